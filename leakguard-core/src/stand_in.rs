//! What stands for a value that was taken out: known again when it comes back as data.

use crate::detect::label::first_label;
use crate::policy::MaskCharacter;
use crate::policy::compiled::CompiledPolicy;
use crate::token_form::MARK;
use crate::tokenizer::{TokenAt, next_token};

/// What stands for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandIn {
    /// A token, which the keyring may turn back.
    Token(TokenAt),
    /// A label or a hash, or what a mask has left: the value is gone.
    Gone,
}

/// Characters that a mask shows in front of those that hide, and behind them, at most: the BIN and the last four of a card.
const SHOWN_FIRST: usize = 8;
const SHOWN_LAST: usize = 8;

/// What stands for a value in this text from an offset on, where anything does: a token or a label anywhere in it, or a mask as the
/// whole of it. Linear in the length.
///
/// Not known again are masks within a longer text, made-up values, and less exact ones (`1984`): they are values like any other.
pub(crate) fn stand_in(policy: &CompiledPolicy, text: &[u8], from: usize) -> Option<StandIn> {
    let token = next_token(text, from);
    let to = token.map_or(text.len(), |token| token.start);
    let mut at = from;
    while let Some(label) = first_label(text, at, to) {
        if text[label] != MARK {
            return Some(StandIn::Gone);
        }
        at = label + 1;
    }
    if token.is_some() {
        return token.map(StandIn::Token);
    }
    (from == 0 && is_masked(policy, text)).then_some(StandIn::Gone)
}

fn is_masked(policy: &CompiledPolicy, text: &[u8]) -> bool {
    let own = policy.rules.iter().map(|rule| rule.mask.character).filter(|&character| character != MaskCharacter::Star);
    let text = text.trim_ascii();
    std::iter::once(MaskCharacter::Star).chain(own).any(|character| is_masked_with(character, text))
}

/// Whether the text is some shown characters, those that hide, and some shown ones. The mask of a number keeps what parts its
/// digits; then only digits and the letters of a country are shown: `**** **** **** 1111` is a mask, `*** SALE` is none.
fn is_masked_with(character: MaskCharacter, text: &[u8]) -> bool {
    let hides = character.bytes();
    let Some(first) = memchr::memmem::find(text, hides) else { return false };
    let Some(last) = memchr::memmem::rfind(text, hides) else { return false };
    let (before, within, behind) = (&text[..first], &text[first..last + hides.len()], &text[last + hides.len()..]);
    let hidden = memchr::memmem::find_iter(within, hides).count();
    let parting = within.len() - hidden * hides.len();
    let characters = |text: &[u8]| text.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
    if hidden < least(character) || characters(before) > SHOWN_FIRST || characters(behind) > SHOWN_LAST {
        return false;
    }
    let is_part = |byte: &u8| matches!(byte, b' ' | b'-' | b'.' | b'/' | b'(' | b')' | b':');
    let is_digit = |byte: &u8| byte.is_ascii_digit() || *byte == b'+' || is_part(byte);
    let is_number = before.iter().all(|byte| is_digit(byte) || byte.is_ascii_uppercase()) && behind.iter().all(is_digit);
    let parts = within.iter().filter(|byte| is_part(byte)).count();
    if parting > 0 || before.iter().chain(behind).any(is_part) {
        return is_number && parting == parts;
    }
    // What is shown is a word's beginning or end.
    before.iter().chain(behind).all(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80 || *byte == b'+')
}

