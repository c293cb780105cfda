//! What a field's name says about its value. One table of names in the spellings of Magento and WooCommerce; a name is
//! compared without case, `_`, `-`, spaces and dots, so `billing_first_name`, `billingFirstName` and
//! `Billing First Name` are one.

use once_cell::sync::Lazy;

use super::card::expiry_end;
use super::field_names::{ADDRESSES, BUSINESSES, CARDS, ENDINGS, NAMES, OWNERS, PEN_NAMES, PERSONS};
use super::label::label_len;
use crate::entity::Entity::{
    self, BearerToken, CardExpiry, CreditCard, Cvv, DateOfBirth, EmailAddress, GenericSecret, IbanCode, IpAddress, Password, Person, PhoneNumber,
    PostalAddress, UsSsn, VatId,
};
use crate::fnv;

/// What the name of a field says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// The whole value is this kind of data.
    Is(Entity),
    /// It is where it belongs to a person: in a customer, beside a first name.
    IsInPerson(Entity),
    /// It is in a person, and in an object that is named an address.
    IsInAddress(Entity),
    /// The whole value is a person's name if it is written like one: `"customer": "Jane Doe"`.
    FullName,
    /// A card's expiry date if it is written like one: `"expiry": "09/28"`.
    Expiry,
    /// Free text that people write: a note, a comment, a message.
    Note,
    /// A name that may be a person's: `name`, `username`, `display_name`.
    MaybeName,
    /// A number of the shop's own (order, article, version): what looks like a card, a phone or an address is none.
    Reference,
    /// The name of another field; its value stands beside it (`{"key": "_billing_phone", "value": …}`).
    KeyOf,
    /// The value of such a pair.
    ValueOf,
}

use Class::{Is, IsInAddress, IsInPerson, KeyOf, Reference, ValueOf};

/// What one name says, and whether it marks what stands beside and below it as a person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct FieldName {
    pub class: Option<Class>,
    /// An object of this name describes a person: `customer`, `billing_address`.
    pub holds_person: bool,
    /// An object of this name describes an address, of a person or a house: `shipping`, `address`.
    pub holds_address: bool,
    /// An object of this name describes a business or a thing: its `name` is nobody's.
    pub holds_business: bool,
    /// An object of this name describes a payment card.
    pub holds_card: bool,
    /// A person's name in it is looked for in the document's notes.
    pub teaches: bool,
    /// Only persons have such a field: the object it stands in describes one.
    pub marks_person: bool,
}

const LONGEST: usize = 40;
const SLOTS: usize = 1024;

type Slot = Option<(&'static str, FieldName)>;

/// Open addressing over the names; filled once.
static TABLE: Lazy<Box<[Slot; SLOTS]>> = Lazy::new(|| {
    let mut table: Box<[Slot; SLOTS]> = Box::new([None; SLOTS]);
    for &(class, names) in NAMES {
        for &name in names {
            let marks_person = matches!(class, Is(Person | PostalAddress | DateOfBirth | PhoneNumber));
            let entry = entry_mut(&mut table, name);
            entry.class = Some(class);
            entry.marks_person = marks_person;
            entry.teaches = !PEN_NAMES.contains(&name);
        }
    }
    for &name in PERSONS {
        entry_mut(&mut table, name).holds_person = true;
    }
    for &name in BUSINESSES {
        entry_mut(&mut table, name).holds_business = true;
    }
    for &name in CARDS {
        entry_mut(&mut table, name).holds_card = true;
    }
    for &name in ADDRESSES {
        entry_mut(&mut table, name).holds_address = true;
    }
    table
});

fn entry_mut<'t>(table: &'t mut [Slot; SLOTS], name: &'static str) -> &'t mut FieldName {
    let mut index = fnv::hash(name.as_bytes()) % SLOTS;
    while table[index].is_some_and(|(known, _)| known != name) {
        index = (index + 1) % SLOTS;
    }
    let (_, field) = table[index].get_or_insert((name, FieldName::default()));
    field
}

/// Every name and ending of the tables, in lower-case letters and digits: a name for which [`classify`] knows a class ends
/// in one of these, once what parts its words is left out.
pub(crate) fn endings() -> impl Iterator<Item = &'static [u8]> {
    let names = NAMES.iter().flat_map(|(_, names)| names.iter());
    let objects = [PERSONS, BUSINESSES, CARDS, ADDRESSES].into_iter().flatten();
    let endings = ENDINGS.iter().map(|(ending, _)| ending);
    names.chain(objects).chain(endings).map(|name| name.as_bytes())
}

fn look_up(name: &[u8]) -> Option<FieldName> {
    let mut index = fnv::hash(name) % SLOTS;
    while let Some((known, field)) = TABLE[index] {
        if known.as_bytes() == name {
            return Some(field);
        }
        index = (index + 1) % SLOTS;
    }
    None
}

