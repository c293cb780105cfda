//! SESSION_ID: cookies and fields whose value lets anybody in who has it.

use super::Candidate;
use super::boundary::is_alnum;
use super::label::label_len;
use super::secret::is_random;
use crate::entity::Entity;

/// Bytes looked at before the separator for the name, and behind it for the value.
const NAME_WINDOW: usize = 96;
const VALUE_WINDOW: usize = 512;

/// Names of cookies, in lower case.
pub(crate) static NAMES: &[&str] = &[
    "phpsessid",
    "jsessionid",
    "asp.net_sessionid",
    ".aspnetcore.session",
    ".aspxauth",
    ".aspnetcore.identity.application",
    ".aspnetcore.cookies",
    "connect.sid",
    "sessionid",
    "session_id",
    "sessid",
    "sid",
    "laravel_session",
    "ci_session",
    "cakephp",
    "rememberme",
    "ocsessid",
    "rack.session",
    "_session_id",
    "_gitlab_session",
    "_secure_session_id",
    "cftoken",
    "fe_typo_user",
    "be_typo_user",
    "symfony",
    "persistent_shopping_cart",
    "x-session-id",
    "session_token",
    "sessiontoken",
    "next-auth.session-token",
    "__secure-next-auth.session-token",
    "__host-session",
    "session",
];

/// Beginnings of names that end with a hash of the site.
pub(crate) static PREFIXES: &[&str] =
    &["wordpress_logged_in_", "wordpress_sec_", "wordpress_", "wp_woocommerce_session_", "wp-postpass_", "remember_web_", "prestashop-", "sess_", "ssess"];

/// Names that are words, too; their value has to look like an identifier: Magento's own session cookies.
static WORDS: &[&str] = &["admin", "frontend", "adminhtml", "session", "sid", "symfony", "cakephp"];

/// Cookies of those beginnings that hold no session.
static HARMLESS: &[&str] = &["wordpress_test_cookie", "wordpress_no_cache", "wordpress_eu_cookie_law"];

/// The session's identifier whose name ends before the separator (`=` or `:`). Reads at most 96 bytes back and 512 ahead.
pub(crate) fn session_at_equals(text: &[u8], separator: usize) -> Option<Candidate> {
    if !matches!(text.get(separator), Some(b'=' | b':')) {
        return None;
    }
    let floor = separator.saturating_sub(NAME_WINDOW);
    let before = &text[floor..separator];
    let closing = before.iter().rev().take(4).take_while(|&&byte| matches!(byte, b'"' | b'\'' | b'\\' | b']' | b' ')).count();
    let before = &before[..before.len() - closing];
    let length = before.iter().rev().take_while(|&&byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')).count();
    let mut name = &before[before.len() - length..];
    // The letter of an escape in front is no part of the name.
    if name.len() > 1 && matches!(name[0], b'n' | b'r' | b't') && before.len() > length && before[before.len() - length - 1] == b'\\' {
        name = &name[1..];
    }
    if name.len() < 3 || !may_begin(name[0]) {
        return None;
    }
    let sure = is_session_name(name);
    if !sure && !is_word(name) {
        return None;
    }
    let arrow = usize::from(text[separator] == b'=' && text.get(separator + 1) == Some(&b'>'));
    // What LeakGuard has put there is no name; a key of a dump or of a form is.
    if let [front @ .., b'['] = &before[..before.len() - length]
        && arrow == 0
        && !front.last().is_some_and(|&byte| is_alnum(byte) || byte == b'_')
        && label_len(text, floor + front.len()) > 0
    {
        return None;
    }
    let window = &text[..text.len().min(separator + VALUE_WINDOW)];
    let from = separator + 1 + arrow;
    let gap = window[from.min(window.len())..].iter().take(8).take_while(|&&byte| matches!(byte, b' ' | b'"' | b'\'' | b'\\')).count();
    let from = from + gap;
    let ends =
        |byte: u8| byte <= b' ' || matches!(byte, b';' | b',' | b'"' | b'\'' | b'&' | b'<' | b'>' | b'\\' | b'}' | b'(' | b')' | b'[' | b']') || byte >= 0x7F;
    let end = from + window.get(from..)?.iter().take_while(|&&byte| !ends(byte)).count();
    // A call: `session_id = uuid4()`.
    if text.get(end) == Some(&b'(') {
        return None;
    }
    is_session_value(&text[from..end], sure)
        .then(|| Candidate::new(Entity::SessionId, from, end, if sure { 0.95 } else { 0.8 }))
        .filter(|_| label_len(text, from) == 0)
}

/// Whether a name begins as one of those that end with a hash.
pub(crate) fn begins_name(name: &[u8]) -> bool {
    matches!(name, [b'w', b'o' | b'p', ..] | [b'r', b'e', ..] | [b'P', b'r', ..] | [b'S', b'E' | b'S', ..]) && is_session_name(name)
}

/// First letters of the names, in any case.
fn may_begin(byte: u8) -> bool {
    matches!(byte | 0x20, b'p' | b'j' | b'a' | b'c' | b's' | b'l' | b'r' | b'o' | b'f' | b'b' | b'x' | b'n' | b'w') || matches!(byte, b'_' | b'.')
}

/// Whether a field or a cookie of that name holds a session's identifier.
pub(crate) fn is_session_name(name: &[u8]) -> bool {
    let exact = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()));
    let begins = |prefix: &&str| name.len() >= prefix.len() + 8 && name[..prefix.len()].eq_ignore_ascii_case(prefix.as_bytes());
    (exact(NAMES) && !exact(WORDS)) || PREFIXES.iter().any(begins) && !exact(HARMLESS)
}

