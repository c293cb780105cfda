//! `leakguard`: redact and scan files and pipes, check and explain policies.
//!
//! Exit status: 0 done, 1 could not (the reason on standard error), 2 wrong usage; `scan --exit-code N` exits N when
//! something was found.

mod args;
mod canary;
mod dataset;
mod entities;
mod index;
mod input;
mod keys;
mod manual;
mod policy;
mod redact;
mod scan;
mod tokens;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Arguments, Command};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // A panic's message could hold data of the input; its place is all that a report needs.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!(" at {}:{}", place.file(), place.line())).unwrap_or_default();
        eprintln!("leakguard: internal error{place}; nothing more is written. Please report it.");
    }));
    let Ok(outcome) = std::panic::catch_unwind(|| run(arguments.command)) else { return ExitCode::FAILURE };
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

fn run(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Redact(args) => redact::run(&args),
        Command::Scan(args) => scan::run(&args),
        Command::Tokenize(args) => tokens::tokenize(&args),
        Command::Detokenize(args) => tokens::detokenize(&args),
        Command::Keys(args) => keys::run(&args),
        Command::Index(args) => index::run(&args),
        Command::Canary(args) => canary::run(&args),
        Command::Policy(args) => policy::run(&args),
        Command::Entities(args) => entities::run(&args),
        Command::Dataset(args) => dataset::run(&args),
        Command::Manual(args) => manual::run(&args),
    }
}
