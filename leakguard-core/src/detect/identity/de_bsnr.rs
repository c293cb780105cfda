//! DE_BSNR: the number of a physician's practice: nine digits, the first two those of the association of physicians
//! (<https://www.kbv.de/media/sp/Arztnummern_Richtlinie.pdf>).

use super::{Identifier, two};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::DeBsnr,
    shapes: &["#########"],
    valid,
    words: &["bsnr", "nbsnr", "betriebsstättennummer", "betriebsstaettennummer", "betriebsstätten nr"],
    alone: 0.1,
    printed: 0.1,
    examples: &["021234568", "521234567"],
    refused: &["001234568", "020000000"],
};

/// The associations; 35 are hospitals, 74 the miners' physicians, 99 others.
const REGIONS: &[u32] = &[1, 2, 3, 17, 20, 35, 38, 46, 51, 52, 71, 72, 73, 74, 78, 83, 88, 93, 98, 99];

fn valid(number: &[u8]) -> bool {
    REGIONS.contains(&two(number, 0)) && number[2..].iter().any(|&byte| byte != b'0')
}
