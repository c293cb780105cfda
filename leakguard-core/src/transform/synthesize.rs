//! `synthesize`: a made-up value in the place of a real one, the same one for the same value of a dataset.
//!
//! What is written here is known again by what it is made of: names that nobody has (`invented.rs`), domains, numbers and
//! networks that are set aside for examples. A value of that kind is left alone, so that a second pass changes nothing;
//! and no real value is of that kind, so that none gets through.

use std::net::IpAddr;

use super::invented;
use super::label;
use crate::checksum;
use crate::entity::Entity;
use crate::keys::{DatasetKeys, Purpose};

/// The domain of made-up addresses. Names under `.example` are nobody's (RFC 2606).
const DOMAIN: &[u8] = b"@synthetic.example";

/// What codes are written with, in one case, for addresses are compared without it.
const CODE: &[u8; 32] = b"abcdefghjkmnpqrstvwxyz0123456789";

/// Whether there are made-up values of that kind.
pub(crate) fn is_known(entity: Entity) -> bool {
    use Entity::{CreditCard, EmailAddress, IbanCode, IpAddress, Person, PhoneNumber, PostalAddress, Username};
    matches!(entity, Person | Username | EmailAddress | PhoneNumber | PostalAddress | IbanCode | CreditCard | IpAddress)
}

/// Appends the made-up value: the value itself where it is one already, the label where its kind has none.
pub(super) fn write(keys: &DatasetKeys, entity: Entity, value: &[u8], out: &mut Vec<u8>) {
    let mark = out.len();
    let value = value.trim_ascii();
    let written = if is_made_up(value) {
        out.extend_from_slice(value);
        true
    } else {
        match entity {
            Entity::Person => person(keys, value, out),
            Entity::Username => username(keys, value, out),
            Entity::EmailAddress => email(keys, value, out),
            Entity::PhoneNumber => phone(keys, value, out),
            Entity::PostalAddress => place(keys, value, out),
            Entity::IbanCode => iban(keys, value, out),
            Entity::CreditCard => card(keys, value, out),
            Entity::IpAddress => address(keys, value, out),
            _ => false,
        }
    };
    if !written {
        out.truncate(mark);
        label(entity, out);
    }
}

/// The same for a number without quotes. False where the kind has none.
pub(super) fn write_number(keys: &DatasetKeys, entity: Entity, number: &[u8], out: &mut Vec<u8>) -> bool {
    if !number.iter().all(u8::is_ascii_digit) || number.starts_with(b"0") {
        return false;
    }
    match entity {
        _ if is_made_up(number) => out.extend_from_slice(number),
        Entity::PhoneNumber => {
            out.extend_from_slice(b"999");
            decimal(draw(keys, entity, number, out) % 10_000_000_000, 10, out);
        }
        Entity::CreditCard => return card(keys, number, out),
        _ => return false,
    }
    true
}

/// Whether a value is one that is made up here, of whatever kind: it may stand in a field of another.
pub(crate) fn is_made_up(value: &[u8]) -> bool {
    let value = value.trim_ascii();
    match value.first() {
        None => false,
        Some(b'+') => is_made_up_phone(value),
        Some(b'0'..=b'9') => is_made_up_phone(value) || is_made_up_card(value) || is_made_up_address(value) || is_zeros(value),
        _ => {
            is_made_up_email(value)
                || is_made_up_iban(value)
                || is_made_up_name(value)
                || is_made_up_place(value)
                || is_made_up_address(value)
                || is_zeros(value)
        }
    }
}

