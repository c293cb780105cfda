//! Names that say nothing, by the bytes up to their separator: most of a document's fields are passed by in a few
//! instructions, before it is known where their names start.

/// Multiplies a key so that its highest bits say where it is kept.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Sets of two names each, as a power of two.
const SETS: u32 = 8;

/// Places of ends, as a power of two.
const ENDS: u32 = 10;

/// No end has all bits.
const NO_END: u64 = u64::MAX;

const QUOTES: u64 = u64::from_ne_bytes([b'"'; 8]);
const LOWEST: u64 = u64::from_ne_bytes([1; 8]);

/// The names that came last, with their quotes, by how many words of eight bytes they take; and those without quotes, with the
/// byte in front of them.
pub(crate) struct SilentNames {
    /// Short names in quotes, and ends of names that no name which says something ends in.
    ends: Box<[u64; 1 << ENDS]>,
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
        SilentNames {
            ends: Box::new([NO_END; 1 << ENDS]),
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

/// The name in quotes that ends in these words; `None` when it is too long to be kept.
#[inline(always)]
fn quoted([last, one, two, three]: [u64; 4]) -> Option<Quoted> {
    // The closing quote is out.
    if let Some(bits) = from_quote(last << 8) {
        return Some(Quoted::Short(last >> (bits - 8)));
    }
    if let Some(bits) = from_quote(one) {
        return Some(Quoted::Medium([last, one >> bits]));
    }
    if let Some(bits) = from_quote(two) {
        return Some(Quoted::Long([last, one, two >> bits, 0]));
    }
    Some(Quoted::Long([last, one, two, three >> from_quote(three)?]))
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

/// The end of a name, of its last eight bytes: with a quote all of them, or those from the first quote on, four without.
#[inline(always)]
fn end_of(last: u64) -> u64 {
    if last >> 56 != u64::from(b'"') {
        return last >> 32;
    }
    // Without another quote nothing is moved, as with one in the first byte.
    let other = last << 8 ^ QUOTES;
    let quotes = other.wrapping_sub(LOWEST) & !other & LOWEST << 7 | 1 << 15;
    last >> (48 - quotes.leading_zeros())
}

#[inline(always)]
fn end_place(end: u64) -> usize {
    (end.wrapping_mul(SPREAD) >> (64 - ENDS)) as usize
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
    /// Whether these eight bytes, which a separator stands behind, end as no name that says something does, or are one that is
    /// kept.
    #[inline(always)]
    pub fn knows_end(&self, last: u64) -> bool {
        let end = end_of(last);
        self.ends[end_place(end)] == end
    }

    /// Keeps the end of what stands before the separator.
    #[cold]
    #[inline(never)]
    pub fn keep_end(&mut self, text: &[u8], separator: usize) {
        let Some(&last) = text[..separator].last_chunk() else { return };
        let end = end_of(u64::from_le_bytes(last));
        self.ends[end_place(end)] = end;
    }

    /// Whether a name is kept that ends these bytes, which a separator stands behind.
    #[inline(always)]
    pub fn knows(&self, before: &[u8; NAME_BYTES]) -> bool {
        let words = words_of(before);
        let [last, before, ..] = words;
        if last >> 56 != u64::from(b'"') {
            let [one, other] = &self.bare[bare_set(last)];
            return one.is(last, before) || other.is(last, before);
        }
        match quoted(words) {
            Some(Quoted::Short(name)) => self.ends[end_place(name)] == name,
            Some(Quoted::Medium(name)) => is_in(&self.medium[medium_set(name)], name),
            Some(Quoted::Long(name)) => is_in(&self.long[long_set(name)], name),
            None => false,
        }
    }

    /// Keeps what stands in quotes before the separator.
    #[cold]
    #[inline(never)]
    pub fn keep_quoted(&mut self, text: &[u8], separator: usize) {
        let Some(before) = text[..separator].last_chunk() else { return };
        match quoted(words_of(before)) {
            Some(Quoted::Short(name)) => self.ends[end_place(name)] = name,
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

    fn knows(names: &SilentNames, text: &str) -> bool {
        text.as_bytes()[..text.len() - 1].last_chunk().is_some_and(|before| names.knows(before))
    }

    #[test]
    fn a_name_in_quotes_is_known_by_all_of_its_bytes() {
        for name in ["", "a", "id", "sku", "@type", "qty_ok", "visible", "attribute_code", "discount_amount", "base_shipping_discount_amt"] {
            let mut names = SilentNames::default();
            let kept = text(&format!("\"{name}\""));
            assert!(!knows(&names, &kept), "{name}");
            names.keep_quoted(kept.as_bytes(), kept.len() - 1);
            assert!(knows(&names, &kept), "{name}");
            assert!(knows(&names, &kept.replace("Ulm\",", "Bonn\" , ")), "what stands before is no part of it");
            for place in 0..name.len() {
                let other = text(&format!("\"{}x{}\"", &name[..place], &name[place + 1..]));
                assert!(!knows(&names, &other), "{other}");
            }
            for other in [format!("\"x{name}\""), format!("\"#{name}\""), format!("\"{name}x\""), format!("\"x {name}\""), format!("\"\\\"{name}\"")] {
                assert_eq!(knows(&names, &text(&other)), other.ends_with(&format!("\"{name}\"")), "{other}");
            }
            if !name.is_empty() {
                assert!(!knows(&names, &text(&format!("\"{}\"", &name[1..]))));
                assert!(!knows(&names, &text(name)));
            }
        }
        assert!(!knows(&SilentNames::default(), &text("\"a_name_of_more_than_thirty_letters\"")));
        assert!((1..=255).all(|byte| !SilentNames::default().knows(&[byte; NAME_BYTES])));
    }

    #[test]
    fn an_end_is_known_by_its_last_bytes() {
        let knows =
            |names: &SilentNames, text: &str| text.as_bytes()[..text.len() - 1].last_chunk().is_some_and(|&last| names.knows_end(u64::from_le_bytes(last)));
        let mut names = SilentNames::default();
        for kept in [text("\"shipping_method\""), text("visible")] {
            assert!(!knows(&names, &kept));
            names.keep_end(kept.as_bytes(), kept.len() - 1);
            assert!(knows(&names, &kept));
        }
        for (other, known) in
            [("\"y_method\"", true), ("\"a method\"", false), ("\"visible\"", false), ("in.edible", true), ("edibles", false), ("method", false)]
        {
            assert_eq!(knows(&names, &text(other)), known, "{other}");
        }
        assert!((0..=255).all(|byte| !SilentNames::default().knows_end(u64::from_le_bytes([byte; 8]))));
    }

    #[test]
    fn a_name_without_quotes_is_known_with_what_stands_before_it() {
        for name in ["id", "rt", "data-id", "context", "data-post", "attribute_codes"] {
            let mut names = SilentNames::default();
            let kept = text(&format!(" {name}"));
            names.keep_bare(kept.as_bytes(), kept.len() - 1, name.len() + 1);
            assert!(knows(&names, &kept) && knows(&names, &kept.replace("Ulm", "Bonn")), "{name}");
            for other in [format!("x{name}"), format!("_{name}"), format!(" {name}x"), format!(" x{}", &name[1..]), format!("\"{name}\"")] {
                assert!(!knows(&names, &text(&other)), "{other}");
            }
        }
    }

    #[test]
    fn many_names_are_known_at_once() {
        let mut names = SilentNames::default();
        let all: Vec<_> = (0..100).map(|number| text(&format!("\"base_{number}_amount\""))).collect();
        all.iter().for_each(|text| names.keep_quoted(text.as_bytes(), text.len() - 1));
        assert!(all.iter().filter(|text| knows(&names, text)).count() > 90);
    }
}
