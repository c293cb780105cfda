//! Does a name that says something end here? Four characters are looked up among the ends of all names that do: most of
//! a document's fields are passed by in a few instructions.

use once_cell::sync::Lazy;

use crate::detect::{field, labelled, spoken};

/// Bits of the filter, as a power of two: 16 KiB.
const BITS: u32 = 17;

/// The filter over the ends of names.
pub(super) struct Names(Box<[u64; 1 << (BITS - 6)]>);

static NAMES: Lazy<Names> = Lazy::new(|| {
    let mut names = Names(Box::new([0; 1 << (BITS - 6)]));
    // The ends come more than once; those of two letters, dear to add, are kept apart.
    let mut short: Vec<[u8; 2]> = Vec::new();
    field::each_ending(|name| match *name {
        [a, b] if short.contains(&[a, b]) => {}
        [a, b] => short.push([a, b]),
        _ => names.add(name),
    });
    short.iter().for_each(|name| names.add(name));
    names.add_indices();
    names.add_verbs();
    for word in labelled::WORDS.iter().chain(labelled::SECRET_ENDS).chain(spoken::MONTHS) {
        names.add(word.as_bytes());
    }
    field::each_short_last_word(|name, last_word| names.add_parted(name, last_word));
    names
});

/// What parts the words of a name, and what may stand in front of a short one.
const JOINTS: &[u8] = b"_-. ";
const FRONTS: &[u8] = b"_-. \"'[]{}()<>&?,;:|/\\=+*#$@!`\t\n\r\0";

/// Two slots of four characters without case: signs may meet letters here, which costs a look and nothing else.
#[inline(always)]
fn slots(last: u32) -> [usize; 2] {
    let hash = u64::from(last | 0x2020_2020).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    [(hash >> (64 - BITS)) as usize, (hash >> 24) as usize % (1 << BITS)]
}

/// What the character before the separator, or before a quote there, may be without a second look.
static ENDS_NAME: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = (byte as u8).is_ascii_alphabetic();
        byte += 1;
    }
    table
};

impl Names {
    /// The filter, made once.
    pub fn get() -> &'static Names {
        &NAMES
    }

    /// Four bytes that a name may end in.
    fn put(&mut self, last: [u8; 4]) {
        for slot in slots(u32::from_le_bytes(last)) {
            self.0[slot / 64] |= 1 << (slot % 64);
        }
    }

    /// The end of a name in every way to write it.
    fn add(&mut self, name: &[u8]) {
        let mut put = |last| self.put(last);
        // Salesforce's own fields: `Birthdate__c`, `Gender__pc`.
        if let Some(&end) = name.last() {
            put([end, b'_', b'_', b'c']);
            put([b'_', b'_', b'p', b'c']);
            // In a form the brackets are encoded, `billing%5Bcity%5D=`, and what `serialize()` writes has the type behind.
            put([end, b'%', b'5', b'd']);
            put([end, b'"', b';', b's']);
        }
        let last = |count: usize| name.len().checked_sub(count).map_or(&name[..0], |from| &name[from..]);
        if let [a, b, c, d] = *last(4) {
            put([a, b, c, d]);
        }
        match *name {
            [a, b, c] => FRONTS.iter().for_each(|&front| put([front, a, b, c])),
            [a, b] => {
                for &front in FRONTS {
                    (0..128).for_each(|first| put([first, front, a, b]));
                }
            }
            _ => {}
        }
    }

    /// `street%5B%5D=`, `street%5B0%5D=`, `a:1:{i:0;s:`
    fn add_indices(&mut self) {
        let digits = (b'0'..=b'9').flat_map(|digit| [[digit, b'%', b'5', b'd'], [b':', digit, b';', b's']]);
        digits.chain([[b'b', b'%', b'5', b'd']]).for_each(|last| self.put(last));
    }

    /// `the password is: …`, `Ihre PIN lautet: …`
    fn add_verbs(&mut self) {
        for verb in spoken::COPULAS {
            let parted = [b" ", verb.as_bytes()].concat();
            match *parted.as_slice() {
                [a, b, c] => (0..128).for_each(|first| self.put([first, a, b, c])),
                [.., a, b, c, d] => self.put([a, b, c, d]),
                _ => {}
            }
        }
    }

    /// The same, for a name whose last word is so short that what parts it from the others is among the last four.
    fn add_parted(&mut self, name: &[u8], last_word: usize) {
        let Some(&[a, b, c]) = name.last_chunk::<3>() else { return };
        for &joint in JOINTS {
            let last = match last_word {
                1 => [a, b, joint, c],
                2 => [a, joint, b, c],
                _ => [joint, a, b, c],
            };
            self.put(last);
        }
    }

    /// Whether a name that is known may end before the position.
    #[inline(always)]
    pub fn may_end(&self, text: &[u8], end: usize) -> bool {
        let Some(&[before, a, b, c, d]) = end.checked_sub(5).and_then(|from| text.get(from..)).and_then(|rest| rest.first_chunk()) else {
            let [a, b, c, d] = short(text, end);
            return self.may_end_in([a, b, c, d], b' ');
        };
        self.may_end_in([a, b, c, d], before)
    }

    /// The same, of the last four characters and the one before them.
    #[inline(always)]
    fn may_end_in(&self, last: [u8; 4], before: u8) -> bool {
        if self.has(u32::from_le_bytes(last)) {
            return true;
        }
        // In front of a name of three letters may stand anything that parts words, the letter of an escape too.
        let is_parted = before == b'\\' || !last[0].is_ascii_alphanumeric();
        is_parted && self.has(u32::from_le_bytes([b' ', last[1], last[2], last[3]]))
    }

    /// Whether a name that is known may stand before the separator at the position: past quotes, brackets and spaces.
    #[inline(always)]
    pub fn may_stand_before(&self, text: &[u8], separator: usize) -> bool {
        let Some(&bytes) = separator.checked_sub(8).and_then(|from| text[from..separator].first_chunk::<8>()) else {
            return self.may_stand_far(text, separator);
        };
        let bytes = u64::from_le_bytes(bytes);
        let last = (bytes >> 56) as u8;
        let key = if last == b'"' { bytes >> 24 } else { bytes >> 32 };
        // Behind a backslash or a bracket stands no letter: those are rare, and looked at again.
        self.has(key as u32) || !ENDS_NAME[usize::from((key >> 24) as u8)] && self.may_stand_far(text, separator)
    }

    #[inline(always)]
    fn has(&self, last: u32) -> bool {
        slots(last).into_iter().all(|slot| self.0[slot / 64] >> (slot % 64) & 1 == 1)
    }

    #[inline(never)]
    fn may_stand_far(&self, text: &[u8], separator: usize) -> bool {
        let mut end = separator;
        while end > 0 {
            if text[separator] == b':' && matches!(text[end - 1], b'.' | b'*' | b'#' | b')') {
                let addition = labelled::addition_len(&text[..end]);
                if addition > 0 {
                    end -= addition;
                    continue;
                }
            }
            match text[end - 1] {
                b'"' | b'\'' | b'\\' | b' ' | b'`' => end -= 1,
                b';' if text[..end].ends_with(b"&nbsp;") => end -= 6,
                _ if text[separator] == b':' && labelled::verb_len(&text[..end]) > 0 => end -= labelled::verb_len(&text[..end]),
                sign if end == separator && text[separator] == b'=' && labelled::begins_operator(sign) => end -= 1,
                b'.' if text[..end].ends_with(b"..") => end -= 1,
                b'.' if text[end..].starts_with(b".") => end -= 1,
                b'?' | b'|' if text[end..separator].starts_with(&text[end - 1..end]) && text[separator] == b'=' => end -= 1,
                // Quotes and spaces of other kinds.
                0x98..=0x9F | 0xAF if text[..end - 1].ends_with(&[0xE2, 0x80]) => end -= 3,
                0xA0 if text[..end - 1].ends_with(&[0xC2]) => end -= 2,
                // An index, an encoded bracket, the length of a serialized string: the whole way to tell.
                b']' => return true,
                b'0'..=b'9' if end == separator && text.get(separator + 1) == Some(&b'"') && text[separator] == b':' => return true,
                b'D' | b'd' if text[..end].ends_with(b"%5D") || text[..end].ends_with(b"%5d") => return true,
                // One of several: `phone2`, `address_0`, `street_10`.
                b'0'..=b'9' => {
                    let digits = text[..end].iter().rev().take(2).take_while(|byte| byte.is_ascii_digit()).count();
                    let word = end - digits;
                    let joined = word - usize::from(matches!(text[..word], [.., b'_' | b'-']));
                    return self.may_end(text, end) || self.may_end(text, word) || self.may_end(text, joined);
                }
                _ => return self.may_end(text, end),
            }
        }
        false
    }
}

