//! What each byte of a block is, as fast as the machine can tell: one file an instruction set, chosen at run time, and
//! a scalar twin that every one of them is tested against. One of the two rooms of the project with `unsafe` in it.

#![allow(unsafe_code)]

pub(super) mod scalar;
#[cfg(target_arch = "x86_64")]
pub(super) mod x86;

use super::Sink;

/// The instruction sets, by the names of `LEAKGUARD_SIMD` and of reports.
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
        static BEST: once_cell::sync::Lazy<Isa> = once_cell::sync::Lazy::new(|| Isa::available().last().unwrap_or(Isa::Scalar));
        *BEST
    }
}

/// Runs over the text and hands every trigger to the sink.
pub(super) fn run(isa: Isa, text: &[u8], sink: &mut Sink<'_>) {
    match isa {
        Isa::Scalar => scalar::run(text, sink),
        #[cfg(target_arch = "x86_64")]
        Isa::Avx2 => x86::run_avx2(text, sink),
        #[cfg(target_arch = "x86_64")]
        Isa::Avx512 => x86::run_avx512(text, sink),
    }
}
