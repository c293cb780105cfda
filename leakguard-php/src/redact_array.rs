//! Walks PHP's own arrays and objects, judges every value, and copies only what changes.

use leakguard_core::{Blocked, Engine, Scratch, Verdict, Walk};

use crate::audit::{self, Events};
use crate::counters;
use crate::digits::{self, Digits};
use crate::failure::Failure;
use crate::receiver::Receiver;
use crate::zend::{Array, ArrayBuilder, Key, Kind, Object, Property, Text, Value, View};

/// Arrays and objects within one another, at most. Ends cycles too: whatever holds itself is deeper than this.
const DEEPEST: usize = 512;

/// Text that a walk has seen, in bytes.
pub(crate) type Bytes = usize;

/// Where it is written down what was found.
pub(crate) enum Book<'b> {
    /// With the request's findings.
    Request,
    /// Only here: nothing goes out, somebody wants to know what would.
    Simulation(&'b mut Events),
}

impl Book<'_> {
    fn note(&mut self, engine: &Engine, receiver: &Receiver, walk: &Walk<'_>, blocked: Option<&Blocked>) {
        let context = receiver.context();
        let found = walk.findings().iter().map(|finding| (finding, walk.field(finding)));
        match (self, blocked) {
            (Book::Request, blocked) => {
                counters::findings(walk.findings());
                match blocked {
                    Some(blocked) => audit::note_blocked(&context, blocked),
                    None => audit::note(engine, &context, found),
                }
            }
            (Book::Simulation(events), Some(blocked)) => events.take_blocked(&context, blocked),
            (Book::Simulation(events), None) => {
                events.take(engine, &context, found);
            }
        }
    }
}

/// What the policy makes of the array; `None`: nothing changes, the array is its own result.
///
/// # Errors
/// The policy blocks it, it is too deep, or a `jsonSerialize()` or `__clone()` has thrown.
pub(crate) fn redact_array(
    engine: &Engine,
    receiver: &Receiver,
    data: &Array,
    scratch: &mut Scratch,
    book: &mut Book<'_>,
) -> Result<(Option<Value>, Bytes), Failure> {
    let context = receiver.context();
    let mut first = Learn { walk: engine.walk(&context, scratch), bytes: 0, expanded: false, unexpanded: false };
    array(&mut first, data, 0)?;
    let (bytes, unexpanded) = (first.bytes, first.unexpanded);
    if !unexpanded {
        return judge(first.walk, engine, receiver, data, false, book).map(|new| (new, bytes));
    }
    // What objects make of themselves is asked for once, in a walk of its own: that runs PHP code, and two walks that
    // each ask could be told two things.
    let Some(expanded) = array(&mut Expand, data, 0)? else { return Ok((None, bytes)) };
    let View::Array(data) = expanded.view() else { return Ok((None, bytes)) };
    let mut again = Learn { walk: engine.walk(&context, scratch), bytes: 0, expanded: true, unexpanded: false };
    array(&mut again, &data, 0)?;
    let bytes = again.bytes;
    let redacted = judge(again.walk, engine, receiver, &data, true, book)?;
    Ok((Some(redacted.unwrap_or(expanded)), bytes))
}

fn judge(walk: Walk<'_>, engine: &Engine, receiver: &Receiver, data: &Array, expanded: bool, book: &mut Book<'_>) -> Result<Option<Value>, Failure> {
    let mut judge = Judge { walk, expanded };
    let redacted = array(&mut judge, data, 0);
    let blocked = if let Err(Failure::Blocked(blocked)) = &redacted { Some(blocked) } else { None };
    book.note(engine, receiver, &judge.walk, blocked);
    redacted
}

/// What becomes of a value.
pub(crate) enum Change {
    Keep,
    Put(Value),
    Drop,
}

/// What a `JsonSerializable` object is to a walk.
pub(crate) enum Expansion {
    /// Not looked into.
    Leave,
    /// An object like any other.
    Plain,
    /// This is in its place.
    Is(Value),
}

/// One way through the tree.
pub(crate) trait Visitor {
    fn enter(&mut self, object: bool);
    fn leave(&mut self);
    fn next_element(&mut self);
    /// The next member's name. What comes back takes its place.
    fn key(&mut self, key: &[u8]) -> Result<Option<Text>, Failure>;
    fn text(&mut self, value: &[u8]) -> Result<Change, Failure>;
    fn int(&mut self, value: i64) -> Result<Change, Failure>;
    fn float(&mut self, value: f64) -> Result<Change, Failure>;
    fn serializable(&mut self, object: &Object) -> Result<Expansion, Failure>;
}

