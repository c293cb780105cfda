//! What the fuzzers start from: the samples of `tests/samples`, the catalogue's examples, and a document of each format. Made at
//! run time, so that no file in the repository looks like a leak.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use leakguard_core::{Encoding, Entity, Format, Policy};

/// A sample that is longer is cut into pieces of its lines.
const LONGEST: usize = 3000;

/// Words and signs that verifiers, fields and formats wait for.
const WORDS: &[&str] = &[
    "password",
    "token",
    "secret",
    "api_key",
    "authorization",
    "Bearer ",
    "Basic ",
    "first_name",
    "lastname",
    "email",
    "telephone",
    "mobile",
    "street",
    "city",
    "postcode",
    "dob",
    "birthdate",
    "cvv ",
    "exp ",
    "card ",
    "iban",
    "bic",
    "swift",
    "account",
    "routing",
    "passport",
    "ssn",
    "tax_id",
    "vat",
    "order ",
    "invoice ",
    "version ",
    "sku",
    "ean",
    "tel:",
    "geo:",
    "mailto:",
    "https://",
    "://",
    "-----BEGIN ",
    "-----END ",
    "PRIVATE KEY-----",
    "eyJ",
    "\\u0040",
    "\\u00e9",
    "\\n",
    "\\\"",
    "%40",
    "%2B",
    "%20",
    "%5D",
    "&#64;",
    "define('",
    "=>",
    "\":\"",
    "\",\"",
    "{\"",
    "[{",
    "}]",
    "xn--",
    "::",
    "::ffff:",
    "0x",
    "bc1",
    "DE",
    "GB",
    "FR",
    "AKIA",
    "[PERSON",
    "{n}",
    "{e}",
    "data: ",
    "event: x\n",
    "\n\n",
    "\r\n\r\n",
    "\"delta\"",
    "[EMAIL_ADDRESS]",
    "\u{a0}",
    "\u{2007}",
    "\u{2011}",
    "\u{200b}",
    "\u{ad}",
    "\u{ff11}",
    "\u{661}",
    "\u{1d7d8}",
    "\u{b0}",
    "\u{2013}",
    "\u{feff}",
];

/// The seeds of a target.
///
/// # Errors
/// `tests/samples` cannot be read.
pub fn of(target: &str) -> io::Result<Vec<Vec<u8>>> {
    if target == "policy" {
        let presets = ["default", "strict", "redact-all"].iter().filter_map(|name| serde_json::to_string(&Policy::preset(name).ok()?).ok());
        return Ok(presets.chain([RULES.to_owned()]).map(String::into_bytes).collect());
    }
    let texts = texts()?;
    let index_of = |format: Format| Format::ALL.iter().position(|&(_, known)| known == format).unwrap_or_default() as u8;
    let documents = documents();
    let put = |front: &[u8], text: &[u8]| [front, text].concat();
    Ok(match target {
        // It reads its first three bytes as the place of the rest.
        "scan" => texts.iter().enumerate().map(|(index, text)| put(&[index as u8, (index / 64) as u8, b' '], text)).collect(),
        "linear" => texts.into_iter().filter(|text| text.len() <= 200).collect(),
        // The first byte is the format.
        "redact_formats" => documents.iter().map(|(format, text)| put(&[index_of(*format)], text.as_bytes())).chain(texts).collect(),
        // The format and the list, and a byte for each piece.
        "redact_pieces" => {
            let all = (0..=u8::MAX).collect::<Vec<_>>();
            all.chunks(12).enumerate().map(|(index, pieces)| put(&[index as u8], pieces)).collect()
        }
        // The format, how often, and two sizes.
        "stream" => {
            let named = documents.iter().flat_map(|(format, text)| [*format, Format::Auto].map(|format| (index_of(format), text.as_bytes().to_vec())));
            let all = named.chain(texts.into_iter().enumerate().map(|(index, text)| ((index % Format::ALL.len()) as u8, text)));
            all.enumerate()
                .map(|(index, (format, text))| put(&[format, if index % 16 == 0 { 0 } else { 1 + (index % 3) as u8 }, (index * 7) as u8, index as u8], &text))
                .collect()
        }
        // The encoding, what is done to it, where, and how often.
        "body" => {
            let (mut seeds, encodings) = (Vec::new(), [Encoding::Gzip, Encoding::Deflate, Encoding::Brotli, Encoding::Zstd]);
            for (index, (_, text)) in documents.iter().enumerate() {
                for (place, encoding) in encodings.iter().enumerate() {
                    seeds.push(put(&[place as u8, 0, 0, 1], &encoding.close(text.as_bytes())));
                    seeds.push(put(&[place as u8, 1 + (index % 3) as u8, (index * 40) as u8, (index % 2) as u8], text.as_bytes()));
                }
            }
            seeds
        }
        // The first byte is the host.
        "ai_request" => prompts().into_iter().chain(texts).enumerate().map(|(index, text)| put(&[index as u8], &text)).collect(),
        // How it is read, and two sizes.
        "ai_answer" => answers().into_iter().enumerate().map(|(index, (kind, text))| put(&[kind, (index % 9) as u8, index as u8], text.as_bytes())).collect(),
        _ => documents.into_iter().map(|(_, text)| text.into_bytes()).chain(texts).collect(),
    })
}

