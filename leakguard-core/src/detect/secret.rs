//! GENERIC_SECRET: what a name calls a secret, and what is written as one.

use super::boundary::{begins_with, ends_with};
use super::label::label_len;

/// How many bytes of a value its randomness is judged by.
const JUDGED: usize = 128;

/// Whether a value is written as a random one is, in hexadecimal, base32, base62 or base64: no words, no numbers, no
/// dates. It has 16 bytes at least; the first 128 are judged. Says nothing about what the value is: a hash is random
/// too, so a name has to say that it is a secret.
pub(crate) fn is_random(value: &[u8]) -> bool {
    if value.len() < 16 || value.len() > 4096 {
        return false;
    }
    let value = &value[..value.len().min(JUDGED)];
    let (mut counts, mut classes, mut vowels, mut changes, mut kinds, mut sum) = ([0u8; 128], [0usize; 4], 0usize, 0usize, 0u8, 0u32);
    // The class of the character before, separators left out, how many of it there were, and how many such runs are
    // not those of camel case.
    let (mut last, mut run, mut odd) = (0u8, 0usize, 0usize);
    for &byte in value {
        let kind = KINDS[usize::from(byte)];
        if kind == OTHER {
            return false;
        }
        let count = &mut counts[usize::from(byte & 127)];
        *count += 1;
        sum += LOGARITHMS.steps[usize::from(*count)];
        kinds |= kind;
        let class = kind & CLASS;
        if class == 0 {
            continue;
        }
        classes[usize::from(class)] += 1;
        vowels += usize::from(kind & VOWEL != 0);
        if last == class {
            run += 1;
        } else {
            changes += usize::from(last != 0);
            odd += usize::from(last == 2 && run == 1 || last == 3 && run > 1);
            run = 1;
        }
        last = class;
    }
    let [_, digits, lower, upper] = classes;
    let (letters, hex) = (lower + upper, kinds & NO_HEX == 0);
    let signs = letters + digits;
    if signs < 14 || letters < 2 {
        return false;
    }
    let bits = entropy(sum, value.len());
    if hex && (lower == 0 || upper == 0) {
        // 32 random hexadecimal digits have 3.6 bits a character, 16 have 3.2.
        return digits >= 2 && changes * 100 >= signs * 20 && bits >= if signs < 24 { 2.5 } else { 3.0 };
    }
    let enough = bits >= if signs < 24 { 3.1 } else { 3.5 };
    // Words and numbers keep to their class. With few digits a value is judged by its letters: camel case has one
    // capital at a time and more than one small letter behind it, and words have more vowels.
    let shaped = match digits * 100 >= signs * 13 {
        true if signs == value.len() && signs >= 20 => digits * 100 >= signs * 15 || changes * 100 >= signs * 20,
        true => changes * 100 >= signs * 20,
        // Of base36: digits between letters that are no words.
        false if upper == 0 && signs >= 24 => digits >= 3 && changes * 100 >= signs * 15 && vowels * 100 <= letters * 30 && bits >= 3.7,
        false => odd * 100 >= signs * 12 && vowels * 100 <= letters * 36,
    };
    enough && shaped
}

/// What a character of a random value may be: its class (1 a digit, 2 a small letter, 3 a capital, 0 a separator), whether it
/// is a vowel, and whether it is none of a hexadecimal number.
static KINDS: [u8; 256] = {
    let mut table = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        let letter = byte as u8 | 0x20;
        let vowel = if matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u') { VOWEL } else { 0 };
        let no_hex = if matches!(letter, b'a'..=b'f') { 0 } else { NO_HEX };
        table[byte] = match byte as u8 {
            b'0'..=b'9' => 1,
            b'a'..=b'z' => 2 | vowel | no_hex,
            b'A'..=b'Z' => 3 | vowel | no_hex,
            b'-' => 0,
            b'+' | b'/' | b'=' | b'_' | b'.' | b'~' | b'%' => NO_HEX,
            _ => OTHER,
        };
        byte += 1;
    }
    table
};
const CLASS: u8 = 3;
const VOWEL: u8 = 1 << 2;
const NO_HEX: u8 = 1 << 3;
const OTHER: u8 = 1 << 7;

