//! UK_NHS: nine digits and a check digit modulo 11, which is never 10
//! (<https://www.datadictionary.nhs.uk/attributes/nhs_number.html>).

use super::{Identifier, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UkNhs,
    shapes: &["##########", "### ### ####", "###-###-####"],
    valid,
    words: &["nhs", "nhs number", "nhs no", "nhsno", "national health service", "patient number"],
    alone: 0.4,
    printed: 0.4,
    examples: &["943 476 5870", "9434765870"],
    refused: &["943 476 5871", "0000000000"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && weighted(number, &[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}
