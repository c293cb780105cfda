//! Parties of orders and invoices in UN/EDIFACT (ISO 9735): `NAD+BY+++Jane Doe+Street 1+City++12345+DE'`, `CTA+IC+:Jane Doe'`. Their
//! telephones and e-mail addresses (`COM`) are found by themselves.

use super::Candidate;
use super::label::first_label;
use crate::entity::Entity;

/// The score of what its place in its segment says it is.
const NAMED: f32 = 0.93;

/// Parties that are a business by their part in it: suppliers, sellers, carriers, warehouses.
const BUSINESSES: [&[u8]; 6] = [b"SU", b"SE", b"CA", b"CN", b"FW", b"WH"];

/// The signs of an interchange, with the one that takes the meaning off the next.
#[derive(Clone, Copy)]
struct Signs {
    component: u8,
    element: u8,
    release: u8,
    segment: u8,
}

impl Signs {
    /// What the service string says, or as they are without one. [`None`]: no interchange begins here.
    fn of(text: &[u8]) -> Option<Signs> {
        match *text {
            [b'U', b'N', b'A', component, element, _, release, _, segment, ..] if !element.is_ascii_alphanumeric() && !segment.is_ascii_alphanumeric() => {
                Some(Signs { component, element, release, segment })
            }
            [b'U', b'N', b'B', b'+', ..] => Some(Signs { component: b':', element: b'+', release: b'?', segment: b'\'' }),
            _ => None,
        }
    }

    /// Where the part at the position ends, before one of these signs or at the end of the text.
    fn end(self, text: &[u8], from: usize, signs: &[u8]) -> usize {
        let mut at = from;
        while at < text.len() && !signs.contains(&text[at]) {
            at += 1 + usize::from(text[at] == self.release);
        }
        at.min(text.len())
    }
}

/// Whether an interchange begins the text.
pub(super) fn begins(text: &[u8]) -> bool {
    Signs::of(text).is_some()
}

/// Appends the parties of an interchange that begins at `start`, in the order of the text.
pub(super) fn parties(text: &[u8], start: usize, out: &mut Vec<Candidate>) {
    let Some(signs) = Signs::of(&text[start..]) else { return };
    let mut at = start + if text[start..].starts_with(b"UNA") { 9 } else { 0 };
    while at < text.len() {
        at += text[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let end = signs.end(text, at, &[signs.segment]);
        segment(&text[..end], at, signs, out);
        at = end + 1;
    }
}

fn segment(text: &[u8], start: usize, signs: Signs, out: &mut Vec<Candidate>) {
    let is_contact = text[start..].starts_with(b"CTA");
    if !is_contact && !text[start..].starts_with(b"NAD") {
        return;
    }
    let (mut at, mut place) = (start, 0);
    while at < text.len() {
        let end = signs.end(text, at, &[signs.element]);
        let entity = match (is_contact, place) {
            (false, 1) if BUSINESSES.contains(&&text[at..end]) => return,
            (true, 2) | (false, 4) => Some(Entity::Person),
            (false, 3 | 5..=8) => Some(Entity::PostalAddress),
            _ => None,
        };
        // Of a contact its number is the first component.
        let from = if is_contact { (signs.end(&text[..end], at, &[signs.component]) + 1).min(end) } else { at };
        if let Some(entity) = entity {
            let value = text[from..end].trim_ascii_end();
            if value.iter().any(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80) && first_label(text, from, end).is_none() {
                out.push(Candidate::new(entity, from, from + value.len(), NAMED));
            }
        }
        (at, place) = (end + 1, place + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Entity, &str)> {
        let mut out = Vec::new();
        parties(text.as_bytes(), 0, &mut out);
        out.iter().map(|c| (c.entity, &text[c.start..c.end])).collect()
    }

    #[test]
    fn parties_are_told_by_their_place() {
        let segments = "UNH+1+ORDERS:D:96A:UN'\nBGM+220+1001+9'\nNAD+SU+4012345000009::9++Example Ltd+Road 2'\n\
            NAD+BY+++Jane D?'Arc:c/o Doe+Street 1+City++12345+DE'\nCTA+IC+17:Jane Doe'\nLIN+1++4012345000016:EN'\nUNT+5+1'\n";
        let expected = [
            (Entity::Person, "Jane D?'Arc:c/o Doe"),
            (Entity::PostalAddress, "Street 1"),
            (Entity::PostalAddress, "City"),
            (Entity::PostalAddress, "12345"),
            (Entity::Person, "Jane Doe"),
        ];
        let header = "UNB+UNOC:3+SENDER+RECEIVER+260101:1200+1'\n";
        assert_eq!(found(&format!("{header}{segments}")), expected);
        assert_eq!(found(&format!("UNA:+.? '{header}{segments}")), expected);
        assert_eq!(found("UNA:*.? ~UNB*UNOC:3~NAD*IV***Jane Doe~"), [(Entity::Person, "Jane Doe")]);
    }

    #[test]
    fn other_texts_have_none() {
        for text in
            ["NAD+BY+++Jane Doe+Street 1'", "UNA is a name'NAD+BY+++Jane'", "UNB+UNOC:3'NAD+BY+++[PERSON]+[POSTAL_ADDRESS]'CTA+IC+'NAD", "UNB+?", "UNB+"]
        {
            assert_eq!(found(text), [], "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "UN(A:\\+\\.\\? '|B\\+)(NAD|CTA|\\+|:|'|\\?|Doe|BY|é|\n| ){0,32}") {
            for (_, value) in found(&text) {
                proptest::prop_assert!(!value.is_empty());
            }
        }
    }
}