/// Bits behind the point of a logarithm: n·log2(n) of 128 still fits.
const POINT: u32 = 20;

/// n·log2(n) of the numbers up to the characters that are judged, and what each adds to the one before it: exact for powers
/// of two, so that a sum is the same in any order.
struct Logarithms {
    products: [u32; JUDGED + 1],
    steps: [u32; JUDGED + 1],
}

static LOGARITHMS: Logarithms = {
    let (mut products, mut steps) = ([0; JUDGED + 1], [0; JUDGED + 1]);
    let mut number = 1;
    while number <= JUDGED {
        products[number] = number as u32 * log2(number as u64);
        steps[number] = products[number] - products[number - 1];
        number += 1;
    }
    Logarithms { products, steps }
};

/// The binary logarithm, bit by bit: squared, a number between 1 and 2 goes past 2 where the next bit is set.
const fn log2(number: u64) -> u32 {
    let whole = number.ilog2();
    let (mut rest, mut bits, mut place) = ((number << 32) >> whole, whole, 0);
    while place < POINT {
        rest = ((rest as u128 * rest as u128) >> 32) as u64;
        let bit = rest >> 33;
        rest >>= bit;
        bits = bits << 1 | bit as u32;
        place += 1;
    }
    bits
}

/// Shannon entropy in bits a character, from the sum of n·log2(n) over the counts of characters.
fn entropy(sum: u32, length: usize) -> f32 {
    (LOGARITHMS.products[length] - sum) as f32 / (length << POINT) as f32
}

/// Words in names whose values are secrets, in lower case.
const SECRET_WORDS: &[&str] = &[
    "key",
    "secret",
    "token",
    "auth",
    "credential",
    "credentials",
    "creds",
    "api",
    "apikey",
    "private",
    "signature",
    "sig",
    "salt",
    "hmac",
    "jwt",
    "bearer",
    "passcode",
    "otp",
    "accesskey",
    "secretkey",
    "privatekey",
    "authtoken",
    "accesstoken",
    "sharedkey",
    "licensekey",
    "webhook",
    "encryption",
];

/// Words that make it something else: the public half, the name of a key, a place in a store, a hash of public data.
const HARMLESS_WORDS: &[&str] = &[
    "public",
    "publishable",
    "pub",
    "cache",
    "primary",
    "foreign",
    "index",
    "sort",
    "partition",
    "meta",
    "option",
    "i18n",
    "translation",
    "locale",
    "id",
    "ids",
    "name",
    "names",
    "type",
    "url",
    "uri",
    "path",
    "file",
    "filename",
    "version",
    "hash",
    "checksum",
    "digest",
    "integrity",
    "fingerprint",
    "etag",
    "commit",
    "revision",
    "sha",
    "sha1",
    "sha256",
    "md5",
    "count",
    "length",
    "size",
    "limit",
    "expires",
    "expiry",
    "ttl",
    "at",
    "date",
    "csrf",
    "xsrf",
    "form",
    "nonce",
    "idempotency",
    "idempotence",
    "captcha",
    "bucket",
    "sitekey",
    "site",
    "tokenizer",
    "method",
    "algorithm",
    "status",
    "error",
    "code",
    "order",
    "cart",
    "map",
    "column",
    "field",
    "row",
    "group",
    "route",
    "order_key",
    "hint",
    "label",
    "title",
    "description",
];

/// Words that say it behind another one alone: `JIRA_PAT`, `cookie_iv`, `ERLANG_COOKIE`.
const LAST_WORDS: &[(&str, &str)] = &[("", "pat"), ("cookie", "iv"), ("erlang", "cookie")];