/// Samples, and every example by itself, in a sentence and in a document.
fn texts() -> io::Result<Vec<Vec<u8>>> {
    let mut texts = Vec::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/samples"), &mut texts)?;
    for entity in Entity::ALL {
        let info = entity.info();
        let (name, example) = (info.entity.to_ascii_lowercase(), info.example);
        texts.push(example.as_bytes().to_vec());
        texts.push(format!("saw {} {example}, then {}\n", name.replace('_', " "), info.invalid).into_bytes());
        texts.push(serde_json::json!({ name: example, "note": info.invalid, "id": 7 }).to_string().into_bytes());
    }
    Ok(texts)
}

/// Documents of each format, with what is found by its name and what is found by itself.
fn documents() -> Vec<(Format, String)> {
    let order = r#"{"id":7,"customer":{"first_name":"Jonas","email":"jonas@example.com"},"key":"_billing_phone","value":"030 90182034","note":"for Jonas","total":12.50}"#;
    let line = "2026-11-21T05:14:03+00:00";
    let documents = [
        (Format::Text, "Dear Jonas,\nplease write to jane@example.com or call +49 30 90182034.\npassword: hunter2!\n".to_owned()),
        (Format::Json, format!("{{\"items\":[{order},\n{order}],\"body\":\"{{\\\"lastname\\\":\\\"Weber\\\"}}\",\"link\":\"https:\\/\\/shop.example\\/?email=a%40example.com\"}}")),
        (Format::Ndjson, format!("{order}\r\n\n{order}\n{{\"lastname\":\"We\n")),
        (Format::Csv, "id,firstname,\"last\"\"name\",city,password\n1,Jonas,\"Web,er\",\"Ki\nel\",hunter2!\n2,,,x,jane@example.com\n".to_owned()),
        (Format::Csv, "sep=;\r\nid;lastname;e-mail\r\n1;Weber;jane@example.com\r\n".to_owned()),
        (Format::Tsv, "id\tfirst name\tphone\n1\tJonas\t030 90182034\n".to_owned()),
        (Format::Form, "billing%5Bfirst_name%5D=Jane&billing[email]=jane%40example.com&note=call+%2B49+30+90182034&qty=2&pw=".to_owned()),
        (
            Format::Form,
            "/rest/V1/customers?searchCriteria[filter_groups][0][filters][0][field]=lastname&searchCriteria[filter_groups][0][filters][0][value]=Weber#x".to_owned(),
        ),
        (
            Format::Xml,
            "<?xml version=\"1.0\"?>\n<order xmlns:x=\"urn:x\"><x:firstname>Jonas</x:firstname><lastname><![CDATA[We<b>er]]></lastname><c email=\"jane&#64;example.com\"/><items><item><city>Kiel</city></item></items><!-- 030 90182034 --></order>".to_owned(),
        ),
        (
            Format::Html,
            "<!DOCTYPE html><html><body><script>var a = {\"email\":\"jane@example.com\"};</script><input name='firstname' value='Jane'><p>4111 <b>1111 1111</b> 1111<br>&#64;</p></body></html>".to_owned(),
        ),
        (
            Format::Multipart,
            format!("--XyZ\r\nContent-Disposition: form-data; name=\"first_name\"\r\n\r\nJonas\r\n--XyZ\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.json\"\r\nContent-Type: application/json\r\n\r\n{order}\r\n--XyZ--\r\n"),
        ),
        (
            Format::Log,
            format!("[{line}] main.ERROR: saved {order} []\n{line} INFO done CONTEXT: {order}\n203.0.113.7 - - [21/Nov/2026:05:14:03 +0000] \"GET /x?email=jane%40example.com&name= HTTP/1.1\" 200 5\n"),
        ),
        (
            Format::Sql,
            "-- MySQL dump\nCREATE TABLE `c` (\n  `id` int,\n  `email` text,\n  `lastname` text,\n  `phone` bigint\n);\nINSERT INTO `c` VALUES (1,'jane@example.com','O\\'Neil',4930901820),(2,NULL,'D''Arc',NULL);\nINSERT INTO t (id, city) VALUES (7, 'Kiel');\n".to_owned(),
        ),
    ];
    documents.into()
}

