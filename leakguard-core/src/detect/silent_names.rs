//! Names that say nothing, by the bytes up to their separator: most of a document's fields are passed by in a few
//! instructions, before it is known where their names start.

/// Multiplies a key so that its highest bits say where it is kept.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Sets of two names each, as a power of two.
const SETS: u32 = 8;

/// Places of the bytes that are enough, as a power of two.
const PLACES: u32 = 10;

const QUOTES: u64 = u64::from_ne_bytes([b'"'; 8]);
const LOWEST: u64 = u64::from_ne_bytes([1; 8]);

/// The names that came last, with their quotes, by how many words of eight bytes they take; and those without quotes, with the
/// byte in front of them.
pub(crate) struct SilentNames {
    /// Eight bytes before a separator that are enough to pass it by.
    enough: Box<[u64; 1 << PLACES]>,
    short: Box<[[u64; 2]; 1 << SETS]>,
    medium: Box<[[[u64; 2]; 2]; 1 << SETS]>,
    long: Box<[[[u64; 4]; 2]; 1 << SETS]>,
    bare: Box<[[Bare; 2]; 1 << SETS]>,
}

/// A name without quotes and the byte in front: its last eight bytes and those before, and which of them count.
#[derive(Clone, Copy, PartialEq)]
struct Bare {
    last: u64,
    before: u64,
    masks: [u64; 2],
}

impl Bare {
    /// No name: zeros match nothing but zeros.
    const NONE: Bare = Bare { last: 0, before: 0, masks: [u64::MAX; 2] };

    #[inline(always)]
    fn is(&self, last: u64, before: u64) -> bool {
        (self.last ^ last) & self.masks[0] | (self.before ^ before) & self.masks[1] == 0
    }
}

impl Default for SilentNames {
    fn default() -> SilentNames {
        // Nothing passes: each place holds what belongs to another.
        let mut enough = Box::new([0; 1 << PLACES]);
        enough[place_of(0)] = u64::MAX;
        SilentNames {
            enough,
            short: Box::new([[0; 2]; 1 << SETS]),
            medium: Box::new([[[0; 2]; 2]; 1 << SETS]),
            long: Box::new([[[0; 4]; 2]; 1 << SETS]),
            bare: Box::new([[Bare::NONE; 2]; 1 << SETS]),
        }
    }
}

/// A name in quotes: the words that it takes, what stands before its first quote shifted out of the first.
enum Quoted {
    Short(u64),
    Medium([u64; 2]),
    Long([u64; 4]),
}

/// Bytes before a separator that are looked at.
pub(crate) const NAME_BYTES: usize = 32;

/// The bytes before a separator as four words, the last one first.
#[inline(always)]
fn words_of(before: &[u8; NAME_BYTES]) -> [u64; 4] {
    let (words, _) = before.as_chunks::<8>();
    [u64::from_le_bytes(words[3]), u64::from_le_bytes(words[2]), u64::from_le_bytes(words[1]), u64::from_le_bytes(words[0])]
}

/// Bits from the last quote of a word on; `None` without one. Behind a quote `#` may be taken for one, which is then kept as
/// the name's first byte.
#[inline(always)]
fn from_quote(word: u64) -> Option<u32> {
    let other = word ^ QUOTES;
    let quotes = other.wrapping_sub(LOWEST) & !other & LOWEST << 7;
    if quotes != 0 { Some(56 - quotes.leading_zeros()) } else { None }
}

/// The name in quotes that ends in these words; `None` when it is too long to be kept, or would be kept as a shorter one since a zero
/// stands where the words meet.
#[inline(always)]
fn quoted([last, one, two, three]: [u64; 4]) -> Option<Quoted> {
    // The closing quote is out.
    if let Some(bits) = from_quote(last << 8) {
        return Some(Quoted::Short(last >> (bits - 8)));
    }
    let ends_in = |word: u64| word >> 56 != 0;
    if let Some(bits) = from_quote(one) {
        return ends_in(one).then(|| Quoted::Medium([last, one >> bits]));
    }
    if let Some(bits) = from_quote(two) {
        return ends_in(two).then(|| Quoted::Long([last, one, two >> bits, 0]));
    }
    let bits = from_quote(three)?;
    ends_in(three).then(|| Quoted::Long([last, one, two, three >> bits]))
}

#[inline(always)]
fn set_of(key: u64) -> usize {
    (key.wrapping_mul(SPREAD) >> (64 - SETS)) as usize
}

