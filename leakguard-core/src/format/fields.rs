//! Where in a document we are: the stack of objects and lists, what their names say, and the path for people.

use crate::detect::field::{self, Class, Company, FieldName};
use crate::detect::known_names::{Known, KnownNames};
use crate::detect::label::first_label;
use crate::entity::{Category, Entity};
use crate::fnv;
use crate::transform::date::{Day, Places};
use crate::transform::shift::Person;

/// Parts of a path, and bytes of a key in it, at most.
const PATH_PARTS: usize = 24;
const PATH_KEY: usize = 64;

/// A hash of a name's letters and digits, whatever their case.
fn plain_hash(name: &[u8]) -> u32 {
    name.iter().filter(|byte| byte.is_ascii_alphanumeric() || **byte >= 0x80).fold(fnv::OFFSET, |hash, byte| fnv::step(hash, byte.to_ascii_lowercase()))
}

/// Bytes of a key that are kept.
const LONGEST_KEY: usize = 256;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Object,
    List,
}

#[derive(Clone, Copy, Debug)]
struct Frame {
    kind: Kind,
    /// What the present member's name says (of a list: what the list's own name says).
    current: FieldName,
    /// It describes a person.
    person: bool,
    /// It describes an address.
    address: bool,
    /// What else it has.
    company: Company,
    /// It describes a business or a thing.
    business: bool,
    /// It describes a payment card.
    card: bool,
    /// It is what a service is entered with.
    credential: bool,
    /// What the name says that stood in a `key` beside.
    pair: Option<Class>,
    /// Hash of that name's letters and digits.
    pair_name: u32,
    /// It has a member that a `key` beside may name.
    has_value: bool,
    /// Where such a name starts in `noted`, if it was not looked up yet: it reaches to the end.
    noted_start: usize,
    /// An object in the place of an address line or a name (`"street": {"0": …}`): what its numbered members are; of a
    /// birth date (`"dob": {"day": …, "year": …}`) its year.
    numbered: Option<Entity>,
    /// An object in the place of a value that its name tells (`"phone": {"number": …}`): what its own `number` or `value` is.
    told: Option<Entity>,
    /// The first and the last of the values that wait for what stands behind them: places in the notes plus one.
    first_note: usize,
    last_note: usize,
    /// How many dates waited for their person when it was entered.
    first_waiting: usize,
    /// Where the present key starts in `keys`; it reaches to the start of the next frame's or the end.
    key_start: usize,
    index: usize,
}

/// The stack. Reused from call to call.
#[derive(Default)]
pub(crate) struct Fields {
    frames: Vec<Frame>,
    keys: Vec<u8>,
    /// What may name the value beside it, and is looked up once there is one.
    noted: Vec<u8>,
    /// The path up to the innermost frame, once it was asked for; empty: it was not since that frame was entered.
    around: Vec<u8>,
    known: KnownNames,
    /// Persons that frames name, from the outside in: the frame's depth and the person.
    persons: Vec<(usize, Person)>,
    /// Dates whose person may yet turn up.
    waiting: Vec<Waiting>,
    /// Room for what is found out on a first walk.
    foreseen: Vec<Foreseen>,
}

/// A date that was written and may have to be written anew, when a frame around it names its person.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Waiting {
    pub places: Places,
    /// What it was.
    pub day: Day,
    /// What stands there now; without one what says nothing.
    pub now: Option<Day>,
    /// It is a number without quotes.
    pub number: bool,
    /// The rule that moves it.
    pub rule: u16,
    /// The depth of the frame whose person it has, 0 for none.
    pub known_at: usize,
}

/// What a field's place says about its value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    pub class: Option<Class>,
    /// What could still be known when more of the document is.
    pub awaits: Option<Awaits>,
}

/// What a value waits for. The order of members in JSON means nothing, so evidence may stand behind a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Awaits {
    /// Names of the document, each word of it for itself: a note.
    Names,
    /// Names of the document, for the whole of it: a `username`.
    WholeName,
    /// That its object turns out to describe a person.
    Person(Entity),
    /// That its object turns out to describe a person or to have an address.
    Address(Entity),
    /// The name of its field: `{"value": …, "key": "_billing_phone"}`.
    Pair,
}