/// Whether a name may be a session's, by itself or with a value that looks like one.
pub(crate) fn may_name(name: &[u8]) -> bool {
    is_session_name(name) || is_word(name)
}

/// Whether a name with a dot before its last part, as some sessions have, may end so.
pub(crate) fn may_end(part: &[u8]) -> bool {
    NAMES.iter().filter_map(|known| known.rsplit_once('.')).any(|(_, last)| part.eq_ignore_ascii_case(last.as_bytes()))
}

/// Whether the value of a field of that name is a session's identifier.
pub(crate) fn is_held(name: &[u8], value: &[u8]) -> bool {
    let sure = is_session_name(name);
    (sure || is_word(name)) && is_session_value(value, sure)
}

/// `admin_session`, `shop.session_id`, `mySessionId`: somebody's own name for it.
fn ends_as_session(name: &[u8]) -> bool {
    const ENDS: &[&[u8]] = &[b"session", b"sessionid", b"session_id", b"session-id", b"sessid"];
    ENDS.iter().any(|end| {
        name.len().checked_sub(end.len()).filter(|&front| front > 1).is_some_and(|front| {
            let parted = matches!(name[front - 1], b'_' | b'-' | b'.') || name[front].is_ascii_uppercase() && name[front - 1].is_ascii_lowercase();
            parted && name[front..].eq_ignore_ascii_case(end)
        })
    })
}

fn is_word(name: &[u8]) -> bool {
    ends_as_session(name) || WORDS.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()))
}

fn is_session_value(value: &[u8], sure: bool) -> bool {
    let deleted = value.eq_ignore_ascii_case(b"deleted") || value.starts_with(b"$") || value.starts_with(b"{") || value.starts_with(b"%s");
    let digits = value.iter().any(u8::is_ascii_digit);
    let uniform = value.windows(2).all(|pair| pair[0] == pair[1]);
    !deleted && !uniform && if sure { value.len() >= 8 && digits } else { value.len() >= 20 && (is_random(value) || is_one_run(value)) }
}

/// Letters and digits alone, with no word in front that a sign would part: what PHP makes.
fn is_one_run(value: &[u8]) -> bool {
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    let changes = value.windows(2).filter(|pair| pair[0].is_ascii_digit() != pair[1].is_ascii_digit()).count();
    value.iter().all(u8::is_ascii_alphanumeric) && digits >= 2 && digits < value.len() && changes >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let bytes = text.as_bytes();
        (0..bytes.len()).filter(|&at| matches!(bytes[at], b'=' | b':')).filter_map(|at| session_at_equals(bytes, at)).map(|c| &text[c.start..c.end]).collect()
    }

    const ID: &str = "k2v9q0c7n4m1x8z5b3l6j7h8g9";

    #[test]
    fn cookies_of_every_platform_are_found() {
        for name in [
            "PHPSESSID",
            "JSESSIONID",
            "ASP.NET_SessionId",
            "connect.sid",
            "sessionid",
            "laravel_session",
            "admin",
            "persistent_shopping_cart",
            "wordpress_logged_in_0123456789abcdef0123456789abcdef",
            "wp_woocommerce_session_0123456789abcdef0123456789abcdef",
            "SSESS0123456789abcdef0123456789abcdef",
        ] {
            for text in [
                format!("Cookie: a=b; {name}={ID}; c=d"),
                format!("Set-Cookie: {name}={ID}; path=/; HttpOnly"),
                format!("{{\"{name}\":\"{ID}\"}}"),
                format!("[{name}] => {ID}\n"),
                format!("cookie[{name}]={ID}"),
                format!(r"\n{name}={ID}\n"),
            ] {
                assert_eq!(found(&text), [ID], "{text}");
            }
        }
        let logged_in = "wordpress_logged_in_0123456789abcdef0123456789abcdef=jane%7C1763712000%7Ck2v9q0c7n4%7C0123abcd";
        assert_eq!(found(logged_in), ["jane%7C1763712000%7Ck2v9q0c7n4%7C0123abcd"]);
    }

    #[test]
    fn other_cookies_and_words_are_not() {
        for text in [
            "wordpress_test_cookie=WP%20Cookie%20check",
            "woocommerce_cart_hash=0123456789abcdef0123456789abcdef",
            "form_key=k2v9q0c7n4m1x8z5",
            "mage-cache-sessid=true",
            "PHPSESSID=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT",
            "PHPSESSID=[SESSION_ID]",
            "{\"x PHPSESSID=[SESSION_ID]\":7k2v9q0c7n4m1x8}",
            "admin: the person who runs the shop",
            "admin=1",
            "session: closed",
            "session.gc_maxlifetime=1440",
            "sid=12",
            "$session_id = wp_generate_uuid4();",
            "_ga=GA1.1.1234567890.1763712000",
            "=",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_at_any_place_are_answered(text in "(mysql://|https:\\\\/\\\\/|jdbc:oracle:|Server=|;Password=|Cookie: |PHPSESSID|session|admin|[a-z0-9]{1,30}|[ -~]|é|\n){0,24}") {
            let bytes = text.as_bytes();
            for at in 0..bytes.len() {
                if let Some(found) = session_at_equals(bytes, at) {
                    proptest::prop_assert!(found.start < found.end && found.end <= bytes.len());
                }
            }
        }
    }
}
