//! What each byte of a block is, as fast as the machine can tell: one file an instruction set, chosen at run time, and
//! a scalar twin that every one of them is tested against. One of the two rooms of the project with `unsafe` in it.

#![allow(unsafe_code)]

#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
mod halves;
pub(super) mod near;
#[cfg(target_arch = "aarch64")]
pub(super) mod neon;
pub(super) mod scalar;
#[cfg(target_arch = "x86_64")]
pub(super) mod sse2;
#[cfg(target_arch = "x86_64")]
pub(super) mod x86;

use std::ops::Range;

use once_cell::sync::OnceCell;

use super::Sink;
use crate::detect::boundary::{alnum_end, token_end};

/// The instruction sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Isa {
    Scalar,
    #[cfg(target_arch = "aarch64")]
    Neon,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Isa {
    /// Those that this machine has, the fastest last: on Zen 4 AVX-512 has taken 1.4 to 1.5 times as long as AVX2 for a text
    /// (`benches/run`, "with avx512 alone"), so that it is there for measurements and for machines to come.
    pub fn available() -> impl Iterator<Item = Isa> {
        let mut isas = [Some(Isa::Scalar), None, None];
        #[cfg(target_arch = "x86_64")]
        {
            isas[1] = x86::has_avx512().then_some(Isa::Avx512);
            isas[2] = x86::has_avx2().then_some(Isa::Avx2);
        }
        #[cfg(target_arch = "aarch64")]
        {
            isas[1] = neon::has_neon().then_some(Isa::Neon);
        }
        isas.into_iter().flatten()
    }

    /// The fastest of this machine, found out once.
    pub fn best() -> Isa {
        *BEST.get_or_init(|| Isa::available().last().unwrap_or(Isa::Scalar))
    }

    fn name(self) -> &'static str {
        match self {
            Isa::Scalar => "scalar",
            #[cfg(target_arch = "aarch64")]
            Isa::Neon => "neon",
            #[cfg(target_arch = "x86_64")]
            Isa::Avx2 => "avx2",
            #[cfg(target_arch = "x86_64")]
            Isa::Avx512 => "avx512",
        }
    }
}

static BEST: OnceCell<Isa> = OnceCell::new();

/// The names of the instruction sets that this machine has, the fastest last. For the benches; no part of the API.
#[doc(hidden)]
pub fn isa_names() -> Vec<&'static str> {
    Isa::available().map(Isa::name).collect()
}

/// Takes an instruction set in place of the fastest. False: this machine has none of that name, or the engine has scanned
/// before. For the benches; no part of the API.
#[doc(hidden)]
pub fn choose_isa(name: &str) -> bool {
    Isa::available().find(|isa| isa.name() == name).is_some_and(|isa| BEST.set(isa).is_ok())
}

/// Where the run of letters and digits ends, and that of letters, digits, `_` and `-`, that the position stands in.
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
pub(super) fn run_ends(text: &[u8], at: usize) -> (usize, usize) {
    #[cfg(target_arch = "aarch64")]
    use neon::runs;
    #[cfg(target_arch = "x86_64")]
    use x86::runs;

    let (mut word, mut from) = (None, at);
    while let Some(bytes) = text.get(from..).and_then(|rest| rest.first_chunk()) {
        let (word_run, token_run) = runs(bytes);
        if word_run < bytes.len() && word.is_none() {
            word = Some(from + word_run);
        }
        if token_run < bytes.len() {
            let token = from + token_run;
            return (word.unwrap_or(token), token);
        }
        from += bytes.len();
    }
    let word = word.unwrap_or_else(|| alnum_end(text, from));
    (word, token_end(text, word.max(from)))
}

/// The same a byte at a time.
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
pub(super) fn run_ends(text: &[u8], at: usize) -> (usize, usize) {
    (alnum_end(text, at), token_end(text, at))
}

/// Calls for every `</` of the text, in order, until the answer is false.
pub(crate) fn closing_tags(text: &[u8], each: impl FnMut(usize) -> bool) {
    pairs::<TAG>(text, each);
}

/// Calls for every `(` of the text but one at its very beginning, in order.
pub(crate) fn brackets(text: &[u8], mut each: impl FnMut(usize)) {
    pairs::<BRACKET>(text, |at| {
        each(at + 1);
        true
    });
}

