//! Throughput beside a peer, the two in turns within one run: lines `ratio, CORPUS/KIB, OURS, THEIRS, TIMES` with tabs between.
//!
//! `paired SECONDS`: LeakGuard and `regex-meta` on each corpus, SECONDS for each.
//! `paired SECONDS --isa NAME`: the same with one instruction set in place of the fastest, and a line
//! `seconds, CORPUS/KIB, leakguard-core-NAME, SECONDS, BYTES`; `paired --isas` prints the names that this machine has.
//! `paired SECONDS --php DIR COMMAND...`: LeakGuard here and PHP's `preg_replace` there; DIR holds what `corpus` wrote,
//! COMMAND is `php ... preg.php`.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use leakguard_benches::corpus::{CORPORA, SEED, by_name};
use leakguard_benches::engines::{Failure, engine};
use leakguard_benches::pairs::{InProcess, Paired, Runner, in_turns};

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["--isas"] => {
            leakguard_core::isa_names().iter().for_each(|name| println!("{name}"));
            Ok(())
        }
        [seconds] => beside_regex(seconds.parse()?, &[64, 1024], None),
        [seconds, "--isa", isa] => {
            if !leakguard_core::choose_isa(isa) {
                return Err(format!("this machine has no '{isa}'").into());
            }
            beside_regex(seconds.parse()?, &[64], Some(isa))
        }
        [seconds, "--php", folder, command @ ..] if !command.is_empty() => beside_php(seconds.parse()?, folder, command),
        _ => Err("usage: paired SECONDS [--isa NAME | --php DIR COMMAND...] | --isas".into()),
    }
}

fn beside_regex(seconds: f64, sizes: &[usize], isa: Option<&str>) -> Result<(), Failure> {
    let name = isa.map_or("leakguard-core".to_owned(), |isa| format!("leakguard-core-{isa}"));
    on_each_corpus(sizes, |group, _, text| {
        let mut theirs = InProcess::new(engine("regex-meta")?, text)?;
        let Paired { ratio, seconds } = in_turns(&mut InProcess::new(engine("leakguard-core")?, text)?, &mut theirs, seconds)?;
        println!("ratio\t{group}\t{name}\tregex-meta\t{ratio:.3}");
        if isa.is_some() {
            println!("seconds\t{group}\t{name}\t{seconds:.9}\t{}", text.len());
        }
        Ok(())
    })
}

fn beside_php(seconds: f64, folder: &str, command: &[&str]) -> Result<(), Failure> {
    on_each_corpus(&[64, 1024], |group, file, text| {
        let mut theirs = Php::new(command, &format!("{folder}/{file}"))?;
        let Paired { ratio, .. } = in_turns(&mut InProcess::new(engine("leakguard-core")?, text)?, &mut theirs, seconds)?;
        println!("ratio\t{group}\tleakguard-core\tphp-preg\t{ratio:.3}");
        Ok(())
    })
}

/// Calls with the group, the file that `corpus` writes, and the text.
fn on_each_corpus(sizes: &[usize], mut run: impl FnMut(&str, &str, &str) -> Result<(), Failure>) -> Result<(), Failure> {
    for kib in sizes {
        for name in CORPORA {
            let corpus = by_name(name, SEED, kib << 10).unwrap_or_default();
            run(&format!("{name}/{kib}"), &format!("{name}.{kib}.txt"), &corpus.text)?;
        }
    }
    Ok(())
}

/// PHP with the script that takes a sample for every line it gets.
struct Php {
    process: Child,
    ask: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Php {
    fn new(command: &[&str], file: &str) -> Result<Php, Failure> {
        let mut process =
            Command::new(command[0]).args(&command[1..]).args(["--rounds", "php-preg", file]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let (Some(ask), Some(answers)) = (process.stdin.take(), process.stdout.take()) else {
            return Err("PHP has no pipes".into());
        };
        Ok(Php { process, ask, answers: BufReader::new(answers) })
    }
}

impl Runner for Php {
    fn seconds(&mut self) -> Result<f64, Failure> {
        writeln!(self.ask)?;
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        line.trim_end().parse().map_err(|_| format!("PHP answered '{}'", line.trim_end()).into())
    }
}

impl Drop for Php {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