/// Whether a field's name says that its value is a secret: one of its words does, and none says otherwise. Words are
/// parted by separators and by capitals.
pub(crate) fn is_secret_name(name: &[u8]) -> bool {
    let (mut secret, mut last) = (false, &b""[..]);
    for (start, end) in words(name) {
        let word = &name[start..end];
        let one_of = |list: &[&str]| list.iter().any(|known| word.eq_ignore_ascii_case(known.as_bytes()));
        // What a hash is salted with is no hash.
        if one_of(HARMLESS_WORDS) && !(word.eq_ignore_ascii_case(b"hash") && ends_with_salt(&name[end..])) {
            return false;
        }
        let is = |known: &str, word: &[u8]| word.eq_ignore_ascii_case(known.as_bytes());
        let behind = || LAST_WORDS.iter().any(|(before, known)| is(known, word) && !last.is_empty() && (before.is_empty() || is(before, last)));
        secret |= one_of(SECRET_WORDS) || end == name.len() && behind();
        last = word;
    }
    secret
}

fn ends_with_salt(rest: &[u8]) -> bool {
    let rest = rest.strip_prefix(b"_").or_else(|| rest.strip_prefix(b"-")).unwrap_or(rest);
    rest.eq_ignore_ascii_case(b"salt")
}

/// Whether a name that is no field's says that its value is a password: `pw`, `RABBITMQ_DEFAULT_PASS`, `ROOT_PW`.
pub(crate) fn is_password_name(name: &[u8]) -> bool {
    name.eq_ignore_ascii_case(b"pw") || name.len() > 3 && ends_with(name, b"_pw") || ends_with(name, b"_pass")
}

/// Whether a value is as short, or of as few kinds of letters, as what these names have: the cookie of an Erlang node, the vector that
/// PrestaShop encrypts its cookies with.
pub(crate) fn is_of_cookie(name: &[u8], value: &[u8]) -> bool {
    let is_vector = || (8..=64).contains(&value.len()) && value.iter().all(u8::is_ascii_alphanumeric) && value.iter().any(u8::is_ascii_digit);
    ends_with(name, b"erlang_cookie") && value.len() == 20 && value.iter().all(u8::is_ascii_uppercase) || ends_with(name, b"cookie_iv") && is_vector()
}

/// Whether a name says that its value is a user and a password with a colon between them: `BASIC_AUTH`, `npmAuthIdent`.
pub(crate) fn is_name_of_pair(name: &[u8]) -> bool {
    [&b"basic_auth"[..], b"basicauth", b"npmauthident"].iter().any(|known| ends_with(name, known))
}

/// Whether a value is a user and a password: `deploy:k3J9xQ2m`.
pub(crate) fn is_pair(value: &[u8]) -> bool {
    let Some(colon) = memchr::memchr(b':', value) else { return false };
    let (user, password) = (&value[..colon], &value[colon + 1..]);
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'@');
    let mixed = password.iter().any(u8::is_ascii_digit) && password.iter().any(u8::is_ascii_alphabetic);
    (1..=64).contains(&user.len())
        && user.iter().all(is_name)
        && (6..=128).contains(&password.len())
        && mixed
        && password.iter().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'(' | b')' | b'{' | b'}' | b'"' | b'\'' | b'/' | b','))
        && !is_placeholder(password)
}

/// Keys that their service says may be seen by anybody: PostHog's of a project, Adyen's origin keys and client keys.
pub(crate) fn is_public(value: &[u8]) -> bool {
    let client = value.strip_prefix(b"test_").or_else(|| value.strip_prefix(b"live_"));
    let is_client = |key: &[u8]| key.len() == 32 && key.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    value.starts_with(b"phc_") || value.starts_with(b"pub.v2.") || client.is_some_and(is_client)
}