/// What an object was found to be, for a second walk over it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Foreseen {
    person: bool,
    company: Company,
    pair: Option<Class>,
    person_named: Option<Person>,
}

impl Foreseen {
    /// For another part of the same object, which may name something else.
    pub fn of_object(self) -> Foreseen {
        Foreseen { pair: None, ..self }
    }
}

impl Fields {
    pub fn clear(&mut self) {
        self.frames.clear();
        self.keys.clear();
        self.noted.clear();
        self.around.clear();
        self.persons.clear();
        self.waiting.clear();
    }

    /// Nothing waits any more: what was written is gone.
    pub fn clear_waiting(&mut self) {
        self.waiting.clear();
    }

    /// The person of the innermost frame that names one, and whether a nearer frame may yet name another.
    pub fn person(&self) -> (Option<Person>, bool) {
        let depth = self.frames.len();
        match self.persons.last() {
            Some(&(at, person)) => (Some(person), at < depth),
            None => (None, depth > 0),
        }
    }

    /// A date that may have to be written anew.
    pub fn wait(&mut self, waiting: Waiting) {
        let known_at = self.persons.last().map_or(0, |&(at, _)| at);
        self.waiting.push(Waiting { known_at, ..waiting });
    }

    /// The innermost frame names a person; the first one counts. What has waited for it since the frame was entered is
    /// handed over, but what has a person of a frame inside of it.
    pub fn set_person(&mut self, person: Person, mut write: impl FnMut(&Waiting)) {
        let depth = self.frames.len();
        let Some(frame) = self.frames.last() else { return };
        if self.persons.last().is_some_and(|&(at, _)| at >= depth) {
            return;
        }
        self.persons.push((depth, person));
        let first = frame.first_waiting.min(self.waiting.len());
        self.waiting[first..].iter().filter(|waiting| waiting.known_at < depth).for_each(&mut write);
        self.waiting.truncate(first);
    }

    /// Persons of frames that are left are nobody's any more.
    fn forget_persons(&mut self) {
        while self.persons.last().is_some_and(|&(at, _)| at > self.frames.len()) {
            self.persons.pop();
        }
        if self.frames.is_empty() {
            self.waiting.clear();
        }
    }

    pub fn shrink(&mut self) {
        self.frames.shrink_to(0);
        self.keys.shrink_to(0);
        self.noted.shrink_to(0);
        self.around.shrink_to(0);
        self.foreseen = Vec::new();
    }

    pub fn depth(&self) -> usize {
        self.frames.len()
    }

    /// What the innermost frame is.
    pub fn kind(&self) -> Option<Kind> {
        self.frames.last().map(|frame| frame.kind)
    }

    /// Back to a depth that was measured before.
    pub fn truncate(&mut self, depth: usize) {
        if let Some(frame) = self.frames.get(depth) {
            self.keys.truncate(frame.key_start);
            self.noted.truncate(frame.noted_start);
        }
        self.frames.truncate(depth);
        self.around.clear();
        self.forget_persons();
    }

    pub fn enter(&mut self, kind: Kind) {
        let (named, person_around) = self.frames.last().map_or((FieldName::default(), false), |frame| (frame.current, frame.person));
        let numbered = match (kind, named.class) {
            (Kind::Object, Some(Class::Is(entity @ (Entity::Person | Entity::PostalAddress | Entity::DateOfBirth)))) => Some(entity),
            (Kind::Object, Some(Class::IsInPerson(entity))) if person_around => Some(entity),
            _ => None,
        };
        let told = match (kind, named.class) {
            (Kind::Object, Some(Class::Is(entity))) if entity.category() != Category::Secret => Some(entity),
            // ISO 20022: `<DbtrAcct><Id><Othr><Id>`.
            (Kind::Object, _) if matches!(self.present_key(), b"Id" | b"Othr") => self.frames.last().and_then(|frame| frame.told),
            _ => None,
        };
        let address = match kind {
            Kind::Object => named.holds_address,
            Kind::List => self.frames.last().is_some_and(|frame| frame.address),
        };
        let is_place = named.class.and_then(Class::entity) == Some(Entity::GeoCoordinates);
        let company = self.frames.last().filter(|_| kind == Kind::List || is_place).map_or(Company::default(), |frame| frame.company);
        let (current, person) = match kind {
            Kind::Object => (FieldName::default(), named.holds_person || numbered.is_some()),
            Kind::List => (named, person_around),
        };
        self.around.clear();
        self.frames.push(Frame {
            kind,
            current,
            person,
            address,
            company,
            business: named.holds_business,
            card: named.holds_card,
            credential: named.holds_credential,
            pair: None,
            pair_name: 0,
            has_value: false,
            noted_start: self.noted.len(),
            numbered,
            told,
            first_note: 0,
            last_note: 0,
            first_waiting: self.waiting.len(),
            key_start: self.keys.len(),
            index: 0,
        });
    }

