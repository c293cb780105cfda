//! Bit masks of a text, one bit a byte: what each byte is, and where shapes end. The same lines work on one word of 64
//! bytes, on four (AVX2) and on eight (AVX-512).
//!
//! Every shape is looked at from its end, so that nothing behind the present block has to be known: bit `i` of `x` moved
//! by `n` says what stood `n` bytes before `i`.

/// Words of 64 bits, the first byte of the text in the lowest bit of the first word.
pub(super) trait Lanes: Copy {
    fn zero() -> Self;
    fn and(self, other: Self) -> Self;
    fn or(self, other: Self) -> Self;
    /// `self & !other`
    fn without(self, other: Self) -> Self;
    /// For each word the one before it; for the first the last of the block `before`.
    fn behind(self, before: Self) -> Self;
    /// Moved up by `N` bits, filled from the words behind; `M` is `64 - N`.
    fn moved<const N: i32, const M: i32>(self, behind: Self) -> Self;
    fn last(self) -> u64;
}

impl Lanes for u64 {
    #[inline(always)]
    fn zero() -> u64 {
        0
    }
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
    fn behind(self, before: u64) -> u64 {
        before
    }
    #[inline(always)]
    fn moved<const N: i32, const M: i32>(self, behind: u64) -> u64 {
        self << N | behind >> M
    }
    #[inline(always)]
    fn last(self) -> u64 {
        self
    }
}

/// What each byte of a block is.
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

/// Where a verifier has to look.
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
    /// that starts like an IBAN; the sixth capital letter of a word; a digit behind four letters, or behind those and a sign.
    pub other: V,
}

macro_rules! state {
    ($($name:ident)*) => {
        /// What the block before was, as far as shapes reach back into it.
        #[derive(Clone, Copy)]
        pub(super) struct State<V> { $($name: V,)* }

        impl<V: Lanes> State<V> {
            #[inline(always)]
            pub fn start() -> State<V> {
                State { $($name: V::zero(),)* }
            }

            /// The same for single words.
            #[inline(always)]
            pub fn narrow(&self) -> State<u64> {
                State { $($name: self.$name.last(),)* }
            }
        }
    };
}

state! { letter2 letter4 digit letter upper dash join separator sign backslash high alnum word word2 word4 word8 mixed mixed2 mixed4 mixed8 token digit2 digit3 digit6 joined dash2 dash5 upper2 }

/// Puts a mask beside the one of the block before, and remembers it for the next.
macro_rules! behind {
    ($state:ident . $name:ident, $mask:expr) => {{
        let behind = $mask.behind($state.$name);
        $state.$name = $mask;
        behind
    }};
}

/// `back!(mask, behind, 3)`: what stood three bytes before.
macro_rules! back {
    ($mask:expr, $behind:expr, 1) => {
        $mask.moved::<1, 63>($behind)
    };
    ($mask:expr, $behind:expr, 2) => {
        $mask.moved::<2, 62>($behind)
    };
    ($mask:expr, $behind:expr, 3) => {
        $mask.moved::<3, 61>($behind)
    };
    ($mask:expr, $behind:expr, 4) => {
        $mask.moved::<4, 60>($behind)
    };
    ($mask:expr, $behind:expr, 5) => {
        $mask.moved::<5, 59>($behind)
    };
    ($mask:expr, $behind:expr, 6) => {
        $mask.moved::<6, 58>($behind)
    };
    ($mask:expr, $behind:expr, 8) => {
        $mask.moved::<8, 56>($behind)
    };
}

