//! Numbers for FF1 (NIST SP 800-38G) without a heap: two halves of at most 64 bits.

use fpe::ff1::{NumeralString, Operations};

/// Numerals at most.
const MOST: usize = 38;

/// A string of numerals in a radix, the most significant first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numerals {
    numerals: [u8; MOST],
    len: usize,
    radix: u32,
}

impl Numerals {
    /// `None`: too long, so that a half does not fit in 64 bits.
    pub fn new(radix: u32, numerals: impl IntoIterator<Item = u8>) -> Option<Numerals> {
        let mut new = Numerals { numerals: [0; MOST], len: 0, radix };
        for numeral in numerals {
            *new.numerals.get_mut(new.len)? = numeral;
            new.len += 1;
        }
        u64::from(radix).checked_pow(new.len.div_ceil(2) as u32)?;
        Some(new)
    }

    pub fn as_slice(&self) -> &[u8] {
        &self.numerals[..self.len]
    }
}

/// One half of the string, as a number.
pub(crate) struct Half {
    value: u64,
    len: usize,
    radix: u32,
}

impl Half {
    fn of(numerals: &[u8], radix: u32) -> Half {
        let value = numerals.iter().fold(0, |value, &numeral| value * u64::from(radix) + u64::from(numeral));
        Half { value, len: numerals.len(), radix }
    }

    /// What is added or taken away, below radix^m: FF1's `d` octets, at most 16 for halves of 64 bits.
    fn reduced(octets: impl Iterator<Item = u8>, modulus: u64) -> u64 {
        let wide = octets.fold(0u128, |wide, octet| wide << 8 | u128::from(octet));
        match u64::try_from(wide) {
            Ok(narrow) => narrow % modulus,
            Err(_) => (wide % u128::from(modulus)) as u64,
        }
    }
}

/// The last octets of a number.
pub(crate) struct Octets {
    octets: [u8; 16],
    len: usize,
}

impl AsRef<[u8]> for Octets {
    fn as_ref(&self) -> &[u8] {
        &self.octets[16 - self.len..]
    }
}

impl Operations for Half {
    type Bytes = Octets;

    fn numeral_count(&self) -> usize {
        self.len
    }

    fn to_be_bytes(&self, _: u32, len: usize) -> Octets {
        Octets { octets: u128::from(self.value).to_be_bytes(), len: len.min(16) }
    }

    fn add_mod_exp(self, other: impl Iterator<Item = u8>, radix: u32, m: usize) -> Half {
        let modulus = u64::from(radix).pow(m as u32);
        let sum = (u128::from(self.value) + u128::from(Half::reduced(other, modulus))) % u128::from(modulus);
        Half { value: sum as u64, len: m, radix: self.radix }
    }

    fn sub_mod_exp(self, other: impl Iterator<Item = u8>, radix: u32, m: usize) -> Half {
        let modulus = u64::from(radix).pow(m as u32);
        let away = Half::reduced(other, modulus);
        let value = self.value % modulus;
        let value = if value >= away { value - away } else { modulus - (away - value) };
        Half { value, len: m, radix: self.radix }
    }
}

impl NumeralString for Numerals {
    type Ops = Half;

    fn is_valid(&self, radix: u32) -> bool {
        self.radix == radix && self.as_slice().iter().all(|&numeral| u32::from(numeral) < radix)
    }

    fn numeral_count(&self) -> usize {
        self.len
    }

    fn split(&self) -> (Half, Half) {
        let (a, b) = self.as_slice().split_at(self.len / 2);
        (Half::of(a, self.radix), Half::of(b, self.radix))
    }

