//! `leakguard keys`

use std::process::ExitCode;

use anyhow::{Result, anyhow};
use leakguard_core::keys;
use zeroize::Zeroizing;

use crate::args::{KeysArgs, KeysCommand};

pub fn run(args: &KeysArgs) -> Result<ExitCode> {
    match &args.command {
        KeysCommand::Generate { keyring } => {
            let mut master = Zeroizing::new([0u8; 32]);
            getrandom::fill(master.as_mut_slice()).map_err(|error| anyhow!("the system gives no random bytes: {error}"))?;
            let path = keys::create(keyring, master.as_slice(), None)?;
            eprintln!("leakguard: keyring {} made, key k1 is active; without this file its hashes cannot be made again", path.display());
        }
    }
    Ok(ExitCode::SUCCESS)
}
