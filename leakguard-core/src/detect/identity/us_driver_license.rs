//! US_DRIVER_LICENSE: as the states write them (seven to nine digits, or letters in front); few have a check digit and
//! none is published (<https://www.aamva.org/technology/systems/verification-systems/dldv>).

use super::{Identifier, is_uniform};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::UsDriverLicense,
    shapes: &["#######", "########", "#########", "@#######", "@########", "@#########", "@############", "@#############", "@##############", "@@######", "@@#######", "@###-####-####", "@###-####-####-##", "@####-#####-#####", "@###-###-##-###-#"],
    valid,
    words: &["driver license", "drivers license", "driver s license", "driver licence", "drivers licence", "driver s licence", "driver license number", "dl number", "dln", "dl no", "driving license"],
    alone: 0.05,
    printed: 0.3,
    examples: &["D1234567", "S530-4208-6005-00"],
    refused: &["A0000000", "1111111"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(&number[1..])
}
