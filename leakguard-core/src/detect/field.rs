//! What a field's name says about its value. One table of names, in the spellings of many systems and languages; a name is
//! compared folded: without case, accents and separators, so `billing_first_name`, `billingFirstName` and
//! `Billing First Name` are one, and so are `Prénom`, `PRÉNOM`, `prenom` and `pr\u00e9nom`.
//!
//! The table is made at the first look: the names of systems and of languages first, then the words of
//! [`super::identity`], then the general names of what an authority hands out. What came first counts.

use std::collections::HashSet;

use memchr::{memchr_iter, memmem};
use once_cell::sync::Lazy;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

use super::boundary::begins_with;
use super::card::expiry_end;
use super::field_languages::{BANK_ACCOUNTS, FURTHER_LANGUAGES, LANGUAGES};
use super::field_names::{
    ADDRESSES, AUTHORS, BUSINESSES, BY_KIND, CARDS, CREDENTIALS, ENDINGS, NAMES, NUMBERED, NUMBERS, OTHERWISE, OWNERS, PEN_NAMES, PERSONS, PLACES, THINGS,
};
use super::identity::{IDENTIFIERS, Identifier, is_place, is_shaped, may_stand_at};
use super::label::{behind_label, label_len};
use crate::entity::Category;
use crate::entity::Entity::{
    self, Age, BearerToken, BirthPlace, CardExpiry, CompanyRegistration, CreditCard, Cvv, DateOfBirth, DrivingLicence, EmailAddress, Gender, GenericSecret,
    IbanCode, IdCardNumber, IpAddress, MaritalStatus, Nationality, PassportNumber, Password, Person, PhoneNumber, PostalAddress, SpecialCategory, UsSsn,
    Username, VatId,
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
    /// Who something goes to: the name of a person if it is written like one, an address if it is one of several parts.
    Addressee,
    /// A card's expiry date if it is written like one: `"expiry": "09/28"`.
    Expiry,
    /// The PIN of a card, a door or a telephone if it is written like one: four digits. More are a postal code.
    Pin,
    /// A code that lets somebody in once, if it is written like one: four to eight digits.
    LoginCode,
    /// It is if it is written like one: `pw=hunter2`, but not `pw = width / 2`; a `vat` with a check digit, but no amount.
    IfWritten(Entity),
    /// The same, and it begins with a letter: digits are the number of a user far more often (`uid: 2417265407`).
    IfLettered(Entity),
    /// Free text that people write: a note, a comment, a message.
    Note,
    /// A name that may be a person's: `display_name`, `login`.
    MaybeName,
    /// A number of the shop's own (order, article, version): what looks like a card, a phone or an address is none.
    Reference,
    /// The name of another field; its value stands beside it (`{"key": "_billing_phone", "value": …}`).
    KeyOf,
    /// The value of such a pair.
    ValueOf,
}

use Class::{Addressee, Expiry, FullName, IfLettered, IfWritten, Is, IsInAddress, IsInPerson, KeyOf, LoginCode, MaybeName, Note, Pin, Reference, ValueOf};

/// What stands beside a value and says something of it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Company {
    /// An e-mail address: a person's, or that of a shop, a list, a form.
    pub emailed: bool,
    /// The address of a visitor's device.
    pub visited: bool,
}

impl Company {
    /// A value of that name stands there, too.
    #[inline]
    pub fn meets(&mut self, field: FieldName) {
        self.emailed |= field.class == Some(Is(EmailAddress));
        self.visited |= field.class == Some(Is(IpAddress));
    }

    pub fn join(&mut self, other: Company) {
        self.emailed |= other.emailed;
        self.visited |= other.visited;
    }
}

impl Class {
    /// Whether it says something of a value in running text only behind a field that only persons have.
    pub fn needs_person(self) -> bool {
        matches!(self, IsInAddress(_) | IsInPerson(_))
    }

    /// The kind of a value in a field of the class, if the field says it, of a value that is written so.
    #[inline]
    pub fn told(self, value: &[u8]) -> Option<Entity> {
        match self {
            Is(entity) => Some(entity),
            FullName | Addressee if is_full_name(value) => Some(Person),
            Addressee if is_of_address_parts(value) => Some(PostalAddress),
            Expiry if is_month_and_year(value) => Some(CardExpiry),
            Pin if is_pin(value) => Some(Password),
            LoginCode if is_login_code(value) => Some(Password),
            IfWritten(entity) if is_written_like(entity, value, false) => Some(entity),
            IfLettered(entity) if is_lettered(value) && is_written_like(entity, value, false) => Some(entity),
            _ => None,
        }
    }

    /// What a value that only persons have is in a company that is less than a person's.
    pub fn in_company(self, company: Company) -> Option<Class> {
        match self {
            IsInPerson(Person) if company.emailed => Some(FullName),
            IsInPerson(Username) if company.emailed => Some(Is(Username)),
            IsInPerson(PostalAddress) if company.emailed => Some(IfWritten(PostalAddress)),
            IsInPerson(entity @ Entity::GeoCoordinates) if company.emailed || company.visited => Some(Is(entity)),
            IsInAddress(entity) if company.emailed => Some(Is(entity)),
            _ => None,
        }
    }

    /// The kind of a value that stands behind the name in running text; `beside_person`: behind a field that only persons
    /// have.
    pub fn in_text(self, beside_person: bool) -> Option<Entity> {
        match self {
            Is(entity) | IfWritten(entity) | IfLettered(entity) => Some(entity),
            Expiry => Some(CardExpiry),
            Pin | LoginCode => Some(Password),
            Addressee => Some(PostalAddress),
            IsInAddress(entity) if beside_person => Some(entity),
            // A `name` in a log is as often a thing's, an `age` a header's.
            IsInPerson(Person | Age | Username) => None,
            IsInPerson(entity) if beside_person => Some(entity),
            _ => None,
        }
    }

    /// The kind that it is about.
    pub fn entity(self) -> Option<Entity> {
        match self {
            Is(entity) | IsInAddress(entity) | IsInPerson(entity) | IfWritten(entity) | IfLettered(entity) => Some(entity),
            FullName | Addressee => Some(Person),
            Expiry => Some(CardExpiry),
            Pin | LoginCode => Some(Password),
            Note | MaybeName | Reference | KeyOf | ValueOf => None,
        }
    }
}

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
    /// An object of this name is what a service is entered with: its `Key` is one.
    pub holds_credential: bool,
    /// A person's name in it is looked for in the document's notes.
    pub teaches: bool,
    /// Only persons have such a field: the object it stands in describes one.
    pub marks_person: bool,
    /// No field that we know, but its name may be a secret's. [`super::known_names`] asks for it.
    pub may_hold_secret: bool,
}

impl FieldName {
    /// Whether it may say something of a value in a table's column.
    pub fn may_speak(&self) -> bool {
        self.may_hold_secret || self.class.is_some_and(|class| class.in_text(true).is_some())
    }
}

/// Bytes of a folded name, at most; Greek and Cyrillic letters have two.
const LONGEST: usize = 80;

/// A folded name.
struct Letters {
    bytes: [u8; LONGEST],
    length: usize,
    /// More than fits.
    overflow: bool,
}

impl Letters {
    fn new() -> Letters {
        Letters { bytes: [0; LONGEST], length: 0, overflow: false }
    }

    fn push(&mut self, byte: u8) {
        match self.bytes.get_mut(self.length) {
            Some(place) => {
                *place = byte;
                self.length += 1;
            }
            None => self.overflow = true,
        }
    }

    fn get(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    /// Appends a character that is not ASCII: in lower case, its accents taken off. A sign that is no letter goes.
    fn fold(&mut self, character: char) {
        for lower in character.to_lowercase() {
            decompose_canonical(lower, |part| match part {
                // Accents; and letters of other kinds that stand for an apostrophe or for `No.`.
                '\u{300}'..='\u{36F}' | '\u{2BC}' | 'º' | 'ª' => {}
                'ß' => self.all(b"ss"),
                'æ' => self.all(b"ae"),
                'œ' => self.all(b"oe"),
                'ø' => self.push(b'o'),
                'ł' => self.push(b'l'),
                'đ' | 'ð' => self.push(b'd'),
                'þ' => self.all(b"th"),
                'ı' => self.push(b'i'),
                'ς' => self.all("σ".as_bytes()),
                part if part.is_ascii() => self.push(part as u8),
                part if is_letter(part) => self.all(part.encode_utf8(&mut [0; 4]).as_bytes()),
                _ => {}
            });
        }
    }

    fn all(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.push(byte));
    }
}

/// A letter or a digit. The scripts of most names are told without a look into the tables of Unicode.
fn is_letter(character: char) -> bool {
    matches!(
        character,
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Α'..='Ρ' | 'Σ'..='ώ' | 'Ѐ'..='ҁ'       // European
        | '\u{5D0}'..='\u{5EA}' | '\u{620}'..='\u{64A}' | '\u{E01}'..='\u{E30}'     // Hebrew, Arabic, Thai
        | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '\u{1100}'..='\u{11FF}' | '\u{4E00}'..='\u{9FFF}' // Kana, Hangul, Han
    ) || character.is_alphanumeric()
}

/// The character at the start, and its length. What is no UTF-8 is taken for Latin-1.
fn first_char(bytes: &[u8]) -> (char, usize) {
    let start = &bytes[..bytes.len().min(4)];
    let valid = start.utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next());
    match valid {
        Some(character) => (character, character.len_utf8()),
        None => (start.first().map_or(' ', |&byte| char::from(byte)), 1),
    }
}

/// The character of a `\u00e9` escape.
fn escaped_char(bytes: &[u8]) -> Option<char> {
    let hex = bytes.strip_prefix(b"\\u")?.get(..4).filter(|hex| hex.iter().all(u8::is_ascii_hexdigit))?;
    let code = std::str::from_utf8(hex).ok().and_then(|hex| u32::from_str_radix(hex, 16).ok())?;
    char::from_u32(code)
}

#[derive(Clone, Copy)]
struct Entry {
    start: u32,
    length: u8,
    field: FieldName,
}

/// A word that may stand before a name.
struct Prefix {
    letters: Box<[u8]>,
    /// It says that the name is a person's.
    owns: bool,
}

