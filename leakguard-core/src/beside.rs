//! Values right beside one that was found, `85.07.30-033.28%B4111…?`: what stands there may be told only once the other is gone. So it
//! is looked at as a second pass would see it, and redacting twice changes nothing.

use crate::detect::boundary::is_alnum;
use crate::finding::Finding;
use crate::format::fields::Evidence;
use crate::pass::Pass;
use crate::scan::scan;

/// How often a text is looked at again, at most: each time more may stand beside what was found.
const TIMES: usize = 4;

impl Pass<'_> {
    /// Looks at `text[start..end]` again if something stands right beside its findings, which are those from `findings` on; its edits are
    /// those from `edits` on.
    #[inline]
    pub fn beside(&mut self, text: &[u8], (start, end): (usize, usize), (findings, edits): (usize, usize), evidence: Evidence) {
        if self.scratch.findings.len() > findings && is_beside(text, (start, end), &self.scratch.findings[findings..]) {
            self.look_beside(text, (start, end), (findings, edits), evidence);
        }
    }

    #[inline(never)]
    fn look_beside(&mut self, text: &[u8], (start, end): (usize, usize), (findings, edits): (usize, usize), evidence: Evidence) {
        let mut candidates = std::mem::take(&mut self.scratch.candidates);
        let mut parted = self.scratch.decoded.pop().unwrap_or_default();
        for _ in 0..TIMES {
            let known = self.scratch.findings.len();
            part(text, (start, end), &self.scratch.findings[findings..], &mut parted);
            scan(&parted, &self.engine.policy.detect, &mut self.scratch.memory, &mut candidates);
            let mut places = Places { start, next: findings, by: 0 };
            for candidate in &mut candidates {
                let Some(start_there) = places.back(&self.scratch.findings[..known], candidate.start, candidate.end) else { continue };
                (candidate.start, candidate.end) = (start_there, start_there + candidate.end - candidate.start);
                self.candidate(candidate, text, (start, end), evidence);
            }
            let all = &mut self.scratch.findings[findings..];
            if all.len() + findings == known {
                break;
            }
            all.sort_unstable_by_key(|finding| finding.start);
            self.scratch.edits[edits..].sort_unstable_by_key(|edit| edit.start);
        }
        self.scratch.decoded.push(parted);
        self.scratch.candidates = candidates;
    }
}

/// Whether something stands right beside a finding that could belong to a value.
fn is_beside(text: &[u8], (start, end): (usize, usize), findings: &[Finding]) -> bool {
    let joins = |byte: u8| is_alnum(byte) || byte >= 0x80 || matches!(byte, b'_' | b'-' | b'%');
    findings.iter().any(|finding| finding.start > start && joins(text[finding.start - 1]) || finding.end < end && joins(text[finding.end]))
}

/// `text[start..end]` with a label for each of its findings.
fn part(text: &[u8], (start, end): (usize, usize), findings: &[Finding], out: &mut Vec<u8>) {
    out.clear();
    let mut at = start;
    for finding in findings {
        out.extend_from_slice(text.get(at..finding.start).unwrap_or_default());
        out.extend_from_slice(finding.entity.label().as_bytes());
        at = at.max(finding.end);
    }
    out.extend_from_slice(&text[at..end]);
}

/// The way back from such a text, from its start on.
struct Places {
    /// Where the stretch starts in the text.
    start: usize,
    /// The next finding.
    next: usize,
    /// What is added to a place in the stretch, for one in its copy before that finding.
    by: isize,
}

impl Places {
    /// Where in the stretch `start..end` of the copy starts; `None` where it touches a label.
    fn back(&mut self, findings: &[Finding], start: usize, end: usize) -> Option<usize> {
        while let Some(finding) = findings.get(self.next) {
            let length = finding.entity.label().len();
            let label_start = (finding.start - self.start).checked_add_signed(self.by)?;
            if end <= label_start {
                break;
            }
            if start < label_start + length {
                return None;
            }
            self.next += 1;
            self.by += length.cast_signed() - (finding.end - finding.start).cast_signed();
        }
        start.checked_add_signed(-self.by)
    }
}

#[cfg(test)]
mod tests {
    use crate::context::Context;
    use crate::engine::{Engine, Scratch};
    use crate::format::Format;
    use crate::policy::Policy;

    #[test]
    fn a_value_right_beside_another_is_found_with_it() {
        let (engine, mut scratch) = (Engine::new(Policy::preset("redact-all").unwrap(), None).unwrap(), Scratch::default());
        for (text, redacted) in [
            ("nn 85.07.30-033.28%B4111111111111111^DOE/JANE^2809101000000000123? and jane@example.com", "nn [BE_NN][CARD_TRACK] and [EMAIL_ADDRESS]"),
            ("{\"note\":\"85.07.30-033.28%B4111111111111111^DOE/JANE^2809101000000000123?\"}", "{\"note\":\"[BE_NN][CARD_TRACK]\"}"),
        ] {
            let found = engine.redact(text.as_bytes(), &Context::default(), Format::Auto, &mut scratch).unwrap();
            assert_eq!(found.output.map(String::from_utf8_lossy).as_deref(), Some(redacted));
            let places: Vec<_> = found.findings.iter().map(|finding| (finding.entity.name(), &text[finding.start..finding.end])).collect();
            assert_eq!(places[..2], [("BE_NN", "85.07.30-033.28"), ("CARD_TRACK", "%B4111111111111111^DOE/JANE^2809101000000000123?")]);
            // It is the same where nothing is changed.
            let monitor = Policy::from_toml("mode = 'monitor'\n[[rule]]\nname = 'all'\naction = 'mask'\n", "").unwrap();
            let monitor = Engine::new(monitor, None).unwrap();
            let count = places.len();
            assert_eq!(monitor.redact(text.as_bytes(), &Context::default(), Format::Auto, &mut Scratch::default()).unwrap().findings.len(), count);
        }
        let redacted = engine.redact(b"nn [BE_NN][CARD_TRACK] and [EMAIL_ADDRESS]", &Context::default(), Format::Auto, &mut scratch).unwrap();
        assert_eq!(redacted.output, None);
    }
}
