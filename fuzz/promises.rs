//! What holds for every message, whatever it is: shared by the targets that redact.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;
use std::sync::LazyLock;

use leakguard_core::{Blocked, BodyError, BodyStream, Context, Encoding, Engine, Expansion, Finding, Format, Policy, Scratch, Sink, Stream};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Context of all calls.
const GUEST: Context<'static> = Context { channel: leakguard_core::Channel::Api, consumer: "guest", route: "", host: "", subject: None };

fn engine(policy: Policy) -> Engine {
    Engine::new(policy, None).expect("a preset needs no key")
}

fn preset(name: &str) -> Policy {
    Policy::preset(name).expect("a preset of this name")
}

static REDACT_ALL: LazyLock<Engine> = LazyLock::new(|| engine(preset("redact-all")));
static DEFAULT: LazyLock<Engine> = LazyLock::new(|| engine(preset("default")));
static MONITOR: LazyLock<Engine> = LazyLock::new(|| {
    let mut policy = preset("redact-all");
    policy.mode = leakguard_core::policy::Mode::Monitor;
    engine(policy)
});

/// `ONCE` in the environment: a second pass may find more. What is worse than that is not hidden behind it then.
static ONCE: LazyLock<bool> = LazyLock::new(|| std::env::var_os("ONCE").is_some());

/// The engine that redacts everything with labels.
pub fn redact_all() -> &'static Engine {
    &REDACT_ALL
}

/// Redacts with a scratch of its own that stays warm: output, findings, whether it was malformed.
pub fn redact(engine: &Engine, input: &[u8], format: Format) -> (Vec<u8>, Vec<Finding>, bool) {
    redact_or_block(engine, input, format).expect("this policy blocks nothing")
}

/// The same for a policy that may block.
pub fn redact_or_block(engine: &Engine, input: &[u8], format: Format) -> Option<(Vec<u8>, Vec<Finding>, bool)> {
    thread_local! { static WARM: RefCell<Scratch> = RefCell::default(); }
    WARM.with_borrow_mut(|scratch| {
        let result = engine.redact(input, &GUEST, format, scratch);
        let result = match result {
            Ok(redaction) => {
                check_findings(input, redaction.findings);
                Some((redaction.output.unwrap_or(input).to_vec(), redaction.findings.to_vec(), redaction.malformed))
            }
            Err(Blocked { .. }) => None,
        };
        scratch.shrink(1 << 20);
        result
    })
}

fn check_findings(input: &[u8], findings: &[Finding]) {
    let mut behind = 0;
    for finding in findings {
        assert!(behind <= finding.start && finding.start < finding.end && finding.end <= input.len(), "{finding:?} behind {behind} of {}", input.len());
        behind = finding.end;
    }
}

/// Checks all that is promised of any input.
pub fn holds(input: &[u8], format: Format) {
    for engine in [&*REDACT_ALL, &*DEFAULT] {
        let (once, findings, malformed) = redact(engine, input, format);
        if !tells_lengths(input) {
            unchanged_elsewhere(input, &once, &findings);
        }
        settles(engine, input, &once, &findings, format);
        if let Ok(before) = serde_json::from_slice::<Shape>(input) {
            let opened = input.trim_ascii().first() == Some(&b'{');
            let is_document = match format {
                Format::Json => true,
                // A single number or word is a text unless it is said to be JSON.
                Format::Auto => opened,
                Format::Ndjson => opened && !input.trim_ascii().contains(&b'\n'),
                _ => false,
            };
            if is_document {
                assert!(!malformed, "JSON is taken for none: {}", input.escape_ascii());
                let after = serde_json::from_slice::<Shape>(&once);
                let after = after.unwrap_or_else(|error| panic!("{error}: {} became {}", input.escape_ascii(), once.escape_ascii()));
                assert_eq!(after.0, before.0, "{} became {}", input.escape_ascii(), once.escape_ascii());
            }
        }
        // A fresh scratch sees what a warm one sees.
        let mut fresh = Scratch::default();
        let output = engine.redact(input, &GUEST, format, &mut fresh).map(|redaction| redaction.output.unwrap_or(input).to_vec());
        assert!(output.as_ref() == Ok(&once), "another result with a fresh scratch: {}", input.escape_ascii());
    }
    let (monitored, ..) = redact(&MONITOR, input, format);
    assert!(monitored == input, "monitoring changes {} to {}", input.escape_ascii(), monitored.escape_ascii());
}

/// How far from a value that is gone another may be told by its absence.
const NEAR: usize = 512;

/// Passes until nothing changes any more, at most, beside one for each value.
const PASSES: usize = 4;

