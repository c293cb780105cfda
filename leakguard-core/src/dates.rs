//! The dates of a call that are moved by their person's days: who the person is may stand before or behind them.

use crate::entity::Entity;
use crate::format::fields::Waiting;
use crate::pass::{Edit, Pass};
use crate::policy::compiled::CompiledRule;
use crate::transform;
use crate::transform::date::{SHIFTED_FROM, Written};
use crate::transform::shift::{self, Person};

impl Pass<'_> {
    /// Takes note of the person whom the present field names, if rules ask for it: dates that stood before it in its object
    /// get their days now.
    #[inline]
    pub(crate) fn note_person(&mut self, value: &[u8]) {
        if !self.engine.policy.subject_fields.is_empty() {
            self.note_named_person(value);
        }
    }

    #[inline(never)]
    fn note_named_person(&mut self, value: &[u8]) {
        let engine = self.engine;
        let key = self.scratch.fields.present_key();
        if !engine.policy.subject_fields.iter().any(|field| field.as_bytes().eq_ignore_ascii_case(key)) {
            return;
        }
        let Some(person) = Person::named(value) else { return };
        let scratch = &mut *self.scratch;
        let arena = &mut scratch.arena;
        scratch.fields.set_person(person, |waiting| {
            let rule = &engine.policy.rules[usize::from(waiting.rule)];
            // What was handed out already is no longer there.
            if waiting.places.hold(waiting.now, waiting.number, arena)
                && let Some(keys) = engine.keys.get(rule.dataset)
                && let Some(day) = rule.shift.moved(keys, person, waiting.day)
            {
                waiting.places.put(day, arena);
            }
        });
    }

    /// Appends the edit that moves a date. Without a person its digits are hidden; what is no whole date gets its label.
    pub(crate) fn shift_date(&mut self, place: u16, rule: &CompiledRule, entity: Entity, at: std::ops::Range<usize>, value: &[u8], number: bool) {
        let scratch = &mut *self.scratch;
        let new_start = scratch.arena.len();
        let date = if shift::is_known(entity) { Written::read(value, rule.shift.reading) } else { None };
        if date.is_some_and(|date| date.year >= SHIFTED_FROM) {
            // It was moved before.
            scratch.findings.pop();
            return;
        }
        let (Some((date, day)), Some(keys)) = (date.and_then(|date| Some((date, date.day()?))), self.engine.keys.get(rule.dataset)) else {
            transform::withhold(entity, value, number, &mut scratch.arena);
            let new_len = scratch.arena.len() - new_start;
            scratch.edits.push(Edit { start: at.start, end: at.end, new_start, new_len, drop: false });
            return;
        };
        let (person, may_change) =
            if rule.shift.by_field { scratch.fields.person() } else { (self.context.subject.and_then(|subject| Person::named(subject.name()?)), false) };
        let places = date.template(&mut scratch.arena);
        let now = person.and_then(|person| rule.shift.moved(keys, person, day));
        match now {
            Some(day) => places.put(day, &mut scratch.arena),
            None => places.hide(number, &mut scratch.arena),
        }
        if may_change {
            scratch.fields.wait(Waiting { places, day, now, number, rule: place, known_at: 0 });
        }
        let new_len = scratch.arena.len() - new_start;
        scratch.edits.push(Edit { start: at.start, end: at.end, new_start, new_len, drop: false });
    }
}
