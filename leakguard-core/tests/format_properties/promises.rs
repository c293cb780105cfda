//! What is promised of every document, and how it is asked for.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use leakguard_core::{Context, Engine, Finding, Format, Policy, Scratch, Sink, Stream};
use proptest::prelude::*;

use crate::documents::{Document, SECRET};
use crate::referees::Structure;

/// One action for everything, with labels, with what is kept of a value, and with what goes.
static ENGINES: LazyLock<Vec<(Action, Engine)>> = LazyLock::new(|| {
    [(Action::Redact, "action = 'redact'"), (Action::Mask, "action = 'mask'\nkeep_first = 2\nkeep_last = 2"), (Action::Drop, "action = 'drop'")]
        .map(|(action, line)| (action, Engine::new(Policy::from_toml(&format!("[[rule]]\nname = 'all'\n{line}\n"), "").unwrap(), None).unwrap()))
        .into_iter()
        .collect()
});

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Redact,
    Mask,
    Drop,
}

/// Of the list of engines. A long document goes through one of them.
pub type Engines = Range<usize>;
pub const ALL: Engines = 0..3;

pub fn one() -> impl Strategy<Value = Engines> {
    ALL.prop_map(|engine| engine..engine + 1)
}

/// Sizes of chunks, over and over.
pub fn sizes() -> impl Strategy<Value = Vec<usize>> {
    prop_oneof![1 => Just(vec![1]), 3 => prop::collection::vec(prop_oneof![1..4usize, 1..200usize, 1..9000usize], 1..6)]
}

