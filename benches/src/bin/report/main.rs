//! `report CRITERION_DIR MEASURES`: what `benches/run` found, as Markdown on stdout: the conditions that LeakGuard is to meet,
//! and the table of all engines.
//!
//! `CRITERION_DIR` is a `CRITERION_HOME` after a run; `MEASURES` has lines that `measures.rs` describes.

mod conditions;
mod formats;
mod measures;
mod table;

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;

use measures::Measures;

type Failure = Box<dyn Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [criterion, lines] = arguments.as_slice() else {
        return Err("usage: report CRITERION_DIR MEASURES".into());
    };
    let mut measures = Measures::default();
    measures.read_criterion(Path::new(criterion))?;
    measures.read_lines(&fs::read_to_string(lines)?)?;
    let (conditions, formats) = (conditions::table(&measures), formats::table(&measures));
    println!("## Conditions\n\n{conditions}{formats}\n## Engines\n\n{}{}", table::table(&measures), table::actions(&measures));
    Ok(())
}
