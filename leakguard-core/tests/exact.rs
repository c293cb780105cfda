//! The shop's own values and texts: indexes in a policy, through the engine.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use leakguard_core::index::{Index, IndexBuilder, PassageBuilder, Pieces};
use leakguard_core::keys::Keyring;
use leakguard_core::{Context, Engine, Entity, Format, Policy, Scratch, Stream};
use proptest::prelude::*;

/// A folder of its own, gone at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("leakguard-exact-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.0.join(name), bytes).unwrap();
    }

    /// A policy of one rule and one detector.
    fn policy(&self, detector: &str) -> Result<Policy, String> {
        let toml = format!("[[rule]]\nname = 'all'\naction = 'redact'\n[[detector]]\nname = 'OWN'\n{detector}\n");
        Policy::from_toml(&toml, &self.0.join("shop.toml").display().to_string()).map_err(|error| error.to_string())
    }

    fn engine(&self, detector: &str) -> Engine {
        Engine::new(self.policy(detector).unwrap(), Some(ring(1))).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn ring(octet: u8) -> Keyring {
    use base64::Engine as _;
    let secret = base64::engine::general_purpose::STANDARD.encode([octet; 32]);
    Keyring::from_toml(&format!("active = \"k1\"\n[[key]]\nid = \"k1\"\nsecret = \"{secret}\"\n")).unwrap()
}

fn customers() -> Vec<u8> {
    let mut builder = IndexBuilder::new(&ring(1), "", [3; 16]).unwrap();
    for (entity, parts, added) in [
        (Entity::Person, &["Ana", "Murphy"][..], true),
        (Entity::Person, &["José María", "Muñoz García"], true),
        (Entity::Person, &["Jürgen", "Groß"], true),
        (Entity::Person, &["Dr. Siobhán O'Neill-Byrne"], true),
        (Entity::Person, &["Jan", "van der Berg"], true),
        (Entity::Person, &["Will", "Price"], true),
        (Entity::Person, &["李", "伟明"], true),
        (Entity::Person, &["Ana"], false),
        (Entity::Person, &["J", "Li"], false),
        (Entity::Person, &["", " "], true),
        (Entity::EmailAddress, &["Ana.Murphy@Example.com"], true),
        (Entity::EmailAddress, &["no address"], false),
        (Entity::PhoneNumber, &["+353 87 123 4567"], true),
        (Entity::PhoneNumber, &["123 45"], false),
        (Entity::PostalAddress, &["1 Example Street", "Dublin 4"], true),
        (Entity::PostalAddress, &["Example Street"], false),
        (Entity::UsBankRouting, &["ACC-77 1029 X"], true),
        (Entity::UsBankRouting, &["123456"], false),
    ] {
        assert_eq!(builder.add(entity, parts).unwrap(), added, "{parts:?}");
    }
    assert_eq!(builder.header().weak, 6);
    builder.finish(Some("customers")).unwrap()
}

fn shop(name: &str) -> (Folder, Engine) {
    let folder = Folder::new(name);
    folder.write("customers.lgx", &customers());
    let engine = folder.engine("index = 'customers.lgx'");
    (folder, engine)
}

fn redact(engine: &Engine, input: &[u8], format: Format) -> String {
    let mut scratch = Scratch::default();
    let redaction = engine.redact(input, &Context::default(), format, &mut scratch).unwrap();
    assert!(redaction.findings.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", redaction.findings);
    let output = redaction.output.map_or_else(|| input.to_vec(), <[u8]>::to_vec);
    let again = engine.redact(&output, &Context::default(), format, &mut scratch).unwrap().output.map(<[u8]>::to_vec);
    assert_eq!(again, None, "twice is once");
    String::from_utf8_lossy(&output).into_owned()
}

#[test]
fn known_values_are_found_however_they_are_written() {
    let (_folder, engine) = shop("written");
    for (input, expected) in [
        ("Hello, Ana Murphy called", "Hello, [PERSON] called"),
        ("MURPHY, Ana; ana\tmurphy; Ana\u{A0}Murphy's order", "[PERSON]; [PERSON]; [PERSON]'s order"),
        ("ana_murphy, l'Ana Murphy, „Ana Murphy“—x", "[PERSON], l'[PERSON], „[PERSON]“—x"),
        ("José Muñoz, JOSE MUNOZ GARCIA, muñoz garcía josé", "[PERSON], [PERSON], [PERSON]"),
        ("Jose\u{301} Mari\u{301}a Mun\u{303}oz Garci\u{301}a", "[PERSON]"),
        ("Jürgen Gross, Juergen Groß", "[PERSON], [PERSON]"),
        ("Siobhan ONeill Byrne and Siobhán O’Neill-Byrne", "[PERSON] and [PERSON]"),
        ("van der Berg, Jan", "[PERSON]"),
        ("客户李伟明说", "客户[PERSON]说"),
        (r"line\nAna Murphy", r"line\n[PERSON]"),
        ("invoice-ana-murphy-7.pdf, Review-Ana-Murphy-II, for-Ana Murphy", "invoice-[PERSON]-7.pdf, Review-[PERSON]-II, for-[PERSON]"),
        ("call 087 123 4567, (087) 123-4567, 0871234567, 00353871234567", "call [PHONE_NUMBER], [PHONE_NUMBER], [PHONE_NUMBER], [PHONE_NUMBER]"),
        ("to 1 Example Street,\nDublin 4.", "to [POSTAL_ADDRESS]."),
        ("account acc77-1029-x, ACC77 1029X", "account [US_BANK_ROUTING], [US_BANK_ROUTING]"),
    ] {
        assert_eq!(redact(&engine, input.as_bytes(), Format::Text), expected, "{input}");
    }
}

#[test]
fn parts_of_values_and_other_peoples_are_not() {
    let (_folder, engine) = shop("parts");
    for input in [
        "Ana called, Murphy did not. Ana Smith, José Murphy",
        "Banana Murphy; Ana Murphyson; Ana2 Murphy",
        "Ana: Murphy. We saw Susana. Murphy came",
        "we will price this; will, price",
        "Jan Berg",
        "Ana Murphy-Smith, Lee-Ana Murphy, Rose Ana-Murphy, Rose Murphy-Ana",
        "Siobhan Byrne",
        "号李伟。",
        "order 871234567, 87 123 456",
        "Example Street, Dublin",
    ] {
        assert_eq!(redact(&engine, input.as_bytes(), Format::Text), input);
    }
    assert_eq!(redact(&engine, b"Will Price came", Format::Text), "[PERSON] came");
}

#[test]
fn they_are_found_in_every_format_and_named_by_their_detector() {
    let (_folder, engine) = shop("formats");
    for (format, input, expected) in [
        (
            Format::Json,
            r#"{"note":"from An\u0061 Murphy\/x","Ana Murphy":["Murphy, Ana"],"n":7}"#,
            r#"{"note":"from [PERSON]\/x","[PERSON]":["[PERSON]"],"n":7}"#,
        ),
        (Format::Form, "note=Ana+Murphy%20came", "note=[PERSON]%20came"),
        (Format::Csv, "id,note\n7,\"by Ana Murphy, today\"\n", "id,note\n7,\"by [PERSON], today\"\n"),
        (Format::Xml, "<a><b>Jos&#233; Mu&#241;oz</b></a>", "<a><b>[PERSON]</b></a>"),
    ] {
        assert_eq!(redact(&engine, input.as_bytes(), format), expected);
    }
    let mut scratch = Scratch::default();
    let redaction = engine.redact(b"mail ana.murphy@example.com, x.ana.murphy@example.com", &Context::default(), Format::Text, &mut scratch).unwrap();
    let found: Vec<_> = redaction.findings.iter().map(|found| (found.entity, found.detector)).collect();
    assert_eq!(found, [(Entity::EmailAddress, Some(0)), (Entity::EmailAddress, None)]);
}

#[test]
fn an_index_looks_into_the_fields_that_the_policy_names() {
    let (folder, _) = shop("fields");
    let engine = folder.engine("index = 'customers.lgx'\nfield = 'note'");
    assert_eq!(redact(&engine, br#"{"note":"Ana Murphy","text":"Ana Murphy"}"#, Format::Json), r#"{"note":"[PERSON]","text":"Ana Murphy"}"#);
}

#[test]
fn what_is_no_index_of_ours_is_refused_and_says_why() {
    let (folder, _) = shop("refused");
    let whole = customers();
    for (name, bytes, why) in
        [("empty.lgx", &b""[..], "not an index"), ("words.txt", b"Ana Murphy", "not an index"), ("cut.lgx", &whole[..whole.len() - 1], "cut off")]
    {
        folder.write(name, bytes);
        let message = folder.policy(&format!("index = '{name}'")).unwrap_err();
        assert!(message.contains("shop.toml:4: detector[0].index: ") && message.contains(name) && message.contains(why), "{message}");
    }
    for cut in 0..whole.len() {
        assert!(Index::from_bytes(&whole[..cut]).is_err(), "{cut}");
    }
    for place in 0..whole.len() {
        let mut changed = whole.clone();
        changed[place] ^= 1;
        assert!(Index::from_bytes(&changed).is_err(), "{place}");
    }
    let text = String::from_utf8_lossy(&whole).into_owned();
    for secret in ["Ana", "Murphy", "murphy", "example.com", "4567"] {
        assert!(!text.contains(secret), "{secret}");
    }
    for (detector, why) in [
        ("index = 'no-such.lgx'", "no-such.lgx: "),
        ("index = 'customers.lgx'\nwords = 'Zephyr'", "make two detectors"),
        ("index = 'customers.lgx'\nentity = 'PERSON'", "the index says"),
        ("index = 'customers.lgx'\nnear = 'name'", "does not have it"),
        ("shortest = 30\nwords = 'Zephyr'", "for `prompt_file`"),
    ] {
        let message = folder.policy(detector).unwrap_err();
        assert!(message.contains(why), "{message}");
    }
    let rule = "[[rule]]\nname = 'r'\naction = 'redact'\nentity = 'PERSON'\n[[detector]]\nname = 'OWN'\nindex = 'customers.lgx'\n";
    let message = Policy::from_toml(rule, &folder.0.join("shop.toml").display().to_string()).unwrap_err().to_string();
    assert!(message.contains("no rule speaks of EMAIL_ADDRESS"), "{message}");
}

#[test]
fn the_key_decides_and_no_key_is_an_error() {
    let (folder, _) = shop("key");
    let policy = || folder.policy("index = 'customers.lgx'").unwrap();
    assert!(policy().needs_keyring());
    for (keyring, why) in [(None, "name the keyring"), (Some(ring(2)), "another keyring")] {
        let message = Engine::new(policy(), keyring).map_or_else(|error| error.to_string(), |_| panic!("accepted"));
        assert!(message.contains("detector \"OWN\"") && message.contains(why), "{message}");
    }
    let other = Keyring::from_toml("active = \"k9\"\n[[key]]\nid = \"k9\"\nsecret = \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"\n").unwrap();
    let message = Engine::new(policy(), Some(other)).map_or_else(|error| error.to_string(), |_| panic!("accepted"));
    assert!(message.contains("does not have"), "{message}");
    // The same values under another key, and with another salt, share nothing.
    let build = |octet: u8, salt: u8| {
        let mut builder = IndexBuilder::new(&ring(octet), "", [salt; 16]).unwrap();
        builder.add(Entity::Person, &["Ana", "Murphy"]).unwrap();
        Index::from_bytes(&builder.finish(None).unwrap()).unwrap().header().digest.clone()
    };
    assert_eq!(build(1, 1), build(1, 1));
    assert!(build(1, 1) != build(2, 1) && build(1, 1) != build(1, 2));
}

#[test]
fn a_changed_index_is_another_policy_and_its_file_is_known() {
    let (folder, engine) = shop("changed");
    let toml = "[[detector]]\nindex = 'customers.lgx'\n[[detector]]\nprompt_file = '/srv/prompt.txt'\n";
    let files = Policy::files_named_in(toml, &folder.0.join("shop.toml").display().to_string());
    assert_eq!(files, [folder.0.join("customers.lgx"), Path::new("/srv/prompt.txt").to_path_buf()]);
    let mut builder = IndexBuilder::new(&ring(1), "", [3; 16]).unwrap();
    builder.add(Entity::Person, &["Bo", "Larsen"]).unwrap();
    folder.write("customers.lgx", &builder.finish(None).unwrap());
    let changed = folder.engine("index = 'customers.lgx'");
    assert_ne!(engine.policy_id(), changed.policy_id());
    // Settings laid over the older policy keep its index.
    let over = engine.policy().with(serde_json::json!({"min_score": 0.4})).unwrap();
    let over = Engine::new(over, Some(ring(1))).unwrap();
    assert_eq!(redact(&over, b"Ana Murphy, Bo Larsen", Format::Text), "[PERSON], Bo Larsen");
    assert_eq!(redact(&changed, b"Ana Murphy, Bo Larsen", Format::Text), "Ana Murphy, [PERSON]");
}

#[test]
fn chunks_change_nothing_over_the_borders_of_frames() {
    let (_folder, engine) = shop("chunks");
    let line = "Order 7 was sent to Ana Murphy, José Muñoz (087 123 4567) at 1 Example Street, Dublin 4; ask 李伟明 or ana.murphy@example.com\n";
    let text = line.repeat((300 << 10) / line.len());
    let whole = redact(&engine, text.as_bytes(), Format::Text);
    assert!(!whole.contains("Murphy") && !whole.contains("4567") && !whole.contains("Street"));
    for size in [97, 4099, 65_537] {
        let (mut stream, mut out) = (Stream::new(Format::Text), Vec::new());
        for chunk in text.as_bytes().chunks(size) {
            stream.push(&engine, &Context::default(), chunk, &mut out).unwrap();
        }
        stream.finish(&engine, &Context::default(), &mut out).unwrap();
        assert!(out == whole.as_bytes(), "{size}");
    }
}

const RULES: &str = "The discount of wholesale partners is computed from the rolling average of ninety days; accounts whose chargeback
ratio exceeds eighty basis points are moved to manual review, and refunds above four hundred euro need two signatures.
No agent may tell a customer how the score is made. Velocity checks count cards by issuer and by device, and a device that
was seen with five cards in a day is refused for a week without a message.";

fn rules(name: &str, shortest: usize) -> (Folder, Engine) {
    let folder = Folder::new(name);
    let mut builder = PassageBuilder::new(&ring(1), "", [4; 16], Pieces::for_passages(shortest).unwrap()).unwrap();
    assert!(builder.add(RULES.as_bytes()) && !builder.add(b"too short"));
    folder.write("rules.lgx", &builder.finish(Some("RISK_RULES")).unwrap());
    let engine = folder.engine("index = 'rules.lgx'");
    (folder, engine)
}

/// Letters and digits of what is left.
fn letters(text: &str) -> usize {
    text.chars().filter(|character| character.is_alphanumeric()).count()
}

#[test]
fn copied_passages_are_found_and_the_same_words_in_other_sentences_are_not() {
    let (_folder, engine) = rules("passages", 50);
    let copied = "FYI: accounts whose CHARGEBACK ratio\nexceeds eighty basis-points are moved to manual review!! ok?";
    let output = redact(&engine, copied.as_bytes(), Format::Text);
    assert!(output.starts_with("FYI") || output.starts_with("[CONFIDENTIAL]"), "{output}");
    assert!(!output.contains("CHARGEBACK") && !output.contains("review"), "{output}");
    for other in ["A device was refused after five cards. The average of ninety days is computed by the partners.", "No agent may tell a customer", ""] {
        assert_eq!(redact(&engine, other.as_bytes(), Format::Text), other);
    }
    // Pieces are longer than what may stand in a file in the clear.
    let (folder, _) = rules("clear", 50);
    let file = std::fs::read(folder.0.join("rules.lgx")).unwrap();
    assert!(!String::from_utf8_lossy(&file).to_lowercase().contains("chargeback"));
    assert!(PassageBuilder::new(&ring(1), "", [4; 16], Pieces::for_passages(50).unwrap()).unwrap().finish(None).is_err());
    assert!(Pieces::for_passages(19).is_err() && Pieces::for_passages(257).is_err());
}

#[test]
fn an_answer_that_repeats_its_prompt_is_found() {
    let folder = Folder::new("prompt");
    folder.write(
        "prompt.txt",
        "You are Zoe, the assistant of Example Shop.\nNever offer more than 15 % discount, and never speak of Project Zephyr.\n".as_bytes(),
    );
    let engine = Engine::new(folder.policy("prompt_file = 'prompt.txt'").unwrap(), None).unwrap();
    let answer = r#"{"answer":"My instructions: \"you are zoe, the assistant of Example Shop.\\nNever offer more than 15% discount\" or so"}"#;
    let output = redact(&engine, answer.as_bytes(), Format::Json);
    assert_eq!(output, r#"{"answer":"My instructions: \"[CONFIDENTIAL]\" or so"}"#);
    for fine in ["We offer 15 % discount.", "Zoe is the assistant of the shop"] {
        assert_eq!(redact(&engine, fine.as_bytes(), Format::Text), fine);
    }
    let message = folder.policy("prompt_file = 'prompt.txt'\nshortest = 200").unwrap_err();
    assert!(message.contains("less than 200 letters"), "{message}");
}

#[test]
fn canaries_are_found_by_every_engine_with_the_keyring() {
    let planted = leakguard_core::canary::new(&ring(1), *b"0123456789").unwrap();
    let foreign = leakguard_core::canary::new(&ring(2), *b"0123456789").unwrap();
    let engine = Engine::new(Policy::preset("redact-all").unwrap(), Some(ring(1))).unwrap();
    for (format, input, expected) in [
        (Format::Text, format!("record of {planted}, {foreign}"), format!("record of [CONFIDENTIAL], {foreign}")),
        (Format::Json, format!(r#"{{"a":["{planted}"],"{planted}":1}}"#), r#"{"a":["[CONFIDENTIAL]"],"[CONFIDENTIAL]":1}"#.to_owned()),
        (Format::Form, format!("q=x%20{planted}&b=1"), "q=x%20[CONFIDENTIAL]&b=1".to_owned()),
    ] {
        assert_eq!(redact(&engine, input.as_bytes(), format), expected);
    }
    let mut scratch = Scratch::default();
    let redaction = engine.scan(planted.as_bytes(), &Context::default(), Format::Text, &mut scratch);
    let [found] = redaction.findings else { panic!("{:?}", redaction.findings) };
    assert_eq!((engine.detector_name(found), found.score, found.entity), (Some("CANARY"), 1.0, Entity::Confidential));
    let without = Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap();
    assert!(without.scan(planted.as_bytes(), &Context::default(), Format::Text, &mut scratch).findings.is_empty());
}

fn gguf() -> Vec<u8> {
    let mut file = b"GGUF\x03\0\0\0".to_vec();
    file.extend((0..4000u32).flat_map(u32::to_le_bytes));
    file
}

#[test]
fn a_model_file_leaves_where_the_policy_lets_it() {
    let mut scratch = Scratch::default();
    for (rule, blocks) in [
        ("action = 'block'", true),
        ("action = 'redact'\nentity = 'MODEL_FILE'", true),
        ("action = 'redact'\nhost = '*.openai.example'", false),
        ("action = 'block'\nmode = 'monitor'", false),
        ("action = 'redact'\nentity = 'PERSON'", false),
    ] {
        let policy = Policy::from_toml(&format!("[[rule]]\nname = 'r'\n{rule}\n"), "").unwrap();
        let engine = Engine::new(policy, None).unwrap();
        let context = Context { channel: leakguard_core::Channel::Egress, host: "files.example.com", ..Context::default() };
        match engine.judge_binary(&gguf(), &context, &mut scratch) {
            Err(blocked) => assert!(blocks && blocked.rule == "r" && blocked.entity == Entity::ModelFile, "{rule}"),
            Ok(redaction) => assert!(!blocks && redaction.unwrap().findings.len() == 1, "{rule}"),
        }
        let other = engine.judge_binary(b"\x89PNG\r\n\x1a\n\0", &context, &mut scratch);
        assert!(other.unwrap().is_none());
    }
}

#[test]
fn model_files_in_documents_go_whole() {
    use base64::Engine as _;
    let engine = Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap();
    let encoded = base64::engine::general_purpose::STANDARD.encode(gguf());
    let json = format!(r#"{{"file":{{"data":"{encoded}"}},"url":"data:application/octet-stream;base64,{encoded}","n":1}}"#);
    assert_eq!(redact(&engine, json.as_bytes(), Format::Json), r#"{"file":{"data":"[MODEL_FILE]"},"url":"[MODEL_FILE]","n":1}"#);
    // A file of a form, smaller and larger than a frame.
    for times in [1, 150] {
        let head = "--b7\r\ncontent-disposition: form-data; name=\"f\"; filename=\"m.bin\"\r\ncontent-type: application/octet-stream\r\n\r\n";
        let tail = "\r\n--b7\r\ncontent-disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--b7--\r\n";
        let body = [head.as_bytes(), &gguf(), &vec![7; times * 16_000], tail.as_bytes()].concat();
        let expected = format!("{head}[MODEL_FILE]{tail}");
        assert_eq!(redact(&engine, &body, Format::Multipart), expected, "{times}");
        let (mut stream, mut out) = (Stream::new(Format::Multipart), Vec::new());
        for chunk in body.chunks(9999) {
            stream.push(&engine, &Context::default(), chunk, &mut out).unwrap();
        }
        stream.finish(&engine, &Context::default(), &mut out).unwrap();
        assert_eq!(String::from_utf8_lossy(&out), expected, "{times}");
    }
}

#[test]
fn what_is_found_in_a_model_file_that_is_let_through_counts_instead_of_it() {
    use base64::Engine as _;
    let policy = Policy::from_toml("[[rule]]\nname = 'r'\naction = 'redact'\nentity = 'EMAIL_ADDRESS'\n", "").unwrap();
    let engine = Engine::new(policy, None).unwrap();
    let mut scratch = Scratch::default();
    let encoded = base64::engine::general_purpose::STANDARD.encode(&gguf()[..120]);
    let json = format!(r#"{{"file":"{encoded} of jane@example.com"}}"#);
    let form = ["--b7\r\ncontent-disposition: form-data; name=\"f\"; filename=\"m.tflite\"\r\n\r\nfileTFL3 of jane@example.com", "\r\n--b7--\r\n"].concat();
    for (body, format) in [(&json, Format::Json), (&form, Format::Multipart)] {
        let redaction = engine.redact(body.as_bytes(), &Context::default(), format, &mut scratch).unwrap();
        assert_eq!(redaction.output.map(String::from_utf8_lossy).unwrap(), body.replace("jane@example.com", "[EMAIL_ADDRESS]"));
        let [found] = redaction.findings else { panic!("{:?}", redaction.findings) };
        assert_eq!((found.entity, found.changed), (Entity::EmailAddress, true));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Winnowing's promise: a passage of at least so many letters and digits is found, whatever stands around it.
    #[test]
    fn any_passage_of_the_length_is_found(shortest in prop::sample::select(&[20usize, 33, 50, 64][..]), from in 0usize..380, more in 0usize..60, before in "[a-z ]{0,40}", behind in "[a-z .]{0,40}", upper: bool, gap in "[ \n,.-]{0,3}") {
        static ENGINES: std::sync::LazyLock<Vec<(usize, Engine)>> = std::sync::LazyLock::new(|| {
            [20, 33, 50, 64].into_iter().map(|shortest| (shortest, rules(&format!("guarantee-{shortest}"), shortest).1)).collect()
        });
        let engine = &ENGINES.iter().find(|(known, _)| *known == shortest).unwrap().1;
        let all: Vec<char> = RULES.chars().filter(|character| character.is_alphanumeric()).collect();
        let from = from.min(all.len() - shortest - 1);
        let passage: String = all[from..(from + shortest + more).min(all.len())].iter().collect();
        let passage = if upper { passage.to_uppercase() } else { passage };
        let passage: Vec<String> = passage.as_bytes().chunks(7).map(|part| String::from_utf8_lossy(part).into_owned()).collect();
        let text = format!("{before}|{}|{behind}", passage.join(&gap));
        let mut scratch = Scratch::default();
        let redaction = engine.redact(text.as_bytes(), &Context::default(), Format::Text, &mut scratch).unwrap();
        prop_assert!(redaction.output.is_some(), "{text}");
        // All of the passage goes, with less than a window of what stands beside it.
        let output = String::from_utf8_lossy(redaction.output.unwrap()).replace("[CONFIDENTIAL]", "");
        prop_assert!(letters(&output) <= letters(&before) + letters(&behind), "{text}: {output}");
        prop_assert!(redaction.findings.iter().all(|found| found.entity == Entity::Confidential && found.detector == Some(0)));
    }

    /// Every full name of a text is found, and nothing else: the words of the text are the referee.
    #[test]
    fn names_are_found_where_they_stand(words in prop::collection::vec(prop::sample::select(&["Ana", "Murphy", "Smith", "José", "Muñoz", "García", "zebra", "Groß", "Jürgen", "x"][..]), 0..24), gaps in prop::collection::vec(prop::sample::select(&[" ", ", ", ": ", "_", " | ", "\n"][..]), 24)) {
        static ENGINE: std::sync::LazyLock<Engine> = std::sync::LazyLock::new(|| shop("referee").1);
        let mut text = String::new();
        let mut places = Vec::new();
        for (word, gap) in words.iter().zip(&gaps) {
            places.push((text.len(), text.len() + word.len()));
            text.push_str(word);
            text.push_str(gap);
        }
        let mut scratch = Scratch::default();
        let redaction = ENGINE.scan(text.as_bytes(), &Context::default(), Format::Text, &mut scratch);
        let joins = |place: usize| !matches!(gaps[place], ": " | " | ");
        let pairs = [["Ana", "Murphy"], ["José", "Muñoz"], ["Jürgen", "Groß"]];
        for place in 0..words.len().saturating_sub(1) {
            let two = [words[place], words[place + 1]];
            let is_name = pairs.iter().any(|[first, last]| two == [*first, *last] || two == [*last, *first]) && joins(place);
            let covered = redaction.findings.iter().any(|found| found.start <= places[place].0 && found.end >= places[place + 1].1);
            // Where names overlap, one of them counts.
            let touched = redaction.findings.iter().any(|found| found.start < places[place + 1].1 && found.end > places[place].0);
            prop_assert!(!is_name || covered || touched, "{text:?} {two:?}");
        }
        for found in redaction.findings {
            let inside: Vec<&str> = words.iter().zip(&places).filter(|(_, place)| place.0 >= found.start && place.1 <= found.end).map(|(word, _)| *word).collect();
            let mut sorted = inside.clone();
            sorted.sort_unstable();
            let known = [&["Ana", "Murphy"][..], &["José", "Muñoz"], &["García", "José", "Muñoz"], &["Groß", "Jürgen"]];
            prop_assert!(known.contains(&&sorted[..]), "{text:?} {inside:?}");
        }
    }
}