/// The shapes, from the classes of a block.
#[inline(always)]
pub(super) fn triggers<V: Lanes>(c: &Classes<V>, state: &mut State<V>) -> Triggers<V> {
    let (digit, letter, upper) = (c.digit, c.letter, c.upper);
    let digit_b = behind!(state.digit, digit);
    let letter_b = behind!(state.letter, letter);
    let upper_b = behind!(state.upper, upper);
    let join_b = behind!(state.join, c.join);
    let alnum = letter.or(digit);
    let alnum_b = behind!(state.alnum, alnum);

    // Runs of digits.
    let digit_1 = back!(digit, digit_b, 1);
    let digit_2 = back!(digit, digit_b, 2);
    let digit2 = digit.and(digit_1);
    let digit2_b = behind!(state.digit2, digit2);
    let digit3 = digit2.and(digit_2);
    let digit3_b = behind!(state.digit3, digit3);
    let digit4 = digit2.and(back!(digit2, digit2_b, 2));
    let digit6 = digit4.and(back!(digit2, digit2_b, 4));
    let digit6_b = behind!(state.digit6, digit6);
    let sixth = digit6.without(back!(digit6, digit6_b, 1));

    // Groups of digits. Two joins close by; three digits on both sides of one; a space or a dash of another script.
    let join_1 = back!(c.join, join_b, 1);
    let joined = digit.and(join_1).and(digit_2);
    let joined_b = behind!(state.joined, joined);
    let twice = back!(joined, joined_b, 2).or(back!(joined, joined_b, 3)).or(back!(joined, joined_b, 4)).or(back!(joined, joined_b, 5));
    let pair = digit3.and(back!(c.join, join_b, 3)).and(back!(digit3, digit3_b, 4));
    let high_b = behind!(state.high, c.high);
    let gap = back!(c.high, high_b, 1).and(back!(c.high, high_b, 2)).or(join_1.and(back!(c.join, join_b, 2)));
    let wide = digit.and(gap).and(back!(digit, digit_b, 3).or(back!(digit, digit_b, 4)));
    // Three capital letters and four digits.
    let upper_5 = back!(upper, upper_b, 5);
    let plate = digit4.and(back!(upper, upper_b, 4)).and(upper_5).and(back!(upper, upper_b, 6));
    // Five decimals: a coordinate.
    let fine = digit4.and(back!(digit, digit_b, 4)).and(back!(c.join, join_b, 5)).and(back!(digit, digit_b, 6));
    let number = sixth.or(fine).or(joined.and(twice)).or(pair).or(wide).or(plate);

    // Names. Two digits before a colon are a time.
    let letter_2 = back!(letter, letter_b, 2);
    let separator_b = behind!(state.separator, c.separator);
    let name = c.separator.without(digit_1.and(digit_2));
    let worded = digit.and(join_1).and(letter_2);

    // Long words.
    let word = alnum.or(c.dash).or(c.underscore);
    let word_b = behind!(state.word, word);
    let word2 = word.and(back!(word, word_b, 1));
    let word2_b = behind!(state.word2, word2);
    let word4 = word2.and(back!(word2, word2_b, 2));
    let word4_b = behind!(state.word4, word4);
    let word8 = word4.and(back!(word4, word4_b, 4));
    let word8_b = behind!(state.word8, word8);
    let word16 = word8.and(back!(word8, word8_b, 8));
    let mixed = digit.or(upper);
    let mixed_b = behind!(state.mixed, mixed);
    let mixed2 = mixed.or(back!(mixed, mixed_b, 1));
    let mixed2_b = behind!(state.mixed2, mixed2);
    let mixed4 = mixed2.or(back!(mixed2, mixed2_b, 2));
    let mixed4_b = behind!(state.mixed4, mixed4);
    let mixed8 = mixed4.or(back!(mixed4, mixed4_b, 4));
    let mixed8_b = behind!(state.mixed8, mixed8);
    let mixed16 = mixed8.or(back!(mixed8, mixed8_b, 8));
    let long = word16.and(mixed16);
    let long_b = behind!(state.token, long);
    let token = long.without(back!(long, long_b, 1));

    // Signs, and chains of colons.
    let sign_b = behind!(state.sign, c.sign);
    let sign = back!(c.sign, sign_b, 1).and(alnum.or(c.high));
    let separator_1 = back!(c.separator, separator_b, 1);
    let separator_3 = back!(c.separator, separator_b, 3);
    let near = back!(c.separator, separator_b, 2).or(separator_3).or(back!(c.separator, separator_b, 4)).or(back!(c.separator, separator_b, 5));
    // Of `12:34:56` the second is part of a time; what is longer has another.
    let time = digit_1.and(digit_2).and(separator_3).and(back!(digit2, digit2_b, 4)).without(back!(c.separator, separator_b, 6));
    let chain = c.separator.and(separator_1.or(back!(alnum, alnum_b, 1).and(near))).without(time);

    // `\u00`, and five dashes.
    let backslash_b = behind!(state.backslash, c.backslash);
    let letter_digits = digit2.and(letter_2);
    let dash_b = behind!(state.dash, c.dash);
    let dash2 = c.dash.and(back!(c.dash, dash_b, 1));
    let dash2_b = behind!(state.dash2, dash2);
    let dash5 = dash2.and(back!(dash2, dash2_b, 2)).and(back!(c.dash, dash_b, 4));
    let dash5_b = behind!(state.dash5, dash5);
    let escape = letter_digits.and(back!(c.backslash, backslash_b, 3)).or(upper.and(back!(dash5, dash5_b, 1)));

    // Two letters and two digits at the start of a word; six capital letters there.
    let iban = letter_digits.and(back!(letter, letter_b, 3)).without(back!(alnum, alnum_b, 4).without(back!(c.backslash, backslash_b, 5)));
    let upper2 = upper.and(back!(upper, upper_b, 1));
    let upper2_b = behind!(state.upper2, upper2);
    let capitals = upper2.and(back!(upper2, upper2_b, 2)).and(back!(upper2, upper2_b, 4)).without(back!(alnum, alnum_b, 6));

    // What a password looks like that somebody thought of: `sommer24`, `hunter!7`.
    let letter2 = letter.and(back!(letter, letter_b, 1));
    let letter2_b = behind!(state.letter2, letter2);
    let letter4 = letter2.and(back!(letter2, letter2_b, 2));
    let letter4_b = behind!(state.letter4, letter4);
    let parted = back!(letter4, letter4_b, 2).without(back!(alnum, alnum_b, 1)).without(join_1).without(separator_1);
    let thought_of = digit.and(back!(letter4, letter4_b, 1).or(parted));

    let other = sign.or(chain).or(escape).or(iban).or(capitals).or(thought_of);
    Triggers { number, name, word: worded, token, other }
}
