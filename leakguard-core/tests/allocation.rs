//! `redact` on a warm engine allocates nothing: counted by the allocator itself.

#![allow(unsafe_code)]
#![allow(clippy::unwrap_used)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::path::PathBuf;

use leakguard_core::keys::Keyring;
use leakguard_core::{Context, Engine, Entity, Format, Policy, Scratch, Sink, Stream, Subject, Tokenizer};

struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<u64> = const { Cell::new(0) };
}

// SAFETY: passes every call to the system's allocator and counts.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the pointer came from `alloc` above.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        // SAFETY: the pointer came from `alloc` above.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn samples() -> Vec<(String, Vec<u8>)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/samples");
    let mut found = Vec::new();
    for folder in ["magento", "woocommerce", "magento/logs"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                found.push((path.display().to_string(), std::fs::read(&path).unwrap()));
            }
        }
    }
    assert!(found.len() > 30, "{} samples", found.len());
    let serialized = "a:2:{s:5:\"email\";s:16:\"jane@example.com\";s:4:\"meta\";s:45:\"a:1:{s:5:\"email\";s:16:\"jane@example.com\";}\";}";
    found.push(("what PHP serialized".to_owned(), serialized.repeat(20).into_bytes()));
    let literal =
        "INSERT INTO t (id, note, picture) VALUES (1, 0x6A616E65406578616D706C652E636F6D, X'00FF'), (2, x'6A616E65406578616D706C652E636F6D', NULL);\n";
    found.push(("hexadecimal literals".to_owned(), literal.repeat(20).into_bytes()));
    found
}

#[test]
fn the_counter_counts() {
    let before = ALLOCATIONS.get();
    drop(std::hint::black_box(Box::new(1)));
    assert!(ALLOCATIONS.get() > before);
}

#[test]
fn a_warm_engine_allocates_nothing_on_any_sample() {
    let subject = Subject::new([&b"jan.devries@voorbeeld.example"[..], b"Jan", b"de Vries"]);
    for preset in ["redact-all", "default"] {
        let engine = Engine::new(Policy::preset(preset).unwrap(), None).unwrap();
        let context = Context { consumer: "customer:2", route: "V1/customers/me", subject: Some(&subject), ..Context::default() };
        let samples = samples();
        let mut scratch = Scratch::default();
        for format in [Format::Auto, Format::Text] {
            for (_, bytes) in &samples {
                engine.redact(bytes, &context, format, &mut scratch).unwrap();
            }
            for (name, bytes) in &samples {
                let before = ALLOCATIONS.get();
                let redaction = engine.redact(bytes, &context, format, &mut scratch).unwrap();
                let (output, findings) = (redaction.output.map(<[u8]>::len), redaction.findings.len());
                let allocations = ALLOCATIONS.get() - before;
                assert_eq!(allocations, 0, "{name} as {format:?} with {preset}: {allocations} allocations, {findings} findings, output {output:?}");
            }
        }
    }
}

#[test]
fn keyed_actions_allocate_nothing_either() {
    let ring = "active = 'k1'\n[[key]]\nid = 'k1'\nsecret = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8='\n";
    for action in ["hash", "tokenize"] {
        let policy = Policy::from_toml(&format!("[[rule]]\nname = 'all'\naction = '{action}'\n"), "").unwrap();
        let engine = Engine::new(policy, Some(Keyring::from_toml(ring).unwrap())).unwrap();
        let (mut scratch, context) = (Scratch::default(), Context::default());
        for round in 0..2 {
            for (name, bytes) in &samples() {
                let before = ALLOCATIONS.get();
                engine.redact(bytes, &context, Format::Auto, &mut scratch).unwrap();
                let allocations = ALLOCATIONS.get() - before;
                assert!(round == 0 || allocations == 0, "{name} with {action}: {allocations} allocations");
            }
        }
    }
}

