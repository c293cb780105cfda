//! What holds for every message, whatever it is: shared by the targets that redact.

use std::cell::RefCell;
use std::fmt;
use std::sync::LazyLock;

use leakguard_core::{Blocked, Context, Engine, Finding, Format, Policy, Scratch, Stream};
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
        unchanged_elsewhere(input, &once, &findings);
        if let (Ok(before), false) = (serde_json::from_slice::<Shape>(input), matches!(format, Format::Text)) {
            // A single number or word is a text unless it is said to be JSON.
            let is_document = matches!(format, Format::Json) || matches!(input.trim_ascii().first(), Some(b'{'));
            if is_document {
                assert!(!malformed, "JSON is taken for none: {}", input.escape_ascii());
                let after = serde_json::from_slice::<Shape>(&once);
                let after = after.unwrap_or_else(|error| panic!("{error}: {} became {}", input.escape_ascii(), once.escape_ascii()));
                assert_eq!(after.0, before.0, "{} became {}", input.escape_ascii(), once.escape_ascii());
            }
        }
        let (twice, ..) = redact(engine, &once, format);
        assert!(twice == once || *ONCE, "{} became {} and then {}", input.escape_ascii(), once.escape_ascii(), twice.escape_ascii());
        // A fresh scratch sees what a warm one sees.
        let mut fresh = Scratch::default();
        let output = engine.redact(input, &GUEST, format, &mut fresh).map(|redaction| redaction.output.unwrap_or(input).to_vec());
        assert!(output.as_ref() == Ok(&once), "another result with a fresh scratch: {}", input.escape_ascii());
    }
    let (monitored, ..) = redact(&MONITOR, input, format);
    assert!(monitored == input, "monitoring changes {} to {}", input.escape_ascii(), monitored.escape_ascii());
}

/// Checks that a stream of chunks of these sizes, in turn, gives what one call gives, and holds little back.
pub fn streams(input: &[u8], format: Format, sizes: [usize; 2]) {
    let (whole, ..) = redact(&REDACT_ALL, input, format);
    let (mut stream, mut out, mut at) = (Stream::new(format), Vec::new(), 0);
    for size in sizes.iter().cycle() {
        if at == input.len() {
            break;
        }
        let end = input.len().min(at + size);
        stream.push(&REDACT_ALL, &GUEST, &input[at..end], &mut out).expect("this policy blocks nothing");
        at = end;
    }
    stream.finish(&REDACT_ALL, &GUEST, &mut out).expect("this policy blocks nothing");
    if let Some(place) = (0..whole.len().max(out.len())).find(|&place| whole.get(place) != out.get(place)) {
        let around = |bytes: &[u8]| bytes[place.saturating_sub(100).min(bytes.len())..bytes.len().min(place + 100)].escape_ascii().to_string();
        panic!("at {place} of {format:?} in chunks of {sizes:?}: {} and {}", around(&whole), around(&out));
    }
}

/// What no finding covers stands in the output as it was, in its order.
fn unchanged_elsewhere(input: &[u8], output: &[u8], findings: &[Finding]) {
    let (mut from, mut at, mut first) = (0, 0, true);
    let mut stretch = |from: usize, to: usize, last: bool| {
        let kept = &input[from..to];
        let found = match () {
            () if first => output.starts_with(kept).then_some(0),
            () if last => output[at..].ends_with(kept).then(|| output.len() - at - kept.len()),
            () if kept.is_empty() => Some(0),
            () => output[at..].windows(kept.len()).position(|window| window == kept),
        };
        first = false;
        let found = found.unwrap_or_else(|| panic!("bytes {from}..{to} are gone: {} became {}", input.escape_ascii(), output.escape_ascii()));
        at += found + kept.len();
    };
    for finding in findings.iter().filter(|finding| finding.changed) {
        stretch(from, finding.start, false);
        from = finding.end;
    }
    stretch(from, input.len(), true);
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