#[inline(always)]
fn medium_set([last, one]: [u64; 2]) -> usize {
    set_of(last ^ one.rotate_left(29))
}

#[inline(always)]
fn long_set([last, one, two, three]: [u64; 4]) -> usize {
    set_of(last ^ one.rotate_left(29) ^ two.rotate_left(17) ^ three.rotate_left(41))
}

/// Four characters find a name without quotes.
#[inline(always)]
fn bare_set(last: u64) -> usize {
    set_of(last >> 32)
}

#[inline(always)]
fn place_of(last: u64) -> usize {
    (last.wrapping_mul(SPREAD) >> (64 - PLACES)) as usize
}

#[inline(always)]
fn is_in<T: PartialEq>([one, other]: &[T; 2], name: T) -> bool {
    name == *one || name == *other
}

/// Puts a name first in its set, where the one before may stay.
fn put<T: Copy + PartialEq>(set: &mut [T; 2], name: T) {
    if set[0] != name {
        *set = [name, set[0]];
    }
}

impl SilentNames {
    /// Whether the last eight of these bytes, which a separator stands behind, are enough to know that its name says nothing.
    #[inline(always)]
    pub fn passes(&self, before: &[u8; NAME_BYTES]) -> bool {
        let [last, ..] = words_of(before);
        self.enough[place_of(last)] == last
    }

    /// The eight bytes before the separator are enough from now on.
    #[cold]
    #[inline(never)]
    pub fn let_pass(&mut self, text: &[u8], separator: usize) {
        let Some(&last) = text[..separator].last_chunk() else { return };
        let last = u64::from_le_bytes(last);
        self.enough[place_of(last)] = last;
    }

    /// Whether a name is kept that ends these bytes, which a separator stands behind.
    #[inline(always)]
    pub fn knows(&mut self, before: &[u8; NAME_BYTES]) -> bool {
        let words = words_of(before);
        let [last, before, ..] = words;
        // Where all of the name is among the last eight bytes, they are enough.
        let (known, is_whole) = if last >> 56 != u64::from(b'"') {
            let [one, other] = &self.bare[bare_set(last)];
            let is_other = other.is(last, before);
            (one.is(last, before) || is_other, if is_other { other } else { one }.masks[1] == 0)
        } else {
            match quoted(words) {
                Some(Quoted::Short(name)) => (is_in(&self.short[set_of(name)], name), true),
                Some(Quoted::Medium(name)) => (is_in(&self.medium[medium_set(name)], name), false),
                Some(Quoted::Long(name)) => (is_in(&self.long[long_set(name)], name), false),
                None => (false, false),
            }
        };
        if known && is_whole {
            self.enough[place_of(last)] = last;
        }
        known
    }

    /// Keeps what stands in quotes before the separator.
    #[cold]
    #[inline(never)]
    pub fn keep_quoted(&mut self, text: &[u8], separator: usize) {
        let Some(before) = text[..separator].last_chunk() else { return };
        match quoted(words_of(before)) {
            Some(Quoted::Short(name)) => put(&mut self.short[set_of(name)], name),
            Some(Quoted::Medium(name)) => put(&mut self.medium[medium_set(name)], name),
            Some(Quoted::Long(name)) => put(&mut self.long[long_set(name)], name),
            None => {}
        }
    }

