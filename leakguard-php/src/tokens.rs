//! `LeakGuard\\Tokenizer`: what it holds.

use std::sync::{Mutex, PoisonError};

use leakguard_core::{DetokenizeEvent, Entity, Request, TokenError, Tokenizer};

use crate::failure::Failure;
use crate::settings::Settings;
use crate::source::keyring_of;

/// A tokenizer, and what it was last asked to turn back.
pub(crate) struct Tokens {
    tokenizer: Tokenizer,
    last: Mutex<Option<Event>>,
}

/// What PHP is told of a token that was, or was not, turned back.
#[derive(Clone)]
pub(crate) struct Event {
    pub consumer: String,
    pub purpose: String,
    pub dataset: String,
    pub key: Option<String>,
    pub entity: Option<Entity>,
    pub outcome: Result<(), TokenError>,
}

impl From<DetokenizeEvent<'_>> for Event {
    fn from(event: DetokenizeEvent<'_>) -> Event {
        Event {
            consumer: event.consumer.to_owned(),
            purpose: event.purpose.to_owned(),
            dataset: event.dataset.to_owned(),
            key: event.key,
            entity: event.entity,
            outcome: event.outcome,
        }
    }
}

impl Tokens {
    /// With the keyring that is named, or that of php.ini.
    ///
    /// # Errors
    /// There is no keyring, or it cannot be read.
    pub fn new(dataset: &str, keyring: Option<&str>, settings: &Settings) -> Result<Tokens, Failure> {
        let source = keyring.unwrap_or(&settings.keyring);
        if source.is_empty() {
            return Err(Failure::Key("there is no keyring: leakguard.keyring in php.ini names one, `leakguard keys generate` makes one".into()));
        }
        let tokenizer = Tokenizer::new(&*keyring_of(source)?, dataset)?;
        let tokenizer = match settings.may_detokenize().map_err(Failure::Other)? {
            Some(may) => tokenizer.with_detokenize(may),
            None => tokenizer,
        };
        Ok(Tokens { tokenizer, last: Mutex::new(None) })
    }

    /// Appends the token of a value.
    ///
    /// # Errors
    /// There is no such kind of data, or it has no tokens.
    pub fn tokenize(&self, value: &[u8], entity: &[u8], out: &mut Vec<u8>) -> Result<(), Failure> {
        // The name is not repeated in the message: a call with its arguments in the wrong order may have put data there.
        let entity = std::str::from_utf8(entity).ok().and_then(Entity::from_name);
        let entity = entity.ok_or_else(|| Failure::Other("unknown kind of data; `leakguard entities` lists them".into()))?;
        Ok(self.tokenizer.tokenize(entity, value, out)?)
    }

    /// Appends the value of a token, and remembers who asked for it.
    ///
    /// # Errors
    /// Says what is wrong with the token, or that this process may not turn tokens back.
    pub fn detokenize(&self, token: &[u8], consumer: &str, purpose: &str, out: &mut Vec<u8>) -> Result<(), Failure> {
        let event = Event::from(self.tokenizer.detokenize(token, &Request { consumer, purpose, entity: None }, out));
        let outcome = event.outcome.clone();
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(event);
        Ok(outcome?)
    }

    /// What `detokenize` was last asked.
    pub fn last(&self) -> Option<Event> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Id of the key that new tokens get.
    pub fn active_key_id(&self) -> &str {
        self.tokenizer.active_key_id()
    }
}