/// What a field of that name holds. Names longer than 40 letters say nothing.
///
/// A form's `billing[first_name]` and its encoded twin `billing%5Bfirst_name%5D` are names with an owner, and so is
/// `namespace/first_name`.
pub(crate) fn classify(name: &[u8]) -> FieldName {
    // A label is what stands for data, not a name, though its words are a field's.
    if label_len(name, 0) > 0 {
        return FieldName::default();
    }
    let mut letters = [0u8; LONGEST];
    let (mut length, mut last_part, mut at) = (0, 0, 0);
    while at < name.len() {
        let byte = name[at];
        let encoded = byte == b'%' && matches!(name[at..], [b'%', b'5', b'B' | b'b' | b'D' | b'd', ..]);
        at += if encoded { 3 } else { 1 };
        if encoded || matches!(byte, b'[' | b']' | b'/' | b':') {
            last_part = length;
            continue;
        }
        if matches!(byte, b'_' | b'-' | b' ' | b'.' | b'#' | b'$') {
            continue;
        }
        if length == LONGEST {
            return FieldName::default();
        }
        letters[length] = byte.to_ascii_lowercase();
        length += 1;
    }
    let known = classify_letters(&letters[..length]);
    if known == FieldName::default() && last_part > 0 && last_part < length {
        return classify_letters(&letters[last_part..length]);
    }
    known
}

fn classify_letters(name: &[u8]) -> FieldName {
    if let Some(field) = look_up(name) {
        return field;
    }
    let mut rest = name;
    // `customer_billing_first_name`: at most two owners before the name.
    for _ in 0..2 {
        let Some(&first) = rest.first() else { break };
        let Some(owner) = OWNERS.iter().find(|owner| owner.as_bytes()[0] == first && rest.starts_with(owner.as_bytes())) else { break };
        rest = &rest[owner.len()..];
        if let Some(field) = look_up(rest) {
            return owned(field);
        }
    }
    let Some(&last) = name.last() else { return FieldName::default() };
    if name.windows(7).any(|part| part == b"version") {
        return FieldName { class: Some(Reference), ..FieldName::default() };
    }
    let ending = ENDINGS.iter().find(|(ending, _)| ending.as_bytes()[ending.len() - 1] == last && name.ends_with(ending.as_bytes()));
    FieldName { class: ending.map(|(_, entity)| Is(*entity)), ..FieldName::default() }
}

/// Whether a value only repeats its field's name: `"first_name": "First name"` in a form's description.
pub(crate) fn repeats(name: &[u8], value: &[u8]) -> bool {
    fn plain(text: &[u8]) -> impl Iterator<Item = u8> + '_ {
        text.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase)
    }
    value.len() <= 64 && plain(value).next().is_some() && plain(value).eq(plain(name))
}

/// A name with its owner said: what counts only in a person counts here.
fn owned(field: FieldName) -> FieldName {
    let class = match field.class {
        Some(IsInPerson(entity) | IsInAddress(entity)) => Some(Is(entity)),
        Some(KeyOf | ValueOf | Reference) => None,
        class => class,
    };
    FieldName { class, marks_person: matches!(class, Some(Is(entity)) if entity.category() == crate::entity::Category::Personal), ..field }
}

/// Whether a value in a field of that kind is one: not empty, no switch, of the kind's alphabet. Returns the score.
pub(crate) fn accepts(entity: Entity, value: &[u8]) -> Option<f32> {
    let value = value.trim_ascii();
    let letters = value.iter().filter(|&&byte| byte.is_ascii_alphanumeric() || byte >= 0x80).count();
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    if letters == 0 || entity != Person && is_switch(value) || is_sentence(value) {
        return None;
    }
    // A document has fields of its own.
    let is_document = matches!(value, [b'{', b'"' | b'}', ..] | [b'[', b'{' | b'"' | b'[' | b']', ..]);
    if is_document && !matches!(entity, Password | GenericSecret) {
        return None;
    }
    let fits = match entity {
        PhoneNumber => super::phone::in_field(value),
        DateOfBirth => digits >= 4 && value.len() <= 40,
        CreditCard => (12..=19).contains(&digits) && value.len() <= 40,
        Cvv => (3..=4).contains(&digits) && digits == letters && value.len() <= 6,
        CardExpiry => is_expiry(value),
        EmailAddress => value.contains(&b'@'),
        IbanCode => {
            let shaped = matches!(value, [a, b, c, d, ..] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && c.is_ascii_digit() && d.is_ascii_digit());
            (15..=34).contains(&letters) && shaped && value.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-'))
        }
        UsSsn => digits == 9 && value.len() <= 11,
        // `forgot_password: https://…` is a page, not a password.
        BearerToken => {
            super::credential::header_value(value).1 > 0 || !value.contains(&b' ') && !value.starts_with(b"/") && !value.windows(3).any(|three| three == b"://")
        }
        Password | GenericSecret => !value.starts_with(b"http://") && !value.starts_with(b"https://"),
        VatId => digits >= 4 && value.len() <= 32,
        IpAddress => std::str::from_utf8(value).is_ok_and(|text| text.parse::<std::net::IpAddr>().is_ok()),
        PostalAddress | Person => value.len() <= 512,
        _ => true,
    };
    fits.then_some(0.85)
}