#[test]
fn a_warm_tokenizer_allocates_nothing() {
    let ring = "active = 'k1'\n[[key]]\nid = 'k1'\nsecret = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8='\n";
    let tokenizer = Tokenizer::new(&Keyring::from_toml(ring).unwrap(), "").unwrap();
    let mut out = Vec::with_capacity(1000);
    for (entity, value) in [(Entity::Person, "Jane Doe"), (Entity::EmailAddress, "jane@example.com"), (Entity::CreditCard, "4111 1111 1111 1111")] {
        for round in 0..2 {
            out.clear();
            let before = ALLOCATIONS.get();
            tokenizer.tokenize(entity, value.as_bytes(), &mut out).unwrap();
            assert!(round == 0 || ALLOCATIONS.get() == before, "{entity:?}");
            assert!(out.len() > value.len());
        }
    }
}

#[test]
fn detectors_of_the_policy_allocate_nothing_either() {
    let toml = r#"
        [thresholds]
        EMAIL_ADDRESS = 0.4
        [[allow]]
        values = ["support@example.com"]
        patterns = ['.*@example\.org']
        [[detector]]
        name = "EMPLOYEE_NO"
        regex = '\bEMP-\d{6}\b'
        [[detector]]
        name = "ORDERS"
        regex = '\b0000\d{5,}\b'
        near = ["order", "increment_id"]
        [[detector]]
        name = "PRICES"
        regex = '.+'
        field = ["*price*", "grand_total"]
        [[detector]]
        name = "DOMAINS"
        regex = '[a-z.]+\.(?:example|test)'
        literals = [".example", ".test"]
        [[detector]]
        name = "WORDS"
        words = ["shipping", "Straße", "customer"]
        [[rule]]
        name = "all"
        action = "redact"
    "#;
    let engine = Engine::new(Policy::from_toml(toml, "").unwrap(), None).unwrap();
    let samples = samples();
    let (mut scratch, mut own) = (Scratch::default(), 0);
    let context = Context::default();
    for round in 0..2 {
        for (name, bytes) in &samples {
            let before = ALLOCATIONS.get();
            let redaction = engine.redact(bytes, &context, Format::Auto, &mut scratch).unwrap();
            own += redaction.findings.iter().filter(|finding| finding.detector.is_some()).count();
            let allocations = ALLOCATIONS.get() - before;
            assert!(round == 0 || allocations == 0, "{name}: {allocations} allocations");
        }
    }
    assert!(own > 100, "only {own} findings of the policy's own");
}

#[test]
fn no_action_allocates() {
    use leakguard_core::keys::Keyring;
    let keyring = "active = \"k1\"\n[[key]]\nid = \"k1\"\nsecret = \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"\n";
    let samples = samples();
    for rules in [
        "[[rule]]\nname = 'a'\naction = 'mask'\ncharacter = '•'\nfixed_length = 4\n",
        "reference_date = '2026-11-21'\n[[rule]]\nname = 'a'\naction = 'generalize'\ndate = 'band'\n",
        "[[rule]]\nname = 'a'\naction = 'hash'\n",
        "[[rule]]\nname = 'a'\naction = 'shift'\nsubject_field = 'email'\nentity = 'DATE_OF_BIRTH'\n[[rule]]\nname = 'b'\naction = 'synthesize'\n",
    ] {
        let engine = Engine::new(Policy::from_toml(rules, "").unwrap(), Some(Keyring::from_toml(keyring).unwrap())).unwrap();
        let (mut scratch, mut changed) = (Scratch::default(), 0);
        for round in 0..2 {
            for (name, bytes) in &samples {
                let before = ALLOCATIONS.get();
                let redaction = engine.redact(bytes, &Context::default(), Format::Auto, &mut scratch).unwrap();
                changed += redaction.findings.iter().filter(|finding| finding.changed).count();
                let allocations = ALLOCATIONS.get() - before;
                assert!(round == 0 || allocations == 0, "{name} with {rules}: {allocations} allocations");
            }
        }
        assert!(changed > 200, "only {changed} values changed by {rules}");
    }
}

/// Takes the output and keeps nothing.
struct Nowhere(usize);

impl Sink for Nowhere {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0 += bytes.len();
    }
}