/// Everything that is known of names.
struct Table {
    /// Open addressing; places in `entries` plus one, 0 for none. At most half full.
    slots: Box<[u16]>,
    entries: Vec<Entry>,
    /// The folded names, one behind the other.
    letters: Vec<u8>,
    /// By their first byte, longer ones first, and where each byte's start.
    prefixes: Vec<Prefix>,
    by_first: [u16; 257],
    /// By their last byte, and where each byte's start.
    endings: Vec<(&'static [u8], Entity)>,
    by_last: [u16; 257],
    /// Identifiers that share a word with a kind, in the order of the kinds; a kind's own first.
    kin: Box<[Vec<&'static Identifier>]>,
    /// Which names there are, by length, first and last letter: a sieve before the look-up of values.
    shapes: Box<[u64; 512]>,
}

static TABLE: Lazy<Table> = Lazy::new(Table::new);

/// Goes through names and their classes as they are written in the tables, in the order in which they count.
fn each_row(mut row: impl FnMut(Class, &str)) {
    let mut add = |class: Class, names: &[&str]| names.iter().for_each(|name| row(class, name));
    for &(class, kind, names) in BY_KIND {
        if let Some(entity) = Entity::from_name(kind) {
            add(class(entity), names);
            if kind == "BANK_ACCOUNT" {
                add(class(entity), BANK_ACCOUNTS);
            }
        }
    }
    for &(class, names) in NAMES.iter().chain(OTHERWISE) {
        add(class, names);
    }
    // The kinds that countries have their own of come behind those.
    let is_national = |class: Class| matches!(class, Is(VatId | IdCardNumber | CompanyRegistration));
    let languages = || LANGUAGES.iter().chain(FURTHER_LANGUAGES).flat_map(|(_, rows)| *rows);
    for &(class, names) in languages().filter(|(class, _)| !is_national(*class)) {
        add(class, names);
    }
    let mut name = String::new();
    for identifier in IDENTIFIERS {
        for word in words_of(identifier) {
            for ending in std::iter::once("").chain(NUMBER_ENDINGS) {
                let class = match ending {
                    "" if word == "uid" => IfLettered,
                    "" if AMBIGUOUS.contains(&word) => IfWritten,
                    _ => Is,
                };
                name.clear();
                name.push_str(word);
                name.push_str(ending);
                add(class(identifier.entity), &[&name]);
            }
        }
    }
    for &(class, names) in languages().filter(|(class, _)| is_national(*class)) {
        add(class, names);
    }
}

/// What may stand behind the word of an identifier in the name of its field.
const NUMBER_ENDINGS: [&str; 4] = [" number", " no", " nr", " id"];

/// Words of identifiers that are also names of other fields: of a tax and its amount, of a user, of a run.
const AMBIGUOUS: &[&str] = &[
    "vat",
    "tva",
    "btw",
    "iva",
    "ust",
    "mwst",
    "moms",
    "mva",
    "gst",
    "hst",
    "alv",
    "áfa",
    "afa",
    "pvn",
    "pvm",
    "pdv",
    "dph",
    "ddv",
    "ддс",
    "run",
    "sin",
    "ein",
    "arc",
    "frn",
    "tps",
    "rpm",
    "cdi",
    "dui",
    "eid",
    "nic",
    "kra",
    "sss",
    "tic",
    "mst",
    "mbi",
    "aba",
    "rcs",
    "rif",
    "rnc",
    "rpr",
    "inn",
    "epic",
    "imps",
    "acra",
    "crn",
    "rrn",
    "fin",
    "tin",
    "pis",
    "pps",
    "bce",
    "dea",
    "taxe",
    "medicare",
    "matricule",
    "cin",
    "nit",
    "nid",
    "nik",
    "rg",
    "rfc",
    "rut",
    "ruc",
    "tax",
    "nas",
    "cui",
    "cif",
    "doc",
    "documento",
    "social",
    "nic",
    "ktp",
];

/// The words of an identifier that are the name of a field: not the ones that many fields share.
fn words_of(identifier: &'static Identifier) -> impl Iterator<Item = &'static str> {
    let general = [
        "id",
        "no",
        "number",
        "code",
        "pin",
        "tax",
        "card",
        "licence",
        "license",
        "insurance",
        "identity",
        "registration",
        "register",
        "personal",
        "account",
        "company",
        "business",
    ];
    identifier.words.iter().copied().filter(move |word| word.chars().count() >= 3 && !general.contains(word))
}

fn folded(name: &str) -> Vec<u8> {
    letters_of(name.as_bytes(), &mut 0).get().to_vec()
}

/// How names are written where there are no accents: `ä` as `ae`, `å` as `aa`.
fn transliterated(name: &str) -> Option<String> {
    let written = |letter| match letter {
        'ä' => Some("ae"),
        'ö' | 'ø' => Some("oe"),
        'ü' => Some("ue"),
        'å' => Some("aa"),
        _ => None,
    };
    if name.is_ascii() || !name.chars().any(|letter| written(letter).is_some()) {
        return None;
    }
    let mut changed = String::with_capacity(name.len());
    for letter in name.chars() {
        match written(letter) {
            Some(letters) => changed.push_str(letters),
            None => changed.push(letter),
        }
    }
    Some(changed)
}

impl Table {
    fn new() -> Table {
        let mut table = Table {
            slots: vec![0; 1 << 15].into(),
            entries: Vec::new(),
            letters: Vec::new(),
            prefixes: Vec::new(),
            by_first: [0; 257],
            endings: Vec::new(),
            by_last: [0; 257],
            kin: vec![Vec::new(); Entity::ALL.len()].into(),
            shapes: Box::new([0; 512]),
        };
        let [pen_names, authors]: [Vec<Vec<u8>>; 2] = [PEN_NAMES, AUTHORS].map(|names| names.iter().map(|name| folded(name)).collect());
        each_row(|class, name| {
            table.each_spelling(name, |letters, field| {
                if field.class.is_none() {
                    field.class = Some(class);
                    field.marks_person = matches!(class, Is(Person | PostalAddress | DateOfBirth | PhoneNumber | Nationality | MaritalStatus | BirthPlace))
                        && !authors.iter().any(|author| author == letters);
                    field.teaches = !pen_names.iter().any(|pen| pen == letters);
                }
            });
        });
        for name in PERSONS {
            table.each_spelling(name, |_, field| field.holds_person = true);
        }
        for name in BUSINESSES {
            table.each_spelling(name, |_, field| field.holds_business = true);
        }
        for name in CARDS {
            table.each_spelling(name, |_, field| field.holds_card = true);
        }
        for name in CREDENTIALS {
            table.each_spelling(name, |_, field| field.holds_credential = true);
        }
        for name in ADDRESSES {
            table.each_spelling(name, |_, field| field.holds_address = true);
        }
        table.add_prefixes();
        table.add_endings();
        table.add_kin();
        table
    }

    fn each_spelling(&mut self, name: &str, mut set: impl FnMut(&[u8], &mut FieldName)) {
        let fold = |name: &str| letters_of(name.as_bytes(), &mut 0);
        for letters in std::iter::once(fold(name)).chain(transliterated(name).map(|name| fold(&name))) {
            let letters = letters.get();
            // A word of an identifier may be longer than any field's name.
            if letters.is_empty() || letters.len() == LONGEST {
                continue;
            }
            let mut slot = fnv::hash(letters) & (self.slots.len() - 1);
            let place = loop {
                match usize::from(self.slots[slot]).checked_sub(1) {
                    Some(place) if self.name_of(place) == letters => break place,
                    Some(_) => slot = (slot + 1) & (self.slots.len() - 1),
                    None => {
                        let start = self.letters.len() as u32;
                        self.letters.extend_from_slice(letters);
                        self.entries.push(Entry { start, length: letters.len() as u8, field: FieldName::default() });
                        self.slots[slot] = self.entries.len() as u16;
                        let shape = shape_of(letters);
                        self.shapes[shape / 64] |= 1 << (shape % 64);
                        break self.entries.len() - 1;
                    }
                }
            };
            set(letters, &mut self.entries[place].field);
        }
        debug_assert!(self.entries.len() * 2 <= self.slots.len(), "the table of names is too full");
    }

    fn add_prefixes(&mut self) {
        for (words, owns) in [(OWNERS, true), (PLACES, false)] {
            for word in words {
                let spellings = std::iter::once(folded(word)).chain(transliterated(word).map(|word| folded(&word)));
                self.prefixes.extend(spellings.map(|letters| Prefix { letters: letters.into(), owns }));
            }
        }
        self.prefixes.sort_by_key(|prefix| (prefix.letters[0], std::cmp::Reverse(prefix.letters.len())));
        for first in 0..=256 {
            self.by_first[first] = self.prefixes.partition_point(|prefix| usize::from(prefix.letters[0]) < first) as u16;
        }
    }

    fn add_endings(&mut self) {
        let last = |letters: &[u8]| letters.last().map_or(0, |&byte| usize::from(byte));
        self.endings = ENDINGS.iter().map(|(ending, entity)| (ending.as_bytes(), *entity)).collect();
        // The longest that fits counts.
        self.endings.sort_by_key(|(ending, _)| (last(ending), std::cmp::Reverse(ending.len())));
        for byte in 0..=256 {
            self.by_last[byte] = self.endings.partition_point(|(ending, _)| last(ending) < byte) as u16;
        }
    }

    fn add_kin(&mut self) {
        let mut kin = std::mem::take(&mut self.kin);
        for identifier in IDENTIFIERS {
            kin[identifier.entity as usize].push(identifier);
        }
        for identifier in IDENTIFIERS {
            for word in words_of(identifier) {
                let named = self.look_up(&folded(word)).and_then(|field| field.class).and_then(Class::entity);
                let Some(kind) = named.filter(|&kind| kind != identifier.entity) else { continue };
                for (one, other) in
                    [(kind, *identifier)].into_iter().chain(IDENTIFIERS.iter().filter(|own| own.entity == kind).map(|own| (identifier.entity, *own)))
                {
                    if !kin[one as usize].iter().any(|known| std::ptr::eq(*known, other)) {
                        kin[one as usize].push(other);
                    }
                }
            }
        }
        self.kin = kin;
    }

    /// Whether a word before a name says whose it is.
    fn owns(&self, letters: &[u8]) -> bool {
        let Some(first) = letters.first().map(|&byte| usize::from(byte)) else { return false };
        let range = usize::from(self.by_first[first])..usize::from(self.by_first[first + 1]);
        self.prefixes[range].iter().any(|prefix| prefix.owns && *prefix.letters == *letters)
    }

    fn name_of(&self, place: usize) -> &[u8] {
        let entry = &self.entries[place];
        &self.letters[entry.start as usize..entry.start as usize + usize::from(entry.length)]
    }

    fn look_up(&self, letters: &[u8]) -> Option<FieldName> {
        let mut slot = fnv::hash(letters) & (self.slots.len() - 1);
        while let Some(place) = usize::from(self.slots[slot]).checked_sub(1) {
            if self.name_of(place) == letters {
                return Some(self.entries[place].field);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        None
    }

    /// `customer_billing_first_name`: at most two words before the name that say whose or which it is.
    fn behind_prefixes(&self, letters: &[u8], words: usize) -> Option<FieldName> {
        let first = usize::from(*letters.first()?);
        let range = usize::from(self.by_first[first])..usize::from(self.by_first[first + 1]);
        for prefix in &self.prefixes[range] {
            let Some(rest) = letters.strip_prefix(&*prefix.letters).filter(|rest| !ALONE.contains(rest)) else { continue };
            let field = match self.look_up(rest) {
                None if words > 1 => self.behind_prefixes(rest, words - 1),
                field => field,
            };
            if let Some(field) = field {
                return Some(if prefix.owns { owned(field) } else { placed(field) });
            }
        }
        None
    }
}

/// Names that are other words behind a prefix: `order by`, `user_ad`.
const ALONE: [&[u8]; 3] = [b"ad", b"by", b"il"];

/// What [`each_row`] goes through, at once.
fn rows() -> Vec<(Class, String)> {
    let mut rows = Vec::new();
    each_row(|class, name| rows.push((class, name.to_owned())));
    rows
}

/// The names whose value is of a kind, as the tables write them, and `*` before what a name may end with: for the catalogue.
/// What only adds `number` or the like to another name of the kind is left out.
pub(crate) fn names() -> Vec<(Entity, String)> {
    let mut names: Vec<(Entity, String)> = Vec::new();
    let mut known = HashSet::new();
    for (class, name) in rows() {
        // The first row of a name counts.
        let Some(entity) = class.entity().filter(|entity| classify(name.as_bytes()).class.and_then(Class::entity) == Some(*entity)) else { continue };
        let is_ending = |short: &str| NUMBER_ENDINGS.iter().any(|ending| short.ends_with(ending));
        let mut shorter = NUMBER_ENDINGS.iter().filter_map(|ending| name.strip_suffix(ending));
        let longer = shorter.any(|short| is_ending(short) || known.contains(&(entity, short.to_owned())));
        if known.insert((entity, name.clone())) && !longer {
            names.push((entity, name));
        }
    }
    names.extend(ENDINGS.iter().map(|(ending, entity)| (*entity, format!("*{ending}"))));
    names
}

/// Length, first and last letter, in 15 bits.
fn shape_of(letters: &[u8]) -> usize {
    let end = |byte: Option<&u8>| byte.map_or(0, |&byte| usize::from(byte) & 31);
    (letters.len() & 31) << 10 | end(letters.first()) << 5 | end(letters.last())
}

/// What a field of that name holds. Names longer than 80 bytes say nothing.
///
/// A form's `billing[first_name]` and its encoded twin `billing%5Bfirst_name%5D` are names with an owner, and so is
/// `namespace/first_name`; the `__c` of Salesforce's own fields is no part of a name, and so is what stands in parentheses.
pub(crate) fn classify(name: &[u8]) -> FieldName {
    // A label is what stands for data, not a name, though its words are a field's.
    if label_len(name, 0) > 0 || name.ends_with(b"]") && behind_label(name, name.len(), name.len()) == name.len() {
        return FieldName::default();
    }
    let name = name.strip_suffix(b"__c").or_else(|| name.strip_suffix(b"__pc")).unwrap_or(name);
    let mut last_part = 0;
    let letters = letters_of(name, &mut last_part);
    if !letters.overflow {
        let letters = letters.get();
        let known = classify_letters(letters);
        if known.class.is_none() && counts(letters) {
            return FieldName { class: Some(Reference), ..known };
        }
        if known != FieldName::default() {
            return known;
        }
        if last_part > 0 && last_part < letters.len() {
            let last = classify_letters(&letters[last_part..]);
            if last.class.is_none_or(|class| !class.needs_person()) {
                return last;
            }
        }
    }
    behind_path(name).unwrap_or_default()
}

/// Bytes of a path that is looked at, at most.
const LONGEST_PATH: usize = 256;

/// Parts of a path that say which one, or what kind of thing, and no more.
const FILLERS: &[&[u8]] = &[b"details", b"info", b"information", b"data", b"attributes", b"object", b"fields", b"properties", b"entity", b"node"];

/// Parts of a path below which names of fields are spoken of, not their values.
#[rustfmt::skip]
const SPOKEN_OF: &[&[u8]] = &[b"label", b"labels", b"placeholder", b"error", b"errors", b"message", b"messages", b"title", b"titles", b"help", b"hint", b"tooltip", b"caption",
    b"column", b"columns", b"header", b"headers", b"heading", b"validation", b"validate", b"translation", b"translations", b"i18n", b"lang", b"locale", b"text", b"texts", b"required",
    b"show", b"hide", b"enable", b"enabled", b"disable", b"has", b"is", b"use", b"button", b"tab", b"section", b"icon", b"css", b"class", b"style"];

/// `payer.name.surname`, `customer_addresses_0_firstname`, `BILLING_DETAILS_PHONE`: what the last part of a path says. What says something of
/// persons or addresses alone needs the part before it to be one.
fn behind_path(name: &[u8]) -> Option<FieldName> {
    if name.len() > LONGEST_PATH {
        return None;
    }
    let table = &*TABLE;
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0x80;
    let is_digits = |word: &[u8]| word.iter().all(u8::is_ascii_digit);
    // `billing_address_street_0`: a line of it.
    let whole = name.strip_suffix(b"]").unwrap_or(name);
    let digits = whole.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let is_line = digits > 0 && whole.len() > digits + 1 && !is_word(&whole[whole.len() - digits - 1]);
    let name = if is_line { &whole[..whole.len() - digits - 1] } else { name };
    for start in (usize::from(!is_line)..name.len()).filter(|&at| is_word(&name[at]) && (at == 0 || !is_word(&name[at - 1]))) {
        let letters = letters_of(&name[start..], &mut 0);
        if letters.overflow || start > 0 && ALONE.contains(&letters.get()) {
            continue;
        }
        let field = table.look_up(letters.get()).or_else(|| if start == 0 { table.behind_prefixes(letters.get(), 2) } else { None });
        let Some(field) = field.filter(|field| *field != FieldName::default()) else { continue };
        if start == 0 {
            return Some(placed(field));
        }
        let before = || name[..start].split(|byte| !is_word(byte)).rev().filter(|word| !word.is_empty()).map(|word| letters_of(word, &mut 0));
        if before().any(|word| SPOKEN_OF.contains(&word.get())) {
            return None;
        }
        let is_step = matches!(name[start - 1], b'.' | b'[' | b'/' | b':') || before().next().is_some_and(|word| is_digits(word.get()));
        let held = |word: &Letters| table.owns(word.get()) || table.look_up(word.get()).is_some_and(|field| field.holds_person || field.holds_address);
        let is_card = |word: &Letters| table.look_up(word.get()).is_some_and(|field| field.holds_card);
        let nearest = before().find(|word| !is_digits(word.get()) && !FILLERS.contains(&word.get()));
        let is_plain = || {
            let card = matches!(field.class, Some(Expiry | Is(CreditCard | Entity::Cvv | CardExpiry)));
            card || letters.length >= 7 && matches!(field.class, Some(Is(Person))) || name[start..].iter().any(|byte| !is_word(byte))
        };
        return match field.class {
            Some(KeyOf | ValueOf | Reference) => None,
            // [`super::secret_field`] knows more of their names.
            Some(Is(entity) | IfWritten(entity)) if entity.category() == Category::Secret => None,
            Some(IsInPerson(_) | IsInAddress(_)) => match nearest {
                Some(word) => held(&word).then(|| owned(field)),
                None => Some(field),
            },
            None => is_step.then_some(field),
            Some(_) => (is_step || is_plain() || before().any(|word| held(&word) || is_card(&word))).then_some(field),
        };
    }
    None
}

/// Whether a name is that of a number which a shop or a bank gave to a thing: `ext_order_id`, `Bestellnummer`, `numéro de commande`.
fn counts(letters: &[u8]) -> bool {
    let before_thing = |letters: &'_ [u8]| THINGS.iter().filter_map(|thing| letters.strip_suffix(thing.as_bytes())).map(<[u8]>::len).min();
    if NUMBERED.iter().any(|word| letters.strip_suffix(word.as_bytes()).is_some_and(|rest| before_thing(rest).is_some())) {
        return true;
    }
    let Some(length) = before_thing(letters) else { return false };
    let before = &letters[..length];
    let links = [&b"de"[..], b"del", b"di", b"do", b"da", b"dell", b"dela"];
    let is_number = |before: &[u8]| NUMBERS.iter().any(|word| before == word.as_bytes());
    is_number(before) || links.iter().any(|link| before.strip_suffix(*link).is_some_and(is_number))
}

/// The same, and whether a name that says nothing else may be a secret's: not for names that are looked at once only.
pub(crate) fn describe(name: &[u8]) -> FieldName {
    // A key that was data itself: the words of its label are no field's.
    if super::label::first_label(name, 0, name.len()).is_some() {
        return FieldName::default();
    }
    let field = classify(name);
    FieldName { may_hold_secret: field.class.is_none() && super::secret_field::may_hold(name), ..field }
}

/// Folds a name; `last_part` is where the part behind its last bracket, slash or colon starts.
fn letters_of(name: &[u8], last_part: &mut usize) -> Letters {
    let mut letters = Letters::new();
    let mut at = 0;
    while at < name.len() && !letters.overflow {
        let byte = name[at];
        if byte.is_ascii_alphanumeric() {
            letters.push(byte.to_ascii_lowercase());
            at += 1;
            continue;
        }
        if byte >= 0x80 {
            let (character, length) = first_char(&name[at..]);
            letters.fold(character);
            at += length;
            continue;
        }
        at += 1;
        match byte {
            // The index of a list says nothing: `billing[street][0]`.
            b'[' if index_len(&name[at..]) > 0 => at += index_len(&name[at..]),
            b'[' | b'/' | b':' => *last_part = letters.length,
            b']' => {}
            b'%' if matches!(name[at..], [b'5', b'B' | b'b' | b'D' | b'd', ..]) => {
                *last_part = letters.length;
                at += 2;
            }
            b'(' if letters.length > 0 => break,
            b'_' | b'-' | b' ' | b'.' | b'#' | b'$' | b'\'' | b'*' | b'+' | b',' | b'(' | b')' | b'@' | b'?' | b'\t' => {}
            b'\\' => match escaped_char(&name[at - 1..]) {
                Some(character) if !character.is_ascii() => {
                    letters.fold(character);
                    at += 5;
                }
                // A backslash before a backslash: the escape of an escape.
                _ if name.get(at) == Some(&b'\\') => {}
                _ => letters.push(byte),
            },
            other => letters.push(other),
        }
    }
    letters
}

/// Length of what is in the brackets of an index with the one that closes them, `0]`, `]`; else 0.
fn index_len(rest: &[u8]) -> usize {
    let digits = rest.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
    if rest.get(digits) == Some(&b']') { digits + 1 } else { 0 }
}

fn classify_letters(letters: &[u8]) -> FieldName {
    let table = &*TABLE;
    if let Some(field) = table.look_up(letters) {
        return field;
    }
    if let Some(field) = table.behind_prefixes(letters, 2).filter(|field| *field != FieldName::default()) {
        return field;
    }
    let Some(&last) = letters.last() else { return FieldName::default() };
    // `phone_3`: one of several.
    if let [rest @ .., before, b'1'..=b'9'] = letters
        && !before.is_ascii_digit()
    {
        let numbered = &letters[..rest.len() + 1];
        if let Some(field) = table.look_up(numbered).or_else(|| table.behind_prefixes(numbered, 2)) {
            return placed(field);
        }
    }
    // `?v=2.4.6.1`
    if letters == b"v" || memchr_iter(b'v', letters).any(|at| letters[at..].starts_with(b"version")) {
        return FieldName { class: Some(Reference), ..FieldName::default() };
    }
    let range = usize::from(table.by_last[usize::from(last)])..usize::from(table.by_last[usize::from(last) + 1]);
    let ending = table.endings[range].iter().find(|(ending, _)| letters.ends_with(ending));
    FieldName { class: ending.map(|(_, entity)| Is(*entity)), ..FieldName::default() }
}

/// Goes through the ends of all names that can name a value in running text, for a filter over the letters before a
/// separator: in lower case, without separators, and never empty. Each is a whole name or at least its last [`TAIL`]
/// bytes, and may come more than once.
///
/// Guaranteed: if [`Class::in_text`] gives a kind for what [`classify`] says of a name, then that name ends in one of these,
/// once its case, its separators, its brackets with what is in them or its namespace, a `__c` or `__pc` at its end and one
/// digit at its end are gone. (Names of the table that end in a digit are here with and without it.) A name with letters
/// that are not ASCII is here composed and decomposed, in lower and in upper case, as raw UTF-8 and with its escapes
/// (`\u00e9` as `u00e9`), and without its accents; signs (`°`, `№`) are separators. A filter does well to let a name with a
/// byte of 0x80 or more near its end through. Names that are spelled with other accents than their own still are
/// classified, but end in none of these. Left out are the classes that say nothing in a text: notes, references, pairs,
/// what has to be written like a name or an expiry date, and two letters that need a word before them (`fn`).
pub(crate) fn each_ending(mut each: impl FnMut(&[u8])) {
    let mut add = |ending: &[u8]| {
        each(ending);
        if let [rest @ .., b'0'..=b'9'] = ending
            && !rest.is_empty()
        {
            each(rest);
        }
    };
    each_row(|class, name| {
        if speaks(class, name) {
            each_tail(name, &mut add);
            if let Some(name) = transliterated(name) {
                each_tail(&name, &mut add);
            }
        }
    });
    ENDINGS.iter().for_each(|(ending, _)| add(ending.as_bytes()));
}

/// A name of two letters that says nothing alone is not worth what a filter pays for it.
fn speaks(class: Class, name: &str) -> bool {
    class.in_text(false).is_some() || name.len() > 2 && matches!(class, IsInPerson(_) | IsInAddress(_))
}

/// Names of [`each_ending`] whose last word has one to three letters (`tax_id`), and how many: what parts the words stands
/// among the last four characters there.
pub(crate) fn each_short_last_word(mut each: impl FnMut(&[u8], usize)) {
    each_row(|class, name| {
        if class.in_text(true).is_none() && !matches!(class, IsInPerson(_)) {
            return;
        }
        let last = name.rsplit([' ', '-', '.', ',']).find(|word| !word.is_empty()).unwrap_or_default();
        if last.len() > 3 && last.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return;
        }
        let last = letters_of(last.as_bytes(), &mut 0).length;
        if (1..=3).contains(&last) {
            let letters = letters_of(name.as_bytes(), &mut 0);
            if letters.length > last {
                each(letters.get(), last);
            }
        }
    });
}

/// Bytes of a name that a filter of four looks at; one more, for a digit behind them.
const TAIL: usize = 5;

/// The last bytes of a name, put together from behind.
struct Tail {
    bytes: [u8; TAIL],
    start: usize,
}

impl Tail {
    fn new() -> Tail {
        Tail { bytes: [0; TAIL], start: TAIL }
    }

    /// Puts bytes before the others, in lower case; what has no place left goes.
    fn put(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().rev().take(self.start) {
            self.start -= 1;
            self.bytes[self.start] = byte.to_ascii_lowercase();
        }
    }

    fn get(&self) -> &[u8] {
        &self.bytes[self.start..]
    }
}

/// The folded end of a name: [`TAIL`] bytes at least, or the whole name.
fn last_letters(name: &str) -> Letters {
    let start = name.char_indices().nth_back(2 * TAIL).map_or(0, |(at, _)| at);
    let letters = letters_of(&name.as_bytes()[start..], &mut 0);
    // These signs say something about what comes before or behind them.
    let is_plain = !name.bytes().any(|byte| matches!(byte, b'(' | b'\\' | b'%'));
    if start == 0 || is_plain && letters.length >= TAIL { letters } else { letters_of(name.as_bytes(), &mut 0) }
}

/// The ways in which a name's end can stand in a text. The table's names are written in composed characters: each is
/// looked at by itself.
fn each_tail(name: &str, add: &mut impl FnMut(&[u8])) {
    add(last_letters(name).get());
    if name.is_ascii() {
        return;
    }
    let (mut cased, mut parts) = (String::new(), String::new());
    for (upper, decomposed) in [(false, false), (false, true), (true, false), (true, true)] {
        let (mut written, mut escaped) = (Tail::new(), Tail::new());
        // An escape is no shorter than what it stands for.
        for letter in name.chars().rev() {
            if written.start == 0 {
                break;
            }
            if letter.is_ascii() {
                let byte = [letter as u8];
                if byte[0].is_ascii_alphanumeric() {
                    written.put(&byte);
                    escaped.put(&byte);
                }
                continue;
            }
            cased.clear();
            match upper {
                true => cased.extend(letter.to_uppercase()),
                false => cased.extend(letter.to_lowercase()),
            }
            parts.clear();
            match decomposed {
                true => cased.chars().for_each(|letter| decompose_canonical(letter, |part| parts.push(part))),
                // One capital may be several letters.
                false if cased.chars().nth(1).is_some() => parts.extend(cased.nfc()),
                false => parts.push_str(&cased),
            }
            for part in parts.chars().rev().filter(|part| is_letter(*part) || ('\u{300}'..='\u{36F}').contains(part)) {
                written.put(part.encode_utf8(&mut [0; 4]).as_bytes());
                if part.is_ascii() {
                    escaped.put(&[part as u8]);
                    continue;
                }
                for unit in part.encode_utf16(&mut [0; 2]).iter().rev() {
                    let digit = |shift: u16| b"0123456789abcdef"[usize::from(unit >> shift & 15)];
                    escaped.put(&[b'u', digit(12), digit(8), digit(4), digit(0)]);
                }
            }
        }
        add(written.get());
        add(escaped.get());
    }
}

/// The kind of an identifier in a field of the kind `entity`: several share their words (`nif`, `tax id`). The one that the
/// value fits counts, else the one that the field says.
pub(crate) fn kind_of(entity: Entity, value: &[u8]) -> Entity {
    let kin = &TABLE.kin[entity as usize];
    if kin.is_empty() {
        return entity;
    }
    // `ssn` is what English says for the social security number of any country; a mask of one shows four digits.
    if entity == UsSsn && accepts(UsSsn, value).is_none() && count(value, u8::is_ascii_digit) >= 6 {
        return kind_of(IdCardNumber, value);
    }
    if entity == IdCardNumber
        && let Some(national) = national(value)
    {
        return national;
    }
    if !is_identifier(entity) && accepts(entity, value).is_some() {
        return entity;
    }
    compact(value, |letters| kin.iter().find(|identifier| fits(identifier, letters))).map_or(entity, |identifier| identifier.entity)
}

/// How many bytes of a value are of that kind.
fn count(value: &[u8], is_kind: fn(&u8) -> bool) -> usize {
    value.iter().filter(|byte| is_kind(byte)).count()
}

/// Letters and digits of an identifier that its check alone tells, at least.
const CHECKED: usize = 9;

/// Whose identity card's number a value is: one of nine digits or more, with a check that it passes.
fn national(value: &[u8]) -> Option<Entity> {
    if count(value, u8::is_ascii_digit) < CHECKED {
        return None;
    }
    let kin = &TABLE.kin[IdCardNumber as usize];
    compact(value, |letters| kin.iter().find(|identifier| passes_check(identifier, letters))).map(|identifier| identifier.entity)
}

/// Whether a value is an identifier of any country, with a check that it passes. Two letters are worth digits:
/// `12345678Z`.
fn is_checked_identifier(value: &[u8]) -> bool {
    count(value, u8::is_ascii_digit) >= CHECKED - 2
        && count(value, u8::is_ascii_alphanumeric) >= CHECKED
        && compact(value, |letters| IDENTIFIERS.iter().any(|identifier| passes_check(identifier, letters)))
}

fn passes_check(identifier: &Identifier, compact: &[u8]) -> bool {
    identifier.entity.info().checksum.is_some() && fits(identifier, compact)
}

/// Asks about the letters (in upper case) and digits of a value without what parts them; a longer value or one of other
/// characters is no identifier.
fn compact<T: Default>(value: &[u8], ask: impl FnOnce(&[u8]) -> T) -> T {
    let mut letters = [0u8; 24];
    let mut length = 0;
    for &byte in value.iter().filter(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii()) {
        let Some(place) = letters.get_mut(length).filter(|_| byte.is_ascii()) else { return T::default() };
        *place = byte.to_ascii_uppercase();
        length += 1;
    }
    ask(&letters[..length])
}

/// Whether letters (in upper case) and digits have one of the identifier's shapes and pass its check.
fn fits(identifier: &Identifier, compact: &[u8]) -> bool {
    let is_shaped = |shape: &&&str| places(shape).count() == compact.len() && places(shape).zip(compact).all(|(place, &byte)| may_stand_at(place, byte));
    identifier.shapes.iter().find(is_shaped).is_some() && (identifier.valid)(compact)
}

/// A shape without what parts its groups.
fn places(shape: &str) -> impl Iterator<Item = u8> {
    shape.bytes().filter(|&sign| is_place(sign))
}

/// What a value is made of, counted in one pass over its bytes: enough for most checks to say no.
#[derive(Clone, Copy)]
pub(crate) struct Made {
    /// Letters and digits, bytes of other scripts with them.
    letters: usize,
    digits: usize,
    /// Bytes of other scripts.
    high: usize,
    pub stars: usize,
}

/// What each byte adds to the four counts, sixteen bits each.
static COUNTS: [u64; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'0'..=b'9' => 1 | 1 << 16,
            b'a'..=b'z' | b'A'..=b'Z' => 1,
            0x80.. => 1 | 1 << 32,
            b'*' => 1 << 48,
            _ => 0,
        };
        byte += 1;
    }
    table
};

impl Made {
    #[inline]
    pub fn of(value: &[u8]) -> Made {
        if value.len() <= 0xFFFF { Made::of_piece(value) } else { Made::of_long(value) }
    }

    /// So few bytes that no count can outgrow its place.
    #[inline(always)]
    fn of_piece(piece: &[u8]) -> Made {
        let sum = piece.iter().fold(0u64, |sum, &byte| sum.wrapping_add(COUNTS[usize::from(byte)]));
        let count = |place: u32| usize::from((sum >> place) as u16);
        Made { letters: count(0), digits: count(16), high: count(32), stars: count(48) }
    }

    #[cold]
    fn of_long(value: &[u8]) -> Made {
        value.chunks(0xFFFF).map(Made::of_piece).fold(Made { letters: 0, digits: 0, high: 0, stars: 0 }, |one, other| Made {
            letters: one.letters + other.letters,
            digits: one.digits + other.digits,
            high: one.high + other.high,
            stars: one.stars + other.stars,
        })
    }
}

/// Whether a value only repeats its field's name, or is another name of the same kind: `"first_name": "First name"` in a
/// form's description, `"city": "Ville"` in a translation, `showPassword: "js/show-password"` of a loader of scripts.
pub(crate) fn repeats(name: &[u8], value: &[u8], made: Made) -> bool {
    fn plain(text: &[u8]) -> impl Iterator<Item = u8> + '_ {
        text.iter().filter(|byte| byte.is_ascii_alphanumeric() || **byte >= 0x80).map(u8::to_ascii_lowercase)
    }
    // Two that begin with different letters are not the same.
    let differ =
        matches!((name, value), (&[one, ..], &[other, ..]) if one.is_ascii_alphanumeric() && other.is_ascii_alphanumeric() && (one ^ other) & !0x20 != 0);
    let ends_in_name = || {
        let alike = matches!((name, value), (&[.., one], &[.., other]) if one.eq_ignore_ascii_case(&other));
        let last = |path: &'_ [u8]| memchr::memrchr(b'/', path).map_or(0, |slash| slash + 1);
        let is_same_file = || matches!(last(value), from if from > 0 && plain(&value[from..]).eq(plain(&name[last(name)..])));
        alike && (is_same_file() || made.digits == 0 && is_class(name, value))
    };
    made.letters > 0 && value.len() <= 64 && (!differ && plain(value).eq(plain(name)) || ends_in_name() || is_title(name, value, made))
}

/// Whether a value is the name of a class that is called so: `"reset_password": "WC_Email_Customer_Reset_Password"`.
#[inline(never)]
fn is_class(name: &[u8], value: &[u8]) -> bool {
    let Some((scope, rest)) = value.len().checked_sub(name.len()).map(|length| value.split_at(length)) else { return false };
    let Some((b'_' | b'\\', words)) = scope.split_last() else { return false };
    words.first().is_some_and(u8::is_ascii_uppercase)
        && words.iter().any(|byte| matches!(byte, b'_' | b'\\'))
        && words.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'\\'))
        && rest.eq_ignore_ascii_case(name)
}

