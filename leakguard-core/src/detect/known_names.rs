//! Documents repeat the names of their fields: what each says is looked up once.

use super::field::{self, Class, FieldName};
use super::labelled::{self, Role};

/// Bytes of the longest name that is kept, and how many are.
const LONGEST: usize = 48;
const NAMES: usize = 512;

/// Places of the index, as a power of two: at most a quarter is taken.
const PLACES: u32 = 11;

/// The names that came so far, by their bytes.
#[derive(Default)]
pub(crate) struct KnownNames {
    /// Open addressing; places in `names` plus one, 0 for none.
    index: Vec<u16>,
    names: Vec<Name>,
    /// The place of the name that was met last in a document.
    met: usize,
}

/// What is known of a name.
#[derive(Clone, Copy)]
pub(crate) struct Known {
    pub field: FieldName,
    /// What a separator behind it starts in running text.
    pub role: Role,
    /// Letters and what parts words: no data itself, for everything that is found in a name has a digit or a sign in it.
    pub of_letters: bool,
    /// Letters, digits, `_` and `-` alone: in running text it is read the same whether it came before or not.
    pub plain: bool,
    /// As a document's field it says nothing of its value, of its object or of what stands beside, and is no data itself.
    pub quiet: bool,
}

/// A name as it is compared: its first and last eight bytes, and what stands between them.
struct Name {
    ends: Ends,
    middle: [u8; LONGEST - 8],
    known: Known,
    /// The place of the name that came behind it the last time, as it stands between quotes: documents repeat the order of
    /// their fields, too.
    next: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Ends {
    first: u64,
    last: u64,
    length: usize,
}

impl Ends {
    /// Of a name of up to sixteen bytes, these are all of it.
    #[inline(always)]
    fn of(name: &[u8]) -> Ends {
        let (first, last) = match (name.first_chunk::<8>(), name.last_chunk::<8>()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => Ends::of_short(name),
        };
        Ends { first, last, length: name.len() }
    }

    #[inline(always)]
    fn of_short(name: &[u8]) -> (u64, u64) {
        match (name.first_chunk::<4>(), name.last_chunk::<4>()) {
            (Some(first), Some(last)) => (u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into()),
            _ => name.first().zip(name.last()).map_or((0, 0), |(&first, &last)| (first.into(), u64::from(last) << 8 | u64::from(name[name.len() / 2]))),
        }
    }

    #[inline(always)]
    fn place(self) -> usize {
        let hash = (self.first ^ self.last.rotate_left(29) ^ (self.length as u64) << 59).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (hash >> (64 - PLACES)) as usize
    }
}

impl Name {
    #[inline(always)]
    fn is(&self, name: &[u8], ends: Ends) -> bool {
        if self.ends != ends {
            return false;
        }
        // Eight bytes a step; the last step reaches into the last eight bytes, which are the same.
        let mut at = 8;
        while at + 8 < ends.length {
            let (Some(one), Some(other)) = (name[at..].first_chunk::<8>(), self.middle[at - 8..].first_chunk::<8>()) else { return false };
            if u64::from_le_bytes(*one) != u64::from_le_bytes(*other) {
                return false;
            }
            at += 8;
        }
        true
    }
}

impl KnownNames {
    /// What is known of a name, if it came before.
    #[inline(always)]
    pub fn find(&self, name: &[u8]) -> Option<&Known> {
        self.at(self.place_of(name)?)
    }

    #[inline(always)]
    fn place_of(&self, name: &[u8]) -> Option<usize> {
        let ends = Ends::of(name);
        let mut place = ends.place();
        loop {
            let index = usize::from(*self.index.get(place)?).wrapping_sub(1);
            if self.names.get(index)?.is(name, ends) {
                return Some(index);
            }
            place = (place + 1) % (1 << PLACES);
        }
    }

    /// The name that starts at a place of a document and has a quote and a colon behind it, if it is the one that came here
    /// the last time: its own place and its length.
    #[inline(always)]
    pub fn expected(&mut self, text: &[u8], start: usize) -> Option<(usize, usize)> {
        let next = self.names.get(self.met)?.next;
        let name = self.names.get(next)?;
        let length = name.ends.length;
        let (bytes, behind) = text.get(start..start + length + 2)?.split_at_checked(length)?;
        if behind != b"\":" || !name.is(bytes, Ends::of(bytes)) {
            return None;
        }
        self.met = next;
        Some((next, length))
    }