/// Calls for every `<` behind which a `t` or a `d` stands, of either case, in order.
pub(crate) fn tags_of_tables(text: &[u8], mut each: impl FnMut(usize)) {
    pairs::<TABLE>(text, |at| {
        each(at);
        true
    });
}

/// Two bytes that are looked for.
const TAG: u8 = 0;
/// Any byte, and `(`.
const BRACKET: u8 = 1;
/// `<`, and `t` or `d`.
const TABLE: u8 = 2;

/// Calls for every pair of that kind, in order, until the answer is false.
fn pairs<const KIND: u8>(text: &[u8], each: impl FnMut(usize) -> bool) {
    match Isa::best() {
        #[cfg(target_arch = "x86_64")]
        Isa::Avx2 | Isa::Avx512 => x86::pairs::<KIND>(text, each),
        _ => pairs_from::<KIND>(text, 0, each),
    }
}

/// The same from a place on, with what every machine has.
fn pairs_from<const KIND: u8>(text: &[u8], from: usize, mut each: impl FnMut(usize) -> bool) {
    let rest = text.get(from..).unwrap_or_default();
    match KIND {
        TAG => memchr::memmem::find_iter(rest, b"</").all(|at| each(from + at)),
        TABLE => memchr::memchr_iter(b'<', rest).filter(|&at| matches!(rest.get(at + 1), Some(b't' | b'T' | b'd' | b'D'))).all(|at| each(from + at)),
        _ => memchr::memchr_iter(b'(', rest).filter(|&at| at > 0).all(|at| each(from + at - 1)),
    };
}

/// Runs over a part of the text, as if nothing stood before it, and hands every trigger to the sink.
pub(super) fn run(isa: Isa, text: &[u8], part: Range<usize>, sink: &mut Sink<'_>) {
    match isa {
        Isa::Scalar => scalar::run(text, part, sink),
        #[cfg(target_arch = "aarch64")]
        Isa::Neon => neon::run_neon(text, part, sink),
        #[cfg(target_arch = "x86_64")]
        Isa::Avx2 => x86::run_avx2(text, part, sink),
        #[cfg(target_arch = "x86_64")]
        Isa::Avx512 => x86::run_avx512(text, part, sink),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_arch = "aarch64")]
    #[test]
    fn neon_is_the_fastest_of_every_aarch64() {
        assert_eq!(isa_names(), ["scalar", "neon"]);
    }

    proptest::proptest! {
        #[test]
        fn pairs_are_those_of_a_search(text in "([a-z]{0,40}|<|/|</|<t|<D|\\(|\\)|a\\(|é){0,24}", most in 0_usize..8) {
            fn check<const KIND: u8>(text: &str, most: usize, all: Vec<usize>) -> Result<(), proptest::test_runner::TestCaseError> {
                let (mut found, mut plain) = (Vec::new(), Vec::new());
                for (list, from) in [(&mut found, None), (&mut plain, Some(0))] {
                    let each = |at| {
                        list.push(at);
                        list.len() <= most
                    };
                    match from {
                        None => pairs::<KIND>(text.as_bytes(), each),
                        Some(from) => pairs_from::<KIND>(text.as_bytes(), from, each),
                    }
                }
                let all: Vec<_> = all.into_iter().take(most + 1).collect();
                proptest::prop_assert_eq!((&found, &plain), (&all, &all));
                Ok(())
            }
            check::<TAG>(&text, most, text.match_indices("</").map(|(at, _)| at).collect())?;
            let tables = text.match_indices('<').map(|(at, _)| at).filter(|&at| text[at + 1..].starts_with(['t', 'T', 'd', 'D']));
            check::<TABLE>(&text, most, tables.collect())?;
            check::<BRACKET>(&text, most, text.match_indices('(').filter(|&(at, _)| at > 0).map(|(at, _)| at - 1).collect())?;
        }

        #[test]
        fn runs_end_where_they_end_byte_by_byte(text in "[a-zA-Z0-9_-]{0,40}[a-z0-9_ é.-]{0,20}[A-Z_-]{0,40}") {
            let text = text.as_bytes();
            for at in 0..=text.len() {
                let word = alnum_end(text, at);
                // A run of the second kind goes on behind one of the first.
                proptest::prop_assert_eq!(run_ends(text, at), (word, token_end(text, word)));
            }
        }
    }
}
