//! `leakguard`: redact and scan files and pipes, check and explain policies.
//!
//! Exit status: 0 done, 1 could not (the reason on standard error), 2 wrong usage; `scan --exit-code N` exits N when
//! something was found.

mod args;
mod entities;
mod input;
mod keys;
mod policy;
mod redact;
mod scan;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Arguments, Command};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match arguments.command {
        Command::Redact(args) => redact::run(&args),
        Command::Scan(args) => scan::run(&args),
        Command::Keys(args) => keys::run(&args),
        Command::Policy(args) => policy::run(&args),
        Command::Entities(args) => entities::run(&args),
    };
    match outcome {
        Ok(code) => code,
        // The reader of our output has gone (`leakguard scan … | head`): nothing is left to say.
        Err(error) if error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("leakguard: {error:#}");
            ExitCode::FAILURE
        }
    }
}
