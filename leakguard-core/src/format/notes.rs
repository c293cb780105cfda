//! Values that wait for the rest of their document: a note for the names that its fields tell, a `name` for the sign that
//! its object describes a person, a `value` for the `key` behind it.

use super::escape::Escape;
use super::fields::Evidence;
use super::text::retain_from;
use crate::engine::Scratch;
use crate::entity::Entity;
use crate::finding::Finding;
use crate::pass::{Edit, Note, Pass};

/// The score of a finding that gave way to a larger one.
const GIVEN_WAY: f32 = -1.0;

impl Pass<'_> {
    /// Keeps a value in mind that waits for what stands behind it.
    pub(super) fn note(&mut self, start: usize, end: usize, evidence: Evidence, (escape, escaped): (Escape, bool), number: bool) {
        let Some(awaits) = evidence.awaits else { return };
        let path = self.path();
        let scratch = &mut *self.scratch;
        let previous = scratch.fields.chain_note(scratch.notes.len() + 1);
        scratch.notes.push(Note { start, end, path, awaits, escape, escaped, number, is: None, only: None, previous });
    }

    /// Looks again at what has waited, now that the document is known, and puts everything in order.
    pub(super) fn look_at_notes(&mut self, text: &[u8], notes: usize, edits: usize, findings: usize) {
        for index in notes..self.scratch.notes.len() {
            let note = self.scratch.notes[index];
            if note.is == Some(Entity::Person) {
                self.judge(&text[note.start..note.end], note.escape, note.escaped, |pass, value| {
                    if note.may_be(value) {
                        pass.scratch.learned.learn(value);
                    }
                });
            }
        }
        let names_known = !self.scratch.learned.is_empty();
        let (known_edits, known_findings) = (self.scratch.edits.len(), self.scratch.findings.len());
        let (mut edit_at, mut finding_at) = (edits, findings);
        let mut settled = false;
        for index in notes..self.scratch.notes.len() {
            let note = self.scratch.notes[index];
            if note.is.is_none() && !names_known {
                continue;
            }
            // Edits and findings stand in the order of the text, as notes do.
            while finding_at < known_findings && self.scratch.findings[finding_at].end <= note.start {
                finding_at += 1;
            }
            while edit_at < known_edits && self.scratch.edits[edit_at].end <= note.start {
                edit_at += 1;
            }
            let inside = self.scratch.findings[finding_at..known_findings].iter().take_while(|finding| finding.start < note.end).count();
            let first = self.scratch.edits.len();
            let whole = match note.is {
                Some(entity) => {
                    let known = finding_at..finding_at + inside;
                    self.settle(text, &note, entity, known)
                }
                None => {
                    self.names_in_note(text, &note, finding_at..finding_at + inside);
                    // The member is behind us and cannot be taken out any more: its text goes.
                    self.scratch.edits[first..].iter().any(|edit| edit.drop)
                }
            };
            if !whole {
                continue;
            }
            // What was found inside gives way to the whole.
            settled = true;
            let scratch = &mut *self.scratch;
            if note.is.is_some() {
                scratch.findings[finding_at..finding_at + inside].iter_mut().for_each(|finding| finding.score = GIVEN_WAY);
            }
            for edit in scratch.edits[edit_at..known_edits].iter_mut().take_while(|edit| edit.start < note.end) {
                (edit.end, edit.new_len, edit.drop) = (edit.start, 0, false);
            }
            if scratch.edits[first..].iter().any(|edit| edit.drop) {
                scratch.edits.truncate(first);
                let new_start = scratch.arena.len();
                scratch.arena.extend_from_slice(if note.number { b"null" } else { b"" });
                scratch.edits.push(Edit { start: note.start, end: note.end, new_start, new_len: scratch.arena.len() - new_start, drop: false });
            }
        }
        self.scratch.notes.truncate(notes);
        if settled {
            let Scratch { edits: all_edits, findings: all_findings, .. } = &mut *self.scratch;
            retain_from(all_findings, findings, |finding| finding.score > GIVEN_WAY);
            retain_from(all_edits, edits, |edit| edit.start < edit.end || edit.new_len > 0);
        }
        if settled || self.scratch.edits.len() != known_edits || self.scratch.findings.len() != known_findings {
            self.scratch.edits[edits..].sort_unstable_by_key(|edit| (edit.start, edit.end));
            self.scratch.findings[findings..].sort_unstable_by_key(|finding| finding.start);
        }
    }

    /// Judges a value whose field turned out to say what it is; true when that counts instead of what was found inside
    /// of it (`known`): the whole is changed, or nothing inside is.
    fn settle(&mut self, text: &[u8], note: &Note, entity: Entity, known: std::ops::Range<usize>) -> bool {
        let (edits, findings) = (self.scratch.edits.len(), self.scratch.findings.len());
        let number = note.number;
        self.judge(&text[note.start..note.end], note.escape, note.escaped, |pass, value| {
            if note.may_be(value) {
                pass.field_value(value, entity, number, Some(note.path));
            }
        });
        self.shift(edits, findings, note.start);
        let is_found = self.scratch.findings.len() > findings;
        let changes = self.scratch.edits.len() > edits;
        if is_found && !changes && self.scratch.findings[known].iter().any(|finding| finding.changed) {
            self.scratch.findings.truncate(findings);
            return false;
        }
        is_found
    }

    /// Names of a note, but those inside of what was found there before (`taken`, places in the findings).
    pub(crate) fn names_in_note(&mut self, text: &[u8], note: &Note, taken: std::ops::Range<usize>) {
        let raw = &text[note.start..note.end];
        let (edits, findings) = (self.scratch.edits.len(), self.scratch.findings.len());
        self.judge(raw, note.escape, note.escaped, |pass, value| pass.learned_names(value, note));
        self.shift(edits, findings, note.start);
        if taken.is_empty() {
            return;
        }
        let taken_findings = taken.clone();
        // Whole names go as one: if part of one is taken, it stays as it is. All lists are in order.
        let Scratch { edits: all_edits, findings: all_findings, .. } = &mut *self.scratch;
        let known: &[Finding] = &all_findings[taken];
        let mut place = 0;
        let mut kept = edits;
        for index in edits..all_edits.len() {
            let edit = all_edits[index];
            if is_free(known, &mut place, edit.start, edit.end) {
                all_edits[kept] = edit;
                kept += 1;
            }
        }
        all_edits.truncate(kept);
        let (known, new) = all_findings.split_at_mut(findings);
        let known = &known[taken_findings];
        let (mut place, mut kept) = (0, 0);
        for index in 0..new.len() {
            if is_free(known, &mut place, new[index].start, new[index].end) {
                new[kept] = new[index];
                kept += 1;
            }
        }
        all_findings.truncate(findings + kept);
    }
}

/// Whether a stretch touches none of the findings; asked in rising order, `place` keeps what is behind.
fn is_free(known: &[Finding], place: &mut usize, start: usize, end: usize) -> bool {
    while known.get(*place).is_some_and(|finding| finding.end <= start) {
        *place += 1;
    }
    known.get(*place).is_none_or(|finding| finding.start >= end)
}
