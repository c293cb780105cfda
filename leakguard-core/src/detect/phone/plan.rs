//! Which digits are a telephone number: the numbering plans of the world as one automaton, and the regions they are of.
//!
//! `plans.bin` is that automaton over the digits of calling code and national number, minimal and without loops (it holds
//! 4000 states in 41 KB). It is read as it lies in the binary: nothing to load, nothing to build. Words of 16 bits, little
//! endian. A state is a word of flags (bit 0 to 9: the digits that lead on; bit 10: a number may end here; bit 11: all
//! these digits lead to the same state), then the places of the states behind, counted in words, in the order of the
//! digits, once if it is the same. It begins at word 0.

use super::regions::REGIONS;

static PLANS: &[u8] = include_bytes!("plans.bin");

const ENDS: u16 = 1 << 10;
const SAME: u16 = 1 << 11;

/// Digits of the longest number: three of a calling code, one of a trunk prefix, fifteen of a national number.
pub(super) const LONGEST: usize = 19;

/// One region of the world.
pub(super) struct Region {
    /// ISO 3166-1 alpha-2.
    pub id: &'static str,
    /// Calling code.
    pub code: u16,
    /// What is dialled before a national number inside the region.
    pub prefix: &'static [u8],
    /// Bit n says that a national number may have n digits.
    pub lengths: u32,
}

/// A set of regions whose national writing is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Regions([u64; 4]);

const _: () = assert!(REGIONS.len() <= 256);

impl Regions {
    /// Where most shops and their customers are.
    pub const SHOPS: Regions = Regions::NONE.with_all(&[
        "AR", "AT", "AU", "BE", "BG", "BR", "CA", "CH", "CL", "CO", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IL", "IN",
        "IT", "JP", "KR", "LT", "LU", "LV", "MT", "MX", "NL", "NO", "NZ", "PL", "PT", "RO", "SE", "SI", "SK", "TR", "UA", "US", "ZA",
    ]);
    /// No region.
    pub const NONE: Regions = Regions([0; 4]);

    /// These regions and the one of that ISO code; unknown codes change nothing.
    pub const fn with(mut self, id: &str) -> Regions {
        let id = id.as_bytes();
        let mut row = 0;
        while row < REGIONS.len() {
            let known = REGIONS[row].id.as_bytes();
            if id.len() == 2 && known.len() == 2 && id[0] == known[0] && id[1] == known[1] {
                self.0[row / 64] |= 1 << (row % 64);
            }
            row += 1;
        }
        self
    }

    const fn with_all(mut self, ids: &[&str]) -> Regions {
        let mut at = 0;
        while at < ids.len() {
            self = self.with(ids[at]);
            at += 1;
        }
        self
    }

    pub(super) fn iter(self) -> impl Iterator<Item = &'static Region> {
        (0..).step_by(64).zip(self.0).flat_map(|(base, mut rows)| {
            std::iter::from_fn(move || {
                let row = base + rows.trailing_zeros() as usize;
                (rows != 0).then(|| rows &= rows - 1).and_then(|()| REGIONS.get(row))
            })
        })
    }

    /// Whether a region with that calling code is among them.
    pub(super) fn dials(self, code: u16) -> bool {
        self.iter().any(|region| region.code == code)
    }
}

/// Calling codes, one bit each.
static CODES: [u64; 16] = {
    let mut codes = [0u64; 16];
    let mut row = 0;
    while row < REGIONS.len() {
        codes[REGIONS[row].code as usize / 64] |= 1 << (REGIONS[row].code % 64);
        row += 1;
    }
    codes
};

/// The calling code that the digits begin with, and how many digits it has. No code is the beginning of another.
pub(super) fn calling_code(digits: &[u8]) -> Option<(u16, usize)> {
    let mut code = 0u16;
    for (at, &digit) in digits.iter().take(3).enumerate() {
        code = code * 10 + u16::from(digit.wrapping_sub(b'0'));
        if code == 0 {
            return None;
        }
        if CODES.get(usize::from(code) / 64)? >> (code % 64) & 1 == 1 {
            return Some((code, at + 1));
        }
    }
    None
}

/// A place in the automaton.
#[derive(Clone, Copy)]
pub(super) struct State(usize);

impl State {
    pub const BEGIN: State = State(0);

    /// Where the calling code leads to.
    pub fn behind_code(code: u16) -> Option<State> {
        let digits = [code / 100, code / 10 % 10, code % 10];
        let zeros = digits.iter().take_while(|&&digit| digit == 0).count();
        digits[zeros..].iter().try_fold(State::BEGIN, |state, &digit| state.behind(digit as u8 + b'0'))
    }

