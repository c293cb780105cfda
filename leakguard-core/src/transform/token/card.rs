//! Card numbers as tokens that keep BIN and last four and never pass Luhn.
//!
//! Between BIN and last four, `k` digits are free (six of sixteen; where fewer than six would be left, the BIN gives some
//! up). FF1 does not run over these digits as they stand: the last of them is left out for the number's Luhn residue,
//! 0 to 9, which together with the others decides it. That is the same domain of 10^k values in other coordinates. A card
//! has the residue 0 and goes in as 1; FF1 is repeated while the residue that comes out is 0. This is cycle walking
//! (Black and Rogaway, "Ciphers with Arbitrary Finite Domains", 2002) on the 9/10 of the domain whose residue is not 0:
//! one to one, so no two cards share a token, and no token passes Luhn. It takes 1.1 runs of FF1 on average.

use aes::Aes256Enc;
use fpe::ff1::FF1;

use super::TokenError;
use super::numerals::Numerals;
use crate::keys::{DatasetKeys, Purpose};

/// Digits of a card at most (ISO/IEC 7812-1).
pub(crate) const MOST: usize = 19;

/// The least number of free digits: 10^6 values (NIST SP 800-38G Rev. 1, section 5.2).
const FREE: usize = 6;

/// A card's digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Digits {
    digits: [u8; MOST],
    len: usize,
}

impl Digits {
    /// `None`: other than 12 to 19 digits.
    pub fn new(ascii: impl Iterator<Item = u8>) -> Option<Digits> {
        let mut new = Digits { digits: [0; MOST], len: 0 };
        for byte in ascii {
            *new.digits.get_mut(new.len)? = char::from(byte).to_digit(10)? as u8;
            new.len += 1;
        }
        (new.len >= 12).then_some(new)
    }

    pub fn ascii(&self) -> impl Iterator<Item = u8> + '_ {
        self.digits[..self.len].iter().map(|digit| b'0' + digit)
    }

    /// The Luhn sum modulo 10; 0 for a card.
    pub fn residue(&self) -> u8 {
        let weigh = |(place, &digit): (usize, &u8)| match (place % 2, digit) {
            (0, digit) => u32::from(digit),
            (_, digit) => u32::from(digit) * 2 % 10 + u32::from(digit >= 5),
        };
        (self.digits[..self.len].iter().rev().enumerate().map(weigh).sum::<u32>() % 10) as u8
    }

    /// Where the free digits begin; they end before the last four. At most a BIN of six stays.
    fn free(&self) -> usize {
        6.min(self.len - 4 - FREE)
    }

    /// The free digits in the coordinates that FF1 runs over: the residue, and all of them but the last.
    fn numerals(&self, residue: u8) -> Option<Numerals> {
        let free = &self.digits[self.free()..self.len - 4];
        Numerals::new(10, std::iter::once(residue).chain(free[..free.len() - 1].iter().copied()))
    }

    /// The same number with other free digits, the last of which gives it the residue.
    fn with_free(&self, free: &[u8], residue: u8) -> Digits {
        let mut new = *self;
        let (from, last) = (self.free(), self.len - 5);
        new.digits[from..last].copy_from_slice(free);
        for digit in 0..10 {
            // Luhn's doubling puts the ten digits in another order: one of them fits.
            new.digits[last] = digit;
            if new.residue() == residue {
                break;
            }
        }
        new
    }

    /// What does not change: the length, the BIN's digits, the last four.
    fn tweak(&self) -> ([u8; 16], usize) {
        let mut tweak = [0; 16];
        tweak[0] = self.len as u8;
        let free = self.free();
        tweak[1..=free].copy_from_slice(&self.digits[..free]);
        tweak[free + 1..free + 5].copy_from_slice(&self.digits[self.len - 4..self.len]);
        (tweak, free + 5)
    }

    /// The token of a card; `None` for what is none (its Luhn sum is not 0).
    pub fn tokenized(&self, keys: &DatasetKeys) -> Option<Digits> {
        if self.residue() != 0 {
            return None;
        }
        let ff1 = FF1::<Aes256Enc>::new(keys.key(Purpose::Digits), 10).ok()?;
        let (tweak, len) = self.tweak();
        let mut walk = self.numerals(1)?;
        loop {
            walk = ff1.encrypt(&tweak[..len], &walk).ok()?;
            match walk.as_slice() {
                [0, ..] => {}
                [residue, free @ ..] => return Some(self.with_free(free, *residue)),
                [] => return None,
            }
        }
    }

    /// The card of a token; `None` for what is no token of these keys, which nine of ten numbers that are not ours show.
    pub fn detokenized(&self, keys: &DatasetKeys) -> Option<Digits> {
        let residue = self.residue();
        if residue == 0 {
            return None;
        }
        let ff1 = FF1::<Aes256Enc>::new(keys.key(Purpose::Digits), 10).ok()?;
        let (tweak, len) = self.tweak();
        let mut walk = self.numerals(residue)?;
        loop {
            walk = ff1.decrypt(&tweak[..len], &walk).ok()?;
            match walk.as_slice() {
                [0, ..] => {}
                [1, free @ ..] => return Some(self.with_free(free, 0)),
                _ => return None,
            }
        }
    }
}

