//! The catalogue in full: what the row of a kind says, and the words, writings and names that its detectors know.

use serde::Serialize;

use crate::detect::field;
use crate::detect::identity::IDENTIFIERS;
use crate::entity::{Entity, EntityInfo};

/// All that is known of a kind: one element of what `leakguard entities --json` prints.
///
/// ```
/// use leakguard_core::EntityDetails;
///
/// let all = EntityDetails::all();
/// let details = all.iter().find(|details| details.info.entity == "PL_PESEL").unwrap();
/// assert!(details.words.contains(&"pesel") && details.shapes.contains(&"###########"));
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct EntityDetails {
    /// The row of the catalogue.
    #[serde(flatten)]
    pub info: &'static EntityInfo,
    /// Words close by that say a value is of this kind, in lower case. Not all that its detector knows where it looks for
    /// more than words.
    pub words: Vec<&'static str>,
    /// How an identifier is written: `#` a digit, `@` a letter, `*` either; any other character is itself.
    pub shapes: Vec<&'static str>,
    /// Documented or made-up numbers that pass.
    pub valid: Vec<&'static str>,
    /// Numbers of one of the shapes that do not.
    pub refused: Vec<&'static str>,
    /// Names of fields whose value is of this kind; case, accents and separators do not count, `*` stands for any
    /// beginning. `_number`, `_no`, `_nr` and `_id` may stand behind the words of an identifier.
    pub fields: Vec<String>,
}

impl EntityDetails {
    /// Every kind, in the order of the catalogue. Allocates, and goes through all tables: for people and tests.
    pub fn all() -> Vec<EntityDetails> {
        let mut all: Vec<EntityDetails> = Entity::ALL.iter().map(|&entity| EntityDetails::new(entity)).collect();
        for (entity, name) in field::names() {
            all[entity as usize].fields.push(name);
        }
        all
    }

    fn new(entity: Entity) -> EntityDetails {
        let [words, shapes, valid, refused] = [(); 4].map(|()| Vec::new());
        let mut details = EntityDetails { info: entity.info(), words, shapes, valid, refused, fields: Vec::new() };
        for identifier in IDENTIFIERS.iter().filter(|identifier| identifier.entity == entity) {
            for (all, own) in [
                (&mut details.words, identifier.words),
                (&mut details.shapes, identifier.shapes),
                (&mut details.valid, identifier.examples),
                (&mut details.refused, identifier.refused),
            ] {
                add(all, own.iter().copied());
            }
        }
        add(&mut details.words, crate::detect::words_of(entity));
        details
    }
}

/// Appends what is not yet there.
fn add(all: &mut Vec<&'static str>, more: impl IntoIterator<Item = &'static str>) {
    for one in more {
        if !all.contains(&one) {
            all.push(one);
        }
    }
}