    /// What was learned of the innermost object, before it is left.
    pub fn foreseen(&self) -> Foreseen {
        let depth = self.frames.len();
        let person_named = self.persons.last().filter(|(at, _)| *at == depth).map(|&(_, person)| person);
        self.frames.last().map_or(Foreseen { person: false, company: Company::default(), pair: None, person_named }, |frame| Foreseen {
            person_named,
            person: frame.person,
            company: frame.company,
            pair: frame.pair,
        })
    }

    /// What a first walk has learned of the object that was just entered.
    pub fn foresee(&mut self, foreseen: Foreseen) {
        if let Some(frame) = self.frames.last_mut() {
            frame.person |= foreseen.person;
            frame.company.join(foreseen.company);
            frame.pair = frame.pair.or(foreseen.pair);
        }
        if let Some(person) = foreseen.person_named {
            self.set_person(person, |_| {});
        }
    }

    /// Room for what a first walk finds out, to be given back.
    pub fn take_foreseen(&mut self) -> Vec<Foreseen> {
        let mut foreseen = std::mem::take(&mut self.foreseen);
        foreseen.clear();
        foreseen
    }

    pub fn give_back(&mut self, foreseen: Vec<Foreseen>) {
        self.foreseen = foreseen;
    }

    /// Chains a note of the innermost frame to the one before it there, which comes back; both are places plus one, 0 for
    /// none.
    pub fn chain_note(&mut self, place: usize) -> usize {
        let Some(frame) = self.frames.last_mut() else { return 0 };
        if frame.last_note == 0 {
            frame.first_note = place;
        }
        std::mem::replace(&mut frame.last_note, place)
    }

    /// Takes the last note of the innermost frame off its chain again; `previous` is the one before it.
    pub fn unchain_note(&mut self, previous: usize) {
        if let Some(frame) = self.frames.last_mut() {
            frame.last_note = previous;
        }
    }

    /// What waits in a list waits for what the object around it turns out to be: the list's chain goes to the frame around
    /// it. Returns the list's first note and the one that is now before it.
    pub fn pass_notes_on(&mut self) -> Option<(usize, usize)> {
        let [.., around, list] = self.frames.as_mut_slice() else { return None };
        if list.kind != Kind::List || list.last_note == 0 {
            return None;
        }
        let previous = std::mem::replace(&mut around.last_note, list.last_note);
        if previous == 0 {
            around.first_note = list.first_note;
        }
        Some((list.first_note, previous))
    }

    /// The last note of the innermost frame.
    pub fn last_note(&self) -> usize {
        self.frames.last().map_or(0, |frame| frame.last_note)
    }

    /// The last note of the frame at that depth.
    pub fn last_note_of(&self, depth: usize) -> usize {
        self.frames.get(depth).map_or(0, |frame| frame.last_note)
    }

    /// No frame has notes any more.
    pub fn forget_notes(&mut self) {
        for frame in &mut self.frames {
            (frame.first_note, frame.last_note) = (0, 0);
        }
    }

    pub fn leave(&mut self) {
        if let Some(frame) = self.frames.pop() {
            self.keys.truncate(frame.key_start);
            self.noted.truncate(frame.noted_start);
            self.around.clear();
            self.forget_persons();
        }
    }

    /// The next member of an object. Says whether its key may be data itself.
    pub fn key(&mut self, key: &[u8]) -> bool {
        let known = self.known.know(key);
        self.column(known.field, key);
        !known.of_letters
    }

