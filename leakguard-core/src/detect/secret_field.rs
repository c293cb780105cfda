//! Fields that no table knows, but whose name says that they hold a secret: `stripeWebhookSigningSalt`, `admin_session`.
//! The value has to look like one, too.

use super::label::label_len;
use super::{field, key_format, secret, session};
use crate::entity::Entity;

/// The score of a secret by the name and the looks of its value.
const BY_NAME: f32 = 0.8;

/// Nothing shorter, in bytes, is one.
const SHORTEST: usize = 8;

/// Whether a field of that name may hold a secret, whatever stands in it.
pub(crate) fn may_hold(name: &[u8]) -> bool {
    let says = || secret::is_secret_name(name) || secret::is_password_name(name) || secret::is_name_of_pair(name) || key_format::names_provider(name);
    (3..=96).contains(&name.len()) && (session::may_name(name) || says())
}

/// The secret that a field holds, its whole value: for a name that [`may_hold`] one.
pub(crate) fn held(name: &[u8], value: &[u8]) -> Option<(Entity, f32)> {
    if value.len() < SHORTEST || value.contains(&b' ') || label_len(value, 0) == value.len() {
        return None;
    }
    if session::is_held(name, value) {
        return Some((Entity::SessionId, BY_NAME));
    }
    if let Some(provider) = key_format::whole(value).or_else(|| key_format::provider_key(name, value)) {
        return Some((provider, BY_NAME));
    }
    if secret::is_password_name(name) {
        return field::is_written_like(Entity::Password, value, true).then_some((Entity::Password, BY_NAME));
    }
    if secret::is_name_of_pair(name) && secret::is_pair(value) {
        return Some((Entity::BasicCredentials, BY_NAME));
    }
    let looks = || secret::is_secret_value(value) || secret::is_of_cookie(name, value);
    (secret::is_secret_name(name) && looks()).then_some((Entity::GenericSecret, BY_NAME))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RANDOM: &[u8] = b"k3J9xQ2mZ7vB4nT8wL5pR6cY";

    #[test]
    fn a_name_and_a_value_together_make_a_secret() {
        for (name, entity) in [
            ("partnerSigningSalt", Entity::GenericSecret),
            ("x-erp-token", Entity::GenericSecret),
            ("admin_session", Entity::SessionId),
            ("frontend_session", Entity::SessionId),
        ] {
            assert!(may_hold(name.as_bytes()), "{name}");
            assert_eq!(held(name.as_bytes(), RANDOM).map(|found| found.0), Some(entity), "{name}");
        }
        for (name, value, entity) in [
            ("RABBITMQ_DEFAULT_PASS", "VbmFuCI8dkTh", Entity::Password),
            ("npmAuthIdent", "deploy:VbmFuCI8dkTh", Entity::BasicCredentials),
            ("cookie_iv", "Vb8mFuCI", Entity::GenericSecret),
            ("hashSalt", "k3J9xQ2mZ7vB4nT8wL5pR6cY", Entity::GenericSecret),
        ] {
            assert!(may_hold(name.as_bytes()), "{name}");
            assert_eq!(held(name.as_bytes(), value.as_bytes()).map(|found| found.0), Some(entity), "{name}");
        }
        let uuid = b"014df517-39d1-4453-b7b3-9930c563627c";
        assert!(may_hold(b"heroku_release"));
        assert_eq!(held(b"HEROKU_API_KEY", uuid).map(|found| found.0), Some(Entity::HerokuKey));
    }

    #[test]
    fn neither_alone_is_enough() {
        for name in ["sku", "title", "public_key", "csrf_token", "cache_key", "password_hash", "idempotency_key"] {
            assert!(!may_hold(name.as_bytes()), "{name}");
        }
        for value in ["checkout.session.expired", "getElementsByClassName", "see the docs for it 12345", "short1", "woocommerce_api_key_name"] {
            assert_eq!(held(b"partnerSigningSalt", value.as_bytes()), None, "{value}");
        }
    }
}
