//! A value that holds another document: base64 of JSON, a URL with a query. JSON in a string is found by [`super::text`].

use base64::Engine as _;
use base64::alphabet;
use base64::engine::Config as _;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::fields::Evidence;
use super::form;
use crate::detect::Candidate;
use crate::entity::Entity;
use crate::model_file::ModelFormat;
use crate::pass::Pass;
use crate::policy::compiled::Decision;

/// Bytes of base64 that is looked into, at least and at most.
const SHORTEST: usize = 16;
const LONGEST: usize = 1 << 20;

const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const PADDED: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
const BARE: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT.with_encode_padding(false));
const URL_PADDED: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT);
const URL_BARE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT.with_encode_padding(false));

/// How a value is encoded that may be base64 of a JSON object or list.
fn base64_of_json(value: &[u8]) -> Option<&'static GeneralPurpose> {
    // `{"`, `{` and white space, `[{`, `["`, `[` and white space.
    let begins = matches!(value, [b'e', b'y' | b'w', ..] | [b'W', b'3' | b'y' | b'w', ..]);
    if !begins || !(SHORTEST..=LONGEST).contains(&value.len()) {
        return None;
    }
    let written = value.strip_suffix(b"==").or(value.strip_suffix(b"=")).unwrap_or(value);
    let (mut standard, mut url) = (false, false);
    for byte in written {
        match byte {
            b'+' | b'/' => standard = true,
            b'-' | b'_' => url = true,
            byte if byte.is_ascii_alphanumeric() => {}
            _ => return None,
        }
    }
    let padded = value.len().is_multiple_of(4);
    match (standard, url, padded) {
        (true, true, _) => None,
        (_, true, true) => Some(&URL_PADDED),
        (_, true, false) => Some(&URL_BARE),
        (_, _, true) => Some(&PADDED),
        (_, _, false) => Some(&BARE),
    }
}

impl Pass<'_> {
    /// Judges what a value holds. Edits and findings are appended with offsets of `value`.
    pub(crate) fn inner(&mut self, value: &[u8], evidence: Evidence, depth: usize) {
        let mark = self.scratch.findings.len();
        if ModelFormat::of_base64(value).is_some() && self.model(value, 0, value.len()).is_some_and(Decision::acts) {
            return;
        }
        let behind_model = self.scratch.findings.len();
        self.held(value, evidence, depth);
        self.one_finding_a_place(mark, behind_model);
    }

    fn held(&mut self, value: &[u8], evidence: Evidence, depth: usize) {
        match value.first() {
            Some(b'e' | b'W') => {
                if let Some(encoding) = base64_of_json(value)
                    && self.base64(value, encoding, evidence, depth)
                {
                    return;
                }
            }
            Some(b'h' | b'/' | b'?') => {
                let is_url = value.starts_with(b"http://") || value.starts_with(b"https://") || value[0] != b'h';
                let query = if is_url { memchr::memchr(b'?', value) } else { None };
                if let Some(mark) = query
                    && let Some(end) = form::query_in_text(value, mark + 1)
                {
                    self.text(&value[..mark + 1], 0, evidence, depth);
                    self.query(value, mark + 1, end, depth);
                    self.text(value, end, evidence, depth);
                    return;
                }
            }
            _ => {}
        }
        self.text(value, 0, evidence, depth);
    }

    /// Judges a model file that stands in a text, with offsets of the text.
    pub(super) fn model(&mut self, text: &[u8], start: usize, end: usize) -> Option<Decision> {
        let decision = self.record(&Candidate::new(Entity::ModelFile, start, end, 1.0), 0, text, None)?;
        if decision.acts() {
            self.edit(decision, Entity::ModelFile, start, end, &text[start..end], false);
        }
        Some(decision)
    }

    /// Judges base64 of JSON; false when it is none. It has one finding, the whole.
    fn base64(&mut self, value: &[u8], encoding: &GeneralPurpose, evidence: Evidence, depth: usize) -> bool {
        let mut decoded = self.scratch.decoded.pop().unwrap_or_default();
        decoded.clear();
        decoded.resize(value.len() / 4 * 3 + 3, 0);
        let length = encoding.decode_slice(value, &mut decoded).ok().filter(|&length| std::str::from_utf8(&decoded[..length]).is_ok());
        let is_json = length.is_some_and(|length| matches!(decoded[..length].trim_ascii_end().last(), Some(b'}' | b']')));
        if !is_json {
            self.scratch.decoded.push(decoded);
            return false;
        }
        decoded.truncate(length.unwrap_or_default());
        let (edits, findings) = (self.scratch.edits.len(), self.scratch.findings.len());
        self.value(&decoded, Evidence { class: None, ..evidence }, depth + 1);
        let scratch = &mut *self.scratch;
        let changed = crate::engine::applied(&decoded, edits, scratch);
        scratch.decoded.push(decoded);
        if let Some(changed) = changed {
            let start = scratch.arena.len();
            let length = base64::encoded_len(changed.len(), encoding.config().encode_padding()).unwrap_or_default();
            scratch.arena.resize(start + length, 0);
            let written = encoding.encode_slice(&changed, &mut scratch.arena[start..]).unwrap_or_default();
            scratch.arena.truncate(start + written);
            scratch.decoded.push(changed);
            scratch.edits.push(crate::pass::Edit { start: 0, end: value.len(), new_start: start, new_len: written, drop: false });
        }
        if scratch.findings.len() > findings {
            let found = &mut scratch.findings[findings..];
            let changed = found.iter().any(|finding| finding.changed);
            if let Some(first) = found.iter_mut().min_by_key(|finding| !finding.changed) {
                (first.start, first.end, first.changed) = (0, value.len(), changed);
                let first = *first;
                scratch.findings.truncate(findings);
                scratch.findings.push(first);
            }
        }
        true
    }
}
