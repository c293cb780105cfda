//! Does a name that says something end here? Four characters are looked up among the ends of all names that do: most of
//! a document's fields are passed by in a few instructions.

use once_cell::sync::Lazy;

use crate::detect::{field, labelled};

/// Bits of the filter, as a power of two: 32 KiB.
const BITS: u32 = 18;

/// The filter over the ends of names.
pub(super) struct Names(Box<[u64; 1 << (BITS - 6)]>);

static NAMES: Lazy<Names> = Lazy::new(|| {
    let mut names = Names(Box::new([0; 1 << (BITS - 6)]));
    let speaking = field::endings().filter(|name| labelled::speaks(field::classify(name)));
    for name in speaking.chain(labelled::WORDS.iter().map(|word| word.as_bytes())) {
        names.add(name);
        // Letters outside of ASCII are compared as they stand.
        if let Ok(text) = std::str::from_utf8(name)
            && !text.is_ascii()
        {
            names.add(text.to_uppercase().as_bytes());
        }
    }
    names
});

/// What parts the words of a name, and what may stand in front of a short one.
const JOINTS: &[u8] = b"_- ";
const FRONTS: &[u8] = b"_-. \"'[]{}()<>&?,;:|/\\=+*#$@!`\t\n\r\0";

/// Two slots of the last four characters of a name, without case: signs may meet letters here, which costs a look and
/// nothing else.
#[inline(always)]
fn slots(last: u32) -> [usize; 2] {
    let hash = u64::from(last | 0x2020_2020).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    [(hash >> (64 - BITS)) as usize, (hash >> 20) as usize % (1 << BITS)]
}

/// Whether what stands before a separator needs the long look: an index, an encoded bracket, the length of a serialized
/// string.
static LONG_LOOK: [bool; 256] = {
    let mut table = [false; 256];
    table[b']' as usize] = true;
    table[b'D' as usize] = true;
    table[b' ' as usize] = true;
    table[b'\'' as usize] = true;
    table[b'`' as usize] = true;
    let mut digit = b'0';
    while digit <= b'9' {
        table[digit as usize] = true;
        digit += 1;
    }
    table
};

impl Names {
    /// The filter, made once.
    pub fn get() -> &'static Names {
        &NAMES
    }

    /// The last four characters of a name in every way to write it: with a sign between two of its words, and with what
    /// may stand in front of a short one.
    fn add(&mut self, name: &[u8]) {
        self.put(name);
        // `\"`: what is in quotes inside of a string ends in a backslash.
        for place in 1..name.len().min(4) {
            let (front, back) = name.split_at(name.len() - place);
            JOINTS.iter().for_each(|&joint| self.put(&[front, &[joint], back].concat()));
        }
    }

    fn put(&mut self, name: &[u8]) {
        match *name {
            [.., a, b, c, d] => {
                for slot in slots(u32::from_le_bytes([a, b, c, d])) {
                    self.0[slot / 64] |= 1 << (slot % 64);
                }
            }
            [a, b, c] => FRONTS.iter().for_each(|&front| self.put(&[front, a, b, c])),
            [a, b] => {
                for &front in FRONTS {
                    (0..128).for_each(|first| self.put(&[first, front, a, b]));
                }
            }
            _ => {}
        }
    }

    /// Whether a name that is known may stand before the separator at the position.
    #[inline(always)]
    pub fn may_stand_before(&self, text: &[u8], separator: usize) -> bool {
        let Some(&bytes) = text[..separator].last_chunk::<8>() else { return separator > 1 };
        let bytes = u64::from_le_bytes(bytes);
        let last = (bytes >> 56) as u8;
        let key = (if last == b'"' { bytes >> 24 } else { bytes >> 32 }) as u32;
        self.has(key) || LONG_LOOK[usize::from(last)] && self.may_stand_far(text, separator)
    }

    #[inline(always)]
    fn has(&self, last: u32) -> bool {
        slots(last).into_iter().all(|slot| self.0[slot / 64] >> (slot % 64) & 1 == 1)
    }

    /// The same for rarer writings.
    #[inline(never)]
    fn may_stand_far(&self, text: &[u8], separator: usize) -> bool {
        let mut end = separator;
        while end > 0 {
            match text[end - 1] {
                b'"' | b'\'' | b'\\' | b' ' | b'`' => end -= 1,
                b']' => return true,
                b'0'..=b'9' if text.get(separator + 1) == Some(&b'"') && text[separator] == b':' => return true,
                b'D' if text[..end].ends_with(b"%5D") => return true,
                _ => break,
            }
        }
        match text[..end].last_chunk::<4>() {
            Some(&last) => self.has(u32::from_le_bytes(last)),
            None => end > 1,
        }
    }
}