/// Whether a value begins with a sign of a variable or of a template and is more than that: `$ecr3t$Pa55`, `{a}x9Q!pass`. Has a digit and
/// a letter, no sign of code, and between them what no name has.
pub(crate) fn is_more_than_variable(value: &[u8]) -> bool {
    let rest = match value {
        [b'$', rest @ ..] => rest,
        [b'{', rest @ ..] => {
            let name = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
            if rest.get(name) == Some(&b'}') { &rest[name + 1..] } else { rest }
        }
        _ => return false,
    };
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'!' | b'@' | b'#' | b'^' | b'~' | b'_' | b'-' | b'$');
    let has = |class: fn(&u8) -> bool| rest.iter().any(class);
    let plain = rest.len() >= 7 && rest.len() <= 128 && rest.iter().all(|&byte| is_part(byte)) && has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
    let sign = has(|byte| matches!(byte, b'!' | b'@' | b'#' | b'^' | b'~'));
    // `$host1$host2` are two variables: their digits end them.
    let inside = value[0] == b'$' && memchr::memchr(b'$', rest).is_some() && rest.windows(2).any(|two| two[0].is_ascii_digit() && two[1].is_ascii_lowercase());
    plain && (sign || inside)
}

/// The words of a name: `stripeSecretKey`, `STRIPE_SECRET_KEY`, `stripe.secret-key`.
fn words(name: &[u8]) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += name[at..].iter().take_while(|byte| !byte.is_ascii_alphanumeric()).count();
        let start = at;
        while at < name.len() && name[at].is_ascii_alphanumeric() {
            let capital = at > start && name[at].is_ascii_uppercase() && name[at - 1].is_ascii_lowercase();
            if capital {
                break;
            }
            at += 1;
        }
        (at > start).then_some((start, at))
    })
}

/// Whether a value is a secret by itself, when its name says that it is one: random, and no placeholder.
pub(crate) fn is_secret_value(value: &[u8]) -> bool {
    // Laravel's `APP_KEY=base64:…`
    is_random(value.strip_prefix(b"base64:").unwrap_or(value)) && !is_placeholder(value)
}

/// What is written in the place of a secret that is to be filled in, by its first letter.
fn parts_with(first: u8) -> &'static [&'static [u8]] {
    match first.to_ascii_lowercase() {
        b'x' => &[b"xxxx"],
        b'y' => &[b"your_", b"your-", b"yourapi"],
        b'<' => &[b"<your"],
        b'p' => &[b"placeholder", b"process.env", b"put your"],
        b'c' => &[b"changeme", b"change-me", b"change_me"],
        b'r' => &[b"replace"],
        b'g' => &[b"getenv"],
        b'e' => &[b"env("],
        b'o' => &[b"os.environ"],
        b'*' => &[b"****"],
        _ => &[],
    }
}

/// Whether a value stands for a secret and is none: `changeme`, `xxxx`, `${VAR}`, `<token>`, `your_api_key`,
/// `{{ token }}`, `getenv(...)`, `null`, a label, what is public.
pub(crate) fn is_placeholder(value: &[u8]) -> bool {
    let value = value.trim_ascii();
    let Some((&first, rest)) = value.split_first() else { return true };
    if rest.iter().all(|&byte| byte == first) {
        return true;
    }
    let last = value[value.len() - 1];
    // `%value` is a place in a message, `%2F` is an encoded sign.
    let place = first == b'%' && !rest.iter().take(2).all(u8::is_ascii_hexdigit);
    let wrapped = place || matches!((first, last), (b'<', b'>') | (b'{', b'}') | (b'%', b'%') | (b'$', _)) && value.len() > 2;
    let wrapped = wrapped && !is_more_than_variable(value);
    if wrapped || is_public(value) || label_len(value, 0) == value.len() {
        return true;
    }
    let shown = &value[..value.len().min(64)];
    let is = |word: &[u8]| shown.eq_ignore_ascii_case(word);
    [&b"null"[..], b"none", b"nil", b"undefined", b"true", b"false", b"changeme", b"change_me", b"secret", b"token", b"todo", b"tbd", b"redacted", b"hidden"]
        .iter()
        .any(|word| is(word))
        || (0..shown.len()).any(|at| parts_with(shown[at]).iter().any(|part| begins_with(&shown[at..], part)))
}