fn value<V: Visitor>(visitor: &mut V, value: &Value, depth: usize) -> Result<Change, Failure> {
    let put = |new: Option<Value>| new.map_or(Change::Keep, Change::Put);
    match value.view() {
        View::Text(bytes) => visitor.text(bytes),
        View::Int(number) => visitor.int(number),
        View::Float(number) => visitor.float(number),
        View::Array(nested) => array(visitor, &nested, depth).map(put),
        View::Object(nested) => object(visitor, &nested, depth),
        View::Null | View::Bool(_) | View::Other => Ok(Change::Keep),
    }
}

fn deeper(depth: usize) -> Result<usize, Failure> {
    if depth < DEEPEST {
        return Ok(depth + 1);
    }
    Err(Failure::Other(format!("the array is deeper than {DEEPEST} levels, or holds itself")))
}

pub(crate) fn array<V: Visitor>(visitor: &mut V, data: &Array, depth: usize) -> Result<Option<Value>, Failure> {
    let depth = deeper(depth)?;
    let is_list = data.is_list();
    let mut changed: Option<ArrayBuilder> = None;
    visitor.enter(!is_list);
    for (position, (key, item)) in data.entries().enumerate() {
        let new_key = match &key {
            _ if is_list => None,
            Key::Text(text) => visitor.key(text.as_bytes())?,
            Key::Int(number) => visitor.key(Digits::of_int(*number).as_bytes())?,
        };
        let change = value(visitor, &item, depth)?;
        if is_list {
            visitor.next_element();
        }
        if changed.is_none() {
            if new_key.is_none() && matches!(change, Change::Keep) {
                continue;
            }
            changed = Some(ArrayBuilder::first_of(data, position));
        }
        if let Some(copy) = &mut changed {
            let new_item = match change {
                Change::Keep => item,
                Change::Put(new) => new,
                Change::Drop if is_list => Value::null(),
                Change::Drop => continue,
            };
            match new_key {
                Some(wanted) => copy.insert(&free_key(wanted, data, copy), new_item),
                None => copy.insert(&key, new_item),
            }
        }
    }
    visitor.leave();
    Ok(changed.map(ArrayBuilder::finish))
}

/// The key, or with `#2`, `#3`, ... when another member has it.
fn free_key(wanted: Text, source: &Array, copy: &ArrayBuilder) -> Key {
    let mut key = Key::of(wanted.clone());
    let mut number = 2_usize;
    while source.has(&key) || copy.has(&key) {
        key = Key::of(numbered(&wanted, number));
        number += 1;
    }
    key
}

fn object<V: Visitor>(visitor: &mut V, data: &Object, depth: usize) -> Result<Change, Failure> {
    match data.kind() {
        Kind::Opaque => return Ok(Change::Keep),
        Kind::Plain => {}
        Kind::Serializable => match visitor.serializable(data)? {
            Expansion::Leave => return Ok(Change::Keep),
            Expansion::Plain => {}
            Expansion::Is(new) => {
                return Ok(match value(visitor, &new, deeper(depth)?)? {
                    Change::Keep => Change::Put(new),
                    change => change,
                });
            }
        },
    }
    let depth = deeper(depth)?;
    let mut changed: Option<Object> = None;
    visitor.enter(true);
    for property in data.public_properties() {
        let new_name = visitor.key(property.name.as_bytes())?.filter(|_| property.is_added());
        let change = value(visitor, &property.value, depth)?;
        if new_name.is_none() && matches!(change, Change::Keep) {
            continue;
        }
        let copy = match changed.take() {
            Some(copy) => copy,
            None => data.duplicate()?,
        };
        changed = Some(match new_name {
            None => altered(copy, &property, change),
            // The name of an added property may be data, as a key may be. The renamed one comes last.
            Some(wanted) => {
                let name = free_name(wanted, data, &copy);
                let value = match change {
                    Change::Keep => Some(property.value.clone()),
                    Change::Put(new) => Some(new),
                    Change::Drop => None,
                };
                let copy = altered(copy, &property, Change::Drop);
                if let Some(value) = value {
                    copy.add(&name, value);
                }
                copy
            }
        });
    }
    visitor.leave();
    Ok(changed.map_or(Change::Keep, |copy| Change::Put(copy.into_value())))
}

/// The copy with the change. Where its class does not allow the change, a stdClass with the same public properties.
fn altered(copy: Object, property: &Property, change: Change) -> Object {
    match change {
        Change::Keep => copy,
        Change::Put(new) => match copy.set(property, new) {
            Ok(()) => copy,
            Err(new) => {
                let copy = copy.as_std_class();
                copy.add(&property.name, new);
                copy
            }
        },
        Change::Drop => match copy.unset(property) {
            true => copy,
            false => altered(copy.as_std_class(), property, Change::Drop),
        },
    }
}

fn free_name(wanted: Text, source: &Object, copy: &Object) -> Text {
    let mut name = wanted.clone();
    let mut number = 2_usize;
    while source.has(&name) || copy.has(&name) {
        name = numbered(&wanted, number);
        number += 1;
    }
    name
}