fn is_made_up_email(value: &[u8]) -> bool {
    let local = value.strip_suffix(DOMAIN).unwrap_or_default();
    !local.is_empty() && local.iter().all(|&byte| byte == b'.' || byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

/// Names, or a user's name: one and a code.
fn is_made_up_name(value: &[u8]) -> bool {
    if let Some(place) = memchr::memchr(b'_', value) {
        let (name, code) = (&value[..place], &value[place + 1..]);
        return code.len() == 8 && code.iter().all(|byte| CODE.contains(byte)) && invented::is_name(name);
    }
    value.split(|byte| matches!(byte, b' ' | b'-')).take(WORDS + 1).enumerate().all(|(place, word)| place < WORDS && invented::is_name(word))
}

fn is_made_up_card(value: &[u8]) -> bool {
    let (digits, count) = digits_of(value);
    is_number(value, b" -") && count == 16 && digits.starts_with(TEST_BIN) && checksum::luhn(&digits[..16])
}

/// In a network for documentation (RFC 5737, RFC 3849).
fn is_made_up_address(value: &[u8]) -> bool {
    match parsed(value) {
        Some(IpAddr::V4(address)) => TEST_NETS.contains(&[address.octets()[0], address.octets()[1], address.octets()[2]]),
        Some(IpAddr::V6(address)) => address.segments()[..2] == [0x2001, 0xdb8],
        None => false,
    }
}

/// A postcode that was made up.
fn is_zeros(value: &[u8]) -> bool {
    value.contains(&b'0') && value.iter().all(|byte| matches!(byte, b'0' | b'Z' | b'-' | b' '))
}

/// A number that the dataset's key, the kind and the value decide. Letters count without their case, numbers without
/// what parts them: the value's writings have one. The normal form is built at the end of `out` and cut off again.
fn draw(keys: &DatasetKeys, entity: Entity, value: &[u8], out: &mut Vec<u8>) -> u64 {
    let mark = out.len();
    let is_number = matches!(entity, Entity::CreditCard | Entity::IbanCode | Entity::PhoneNumber);
    match std::str::from_utf8(value) {
        Ok(text) => {
            let mut utf8 = [0; 4];
            for letter in text.chars().filter(|letter| !is_number || letter.is_ascii_alphanumeric()).flat_map(char::to_lowercase) {
                out.extend_from_slice(letter.encode_utf8(&mut utf8).as_bytes());
            }
        }
        Err(_) => out.extend(value.iter().map(u8::to_ascii_lowercase)),
    }
    let octets = keys.prf(Purpose::Synthesize, &[entity.name().as_bytes(), &out[mark..]]);
    out.truncate(mark);
    u64::from_be_bytes([octets[0], octets[1], octets[2], octets[3], octets[4], octets[5], octets[6], octets[7]])
}

/// Parts of names that are no name alone, and forms of address: they go.
const PARTICLES: &[&str] = &[
    "al", "am", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "frau", "herr", "la", "le", "les", "mevr", "miss",
    "mme", "mr", "mrs", "ms", "pan", "pani", "sr", "sra", "ten", "ter", "van", "vom", "von", "zu", "zum", "zur",
];

/// Words of a name at most.
const WORDS: usize = 5;

/// Word by word, so that first name, last name and both together agree, in a field and in a note.
fn person(keys: &DatasetKeys, value: &[u8], out: &mut Vec<u8>) -> bool {
    let is_particle = |(start, end): (usize, usize)| {
        let is_short = end - start <= 4 && value.get(end) == Some(&b'.');
        is_short || PARTICLES.iter().any(|particle| particle.as_bytes().eq_ignore_ascii_case(&value[start..end]))
    };
    let only_particles = crate::learned::words(value).all(is_particle);
    let mut last_end = None;
    for (start, end) in crate::learned::words(value).filter(|&word| only_particles || !is_particle(word)).take(WORDS) {
        if let Some(last_end) = last_end {
            out.push(if value[last_end..start] == *b"-" { b'-' } else { b' ' });
        }
        last_end = Some(end);
        name(keys, Entity::Person, &value[start..end], out);
    }
    last_end.is_some()
}

/// A name for a word; the word itself where it is one.
fn name(keys: &DatasetKeys, entity: Entity, word: &[u8], out: &mut Vec<u8>) {
    if invented::is_name(word) {
        out.extend_from_slice(word);
        return;
    }
    let number = draw(keys, entity, word, out);
    invented::write(std::str::from_utf8(word).map_or(invented::Group::Plain, invented::group_of), number, out);
}

fn username(keys: &DatasetKeys, value: &[u8], out: &mut Vec<u8>) -> bool {
    let number = draw(keys, Entity::Username, value, out);
    invented::write(invented::Group::Plain, number, out);
    out.push(b'_');
    code(number >> 20, 8, out);
    true
}

/// `caldeford.3k9f2m7q1xw4@synthetic.example`: 60 bits of code, so that two addresses do not become one.
fn email(keys: &DatasetKeys, value: &[u8], out: &mut Vec<u8>) -> bool {
    let number = draw(keys, Entity::EmailAddress, value, out);
    let mark = out.len();
    invented::write(invented::Group::Plain, number, out);
    out[mark..].make_ascii_lowercase();
    out.push(b'.');
    code(number, 12, out);
    out.extend_from_slice(DOMAIN);
    true
}

/// Numbers that are set aside for films and examples: the country's code, what is written, how many digits follow.
///
/// Sources: NANPA (555-0100 to 555-0199 of every area), Ofcom (07700 900000 to 900999), ARCEP (06 39 98), BNetzA
/// (030 23125), ACMA (02 5550); E.164 has no country 999.
const FICTIONAL: &[(&[u8], &[u8], u32)] = &[
    (b"1", b"+1 202 555 01", 2),
    (b"44", b"+44 7700 900", 3),
    (b"33", b"+33 6 39 98 ", 4),
    (b"49", b"+49 30 23125 ", 3),
    (b"61", b"+61 2 5550 ", 4),
    (b"", b"+999 ", 10),
];

fn phone(keys: &DatasetKeys, value: &[u8], out: &mut Vec<u8>) -> bool {
    let (digits, count) = digits_of(value);
    let digits = &digits[..count];
    let international = if value.starts_with(b"+") { Some(digits) } else { digits.strip_prefix(b"00") };
    let number = draw(keys, Entity::PhoneNumber, value, out);
    for (country, written, length) in FICTIONAL {
        if country.is_empty() || international.is_some_and(|digits| digits.starts_with(country)) {
            out.extend_from_slice(written);
            decimal(number % 10u64.pow(*length), *length as usize, out);
            break;
        }
    }
    true
}

fn is_made_up_phone(value: &[u8]) -> bool {
    if !is_number(value, b"+ -().") {
        return false;
    }
    let (digits, count) = digits_of(value);
    let digits = &digits[..count];
    // A number without quotes has no plus.
    let is_bare = count == value.len() && count == 13 && digits.starts_with(b"999");
    is_bare
        || value.starts_with(b"+")
            && FICTIONAL.iter().any(|(_, written, length)| {
                let (prefix, prefix_count) = digits_of(written);
                digits.len() == prefix_count + *length as usize && digits.starts_with(&prefix[..prefix_count])
            })
}

/// A street with its number, a town, or a postcode, as the value is one.
fn place(keys: &DatasetKeys, value: &[u8], out: &mut Vec<u8>) -> bool {
    // Of what is no UTF-8 nothing is known but its digits.
    let text = std::str::from_utf8(value).unwrap_or_default();
    let has_digit = value.iter().any(u8::is_ascii_digit);
    let has_word = text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() >= 3 && word.chars().any(|c| !c.is_ascii_uppercase()));
    if has_digit && !has_word {
        // A postcode, or a house's number: no country has one of zeros.
        out.extend(value.iter().filter(|byte| byte.is_ascii()).map(|byte| match byte {
            b'0'..=b'9' => b'0',
            byte if byte.is_ascii_alphabetic() => b'Z',
            b'-' => b'-',
            _ => b' ',
        }));
        return true;
    }
    let group = match invented::group_of(text) {
        invented::Group::Plain if has_digit => street_group(text),
        group => group,
    };
    let number = draw(keys, Entity::PostalAddress, value, out);
    if !has_digit {
        invented::write(group, number, out);
        return true;
    }
    invented::write_street(group, number, out);
    out.push(b' ');
    decimal(1 + (number >> 32) % 199, 1, out);
    true
}

/// The language that a street's own word says.
fn street_group(text: &str) -> invented::Group {
    let has = |words: &[&str]| text.split(|c: char| !c.is_alphabetic()).any(|word| words.iter().any(|known| known.eq_ignore_ascii_case(word)));
    let ends = |ends: &[&str]| text.split(|c: char| !c.is_alphabetic()).any(|word| ends.iter().any(|end| has_end(word.as_bytes(), end.as_bytes())));
    if has(&["rue", "calle", "via", "rua", "avenida", "piazza", "plaza", "corso", "chemin", "boulevard"]) {
        invented::Group::Romance
    } else if has(&["ul", "ulica", "ulice"]) {
        invented::Group::Slavic
    } else if ends(&["strasse", "str", "weg", "platz", "allee", "gasse", "straat", "laan", "gatan", "vej", "gade"]) {
        invented::Group::Germanic
    } else {
        invented::Group::Plain
    }
}

fn has_end(word: &[u8], end: &[u8]) -> bool {
    word.len().checked_sub(end.len()).is_some_and(|from| word[from..].eq_ignore_ascii_case(end))
}

fn is_made_up_place(value: &[u8]) -> bool {
    let number = value.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let street = if (1..=3).contains(&number) { value[..value.len() - number].strip_suffix(b" ") } else { None };
    invented::is_place(street.unwrap_or(value))
}

/// Countries whose IBANs are made up in their own form: code, letters of the national check in front, characters of the
/// bank's code, length of the whole. No bank's code is all zeros, or `XXXX` where it has letters. Any other country's
/// become German.
const BANKS: &[(&[u8; 2], usize, usize, usize, bool)] = &[
    (b"DE", 0, 8, 22, false),
    (b"AT", 0, 5, 20, false),
    (b"CH", 0, 5, 21, false),
    (b"ES", 0, 4, 24, false),
    (b"FR", 0, 5, 27, false),
    (b"GB", 0, 4, 22, true),
    (b"IE", 0, 4, 22, true),
    (b"IT", 1, 5, 27, false),
    (b"NL", 0, 4, 18, true),
    (b"PL", 0, 8, 28, false),
    (b"PT", 0, 4, 25, false),
];

fn iban(keys: &DatasetKeys, value: &[u8], out: &mut Vec<u8>) -> bool {
    let country = value.first_chunk::<2>().map(|code| code.map(|letter| letter.to_ascii_uppercase()));
    let known = BANKS.iter().find(|(code, ..)| country.as_ref() == Some(*code)).unwrap_or(&BANKS[0]);
    let &(code, check, bank, length, letters) = known;
    let mut number = draw(keys, Entity::IbanCode, value, out);
    let mut text = [b'0'; 34];
    text[..2].copy_from_slice(code);
    text[4..4 + check].fill(b'X');
    if letters {
        text[4 + check..4 + check + bank].fill(b'X');
    }
    for digit in text[4 + check + bank..length].iter_mut().rev() {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
    }
    // ISO 7064 MOD 97-10, over the text with its first four characters behind the rest.
    let mut moved = text;
    moved[..length].rotate_left(4);
    let check_digits = 98 - checksum::mod97(&moved[..length]);
    (text[2], text[3]) = (b'0' + (check_digits / 10) as u8, b'0' + (check_digits % 10) as u8);
    let in_groups = value.iter().any(|byte| !byte.is_ascii_alphanumeric());
    for (place, &byte) in text[..length].iter().enumerate() {
        if in_groups && place > 0 && place % 4 == 0 {
            out.push(b' ');
        }
        out.push(byte);
    }
    true
}

fn is_made_up_iban(value: &[u8]) -> bool {
    let mut text = [0; 34];
    let mut length = 0;
    for &byte in value.iter().filter(|byte| !matches!(byte, b' ' | b'-')) {
        let Some(place) = text.get_mut(length) else { return false };
        *place = byte;
        length += 1;
    }
    BANKS.iter().any(|&(code, check, bank, whole, letters)| {
        length == whole
            && text.starts_with(code)
            && text[4..4 + check].iter().all(|&byte| byte == b'X')
            && text[4 + check..4 + check + bank].iter().all(|&byte| byte == if letters { b'X' } else { b'0' })
            && checksum::iban_mod97(&text[..length])
    })
}

/// The first digits of test cards of payment services (<https://docs.stripe.com/testing#cards>): no bank has them.
const TEST_BIN: &[u8] = b"400000";

fn card(keys: &DatasetKeys, value: &[u8], out: &mut Vec<u8>) -> bool {
    let mut number = draw(keys, Entity::CreditCard, value, out);
    let mut digits = *b"4000000000000000";
    for digit in digits[6..15].iter_mut().rev() {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
    }
    if let Some(check) = (b'0'..=b'9').find(|&check| {
        digits[15] = check;
        checksum::luhn(&digits)
    }) {
        digits[15] = check;
    }
    let separator = value.iter().copied().find(|byte| matches!(byte, b' ' | b'-'));
    for (place, &digit) in digits.iter().enumerate() {
        if let Some(separator) = separator.filter(|_| place > 0 && place % 4 == 0) {
            out.push(separator);
        }
        out.push(digit);
    }
    true
}

/// Networks for documentation (RFC 5737).
const TEST_NETS: [[u8; 3]; 3] = [[192, 0, 2], [198, 51, 100], [203, 0, 113]];

fn parsed(value: &[u8]) -> Option<IpAddr> {
    std::str::from_utf8(value).ok()?.parse().ok()
}

fn address(keys: &DatasetKeys, value: &[u8], out: &mut Vec<u8>) -> bool {
    use std::io::Write;
    let Some(address) = parsed(value) else { return false };
    let number = draw(keys, Entity::IpAddress, value, out);
    match address {
        IpAddr::V4(_) => {
            let [a, b, c] = TEST_NETS[(number >> 8) as usize % TEST_NETS.len()];
            drop(write!(out, "{}", std::net::Ipv4Addr::new(a, b, c, number as u8)));
        }
        IpAddr::V6(_) => drop(write!(out, "{}", std::net::Ipv6Addr::from(0x2001_0db8u128 << 96 | u128::from(number)))),
    }
    true
}

/// Whether a value is digits and these signs.
fn is_number(value: &[u8], signs: &[u8]) -> bool {
    value.iter().all(|byte| byte.is_ascii_digit() || signs.contains(byte))
}

/// The digits of a value, 24 at most, and how many there are.
fn digits_of(value: &[u8]) -> ([u8; 24], usize) {
    let mut digits = [0; 24];
    let mut count = 0;
    for (place, &byte) in digits.iter_mut().zip(value.iter().filter(|byte| byte.is_ascii_digit())) {
        *place = byte;
        count += 1;
    }
    (digits, count)
}

/// Appends so many characters of a code, five bits each.
fn code(mut number: u64, characters: usize, out: &mut Vec<u8>) {
    for _ in 0..characters {
        out.push(CODE[(number & 31) as usize]);
        number >>= 5;
    }
}

/// Appends a number with at least so many digits.
fn decimal(number: u64, digits: usize, out: &mut Vec<u8>) {
    use std::io::Write;
    // Writing to a Vec does not fail.
    drop(write!(out, "{number:0digits$}"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Keyring;

    fn keys(dataset: &str) -> DatasetKeys {
        let ring = "active = \"k1\"\n[[key]]\nid = \"k1\"\nsecret = \"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\"\n";
        Keyring::from_toml(ring).unwrap().dataset(dataset).unwrap()
    }

    fn made(entity: Entity, value: &str) -> String {
        let keys = keys("");
        let mut out = Vec::new();
        write(&keys, entity, value.as_bytes(), &mut out);
        // Nobody looks into a label.
        let mut again = if out.starts_with(b"[") { out.clone() } else { Vec::new() };
        if again.is_empty() {
            write(&keys, entity, &out, &mut again);
        }
        assert_eq!(String::from_utf8_lossy(&again), String::from_utf8_lossy(&out), "{value} twice");
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn names_are_made_word_by_word() {
        let (jane, doe) = (made(Entity::Person, "Jane"), made(Entity::Person, "Doe"));
        for (value, expected) in [
            ("Jane Doe", format!("{jane} {doe}")),
            ("DOE, Jane", format!("{doe} {jane}")),
            ("Jane-Doe", format!("{jane}-{doe}")),
            ("Dr. Jane van der Doe", format!("{jane} {doe}")),
            ("Mrs Doe", doe.clone()),
        ] {
            assert_eq!(made(Entity::Person, value), expected, "{value}");
        }
        assert_eq!(made(Entity::Person, "van").split(' ').count(), 1);
        assert_eq!(made(Entity::Person, "!?"), "[PERSON]");
        assert_eq!(made(Entity::Person, &format!("{jane} Doe")), format!("{jane} {doe}"));
    }

    #[test]
    fn names_are_of_the_letters_of_the_value() {
        for (value, group) in [
            ("Jane", invented::Group::Plain),
            ("Jörg", invented::Group::Germanic),
            ("José", invented::Group::Romance),
            ("Łukasz", invented::Group::Slavic),
            ("Işık", invented::Group::Turkish),
            ("Иванов", invented::Group::Cyrillic),
            ("Παπαδόπουλος", invented::Group::Greek),
            ("محمد", invented::Group::Arabic),
            ("כהן", invented::Group::Hebrew),
            ("王小明", invented::Group::Han),
            ("さくら", invented::Group::Kana),
            ("김민수", invented::Group::Hangul),
        ] {
            assert_eq!(invented::group_of(&made(Entity::Person, value)), group, "{value}");
            assert_eq!(invented::group_of(&made(Entity::PostalAddress, value)), group, "{value}");
        }
    }

    #[test]
    fn places_are_streets_towns_or_postcodes() {
        for (value, part) in
            [("Hauptstr. 5", "weg "), ("Rue de la Paix 12", "Av. "), ("ul. Polna 3", "ul. "), ("1 Main Street", " Street "), ("Невский проспект 5", "ул. ")]
        {
            let place = made(Entity::PostalAddress, value);
            assert!(place.contains(part) && place.ends_with(|c: char| c.is_ascii_digit()), "{value}: {place}");
        }
        for (value, output) in [("10115", "00000"), ("31-101", "00-000"), ("SW1A 1AA", "ZZ0Z 0ZZ"), ("12a", "00Z")] {
            assert_eq!(made(Entity::PostalAddress, value), output);
        }
        assert!(invented::is_name(made(Entity::PostalAddress, "New York").as_bytes()));
    }

    #[test]
    fn phones_are_in_ranges_that_are_set_aside() {
        for (value, start, length) in [
            ("+1 (415) 555-2671", "+1 202 555 01", 15),
            ("+44 20 7946 0958", "+44 7700 900", 15),
            ("0033 1 42 68 53 00", "+33 6 39 98 ", 16),
            ("+49 30 90182034", "+49 30 23125 ", 16),
            ("+61 2 9374 4000", "+61 2 5550 ", 15),
            ("+48 601 234 567", "+999 ", 15),
            ("030 90182034", "+999 ", 15),
        ] {
            let phone = made(Entity::PhoneNumber, value);
            assert!(phone.starts_with(start) && phone.len() == length, "{value}: {phone}");
        }
        assert_eq!(made(Entity::PhoneNumber, "+49 30 90182034"), made(Entity::PhoneNumber, "+493090182034"));
    }

    #[test]
    fn what_only_looks_made_up_in_part_is_replaced() {
        for (entity, value) in [
            (Entity::EmailAddress, "jane@example.com,x@synthetic.example"),
            (Entity::PhoneNumber, "+999 1234567890 Jane"),
            (Entity::CreditCard, "4000 0000 0000 0002 Jane"),
            (Entity::IbanCode, "DE87 0000 0000 0000 0000 00"),
            (Entity::PostalAddress, "Main Street 12"),
        ] {
            assert_ne!(made(entity, value), value);
        }
    }

    #[test]
    fn another_dataset_has_other_values() {
        for (entity, value) in [
            (Entity::EmailAddress, "jane@example.com"),
            (Entity::IbanCode, "DE89370400440532013000"),
            (Entity::CreditCard, "4242424242424242"),
            (Entity::PhoneNumber, "+48601234567"),
        ] {
            let mut other = Vec::new();
            write(&keys("other"), entity, value.as_bytes(), &mut other);
            assert_ne!(made(entity, value).as_bytes(), other);
        }
    }

    #[test]
    fn addresses_of_the_net_are_those_of_documentation() {
        assert!(made(Entity::IpAddress, "9.9.9.9").parse::<std::net::Ipv4Addr>().is_ok());
        assert!(made(Entity::IpAddress, "2a00:1450::17").starts_with("2001:db8"));
        assert_eq!(made(Entity::IpAddress, "nowhere"), "[IP_ADDRESS]");
    }
}
