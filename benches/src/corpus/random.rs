//! Random numbers that never change: SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).

/// A generator; the seed decides everything.
pub struct Random(u64);

impl Random {
    /// The same seed gives the same numbers.
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// 0 to `bound`, exclusive.
    pub fn below(&mut self, bound: u64) -> u64 {
        // The high half of the product; its bias is below 2^-50 for the small bounds used here.
        ((u128::from(self.next()) * u128::from(bound)) >> 64) as u64
    }

    /// `from` to `to`, both inclusive.
    pub(super) fn within(&mut self, from: u64, to: u64) -> u64 {
        from + self.below(to - from + 1)
    }

    pub(super) fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    pub(super) fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len() as u64) as usize]
    }

    /// So many characters of an ASCII alphabet.
    pub(super) fn string(&mut self, alphabet: &str, length: usize) -> String {
        (0..length).map(|_| char::from(alphabet.as_bytes()[self.below(alphabet.len() as u64) as usize])).collect()
    }

    pub(super) fn digits(&mut self, length: usize) -> String {
        self.string("0123456789", length)
    }

    pub(super) fn hex(&mut self, length: usize) -> String {
        self.string("0123456789abcdef", length)
    }

    /// An amount with two decimals, `12.99`.
    pub(super) fn price(&mut self) -> String {
        format!("{}.{:02}", self.within(3, 499), self.pick(&[&99, &95, &50, &0, &49, &90]))
    }

    /// `2026-07-14`
    pub(super) fn date(&mut self) -> String {
        format!("{}-{:02}-{:02}", self.within(2023, 2026), self.within(1, 12), self.within(1, 28))
    }

    /// `17:42:09`
    pub(super) fn time(&mut self) -> String {
        format!("{:02}:{:02}:{:02}", self.below(24), self.below(60), self.below(60))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_splitmix64s() {
        // The reference implementation's first numbers for this seed (prng.di.unimi.it/splitmix64.c).
        let mut random = Random::new(1_234_567);
        assert_eq!([random.next(), random.next(), random.next()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn bounds_are_kept_and_reached() {
        let mut random = Random::new(1);
        let mut seen = [false; 5];
        for _ in 0..1000 {
            seen[random.within(1, 5) as usize - 1] = true;
        }
        assert_eq!(seen, [true; 5]);
    }
}