    /// What a name says.
    pub fn classify(&mut self, name: &[u8]) -> FieldName {
        self.known.classify(name)
    }

    /// The names of members that came before.
    pub fn known_names(&mut self) -> &mut KnownNames {
        &mut self.known
    }

    /// On to the member whose name has that place among those that came before.
    #[inline]
    pub fn known_key(&mut self, place: usize, name: &[u8]) {
        if let Some(&Known { field, .. }) = self.known.at(place) {
            self.column(field, name);
        }
    }

    /// Whether members of the innermost object may be passed by: in others, names that are numbers say something.
    pub fn may_pass_by(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.kind == Kind::Object && frame.numbered.is_none() && frame.told.is_none())
    }

    /// The next member of a record, by a name that was classified before.
    #[inline]
    pub fn column(&mut self, field: FieldName, name: &[u8]) {
        let Some(frame) = self.frames.last_mut() else { return };
        frame.current = field;
        frame.person |= field.marks_person;
        frame.company.meets(field);
        if field.class == Some(Class::ValueOf) {
            frame.has_value = true;
            self.look_up_noted();
        }
        self.show_key(name);
    }

    /// Whether the present member's name says something.
    pub fn present_says(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.current.class.is_some() || frame.current.may_hold_secret)
    }

    /// What paths show for the present member: its key, or something else where the key is data itself.
    pub fn show_key(&mut self, shown: &[u8]) {
        let Some(frame) = self.frames.last() else { return };
        self.keys.truncate(frame.key_start);
        // No name that says something is longer; what open objects keep stays bounded.
        append_short(&mut self.keys, &shown[..shown.len().min(LONGEST_KEY)]);
    }

    /// Whether the present member is a `number` of nothing that a shop counts: it may be a card's.
    fn is_any_number(&self, frame: &Frame) -> bool {
        const COUNTED: [&[u8]; 6] = [b"order", b"invoice", b"item", b"shipment", b"memo", b"product"];
        let (around, name) = self.keys.split_at(frame.key_start.min(self.keys.len()));
        name == b"number" && !COUNTED.iter().any(|word| memchr::memmem::find(around, word).is_some())
    }

    /// The next element of a list.
    pub fn next_element(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.index += 1;
        }
    }

    /// What an element's own name said is no other's: the list says again what it is called.
    pub fn name_of_list(&mut self) {
        if let [around @ .., list] = self.frames.as_mut_slice() {
            list.current = around.last().map_or(FieldName::default(), |around| around.current);
        }
    }

    /// The element of a list that stands at a place.
    pub fn element(&mut self, index: usize) {
        if let Some(frame) = self.frames.last_mut() {
            frame.index = index;
        }
    }

    /// What the place says about a value that stands here.
    pub fn evidence(&self) -> Evidence {
        let Some(frame) = self.frames.last() else { return Evidence::default() };
        let class = match frame.current.class {
            None | Some(Class::Reference | Class::ValueOf) if frame.told.is_some() && self.is_value(frame) => frame.told.map(Class::Is),
            Some(Class::IsInPerson(_) | Class::IfWritten(Entity::IdCardNumber)) if frame.business => None,
            Some(Class::IsInPerson(entity) | Class::IfWritten(entity @ Entity::IdCardNumber)) if frame.person => Some(Class::Is(entity)),
            Some(Class::IsInAddress(entity)) if frame.person || frame.address => Some(Class::Is(entity)),
            Some(class @ (Class::IsInPerson(_) | Class::IsInAddress(_))) => class.in_company(frame.company).or(Some(class)),
            Some(Class::Reference) if frame.card || self.is_any_number(frame) => None,
            Some(Class::KeyOf) if frame.credential => Some(Class::Is(Entity::GenericSecret)),
            Some(Class::ValueOf) => frame.pair.or(Some(Class::ValueOf)),
            None if frame.kind == Kind::Object => frame.numbered.filter(|_| self.is_numbered(frame)).map(Class::Is),
            class => class,
        };
        let awaits = match class {
            Some(Class::Note) => Some(Awaits::Names),
            Some(Class::MaybeName) => Some(Awaits::WholeName),
            Some(Class::IsInPerson(entity) | Class::IfWritten(entity @ Entity::IdCardNumber)) => Some(Awaits::Person(entity)),
            Some(Class::IsInAddress(entity)) => Some(Awaits::Address(entity)),
            // An object with an e-mail address may yet turn out to be a person's.
            Some(Class::FullName) if frame.current.class == Some(Class::IsInPerson(Entity::Person)) => Some(Awaits::Person(Entity::Person)),
            Some(Class::IfWritten(Entity::PostalAddress)) => Some(Awaits::Person(Entity::PostalAddress)),
            Some(Class::ValueOf) => Some(Awaits::Pair),
            _ => None,
        };
        Evidence { class, awaits }
    }

    /// The key of the present member as paths show it; empty in a list.
    pub fn present_key(&self) -> &[u8] {
        self.frames.last().map_or(&[], |frame| &self.keys[frame.key_start..])
    }

    /// Whether the present member has a name that no table knows, but that may be a secret's.
    pub fn may_hold_secret(&self) -> bool {
        self.frames.last().is_some_and(|frame| frame.kind == Kind::Object && frame.current.may_hold_secret)
    }

    /// Whether a name that stands here is looked for in the document's notes.
    pub fn teaches(&self) -> bool {
        self.frames.last().is_none_or(|frame| frame.current.teaches || frame.current.class.is_none())
    }

    /// Whether the present member is said to be a secret.
    pub fn tells_secret(&self) -> bool {
        matches!(self.evidence().class, Some(Class::Is(entity) | Class::IfWritten(entity)) if entity.category() == Category::Secret)
    }

    fn is_value(&self, frame: &Frame) -> bool {
        const VALUES: [&[u8]; 7] = [b"number", b"value", b"national_number", b"nationalNumber", b"formatted", b"raw", b"e164"];
        let (around, key) = self.keys.split_at(frame.key_start.min(self.keys.len()));
        let is_standards = || match key {
            b"Id" => around.ends_with(b"Othr"),
            b"ID" => around.ends_with(b"SpecifiedTaxRegistration"),
            // `DateTime` of PHP: `"dob": {"date": "1985-03-14 00:00:00.000000", "timezone_type": 3, …}`
            b"date" => frame.told == Some(Entity::DateOfBirth),
            _ => key == b"CompanyID",
        };
        VALUES.iter().any(|value| key.eq_ignore_ascii_case(value)) || is_standards()
    }

    fn is_numbered(&self, frame: &Frame) -> bool {
        let key = &self.keys[frame.key_start..];
        if frame.numbered == Some(Entity::DateOfBirth) {
            return key.eq_ignore_ascii_case(b"year");
        }
        !key.is_empty() && key.iter().all(u8::is_ascii_digit)
    }

    /// What a value that waited is, by what its object (the innermost, about to be left) was found to be.
    pub fn settle(&self, awaits: Awaits) -> Option<Class> {
        settle(self.frames.last()?, awaits)
    }

    /// The same before its object is left: by the frame at that depth, or the object around it.
    pub fn settle_in(&self, depth: usize, awaits: Awaits) -> Option<Class> {
        let frames = self.frames.get(..=depth)?;
        settle(frames.iter().rev().find(|frame| frame.kind == Kind::Object).or(frames.last())?, awaits)
    }

    /// The present object is no person, whatever it is called.
    pub fn holds_nobody(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.person = false;
        }
    }

    /// A value that may be the name of the field beside it: `{"key": "_billing_phone", "value": …}`. Most objects have a name and no value: theirs is not
    /// looked up.
    pub fn note_pair(&mut self, value: &[u8]) {
        let Some(frame) = self.frames.last() else { return };
        let names_another = match frame.current.class {
            Some(Class::KeyOf) => true,
            Some(Class::IsInPerson(_) | Class::MaybeName) => !frame.person,
            _ => false,
        };
        if frame.kind != Kind::Object || !names_another {
            return;
        }
        let is_key = frame.current.class == Some(Class::KeyOf);
        let later = !is_key && !frame.has_value && value.len() <= LONGEST_KEY;
        self.look_up_noted();
        if later {
            self.noted.extend_from_slice(value);
        } else {
            self.pair_with(value, is_key);
        }
    }

    /// Looks up what the innermost object has noted.
    fn look_up_noted(&mut self) {
        let start = self.frames.last().map_or(0, |frame| frame.noted_start);
        if self.noted.len() > start {
            let mut noted = std::mem::take(&mut self.noted);
            self.pair_with(&noted[start..], false);
            noted.truncate(start);
            self.noted = noted;
        }
    }

    fn pair_with(&mut self, value: &[u8], is_key: bool) {
        // A label names no field, though its words are a field's.
        let Some(frame) = self.frames.last_mut().filter(|_| first_label(value, 0, value.len()).is_none()) else { return };
        // The names of fields come again, names of persons do not.
        let class = if is_key { self.known.classify(value).class } else { field::classify(value).class };
        if matches!(
            class,
            Some(
                Class::Is(_)
                    | Class::IfWritten(_)
                    | Class::IfLettered(_)
                    | Class::Addressee
                    | Class::Expiry
                    | Class::Pin
                    | Class::LoginCode
                    | Class::Note
                    | Class::Reference
            )
        ) {
            (frame.pair, frame.pair_name) = (class, plain_hash(value));
        }
    }

    /// Whether a value is the name beside it over again: `{"label": "Forgot password", "value": "forgot_password"}`.
    pub fn repeats_pair(&self, value: &[u8]) -> bool {
        self.frames.last().is_some_and(|frame| frame.pair.is_some() && frame.current.class == Some(Class::ValueOf) && frame.pair_name == plain_hash(value))
    }

    /// Appends the path of the present value, `items.0.billing.email`; nothing outside of any field. Of a path of more
    /// than 24 parts the last ones, behind a `*`; of a key the first 64 bytes: a path has at most 1.6 KB, whatever a
    /// document looks like.
    pub fn path(&mut self, out: &mut Vec<u8>) {
        let Some((innermost, outer)) = self.frames.split_last() else { return };
        if self.around.is_empty() && !outer.is_empty() {
            let first = self.frames.len().saturating_sub(PATH_PARTS);
            if first > 0 {
                self.around.extend_from_slice(b"*.");
            }
            for (frame, next) in outer.iter().zip(&self.frames[1..]).skip(first) {
                frame.path_part(&self.keys[..next.key_start], &mut self.around);
                self.around.push(b'.');
            }
        }
        append_short(out, &self.around);
        innermost.path_part(&self.keys, out);
    }
}

