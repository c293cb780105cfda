//! Tokens for those who hold values, and values for those who hold tokens and the right to read them.

use crate::entity::Entity;
use crate::keys::{DatasetKeys, KeyError, Keyring};
use crate::token_form::{self, At, Form};
use crate::transform::token;
pub use crate::transform::token::TokenError;

/// Makes tokens of values, and values of tokens where that is allowed. One for each dataset; shared between threads.
///
/// ```
/// use leakguard_core::keys::Keyring;
/// use leakguard_core::{Entity, Request, Tokenizer};
///
/// # let text = "active = \"k1\"\n[[key]]\nid = \"k1\"\nsecret = \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"\n";
/// let tokenizer = Tokenizer::new(&Keyring::from_toml(text)?, "orders")?.with_detokenize(true);
/// let (mut token, mut value) = (Vec::new(), Vec::new());
/// tokenizer.tokenize(Entity::Person, b"Jane Doe", &mut token)?;
/// assert!(token.starts_with(b"~PERSON.k1."));
/// let event = tokenizer.detokenize(&token, &Request { consumer: "admin:jane", purpose: "refund", ..Request::default() }, &mut value);
/// event.outcome?;
/// assert_eq!(value, b"Jane Doe");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Tokenizer {
    /// The active key's first.
    keys: Vec<DatasetKeys>,
    retired: Vec<String>,
    dataset: String,
    may_detokenize: bool,
}

/// Who turns a token back, and what for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'a> {
    /// Who receives the value: `admin:jane`, `integration:erp`.
    pub consumer: &'a str,
    /// What for, in the caller's words.
    pub purpose: &'a str,
    /// Only a token of that kind of data will do.
    pub entity: Option<Entity>,
}

/// One call of [`Tokenizer::detokenize`], whether it gave a value or not: for the caller to record. Holds neither value
/// nor token.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a token that is turned back is an event to record, and may have failed"]
pub struct DetokenizeEvent<'a> {
    /// Who asked.
    pub consumer: &'a str,
    /// What for.
    pub purpose: &'a str,
    /// The dataset whose keys were tried.
    pub dataset: &'a str,
    /// Id of the key that the token names; `None`: it is no token.
    pub key: Option<String>,
    /// The kind of data that the token names.
    pub entity: Option<Entity>,
    /// Whether there is a value, or why there is none.
    pub outcome: Result<(), TokenError>,
}

/// What is written of an event.
impl DetokenizeEvent<'_> {
    /// One line of JSON: `{"event":"detokenize","consumer":…,"purpose":…,"dataset":…,"key":…,"entity":…,"outcome":…}`.
    /// The outcome is `done`, or the error's text.
    pub fn json(&self) -> String {
        let outcome = self.outcome.as_ref().map_or_else(ToString::to_string, |()| "done".to_owned());
        serde_json::json!({
            "event": "detokenize", "consumer": self.consumer, "purpose": self.purpose, "dataset": self.dataset,
            "key": self.key, "entity": self.entity.map(Entity::name), "outcome": outcome,
        })
        .to_string()
    }
}

/// What of a text is, or was, a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenAt {
    /// First octet.
    pub start: usize,
    /// Octet behind the last.
    pub end: usize,
    /// It ends as it should; its value may still be refused.
    pub complete: bool,
}

/// The next token of a text, from an offset on. What begins as one and was cut or changed is told too.
pub fn next_token(text: &[u8], from: usize) -> Option<TokenAt> {
    memchr::memchr_iter(token_form::MARK, text.get(from..)?).map(|at| from + at).find_map(|start| match token_form::at(text, start) {
        At::Token(_, len) => Some(TokenAt { start, end: start + len, complete: true }),
        At::Broken(len) => Some(TokenAt { start, end: start + len, complete: false }),
        At::Nothing => None,
    })
}

impl Tokenizer {
    /// The tokens of a dataset. Tokens of different datasets share nothing, so that they cannot be joined; `""` is the
    /// dataset that has no name. Deriving the keys takes some microseconds and a page of memory for each key of the ring.
    ///
    /// # Errors
    /// The system gives no memory for the keys.
    pub fn new(keyring: &Keyring, dataset: &str) -> Result<Tokenizer, KeyError> {
        let keys = keyring.all_of_dataset(dataset)?;
        Ok(Tokenizer { keys, retired: keyring.retired().to_vec(), dataset: dataset.to_owned(), may_detokenize: keyring.may_detokenize() })
    }

    /// Says for this process whether tokens may be turned back, whatever the keyring says.
    #[must_use]
    pub fn with_detokenize(mut self, may: bool) -> Tokenizer {
        self.may_detokenize = may;
        self
    }

    /// Whether tokens may be turned back.
    pub fn may_detokenize(&self) -> bool {
        self.may_detokenize
    }