fn numbered(wanted: &Text, number: usize) -> Text {
    Text::new(&[wanted.as_bytes(), b"#", number.to_string().as_bytes()].concat())
}

/// First walk: takes note of names.
struct Learn<'c> {
    walk: Walk<'c>,
    bytes: Bytes,
    /// `JsonSerializable` objects are expanded; one that is still there has returned itself.
    expanded: bool,
    /// One was met that is not.
    unexpanded: bool,
}

impl Visitor for Learn<'_> {
    fn enter(&mut self, object: bool) {
        self.walk.enter(object);
    }

    fn leave(&mut self) {
        self.walk.leave();
    }

    fn next_element(&mut self) {
        self.walk.next_element();
    }

    fn key(&mut self, key: &[u8]) -> Result<Option<Text>, Failure> {
        self.walk.key(key);
        Ok(None)
    }

    fn text(&mut self, value: &[u8]) -> Result<Change, Failure> {
        self.bytes += value.len();
        self.walk.learn(value);
        Ok(Change::Keep)
    }

    fn int(&mut self, number: i64) -> Result<Change, Failure> {
        self.walk.learn_number(Digits::of_int(number).as_bytes());
        Ok(Change::Keep)
    }

    fn float(&mut self, number: f64) -> Result<Change, Failure> {
        self.walk.learn_number(Digits::of_float(number).as_bytes());
        Ok(Change::Keep)
    }

    fn serializable(&mut self, _: &Object) -> Result<Expansion, Failure> {
        self.unexpanded |= !self.expanded;
        Ok(if self.expanded { Expansion::Plain } else { Expansion::Leave })
    }
}

/// The walk that puts what `jsonSerialize()` returns in the place of its object.
struct Expand;

impl Visitor for Expand {
    fn enter(&mut self, _: bool) {}

    fn leave(&mut self) {}

    fn next_element(&mut self) {}

    fn key(&mut self, _: &[u8]) -> Result<Option<Text>, Failure> {
        Ok(None)
    }

    fn text(&mut self, _: &[u8]) -> Result<Change, Failure> {
        Ok(Change::Keep)
    }

    fn int(&mut self, _: i64) -> Result<Change, Failure> {
        Ok(Change::Keep)
    }

    fn float(&mut self, _: f64) -> Result<Change, Failure> {
        Ok(Change::Keep)
    }

    fn serializable(&mut self, object: &Object) -> Result<Expansion, Failure> {
        let new = object.json_serialize()?;
        // As json_encode() has it: who returns itself means its properties.
        Ok(if matches!(new.view(), View::Object(same) if same.is(object)) { Expansion::Plain } else { Expansion::Is(new) })
    }
}

/// Second walk: asks the policy.
struct Judge<'c> {
    walk: Walk<'c>,
    expanded: bool,
}

impl Visitor for Judge<'_> {
    fn enter(&mut self, object: bool) {
        self.walk.enter(object);
    }

    fn leave(&mut self) {
        self.walk.leave();
    }

    fn next_element(&mut self) {
        self.walk.next_element();
    }

    fn key(&mut self, key: &[u8]) -> Result<Option<Text>, Failure> {
        self.walk.key(key);
        Ok(match self.walk.key_text(key)? {
            Verdict::Replace(new) => Some(Text::new(new)),
            Verdict::Keep | Verdict::Drop => None,
        })
    }

    fn text(&mut self, value: &[u8]) -> Result<Change, Failure> {
        Ok(match self.walk.string(value)? {
            Verdict::Keep => Change::Keep,
            Verdict::Replace(new) => Change::Put(Value::text(new)),
            Verdict::Drop => Change::Drop,
        })
    }

    fn int(&mut self, value: i64) -> Result<Change, Failure> {
        Ok(match self.walk.number(Digits::of_int(value).as_bytes())? {
            Verdict::Keep => Change::Keep,
            Verdict::Replace(new) => Change::Put(digits::to_int(new).map_or_else(|| Value::text(new), Value::int)),
            Verdict::Drop => Change::Drop,
        })
    }

    fn float(&mut self, value: f64) -> Result<Change, Failure> {
        if !value.is_finite() {
            return Ok(Change::Keep);
        }
        Ok(match self.walk.number(Digits::of_float(value).as_bytes())? {
            Verdict::Keep => Change::Keep,
            Verdict::Replace(new) => Change::Put(digits::to_float(new).map_or_else(|| Value::text(new), Value::float)),
            Verdict::Drop => Change::Drop,
        })
    }

    fn serializable(&mut self, _: &Object) -> Result<Expansion, Failure> {
        Ok(if self.expanded { Expansion::Plain } else { Expansion::Leave })
    }
}
