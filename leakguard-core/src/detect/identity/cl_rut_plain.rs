//! CL_RUT: RUT and RUN without dots: only where a word names them
//! (<https://www.sii.cl/ayudas/aprenda_sobre/3072-1-3080.html>).

use super::Identifier;
use super::cl_rut::valid;
use crate::entity::Entity;

pub(super) static IDENTIFIER: Identifier = Identifier {
    entity: Entity::ClRut,
    shapes: &["#########", "########K", "########", "#######K", "########-#", "########-K", "#######-#", "#######-K"],
    valid,
    words: &["rut", "rol único tributario", "rol unico tributario", "cédula de identidad"],
    alone: 0.2,
    printed: 0.4,
    examples: &["12531909-2", "7654321-6", "125319092"],
    refused: &["12531909-3", "7654321-K"],
};


