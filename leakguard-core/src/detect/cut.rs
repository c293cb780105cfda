//! What a text that was cut ended in: the beginning of a card number, of an address, of a key. Half a value has no
//! checksum and no end, so what is told here is told by the form alone, and only where somebody has cut.

use super::{iban, key_format};
use crate::entity::Entity;

/// Digits that are not shown of a number that goes on.
const DIGITS: usize = 8;

/// How far before the cut is read: no value that is told by its beginning begins earlier.
const REACH: usize = 256;

/// Scores: told by a provider's prefix or a sign that says what it is; by digits or randomness alone.
const BY_FORM: f32 = 0.9;
const BY_LOOK: f32 = 0.6;

/// What the text ends in the middle of: its kind, where it begins, and the score. The text is as PHP escapes it, `\xC2`
/// for a byte that is no ASCII. Reads the last 256 bytes.
pub(crate) fn value_at_end(text: &[u8]) -> Option<(Entity, usize, f32)> {
    let from = text.len().saturating_sub(REACH);
    let end = &text[from..];
    let found = userinfo(end).or_else(|| token(end)).or_else(|| address(end)).or_else(|| account(end)).or_else(|| number(end));
    found.map(|(entity, start, score)| (entity, from + start, score))
}

/// Where the characters begin that the text ends in.
fn run_start(text: &[u8], is_part: impl Fn(u8) -> bool) -> usize {
    text.len() - text.iter().rev().take_while(|&&byte| is_part(byte)).count()
}

/// `mysql://shop:geh`: a URL that is cut in its password.
fn userinfo(text: &[u8]) -> Option<(Entity, usize, f32)> {
    let start = run_start(text, |byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'(' | b','));
    let url = &text[start..];
    let behind = memchr::memmem::find(url, b"://")? + 3;
    let (user, password) = (url[behind..].iter().position(|&byte| byte == b':')?, &url[behind..]);
    let (user, password) = (&password[..user], &password[user + 1..]);
    // A port is no password.
    let is_password = password.iter().any(|byte| !byte.is_ascii_digit()) && !password.iter().any(|byte| matches!(byte, b'/' | b'@' | b'?'));
    (is_password && !user.iter().any(|byte| matches!(byte, b'/' | b'@' | b'?' | b'['))).then_some((Entity::ConnectionString, start, BY_FORM))
}

/// A key by its prefix, the credential behind `Bearer`, a JWT, or what looks as random as a secret.
fn token(text: &[u8]) -> Option<(Entity, usize, f32)> {
    let start = run_start(text, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'+' | b'/' | b'=' | b'~'));
    let token = &text[start..];
    let before = &text[..start];
    for (scheme, entity) in [(&b"bearer "[..], Entity::BearerToken), (b"basic ", Entity::BasicCredentials)] {
        let is_scheme = before.len() >= scheme.len() && before[before.len() - scheme.len()..].eq_ignore_ascii_case(scheme);
        // `Bearer of good news`
        if is_scheme && token.len() >= 6 && (token.iter().any(u8::is_ascii_digit) || token[1..].iter().any(u8::is_ascii_uppercase)) {
            return Some((entity, start, BY_FORM));
        }
    }
    // Behind `key=` it begins anew.
    let start = start + token.iter().rposition(|&byte| byte == b'=').filter(|&at| at + 1 < token.len()).map_or(0, |at| at + 1);
    let token = &text[start..];
    if token.len() >= 10 && token.starts_with(b"eyJ") && !token.contains(&b'/') {
        return Some((Entity::Jwt, start, BY_FORM));
    }
    if let Some(entity) = key_format::begins(token) {
        return Some((entity, start, BY_FORM));
    }
    looks_random(token).then_some((Entity::GenericSecret, start, BY_LOOK))
}

/// Letters of both cases and digits that change places as in no word, no class name and no number of an article.
fn looks_random(token: &[u8]) -> bool {
    let class = |byte: &u8| match byte {
        b'0'..=b'9' => 0usize,
        b'a'..=b'z' => 1,
        b'A'..=b'Z' => 2,
        _ => 3,
    };
    let mut counts = [0usize; 4];
    token.iter().for_each(|byte| counts[class(byte)] += 1);
    let changes = token.windows(2).filter(|pair| class(&pair[0]) != class(&pair[1])).count();
    token.len() >= 14 && counts[..3].iter().all(|&count| count >= 2) && counts[3] <= 1 && changes * 100 >= token.len() * 40
}

