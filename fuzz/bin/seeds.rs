//! Writes what the fuzzers start from into a folder: `corpus/<target>/` and `dictionary`.

use std::path::PathBuf;
use std::{env, fs, io};

use leakguard_fuzz::{seeds, targets};

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::args_os().nth(1).ok_or_else(|| io::Error::other("usage: seeds FOLDER"))?);
    for target in targets::ALL.iter().map(|&(name, _)| name).chain(["linear"]) {
        let folder = out.join("corpus").join(target);
        fs::create_dir_all(&folder)?;
        for (index, seed) in seeds::of(target)?.iter().enumerate() {
            fs::write(folder.join(format!("seed-{index:04}")), seed)?;
        }
    }
    fs::write(out.join("dictionary"), seeds::dictionary())
}
