//! SWIFT_BIC: four letters of the institution, two of its country, two letters or digits of its place, three of its branch
//! or none. There is no check digit, and one English word of eight letters in ten has the form (`DOCUMENT` would be in
//! Montenegro), so a word or an IBAN of the same country has to stand beside it. Source: ISO 9362
//! (<https://www.swift.com/standards/data-standards/bic-business-identifier-code>).

use super::Candidate;
use super::boundary::{begins_sign, ends_escape, ends_sign, is_alnum};
use super::label::behind_label;
use super::nearby::{has_word_before, is_one_of, words_before};
use crate::entity::Entity;

/// How many bytes before the code its words are looked for, and how far an IBAN may be.
const WORDS_BEFORE: usize = 40;
const IBAN_BEFORE: usize = 72;
const IBAN_BEHIND: usize = 24;

pub(super) const OWN_WORDS: &[&str] = &["bic", "swift", "swiftcode", "biccode", "bicswift", "swiftbic", "bicfi"];
const BANK_WORDS: &[&str] = &["iban", "bank", "banque", "banco", "banca", "bankverbindung", "konto", "compte", "cuenta", "conto", "rekening", "beneficiary"];
/// Words that may part `BIC` from its code.
const JOINING_WORDS: &[&str] = &[
    "code",
    "no",
    "nr",
    "number",
    "is",
    "ist",
    "lautet",
    "id",
    "value",
    "nummer",
    "kod",
    "kodu",
    "kód",
    "kodas",
    "kods",
    "kood",
    "koodi",
    "koda",
    "kode",
    "código",
    "codigo",
    "codice",
    "cod",
    "код",
    "κωδικός",
    "to",
    "je",
    "jest",
    "es",
    "est",
    "è",
    "é",
    "är",
    "er",
    "on",
    "e",
    "е",
    "yra",
    "ir",
    "este",
    "a",
    "à",
    "in",
    "auf",
    "na",
    "til",
    "till",
    "op",
    "par",
    "en",
    "td",
    "th",
    "br",
    "p",
    "b",
    "s",
    "string",
    "key",
    "file",
    "di",
    "de",
];

/// Endings of English words; a code of letters alone that has one is a heading: `SWIFT CUSTOMER SECURITY`.
const WORD_ENDINGS: &[&[u8]] =
    &[b"ING", b"ION", b"ENT", b"ERS", b"IES", b"ED", b"ER", b"LY", b"NCE", b"ATE", b"URE", b"GES", b"ORS", b"ALS", b"ONS", b"NGS", b"IVE", b"ITY", b"NTS"];

/// ISO 3166-1 alpha-2, with XK, which Kosovo's banks use.
static COUNTRIES: &[u8] = b"ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW";

/// The code that starts at `start`, which starts a word of 8 or 11 letters and digits, the first six of them letters.
/// Reads at most 72 bytes before and 36 behind.
#[inline(never)]
pub(crate) fn at_word(text: &[u8], start: usize) -> Option<Candidate> {
    let length = text.get(start..)?.iter().take(12).take_while(|&&byte| is_alnum(byte)).count();
    let code = text.get(start..start + length)?;
    if !matches!(length, 8 | 11) || !code[..6].iter().all(u8::is_ascii_alphabetic) {
        return None;
    }
    let upper = !code.iter().any(u8::is_ascii_lowercase);
    if !upper && code.iter().any(u8::is_ascii_uppercase) || !is_country([code[4].to_ascii_uppercase(), code[5].to_ascii_uppercase()]) {
        return None;
    }
    let end = start + length;
    let goes_on = matches!(text.get(end), Some(b'_' | b'0'..=b'9' | 0x80..)) && !begins_sign(text, end);
    let continues = start > 0 && matches!(text[start - 1], b'_' | b'.' | 0x80..) && !ends_escape(text, start) && !ends_sign(&text[..start]);
    if goes_on || continues {
        return None;
    }
    let score = match label(text, start) {
        Label::Marked => 0.9,
        // `SWIFT` is a language too, and its words are in lower case.
        _ if !upper => return None,
        Label::Beside if has_digit_or_head_office(code) || !is_english(code) => 0.85,
        _ if stands_by_iban(text, start, end, &code[4..6]) => 0.85,
        _ if !has_digit_or_head_office(code) && !is_english(code) && names_code_before(text, end) => 0.6,
        _ if !has_digit_or_head_office(code) => 0.3,
        _ if has_word_before(text, start, WORDS_BEFORE, OWN_WORDS) => 0.8,
        // `please note … as my BIC`, `… (SWIFT)`
        _ if names_code_before(text, end) => 0.7,
        _ if has_word_before(text, start, WORDS_BEFORE, BANK_WORDS) => 0.6,
        _ => 0.3,
    };
    Some(Candidate::new(Entity::SwiftBic, start, end, score))
}

/// Whether the code's own word stands close behind it, in the same line, and no other code behind that.
fn names_code_before(text: &[u8], end: usize) -> bool {
    const BEHIND: usize = 28;
    let behind = text.get(end..text.len().min(end + BEHIND)).unwrap_or_default();
    let line =
        &behind[..behind.iter().position(|byte| matches!(byte, b'\n' | b'"' | b'<' | b'{' | b'}' | b':' | b'=' | b';' | b'|' | b'[')).unwrap_or(behind.len())];
    matches!(line.first(), Some(b' ' | b'(')) && line.split(|byte| !byte.is_ascii_alphabetic()).any(|word| is_one_of(word, OWN_WORDS))
}