impl Frame {
    /// Appends its part of a path; its key reaches to the end of `keys`.
    #[inline]
    fn path_part(&self, keys: &[u8], out: &mut Vec<u8>) {
        match self.kind {
            Kind::Object => {
                let key = &keys[self.key_start..];
                append_short(out, &key[..key.len().min(PATH_KEY)]);
            }
            Kind::List => append_number(out, self.index),
        }
    }
}

/// Appends a few bytes, which is called for every field, without a call of the C library.
#[inline]
fn append_short(out: &mut Vec<u8>, bytes: &[u8]) {
    let start = out.len();
    // The first and the last half, which may overlap.
    match (bytes.first_chunk::<16>(), bytes.last_chunk::<16>(), bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last), ..) if bytes.len() <= 32 => {
            out.extend_from_slice(first);
            out.truncate(start + bytes.len() - last.len());
            out.extend_from_slice(last);
        }
        (None, _, Some(first), Some(last)) => {
            if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
                out.extend_from_slice(first);
                out.truncate(start + bytes.len() - last.len());
                out.extend_from_slice(last);
            } else {
                out.extend_from_slice(first);
                out.truncate(start + bytes.len() - last.len());
                out.extend_from_slice(last);
            }
        }
        _ => out.extend_from_slice(bytes),
    }
}