/// `api-key`, `URL_Secret`: a value that is itself the name of one.
fn is_named_like_a_secret(value: &[u8]) -> bool {
    words(value).any(|(start, end)| {
        value[start..end].eq_ignore_ascii_case(b"session") || SECRET_WORDS.iter().any(|known| value[start..end].eq_ignore_ascii_case(known.as_bytes()))
    })
}

/// Whether a value is a key of letters, digits and signs drawn at random, as frameworks make them: `_du9e^cmago!%(^+=gr@cu@v9-`.
/// Code has its signs between words, and pairs of them.
fn is_of_signs(value: &[u8]) -> bool {
    if value.len() < 24 || value.len() > 256 || !value.iter().all(u8::is_ascii_graphic) {
        return false;
    }
    let (mut counts, mut sum, mut digits, mut signs, mut changes, mut last) = ([0u8; 128], 0, 0usize, 0u128, 0usize, 0);
    for &byte in value.iter().take(JUDGED) {
        let count = &mut counts[usize::from(byte)];
        *count += 1;
        sum += LOGARITHMS.steps[usize::from(*count)];
        let class = KINDS[usize::from(byte)] & CLASS;
        digits += usize::from(class == 1);
        signs |= if class == 0 { 1 << byte } else { 0 };
        changes += usize::from(class != last);
        last = class;
    }
    let judged = value.len().min(JUDGED);
    let is_code = || {
        const PAIRS: [&[u8; 2]; 16] = [b"${", b"{{", b"}}", b"$(", b"<?", b"?>", b"<%", b"#{", b"()", b"=>", b"->", b"::", b"&&", b"||", b"==", b"\\d"];
        value.windows(2).any(|pair| PAIRS.iter().any(|known| pair == *known))
            || value.windows(3).any(|three| matches!(three, b"a-z" | b"A-Z" | b"0-9" | b"://"))
    };
    digits >= 2 && signs.count_ones() >= 5 && changes * 100 >= judged * 45 && entropy(sum, judged) >= 4.0 && !is_code()
}

/// How a value stands behind its name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    Quoted,
    Bare,
    /// Behind a colon without a space, as in code: `apiKey:e`.
    Glued,
}

