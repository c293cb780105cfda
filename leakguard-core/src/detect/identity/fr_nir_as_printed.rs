//! FR_NIR: numbers in the groups of the carte Vitale (<https://www.insee.fr/fr/metadonnees/definition/c1409>).

use super::Identifier;
use super::fr_nir::valid;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::FrNir,
    shapes: &["# ## ## ## ### ### ##", "# ## ## #@ ### ### ##", "#.##.##.##.###.###.##", "# ## ## ## ### ###-##"],
    valid,
    words: super::fr_nir::WORDS,
    alone: 0.45,
    printed: 0.95,
    examples: &["2 95 10 99 126 111 93", "2 53 07 2B 073 004 70"],
    refused: &["2 95 10 99 126 111 99", "2 95 19 99 126 111 84"],
};
