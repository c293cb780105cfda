//! `leakguard dataset`: training sets and other exports, made by a recipe.

// What the build will read.
#![allow(dead_code)]

mod apply;
mod lines;
mod ordered;
mod persons;
mod plan;
mod recipe;
mod retention;
mod row;

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;

use crate::args::{DatasetArgs, DatasetCommand};

pub fn run(args: &DatasetArgs) -> Result<ExitCode> {
    match &args.command {
        DatasetCommand::Apply(args) => apply::run(args),
        DatasetCommand::Schema => {
            writeln!(std::io::stdout(), "{:#}", recipe::Recipe::schema())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}