/// `jane.doe@exampl`
fn address(text: &[u8]) -> Option<(Entity, usize, f32)> {
    let domain = run_start(text, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'\\'));
    let at = domain.checked_sub(1).filter(|&at| text[at] == b'@')?;
    let start = run_start(&text[..at], |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-' | b'\\' | b'&' | b'#'));
    // `package@1.2`
    let is_version = text[domain..].iter().all(|byte| byte.is_ascii_digit() || *byte == b'.') && domain < text.len();
    (start < at && !is_version).then_some((Entity::EmailAddress, start, BY_FORM))
}

/// `DE89 3704 0044`
fn account(text: &[u8]) -> Option<(Entity, usize, f32)> {
    let begin = run_start(text, |byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b' ');
    let at_word = |start: usize| start == 0 || !text[start - 1].is_ascii_alphanumeric();
    (begin..text.len().saturating_sub(DIGITS)).rev().filter(|&start| at_word(start)).find_map(|start| {
        let (code, rest) = (text[start..].first_chunk::<2>()?, &text[start + 2..]);
        let digits = rest.iter().filter(|byte| byte.is_ascii_digit()).count();
        let letters = rest.iter().filter(|byte| byte.is_ascii_uppercase()).count();
        let is_country = code.iter().all(u8::is_ascii_uppercase) && iban::is_country(code[0], code[1]);
        let shaped = rest[..2].iter().all(u8::is_ascii_digit) && digits >= 6 && letters <= 12 && rest.len() <= 40;
        (is_country && shaped).then_some((Entity::IbanCode, start, BY_FORM))
    })
}

/// Digits, with what separates their groups.
fn number(text: &[u8]) -> Option<(Entity, usize, f32)> {
    let (mut start, mut at, mut digits, mut lone) = (text.len(), text.len(), 0usize, 0usize);
    while at > 0 {
        let byte = text[at - 1];
        // A no-break space and its like stand there as PHP escapes them: they are no digits.
        if at >= 4 && text[at - 4..].starts_with(b"\\x") && text[at - 2..at].iter().all(u8::is_ascii_hexdigit) {
            (at, lone) = (at - 4, lone + 1);
        } else if byte.is_ascii_digit() {
            (at, lone, digits) = (at - 1, 0, digits + 1);
            start = at;
        } else if matches!(byte, b' ' | b'-' | b'.' | b'(' | b')' | b'/') {
            (at, lone) = (at - 1, lone + 1);
        } else {
            break;
        }
        if lone > 3 {
            break;
        }
    }
    // A word in front makes it a part of that word: `order_100000123456`.
    if digits < DIGITS || start == at && at > 0 && (text[at - 1].is_ascii_alphabetic() || text[at - 1] == b'_') || is_date(&text[start..]) {
        return None;
    }
    let written = &text[start..];
    let is_ip = written.contains(&b'.') && written.split(|&byte| byte == b'.').all(|group| group.len() <= 3 && group.iter().all(u8::is_ascii_digit));
    Some(match text[..start].last() {
        Some(b'+') => (Entity::PhoneNumber, start - 1, BY_LOOK),
        _ if written.starts_with(b"00") => (Entity::PhoneNumber, start, BY_LOOK),
        _ if is_ip => (Entity::IpAddress, start, BY_LOOK),
        _ => (Entity::CreditCard, start, BY_LOOK),
    })
}

/// `20261121…`, `2026-11-21…`, `21.11.2026`: digits of a day, maybe with a time.
fn is_date(written: &[u8]) -> bool {
    let mut digits = [0u8; 8];
    let found = written.iter().filter(|byte| byte.is_ascii_digit());
    digits.iter_mut().zip(found).for_each(|(digit, byte)| *digit = byte - b'0');
    let number = |places: std::ops::Range<usize>| digits[places].iter().fold(0u32, |sum, &digit| sum * 10 + u32::from(digit));
    let is = |year: u32, month: u32, day: u32| matches!(year, 1900..=2099) && matches!(month, 1..=12) && matches!(day, 1..=31);
    let parted = |first: usize| written.get(first).is_some_and(|byte| !byte.is_ascii_digit());
    is(number(0..4), number(4..6), number(6..8)) || parted(2) && (is(number(4..8), number(2..4), number(0..2)) || is(number(4..8), number(0..2), number(2..4)))
}

