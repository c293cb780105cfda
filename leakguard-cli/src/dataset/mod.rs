//! `leakguard dataset`: training sets and other exports, made by a recipe.

mod apply;
mod build;
mod columnar;
mod encode;
mod groups;
mod lines;
mod manifest;
mod ordered;
mod part;
mod persons;
mod plan;
mod recipe;
mod residue;
mod retention;
mod row;
mod source;
mod stage;
mod state;
mod verify;

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;

pub use encode::Format;
pub use manifest::public_key;

use crate::args::{DatasetArgs, DatasetCommand};

pub fn run(args: &DatasetArgs) -> Result<ExitCode> {
    match &args.command {
        DatasetCommand::Apply(args) => apply::run(args),
        DatasetCommand::Build(args) => build::build(args),
        DatasetCommand::Seal(args) => build::seal(args),
        DatasetCommand::Persons(args) => build::persons(args),
        DatasetCommand::Verify(args) => verify::verify(args),
        DatasetCommand::Decrypt(args) => verify::decrypt(args),
        DatasetCommand::Schema => {
            writeln!(std::io::stdout(), "{:#}", recipe::Recipe::schema())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}