/// Appends a number as it prints.
fn append_number(out: &mut Vec<u8>, mut number: usize) {
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

fn settle(frame: &Frame, awaits: Awaits) -> Option<Class> {
    match awaits {
        Awaits::Person(entity) if frame.person => Some(Class::Is(entity)),
        Awaits::Person(entity) => Class::IsInPerson(entity).in_company(frame.company),
        Awaits::Address(entity) if frame.person || frame.address => Some(Class::Is(entity)),
        Awaits::Address(entity) => Class::IsInAddress(entity).in_company(frame.company),
        Awaits::Pair => frame.pair,
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_persons_only_where_a_person_is_described() {
        let mut fields = Fields::default();
        fields.enter(Kind::Object);
        fields.key(b"name");
        assert_eq!(fields.evidence().class, Some(Class::IsInPerson(Entity::Person)));
        fields.key(b"customers");
        fields.enter(Kind::List);
        fields.enter(Kind::Object);
        fields.key(b"name");
        assert_eq!(fields.evidence().class, Some(Class::Is(Entity::Person)));
        let mut path = Vec::new();
        fields.path(&mut path);
        assert_eq!(path, b"customers.0.name");
        fields.leave();
        fields.leave();
        fields.key(b"items");
        fields.enter(Kind::List);
        fields.next_element();
        fields.enter(Kind::Object);
        fields.key(b"city");
        assert_eq!(fields.evidence().class, Some(Class::IsInAddress(Entity::PostalAddress)));
        fields.key(b"first_name");
        fields.key(b"city");
        assert_eq!(fields.evidence().class, Some(Class::Is(Entity::PostalAddress)));
    }

    #[test]
    fn a_pair_names_the_value_beside_it() {
        let mut fields = Fields::default();
        fields.enter(Kind::Object);
        fields.key(b"key");
        fields.note_pair(b"_billing_phone");
        fields.key(b"value");
        assert_eq!(fields.evidence().class, Some(Class::Is(Entity::PhoneNumber)));
        // Of a setting its path.
        fields.key(b"path");
        fields.note_pair(b"payment/example/api_key");
        fields.key(b"value");
        assert_eq!(fields.evidence().class, Some(Class::Is(Entity::GenericSecret)));
    }

    /// Members of an object in this order, and what its value is once all are read.
    fn pair_of(members: &[(&str, &str)]) -> Option<Class> {
        let mut fields = Fields::default();
        fields.enter(Kind::Object);
        for (name, value) in members {
            fields.key(name.as_bytes());
            fields.note_pair(value.as_bytes());
        }
        fields.settle(Awaits::Pair)
    }

    #[test]
    fn of_what_may_name_a_value_the_last_that_does_counts_before_and_behind_it() {
        let dob = Some(Class::Is(Entity::DateOfBirth));
        let long = "a name of nothing ".repeat(20);
        for (members, expected) in [
            (&[("name", "Date of birth"), ("value", "x")][..], dob),
            (&[("value", "x"), ("name", "Date of birth")], dob),
            (&[("name", "dob"), ("label", "Blue Shirt"), ("value", "x")], dob),
            (&[("label", "Blue Shirt"), ("value", "x"), ("name", "dob")], dob),
            (&[("key", "telephone"), ("label", "Date of birth"), ("value", "x")], dob),
            (&[("label", "Date of birth"), ("key", "telephone"), ("value", "x")], Some(Class::Is(Entity::PhoneNumber))),
            (&[("name", "dob"), ("label", &long), ("value", "x")], dob),
            (&[("name", "[PERSON]"), ("value", "x")], None),
            (&[("name", "Blue Shirt"), ("value", "x")], None),
        ] {
            assert_eq!(pair_of(members), expected, "{members:?}");
        }
    }

    #[test]
    fn a_name_is_no_other_objects() {
        let mut fields = Fields::default();
        fields.enter(Kind::Object);
        fields.key(b"name");
        fields.note_pair(b"dob");
        fields.key(b"option");
        fields.enter(Kind::Object);
        fields.key(b"name");
        fields.note_pair(b"Colour");
        fields.key(b"value");
        assert_eq!(fields.settle(Awaits::Pair), None);
        fields.leave();
        fields.key(b"value");
        assert_eq!(fields.settle(Awaits::Pair), Some(Class::Is(Entity::DateOfBirth)));
        fields.leave();
        fields.enter(Kind::Object);
        fields.key(b"value");
        assert_eq!(fields.settle(Awaits::Pair), None);
    }
}
