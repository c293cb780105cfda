//! Where might something be? One pass over a text: a byte's class says whether a verifier has to look, and which.

use crate::detect::boundary::{ends_escape, is_alnum};
use crate::detect::label::label_len;
use crate::detect::{Candidate, card, credential, email, iban, ip, key_format, labelled, phone, resolve, ssn};
use crate::entity::Entity;

#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Trigger {
    /// Parts words and starts nothing.
    Gap,
    Letter,
    Digit,
    At,
    Colon,
    Equals,
    Percent,
    Plus,
    Dash,
    Label,
}

static TRIGGERS: [Trigger; 256] = {
    let mut table = [Trigger::Gap; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'0'..=b'9' => Trigger::Digit,
            b'a'..=b'z' | b'A'..=b'Z' => Trigger::Letter,
            b'@' => Trigger::At,
            b':' => Trigger::Colon,
            b'=' => Trigger::Equals,
            b'%' => Trigger::Percent,
            b'+' => Trigger::Plus,
            b'-' => Trigger::Dash,
            b'[' => Trigger::Label,
            _ => Trigger::Gap,
        };
        byte += 1;
    }
    table
};

/// First letters of what may start with a word: bit 0 a key's prefix, bit 1 a labelled word, bit 2 a credential scheme
/// or a JWT.
static WORDS: [u8; 256] = {
    let mut table = [0u8; 256];
    let mut byte = 0;
    while byte < 256 {
        let lower = (byte as u8).to_ascii_lowercase();
        table[byte] = key_format::begins(byte as u8) as u8
            | (matches!(lower, b'c' | b'e' | b'v' | b't' | b'd' | b'b') as u8) << 1
            | (matches!(byte as u8, b'B' | b'b' | b'e') as u8) << 2;
        byte += 1;
    }
    table
};

/// Finds every candidate of a text and leaves them in `out` in order, without overlaps. `out` is cleared first. Linear
/// in the length of the text: each verifier reads a bounded number of bytes, or as far as its own finding goes.
pub(crate) fn scan(text: &[u8], out: &mut Vec<Candidate>) {
    out.clear();
    let mut at = 0;
    // Where the run of IPv6 characters ends that was looked at last, and where the last label ended.
    let mut v6_seen = 0;
    let mut labels = labelled::Labels::default();
    while at < text.len() {
        at = match TRIGGERS[usize::from(text[at])] {
            Trigger::Gap => at + 1,
            Trigger::Letter => word(text, at, out),
            Trigger::Digit => number(text, at, out),
            Trigger::At => push(text, email::around(text, at, 1, email_floor(out)), out, at + 1, false),
            Trigger::Percent => {
                let encoded = text[at..].starts_with(b"%40");
                let candidate = if encoded { email::around(text, at, 3, email_floor(out)) } else { None };
                push(text, candidate, out, at + if encoded { 3 } else { 1 }, false)
            }
            Trigger::Plus => push(text, phone::at_plus(text, at, out.last().is_some_and(|last| last.end == at)), out, at + 1, true),
            Trigger::Dash => dashes(text, at, out),
            Trigger::Label => at + label_len(text, at).max(1),
            Trigger::Equals => push(text, labelled::at_separator(text, at, &mut labels), out, at + 1, true),
            Trigger::Colon => {
                if at >= v6_seen {
                    let (candidate, seen) = ip::v6_around(text, at);
                    v6_seen = seen;
                    push(text, candidate, out, at, false);
                }
                push(text, credential::url_password_at_colon(text, at), out, at, false);
                push(text, labelled::at_separator(text, at, &mut labels), out, at + 1, true)
            }
        };
    }
    resolve(out);
}

/// Where the last e-mail address or key block ended; the next address starts behind it.
fn email_floor(out: &[Candidate]) -> usize {
    let ends = |candidate: &&Candidate| matches!(candidate.entity, Entity::EmailAddress | Entity::PrivateKey);
    out.iter().rev().take(4).find(ends).map_or(0, |candidate| candidate.end)
}

/// Keeps the candidate; goes on behind it when nothing inside can matter, else at `next`.
fn push(text: &[u8], candidate: Option<Candidate>, out: &mut Vec<Candidate>, next: usize, skip: bool) -> usize {
    match candidate {
        Some(candidate) => {
            out.push(candidate);
            if !skip {
                return next;
            }
            // A finding that ends inside of a word (a cut value) leaves no word behind it to start with.
            candidate.end + text[candidate.end..].iter().take_while(|&&byte| is_alnum(byte)).count()
        }
        None => next,
    }
}