/// Checks that a second pass changes nothing, or near the places alone where the first has put something: what stood there may have spoken
/// against its neighbour (`saw 4f9a… token sha256~…`: with the hash its word is gone). What was put there stays, and soon nothing changes.
fn settles(engine: &Engine, input: &[u8], once: &[u8], findings: &[Finding], format: Format) {
    let again = |text: &[u8]| {
        let (output, findings, _) = redact(engine, text, format);
        (output, findings)
    };
    settles_with(again, input, once, findings);
}

/// The same for whatever redacts.
pub fn settles_with(again: impl Fn(&[u8]) -> (Vec<u8>, Vec<Finding>), input: &[u8], once: &[u8], findings: &[Finding]) {
    let (mut last, found) = again(once);
    if last == once || *ONCE || tells_lengths(input) {
        return;
    }
    let replaced = unchanged_elsewhere(input, once, findings);
    let put = unchanged_elsewhere(once, &last, &found);
    for (finding, put) in found.iter().filter(|finding| finding.changed).zip(put) {
        // Markup inside of a value stays, and the value is found around it.
        if last[put.0..put.1] == once[finding.start..finding.end] {
            continue;
        }
        let is_near = |&(start, end): &(usize, usize)| finding.start <= end + NEAR && start <= finding.end + NEAR;
        let is_found_again = |&(start, end): &(usize, usize)| start < end && finding.start == start && finding.end == end;
        let place = (finding.start, finding.end);
        assert!(replaced.iter().any(is_near), "{} became {}, and then {place:?} is found", input.escape_ascii(), once.escape_ascii());
        assert!(!replaced.iter().any(is_found_again), "{} became {}, of which {place:?} is found again", input.escape_ascii(), once.escape_ascii());
    }
    let passes = PASSES + findings.len();
    for _ in 0..passes {
        let (next, _) = again(&last);
        if next == last {
            return;
        }
        last = next;
    }
    panic!("{} became {} and is {} after {passes} more passes, which changes again", input.escape_ascii(), once.escape_ascii(), last.escape_ascii());
}