/// The text starts with the name.
#[cold]
fn short(text: &[u8], end: usize) -> [u8; 4] {
    let mut last = [0; 4];
    let length = end.min(4);
    last[4 - length..].copy_from_slice(&text[end - length..end]);
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_languages_pass_the_filter_in_every_writing() {
        for name in [
            "prénom",
            "PRÉNOM",
            "Straße",
            "straße",
            "stra\\u00dfe",
            "STRA\\u00DFE",
            "pre\u{301}nom",
            "име",
            "ФАМИЛИЯ",
            "Τηλέφωνο",
            "\\u0438\\u043c\\u0435",
            "customer_name",
            "phone2",
            "Birthdate__c",
            "Gender__pc",
            "E-Mail-Adresse",
            "MailingStreet",
            "customer_age",
            "tax_id",
            "passport-no",
            "cc cid",
            "apellidos",
            "Soyadı",
        ] {
            for text in [
                format!("saved order with {name}: x"),
                format!("saved \"{name}\":\"x\""),
                format!("a=1&long={name}&{name}=x"),
                format!("[{name}] => x"),
                format!("saved {{\\\"{name}\\\":1}}"),
            ] {
                let separator = text.rfind([':', '=']).unwrap_or_default();
                assert!(Names::get().may_stand_before(text.as_bytes(), separator), "{text}");
            }
        }
    }

    #[test]
    fn the_filter_is_that_of_the_whole_names() {
        let mut plain = Names(Box::new([0; 1 << (BITS - 6)]));
        let words = labelled::WORDS.iter().chain(labelled::SECRET_ENDS).chain(spoken::MONTHS).map(|word| word.as_bytes());
        for name in field::tests::endings().iter().map(|name| &**name).chain(words) {
            plain.add(name);
        }
        plain.add_indices();
        plain.add_verbs();
        field::each_short_last_word(|name, last_word| plain.add_parted(name, last_word));
        assert!(plain.0 == Names::get().0);
    }

    #[test]
    fn the_filter_lets_few_other_names_through() {
        let set: u32 = Names::get().0.iter().map(|word| word.count_ones()).sum();
        assert!(set < 1 << (BITS - 2), "{set} of {} bits", 1 << BITS);
    }
}
