//! Persons in vCards (RFC 6350): `N:Doe;Jane;;;`, `FN:Jane Doe`, `ADR;TYPE=home:;;1 Main St;…`. What else is on them (`TEL`, `EMAIL`,
//! `BDAY`) has names that say it anywhere.

use super::Candidate;
use super::label::first_label;
use crate::entity::Entity;

/// The score of what its property says it is.
const NAMED: f32 = 0.93;

/// Bytes of a card, at most: those with a picture are longer, and have it at their end as a rule.
const LONGEST: usize = 4096;

/// Whether a card begins behind the colon.
pub(crate) fn begins(text: &[u8], name: &[u8], colon: usize) -> bool {
    name.eq_ignore_ascii_case(b"BEGIN") && text.get(colon + 1..colon + 6).is_some_and(|word| word.eq_ignore_ascii_case(b"VCARD"))
}

/// Hands out what stands on the card that begins behind the colon.
pub(crate) fn each(text: &[u8], colon: usize, mut found: impl FnMut(Candidate)) {
    let card = &text[..text.len().min(colon + LONGEST)];
    let mut at = colon + 6;
    while let Some(offset) = memchr::memchr(b'\n', &card[at.min(card.len())..]) {
        let start = at + offset + 1;
        // A line that begins with a space goes on with the one before.
        let mut end = start;
        loop {
            end += memchr::memchr(b'\n', &card[end..]).unwrap_or(card.len() - end);
            match card.get(end + 1) {
                Some(b' ' | b'\t') => end += 1,
                _ => break,
            }
        }
        at = end;
        let line = &card[start..end];
        let Some(separator) = value_of(line) else { continue };
        let named = &line[..separator];
        let property = named.split(|&byte| byte == b';').next().unwrap_or_default();
        // `item1.ADR`
        let property = property.rsplit(|&byte| byte == b'.').next().unwrap_or_default();
        let is = |names: &[&[u8]]| names.iter().any(|name| property.eq_ignore_ascii_case(name));
        let entity = match () {
            () if is(&[b"N", b"FN", b"NICKNAME", b"SORT-STRING"]) => Entity::Person,
            () if is(&[b"ADR", b"LABEL"]) => Entity::PostalAddress,
            () if is(&[b"END", b"BEGIN"]) => return,
            () => continue,
        };
        let is_empty = |byte: &&u8| matches!(byte, b';' | b' ' | b'\r' | b',');
        let value = &line[separator + 1..];
        let from = start + separator + 1 + value.iter().take_while(is_empty).count();
        let to = end - value.iter().rev().take_while(is_empty).count().min(end - from);
        // A letter at least: `N:;;;`, and what was replaced is none.
        if text[from..to].iter().any(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80) && first_label(text, from, to).is_none() {
            found(Candidate::new(entity, from, to, NAMED));
        }
    }
}

/// The colon before a property's value: not one in the quotes of a parameter.
fn value_of(line: &[u8]) -> Option<usize> {
    let mut quoted = false;
    line.iter().position(|&byte| {
        quoted ^= byte == b'"';
        byte == b':' && !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Entity, &str)> {
        let (colon, mut out) = (text.find(':').unwrap(), Vec::new());
        assert!(begins(text.as_bytes(), &text.as_bytes()[..colon], colon));
        each(text.as_bytes(), colon, |candidate| out.push((candidate.entity, &text[candidate.start..candidate.end])));
        out
    }

    #[test]
    fn names_and_addresses_stand_behind_their_properties() {
        let card = "BEGIN:VCARD\r\nVERSION:4.0\r\nN:Doe;Jane;;;\r\nFN;CHARSET=\"a:b\":Jane Doe\r\nORG:Example\r\n\
            item1.ADR;TYPE=home:;;1 Main St;Springfield\r\n ;IL;62701;USA\r\nNOTE:x\r\nEND:VCARD\r\nFN:Nobody\r\n";
        let expected = [(Entity::Person, "Doe;Jane"), (Entity::Person, "Jane Doe"), (Entity::PostalAddress, "1 Main St;Springfield\r\n ;IL;62701;USA")];
        assert_eq!(found(card), expected);
        assert_eq!(found("BEGIN:VCARD\nFN:Jane"), [(Entity::Person, "Jane")]);
    }

    #[test]
    fn what_is_empty_or_replaced_is_nobody() {
        for text in ["BEGIN:VCARD\nN:;;;\nFN:\nADR:;;[POSTAL_ADDRESS];\nEND:VCARD", "BEGIN:VCARD\nN:[PERSON];;;", "BEGIN:VCARD\nFN", "BEGIN:VCARD"] {
            assert_eq!(found(text), [], "{text}");
        }
        assert!(!begins(b"BEGIN:VEVENT", b"BEGIN", 5));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "BEGIN:VCARD(\n|\r|N:|FN:|ADR;|;| |\"|:|Doe|END|é){0,24}") {
            for (_, value) in found(&text) {
                proptest::prop_assert!(!value.is_empty());
            }
        }
    }
}
