//! Persons who say who they are and where they live, in sentences: `My name is Jane Doe and I live at 1 Main St, 62701 Springfield.`
//!
//! Nothing in such words stands out, so they are looked for only in a message in which something else was found, and in what an AI service
//! is sent.

use aho_corasick::packed::Searcher;
use once_cell::sync::Lazy;

use super::Candidate;
use super::boundary::is_alnum;
use super::label::first_label;
use crate::entity::Entity;

/// The score of what is spoken of.
const SPOKEN: f32 = 0.8;

/// What stands before a name, in the languages of EU shops.
const NAMES: &[&str] = &[
    "my name is ",
    "my name's ",
    "my full name is ",
    "customer name is ",
    "mein name ist ",
    "ich heiße ",
    "ich heisse ",
    "je m'appelle ",
    "je m’appelle ",
    "mon nom est ",
    "me llamo ",
    "mi nombre es ",
    "mi chiamo ",
    "il mio nome è ",
    "mijn naam is ",
    "ik heet ",
    "meu nome é ",
    "chamo-me ",
    "me chamo ",
    "nazywam się ",
    "mam na imię ",
    "jag heter ",
    "mitt namn är ",
    "jeg hedder ",
    "mit navn er ",
    "jeg heter ",
    "mitt navn er ",
    "jmenuji se ",
    "nimeni on ",
    "a nevem ",
    "mă numesc ",
    "numele meu este ",
    "зовут ",
    "adım ",
    "nama saya ",
    "λένε ",
    "ονομάζομαι ",
];

/// What stands before an address.
const ADDRESSES: &[&str] = &[
    "i live at ",
    "i live in ",
    "address is ",
    "ship it to ",
    "ship to ",
    "wohne in ",
    "wohne am ",
    "adresse ist ",
    "adresse lautet ",
    "j'habite au ",
    "j'habite à ",
    "j'habite ",
    "adresse est ",
    "vivo en ",
    "dirección es ",
    "abito in ",
    "indirizzo è ",
    "ik woon op ",
    "ik woon in ",
    "adres is ",
    "moro na ",
    "endereço é ",
    "mieszkam przy ",
    "adres to ",
    "min adress är ",
    "min adresse er ",
];

/// The bytes at a phrase's end that are looked for.
const CORE: usize = 8;

/// Bytes of a name and of an address, at most.
const LONGEST_NAME: usize = 64;
const LONGEST_ADDRESS: usize = 120;

/// Small words inside of a name.
const PARTICLES: &[&str] =
    &["van", "der", "den", "de", "da", "do", "dos", "di", "del", "della", "la", "le", "von", "zu", "zum", "af", "av", "el", "y", "ter", "ten"];

static SEARCHER: Lazy<Option<Searcher>> = Lazy::new(|| Searcher::new(phrases().map(|(phrase, _)| core(phrase))));

fn phrases() -> impl Iterator<Item = (&'static str, Entity)> {
    NAMES.iter().map(|phrase| (*phrase, Entity::Person)).chain(ADDRESSES.iter().map(|phrase| (*phrase, Entity::PostalAddress)))
}

/// The end of a phrase, which is written in small letters anywhere.
fn core(phrase: &str) -> &[u8] {
    let bytes = phrase.as_bytes();
    &bytes[bytes.len().saturating_sub(CORE)..]
}

/// Appends the names and addresses that persons say are theirs, in the order of the text.
pub(crate) fn find(text: &[u8], out: &mut Vec<Candidate>) {
    let Some(searcher) = &*SEARCHER else { return };
    for found in searcher.find_iter(text) {
        let (before, said) = text.split_at(found.end());
        let is_said = |phrase: &str| {
            let (length, phrase) = (phrase.len(), phrase.as_bytes());
            let rest = before.len().checked_sub(length).map(|start| before.split_at(start));
            rest.is_some_and(|(rest, written)| written.eq_ignore_ascii_case(phrase) && !rest.last().is_some_and(|&byte| is_alnum(byte) || byte >= 0x80))
        };
        let Some((_, entity)) = phrases().find(|(phrase, _)| is_said(phrase)) else { continue };
        let length = if entity == Entity::Person { name_len(said) } else { address_len(said) };
        let (start, end) = (found.end(), found.end() + length);
        if length > 0 && out.last().is_none_or(|last| last.end <= start) && first_label(text, start, end).is_none() {
            out.push(Candidate::new(entity, start, end, SPOKEN));
        }
    }
}

fn begins_large(word: &[u8]) -> bool {
    let large = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    match word {
        [b'A'..=b'Z', ..] => true,
        [first, ..] if *first >= 0x80 => std::str::from_utf8(word).is_ok_and(large),
        _ => false,
    }
}

/// Length of the name that a text begins with: words with capitals, and small ones between them.
fn name_len(text: &[u8]) -> usize {
    let window = &text[..text.len().min(LONGEST_NAME)];
    let is_part = |byte: &u8| byte.is_ascii_alphabetic() || *byte >= 0x80 || matches!(byte, b'-' | b'\'');
    let (mut end, mut at) = (0, 0);
    loop {
        let length = window[at..].iter().take_while(|byte| is_part(byte)).count();
        let word = &window[at..at + length];
        if begins_large(word) {
            end = at + length;
        } else if end == 0 || !PARTICLES.iter().any(|particle| particle.as_bytes() == word) {
            return end;
        }
        at += length;
        // `Jane M. Doe`
        if length == 1 && window.get(at) == Some(&b'.') {
            (at, end) = (at + 1, at + 1);
        }
        if window.get(at) != Some(&b' ') {
            return end;
        }
        at += 1;
    }
}

