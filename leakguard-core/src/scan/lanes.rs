//! Bit masks of a text, one bit a byte: what each byte is, and where shapes end. The same lines work on one word of 64
//! bytes, on four (AVX2, NEON) and on eight (AVX-512).
//!
//! A word stands for a window of 64 bytes, of which the last 48 are new: every shape is looked at from its end and reaches back
//! 16 bytes at most, so that nothing outside of the window has to be known. Bit `i` of `x` moved by `n` says what stood `n`
//! bytes before `i`.

/// Bytes of a window that were looked at before, and those that are new.
pub(super) const SEEN: usize = 16;
pub(super) const NEW: usize = 48;

/// Words of 64 bits, the first byte of the text in the lowest bit of the first word.
pub(super) trait Lanes: Copy {
    fn and(self, other: Self) -> Self;
    fn or(self, other: Self) -> Self;
    /// `self & !other`
    fn without(self, other: Self) -> Self;
    /// Each word moved up by `N` bits.
    fn moved<const N: u32>(self) -> Self;
    /// Each word moved down by the bytes that were looked at before.
    fn of_new(self) -> Self;
}

impl Lanes for u64 {
    #[inline(always)]
    fn and(self, other: u64) -> u64 {
        self & other
    }
    #[inline(always)]
    fn or(self, other: u64) -> u64 {
        self | other
    }
    #[inline(always)]
    fn without(self, other: u64) -> u64 {
        self & !other
    }
    #[inline(always)]
    fn moved<const N: u32>(self) -> u64 {
        self << N
    }
    #[inline(always)]
    fn of_new(self) -> u64 {
        self >> SEEN
    }
}

/// What each byte of a window is.
#[derive(Clone, Copy)]
pub(super) struct Classes<V> {
    pub digit: V,
    pub letter: V,
    pub upper: V,
    /// `-`
    pub dash: V,
    /// `_`
    pub underscore: V,
    /// What joins the groups of a number: space, `-`, `.`, `/`.
    pub join: V,
    /// `:` and `=`
    pub separator: V,
    /// `@`, `+`, `%`
    pub sign: V,
    /// A backslash.
    pub backslash: V,
    /// 0x80 and above.
    pub high: V,
}

/// Where a verifier has to look, among the bytes of a window that are new.
#[derive(Clone, Copy)]
pub(super) struct Triggers<V> {
    /// In a number: the sixth digit of a run, or a digit behind a second join.
    pub number: V,
    /// A separator that may part a name from its value.
    pub name: V,
    /// A digit behind a word and a join.
    pub word: V,
    /// In a run of 16 letters, digits, `_`, `-` that has a digit or a capital letter.
    pub token: V,
    /// The rarer ones, told apart by the bytes around: behind `@`, `+` or `%`; a colon in a chain of short groups, or
    /// behind another; the second digit of `\u00`; the capital letter behind five dashes; the fourth character of a word
    /// that starts like an IBAN; the second character behind six capital letters; a digit behind four letters, or behind those and a sign;
    /// the eighth character of a word of capital letters and digits behind a join.
    pub other: V,
}

impl Triggers<u64> {
    /// Of the first bytes alone, where the text ends in the window: a shape may end with any byte, but has to have it.
    #[inline(always)]
    pub fn of_first(mut self, bytes: usize) -> Self {
        if bytes < NEW {
            self.other &= (1 << bytes) - 1;
        }
        self
    }
}

/// `back!(mask, 3)`: what stood three bytes before.
macro_rules! back {
    ($mask:expr, $by:literal) => {
        $mask.moved::<$by>()
    };
}