/// A run of letters and digits that starts with a letter; goes on behind it.
fn word(text: &[u8], start: usize, out: &mut Vec<Candidate>) -> usize {
    let mut end = start + 1;
    while end < text.len() && is_alnum(text[end]) {
        end += 1;
    }
    // `\n4111…`: the letter belongs to the escape, the word starts behind it.
    let behind_backslash = start > 0 && text[start - 1] == b'\\';
    if behind_backslash && end - start > 1 && ends_escape(text, start + 1) {
        return start + 1;
    }
    if behind_backslash && text[start] == b'u' && start + 5 <= text.len() && ends_escape(text, start + 5) {
        return start + 5;
    }
    if end - start >= 14
        && let Some(letters) = card::digits_behind_card_word(&text[start..end])
    {
        return number(text, start + letters, out);
    }
    let first = WORDS[usize::from(text[start])];
    let looks = [
        if end - start >= 4 { iban::at_word(text, start) } else { None },
        if first & 1 != 0 { key_format::at_word(text, start) } else { None },
        if first & 2 != 0 && labelled::may_label(end - start, text.get(end)) { labelled::at_word(text, start) } else { None },
        if first & 4 != 0 { credential::scheme_at_word(text, start) } else { None },
        if first & 4 != 0 { credential::jwt_at_word(text, start) } else { None },
    ];
    for candidate in looks.into_iter().flatten() {
        out.push(candidate);
        // A long token needs no second look at what it is made of; it may still be held by a longer finding.
        if matches!(candidate.entity, Entity::Jwt) {
            end = end.max(candidate.end);
        }
    }
    end
}

/// A run that starts with a digit; goes on behind it. Its length and what follows say which verifier has to look.
fn number(text: &[u8], start: usize, out: &mut Vec<Candidate>) -> usize {
    let mut end = start + 1;
    while end < text.len() && text[end].is_ascii_digit() {
        end += 1;
    }
    let digits = end - start;
    if end < text.len() && is_alnum(text[end]) {
        // A hash, a time, a dimension: no number that anything here starts with.
        return end + text[end..].iter().take_while(|&&byte| is_alnum(byte)).count();
    }
    let next = text.get(end).copied().unwrap_or(b' ');
    let found = match digits {
        12..=19 => card::at_digit(text, start),
        4 if matches!(next, b' ' | b'-' | b'.' | b'+' | b'%' | 0x80..) => card::at_digit(text, start),
        3 if next == b'-' => ssn::at_digit(text, start),
        _ => None,
    };
    if let Some(candidate) = found {
        out.push(candidate);
        if candidate.entity == Entity::CreditCard && candidate.score >= 0.5 {
            card::beside(text, candidate.end, out);
        }
        return out.last().map_or(end, |last| last.end.max(candidate.end).max(end));
    }
    if digits <= 3 && next == b'.' {
        return push(text, ip::v4_at_digit(text, start), out, end, true);
    }
    if text[start] == b'0' && text[start..].starts_with(b"00") {
        return push(text, phone::at_double_zero(text, start), out, end, true);
    }
    end
}

/// A run of dashes: a PEM block, or nothing.
fn dashes(text: &[u8], start: usize, out: &mut Vec<Candidate>) -> usize {
    let run = text[start..].iter().take_while(|&&byte| byte == b'-').count();
    match run {
        5.. => push(text, credential::pem_at_dash(text, start + run - 5), out, start + run, true),
        _ => start + run,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, &str)> {
        let mut out = Vec::new();
        scan(text.as_bytes(), &mut out);
        out.iter().filter(|c| c.score >= 0.5).map(|c| (c.entity.name(), &text[c.start..c.end])).collect()
    }

    #[test]
    fn a_log_line_gives_every_finding_once_and_in_order() {
        assert_eq!(
            found("Charge failed for marta.kowalska@example.net with card 4111111111111111, exp 09/28 cvv 123 from 83.12.44.7"),
            [
                ("EMAIL_ADDRESS", "marta.kowalska@example.net"),
                ("CREDIT_CARD", "4111111111111111"),
                ("CARD_EXPIRY", "09/28"),
                ("CVV", "123"),
                ("IP_ADDRESS", "83.12.44.7"),
            ]
        );
    }

    #[test]
    fn escapes_end_words() {
        assert_eq!(found(r"\n4111111111111111\nfoo@x.com"), [("CREDIT_CARD", "4111111111111111"), ("EMAIL_ADDRESS", "foo@x.com")]);
        assert_eq!(found(r"caf\u00e94111111111111111"), [("CREDIT_CARD", "4111111111111111")]);
    }

    #[test]
    fn a_bearer_jwt_is_one_finding() {
        let jwt = Entity::Jwt.info().example;
        assert_eq!(found(&format!("Authorization: Bearer {jwt}")), [("JWT", jwt)]);
    }

    #[test]
    fn cards_in_lists_and_behind_their_word_are_found() {
        let card = ("CREDIT_CARD", "4111111111111111");
        assert_eq!(found("4111111111111111,4111111111111111"), [card, card]);
        assert_eq!(found("card4111111111111111"), [card]);
        assert_eq!(found("hash4111111111111111"), []);
        assert_eq!(found("x 0.4111111111111111 .4111111111111111 5-4111111111111111"), []);
    }

    #[test]
    fn labels_are_never_found_again() {
        let text = "[EMAIL_ADDRESS] [PERSON:k1:4111111111111111] password=[PASSWORD] cvv [CVV]";
        assert_eq!(found(text), []);
    }

    #[test]
    fn traps_of_product_text_and_code_give_nothing() {
        for text in [
            "Order::place() at a::b, 12:34:56",
            "version 1.2.3.4",
            "logo@2x.png",
            "SKU HD-2024-0001",
            "123-45-6789-01",
            "ISBN 978-3-16-148410-0",
            "order 4000000000000002",
            "2026-11-21T05:14:03+00:00",
            "e2326ae80602bf086c01679c53be21e3",
            "0012345678905",
            "EAN 4006381333931",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