/// What of a finding does not depend on the call's memory.
type Found = (&'static str, usize, usize, Option<String>);

#[derive(Default)]
struct Out {
    bytes: Vec<u8>,
    found: Vec<Found>,
}

impl Sink for Out {
    fn bytes(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    fn finding(&mut self, finding: &Finding, field: Option<Cow<'_, str>>, _: &[u8]) {
        self.found.push((finding.entity.name(), finding.start, finding.end, field.map(Cow::into_owned)));
    }
}

/// One output and how the input was read.
struct Outcome {
    action: Action,
    output: String,
    format: Format,
}

/// The structure stays, and what holds nothing stays as it is, whatever the format is said to be.
pub fn check(document: &Document, format: Format, sizes: &[usize], engines: Engines) -> Result<(), TestCaseError> {
    let before = (document.referee)(&document.text).map_err(|error| TestCaseError::fail(format!("{error} in the generated {}", document.text)))?;
    for Outcome { action, output, format } in outputs(&document.text, format, sizes, engines)? {
        prop_assert!(!output.contains(SECRET), "{:?} {} became {}", format, document.text, output);
        // Read as a text, it is promised what a text is.
        if format != document.format {
            continue;
        }
        let after = (document.referee)(&output).map_err(|error| TestCaseError::fail(format!("{error}: {} became {output}", document.text)))?;
        if action == Action::Drop && matches!(format, Format::Json | Format::Ndjson | Format::Log) {
            // Members go.
            prop_assert!(after.values.len() <= before.values.len());
            continue;
        }
        same(&before, &after).map_err(|error| TestCaseError::fail(format!("{error}: {} became {output}", document.text)))?;
    }
    Ok(())
}

/// What is promised of any text in any format.
pub fn hold(input: &str, format: Format, sizes: &[usize], engines: Engines) -> Result<(), TestCaseError> {
    outputs(input, format, sizes, engines).map(drop)
}

fn same(before: &Structure, after: &Structure) -> Result<(), String> {
    if let Some((before, after)) = before.shape.iter().zip(&after.shape).find(|(before, after)| before != after) {
        return Err(format!("{before:?} is {after:?} now"));
    }
    if (before.shape.len(), before.values.len()) != (after.shape.len(), after.values.len()) {
        return Err(format!("{} marks and {} values became {} and {}", before.shape.len(), before.values.len(), after.shape.len(), after.values.len()));
    }
    for ((name, was), (name_after, is)) in before.values.iter().zip(&after.values) {
        if name != name_after {
            return Err(format!("the name {name:?} became {name_after:?}"));
        }
        // In these fields nothing is data by its name, and words alone are none by themselves.
        let holds_nothing = matches!(&**name, "sku" | "total" | "qty") && was.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ');
        if holds_nothing && was != is {
            return Err(format!("{name:?} had {was:?} and has {is:?}"));
        }
    }
    Ok(())
}

/// The output of these engines; checks what holds for all formats.
fn outputs(input: &str, format: Format, sizes: &[usize], engines: Engines) -> Result<Vec<Outcome>, TestCaseError> {
    let mut outputs = Vec::new();
    let mut scratch = Scratch::default();
    for (action, engine) in &ENGINES[engines] {
        let redaction = engine.redact(input.as_bytes(), &Context::default(), format, &mut scratch).unwrap();
        let read_as = (redaction.format, redaction.malformed);
        let once = redaction.output.unwrap_or(input.as_bytes()).to_vec();
        for pair in redaction.findings.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start, "findings overlap or are out of order: {:?} in {}", pair, input);
        }
        // A member that goes takes its name along.
        if *action != Action::Drop {
            unchanged_elsewhere(input.as_bytes(), &once, redaction.findings, gets_quotes(read_as.0))?;
        }
        let found: Vec<Found> = redaction
            .findings
            .iter()
            .map(|finding| (finding.entity.name(), finding.start, finding.end, redaction.field(finding).map(Cow::into_owned)))
            .collect();
        let once = String::from_utf8(once).map_err(|error| TestCaseError::fail(format!("{error}: {input}")))?;
        if *action == Action::Redact {
            let twice = engine.redact(once.as_bytes(), &Context::default(), format, &mut scratch).unwrap();
            if let Some(twice) = twice.output {
                prop_assert!(false, "{:?} {} became {} and then {}", format, input, once, String::from_utf8_lossy(twice));
            }
        }
        let (mut stream, mut out) = (Stream::new(format), Out::default());
        let (mut rest, mut sizes_left) = (input.as_bytes(), sizes.iter().cycle());
        while !rest.is_empty() {
            let (chunk, behind) = rest.split_at(rest.len().min(*sizes_left.next().unwrap()));
            stream.push(engine, &Context::default(), chunk, &mut out).unwrap();
            rest = behind;
        }
        let streamed = stream.finish(engine, &Context::default(), &mut out).unwrap();
        if let Some(place) = (0..once.len().max(out.bytes.len())).find(|&place| once.as_bytes().get(place) != out.bytes.get(place)) {
            let around = |bytes: &[u8]| String::from_utf8_lossy(&bytes[place.saturating_sub(80).min(bytes.len())..bytes.len().min(place + 80)]).into_owned();
            prop_assert!(false, "{:?} in chunks of {:?} differs at {}:\n{}\n{}", format, sizes, place, around(once.as_bytes()), around(&out.bytes));
        }
        prop_assert!(out.found == found, "{:?} in chunks of {:?} has other findings", format, sizes);
        prop_assert_eq!((streamed.format, streamed.malformed), read_as, "{:?} in chunks of {:?}", format, sizes);
        outputs.push(Outcome { action: *action, output: once, format: read_as.0 });
    }
    Ok(outputs)
}

/// A cell without quotes may get some, and in a form there may be files that are tables.
fn gets_quotes(format: Format) -> bool {
    matches!(format, Format::Csv | Format::Tsv | Format::Multipart)
}

/// What no finding covers stands in the output as it was, byte for byte and in its order; but for quotes, if a cell may get some.
fn unchanged_elsewhere(input: &[u8], output: &[u8], findings: &[Finding], quotes: bool) -> Result<(), TestCaseError> {
    let kept = |bytes: &[u8]| bytes.iter().copied().filter(|byte| !quotes || *byte != b'"').collect::<Vec<_>>();
    let output = kept(output);
    let (mut from, mut at) = (0, 0);
    for finding in findings.iter().filter(|finding| finding.changed) {
        let kept = kept(&input[from..finding.start]);
        let place = if from == 0 { output.starts_with(&kept).then_some(0) } else { memchr::memmem::find(&output[at..], &kept) };
        prop_assert!(place.is_some(), "bytes {}..{} are gone: {} became {}", from, finding.start, input.escape_ascii(), output.escape_ascii());
        at += place.unwrap_or_default() + kept.len();
        from = finding.end;
    }
    let rest = kept(&input[from..]);
    prop_assert!(output[at..].ends_with(&rest), "bytes {}.. are gone: {} became {}", from, input.escape_ascii(), output.escape_ascii());
    prop_assert!(from > 0 || output == kept(input), "nothing was found, and {} became {}", input.escape_ascii(), output.escape_ascii());
    Ok(())
}
