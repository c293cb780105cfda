//! FI_PERSONAL_IDENTITY_CODE: the codes that no dated order number is taken for: those with a letter for the century
//! or for the check (<https://dvv.fi/en/personal-identity-code>).

use super::Identifier;
use super::fi_personal_identity_code::valid;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::FiPersonalIdentityCode,
    shapes: &["######-###@", "######+###@", "######@###*"],
    valid,
    words: super::fi_personal_identity_code::WORDS,
    alone: 0.7,
    printed: 0.9,
    examples: &["131052-308T", "010594Y9032"],
    refused: &["131052-308U", "310252-308Y"],
};
