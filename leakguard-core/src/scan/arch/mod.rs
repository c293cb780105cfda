//! What each byte of a block is, as fast as the machine can tell: one file an instruction set, chosen at run time, and
//! a scalar twin that every one of them is tested against. One of the two rooms of the project with `unsafe` in it.

#![allow(unsafe_code)]

pub(super) mod scalar;
#[cfg(target_arch = "x86_64")]
pub(super) mod sse2;
#[cfg(target_arch = "x86_64")]
pub(super) mod x86;

use std::ops::Range;

use once_cell::sync::OnceCell;

use super::Sink;

/// The instruction sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Isa {
    Scalar,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Isa {
    /// Those that this machine has, the fastest last.
    pub fn available() -> impl Iterator<Item = Isa> {
        let mut isas = [Some(Isa::Scalar), None, None];
        #[cfg(target_arch = "x86_64")]
        {
            isas[1] = x86::has_avx2().then_some(Isa::Avx2);
            isas[2] = x86::has_avx512().then_some(Isa::Avx512);
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

/// Runs over a part of the text, as if nothing stood before it, and hands every trigger to the sink.
pub(super) fn run(isa: Isa, text: &[u8], part: Range<usize>, sink: &mut Sink<'_>) {
    match isa {
        Isa::Scalar => scalar::run(text, part, sink),
        #[cfg(target_arch = "x86_64")]
        Isa::Avx2 => x86::run_avx2(text, part, sink),
        #[cfg(target_arch = "x86_64")]
        Isa::Avx512 => x86::run_avx512(text, part, sink),
    }
}
