//! Any bytes, read as each of the formats that are read in frames.

#![no_main]

use leakguard_core::Format;

const FORMATS: [Format; 8] = [Format::Csv, Format::Tsv, Format::Form, Format::Xml, Format::Html, Format::Multipart, Format::Log, Format::Sql];

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some((&first, document)) = input.split_first() else { return };
    leakguard_fuzz::holds(document, FORMATS[usize::from(first) % FORMATS.len()]);
});