    fn word(at: usize) -> u16 {
        match PLANS.get(at * 2..at * 2 + 2) {
            Some(&[low, high]) => u16::from_le_bytes([low, high]),
            _ => 0,
        }
    }

    /// The state behind a digit, if any number goes on with it.
    pub fn behind(self, digit: u8) -> Option<State> {
        let digit = digit.wrapping_sub(b'0');
        let flags = State::word(self.0);
        if digit > 9 || flags >> digit & 1 == 0 {
            return None;
        }
        let skipped = if flags & SAME != 0 { 0 } else { (flags & ((1 << digit) - 1)).count_ones() };
        Some(State(usize::from(State::word(self.0 + 1 + skipped as usize))))
    }

    /// Whether a number may end here.
    pub fn ends(self) -> bool {
        State::word(self.0) & ENDS != 0
    }

    /// Whether all the digits are a number.
    pub fn leads_to_end(self, digits: &[u8]) -> bool {
        digits.iter().try_fold(self, |state, &digit| state.behind(digit)).is_some_and(State::ends)
    }

    /// After how many of the digits a number may end: bit n for n digits. Reads at most [`LONGEST`].
    pub fn valid_lengths(self, digits: &[u8]) -> u32 {
        let (mut state, mut lengths) = (self, 0);
        for (at, &digit) in digits.iter().take(LONGEST).enumerate() {
            match state.behind(digit) {
                Some(next) => state = next,
                None => break,
            }
            lengths |= u32::from(state.ends()) << (at + 1);
        }
        lengths
    }
}

/// Whether ten digits have the form of a number of the North American plan. The fictitious 555 is no valid area and
/// 555-01xx no valid number, but they are what tests and examples are full of.
pub(super) fn is_north_american(digits: &[u8]) -> bool {
    digits.len() == 10 && (digits.starts_with(b"555") || matches!(digits, [b'2'..=b'9', _, _, b'2'..=b'9', ..]))
}

/// After how many of the digits behind the code a number may end by its length alone: bit n for n digits.
pub(super) fn possible_lengths(code: u16) -> u32 {
    REGIONS.iter().filter(|region| region.code == code).fold(0, |lengths, region| lengths | region.lengths)
}

/// Whether a zero is dialled before the national numbers of that code.
pub(super) fn has_trunk_zero(code: u16) -> bool {
    REGIONS.iter().any(|region| region.code == code && region.prefix == b"0")
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn is_valid(number: &str) -> bool {
        State::BEGIN.valid_lengths(number.as_bytes()) >> number.len() & 1 == 1
    }

    #[test]
    fn numbers_of_every_length_are_told_from_others() {
        // Examples of the authorities: Ofcom and ARCEP for works of fiction, Bundesnetzagentur likewise.
        for number in ["442079460018", "447700900123", "33199001234", "4930231250", "493023125000", "390612345678", "12015550123", "80012345678", "35220301"] {
            assert!(is_valid(number), "{number}");
        }
        for number in ["", "1", "49", "4420794600", "44207946001800", "331990012345", "12125550123456", "999123456789", "0493023125000", "1201555012"] {
            assert!(!is_valid(number), "{number}");
        }
    }

    #[test]
    fn every_code_leads_somewhere_and_is_recognised() {
        for region in REGIONS {
            assert!(State::behind_code(region.code).is_some(), "{}", region.code);
            let code = region.code.to_string();
            assert_eq!(calling_code(format!("{code}123").as_bytes()), Some((region.code, code.len())));
        }
        assert_eq!(calling_code(b"0049"), None);
        assert_eq!(calling_code(b"9991"), None);
    }

    #[test]
    fn the_regions_lengths_are_those_of_the_plans() {
        fn lengths(state: State, known: &mut HashMap<usize, u32>) -> u32 {
            if let Some(&lengths) = known.get(&state.0) {
                return lengths;
            }
            let all = (b'0'..=b'9').filter_map(|digit| state.behind(digit)).fold(0, |all, next| all | (lengths(next, known) | u32::from(next.ends())) << 1);
            known.insert(state.0, all);
            all
        }
        let mut known = HashMap::new();
        for region in REGIONS {
            let lengths = State::behind_code(region.code).map_or(0, |state| lengths(state, &mut known));
            assert_eq!(lengths & !possible_lengths(region.code), 0, "+{}", region.code);
        }
    }

    #[test]
    fn the_list_of_shops_names_known_regions() {
        assert_eq!(Regions::SHOPS.iter().count(), 46);
        assert!(Regions::SHOPS.iter().is_sorted_by_key(|region| region.id));
        assert!(Regions::SHOPS.dials(49) && !Regions::SHOPS.dials(93) && !Regions::NONE.dials(1));
    }
}