/// Whether a value is the name of a field of the same kind as `name`.
fn is_title(name: &[u8], value: &[u8], made: Made) -> bool {
    if value.first().is_none_or(u8::is_ascii_digit) {
        return false;
    }
    // Most values end here: a field's name begins with a letter and has the length and the ends of one in the table.
    let table = &*TABLE;
    if made.high == 0 && made.letters > 0 {
        let is_letter = |byte: &&u8| byte.is_ascii_alphanumeric();
        let end = |byte: Option<&u8>| usize::from(byte.map_or(0, |&byte| byte | 0x20));
        let (first, last) = (end(value.iter().find(is_letter)), end(value.iter().rfind(is_letter)));
        let shape = (made.letters & 31) << 10 | (first & 31) << 5 | last & 31;
        if (first as u8).is_ascii_digit() || table.shapes[shape / 64] >> (shape % 64) & 1 == 0 {
            return false;
        }
        // Words of letters and spaces fold to themselves: nothing of their hash in the table.
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-' | b'_' | b'.' | b',' | b'\'');
        if value.iter().all(plain) {
            let letters = value.iter().filter(|byte| byte.is_ascii_alphanumeric());
            let hash = letters.fold(fnv::OFFSET, |hash, byte| fnv::step(hash, byte.to_ascii_lowercase()));
            if table.slots[fnv::fold(hash) & (table.slots.len() - 1)] == 0 {
                return false;
            }
        }
    }
    let letters = letters_of(value, &mut 0);
    let Some(class) = table.look_up(letters.get()).and_then(|field| field.class) else { return false };
    let entity = match class {
        // There are people called First and Given; nobody is called Nombre.
        IsInPerson(Person) if NAMES.iter().any(|(_, names)| names.iter().any(|name| value.eq_ignore_ascii_case(name.as_bytes()))) => return false,
        IsInPerson(Person) if value.len() < 4 => return false,
        class => class.entity(),
    };
    // A weak password is one all the same.
    let is_written_out =
        entity.is_some_and(|entity| entity.category() != Category::Secret) || value.first().is_some_and(u8::is_ascii_uppercase) || value.contains(&b' ');
    is_written_out && entity.is_some() && entity == classify(name).class.and_then(Class::entity)
}