    /// Keeps so many bytes before the separator: the end of a name without quotes, or the whole and what stands before it.
    #[cold]
    #[inline(never)]
    pub fn keep_bare(&mut self, text: &[u8], separator: usize, length: usize) {
        let Some(before) = text[..separator].last_chunk().filter(|_| length <= 16) else { return };
        let [last, before, ..] = words_of(before);
        let mask = |bytes: usize| if bytes == 0 { 0 } else { u64::MAX << (64 - 8 * bytes) };
        let masks = [mask(length.min(8)), mask(length.saturating_sub(8))];
        put(&mut self.bare[bare_set(last)], Bare { last: last & masks[0], before: before & masks[1], masks });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(name: &str) -> String {
        format!("a value that is long enough, and {{\"city\":\"Ulm\",{name}:")
    }

    fn knows(names: &mut SilentNames, text: &str) -> bool {
        text.as_bytes()[..text.len() - 1].last_chunk().is_some_and(|before| names.knows(before))
    }

    #[test]
    fn a_name_in_quotes_is_known_by_all_of_its_bytes() {
        for name in ["", "a", "id", "sku", "@type", "qty_ok", "visible", "attribute_code", "discount_amount", "base_shipping_discount_amt"] {
            let mut names = SilentNames::default();
            let kept = text(&format!("\"{name}\""));
            assert!(!knows(&mut names, &kept), "{name}");
            names.keep_quoted(kept.as_bytes(), kept.len() - 1);
            assert!(knows(&mut names, &kept), "{name}");
            assert!(knows(&mut names, &kept.replace("Ulm\",", "Bonn\" , ")), "what stands before is no part of it");
            for place in 0..name.len() {
                let other = text(&format!("\"{}x{}\"", &name[..place], &name[place + 1..]));
                assert!(!knows(&mut names, &other), "{other}");
            }
            for other in [format!("\"x{name}\""), format!("\"#{name}\""), format!("\"{name}x\""), format!("\"x {name}\""), format!("\"\\\"{name}\"")] {
                assert_eq!(knows(&mut names, &text(&other)), other.ends_with(&format!("\"{name}\"")), "{other}");
            }
            if !name.is_empty() {
                assert!(!knows(&mut names, &text(&format!("\"{}\"", &name[1..]))));
                assert!(!knows(&mut names, &text(name)));
            }
        }
        assert!(!knows(&mut SilentNames::default(), &text("\"a_name_of_more_than_thirty_letters\"")));
        assert!((1..=255).all(|byte| !SilentNames::default().knows(&[byte; NAME_BYTES])));
    }

    #[test]
    fn a_zero_in_a_name_is_one_of_its_bytes() {
        for (short, long) in [("do_cedula", "do\0_cedula"), ("a_name_of_an_item", "a_name_of_\0an_item")] {
            let mut names = SilentNames::default();
            let kept = text(&format!("\"{short}\""));
            names.keep_quoted(kept.as_bytes(), kept.len() - 1);
            assert!(knows(&mut names, &kept), "{short}");
            assert!(!knows(&mut names, &text(&format!("\"{long}\""))), "{long:?}");
        }
    }

    #[test]
    fn eight_bytes_are_enough_where_all_of_the_name_is_among_them() {
        let passes = |names: &SilentNames, text: &str| text.as_bytes()[..text.len() - 1].last_chunk().is_some_and(|before| names.passes(before));
        for (name, enough) in [("\"sku\"", true), ("\"status\"", true), ("\"position\"", false), (" data-id", true), (" data-post", false)] {
            let mut names = SilentNames::default();
            let kept = text(name);
            let separator = kept.len() - 1;
            if name.ends_with('"') {
                names.keep_quoted(kept.as_bytes(), separator)
            } else {
                names.keep_bare(kept.as_bytes(), separator, name.len())
            }
            assert!(!passes(&names, &kept), "{name} may have been kept with fewer");
            assert!(knows(&mut names, &kept), "{name}");
            assert_eq!(passes(&names, &kept), enough, "{name}");
            assert!(!passes(&names, &text(&format!("x{name}"))) || name.len() >= 8, "{name}");
        }
        let mut names = SilentNames::default();
        let kept = text("\"shipping_method\"");
        names.let_pass(kept.as_bytes(), kept.len() - 1);
        assert!(passes(&names, &kept) && passes(&names, &text("\"pay_method\"")) && !passes(&names, &text("\"method\"")));
        assert!((0..=255).all(|byte| !SilentNames::default().passes(&[byte; NAME_BYTES])));
    }

    #[test]
    fn a_name_without_quotes_is_known_with_what_stands_before_it() {
        for name in ["id", "rt", "data-id", "context", "data-post", "attribute_codes"] {
            let mut names = SilentNames::default();
            let kept = text(&format!(" {name}"));
            names.keep_bare(kept.as_bytes(), kept.len() - 1, name.len() + 1);
            assert!(knows(&mut names, &kept) && knows(&mut names, &kept.replace("Ulm", "Bonn")), "{name}");
            for other in [format!("x{name}"), format!("_{name}"), format!(" {name}x"), format!(" x{}", &name[1..]), format!("\"{name}\"")] {
                assert!(!knows(&mut names, &text(&other)), "{other}");
            }
        }
    }

    #[test]
    fn many_names_are_known_at_once() {
        let mut names = SilentNames::default();
        let all: Vec<_> = (0..100).map(|number| text(&format!("\"base_{number}_amount\""))).collect();
        all.iter().for_each(|text| names.keep_quoted(text.as_bytes(), text.len() - 1));
        assert!(all.iter().filter(|text| knows(&mut names, text)).count() > 90);
    }
}
