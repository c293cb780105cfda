//! Manual pages and completions, for packages.

use std::path::Path;

use anyhow::Context;
use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::{Arguments, ManualArgs};

/// Writes `leakguard.1`, a page for each subcommand, and the completions of bash, zsh and fish.
pub fn run(args: &ManualArgs) -> anyhow::Result<std::process::ExitCode> {
    let folder = Path::new(&args.folder);
    std::fs::create_dir_all(folder).with_context(|| args.folder.clone())?;
    clap_mangen::generate_to(Arguments::command(), folder).with_context(|| args.folder.clone())?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        clap_complete::generate_to(shell, &mut Arguments::command(), "leakguard", folder).with_context(|| args.folder.clone())?;
    }
    Ok(std::process::ExitCode::SUCCESS)
}