/// A name with its owner said: what counts only in a person counts here.
fn owned(field: FieldName) -> FieldName {
    let class = match field.class {
        Some(IsInPerson(entity) | IsInAddress(entity)) => Some(Is(entity)),
        Some(IfWritten(entity)) if entity.category() == Category::Secret => None,
        Some(KeyOf | ValueOf | Reference) => None,
        class => class,
    };
    FieldName { class, marks_person: matches!(class, Some(Is(entity)) if entity.category() == Category::Personal), ..field }
}

/// A name with its place said, or a number: personal data stay what they are, and all else says nothing.
fn placed(field: FieldName) -> FieldName {
    let class = field
        .class
        .filter(|class| matches!(class, Is(entity) | IfWritten(entity) | IsInPerson(entity) | IsInAddress(entity) if entity.category() == Category::Personal));
    FieldName { class, marks_person: field.marks_person && class.is_some(), ..field }
}

/// Whether a value in a field of the class [`Class::IfWritten`] is one: of a password's shape in a text, where the name may be
/// a variable's (`in_text`); else any password, any key that is long and mixed enough, an identifier that passes its check.
pub(crate) fn is_written_like(entity: Entity, value: &[u8], in_text: bool) -> bool {
    let value = value.trim_ascii();
    if entity == Entity::GeoCoordinates {
        return super::geo::is_pair(value);
    }
    if entity == IdCardNumber {
        return is_checked_identifier(value);
    }
    // A street and its number.
    if entity == PostalAddress {
        return value.contains(&b' ') && super::introduced::address_len(value) > 0 && accepts(entity, value).is_some();
    }
    if entity == Entity::LicensePlate {
        return is_plate(value);
    }
    if entity == Entity::Crypto {
        let is_hex = |digits: &[u8]| matches!(digits.len(), 40 | 64) && digits.iter().all(u8::is_ascii_hexdigit);
        return accepts(entity, value).is_some() && value.iter().any(u8::is_ascii_lowercase) && value.strip_prefix(b"0x").is_none_or(is_hex);
    }
    if entity.category() != Category::Secret {
        return compact(value, |letters| TABLE.kin[entity as usize].iter().any(|identifier| fits(identifier, letters)));
    }
    let mixed = value.iter().any(u8::is_ascii_digit) && value.iter().any(u8::is_ascii_alphabetic);
    let is_code = || value.iter().any(|byte| matches!(byte, b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',' | b';' | b' ' | b'?' | b'|'));
    let is_term = || value.iter().any(|byte| matches!(byte, b'/' | b'*' | b'=' | b'<' | b'>' | b'.' | b':'));
    match entity {
        Password if !in_text => !is_palau(value),
        Password => mixed && value.len() >= 6 && !is_code() && !is_term(),
        _ => mixed && value.len() >= 20 && !is_code() && memmem::find(value, b"://").is_none(),
    }
}

