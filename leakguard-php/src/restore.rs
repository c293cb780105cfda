//! Data that a consumer sends in: tokens are turned back for those who may have the values, whatever else stands for a value is
//! refused, so that no label or mask is ever stored as data.

use std::fmt::Write as _;

use leakguard_core::{Engine, Entity, Request, StandIn, TokenError, Tokenizer};
use zeroize::Zeroizing;

use crate::audit;
use crate::failure::Failure;
use crate::receiver::Receiver;
use crate::redact_array::{Change, Expansion, Visitor, array};
use crate::settings::Settings;
use crate::source::keyring_of;
use crate::zend::{Array, Object, Text, Value};

/// Fields that are named in an error, at most.
const NAMED: usize = 32;

/// Bytes of a field's path that are told.
const PATH: usize = 200;

/// The array with values for its tokens; `None`: there are none, the array is its own result.
///
/// # Errors
/// It holds what stands for a value and may not, or cannot, be turned back: the fields are named.
pub(crate) fn restore(engine: &Engine, receiver: &Receiver, data: &Array, settings: &Settings) -> Result<Option<Value>, Failure> {
    let mut restore = Restore { engine, receiver, settings, tokenizers: None, path: Vec::new(), elements: Vec::new(), refused: Vec::new() };
    let restored = array(&mut restore, data, 0)?;
    if restore.refused.is_empty() { Ok(restored) } else { Err(Failure::StandIns(restore.refused)) }
}

struct Restore<'c> {
    engine: &'c Engine,
    receiver: &'c Receiver,
    settings: &'c Settings,
    /// Of each of the policy's datasets, made for the first token.
    tokenizers: Option<Result<Vec<Tokenizer>, Failure>>,
    /// Names of the fields around.
    path: Vec<String>,
    /// Of each list or map around: the element at hand; `None` of a map.
    elements: Vec<Option<usize>>,
    refused: Vec<String>,
}

impl Restore<'_> {
    fn field(&self) -> String {
        let mut names = self.path.iter();
        let mut path = String::new();
        for element in &self.elements {
            match element {
                Some(number) => {
                    let _ = write!(path, ".{number}");
                }
                None => {
                    path.push('.');
                    path.push_str(names.next().map_or("", |name| audit::told_name(name)));
                }
            }
        }
        let mut end = path.len().min(PATH);
        while !path.is_char_boundary(end) {
            end -= 1;
        }
        path[..end].trim_start_matches('.').to_owned()
    }

    fn refuse(&mut self, entity: Option<Entity>) {
        let field = self.field();
        audit::note_restored(&self.receiver.context(), entity, &field, false);
        if self.refused.len() < NAMED && self.refused.last() != Some(&field) {
            self.refused.push(field);
        }
    }

    /// Who turns tokens back for this sender; `None`: nobody does.
    fn tokenizers(&mut self) -> Option<&[Tokenizer]> {
        let (engine, settings) = (self.engine, self.settings);
        if !engine.may_restore(&self.receiver.consumer) {
            return None;
        }
        let made = self.tokenizers.get_or_insert_with(|| {
            let may = settings.may_detokenize().map_err(Failure::Other)?;
            let keyring = keyring_of(&settings.keyring)?;
            let of = |dataset: &String| {
                let tokenizer = Tokenizer::new(&keyring, dataset)?;
                Ok(match may {
                    Some(may) => tokenizer.with_detokenize(may),
                    None => tokenizer,
                })
            };
            engine.datasets().iter().map(of).collect()
        });
        made.as_deref().ok()
    }

    /// Appends the value of a token; the kind of data that the token names, and whether there is a value.
    fn open(&mut self, token: &[u8], out: &mut Vec<u8>) -> (Option<Entity>, bool) {
        let consumer = self.receiver.consumer.clone();
        let request = Request { consumer: &consumer, purpose: "restore", entity: None };
        let mut entity = None;
        for tokenizer in self.tokenizers().unwrap_or_default() {
            let event = tokenizer.detokenize(token, &request, out);
            entity = event.entity;
            match event.outcome {
                Ok(()) => return (entity, true),
                // Another dataset's may be its keys.
                Err(TokenError::Forged(_)) => {}
                Err(_) => break,
            }
        }
        (entity, false)
    }
}

impl Visitor for Restore<'_> {
    fn enter(&mut self, object: bool) {
        self.elements.push(if object { None } else { Some(0) });
        if object {
            self.path.push(String::new());
        }
    }

    fn leave(&mut self) {
        if let Some(None) = self.elements.pop() {
            self.path.pop();
        }
    }

    fn next_element(&mut self) {
        if let Some(Some(element)) = self.elements.last_mut() {
            *element += 1;
        }
    }

    fn key(&mut self, key: &[u8]) -> Result<Option<Text>, Failure> {
        if let Some(name) = self.path.last_mut() {
            name.clear();
            name.push_str(&String::from_utf8_lossy(key));
        }
        if self.engine.stand_in(key, 0).is_some() {
            self.refuse(None);
        }
        Ok(None)
    }

    fn text(&mut self, value: &[u8]) -> Result<Change, Failure> {
        let mut out = Zeroizing::new(Vec::new());
        let mut at = 0;
        while let Some(found) = self.engine.stand_in(value, at) {
            let StandIn::Token(token) = found else {
                self.refuse(None);
                return Ok(Change::Keep);
            };
            out.extend_from_slice(&value[at..token.start]);
            let (entity, restored) = self.open(&value[token.start..token.end], &mut out);
            if !restored {
                self.refuse(entity);
                return Ok(Change::Keep);
            }
            audit::note_restored(&self.receiver.context(), entity, &self.field(), true);
            at = token.end;
        }
        if at == 0 {
            return Ok(Change::Keep);
        }
        out.extend_from_slice(&value[at..]);
        Ok(Change::Put(Value::text(&out)))
    }

    fn int(&mut self, _: i64) -> Result<Change, Failure> {
        Ok(Change::Keep)
    }

    fn float(&mut self, _: f64) -> Result<Change, Failure> {
        Ok(Change::Keep)
    }

    fn serializable(&mut self, _: &Object) -> Result<Expansion, Failure> {
        Ok(Expansion::Plain)
    }
}