    /// Id of the key that new tokens get.
    pub fn active_key_id(&self) -> &str {
        self.keys.first().map_or("", DatasetKeys::id)
    }

    /// Appends the token of a value to `out`. The same value, kind, key and dataset give the same token; any octets will
    /// do. About a microsecond for a short value; allocates nothing once `out` is large enough.
    ///
    /// # Errors
    /// [`TokenError::NeverStored`] for security codes and track data.
    pub fn tokenize(&self, entity: Entity, value: &[u8], out: &mut Vec<u8>) -> Result<(), TokenError> {
        let Some(keys) = self.keys.first() else { return Err(TokenError::KeyNeeded) };
        token::tokenize(keys, entity, value, out)
    }

    /// Appends a token that consists of digits, as many as the value has and parted like them: for columns that hold
    /// nothing else. Cards keep BIN and last four and do not pass Luhn; other numbers keep nothing and may look like any
    /// number of their kind. **Nothing in it says that it is a token, which key made it, or whether it was changed**: keep
    /// the key's id beside it, and do not give it to `redact` again.
    ///
    /// # Errors
    /// [`TokenError::NotDigits`], [`TokenError::DomainTooSmall`], [`TokenError::NeverStored`].
    pub fn tokenize_digits(&self, entity: Entity, value: &[u8], out: &mut Vec<u8>) -> Result<(), TokenError> {
        let Some(keys) = self.keys.first() else { return Err(TokenError::KeyNeeded) };
        token::tokenize_digits(keys, entity, value, out)
    }

    /// Appends the value of a token to `out`; nothing when there is none, which the event's outcome says. The whole of
    /// `token` is one token; [`next_token`] finds them in a text.
    pub fn detokenize<'a>(&'a self, token: &[u8], request: &Request<'a>, out: &mut Vec<u8>) -> DetokenizeEvent<'a> {
        let mut event = self.event(request);
        event.outcome = self.open(token, request, out, &mut event);
        event
    }

    /// The same for a token of digits. `key` names the key that made it; without it the keyring must have one only.
    ///
    /// A number that is no token of ours gives some number, too: for a card in one of nine cases, for others always.
    pub fn detokenize_digits<'a>(&'a self, token: &[u8], entity: Entity, key: Option<&str>, request: &Request<'a>, out: &mut Vec<u8>) -> DetokenizeEvent<'a> {
        let mut event = DetokenizeEvent { entity: Some(entity), ..self.event(request) };
        let keys = match (key, &self.keys[..]) {
            (Some(id), _) => self.keys_of(id),
            (None, [only]) => Ok(only),
            (None, _) => Err(TokenError::KeyNeeded),
        };
        event.key = key.or(keys.as_ref().ok().map(|keys| keys.id())).map(str::to_owned);
        event.outcome = match keys {
            _ if !self.may_detokenize => Err(TokenError::NotAllowed),
            Ok(keys) => token::detokenize_digits(keys, entity, token, out),
            Err(error) => Err(error),
        };
        event
    }

    fn event<'a>(&'a self, request: &Request<'a>) -> DetokenizeEvent<'a> {
        DetokenizeEvent { consumer: request.consumer, purpose: request.purpose, dataset: &self.dataset, key: None, entity: None, outcome: Ok(()) }
    }

    fn keys_of(&self, id: &str) -> Result<&DatasetKeys, TokenError> {
        let known = self.keys.iter().find(|keys| keys.id() == id);
        known.ok_or_else(|| match self.retired.iter().any(|gone| gone == id) {
            true => TokenError::RetiredKey(id.to_owned()),
            false => TokenError::UnknownKey(id.to_owned()),
        })
    }

    fn open(&self, text: &[u8], request: &Request<'_>, out: &mut Vec<u8>, event: &mut DetokenizeEvent<'_>) -> Result<(), TokenError> {
        let form = match token_form::at(text, 0) {
            At::Token(form, len) if len == text.len() => form,
            At::Token(..) | At::Nothing => return Err(TokenError::NotAToken),
            At::Broken(_) => return Err(TokenError::Truncated),
        };
        let (entity, id) = match &form {
            Form::General { entity, key, .. } => (*entity, key),
            Form::Address { key, .. } => (Entity::EmailAddress, key),
            Form::Card { key, .. } => (Entity::CreditCard, key),
        };
        let id = std::str::from_utf8(&text[id.clone()]).unwrap_or_default();
        (event.entity, event.key) = (Some(entity), Some(id.to_owned()));
        if !self.may_detokenize {
            return Err(TokenError::NotAllowed);
        }
        if request.entity.is_some_and(|wanted| wanted != entity) {
            return Err(TokenError::OtherEntity(entity));
        }
        token::detokenize(self.keys_of(id)?, text, &form, out).map(|_| ())
    }
}