/// Whether a value is the country whose code is `PW`: it stands in every list of countries.
fn is_palau(value: &[u8]) -> bool {
    ["Palau", "Belau", "Palaos", "Палау", "パラオ", "帕劳", "帛琉", "팔라우"].iter().any(|name| value == name.as_bytes())
}

/// Whether a value is written as the plate of a vehicle: four to nine capitals and digits, both, in four groups at most:
/// `B-AB 1234`, `AB51 ABC`, `34 ABC 1234`, `1ABC234`.
fn is_plate(value: &[u8]) -> bool {
    let mut groups = value.split(|byte| matches!(byte, b' ' | b'-' | b'.'));
    let is_group = |group: &[u8]| !group.is_empty() && group.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let (letters, digits) = (count(value, u8::is_ascii_uppercase), count(value, u8::is_ascii_digit));
    (4..=9).contains(&(letters + digits)) && (1..=6).contains(&digits) && (1..=6).contains(&letters) && groups.clone().count() <= 4 && groups.all(is_group)
}

/// Whether a value is written just as an identifier of that kind is printed, in groups, be its check right or not.
pub(crate) fn is_shaped_like(entity: Entity, value: &[u8]) -> bool {
    let mut shapes = TABLE.kin[entity as usize].iter().filter(|identifier| identifier.entity == entity).flat_map(|identifier| identifier.shapes);
    value.contains(&b' ') && shapes.any(|shape| is_shaped(value, shape))
}

/// Whether a value in a field of that kind is one: not empty, no switch, of the kind's alphabet. Returns the score.
pub(crate) fn accepts(entity: Entity, value: &[u8]) -> Option<f32> {
    accepts_made(entity, value, Made::of(value))
}