    fn concat(a: Half, b: Half) -> Numerals {
        let mut whole = Numerals { numerals: [0; MOST], len: a.len + b.len, radix: a.radix };
        let (first, second) = whole.numerals[..a.len + b.len].split_at_mut(a.len);
        for (half, numerals) in [(a, first), (b, second)] {
            let mut value = half.value;
            for numeral in numerals.iter_mut().rev() {
                *numeral = (value % u64::from(half.radix)) as u8;
                value /= u64::from(half.radix);
            }
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aes::{Aes128Enc, Aes192Enc, Aes256Enc};
    use fpe::ff1::FF1;

    fn hex(text: &str) -> Vec<u8> {
        (0..text.len() / 2).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap()).collect()
    }

    fn numerals(radix: u32, text: &str) -> Numerals {
        Numerals::new(radix, text.bytes().map(|byte| char::from(byte).to_digit(36).unwrap() as u8)).unwrap()
    }

    /// FF1 samples 1 to 9 of NIST,
    /// <https://csrc.nist.gov/CSRC/media/Projects/Cryptographic-Standards-and-Guidelines/documents/examples/FF1samples.pdf>
    #[test]
    fn ff1_gives_nists_samples() {
        const KEY: &str = "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94";
        const KEY_192: &str = "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F";
        for (bits, radix, tweak, plain, cipher) in [
            (128, 10, "", "0123456789", "2433477484"),
            (128, 10, "39383736353433323130", "0123456789", "6124200773"),
            (128, 36, "3737373770717273373737", "0123456789abcdefghi", "a9tv40mll9kdu509eum"),
            (192, 10, "", "0123456789", "2830668132"),
            (192, 10, "39383736353433323130", "0123456789", "2496655549"),
            (192, 36, "3737373770717273373737", "0123456789abcdefghi", "xbj3kv35jrawxv32ysr"),
            (256, 10, "", "0123456789", "6657667009"),
            (256, 10, "39383736353433323130", "0123456789", "1001623463"),
            (256, 36, "3737373770717273373737", "0123456789abcdefghi", "xs8a0azh2avyalyzuwd"),
        ] {
            let (tweak, plain, cipher) = (hex(tweak), numerals(radix, plain), numerals(radix, cipher));
            let (made, back) = match bits {
                128 => {
                    let ff1 = FF1::<Aes128Enc>::new(&hex(KEY)[..16], radix).unwrap();
                    (ff1.encrypt(&tweak, &plain), ff1.decrypt(&tweak, &cipher))
                }
                192 => {
                    let ff1 = FF1::<Aes192Enc>::new(&hex(KEY_192), radix).unwrap();
                    (ff1.encrypt(&tweak, &plain), ff1.decrypt(&tweak, &cipher))
                }
                _ => {
                    let ff1 = FF1::<Aes256Enc>::new(&hex(KEY), radix).unwrap();
                    (ff1.encrypt(&tweak, &plain), ff1.decrypt(&tweak, &cipher))
                }
            };
            assert_eq!((made.unwrap(), back.unwrap()), (cipher, plain));
        }
    }

    /// Project Wycheproof's vectors for radix 10, most of which are edge cases of the arithmetic that is our own here.
    #[test]
    fn ff1_gives_what_wycheproof_expects() {
        use wycheproof::fpe_str::{TestName, TestSet};
        let set = TestSet::load(TestName::AesFf1Base10).unwrap();
        let (mut done, mut refused, mut too_long) = (0, 0, 0);
        for test in set.test_groups.iter().flat_map(|group| &group.tests) {
            let digits = |text: &str| Numerals::new(10, text.bytes().map(|byte| byte.wrapping_sub(b'0')));
            let run = |plain: &Numerals, forward: bool| match (test.key.len(), forward) {
                (16, true) => FF1::<Aes128Enc>::new(&test.key, 10).unwrap().encrypt(&test.tweak, plain).ok(),
                (16, false) => FF1::<Aes128Enc>::new(&test.key, 10).unwrap().decrypt(&test.tweak, plain).ok(),
                (24, true) => FF1::<Aes192Enc>::new(&test.key, 10).unwrap().encrypt(&test.tweak, plain).ok(),
                (24, false) => FF1::<Aes192Enc>::new(&test.key, 10).unwrap().decrypt(&test.tweak, plain).ok(),
                (32, true) => FF1::<Aes256Enc>::new(&test.key, 10).unwrap().encrypt(&test.tweak, plain).ok(),
                (32, false) => FF1::<Aes256Enc>::new(&test.key, 10).unwrap().decrypt(&test.tweak, plain).ok(),
                _ => None,
            };
            let Some(plain) = digits(&test.pt) else {
                assert!(test.pt.len() > MOST);
                too_long += 1;
                continue;
            };
            if test.result.must_fail() || plain.as_slice().len() < 6 {
                assert_eq!(run(&plain, true), None, "{}", test.tc_id);
                refused += 1;
                continue;
            }
            let cipher = digits(&test.ct).unwrap();
            assert_eq!((run(&plain, true), run(&cipher, false)), (Some(cipher), Some(plain)), "{}", test.tc_id);
            done += 1;
        }
        assert_eq!((done, refused, too_long), (3249, 545, 51));
    }

    #[test]
    fn the_smallest_and_the_longest_strings_come_back() {
        let ff1 = FF1::<Aes256Enc>::new(&[7; 32], 10).unwrap();
        for len in 6..=MOST {
            for digit in [0, 5, 9] {
                let plain = Numerals::new(10, std::iter::repeat_n(digit, len)).unwrap();
                let cipher = ff1.encrypt(b"tweak", &plain).unwrap();
                assert_eq!(ff1.decrypt(b"tweak", &cipher).unwrap(), plain);
                assert_ne!(cipher, plain);
            }
        }
        assert!(ff1.encrypt(b"", &Numerals::new(10, [1; 5]).unwrap()).is_err(), "a domain of 10^5");
        assert!(Numerals::new(10, [1; 39]).is_none() && Numerals::new(36, [1; 26]).is_none());
    }
}