/// What may part a card's digits, and its letter in a layout. A layout says how a card was written, two letters for each
/// place where something parts it: how many digits stand before it (`a` for none, `e` for four), and what it is.
/// `4111 1111 1111 1111` has the layout `esisms`, digits in one piece have none.
const SEPARATORS: [(&[u8], u8); 4] = [(b" ", b's'), (b"-", b'h'), (b".", b'd'), ("\u{a0}".as_bytes(), b'n')];

/// Digits and layout of a card as it is written; `None` when it holds anything else.
pub(crate) fn read(value: &[u8], mut separator: impl FnMut(u8, u8)) -> Option<Digits> {
    let digits = Digits::new(value.iter().copied().filter(u8::is_ascii_digit))?;
    let (mut at, mut before) = (0, 0);
    while at < value.len() {
        if value[at].is_ascii_digit() {
            (at, before) = (at + 1, before + 1);
            continue;
        }
        let (bytes, letter) = SEPARATORS.iter().find(|(bytes, _)| value[at..].starts_with(bytes))?;
        separator(b'a' + before, *letter);
        at += bytes.len();
    }
    Some(digits)
}

/// Writes digits in a layout; false for a layout that is none.
pub(crate) fn write(digits: &Digits, layout: &[u8], out: &mut Vec<u8>) -> bool {
    let mut pairs = layout.chunks(2).peekable();
    for (before, digit) in digits.ascii().map(Some).chain([None]).enumerate() {
        while let Some(&[place, letter]) = pairs.peek()
            && usize::from(*place) == usize::from(b'a') + before
        {
            let Some((bytes, _)) = SEPARATORS.iter().find(|(_, known)| known == letter) else { return false };
            out.extend_from_slice(bytes);
            pairs.next();
        }
        out.extend(digit);
    }
    pairs.next().is_none()
}

/// A number of digits and separators under FF1 over all of its digits, in the layout that it has. `forward` makes the
/// token, else it is turned back. Nothing in such a token tells its key or that it is one.
pub(crate) fn all_digits(keys: &DatasetKeys, entity: &str, value: &[u8], forward: bool, out: &mut Vec<u8>) -> Result<(), TokenError> {
    let is_separator = |byte: u8| matches!(byte, b' ' | b'-' | b'.' | b'/');
    if value.iter().any(|&byte| !byte.is_ascii_digit() && !is_separator(byte)) {
        return Err(TokenError::NotDigits);
    }
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).map(|byte| byte - b'0');
    let count = digits.clone().count();
    if count < FREE {
        return Err(TokenError::DomainTooSmall { digits: count });
    }
    let plain = Numerals::new(10, digits).ok_or(TokenError::NotDigits)?;
    let failed = |_| TokenError::NotDigits;
    let ff1 = FF1::<Aes256Enc>::new(keys.key(Purpose::Digits), 10).map_err(|_| TokenError::NotDigits)?;
    let made = if forward { ff1.encrypt(entity.as_bytes(), &plain) } else { ff1.decrypt(entity.as_bytes(), &plain) }.map_err(failed)?;
    let mut made = made.as_slice().iter();
    out.extend(value.iter().map(|&byte| if byte.is_ascii_digit() { made.next().map_or(byte, |numeral| b'0' + numeral) } else { byte }));
    Ok(())
}