/// The same, for a value that was counted.
pub(crate) fn accepts_made(entity: Entity, value: &[u8], made: Made) -> Option<f32> {
    let value = value.trim_ascii();
    let Made { letters, digits, .. } = made;
    if letters == 0 || entity != Person && is_switch(value) || is_sentence(value) {
        return None;
    }
    // A document has fields of its own.
    let is_document = matches!(value, [b'{', b'"' | b'}', ..] | [b'[', b'{' | b'"' | b'[' | b']', ..]);
    if is_document && !matches!(entity, Password | GenericSecret) {
        return None;
    }
    // Digits or a sign spoke against it before a label took their place.
    let by_absence = matches!(entity, Gender | Nationality | MaritalStatus | BirthPlace | SpecialCategory | Username);
    if by_absence && super::label::first_label(value, 0, value.len()).is_some() {
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
            let shaped = matches!(value, [a, b, b' ', c, d, ..] | [a, b, c, d, ..] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && c.is_ascii_digit() && d.is_ascii_digit());
            (15..=34).contains(&letters) && shaped && value.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-'))
        }
        // An IBAN is one, wherever it stands.
        Entity::BankAccount if super::iban::at_word(value, 0).is_some_and(|iban| iban.end == value.len()) => false,
        UsSsn => digits == 9 && value.len() <= 11,
        // `forgot_password: https://…` is a page, not a password.
        BearerToken => {
            super::credential::header_value(value).1 > 0 || !value.contains(&b' ') && !value.starts_with(b"/") && !value.windows(3).any(|three| three == b"://")
        }
        Password => {
            let is_address = value.starts_with(b"http://") || value.starts_with(b"https://");
            let is_said = digits == 0 && asks_for_password(value);
            !(is_address || is_said || is_path(value) || is_name_of_file(value) || is_described(value) || is_left_out(value) || is_version(value))
        }
        GenericSecret => {
            let is_said = digits == 0 && value.contains(&b' ');
            // `1` says that there is one.
            value.len() >= 3
                && !value.starts_with(b"http://")
                && !value.starts_with(b"https://")
                && !is_said
                && !is_described(value)
                && !is_left_out(value)
                && !is_version(value)
                && !is_called_secret(value)
        }
        // Some have fewer digits: `GBGD001`, `HDFC0CAGSBK`.
        VatId | CompanyRegistration => digits >= 4 && value.len() <= 40 || is_written_like(entity, value, false),
        PassportNumber | IdCardNumber | DrivingLicence => {
            // `X4RTBPFW4`
            let is_code = || digits >= 2 && (8..=10).contains(&value.len()) && value.iter().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
            letters <= 24 && value.len() <= 40 && (digits >= 4 || is_code())
        }
        // The numbers of ISO 5218; 0 and 9 say that it is not known.
        Gender => matches!(value, [b'1' | b'2']) || digits == 0 && value.len() <= 32 && !is_type(value),
        Nationality | MaritalStatus => digits == 0 && value.len() <= 64 && !is_type(value),
        BirthPlace | SpecialCategory => digits < letters && value.len() <= 256,
        Age => (1..=130).contains(&age_of(value)),
        // An address is one all the same, and is found as such.
        Username => {
            (2..=64).contains(&value.len()) && !is_type(value) && !is_complaint(value) && !value.contains(&b'@') && memmem::find(value, b"://").is_none()
        }
        IpAddress => is_ip(value),
        // `IP地址`: an address of another kind.
        PostalAddress => {
            value.len() <= 512 && !(digits >= 4 && is_ip(value)) && !(digits < 4 && value[0].is_ascii_lowercase() && (is_name_of_file(value) || is_type(value)))
        }
        // The number of an order is no name, and the digits of a card are none: `#1001`, `last4`. Longer ones may be found as something else.
        Person if letters == digits => value.len() > 7 || !value.iter().all(|byte| byte.is_ascii_digit() || *byte == b'#'),
        Person => value.len() <= 512 && !(value[0].is_ascii_lowercase() && is_type(value)),
        // What was masked in it was a card or another number, and what is left is none.
        _ if is_identifier(entity) => {
            digits >= 3 && may_be_identifier(entity, value, letters) && memmem::find(value, b"**").is_none() || is_written_like(entity, value, false)
        }
        _ => is_kind(entity.name(), value, digits, letters),
    };
    fits.then_some(0.85)
}

/// The version of a package that is called so: `"secret": "1.0.4"`, `"password": "^0.1.1"`.
fn is_version(value: &[u8]) -> bool {
    let bare = value.trim_ascii_start();
    let bare = bare.strip_prefix(b">=").or_else(|| bare.strip_prefix(b"^")).or_else(|| bare.strip_prefix(b"~")).unwrap_or(bare);
    let mut parts = bare.split(|&byte| byte == b'.');
    bare.len() <= 14 && parts.clone().count() == 3 && parts.all(|part| (1..=4).contains(&part.len()) && part.iter().all(u8::is_ascii_digit))
}

/// What a description of data has in place of them, and examples of interfaces: `string`, `varchar(255)`, `required|max:255`.
#[inline(never)]
fn is_type(value: &[u8]) -> bool {
    // Few values begin and are as long as one.
    let is = |word: &[u8]| value.eq_ignore_ascii_case(word);
    match (value.len(), value[0] | 0x20) {
        (6, b's') => is(b"string"),
        (7, b's') => is(b"string!"),
        (8, b's') => is(b"string[]"),
        (7, b'i') => is(b"integer"),
        (7, b'b') => is(b"boolean"),
        (7, b'v') => is(b"varchar"),
        (9.., b'v') => begins_with(value, b"varchar("),
        (8, b'n') => is(b"nullable"),
        (8, b'o') => is(b"optional"),
        (8, b'r') => is(b"required"),
        (9.., b'r') => value.starts_with(b"required|"),
        (9.., b'n') => value.starts_with(b"nullable|"),
        (6.., b'i') => value.starts_with(b"in:") && value.contains(&b','),
        _ => false,
    }
}

/// What stands for a secret where fields are described: a type, a rule that it has to fit (`^(?=.*[A-Z]).{8,}$`), the control that takes it
/// (`TextField`).
#[inline(never)]
fn is_described(value: &[u8]) -> bool {
    const CONTENTS: &[&[u8]] = &[b"Text", b"String", b"Char", b"Password", b"Secret", b"Hidden", b"Email"];
    const CONTROLS: &[&[u8]] = &[b"Field", b"Input", b"Type", b"Area", b"Box"];
    let is_pattern = || matches!(value, [b'^', inner @ .., b'$'] if inner.iter().any(|byte| matches!(byte, b'[' | b'(' | b'\\')));
    let is_control = || {
        let rest = CONTENTS.iter().find_map(|content| value.strip_prefix(*content));
        rest.is_some_and(|rest| CONTROLS.contains(&rest))
    };
    is_type(value) || is_pattern() || is_control()
}

/// What a secret is called in other languages, in a form's translation. A small letter begins a weak secret.
#[rustfmt::skip]
const SECRET_TITLES: &[&str] = &[
    "Geheimnis", "Ihr Geheimnis", "API-Schlüssel", "Geheimer Schlüssel", "Clé API", "Clé secrète", "Clave API", "Clave secreta", "Chiave API", "Chiave segreta", "Chave API", "Chave secreta", "API-sleutel",
    "Geheime sleutel", "Klucz API", "Klíč API", "API-nyckel", "API-nøgle", "API-nøkkel", "API-avain",
];

/// Whether a value is one of those titles.
pub(super) fn is_called_secret(value: &[u8]) -> bool {
    value.first().is_some_and(u8::is_ascii_uppercase) && SECRET_TITLES.iter().any(|title| value == title.as_bytes())
}

/// What a validation says of a field whose name stands before it: `has already been taken`.
fn is_complaint(value: &[u8]) -> bool {
    const VERBS: &[&[u8]] = &[b"is", b"has", b"was", b"must", b"should", b"cannot", b"can't", b"ist", b"muss", b"darf", b"wurde", b"est", b"doit"];
    let Some(space) = memchr::memchr(b' ', value) else { return false };
    VERBS.contains(&&value[..space]) && value[space + 1..].iter().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b' ' | b'\'' | b'-') || *byte >= 0x80)
}

/// What stands where a secret was taken out: `[FILTERED]`, `REDACTED`; and where one has to be put in.
fn is_left_out(value: &[u8]) -> bool {
    let words = |value: &[u8]| value.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b' ' | b'_' | b'-'));
    let is_any = |known: &[&[u8]], is: fn(&[u8], &[u8]) -> bool| known.iter().any(|known| is(value, known));
    match value[0] | 0x20 {
        b'{' => value[0] == b'[' && matches!(value, [_, inner @ .., b']'] if inner.len() >= 4 && words(inner)),
        b'r' | b'f' => is_any(&[b"redacted", b"filtered"], <[u8]>::eq_ignore_ascii_case),
        b'y' | b'c' => is_any(&[b"your_", b"your-", b"changeme-", b"change-me", b"change_me"], begins_with) && words(value),
        _ => false,
    }
}

/// What a field for a password says to people: `Passwort eingeben`, `Introduce tu contraseña`.
fn asks_for_password(value: &[u8]) -> bool {
    let is_password = |word: &[u8]| word.len() >= 6 && TABLE.look_up(letters_of(word, &mut 0).get()).is_some_and(|field| field.class == Some(Is(Password)));
    value.contains(&b' ') && value.split(|&byte| byte == b' ').any(is_password)
}

/// The path of a file or of a setting without its first slash: `system/smtp/password`, `includes/class-reset-password.php`.
#[inline(never)]
fn is_name_of_file(value: &[u8]) -> bool {
    let is_part = |byte: &u8| byte.is_ascii_lowercase() || matches!(byte, b'/' | b'_' | b'-' | b'.');
    // Most values begin with a capital or a digit.
    value[0].is_ascii_lowercase()
        && value.len() >= 8
        && value.contains(&b'/')
        && value.iter().all(is_part)
        && (value.iter().any(|byte| matches!(byte, b'_' | b'-' | b'.')) || memchr_iter(b'/', value).count() >= 2)
}

fn is_ip(value: &[u8]) -> bool {
    std::str::from_utf8(value).is_ok_and(|text| text.parse::<std::net::IpAddr>().is_ok())
}

/// Whether a kind has shapes of its own. Passports of any country have, in sentences, but a field of theirs holds whatever its
/// country prints.
fn is_identifier(entity: Entity) -> bool {
    entity != PassportNumber && TABLE.kin[entity as usize].first().is_some_and(|identifier| identifier.entity == entity)
}

/// Whether a value has nearly the length of an identifier: one with a typing error is somebody's all the same.
fn may_be_identifier(entity: Entity, value: &[u8], letters: usize) -> bool {
    let kin = &TABLE.kin[entity as usize];
    value.len() <= 40 && kin.iter().flat_map(|identifier| identifier.shapes).any(|shape| places(shape).count().abs_diff(letters) <= 1)
}

/// Characters of the address of a currency, at least.
const SHORTEST_ADDRESS: usize = 25;

/// Values in fields of [`BY_KIND`].
fn is_kind(kind: &str, value: &[u8], digits: usize, letters: usize) -> bool {
    match kind {
        "BANK_ACCOUNT" => digits >= 4 && value.len() <= 40,
        "IMEI" => (14..=16).contains(&digits) && digits == letters,
        "MAC_ADDRESS" => letters == 12 && value.iter().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'-' | b'.' | b' ')),
        "GEO_COORDINATES" => digits >= 3 && value.contains(&b'.') && value.len() <= 64,
        // Currencies without a checksum, and those that we do not know.
        "CRYPTO" => value.len() >= SHORTEST_ADDRESS && digits > 0 && letters + 4 >= value.len() && !value.contains(&b' '),
        // A moment in seconds is the session of a page's statistics.
        "SESSION_ID" => letters >= 8 && digits > 0 && !value.contains(&b' ') && !(value.len() == 10 && digits == 10 && value[0] == b'1'),
        "LICENSE_PLATE" => is_plate(value),
        "SWIFT_BIC" => matches!(letters, 8 | 11) && value.len() == letters,
        _ => true,
    }
}

/// The years in `42` and `42 years`, 0 when there are none.
fn age_of(value: &[u8]) -> u32 {
    let digits = value.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let is_alone = value.get(digits).is_none_or(|&byte| byte == b' ');
    let years = value[..digits].iter().take(4).fold(0, |years, byte| years * 10 + u32::from(byte - b'0'));
    if digits <= 3 && is_alone && value.len() <= 16 { years } else { 0 }
}

/// `PWD=/var/www/html` of a shell: the working directory; `lost-password` of a page: `index.php?pagename=…`.
fn is_path(value: &[u8]) -> bool {
    value.starts_with(b"index.php?")
        || value.starts_with(b"/")
            && memchr_iter(b'/', value).count() >= 2
            && value.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_'))
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
    is_name_of(value.trim_ascii(), 2..=5)
}

