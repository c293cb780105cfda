//! The policy's own detectors in a call: what they find joins what is built in.

use crate::canary;
use crate::detect::custom::Place;
use crate::detect::{Candidate, resolve};
use crate::entity::Entity;
use crate::pass::Pass;
use crate::policy::compiled::Asked;

impl Pass<'_> {
    /// Adds what the policy's own detectors find in a text to its candidates, and puts all in order without overlaps.
    pub(crate) fn own_detectors(&mut self, text: &[u8], candidates: &mut Vec<Candidate>) {
        let engine = self.engine;
        let custom = &engine.policy.own.custom;
        let built_in = candidates.len();
        canary::each(text, &engine.canaries, |start| {
            let found = Candidate::new(Entity::Confidential, start, start + canary::LENGTH, 1.0);
            candidates.push(Candidate { detector: Some(canary::DETECTOR), ..found });
        });
        if custom.is_empty() {
            if candidates.len() > built_in {
                self.yield_to_built_in(text, candidates, built_in);
                resolve(candidates);
            }
            return;
        }
        if custom.ask_for_fields() {
            self.scratch.custom_path.clear();
            self.scratch.fields.path(&mut self.scratch.custom_path);
        }
        let scratch = &mut *self.scratch;
        // A key that may be data itself is no value of a field; it shows as `*`.
        let key = Some(scratch.fields.present_key()).filter(|&key| key != b"*");
        let place = Place {
            key: key.unwrap_or_default(),
            in_field: &|detector| key.is_some() && engine.policy.looks_into(detector, &scratch.custom_path),
            unlimited: self.detect_only,
        };
        let unchecked = custom.scan(text, place, &mut scratch.custom, candidates);
        for (detector, index) in &engine.indexes {
            custom.keep_found(text, place, *detector, |found| index.each(text, found), candidates);
        }
        custom.scan_passages(text, place, candidates);
        if candidates.len() > built_in {
            self.yield_to_built_in(text, candidates, built_in);
            resolve(candidates);
        }
        if let Some(unchecked) = unchecked {
            self.withhold_from(unchecked.from, text, candidates);
        }
    }

    /// A finding of the shop's own may hold one that is built in: a card number in an order's note. It may hide it only
    /// where it is changed itself.
    fn yield_to_built_in(&mut self, text: &[u8], candidates: &mut Vec<Candidate>, built_in: usize) {
        if built_in == 0 || self.detect_only {
            return;
        }
        let mut at = built_in;
        while at < candidates.len() {
            let own = candidates[at];
            // Those built in are in order.
            let first = candidates[..built_in].partition_point(|other| other.end <= own.start);
            let overlaps = first < built_in && candidates[first].start < own.end;
            if overlaps && !self.acts_on(&own, text) {
                candidates.swap_remove(at);
            } else {
                at += 1;
            }
        }
    }

    /// Nobody has looked at the rest of the text: where the policy would change what is looked for, the rest is changed.
    fn withhold_from(&mut self, from: usize, text: &[u8], candidates: &mut Vec<Candidate>) {
        let engine = self.engine;
        let from = candidates.iter().find(|candidate| candidate.end > from).map_or(from, |candidate| candidate.start.min(from));
        let detectors = 0..u16::try_from(engine.policy.policy.detectors.len()).unwrap_or(u16::MAX);
        let rest = detectors.filter_map(|detector| {
            let (entity, score) = engine.policy.own.custom.says(detector)?;
            Some(Candidate { detector: Some(detector), ..Candidate::new(entity, from, text.len(), score) })
        });
        for rest in rest {
            if self.acts_on(&rest, text) {
                candidates.retain(|candidate| candidate.end <= from);
                candidates.push(rest);
                return;
            }
        }
    }

    /// Whether the policy changes this, were it a finding.
    fn acts_on(&mut self, candidate: &Candidate, text: &[u8]) -> bool {
        let value = &text[candidate.start..candidate.end];
        let policy = &self.engine.policy;
        if self.detect_only || !policy.counts(candidate.entity, candidate.score) || policy.allows(candidate.entity, value) {
            return false;
        }
        let path = self.path();
        let scratch = &mut *self.scratch;
        let field = &scratch.paths[path.start..path.start + path.len];
        let asked = Asked { entity: candidate.entity, score: candidate.score, path: field, value };
        let acts = policy.decide(&mut scratch.active, &asked, self.context).acts();
        scratch.paths.truncate(path.start);
        acts
    }
}
