//! Where in a document we are: the stack of objects and lists, what their names say, and the path for people.

use crate::detect::field::{self, Class, FieldName};
use crate::entity::Entity;

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
    /// What the name says that stood in a `key` beside.
    pair: Option<Class>,
    /// Where the present key starts in `keys`; it reaches to the start of the next frame's or the end.
    key_start: usize,
    index: usize,
}

/// The stack. Reused from call to call.
#[derive(Default)]
pub(crate) struct Fields {
    frames: Vec<Frame>,
    keys: Vec<u8>,
}

/// What a field's place says about its value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    pub class: Option<Class>,
}

impl Evidence {
    /// Whether the value is looked at again when the document's names are known: `Some(true)` as a whole (a `name` that
    /// may be anything's), `Some(false)` word by word (a note).
    pub fn awaits_names(self) -> Option<bool> {
        match self.class {
            Some(Class::MaybeName | Class::IsInPerson(Entity::Person)) => Some(true),
            Some(Class::Note) => Some(false),
            _ => None,
        }
    }
}

impl Fields {
    pub fn clear(&mut self) {
        self.frames.clear();
        self.keys.clear();
    }

    pub fn shrink(&mut self) {
        self.frames.shrink_to(0);
        self.keys.shrink_to(0);
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
        }
        self.frames.truncate(depth);
    }

    pub fn enter(&mut self, kind: Kind) {
        let (named, person_around) = self.frames.last().map_or((FieldName::default(), false), |frame| (frame.current, frame.person));
        let (current, person) = match kind {
            Kind::Object => (FieldName::default(), named.holds_person),
            Kind::List => (named, person_around),
        };
        self.frames.push(Frame { kind, current, person, pair: None, key_start: self.keys.len(), index: 0 });
    }

    pub fn leave(&mut self) {
        if let Some(frame) = self.frames.pop() {
            self.keys.truncate(frame.key_start);
        }
    }

    /// The next member of an object.
    pub fn key(&mut self, key: &[u8]) {
        let Some(frame) = self.frames.last_mut() else { return };
        frame.current = field::classify(key);
        frame.person |= frame.current.marks_person;
        self.show_key(key);
    }

    /// What paths show for the present member: its key, or something else where the key is data itself.
    pub fn show_key(&mut self, shown: &[u8]) {
        let Some(frame) = self.frames.last() else { return };
        self.keys.truncate(frame.key_start);
        self.keys.extend_from_slice(shown);
    }

    /// The next element of a list.
    pub fn next_element(&mut self) {
        if let Some(frame) = self.frames.last_mut() {
            frame.index += 1;
        }
    }

    /// What the place says about a value that stands here.
    pub fn evidence(&self) -> Evidence {
        let Some(frame) = self.frames.last() else { return Evidence::default() };
        let class = match frame.current.class {
            Some(Class::IsInPerson(entity)) if frame.person => Some(Class::Is(entity)),
            Some(Class::ValueOf) => frame.pair,
            class => class,
        };
        Evidence { class }
    }

    /// A value that may be the name of the field beside it: `{"key": "_billing_phone", "value": …}`.
    pub fn note_pair(&mut self, value: &[u8]) {
        let Some(frame) = self.frames.last_mut() else { return };
        let names_another = match frame.current.class {
            Some(Class::KeyOf) => true,
            Some(Class::IsInPerson(_) | Class::MaybeName) => !frame.person,
            _ => false,
        };
        if frame.kind == Kind::Object && names_another {
            frame.pair = match field::classify(value).class {
                class @ Some(Class::Is(_) | Class::Note | Class::Reference) => class,
                _ => frame.pair,
            };
        }
    }

    /// Appends the path of the present value, `items.0.billing.email`; nothing outside of any field.
    pub fn path(&self, out: &mut Vec<u8>) {
        use std::io::Write;
        for (position, frame) in self.frames.iter().enumerate() {
            if position > 0 {
                out.push(b'.');
            }
            match frame.kind {
                Kind::Object => {
                    let end = self.frames.get(position + 1).map_or(self.keys.len(), |next| next.key_start);
                    out.extend_from_slice(&self.keys[frame.key_start..end]);
                }
                // Writing to a Vec does not fail.
                Kind::List => drop(write!(out, "{}", frame.index)),
            }
        }
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
        fields.key(b"addresses");
        fields.enter(Kind::List);
        fields.enter(Kind::Object);
        fields.key(b"name");
        assert_eq!(fields.evidence().class, Some(Class::Is(Entity::Person)));
        let mut path = Vec::new();
        fields.path(&mut path);
        assert_eq!(path, b"addresses.0.name");
        fields.leave();
        fields.leave();
        fields.key(b"items");
        fields.enter(Kind::List);
        fields.next_element();
        fields.enter(Kind::Object);
        fields.key(b"city");
        assert_eq!(fields.evidence().class, Some(Class::IsInPerson(Entity::PostalAddress)));
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
    }
}