/// The same with the surname first: `Doe, Jane`.
pub(crate) fn is_surname_first(value: &[u8]) -> bool {
    let comma = value.iter().position(|&byte| byte == b',');
    comma.is_some_and(|comma| is_name_of(value[..comma].trim_ascii(), 1..=3) && is_name_of(value[comma + 1..].trim_ascii(), 1..=3))
}

/// Whether a value has so many words of letters, of which the first and the last have a capital.
fn is_name_of(value: &[u8], counts: std::ops::RangeInclusive<usize>) -> bool {
    let mut words = value.split(|&byte| byte == b' ');
    let is_word = |word: &[u8]| word.iter().all(|&byte| byte.is_ascii_alphabetic() || byte >= 0x80 || matches!(byte, b'-' | b'\'' | b'.'));
    let begins = |word: &[u8]| word.first().is_some_and(|byte| byte.is_ascii_uppercase() || *byte >= 0x80);
    counts.contains(&words.clone().count()) && words.clone().all(is_word) && words.clone().next().is_some_and(begins) && words.next_back().is_none_or(begins)
}

/// Parts with commas or ends of lines between them, of which one is a street and its number.
fn is_of_address_parts(value: &[u8]) -> bool {
    let mut parts = value.split(|byte| matches!(byte, b',' | b'\n')).map(<[u8]>::trim_ascii);
    parts.clone().nth(1).is_some() && parts.any(|part| is_written_like(PostalAddress, part, false)) && accepts(PostalAddress, value).is_some()
}

/// `09/28`, `09/2028`, `092028`, `2028-09`
pub(crate) fn is_month_and_year(value: &[u8]) -> bool {
    let is_month = |month: &[u8]| matches!(month, [b'0', b'1'..=b'9'] | [b'1', b'0'..=b'2']);
    let is_year = |year: &[u8]| matches!(year, [b'2', b'0', b'2'..=b'5', b'0'..=b'9']);
    let in_one = value.len() == 6 && is_month(&value[..2]) && is_year(&value[2..]);
    let year_first = value.len() == 7 && value[4] == b'-' && is_year(&value[..4]) && is_month(&value[5..]);
    in_one || year_first || expiry_end(value, 0) == Some(value.len())
}

/// `4821`
pub(crate) fn is_pin(value: &[u8]) -> bool {
    value.len() == 4 && value.iter().all(u8::is_ascii_digit)
}

/// `ATU13585627`
pub(crate) fn is_lettered(value: &[u8]) -> bool {
    value.first().is_some_and(u8::is_ascii_alphabetic)
}

/// `482913`, `482 913`, `G-482913`
pub(crate) fn is_login_code(value: &[u8]) -> bool {
    let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
    let value = value.strip_prefix(b"G-").unwrap_or(value);
    let is_parted = value.len() == digits + 1 && digits % 2 == 0 && matches!(value[digits / 2], b' ' | b'-');
    (4..=8).contains(&digits) && (value.len() == digits || is_parted && value[0].is_ascii_digit())
}

/// What forms and errors say about a field: `Last name is not valid!`
fn is_sentence(value: &[u8]) -> bool {
    let Some(&mark @ (b'!' | b'?' | b'.')) = value.last() else { return false };
    // Words of letters only: what may be data and become a label does not count.
    let is_word =
        |word: &&[u8]| !word.is_empty() && word.trim_ascii_end().iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'.' | b'!' | b'?' | b','));
    let words = value.split(|&byte| byte == b' ').filter(is_word).count();
    let complains = || [&b"invalid "[..], b"missing ", b"please "].iter().any(|start| begins_with(value, start));
    if mark == b'.' { words >= 4 || complains() } else { words >= 2 }
}