/// Words before a house's or a flat's number, with a colon in some countries: `Atatürk Cad. No: 12`.
const NUMBER_WORDS: &[&[u8]] = &[b"No", b"NO", b"no", b"Nr", b"nr", b"Kat", b"Daire", b"Apt", b"Flat", b"Blok"];

/// Length of the address that a text begins with: up to the end of its sentence; it has a capital and a digit.
pub(super) fn address_len(text: &[u8]) -> usize {
    let window = &text[..text.len().min(LONGEST_ADDRESS)];
    let word_before = |at: usize| {
        let length = window[..at].iter().rev().take_while(|byte| byte.is_ascii_alphabetic() || **byte >= 0x80).count();
        &window[at - length..at]
    };
    let ends = |at: usize| match window[at] {
        b'\n' | b'\r' | b'\t' | b'@' | b'!' | b'?' | b';' | b'"' | b'<' | b'(' | b'{' | b'[' | b'=' | b'|' | b'\\' => true,
        b':' => !NUMBER_WORDS.contains(&word_before(at)),
        // `St.`, `Rosenstr. 5`
        b'.' => {
            let word = word_before(at).len();
            let is_number = matches!(window[at + 1..], [b' ', digit, ..] if digit.is_ascii_digit());
            (word == 0 || word > 4) && !is_number && matches!(window.get(at + 1), None | Some(b' ' | b'\n'))
        }
        b' ' => [&b" and "[..], b" und ", b" et ", b" y ", b" my ", b" please"].iter().any(|word| window[at..].starts_with(word)),
        _ => false,
    };
    if window.first().is_none_or(u8::is_ascii_whitespace) {
        return 0;
    }
    let end = (0..window.len()).find(|&at| ends(at)).unwrap_or(window.len());
    let mut address = window[..end].trim_ascii_end();
    // The name of what follows is none of it, and an e-mail address is none: `… 62701 Phone: …`
    if matches!(window.get(end), Some(b':' | b'=' | b'@')) {
        let space = address.iter().rposition(|&byte| byte == b' ').unwrap_or_default();
        address = address[..space].trim_ascii_end();
    }
    while let Some(shorter) = address.strip_suffix(b",").or_else(|| address.strip_suffix(b".")) {
        address = shorter.trim_ascii_end();
    }
    // `… Kilkenny was shipped`
    let is_small = |word: &&[u8]| word.iter().all(u8::is_ascii_lowercase);
    let small = address.rsplit(|&byte| byte == b' ').take_while(is_small);
    if small.clone().count() >= 2 {
        address = address[..address.len() - small.map(|word| word.len() + 1).sum::<usize>().min(address.len())].trim_ascii_end();
    }
    let has_number = address.iter().any(u8::is_ascii_digit) && address.split(|&byte| byte == b' ').any(begins_large);
    if has_number && (text.len() <= LONGEST_ADDRESS || end < window.len()) { address.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Entity, &str)> {
        let mut out = Vec::new();
        find(text.as_bytes(), &mut out);
        out.iter().map(|candidate| (candidate.entity, &text[candidate.start..candidate.end])).collect()
    }

    #[test]
    fn persons_say_who_they_are_and_where_they_live() {
        let (name, address) = (Entity::Person, Entity::PostalAddress);
        for (text, expected) in [
            (
                "Hello, my name is Jane M. Doe, I live at 1 Main St. Apt. 5, 62701 Springfield. Call me",
                &[(name, "Jane M. Doe"), (address, "1 Main St. Apt. 5, 62701 Springfield")][..],
            ),
            (
                "Mein Name ist Jana van der Berg und ich wohne in Rosenstr. 5, 53111 Bonn und warte",
                &[(name, "Jana van der Berg"), (address, "Rosenstr. 5, 53111 Bonn")],
            ),
            ("Ich heiße Åsa Öberg!", &[(name, "Åsa Öberg")]),
            ("Je m'appelle Louise et j'habite 10, boulevard Joffre\n", &[(name, "Louise"), (address, "10, boulevard Joffre")]),
            ("me llamo Ana", &[(name, "Ana")]),
            ("nazywam się Łukasz Nowak.", &[(name, "Łukasz Nowak")]),
            ("Меня зовут Иван Петров, ", &[(name, "Иван Петров")]),
            ("Benim adım Mehmet Yılmaz.", &[(name, "Mehmet Yılmaz")]),
            ("Jó napot, a nevem Nagy Anna,", &[(name, "Nagy Anna")]),
            ("Please ship to 12 Oak Street, Springfield, IL 62704. Jane", &[(address, "12 Oak Street, Springfield, IL 62704")]),
            ("Bin Jana und wohne in der Goethestraße 5, 60313 Frankfurt. Bis dann", &[(address, "der Goethestraße 5, 60313 Frankfurt")]),
            ("The new address is: 5", &[]),
            ("My e-mail address is Jane2@example.com.", &[]),
            ("Our IP address is 192.0.2.1 today", &[]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn there_are_no_more_phrases_than_are_looked_for_together() {
        assert!(SEARCHER.is_some());
    }

    #[test]
    fn what_is_nobodys_is_none() {
        for text in [
            "the file name is Report.pdf",
            "my name is {{name}}",
            "my name is [PERSON] and I live at [POSTAL_ADDRESS].",
            "my name is on the list",
            "I live in Berlin.",
            "I live in 2024",
            "tommy name is Jane",
            "my name is ",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "(my name is |I live at |ich heiße |Jane|Doe| |van|\\.|,|1|é|\n|\\[PERSON\\]){0,24}") {
            for (_, value) in found(&text) {
                proptest::prop_assert!(!value.is_empty() && value.trim() == value);
            }
        }
    }
}
