//! Why a call gives no result.

use leakguard_core::keys::KeyError;
use leakguard_core::{Blocked, BodyError, PolicyError, TokenError};

/// Each becomes the exception of its kind. No message holds data of the input.
#[derive(Clone, Debug)]
pub(crate) enum Failure {
    /// `BlockedException`
    Blocked(Blocked),
    /// `BlockedException`: a rule refuses any call to a host; the rule and the host.
    Refused(String, String),
    /// `BlockedException`, or the client's own way to fail: a call to an AI service must not go; why.
    Prompt(String),
    /// `PolicyException`
    Policy(String),
    /// `KeyException`
    Key(String),
    /// `StandInException`: fields hold what stands for a value that was taken out.
    StandIns(Vec<String>),
    /// `Exception`
    Other(String),
    /// PHP code that was called has thrown: its exception is on its way already.
    Thrown,
}

impl Failure {
    /// The message of the exception; empty when PHP has one already.
    pub fn message(&self) -> String {
        match self {
            Failure::Blocked(blocked) => blocked.to_string(),
            Failure::Refused(rule, host) => format!("rule \"{rule}\" blocks calls to {host}"),
            Failure::StandIns(fields) => format!("masked values and tokens cannot be stored as data: {}", fields.join(", ")),
            Failure::Prompt(message) | Failure::Policy(message) | Failure::Key(message) | Failure::Other(message) => message.clone(),
            Failure::Thrown => String::new(),
        }
    }
}

impl From<Blocked> for Failure {
    fn from(blocked: Blocked) -> Failure {
        Failure::Blocked(blocked)
    }
}

impl From<BodyError> for Failure {
    fn from(error: BodyError) -> Failure {
        match error {
            BodyError::Blocked(blocked) => Failure::Blocked(blocked),
            _ => Failure::Other(error.to_string()),
        }
    }
}

impl From<PolicyError> for Failure {
    fn from(error: PolicyError) -> Failure {
        Failure::Policy(error.to_string())
    }
}

impl From<KeyError> for Failure {
    fn from(error: KeyError) -> Failure {
        Failure::Key(error.to_string())
    }
}

impl From<TokenError> for Failure {
    fn from(error: TokenError) -> Failure {
        match error {
            TokenError::UnknownKey(_) | TokenError::RetiredKey(_) | TokenError::KeyNeeded => Failure::Key(error.to_string()),
            _ => Failure::Other(error.to_string()),
        }
    }
}
