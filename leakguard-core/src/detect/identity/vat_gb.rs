//! VAT_ID: the United Kingdom without its prefix, where a word names it
//! (<https://www.gov.uk/guidance/vat-uk-trade-tariff>).

use super::Identifier;
use super::vat::britain;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::VatId,
    shapes: &["#########", "### #### ##", "###-####-##"],
    valid,
    words: &["vat", "vat no", "vat number", "vat reg", "vat reg no", "vat registration", "vat registration number"],
    alone: 0.2,
    printed: 0.4,
    examples: &["980 7806 84", "980780684"],
    refused: &["980 7806 85", "980780685"],
};

fn valid(number: &[u8]) -> bool {
    britain(number)
}
