//! GR_AFM: the tax number: eight digits and a check digit: powers of two as weights, modulo 11, modulo 10
//! (<https://www.oecd.org/content/dam/oecd/en/topics/policy-issue-focus/aeoi/greece-tin.pdf>).

use super::{Identifier, digit, is_uniform, weighted};
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::GrAfm,
    shapes: &["#########", "### ### ###", "###.###.###"],
    valid,
    words: &["αριθμό φορολογικού μητρώου", "φορολογικό μητρώο", "αφμ", "α φ μ", "afm", "αριθμός φορολογικού μητρώου", "αριθμος φορολογικου μητρωου", "arithmos forologikou mitroou", "greek tax"],
    alone: 0.4,
    printed: 0.4,
    examples: &["094259216", "123456783"],
    refused: &["123456781", "000000000"],
};

fn valid(number: &[u8]) -> bool {
    !is_uniform(number) && weighted(number, &[256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == digit(number[8])
}