#[test]
fn a_warm_stream_allocates_nothing() {
    let engine = Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap();
    let context = Context::default();
    let record = r#"{"id":17,"customer":{"name":"Jonas \u0057eber","email":"jane@example.com"},"note":"ring at Weber","street":["Hauptstr. 5"]}"#;
    let line = format!("[2026-11-21T05:14:03+00:00] main.ERROR: card 4111 1111 1111 1111 of jane@example.com {record} []\n");
    for (format, text) in [
        (Format::Text, line.repeat(700)),
        (Format::Auto, line.repeat(700)),
        (Format::Ndjson, format!("{record}\n").repeat(700)),
        (Format::Json, format!("[{record}{}]", format!(", {record}").repeat(5000))),
    ] {
        let (mut stream, mut nowhere) = (Stream::new(format), Nowhere(0));
        let mut message = |counts: bool| {
            for chunk in text.as_bytes().chunks(3001) {
                let before = ALLOCATIONS.get();
                stream.push(&engine, &context, chunk, &mut nowhere).unwrap();
                assert!(!counts || ALLOCATIONS.get() == before, "{format:?}");
            }
            let before = ALLOCATIONS.get();
            stream.finish(&engine, &context, &mut nowhere).unwrap();
            assert!(!counts || ALLOCATIONS.get() == before, "{format:?}");
        };
        message(false);
        message(true);
        assert!(nowhere.0 > text.len());
    }
}

#[test]
fn looking_for_own_values_and_passages_allocates_nothing() {
    use leakguard_core::index::{IndexBuilder, PassageBuilder, Pieces};
    let ring = || Keyring::from_toml("active = \"k1\"\n[[key]]\nid = \"k1\"\nsecret = \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"\n").unwrap();
    let folder = std::env::temp_dir().join(format!("leakguard-allocation-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut values = IndexBuilder::new(&ring(), "", [1; 16]).unwrap();
    for (entity, parts) in [
        (Entity::Person, &["José María", "Muñoz García"][..]),
        (Entity::EmailAddress, &["jane@example.com"]),
        (Entity::PhoneNumber, &["+353 87 123 4567"]),
        (Entity::IbanCode, &["DE89 3704 0044 0532 0130 00"]),
        (Entity::PostalAddress, &["1 Example Street", "Dublin"]),
    ] {
        assert!(values.add(entity, parts).unwrap());
    }
    std::fs::write(folder.join("values.lgx"), values.finish(None).unwrap()).unwrap();
    let text = "The discount of wholesale partners is computed from the rolling average of ninety days, and nobody may tell how.";
    let mut passages = PassageBuilder::new(&ring(), "", [1; 16], Pieces::for_passages(50).unwrap()).unwrap();
    assert!(passages.add(text.as_bytes()));
    std::fs::write(folder.join("rules.lgx"), passages.finish(None).unwrap()).unwrap();
    std::fs::write(folder.join("prompt.txt"), text).unwrap();
    let detectors =
        "[[detector]]\nname = 'A'\nindex = 'values.lgx'\n[[detector]]\nname = 'B'\nindex = 'rules.lgx'\n[[detector]]\nname = 'C'\nprompt_file = 'prompt.txt'\n";
    let toml = format!("[[rule]]\nname = 'all'\naction = 'redact'\n{detectors}");
    let engine = Engine::new(Policy::from_toml(&toml, &folder.join("p.toml").display().to_string()).unwrap(), Some(ring())).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let marks = "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}";
    let mut samples = samples();
    let own = format!("{text} Muñoz García, José; {marks} +353 87 1234567, DE89370400440532013000; 1 example street Dublin (jane@example.com) ").repeat(200);
    samples.push(("own values".to_owned(), own.into_bytes()));
    let mut scratch = Scratch::default();
    let context = Context::default();
    for (_, bytes) in &samples {
        engine.redact(bytes, &context, Format::Auto, &mut scratch).unwrap();
    }
    let before = ALLOCATIONS.get();
    for (name, bytes) in &samples {
        engine.redact(bytes, &context, Format::Auto, &mut scratch).unwrap();
        assert_eq!(ALLOCATIONS.get(), before, "{name}");
    }
}
