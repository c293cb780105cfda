//! Every instruction set of the machine finds the same triggers as their definition and the same candidates as the
//! scalar twin.

#![no_main]

use leakguard_core::fuzzing;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    // The first bytes say how much stands in front, so that short inputs cross the ends of blocks too.
    let Some((&[low, high, filler], text)) = data.split_first_chunk::<3>() else { return };
    let before = usize::from(u16::from_le_bytes([low, high]) % 1024);
    let mut shifted = vec![filler; before];
    shifted.extend_from_slice(text);
    fuzzing::instruction_sets_agree(&shifted);
});
