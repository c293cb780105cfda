//! Keys of providers that mark them with a prefix. A table; each row is what the provider documents (see the sources
//! in [`crate::entity`]) or what its own secret scanner looks for.

use super::Candidate;
use super::boundary::is_alnum;
use crate::entity::Entity;

/// What may follow a prefix.
#[derive(Clone, Copy)]
enum Body {
    /// This many characters, exactly, of the alphabet.
    Exactly(usize, Alphabet),
    /// At least this many characters of the alphabet.
    AtLeast(usize, Alphabet),
    /// Parts of these lengths, parted by dots.
    Dotted(&'static [usize], Alphabet),
    /// 20 letters or digits, OpenAI's mark, 20 more.
    OpenAiMark,
}

#[derive(Clone, Copy)]
enum Alphabet {
    Alnum,
    /// `A-Z2-7`
    Base32,
    Hex,
    LowerHex,
    /// `A-Za-z0-9_`
    Word,
    /// `A-Za-z0-9_-`
    Base64Url,
}

impl Alphabet {
    fn contains(self, byte: u8) -> bool {
        match self {
            Alphabet::Alnum => is_alnum(byte),
            Alphabet::Base32 => byte.is_ascii_uppercase() || matches!(byte, b'2'..=b'7'),
            Alphabet::Hex => byte.is_ascii_hexdigit(),
            Alphabet::LowerHex => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
            Alphabet::Word => is_alnum(byte) || byte == b'_',
            Alphabet::Base64Url => is_alnum(byte) || byte == b'_' || byte == b'-',
        }
    }
}

struct KeyFormat {
    entity: Entity,
    prefix: &'static str,
    body: Body,
}

use Alphabet::{Alnum, Base32, Base64Url, Hex, LowerHex, Word};
use Body::{AtLeast, Dotted, Exactly, OpenAiMark};

const fn row(entity: Entity, prefix: &'static str, body: Body) -> KeyFormat {
    KeyFormat { entity, prefix, body }
}

/// Longest characters a key may have; a longer run is no key.
const LONGEST: usize = 512;

/// A longer prefix stands before its own beginning.
#[rustfmt::skip]
static FORMATS: &[KeyFormat] = &[
    row(Entity::AwsAccessKey, "AKIA", Exactly(16, Base32)),
    row(Entity::AwsAccessKey, "ASIA", Exactly(16, Base32)),
    row(Entity::GoogleKey, "AIza", Exactly(35, Base64Url)),
    row(Entity::GoogleKey, "GOCSPX-", Exactly(28, Base64Url)),
    row(Entity::GoogleKey, "ya29.", AtLeast(20, Base64Url)),
    row(Entity::StripeKey, "sk_live_", AtLeast(16, Alnum)),
    row(Entity::StripeKey, "sk_test_", AtLeast(16, Alnum)),
    row(Entity::StripeKey, "rk_live_", AtLeast(16, Alnum)),
    row(Entity::StripeKey, "rk_test_", AtLeast(16, Alnum)),
    row(Entity::StripeKey, "whsec_", AtLeast(24, Alnum)),
    row(Entity::GithubToken, "github_pat_", AtLeast(40, Word)),
    row(Entity::GithubToken, "ghp_", Exactly(36, Alnum)),
    row(Entity::GithubToken, "gho_", Exactly(36, Alnum)),
    row(Entity::GithubToken, "ghu_", Exactly(36, Alnum)),
    row(Entity::GithubToken, "ghs_", Exactly(36, Alnum)),
    row(Entity::GithubToken, "ghr_", Exactly(36, Alnum)),
    row(Entity::GitlabToken, "glpat-", AtLeast(20, Base64Url)),
    row(Entity::GitlabToken, "gldt-", AtLeast(20, Base64Url)),
    row(Entity::GitlabToken, "glrt-", AtLeast(20, Base64Url)),
    row(Entity::GitlabToken, "glptt-", AtLeast(20, Base64Url)),
    row(Entity::GitlabToken, "glcbt-", AtLeast(20, Base64Url)),
    row(Entity::GitlabToken, "gloas-", AtLeast(20, Base64Url)),
    row(Entity::SlackToken, "xoxb-", AtLeast(20, Base64Url)),
    row(Entity::SlackToken, "xoxp-", AtLeast(20, Base64Url)),
    row(Entity::SlackToken, "xoxa-", AtLeast(20, Base64Url)),
    row(Entity::SlackToken, "xoxr-", AtLeast(20, Base64Url)),
    row(Entity::SlackToken, "xoxs-", AtLeast(20, Base64Url)),
    row(Entity::SlackToken, "xoxe-", AtLeast(20, Base64Url)),
    row(Entity::SlackToken, "xapp-", AtLeast(20, Base64Url)),
    row(Entity::AnthropicKey, "sk-ant-", AtLeast(20, Base64Url)),
    row(Entity::OpenaiKey, "sk-proj-", AtLeast(20, Base64Url)),
    row(Entity::OpenaiKey, "sk-svcacct-", AtLeast(20, Base64Url)),
    row(Entity::OpenaiKey, "sk-admin-", AtLeast(20, Base64Url)),
    row(Entity::OpenaiKey, "sk-", OpenAiMark),
    row(Entity::SendgridKey, "SG.", Dotted(&[22, 43], Base64Url)),
    row(Entity::TwilioKey, "SK", Exactly(32, LowerHex)),
    row(Entity::ShopifyToken, "shpat_", Exactly(32, Hex)),
    row(Entity::ShopifyToken, "shpca_", Exactly(32, Hex)),
    row(Entity::ShopifyToken, "shppa_", Exactly(32, Hex)),
    row(Entity::ShopifyToken, "shpss_", Exactly(32, Hex)),
    row(Entity::WoocommerceKey, "ck_", Exactly(40, LowerHex)),
    row(Entity::WoocommerceKey, "cs_", Exactly(40, LowerHex)),
];

const _: () = assert!(FORMATS.len() <= 64, "the masks below need a wider integer");

/// For each byte the formats whose prefix has it in this place, a bit each.
const fn mask_of(place: usize) -> [u64; 256] {
    let mut table = [0u64; 256];
    let mut index = 0;
    while index < FORMATS.len() {
        table[FORMATS[index].prefix.as_bytes()[place] as usize] |= 1 << index;
        index += 1;
    }
    table
}

static FIRST: [u64; 256] = mask_of(0);
static SECOND: [u64; 256] = mask_of(1);

/// Whether any prefix begins with the byte.
pub(crate) const fn begins(byte: u8) -> bool {
    mask_of(0)[byte as usize] != 0
}

/// The key that starts with the long word `text[start..end]`.
pub(crate) fn at_token(text: &[u8], start: usize, _end: usize) -> Option<Candidate> {
    at_word(text, start).or_else(|| start.checked_sub(3).and_then(|start| at_word(text, start)))
}

/// The key that starts at `start`. Reads at most 512 bytes.
pub(crate) fn at_word(text: &[u8], start: usize) -> Option<Candidate> {
    let [first, second, ..] = text[start..] else { return None };
    let mut left = FIRST[usize::from(first)] & SECOND[usize::from(second)];
    if left == 0 || start > 0 && matches!(text[start - 1], b'_' | b'-') {
        return None;
    }
    let rest = &text[start..text.len().min(start + LONGEST + 1)];
    while left != 0 {
        let format = &FORMATS[left.trailing_zeros() as usize];
        left &= left - 1;
        if rest.starts_with(format.prefix.as_bytes())
            && let Some(end) = body_end(rest, format.prefix.len(), format.body)
        {
            return Some(Candidate::new(format.entity, start, start + end, 0.97));
        }
    }
    None
}

fn body_end(rest: &[u8], from: usize, body: Body) -> Option<usize> {
    let run = |from: usize, alphabet: Alphabet| rest[from..].iter().take_while(|&&byte| alphabet.contains(byte)).count();
    let ends = |end: usize| end <= LONGEST && !rest.get(end).is_some_and(|&byte| is_alnum(byte) || byte == b'_');
    match body {
        Exactly(length, alphabet) => (run(from, alphabet) == length && ends(from + length)).then_some(from + length),
        AtLeast(length, alphabet) => {
            let found = run(from, alphabet);
            (found >= length && ends(from + found)).then_some(from + found)
        }
        Dotted(lengths, alphabet) => {
            let mut end = from;
            for (index, &length) in lengths.iter().enumerate() {
                if index > 0 {
                    if rest.get(end) != Some(&b'.') {
                        return None;
                    }
                    end += 1;
                }
                if run(end, alphabet) != length {
                    return None;
                }
                end += length;
            }
            ends(end).then_some(end)
        }
        OpenAiMark => {
            let found = run(from, Alnum);
            (found == 48 && &rest[from + 20..from + 28] == b"T3BlbkFJ" && ends(from + found)).then_some(from + found)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(Entity, usize)> {
        at_word(text.as_bytes(), 0).map(|c| (c.entity, c.end))
    }

    #[test]
    fn every_example_of_the_catalogue_is_found_whole() {
        let mut seen = 0;
        for &entity in Entity::ALL {
            let example = entity.info().example;
            if FORMATS.iter().any(|format| format.entity == entity) {
                assert_eq!(found(example), Some((entity, example.len())), "{}", entity.name());
                seen += 1;
            }
        }
        assert_eq!(seen, 12);
    }

    #[test]
    fn a_prefix_alone_a_short_body_and_a_longer_word_are_no_key() {
        for text in ["sk_live_", "ck_0123", "AKIAIOSFODNN7EXAMPLEX", "SKU-0123456789abcdef0123456789abcdef", "sk-learning", "SG.short.short"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn no_prefix_hides_a_longer_one_behind_it() {
        for (index, format) in FORMATS.iter().enumerate() {
            for later in &FORMATS[index + 1..] {
                assert!(!later.prefix.starts_with(format.prefix), "{} before {}", format.prefix, later.prefix);
            }
        }
    }
}