/// Bodies of requests to AI services.
fn prompts() -> Vec<Vec<u8>> {
    [
        r#"{"model":"m","messages":[{"role":"system","content":"x"},{"role":"user","content":"Write to jane@example.com"}],"tools":[{"type":"function","function":{"name":"f","description":"call 030 90182034","parameters":{"required":["email"]}}}]}"#,
        r#"{"model":"m","max_tokens":9,"system":"x","messages":[{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="}},{"type":"tool_use","id":"t","name":"n","input":{"first_name":"Jane"}}]}]}"#,
        r#"{"contents":[{"parts":[{"text":"mail jane@example.com"},{"inlineData":{"mimeType":"text/csv","data":"bmFtZSxlbWFpbApKYW5lLGphbmVAZXhhbXBsZS5jb20KSm9uYXMsam9uYXNAZXhhbXBsZS5jb20K"}}]}]}"#,
        r#"{"model":"m","input":[{"role":"user","content":[{"type":"input_text","text":"4111 1111 1111 1111"}]}],"instructions":"x"}"#,
        "--XyZ\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n--XyZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\nContent-Type: audio/wav\r\n\r\nRIFF\0\0\0\0WAVEdata\r\n--XyZ--\r\n",
    ]
    .map(|body| body.as_bytes().to_vec())
    .into()
}

/// Answers of AI services, by the place of their type in the target's list.
fn answers() -> Vec<(u8, String)> {
    let chat = |text: &str| format!("data: {{\"choices\":[{{\"index\":0,\"delta\":{{\"content\":\"{text}\"}},\"finish_reason\":null}}]}}\n\n");
    let block = |text: &str| {
        format!(
            "event: content_block_delta\r\ndata: {{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{{\"type\":\"text_delta\",\"text\":\"{text}\"}}}}\r\n\r\n"
        )
    };
    let part = |text: &str| format!("{{\"candidates\":[{{\"content\":{{\"parts\":[{{\"text\":\"{text}\"}}]}}}}]}}");
    vec![
        (
            0,
            r#"{"choices":[{"message":{"content":"Dear {n}, {e}","tool_calls":[{"function":{"arguments":"{\"to\":\"{e}\",\"name\":\"{n}\"}"}}]}}]}"#.to_owned(),
        ),
        (
            1,
            chat("Dear {n}")
                + &chat(" [PERS")
                + &chat("ON_")
                + &chat("{e} p")
                + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n",
        ),
        (1, block("{n}[") + &block("PERSON") + "event: content_block_stop\r\ndata: {\"type\":\"content_block_stop\",\"index\":0}\r\n\r\n"),
        (1, "event: output\ndata: Dear {n} p\n\nevent: done\ndata: {}\n\n".to_owned()),
        (0, format!("[{},\n{}\n]", part("Dear {n} [PE"), part("x {e}"))),
        (2, "{\"message\":{\"content\":\"{n} p\"},\"done\":false}\n{\"message\":{\"content\":\"\"},\"done\":true}\n".to_owned()),
        (3, "Dear {n}, \\[person".to_owned()),
        (4, "event: x\ndata: {e}\n\n".to_owned()),
    ]
}

/// What the verifiers wait for, for a fuzzer's dictionary and for mutations.
pub fn words() -> impl Iterator<Item = &'static str> {
    Entity::ALL.iter().flat_map(|entity| [entity.info().example, entity.name()]).chain(WORDS.iter().copied())
}

/// The dictionary, in the format of libFuzzer.
pub fn dictionary() -> String {
    let mut dictionary = String::new();
    for word in words() {
        // The format knows no escapes but these.
        let _ = write!(dictionary, "\"");
        for byte in word.bytes().take(120) {
            let _ = match byte {
                b'"' | b'\\' => write!(dictionary, "\\{}", byte as char),
                b' '..=b'~' => write!(dictionary, "{}", byte as char),
                _ => write!(dictionary, "\\x{byte:02X}"),
            };
        }
        let _ = writeln!(dictionary, "\"");
    }
    dictionary
}

/// All files below a folder, in pieces.
fn read(folder: &Path, seeds: &mut Vec<Vec<u8>>) -> io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::path);
    for entry in entries {
        if entry.file_type()?.is_dir() {
            read(&entry.path(), seeds)?;
            continue;
        }
        let bytes = fs::read(entry.path())?;
        if bytes.len() <= LONGEST {
            seeds.push(bytes);
        } else {
            seeds.extend(bytes.chunks(LONGEST).take(4).map(<[u8]>::to_vec));
        }
    }
    Ok(())
}

const RULES: &str = r#"version = 1
name = "shop"
on_error = "withhold"

[[rule]]
name = "cards"
category = "card"
entity = ["CREDIT_CARD", "CVV"]
action = "mask"
keep_last = 4
channel = ["api", "log"]
consumer = "customer:*"
field = "billing.*"
min_score = 0.5
mode = "monitor"

[[detector]]
name = "contract"
pattern = 'CT-[0-9]{4,8}'
words = ["Falke"]
"#;