/// `MM/YY`, `MM/YYYY`, `YYYY-MM`, or a month or a year alone; a whole date is no card's.
fn is_expiry(value: &[u8]) -> bool {
    let digits = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits == value.len() {
        return matches!(digits, 1 | 2 | 4 | 6);
    }
    expiry_end(value, 0) == Some(value.len()) || matches!(value, [b'2', b'0', _, _, b'-', b'0' | b'1', last] if last.is_ascii_digit())
}

/// Two to five words of letters, each with a capital: how a name is written out.
pub(crate) fn is_full_name(value: &[u8]) -> bool {
    let mut words = value.trim_ascii().split(|&byte| byte == b' ');
    let count = words.clone().count();
    let is_word = |word: &[u8]| word.iter().all(|&byte| byte.is_ascii_alphabetic() || byte >= 0x80 || matches!(byte, b'-' | b'\'' | b'.'));
    let begins = |word: &[u8]| word.first().is_some_and(|byte| byte.is_ascii_uppercase() || *byte >= 0x80);
    (2..=5).contains(&count) && words.clone().all(is_word) && words.clone().next().is_some_and(begins) && words.next_back().is_some_and(begins)
}

/// `09/28`, `09/2028`
pub(crate) fn is_month_and_year(value: &[u8]) -> bool {
    expiry_end(value, 0) == Some(value.len())
}

/// What forms and errors say about a field: `Last name is not valid!`
fn is_sentence(value: &[u8]) -> bool {
    // Words of letters only: what may be data and become a label does not count.
    let is_word =
        |word: &&[u8]| !word.is_empty() && word.trim_ascii_end().iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'.' | b'!' | b'?' | b','));
    let words = value.split(|&byte| byte == b' ').filter(is_word).count();
    let complains =
        [&b"invalid "[..], b"missing ", b"please "].iter().any(|start| value.len() > start.len() && value[..start.len()].eq_ignore_ascii_case(start));
    match value.last() {
        Some(b'!' | b'?') => words >= 2,
        Some(b'.') => words >= 4 || complains,
        _ => false,
    }
}

/// Words that stand for "nothing" or for a switch.
pub(super) fn is_switch(value: &[u8]) -> bool {
    [&b"null"[..], b"true", b"false", b"none", b"n/a", b"yes", b"no", b"undefined"].iter().any(|word| value.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(name: &str) -> Option<Class> {
        classify(name.as_bytes()).class
    }

    #[test]
    fn spellings_of_both_platforms_are_one_name() {
        for name in [
            "firstname",
            "first_name",
            "firstName",
            "billing_first_name",
            "customer_firstname",
            "Billing First Name",
            "_shipping_first_name",
            "User First Name",
        ] {
            assert_eq!(class(name), Some(Is(Person)), "{name}");
        }
        for name in ["_billing_phone", "telephone", "Billing Phone Number", "customer_telephone"] {
            assert_eq!(class(name), Some(Is(PhoneNumber)), "{name}");
        }
        assert_eq!(class("customer_dob"), Some(Is(DateOfBirth)));
        assert_eq!(class("customer_taxvat"), Some(Is(VatId)));
        assert_eq!(class("Billing Postal/Zip Code"), Some(Is(PostalAddress)));
    }

    #[test]
    fn names_of_shops_and_goods_say_nothing() {
        for name in
            ["store_name", "product_name", "method_title", "shipping_description", "order_key", "customer_group_id", "shipping_method", "customer_user_agent"]
        {
            assert!(!matches!(class(name), Some(Is(_) | IsInPerson(_))), "{name}");
        }
        assert_eq!(class("name"), Some(IsInPerson(Person)));
        assert_eq!(class("sku"), Some(Reference));
    }

    #[test]
    fn the_end_of_a_name_can_say_enough() {
        assert_eq!(class("MYSQL_ROOT_PASSWORD"), Some(Is(Password)));
        assert_eq!(class("stripe.secret_key"), Some(Is(GenericSecret)));
        assert_eq!(accepts(Password, b"https://shop.example/forgot"), None);
        assert_eq!(class("password_strength"), None);
    }

    #[test]
    fn a_whole_date_is_no_cards_expiry() {
        for value in ["09/28", "09/2028", "2028-09", "9", "2028", "092028"] {
            assert!(accepts(CardExpiry, value.as_bytes()).is_some(), "{value}");
        }
        for value in ["2026-12-31", "31.12.2026", "never", "13/28"] {
            assert_eq!(accepts(CardExpiry, value.as_bytes()), None, "{value}");
        }
    }

    #[test]
    fn switches_and_empty_values_are_not_taken() {
        for value in ["", " ", "true", "No", "null", "-", "***"] {
            assert_eq!(accepts(Password, value.as_bytes()), None, "{value}");
        }
        assert!(accepts(Password, b"hunter2").is_some());
        assert_eq!(accepts(PhoneNumber, b"no phone"), None);
        assert_eq!(accepts(Cvv, b"12"), None);
    }
}
