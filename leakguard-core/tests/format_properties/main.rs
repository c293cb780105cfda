//! What holds for any document of each format, generated: its structure, the values that hold nothing, redacting twice, and
//! any chunking. The parsers that others read with are the referees: serde_json, csv, quick-xml, form_urlencoded.
//!
//! `PROPTEST_CASES=2000 cargo test -p leakguard-core --test format_properties` looks at many more than the suite does.

#![allow(clippy::unwrap_used)]

mod documents;
mod promises;
mod referees;

use leakguard_core::Format;
use proptest::prelude::*;
use proptest::test_runner::Config;

use promises::{ALL, check, one, sizes};

/// A frame of text has 64 to 80 KiB: documents beyond that go over its end.
const LONG: std::ops::Range<usize> = 82 << 10..200 << 10;

/// So many cases, or a share of what the environment asks for.
fn cases(count: u32, share: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).map_or(count, |cases: u32| cases.div_ceil(share));
    Config { cases: asked, ..Config::default() }
}

/// A module for each format: short documents, and a few that do not fit into one frame.
macro_rules! formats {
    ($($name:ident)*) => { $(
        mod $name {
            use super::*;

            proptest! {
                #![proptest_config(cases(24, 1))]

                #[test]
                fn keeps_its_structure_in_any_chunking(document in documents::$name(0..1), sizes in sizes()) {
                    check(&document, document.format, &sizes, ALL)?;
                }

                #[test]
                fn keeps_it_when_nobody_says_what_it_is(document in documents::$name(0..1), sizes in sizes()) {
                    check(&document, Format::Auto, &sizes, ALL)?;
                }
            }

            proptest! {
                #![proptest_config(cases(1, 100))]

                #[test]
                fn keeps_its_structure_over_the_ends_of_frames(document in documents::$name(LONG), sizes in sizes(), engine in one()) {
                    check(&document, document.format, &sizes, engine)?;
                }
            }
        }
    )* };
}

formats! { json ndjson csv csv_of_excel tsv form url xml soap html multipart monolog woocommerce access_log pairs_in_lines dump text }

proptest! {
    #![proptest_config(cases(48, 1))]

    /// What has a title or a list of columns somewhere is looked at again when it is read as a text.
    #[test]
    fn any_document_may_be_read_as_another(document in documents::of_any_format(0..1), format in prop::sample::select(Format::ALL), sizes in sizes()) {
        promises::hold(&document.text, format.1, &sizes, ALL)?;
    }

    #[test]
    fn any_bytes_have_a_result_in_every_format_and_any_chunking(text in "[a-z0-9@.=&<>/\"';,()\\[\\]{}%+!?:\\-\\\\ \n\r]{0,120}", sizes in sizes()) {
        for &(_, format) in Format::ALL {
            promises::hold(&text, format, &sizes, ALL)?;
        }
    }
}

proptest! {
    #![proptest_config(cases(2, 50))]

    #[test]
    fn any_long_document_may_be_read_as_another(document in documents::of_any_format(LONG), format in prop::sample::select(Format::ALL), sizes in sizes(), engine in one()) {
        promises::hold(&document.text, format.1, &sizes, engine)?;
    }

    #[test]
    fn a_long_document_may_be_read_as_what_it_looks_like(document in documents::of_any_format(LONG), sizes in sizes(), engine in one()) {
        check(&document, Format::Auto, &sizes, engine)?;
    }
}
