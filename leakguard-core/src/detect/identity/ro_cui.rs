//! RO_CUI: Romania without its prefix: up to nine digits and a check digit (<https://www.anaf.ro/>).

use super::Identifier;
use super::vat::romania;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::RoCui,
    shapes: &["######", "#######", "########", "#########", "##########", "RO######", "RO#######", "RO########", "RO#########", "RO##########"],
    valid,
    words: &["cui", "cif", "codul fiscal", "codul unic de înregistrare", "codului fiscal", "cod fiscal", "cod unic de înregistrare", "cod unic de inregistrare", "cod de identificare fiscală", "cod de identificare fiscala", "cui ro", "cif ro"],
    alone: 0.1,
    printed: 0.1,
    examples: &["18547290", "1630615128", "RO18547290"],
    refused: &["18547291", "1630615129"],
};

fn valid(number: &[u8]) -> bool {
    romania(number.strip_prefix(b"RO").unwrap_or(number))
}