    /// The place of a name of a document, if it came before: what stands between quotes, without escapes.
    #[inline(always)]
    pub fn met(&mut self, name: &[u8]) -> Option<usize> {
        let place = self.place_of(name)?;
        if let Some(before) = self.names.get_mut(self.met) {
            before.next = place;
        }
        self.met = place;
        Some(place)
    }

    /// What is known of the name at a place.
    #[inline(always)]
    pub fn at(&self, place: usize) -> Option<&Known> {
        self.names.get(place).map(|name| &name.known)
    }

    /// What the name of a field says.
    pub fn classify(&mut self, name: &[u8]) -> FieldName {
        self.know(name).field
    }

    /// What is known of a name, now that it came.
    pub fn know(&mut self, name: &[u8]) -> Known {
        match self.find(name) {
            Some(known) => *known,
            None => self.learn(name),
        }
    }

    #[cold]
    #[inline(never)]
    fn learn(&mut self, name: &[u8]) -> Known {
        let field = field::describe(name);
        let of_letters = name.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'-' | b' '));
        let plain = name.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
        let quiet = of_letters && matches!(field.class, None | Some(Class::Reference)) && !field.marks_person && !field.may_hold_secret;
        let known = Known { field, role: labelled::role(name, field), of_letters, plain, quiet };
        if name.is_empty() || name.len() > LONGEST {
            return known;
        }
        // A document of more names than that is learned anew now and then.
        if self.names.len() == NAMES || self.index.is_empty() {
            self.names.clear();
            self.names.reserve_exact(NAMES);
            self.index.clear();
            self.index.resize(1 << PLACES, 0);
        }
        let ends = Ends::of(name);
        let mut middle = [0; LONGEST - 8];
        if let Some(between) = name.get(8..) {
            middle[..between.len()].copy_from_slice(between);
        }
        self.names.push(Name { ends, middle, known, next: usize::MAX });
        let mut place = ends.place();
        while self.index[place] != 0 {
            place = (place + 1) % (1 << PLACES);
        }
        self.index[place] = self.names.len() as u16;
        known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_by_all_of_their_bytes() {
        let mut known = KnownNames::default();
        let words = ["", "a", "id", "dob", "city", "email", "street", "firstname", "customer_firstname", "billing_address_telephone_number", "x"];
        let mut names: Vec<String> = words.iter().flat_map(|one| words.iter().map(move |other| format!("{one}{other}"))).collect();
        names.extend((0..1500).map(|number| format!("name_{number}_of_a_long_document_{}", number * 7)));
        // Every byte of a long name counts.
        let long = "customer_billing_address_telephone_number_at_home";
        names.extend((0..long.len()).map(|at| format!("{}{}{}", &long[..at], "q", &long[at + 1..])));
        for _ in 0..2 {
            for name in &names {
                assert_eq!(known.classify(name.as_bytes()), field::classify(name.as_bytes()), "{name}");
                assert_eq!(known.classify(name.as_bytes()), field::classify(name.as_bytes()), "{name} again");
            }
        }
    }
    #[test]
    fn the_name_that_came_behind_another_is_expected_there() {
        let document = br#"{"id":1,"sku":"a","a_name_of_more_than_sixteen_letters":2,"id":3,"sku":4,"a_name_of_more_than_sixteen_lettres":5"#;
        let mut known = KnownNames::default();
        let names: [&[u8]; 4] = [b"id", b"sku", b"a_name_of_more_than_sixteen_letters", b"qty"];
        for name in names {
            known.know(name);
        }
        let start_of = |name: &[u8], from: usize| from + memchr::memmem::find(&document[from..], name).unwrap();
        let mut from = 0;
        for (round, expected) in
            [(0, false), (0, false), (0, false), (1, false), (1, true), (1, false)].into_iter().enumerate().map(|(place, round)| (place, round.1))
        {
            let name = names[round % 3];
            let start = start_of(&name[..name.len().min(20)], from);
            assert_eq!(known.expected(document, start), expected.then_some((round % 3, name.len())), "{round}");
            if !expected && round < 5 {
                assert_eq!(known.met(name), Some(round % 3));
            }
            from = start + 1;
        }
        assert_eq!(known.met(b"none"), None);
    }
}