/// Words that stand for "nothing" or for a switch.
pub(super) fn is_switch(value: &[u8]) -> bool {
    let words: &[&[u8]] = match value.len() {
        2 => &[b"no"],
        3 => &[b"n/a", b"yes"],
        4 => &[b"null", b"true", b"none"],
        5 => &[b"false"],
        9 => &[b"undefined"],
        _ => return false,
    };
    words.iter().any(|word| value.eq_ignore_ascii_case(word))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// What [`each_ending`] goes through, as whole names.
    pub(crate) fn endings() -> Vec<Box<[u8]>> {
        let mut all: Vec<Box<[u8]>> = Vec::new();
        for (_, name) in rows().into_iter().filter(|(class, name)| speaks(*class, name)) {
            for name in std::iter::once(name.clone()).chain(transliterated(&name)) {
                add_spellings(&name, &mut all);
            }
        }
        all.extend(ENDINGS.iter().map(|(ending, _)| ending.as_bytes().into()));
        let numbered: Vec<Box<[u8]>> = all
            .iter()
            .filter_map(|ending| ending.split_last())
            .filter(|(last, rest)| last.is_ascii_digit() && !rest.is_empty())
            .map(|(_, rest)| rest.into())
            .collect();
        all.extend(numbered);
        all
    }

    /// The ways in which a name can stand in a text, the plain way.
    fn add_spellings(name: &str, out: &mut Vec<Box<[u8]>>) {
        // Longer names are cut off, and say nothing.
        if folded(name).len() < LONGEST {
            out.push(folded(name).into());
        }
        if name.is_ascii() {
            return;
        }
        let plain = |text: String| text.chars().filter(|c| c.is_alphanumeric() || ('\u{300}'..='\u{36F}').contains(c)).collect::<String>();
        for cased in [name.to_lowercase(), name.to_uppercase()] {
            for written in [cased.nfc().collect::<String>(), cased.nfd().collect()] {
                let written = plain(written);
                let mut units = [0u16; 2];
                let escaped: String = written
                    .chars()
                    .flat_map(|c| match c.is_ascii() {
                        true => vec![c.to_string()],
                        false => c.encode_utf16(&mut units).iter().map(|unit| format!("u{unit:04x}")).collect(),
                    })
                    .collect();
                out.push(written.to_ascii_lowercase().into_bytes().into());
                out.push(escaped.to_ascii_lowercase().into_bytes().into());
            }
        }
    }

    #[test]
    fn letters_are_those_of_unicode() {
        assert!(('\0'..=char::MAX).all(|character| is_letter(character) == character.is_alphanumeric()));
    }

    #[test]
    fn of_names_that_clash_the_first_counts() {
        let pairs = [('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('å', "aa"), ('ø', "oe")];
        let mut first = std::collections::HashMap::new();
        for (class, name) in rows() {
            let other = pairs.iter().fold(name.clone(), |name, (letter, written)| name.replace(*letter, written));
            assert_eq!(transliterated(&name), (other != name).then(|| other.clone()), "{name}");
            for letters in [folded(&name), folded(&other)] {
                first.entry(letters).or_insert(class);
            }
        }
        first.retain(|letters, _| !letters.is_empty() && letters.len() < LONGEST);
        assert!(first.len() > 5_000);
        for (letters, class) in first {
            assert_eq!(TABLE.look_up(&letters).and_then(|field| field.class), Some(class), "{}", String::from_utf8_lossy(&letters));
        }
    }

    #[test]
    fn ends_put_together_from_behind_are_those_of_whole_names() {
        let tail = |name: &[u8]| name[name.len().saturating_sub(TAIL - 1)..].to_vec();
        let mut tails = std::collections::BTreeSet::new();
        each_ending(|ending| {
            tails.insert(tail(ending));
        });
        let whole: std::collections::BTreeSet<Vec<u8>> = endings().iter().map(|name| tail(name)).collect();
        let strange = |one: &std::collections::BTreeSet<Vec<u8>>, other: &std::collections::BTreeSet<Vec<u8>>| -> Vec<String> {
            one.difference(other).map(|name| String::from_utf8_lossy(name).into_owned()).collect()
        };
        assert!(tails == whole, "too many: {:?}, missing: {:?}", strange(&tails, &whole), strange(&whole, &tails));
        assert!(whole.len() > 2_000);
    }

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
        // Names of forms in brackets, and the titles of exports.
        for (name, entity) in
            [("payment[cc_cid]", Cvv), ("billing[street][0]", PostalAddress), ("_address_firstname", Person), ("billing_address_lastname", Person)]
        {
            assert_eq!(class(name).and_then(Class::entity), Some(entity), "{name}");
        }
        for (name, entity) in
            [("STRAS", PostalAddress), ("ORT01", PostalAddress), ("PSTLZ", PostalAddress), ("TELF1", PhoneNumber), ("GBDAT", DateOfBirth), ("STCEG", VatId)]
        {
            assert_eq!(class(name).and_then(Class::entity), Some(entity), "{name}");
        }
        assert_eq!(class("customer_dob"), Some(Is(DateOfBirth)));
        assert_eq!(class("customer_taxvat"), Some(Is(VatId)));
        assert_eq!(class("Billing Postal/Zip Code"), Some(Is(PostalAddress)));
    }

    #[test]
    fn systems_and_their_spellings_are_known() {
        for (names, entity) in [
            (
                &[
                    "FirstName",
                    "FNAME",
                    "SHIPTONAME",
                    "BILLTOFIRSTNAME",
                    "shopper.lastName",
                    "holderName",
                    "cardHolderName",
                    "foaf:familyName",
                    "Care of",
                    "billing:lastname",
                ][..],
                Person,
            ),
            (
                &["MailingStreet", "SHIPTOSTREET", "address_line_1", "streetAndNumber", "Address 1 - Street", "PersonMailingStreet", "extendedAddress"],
                PostalAddress,
            ),
            (
                &[
                    "PHONENUM",
                    "SHIPTOPHONENUM",
                    "PersonMobilePhone",
                    "hs_calculated_phone_number",
                    "phone_2",
                    "Phone 1 - Value",
                    "Telephone (home)",
                    "whatsapp",
                ],
                PhoneNumber,
            ),
            (&["PersonEmail", "payer_email", "E-mail 2 - Value", "customerEmailAddress", "Email3", "Work Email"], EmailAddress),
            (&["Birthdate__c", "PersonBirthdate", "BDAY", "birth_date", "Date of Birth", "customer.dob", "Birth date (YYYY-MM-DD)"], DateOfBirth),
            (&["ip_signup", "browser_ip", "shopperIP", "CF-Connecting-IP"], IpAddress),
            (&["EXPDATE", "cardExpiryDate", "expirationMonth"], CardExpiry),
            (&["passport_no", "Passport Number"], PassportNumber),
            (&["national_identification_number", "id_card", "Identity card number"], IdCardNumber),
            (&["driver_license_number", "Driving licence"], DrivingLicence),
            (&["organization_registration_id", "Company registration no."], CompanyRegistration),
            (&["marital_status", "relationship_status"], MaritalStatus),
            (&["place_of_birth", "birthPlace"], BirthPlace),
            (&["sexual_orientation", "trade_union_membership", "ethnic_origin", "customer_religion"], SpecialCategory),
            (&["customer_gender", "user sex"], Gender),
            (&["customer_age"], Age),
        ] {
            for name in names {
                assert_eq!(class(name), Some(Is(entity)), "{name}");
            }
        }
        for (name, expected) in [("gender", Gender), ("religion", SpecialCategory), ("age", Age), ("username", Username), ("personal_number", IdCardNumber)] {
            assert_eq!(class(name), Some(IsInPerson(expected)), "{name}");
        }
        assert_eq!(class("id_number"), Some(IfWritten(IdCardNumber)));
        assert_eq!(class("document_number"), Some(IfWritten(IdCardNumber)));
        for (name, expected) in
            [("admin_area_2", PostalAddress), ("addressLocality", PostalAddress), ("MailingPostalCode", PostalAddress), ("Address 1 - City", PostalAddress)]
        {
            assert_eq!(class(name), Some(IsInAddress(expected)), "{name}");
        }
    }

    #[test]
    fn the_last_part_of_a_path_counts() {
        for (names, class_of) in [
            (
                &[
                    "payer.name.surname",
                    "customer_addresses_0_firstname",
                    "data[object][shipping][name]",
                    "extension_attributes.shipping_assignments.0.shipping.address.lastname",
                    "payment.cc_owner",
                    "PAYMENT_CC_OWNER",
                    "properties_lastname",
                    "billing.details.name",
                ][..],
                Some(Is(Person)),
            ),
            (&["BILLING_DETAILS_PHONE", "payer_phone_phone_number", "properties.mobilephone"], Some(Is(PhoneNumber))),
            (
                &["customer_addresses_0_postcode", "billing_address_street_0", "shipping.address.street[1]", "default_address_data_city"],
                Some(Is(PostalAddress)),
            ),
            (&["paymentMethod_cvc", "transaction_credit_card_cvv", "x.cvc"], Some(Is(Cvv))),
            (&["transaction_creditCard_expirationDate"], Some(Expiry)),
            // It needs the object around it.
            (&["properties.city", "data[attributes][zip]"], Some(IsInAddress(PostalAddress))),
            // Something else's, or what is said of a field.
            (
                &[
                    "items_0_name",
                    "source_name",
                    "shipping_method_name",
                    "customer_group_name",
                    "product.name",
                    "line_items.0.name",
                    "customer.label.firstname",
                    "error_email",
                    "translations.customer_lastname",
                    "show_telephone",
                    "meta_data_2_value",
                    "x.value",
                    "page_title",
                    "cart.total",
                    "shipping_0_amount",
                    "tax.rate.0",
                ],
                None,
            ),
        ] {
            for name in names {
                assert_eq!(class(name), class_of, "{name}");
            }
        }
    }

    #[test]
    fn an_identifiers_words_name_its_fields() {
        assert_eq!(class("pesel"), Some(Is(Entity::PlPesel)));
        assert_eq!(class("customer_pesel_number"), Some(Is(Entity::PlPesel)));
        assert_eq!(class("Numer ewidencyjny"), Some(Is(Entity::PlPesel)));
        assert_eq!(class("cpf"), Some(Is(Entity::BrCpf)));
        assert!(accepts(Entity::PlPesel, b"44051401358").is_some(), "a typing error");
        assert_eq!(accepts(Entity::PlPesel, b"0"), None);
        for identifier in IDENTIFIERS {
            for example in identifier.examples {
                let kind = kind_of(identifier.entity, example.as_bytes());
                assert_eq!(kind, identifier.entity, "{example}");
                for word in words_of(identifier) {
                    // A word of several: the value says which, unless the name is a general one.
                    let Some(entity) = class(word).and_then(Class::entity) else { panic!("{word} says nothing") };
                    let kind = kind_of(entity, example.as_bytes());
                    let fits_it = IDENTIFIERS.iter().any(|other| other.entity == kind && compact(example.as_bytes(), |letters| fits(other, letters)));
                    assert!(fits_it || !is_identifier(entity) && accepts(entity, example.as_bytes()).is_some(), "{word}: {example} is {kind:?}");
                }
            }
        }
    }

    #[test]
    fn every_name_that_speaks_in_a_text_ends_in_one_of_the_endings() {
        let all = endings();
        let endings: std::collections::HashSet<&[u8]> = all.iter().map(|ending| &**ending).collect();
        let ends = |name: &str| {
            let letters: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
            let plain = letters.to_ascii_lowercase().into_bytes();
            let (last, rest) = plain.split_last().unwrap();
            (0..plain.len()).any(|from| endings.contains(&plain[from..]))
                || last.is_ascii_digit() && (0..rest.len()).any(|from| endings.contains(&rest[from..]))
        };
        let mut count = 0;
        for (class, name) in rows() {
            // Left out: two letters that say nothing alone.
            if name.len() <= 2 && class.in_text(false).is_none() {
                continue;
            }
            for written in
                [name.clone(), name.to_uppercase(), format!("customer_{name}"), format!("billing[{name}]"), format!("{name}2"), name.replace(' ', "")]
            {
                if classify(written.as_bytes()).class.is_some_and(|class| class.in_text(true).is_some()) {
                    assert!(ends(&written), "{written}");
                    count += 1;
                }
            }
        }
        for (ending, _) in ENDINGS {
            assert!(ends(&format!("my_{ending}")));
        }
        assert!(count > 5_000 && endings.iter().all(|ending| !ending.is_empty()));
    }

    #[test]
    fn the_table_stays_half_empty_and_its_names_short() {
        assert!(TABLE.slots.len().is_power_of_two() && TABLE.entries.len() * 2 <= TABLE.slots.len(), "{} names", TABLE.entries.len());
        for (_, names) in NAMES {
            for name in *names {
                assert!((2..LONGEST).contains(&folded(name).len()), "{name}");
            }
        }
    }

    #[test]
    fn words_of_numbers_are_written_as_they_are_compared() {
        for word in THINGS.iter().chain(NUMBERED).chain(NUMBERS) {
            assert_eq!(folded(word), word.as_bytes(), "{word}");
        }
        for name in ["BestellNr", "order-no", "id_commande", "N° de commande", "numero_do_pedido", "номер_накладної", "adset_id"] {
            assert_eq!(class(name), Some(Reference), "{name}");
        }
        for name in ["customer_id", "account_no", "order", "orders", "nb", "id_client", "number_of_orders_paid", "casino_order"] {
            assert!(!counts(&folded(name)), "{name}");
        }
    }

    #[test]
    fn a_value_that_is_a_fields_name_is_a_title() {
        for (name, value) in [
            ("first_name", "Vorname"),
            ("city", "Ville"),
            ("password", "Mot de passe"),
            ("street", "Straße"),
            ("dob", "Date de naissance"),
            ("firstName", "Nombre"),
        ] {
            assert!(repeats(name.as_bytes(), value.as_bytes(), Made::of(value.as_bytes())), "{name}: {value}");
        }
        for (name, value) in
            [("first_name", "Jonas"), ("last_name", "Given"), ("last_name", "Nom"), ("last_name", "Street"), ("password", "passwort"), ("city", "Telefon")]
        {
            assert!(!repeats(name.as_bytes(), value.as_bytes(), Made::of(value.as_bytes())), "{name}: {value}");
        }
    }

    #[test]
    fn an_address_of_a_currency_is_long_and_mixed() {
        for address in [
            "6ZRCB7AAqGre6c72PRz3MHLC73VMYvJ8bi9KHf1HFpNk",
            "0xc6d9d2cd449a754c494264e1809c50e34d64562b",
            "addr1vpu5vlrf4xkxv2qpwngf6cjhtw542ayty80v8dyr49rf5eg0yu80w",
        ] {
            assert!(accepts(Entity::Crypto, address.as_bytes()).is_some() && is_written_like(Entity::Crypto, address.as_bytes(), true), "{address}");
        }
        for other in ["leather brown 12", "0x1234567890123456789012345", "12345678901234567890123456", "https://example.com/wallets/1234567890"] {
            assert!(!is_written_like(Entity::Crypto, other.as_bytes(), true), "{other}");
        }
        assert_eq!(class("wallet_address"), Some(Is(Entity::Crypto)));
        assert_eq!(class("wallet"), Some(IfWritten(Entity::Crypto)));
        assert_eq!(class("_billing_vat"), Some(Is(VatId)));
        assert_eq!(class("tin"), Some(Is(VatId)));
        assert!(accepts(Entity::MacAddress, b"02 5E 10 00 FE 07").is_some());
    }

    #[test]
    fn values_of_the_new_kinds() {
        for (entity, yes, no) in [
            (Gender, &["female", "Mr.", "1", "2"][..], &["0", "9", "3", "http://x 1", "in:m,f,d"][..]),
            (Age, &["42", "1", "42 years"], &["0", "3600", "abc", "131", "1234"]),
            (Nationality, &["Polish", "PL"], &["12", "-"]),
            (Username, &["jdoe", "j.doe", "is_jane", "jane van dyk"], &["jane@example.com", "https://example.com", "x", "has already been taken"]),
            (PassportNumber, &["C01X00T47"], &["none", "12"]),
            (IdCardNumber, &["X4RTBPFW4"], &["CARD12", "REQUIRED1"]),
            (CompanyRegistration, &["HRB 12345", "12345678"], &["none", "HRB"]),
            (
                Password,
                &["hunter2", "/secret", "my pass phrase", "a/B7", "^abc$", "(a)^[b]$", "TextFields"],
                &["/var/www/html", "system/smtp/password", "string", "[FILTERED]", "Passwort eingeben", "^(?=.*[A-Z]).{8,}$", "TextField"],
            ),
            (Entity::SessionId, &["2710234567", "17102345671", "1a10234567"], &["1710234567"]),
            (Person, &["Jane Doe", "李", "Name2"], &["-", "***", "#1001", "4242", "varchar(255)", "string"]),
            (
                GenericSecret,
                &["geheim", "geheimnis"],
                &["Geheimnis", "API-Schlüssel", "Enter your token", "REDACTED", "your_api_key", "changeme-here", "required|string|min:32"],
            ),
            (PostalAddress, &["Linz/Donau", "12345"], &["string[]", "blocks/shipping-address"]),
        ] {
            for value in yes {
                assert!(accepts(entity, value.as_bytes()).is_some(), "{entity:?} {value}");
            }
            for value in no {
                assert_eq!(accepts(entity, value.as_bytes()), None, "{entity:?} {value}");
            }
        }
    }

    #[test]
    fn no_bytes_make_it_fail() {
        let mut state = 7u32;
        for length in 0..200 {
            let name: Vec<u8> = (0..length)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 24) as u8
                })
                .collect();
            classify(&name);
            repeats(b"city", &name, Made::of(&name));
            kind_of(Entity::PlPesel, &name);
        }
        classify("\u{130}\u{1F1}".repeat(40).as_bytes());
        for name in [&b"\\u00"[..], b"\\u00e", b"\\ud83d\\ude00", b"%5", b"__c", b"(", b"[]", b"\xc3"] {
            assert_eq!(classify(name), FieldName::default());
        }
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
        assert_eq!(class("v"), Some(Reference));
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