/// Whether a value behind a secret's name in running text can be one, and is no source code: a variable, a call, a
/// member of an object, the name of a constant, a sentence, a version. `next` is the byte behind the value.
pub(crate) fn may_stand_in_text(value: &[u8], next: u8, written: Written) -> bool {
    if is_secret_value(value) || is_more_than_variable(value) {
        return true;
    }
    // An array's next element stands behind a comma: `'rp_token' => null,`.
    let (value, element) = match value.strip_suffix(b",") {
        Some(rest) if written != Written::Quoted => (rest, rest.iter().all(u8::is_ascii_digit) || is_placeholder(rest)),
        _ => (value, false),
    };
    let has = |list: &[u8]| value.iter().any(|byte| list.contains(byte));
    let letters = value.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let digits = value.iter().any(u8::is_ascii_digit);
    // `^3.0.1`, `consumer_secret`, `FTP_PRIKEY`, `Enter the access token`
    let is_version = letters <= 1 && value.contains(&b'.') && !has(b"_-+/=");
    let is_identifier = !digits && value.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'-' | b'.' | b'\\' | b'/'));
    let is_constant = is_identifier && value.contains(&b'_') && !value.iter().any(u8::is_ascii_lowercase);
    let is_type = value.ends_with(b"-string") || value.starts_with(b"#");
    if element || is_type || is_version || is_constant || is_identifier && is_named_like_a_secret(value) || has(b" ") && !digits {
        return false;
    }
    if is_of_signs(value) {
        return true;
    }
    if written == Written::Quoted {
        return value.len() >= 4 && !has(b"(){}<>$;|'");
    }
    if value.len() < 3 {
        return false;
    }
    // Code, when it is not quoted: `a.b`, `f(x)`, `$x`, `A::b`, `x->y`, `[1]`.
    let begins = value.iter().take_while(|&&byte| byte.is_ascii_alphanumeric() || byte == b'_').count();
    let member =
        begins > 0 && !value[..begins].iter().all(u8::is_ascii_digit) && matches!(value.get(begins).unwrap_or(&next), b'.' | b'(' | b'[' | b'?' | b'!');
    let calls = has(b"(){}$'\"`|?") || value.windows(2).any(|pair| matches!(pair, b"::" | b"->" | b"=>" | b"&&" | b"==")) || matches!(next, b'(' | b'[' | b'{');
    let keyword = [&b"new"[..], b"await", b"async", b"typeof", b"function", b"self", b"this", b"return", b"isset", b"void"].contains(&&value[..begins]);
    if member || calls || keyword {
        return false;
    }
    // In code a name and a colon stand before a variable.
    written == Written::Bare || digits && letters > 0 && value.len() >= 8 && !has(b",:;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_with_few_digits_between_them_are_random_when_they_are_no_words() {
        for value in ["qf6dmkv2tgwxyrdfkxyf3gcszpb6wne", "kztybb-hrb9vhtzxq4zfbzt3xwqkxcvsv5dqmpwv"] {
            assert!(is_secret_value(value.as_bytes()), "{value}");
        }
        for value in ["checkout2shipping3address4formfields", "elementor-widget-container-2-column-3-row", "customerdashboardaccount2overview3page"] {
            assert!(!is_secret_value(value.as_bytes()), "{value}");
        }
    }

    #[test]
    fn entropies_are_those_of_the_formula_and_exact_where_they_can_be() {
        for length in 1..=JUDGED {
            let product = f64::from(LOGARITHMS.products[length]) / f64::from(1u32 << POINT);
            assert!((product - length as f64 * (length as f64).log2()).abs() < 1e-3, "{length}");
        }
        assert_eq!(entropy(LOGARITHMS.products[2] * 8, 16), 3.0);
        assert_eq!(entropy(0, 32), 5.0);
        assert_eq!(entropy(LOGARITHMS.products[128], 128), 0.0);
    }

    #[test]
    fn random_values_are_told_from_words_numbers_and_dates() {
        for value in [
            "e2326ae80602bf086c01679c53be21e3",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "94b5e77c0ffee1234567890abcdef1234567890a",
            "k3J9xQ2mZ7vB4nT8wL5p",
            "abcdefghij0123456789abcdefghij01",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "7Qk2+9sLw/Zx0VbN3mT8eRfG1hYcJ5uA6oPdIiKtSrE=",
            "014df517-39d1-4453-b7b3-9930c563627c",
            "q1w2e3r4t5y6u7i8o9p0",
        ] {
            assert!(is_random(value.as_bytes()), "{value}");
        }
        for value in [
            "woocommerce_checkout_page_id",
            "getElementsByClassName",
            "billing_address_first_name",
            "correct-horse-battery-staple",
            "4111111111111111",
            "20261121051403000000",
            "2026-11-21T05-14-03",
            "aaaaaaaaaaaaaaaaaaaa",
            "Magento_Customer/js/model",
            "btn-outline-secondary-lg",
            "MyVeryLongClassNameFactory",
            "order_2024_0001_invoice_77",
            "createBundleOption1_2",
            "getElementsByClassName2",
            "short1",
            "product-collection-image-1240",
            "application/x-www-form-urlencoded",
        ] {
            assert!(!is_random(value.as_bytes()), "{value}");
        }
    }

    #[test]
    fn nearly_every_random_value_is_found() {
        // A small generator is enough here: what matters is that characters are independent.
        let mut state = 0x2545_F491_4F6C_DD1D_u64;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 33) as usize
        };
        for (alphabet, length, least) in [
            (&b"0123456789abcdef"[..], 32, 990),
            (b"0123456789abcdef", 64, 998),
            (b"0123456789abcdefghijklmnopqrstuvwxyz", 32, 950),
            (b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 20, 930),
            (b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 40, 980),
            (b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/", 44, 980),
        ] {
            let found = (0..1000).filter(|_| is_random(&(0..length).map(|_| alphabet[next() % alphabet.len()]).collect::<Vec<u8>>())).count();
            assert!(found >= least, "{length} of {}: {found}", alphabet.len());
        }
    }

    #[test]
    fn names_say_secret_or_say_otherwise() {
        for name in ["stripeSecretKey", "X-Api-Key", "AUTH_SALT", "jwt_signing_key", "hmac", "webhook.signature", "api_token", "credentials", "private_key"] {
            assert!(is_secret_name(name.as_bytes()), "{name}");
        }
        for name in [
            "public_key",
            "publishableKey",
            "cache_key",
            "key_id",
            "keyword",
            "monkey",
            "author",
            "authority",
            "meta_key",
            "primaryKey",
            "order_key",
            "form_key",
            "csrf_token",
            "token_type",
            "api_version",
            "integrity",
        ] {
            assert!(!is_secret_name(name.as_bytes()), "{name}");
        }
    }

    #[test]
    fn code_behind_a_secrets_name_is_none() {
        for (value, next, written) in [
            ("g.updates.filesystemCredentials.ssh.privateKey", b'}', Written::Glued),
            ("e", b',', Written::Glued),
            ("this.system._bookId", b'(', Written::Bare),
            ("json_decode", b'(', Written::Bare),
            ("typeof", b' ', Written::Bare),
            ("self::get", b'(', Written::Bare),
            ("consumer_secret", b'\'', Written::Quoted),
            ("FTP_PRIKEY", b'\'', Written::Quoted),
            ("^3.0.1", b'"', Written::Quoted),
            ("Enter the access token:", b'"', Written::Quoted),
            ("i,onerror:s,...a", b'}', Written::Glued),
        ] {
            assert!(!may_stand_in_text(value.as_bytes(), next, written), "{value}");
        }
        for (value, next, written) in
            [("geheim", b'&', Written::Bare), ("abc,def", b'.', Written::Bare), ("hunter22", b'"', Written::Quoted), ("s3cr3t.v4lue", b'"', Written::Quoted)]
        {
            assert!(may_stand_in_text(value.as_bytes(), next, written), "{value}");
        }
    }

    #[test]
    fn keys_of_letters_digits_and_signs_are_told_from_code() {
        for value in ["_du9e^cmago!%(^+=gr@cu@v9-v7ulhbk2s3!w&39w4+n3*k*$", "7`D}/vYR)T;W5]EBrf;_&k>qX??]G&3CF=;@vyrVBp[$_hK4^?{qT/Egl"] {
            assert!(may_stand_in_text(value.as_bytes(), b'\'', Written::Quoted), "{value}");
        }
        for value in [
            "${API_KEY:-$(cat /run/secrets/api_key_2)}",
            "function(e,t){return e.a(t)+r(12,\"b\")}",
            "^[a-zA-Z0-9_-]{20,40}$(?!.*[!@#%^&])",
            "a[href^='#']:not(.b):hover>i:nth-child(2)",
            "{{token}}/{{1}}?a=[b]&c=(d)&e=$f&g=#h!",
            "e.token=t.token||n(3),r=a?b:c(4,!0)",
            "https://example.com/a?b=c&d=e#f=1!2$3*4",
        ] {
            assert!(!is_of_signs(value.as_bytes()), "{value}");
        }
    }

    #[test]
    fn placeholders_are_no_secrets() {
        for value in [
            "changeme",
            "xxxxxxxx",
            "${API_KEY}",
            "$apiKey",
            "<token>",
            "your_api_key",
            "{{ token }}",
            "getenv('KEY')",
            "null",
            "********",
            "%TOKEN%",
            "[PASSWORD]",
            "",
            "sk_live_xxxxxxxxxxxx",
            "process.env.KEY",
        ] {
            assert!(is_placeholder(value.as_bytes()), "{value}");
        }
        for value in ["hunter2", "k3J9xQ2mZ7vB4nT8wL5p", "p$ssw0rd"] {
            assert!(!is_placeholder(value.as_bytes()), "{value}");
        }
    }
}