/// So many of them are a mask. `xxx` and `###` are written for other reasons, too.
fn least(character: MaskCharacter) -> usize {
    match character {
        MaskCharacter::Star | MaskCharacter::Bullet => 3,
        _ => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Keyring;
    use crate::{Engine, Entity, Policy, Tokenizer};

    fn keyring() -> Keyring {
        Keyring::from_toml("active = \"k1\"\n[[key]]\nid = \"k1\"\nsecret = \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"\n").unwrap()
    }

    fn engine(rules: &str) -> Engine {
        Engine::new(Policy::from_toml(rules, "").unwrap(), Some(keyring())).unwrap()
    }

    const REDACT: &str = "[[rule]]\nname = \"all\"\naction = \"redact\"\n";

    #[test]
    fn what_was_taken_out_is_known_again() {
        let engine = engine(REDACT);
        for gone in [
            "[EMAIL_ADDRESS]",
            "ring [PHONE_NUMBER] please",
            "[PERSON:k1:0123456789abcdef0123456789abcdef]",
            "[PERSON_7K4QX]",
            "Dear [PERSON_7K4QX_1], hello",
            "[EMAIL_ADDRESS_0VJ2MQ7XKC3A]",
            "************1111",
            "**** **** **** 1111",
            "411111** **** 1111",
            "DE** **** **** **** **89 00",
            "+** *** *****67",
            "j***************",
            "Ja***",
            "M********",
            "********",
            " *** ",
            "é****",
        ] {
            assert_eq!(engine.stand_in(gone.as_bytes(), 0), Some(StandIn::Gone), "{gone}");
        }
    }

    #[test]
    fn what_people_write_is_data() {
        let engine = engine(REDACT);
        for data in [
            "",
            "Jane Doe",
            "*",
            "**",
            "2 ** 10",
            "*** SALE ***",
            "***Sale***",
            "**** SALE",
            "a * b * c * d",
            "xxx",
            "XXXXXXXL",
            "______________",
            "**bold** and **bolder**",
            "select * from a; select * from b; select * from c",
            "[NOT_OURS]",
            "[]",
            "~",
            "~user.name",
            "##########",
        ] {
            assert_eq!(engine.stand_in(data.as_bytes(), 0), None, "{data}");
        }
    }

    #[test]
    fn other_masks_are_those_of_the_policy() {
        let engine = engine("[[rule]]\nname = \"all\"\naction = \"mask\"\ncharacter = \"x\"\n");
        assert_eq!(engine.stand_in(b"xxxxxxxxxxxx1111", 0), Some(StandIn::Gone));
        assert_eq!(engine.stand_in(b"xxx", 0), None);
        assert_eq!(engine.stand_in("••••••••".as_bytes(), 0), None);
    }

    #[test]
    fn whatever_a_mask_or_a_label_writes_is_known_again() {
        let mut scratch = crate::Scratch::default();
        for rules in [REDACT, "[[rule]]\nname = \"all\"\naction = \"hash\"\n", "[[rule]]\nname = \"all\"\naction = \"mask\"\n"] {
            let engine = engine(rules);
            for entity in Entity::ALL {
                let example = entity.info().example;
                let redaction = engine.redact(example.as_bytes(), &crate::Context::default(), crate::Format::Text, &mut scratch).unwrap();
                // An example that is its own finding becomes its stand-in as a whole.
                if let ([finding], Some(output)) = (redaction.findings, redaction.output)
                    && (finding.start, finding.end) == (0, example.len())
                    && output.len() >= 3
                {
                    let output = output.to_vec();
                    assert!(engine.stand_in(&output, 0).is_some(), "{} becomes {}", entity.name(), String::from_utf8_lossy(&output));
                }
            }
        }
    }

    #[test]
    fn tokens_are_told_one_after_the_other() {
        let tokenizer = Tokenizer::new(&keyring(), "").unwrap();
        let mut text = b"from ".to_vec();
        tokenizer.tokenize(Entity::EmailAddress, b"jane@example.com", &mut text).unwrap();
        let middle = text.len();
        text.extend_from_slice(b" to ");
        tokenizer.tokenize(Entity::Person, b"Jane Doe", &mut text).unwrap();
        let end = text.len();
        text.extend_from_slice(b" [PERSON]");
        let engine = engine(REDACT);
        assert_eq!(engine.stand_in(&text, 0), Some(StandIn::Token(TokenAt { start: 5, end: middle, complete: true })));
        assert_eq!(engine.stand_in(&text, middle), Some(StandIn::Token(TokenAt { start: middle + 4, end, complete: true })));
        assert_eq!(engine.stand_in(&text, end), Some(StandIn::Gone));
        assert_eq!(engine.stand_in(&text[..end - 1], middle), Some(StandIn::Token(TokenAt { start: middle + 4, end: end - 1, complete: false })));
    }
}