#[cfg(test)]
mod tests {
    use super::value_at_end;
    use crate::entity::Entity;

    #[track_caller]
    fn is(text: &str, entity: Entity, value: &str) {
        let found = value_at_end(text.as_bytes()).map(|(entity, start, _)| (entity, &text[start..]));
        assert_eq!(found, Some((entity, value)), "{text}");
    }

    #[test]
    fn numbers_that_go_on_are_told_by_eight_digits() {
        is("411111111111111", Entity::CreditCard, "411111111111111");
        is("4111 1111 1111 ", Entity::CreditCard, "4111 1111 1111 ");
        is("4111-1111-1111-", Entity::CreditCard, "4111-1111-1111-");
        is("4111.1111.11", Entity::CreditCard, "4111.1111.11");
        is(r"4111\xC2\xA01111\xC2\xA01111\xC2", Entity::CreditCard, r"4111\xC2\xA01111\xC2\xA01111\xC2");
        is("card 4111 1111", Entity::CreditCard, "4111 1111");
        is("+49 30 12345678", Entity::PhoneNumber, "+49 30 12345678");
        is("0049 151 123456", Entity::PhoneNumber, "0049 151 123456");
        is("192.168.100.20", Entity::IpAddress, "192.168.100.20");
        is("DE8937040044053", Entity::IbanCode, "DE8937040044053");
        is("to GB29 NWBK 6016 13", Entity::IbanCode, "GB29 NWBK 6016 13");
    }

    #[test]
    fn addresses_are_told_by_their_sign() {
        is("jane.doe@exampl", Entity::EmailAddress, "jane.doe@exampl");
        is("Jane <jane@exam", Entity::EmailAddress, "jane@exam");
        is("christopher.do@", Entity::EmailAddress, "christopher.do@");
        is(r"jane@b\xC3\xBC", Entity::EmailAddress, r"jane@b\xC3\xBC");
    }

    #[test]
    fn secrets_are_told_by_their_prefix_or_their_look() {
        is(concat!("sk_li", "ve_4eC39Hq"), Entity::StripeKey, concat!("sk_li", "ve_4eC39Hq"));
        is(concat!("gh", "p_a8Df3kQ7Lm2"), Entity::GithubToken, concat!("gh", "p_a8Df3kQ7Lm2"));
        is(concat!("key=AKI", "A2Z7QW3XK"), Entity::AwsAccessKey, concat!("AKI", "A2Z7QW3XK"));
        is("eyJhbGciOiJIUzI", Entity::Jwt, "eyJhbGciOiJIUzI");
        is("Bearer a8f3c901", Entity::BearerToken, "a8f3c901");
        is("mysql://shop:geh", Entity::ConnectionString, "mysql://shop:geh");
        is("x7Gh29KlmQ0aPzB", Entity::GenericSecret, "x7Gh29KlmQ0aPzB");
    }

    #[test]
    fn what_is_none_stays() {
        for text in [
            "",
            "/var/www/html/a",
            "order_100000123",
            "SELECT * FROM c",
            r"Magento\\Catalog",
            "catalog.product",
            "2026-11-21 19:5",
            "2026-11-21T19:5",
            "20261121195236",
            "until 21.11.202",
            "until 21.11.2026",
            "@import url(/a/",
            "vendor/pack@1.2",
            "test_connection",
            "live_inventory_",
            "sk_settings_for",
            "Bearer of good ",
            "getProductById2",
            "https://api.exa",
            "http://shop:808",
            "550e8400-e29b-4",
            "d41d8cd98f00b20",
            "Jane Doe, Main ",
            "WooCommerce2Tax",
        ] {
            assert_eq!(value_at_end(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn no_bytes_panic_and_the_start_is_inside() {
        let alphabet = b"4 .-@\\xC2:/+aZ_=eyJDE0\xFF";
        let mut state = 7u32;
        for _ in 0..20_000 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let length = (state >> 8) as usize % 24;
            let text: Vec<u8> = (0..length).map(|at| alphabet[(state.rotate_left(at as u32) >> 5) as usize % alphabet.len()]).collect();
            if let Some((_, start, _)) = value_at_end(&text) {
                assert!(start < text.len());
            }
        }
    }
}