/// What a stream hands out.
#[derive(Default)]
struct Out {
    bytes: Vec<u8>,
    found: Vec<(&'static str, usize, usize)>,
}

impl Sink for Out {
    fn bytes(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    fn finding(&mut self, finding: &Finding, _: Option<Cow<'_, str>>, _: &[u8]) {
        self.found.push((finding.entity.name(), finding.start, finding.end));
    }
}

/// Checks that a stream of chunks of these sizes, in turn, gives what one call gives.
pub fn streams(input: &[u8], format: Format, sizes: [usize; 2]) {
    let (whole, findings, _) = redact(&REDACT_ALL, input, format);
    let (mut stream, mut out, mut at) = (Stream::new(format), Out::default(), 0);
    for size in sizes.iter().cycle() {
        if at == input.len() {
            break;
        }
        let end = input.len().min(at + size);
        stream.push(&REDACT_ALL, &GUEST, &input[at..end], &mut out).expect("this policy blocks nothing");
        at = end;
    }
    stream.finish(&REDACT_ALL, &GUEST, &mut out).expect("this policy blocks nothing");
    if let Some(place) = (0..whole.len().max(out.bytes.len())).find(|&place| whole.get(place) != out.bytes.get(place)) {
        let around = |bytes: &[u8]| bytes[place.saturating_sub(100).min(bytes.len())..bytes.len().min(place + 100)].escape_ascii().to_string();
        panic!("at {place} of {format:?} in chunks of {sizes:?}: {} and {}", around(&whole), around(&out.bytes));
    }
    let found: Vec<_> = findings.iter().map(|finding| (finding.entity.name(), finding.start, finding.end)).collect();
    assert!(out.found == found, "{format:?} in chunks of {sizes:?} finds {:?}, as a whole {found:?}", out.found);
}

/// Checks that a table keeps its cells, and a form its pairs.
pub fn stays_of_its_format(input: &[u8], format: Format) {
    let cells = |text: &[u8]| {
        let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').has_headers(false).flexible(true).from_reader(text);
        reader.byte_records().map(|record| record.map_or(0, |record| record.len())).collect::<Vec<_>>()
    };
    let pairs = |text: &[u8]| form_urlencoded::parse(text).map(|(name, _)| name.len()).collect::<Vec<_>>();
    match format {
        Format::Tsv => {
            let (output, ..) = redact(&REDACT_ALL, input, format);
            assert!(cells(input) == cells(&output), "other cells: {} became {}", input.escape_ascii(), output.escape_ascii());
        }
        Format::Form if !input.contains(&b'?') && !input.contains(&b'#') => {
            let (output, ..) = redact(&REDACT_ALL, input, format);
            assert!(pairs(input).len() == pairs(&output).len(), "other pairs: {} became {}", input.escape_ascii(), output.escape_ascii());
        }
        _ => {}
    }
}

/// Opens, redacts and closes a body, at once and in chunks of a size; what comes out is of the encoding, and holds what the text
/// in it becomes.
pub fn redact_body(body: &[u8], encoding: Encoding, limit: usize, size: usize) {
    if body.is_empty() {
        return;
    }
    let opened = encoding.open(body, limit);
    assert!(opened.as_ref().map_or(0, Vec::len) <= limit, "{encoding:?} gives more than {limit} bytes");
    let redacted = REDACT_ALL.redact_body(body, &[encoding], limit, &GUEST, Format::Auto, &mut Scratch::default());
    let (mut stream, mut out) = (BodyStream::new(Format::Auto, &[encoding], Expansion::default()), Vec::new());
    let mut push = || {
        body.chunks(size).try_for_each(|chunk| stream.push(&REDACT_ALL, &GUEST, chunk, &mut out))?;
        stream.finish(&REDACT_ALL, &GUEST, &mut out)
    };
    let streamed = push();
    match (opened, redacted) {
        (Ok(text), Ok(redacted)) => {
            let (expected, ..) = redact(&REDACT_ALL, &text, Format::Auto);
            let open = |body: &[u8]| encoding.open(body, usize::MAX - 1).expect("it was closed right now");
            let output = redacted.output.map_or(text, |body| open(&body));
            assert!(output == expected, "{encoding:?} of {} became {}", expected.escape_ascii(), output.escape_ascii());
            assert!(streamed.is_ok(), "{encoding:?} is opened at once, but not in chunks of {size}: {streamed:?}");
            assert!(open(&out) == expected, "{encoding:?} in chunks of {size} of {} became {}", expected.escape_ascii(), open(&out).escape_ascii());
        }
        (Err(opened), Err(redacted)) => {
            assert!(opened == redacted && !matches!(opened, BodyError::Blocked(_)), "{opened} and {redacted}");
            assert!(
                streamed.is_err() || matches!(opened, BodyError::TooLarge { .. }),
                "{encoding:?} is opened in chunks of {size}, at once it is not: {opened}"
            );
        }
        (opened, redacted) => panic!("{:?} and {redacted:?}", opened.map(|text| text.len())),
    }
}

/// Whether PHP's serialization may be in it, which tells of lengths: they are written anew where something else is.
fn tells_lengths(text: &[u8]) -> bool {
    text.windows(4).any(|window| matches!(window, [b's', b':', b'0'..=b'9', b'0'..=b'9' | b':']))
}

/// What no finding covers stands in the output as it was, in its order. Returns what was put there: from where to where in the output.
fn unchanged_elsewhere(input: &[u8], output: &[u8], findings: &[Finding]) -> Vec<(usize, usize)> {
    let (mut from, mut at, mut first, mut replaced) = (0, 0, true, Vec::new());
    let mut stretch = |from: usize, to: usize, last: bool| {
        let kept = &input[from..to];
        let found = match () {
            () if first => output.starts_with(kept).then_some(0),
            () if last => output[at..].ends_with(kept).then(|| output.len() - at - kept.len()),
            () if kept.is_empty() => Some(0),
            () => output[at..].windows(kept.len()).position(|window| window == kept),
        };
        let found = found.unwrap_or_else(|| panic!("bytes {from}..{to} are gone: {} became {}", input.escape_ascii(), output.escape_ascii()));
        if !first {
            replaced.push((at, at + found));
        }
        first = false;
        at += found + kept.len();
    };
    for finding in findings.iter().filter(|finding| finding.changed) {
        stretch(from, finding.start, false);
        from = finding.end;
    }
    stretch(from, input.len(), true);
    replaced
}

/// A document without its scalar values and keys; members that share a key both count.
pub struct Shape(pub String);

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Shape, D::Error> {
        struct Walk;
        macro_rules! scalar {
            ($($method:ident $type:ty => $shape:literal;)*) => { $(
                fn $method<E>(self, _: $type) -> Result<Shape, E> {
                    Ok(Shape($shape.to_owned()))
                }
            )* };
        }
        impl<'de> Visitor<'de> for Walk {
            type Value = Shape;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }

            scalar! { visit_bool bool => "b"; visit_i64 i64 => "n"; visit_u64 u64 => "n"; visit_f64 f64 => "n"; visit_str &str => "s"; }

            fn visit_unit<E>(self) -> Result<Shape, E> {
                Ok(Shape("0".to_owned()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Shape, A::Error> {
                let mut shape = "[".to_owned();
                while let Some(Shape(element)) = elements.next_element()? {
                    shape += &element;
                }
                Ok(Shape(shape + "]"))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Shape, A::Error> {
                let mut shape = "{".to_owned();
                while let Some((IgnoredAny, Shape(value))) = members.next_entry()? {
                    shape += &value;
                }
                Ok(Shape(shape + "}"))
            }
        }
        deserializer.deserialize_any(Walk)
    }
}
