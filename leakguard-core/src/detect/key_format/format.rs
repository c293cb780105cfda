//! How a key is written: a prefix, and pieces behind it.

use crate::entity::Entity;

/// A set of characters, a bit a class.
#[derive(Clone, Copy)]
pub(super) struct Alphabet(u16);

impl Alphabet {
    pub(super) const DIGITS: Alphabet = Alphabet(0x3);
    pub(super) const LOWER_HEX: Alphabet = Alphabet(0x7);
    pub(super) const UPPER_HEX: Alphabet = Alphabet(0x13);
    pub(super) const HEX: Alphabet = Alphabet(0x17);
    pub(super) const LOWER_ALNUM: Alphabet = Alphabet(0xF);
    pub(super) const UPPER_ALNUM: Alphabet = Alphabet(0x33);
    pub(super) const ALNUM: Alphabet = Alphabet(0x3F);
    /// `A-Z2-7`
    pub(super) const BASE32: Alphabet = Alphabet(0x31);
    /// `a-z2-7`
    pub(super) const LOWER_BASE32: Alphabet = Alphabet(0xD);
    /// Letters, digits and `_`.
    pub(super) const WORD: Alphabet = Alphabet(0x7F);
    pub(super) const BASE64URL: Alphabet = Alphabet(0xFF);
    pub(super) const BASE64: Alphabet = Alphabet(0x13F);
    /// Of either alphabet.
    pub(super) const ANY_BASE64: Alphabet = Alphabet(0x1FF);
    pub(super) const EQUALS: Alphabet = Alphabet(0x200);
    /// Base64url with dots and percent-encoding.
    pub(super) const DOTTED: Alphabet = Alphabet(0xEFF);
    /// Letters, digits and percent-encoding.
    pub(super) const ENCODED: Alphabet = Alphabet(0x83F);
    /// `A-Za-z0-9_~.-`
    pub(super) const UNRESERVED: Alphabet = Alphabet(0x24FF);
    /// The last character of a Checkout.com key.
    pub(super) const CHECKOUT: Alphabet = Alphabet(0x120D);
    /// ASCII without spaces, quotes and backslash.
    pub(super) const PRINTABLE: Alphabet = Alphabet(0x7FFF);

    pub(super) fn contains(self, byte: u8) -> bool {
        CLASSES[usize::from(byte)] & self.0 != 0
    }

    /// Whether all characters are of the set.
    pub(super) fn holds(self, text: &[u8]) -> bool {
        text.iter().all(|&byte| self.contains(byte))
    }

    /// How many characters of the set stand at the position, at most `limit`.
    pub(super) fn run(self, text: &[u8], at: usize, limit: usize) -> usize {
        text.get(at..).unwrap_or_default().iter().take(limit).take_while(|&&byte| self.contains(byte)).count()
    }
}

static CLASSES: [u16; 256] = {
    let mut classes = [0u16; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'2'..=b'7' => 1,
            b'0' | b'1' | b'8' | b'9' => 1 << 1,
            b'a'..=b'f' => 1 << 2,
            b'g'..=b'z' => 1 << 3,
            b'A'..=b'F' => 1 << 4,
            b'G'..=b'Z' => 1 << 5,
            b'_' => 1 << 6,
            b'-' => 1 << 7,
            b'+' | b'/' => 1 << 8,
            b'=' => 1 << 9,
            b'.' => 1 << 10,
            b'%' => 1 << 11,
            b'*' | b'#' | b'$' => 1 << 12,
            b'~' => 1 << 13,
            b'"' | b'\'' | b'\\' | b'`' => 0,
            0x21..=0x7E => 1 << 14,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// A part of a key.
#[derive(Clone, Copy)]
pub(super) enum Piece {
    /// As many characters of the set as stand there: at least the first number, at most the second.
    Run(u16, u16, Alphabet),
    Text(&'static str),
    /// 8-4-4-4-12 hexadecimal digits.
    Uuid,
}

/// What a key must have beyond its shape.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Check {
    None,
    /// Digits and letters.
    Mixed,
    /// Letters of both cases.
    MixedCase,
    /// The last six characters are the CRC-32 of those before them in base62.
    Crc32,
    /// A bech32 checksum.
    Bech32,
}

/// One way in which one provider writes its keys.
#[derive(Clone, Copy)]
pub(super) struct KeyFormat {
    pub entity: Entity,
    pub prefix: &'static str,
    pub body: &'static [Piece],
    pub check: Check,
}

/// A row of a table.
pub(super) const fn key(entity: Entity, prefix: &'static str, body: &'static [Piece]) -> KeyFormat {
    KeyFormat { entity, prefix, body, check: Check::None }
}

impl KeyFormat {
    pub(super) const fn with(mut self, check: Check) -> KeyFormat {
        self.check = check;
        self
    }
}

/// Where the pieces end that begin at `at`. A run takes all it can, and what follows it is never of its own set, so
/// there is one way to read a key.
pub(super) fn pieces_end(text: &[u8], mut at: usize, pieces: &[Piece]) -> Option<usize> {
    let mut last = Alphabet::WORD;
    for piece in pieces {
        let (length, alphabet) = match *piece {
            Piece::Run(least, most, alphabet) => {
                let run = alphabet.run(text, at, usize::from(most));
                if run < usize::from(least) {
                    return None;
                }
                // Padding that is left out, or ends the key, lets any word follow.
                (run, if alphabet.contains(b'=') && !alphabet.contains(b'0') && run == 0 { last } else { alphabet })
            }
            Piece::Text(literal) => (text.get(at..)?.starts_with(literal.as_bytes()).then_some(literal.len())?, Alphabet::WORD),
            Piece::Uuid => (is_uuid(text.get(at..at + 36)?).then_some(36)?, Alphabet::WORD),
        };
        at += length;
        last = alphabet;
    }
    // The key ends where a word ends, and where its own characters do. Padding ends it whatever follows.
    let padded = at > 0 && text[at - 1] == b'=';
    let goes_on = text.get(at).is_some_and(|&byte| last.contains(byte) || !padded && Alphabet::WORD.contains(byte));
    (!goes_on).then_some(at)
}

/// Whether the 36 bytes are a UUID.
pub(super) fn is_uuid(text: &[u8]) -> bool {
    text.len() == 36 && text.iter().enumerate().all(|(place, &byte)| if matches!(place, 8 | 13 | 18 | 23) { byte == b'-' } else { byte.is_ascii_hexdigit() })
}