/// Bytes of a word for `code` in a script without spaces, at most.
const UNSPACED: usize = 12;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    /// `BIC: …`, `"swift_code": "…"`, `BIC/SWIFT code is …`.
    Marked,
    /// `BIC …`
    Beside,
    Absent,
}

/// What stands right before the code.
fn label(text: &[u8], start: usize) -> Label {
    let mut joined = false;
    for (at, word) in words_before(text, start, start - behind_label(text, start, WORDS_BEFORE)).take(6) {
        // `SWIFT代码`, `SWIFT コード`: `code` in a script that puts no space before it.
        let word = match word.iter().position(|&byte| byte >= 0xE3) {
            Some(0) if word.len() <= UNSPACED => continue,
            Some(letters) => &word[..letters],
            None => word,
        };
        if is_one_of(word, OWN_WORDS) {
            let gap = &text[at + word.len()..start];
            let marked = joined || gap.iter().any(|byte| matches!(byte, b':' | b'=' | b'"' | b'\'' | b'(' | b'/' | b'>' | b'|'));
            return match gap.iter().any(|&byte| matches!(byte, b'.' | b',' | b'\n' | b';') || byte.is_ascii_digit()) {
                true => Label::Absent,
                false if marked => Label::Marked,
                false => Label::Beside,
            };
        }
        // The whole run of letters comes before its parts: `swiftCode` is none of the words, `Code` and `swift` are.
        if is_one_of(word, JOINING_WORDS) {
            joined = true;
        } else if !word.iter().skip(1).any(u8::is_ascii_uppercase) || !word.iter().any(u8::is_ascii_lowercase) {
            return Label::Absent;
        }
    }
    Label::Absent
}

fn is_country(code: [u8; 2]) -> bool {
    COUNTRIES.chunks_exact(2).any(|country| country == code)
}

fn has_digit_or_head_office(code: &[u8]) -> bool {
    code.iter().any(u8::is_ascii_digit) || code.len() == 11 && code.ends_with(b"XXX")
}

fn is_english(code: &[u8]) -> bool {
    WORD_ENDINGS.iter().any(|ending| code.ends_with(ending))
}

/// Whether an IBAN of the same country stands close by, in upper case.
fn stands_by_iban(text: &[u8], start: usize, end: usize, country: &[u8]) -> bool {
    let from = start.saturating_sub(IBAN_BEFORE);
    let to = text.len().min(end + IBAN_BEHIND);
    let is_iban = |window: &[u8]| matches!(window, [a, b, c, d, e, ..] if [*a, *b] == *country && c.is_ascii_digit() && d.is_ascii_digit() && (is_alnum(*e) || *e == b' '));
    let begins = |at: usize| at == 0 || !is_alnum(text[at - 1]);
    (from..start).any(|at| begins(at) && is_iban(&text[at..start])) || (end..to).any(|at| begins(at) && is_iban(&text[at..to]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The score of the last word of 8 or 11 letters and digits.
    fn score(text: &str) -> f32 {
        let mut words = text.as_bytes().rsplit(|byte| !is_alnum(*byte));
        let Some(word) = words.find(|word| matches!(word.len(), 8 | 11)) else { return 0.0 };
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        at_word(text.as_bytes(), start).map_or(0.0, |c| {
            assert_eq!((c.start, c.end), (start, start + word.len()));
            c.score
        })
    }

    /// Codes that the banks print themselves.
    #[test]
    fn codes_beside_their_word_are_found() {
        for text in [
            "BIC: DEUTDEFF",
            "BIC DEUTDEFFXXX",
            "BIC COBADEFF",
            "SWIFT/BIC: MARKDEF1100",
            "swift code NDEASESS",
            "\"bic\":\"ingbnl2a\"",
            "swift_code=CHASUS33",
            "SWIFT代码: DEUTDESS619",
            "SWIFT コード: HYVEPLP2XXX",
            "swiftCode: 'BNPAFRPP'",
            "bankBic=BCITITMM",
            "Bank: Sparkasse, NOLADE21",
            "IBAN DE89 3704 0044 0532 0130 00, COBADEFF",
            "IBAN: NL91ABNA0417164300 ABNANL2A",
            "BIC-Code: GENODEM1GLS",
            "BIC (SWIFT): UBSWCHZH80A",
        ] {
            assert!(score(text) >= 0.5, "{text}: {}", score(text));
        }
        let before = b"COBADEFF DE89 3704 0044 0532 0130 00";
        assert!(at_word(before, 0).is_some_and(|c| c.score >= 0.5));
    }

    #[test]
    fn words_of_the_same_form_are_not() {
        for text in [
            "CRITICAL",
            "DOCUMENT",
            "CHECKOUT",
            "CUSTOMER",
            "the bank CUSTOMER",
            "SWIFT CUSTOMER",
            "swift language",
            "a swift document",
            "SWIFT DOCUMENT",
            "BIC. CUSTOMER",
            "IBAN DE89370400440532013000 CUSTOMER",
            "BANK: DATABASE",
            "BIC: DEUTXXFF",
            "BIC: DEUTDEF",
            "BIC: Deutdeff",
            "bic_DOCUMENT",
            "SKU ABCDDE12",
            "bank CUSTOMER_ID",
        ] {
            assert!(score(text) < 0.5, "{text}: {}", score(text));
        }
    }

    #[test]
    fn no_byte_anywhere_makes_it_panic() {
        let text = "BIC (SWIFT): UBSWCHZH80A IBAN DE89 3704 0044 COBADEFF swiftCode: 'BNPAFRPP'".as_bytes();
        for end in 0..=text.len() {
            for start in 0..=end {
                let _ = at_word(&text[..end], start);
            }
        }
    }
}