/// The shapes, from the classes of windows.
#[inline(always)]
pub(super) fn triggers<V: Lanes>(c: &Classes<V>) -> Triggers<V> {
    let (digit, letter, upper) = (c.digit, c.letter, c.upper);
    let alnum = letter.or(digit);

    // Runs of digits.
    let digit_1 = back!(digit, 1);
    let digit2 = digit.and(digit_1);
    let digit3 = digit2.and(back!(digit, 2));
    let digit4 = digit2.and(back!(digit2, 2));
    let digit5 = digit4.and(back!(digit, 4));
    let digit6 = digit4.and(back!(digit2, 4));
    let sixth = digit6.without(back!(digit6, 1));

    // Groups of digits. Two joins close by; three digits on both sides of one; a space or a dash of another script.
    let joining = c.join.and(digit_1);
    let joined = digit.and(back!(joining, 1));
    let joined2 = joined.or(back!(joined, 1));
    let twice = back!(joined2, 2).or(back!(joined2, 4));
    let pair = digit3.and(back!(c.join.and(back!(digit3, 1)), 3));
    let gap = c.high.and(back!(c.high, 1)).or(c.join.and(back!(c.join, 1)));
    let wide = digit.and(back!(gap, 1)).and(back!(digit.or(digit_1), 3));
    // Three capital letters and four digits.
    let upper2 = upper.and(back!(upper, 1));
    let plate = digit4.and(back!(upper2.and(back!(upper, 2)), 4));
    // Five decimals: a coordinate.
    let fine = digit5.and(back!(joining, 5));
    let number = sixth.or(fine).or(joined.and(twice)).or(pair).or(wide).or(plate);

    // Names. Two digits before a colon are a time.
    let digit2_1 = back!(digit2, 1);
    let letter_1 = back!(letter, 1);
    let name = c.separator.without(digit2_1);
    let worded = digit.and(back!(c.join.and(letter_1), 1));

    // Long words.
    let word = alnum.or(c.dash).or(c.underscore);
    let word2 = word.and(back!(word, 1));
    let word4 = word2.and(back!(word2, 2));
    let word8 = word4.and(back!(word4, 4));
    let word16 = word8.and(back!(word8, 8));
    let coded = digit.or(upper);
    let mixed2 = coded.or(back!(coded, 1));
    let mixed4 = mixed2.or(back!(mixed2, 2));
    let mixed8 = mixed4.or(back!(mixed4, 4));
    let mixed16 = mixed8.or(back!(mixed8, 8));
    let long = word16.and(mixed16);
    let token = long.without(back!(long, 1));

    // Signs, and chains of colons.
    let sign = back!(c.sign, 1).and(alnum.or(c.high));
    let separator_1 = back!(c.separator, 1);
    let separator2 = c.separator.or(separator_1);
    let near = back!(separator2, 2).or(back!(separator2, 4));
    // Of `12:34:56` the second is part of a time, as is the third of `2026:12:34:56`; what is longer has another.
    let year = back!(digit4, 1);
    let time = digit2_1.and(back!(c.separator.and(digit2_1), 3)).without(back!(c.separator.without(year), 6));
    let chain = c.separator.and(separator_1.or(back!(alnum, 1).and(near))).without(time);

    // `\u00`, and five dashes.
    let letter2 = letter.and(letter_1);
    let letter_digits = digit2.and(back!(letter, 2));
    let dash2 = c.dash.and(back!(c.dash, 1));
    let dash5 = dash2.and(back!(dash2, 2)).and(back!(c.dash, 4));
    let escape = letter_digits.and(back!(c.backslash, 3)).or(upper.and(back!(dash5, 1)));

    // Two letters and two digits at the start of a word; six capital letters there, and two more characters.
    let iban = digit2.and(back!(letter2, 2)).without(back!(alnum.without(back!(c.backslash, 1)), 4));
    let ends_constant = c.join.or(c.separator).or(c.sign);
    let upper4 = upper2.and(back!(upper2, 2));
    let six = upper4.and(back!(upper2, 4)).without(back!(alnum, 6));
    let capitals = back!(six, 2).without(ends_constant).without(back!(ends_constant, 1));

    // What a password looks like that somebody thought of: `sommer24`, `hunter!7`.
    let letter4 = letter2.and(back!(letter2, 2));
    let parted = back!(letter4, 1).without(alnum).without(c.join).without(c.separator);
    let thought_of = digit.and(back!(letter4.or(parted), 1));

    // The number of a document: the eighth character of a word of capital letters and digits, both, behind a join.
    let coded2 = coded.and(back!(coded, 1));
    let coded4 = coded2.and(back!(coded2, 2));
    let digit8 = digit4.and(back!(digit4, 4));
    let upper8 = upper4.and(back!(upper4, 4));
    let code = coded4.and(back!(coded4, 4)).without(digit8).without(upper8).and(back!(c.join, 8));

    let other = sign.or(chain).or(escape).or(iban).or(capitals).or(thought_of).or(code);
    Triggers { number: number.of_new(), name: name.of_new(), word: worded.of_new(), token: token.of_new(), other: other.of_new() }
}
