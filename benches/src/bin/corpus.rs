//! `corpus DIR [KIB]`: writes the corpora for programs that are not Rust, each in the sizes that the benches use.
//!
//! `DIR/{dense,sparse,clean}.KIB.txt` with 4, 64 and 1024 KiB (or the one size asked for), `DIR/order.txt`, `DIR/line.txt`.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use leakguard_benches::corpus::{CORPORA, SEED, by_name, clean_line, order};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let sizes = match arguments.as_slice() {
        [_] => vec![4, 64, 1024],
        [_, kib] => vec![kib.parse()?],
        _ => return Err("usage: corpus DIR [KIB]".into()),
    };
    let folder = Path::new(&arguments[0]);
    fs::create_dir_all(folder)?;
    for kib in sizes {
        for name in CORPORA {
            let corpus = by_name(name, SEED, kib << 10).unwrap_or_default();
            let share = corpus.sensitive_share() * 100.0;
            eprintln!("{name}, {kib} KiB: {} bytes, {share:.3} % of them sensitive in {} values", corpus.text.len(), corpus.planted.len());
            fs::write(folder.join(format!("{name}.{kib}.txt")), corpus.text)?;
        }
    }
    fs::write(folder.join("order.txt"), order(SEED).text)?;
    fs::write(folder.join("line.txt"), clean_line().text)?;
    Ok(())
}
