//! `leakguard canary`

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Result, anyhow};
use leakguard_core::canary;
use leakguard_core::keys::Keyring;

use crate::args::{CanaryArgs, CanaryCommand};

pub fn run(args: &CanaryArgs) -> Result<ExitCode> {
    let CanaryCommand::New { keyring, count } = &args.command;
    let keyring = Keyring::open(keyring)?;
    let mut out = std::io::stdout().lock();
    for _ in 0..*count {
        let mut random = [0; 10];
        getrandom::fill(&mut random).map_err(|error| anyhow!("the system gives no random bytes: {error}"))?;
        writeln!(out, "{}", canary::new(&keyring, random)?)?;
    }
    Ok(ExitCode::SUCCESS)
}
