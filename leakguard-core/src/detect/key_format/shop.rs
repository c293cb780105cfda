//! Shop platforms, carriers and taxes.

use super::format::{Alphabet, Check, KeyFormat, Piece, key};
use crate::entity::Entity;

use Check::Mixed;
use Entity::{AftershipKey, DuffelToken, EasypostKey, EbayKey, ShippoToken, ShopifyToken, ShopwareKey, WoocommerceKey};
use Piece::{Run, Text};

const ALNUM: Alphabet = Alphabet::ALNUM;
const BASE64URL: Alphabet = Alphabet::BASE64URL;
const HEX: Alphabet = Alphabet::HEX;
const LOWER_HEX: Alphabet = Alphabet::LOWER_HEX;
const UPPER_ALNUM: Alphabet = Alphabet::UPPER_ALNUM;

/// The id of a certificate, which is the secret of a pair of keys.
const EBAY_CERT: &[Piece] = &[
    Run(12, 12, LOWER_HEX),
    Text("-"),
    Run(4, 4, LOWER_HEX),
    Text("-"),
    Run(4, 4, LOWER_HEX),
    Text("-"),
    Run(4, 4, LOWER_HEX),
    Text("-"),
    Run(4, 4, LOWER_HEX),
];

#[rustfmt::skip]
pub(super) const FORMATS: &[KeyFormat] = &[
    key(ShopifyToken, "shpat_", &[Run(32, 32, HEX)]),
    key(ShopifyToken, "shpca_", &[Run(32, 32, HEX)]),
    key(ShopifyToken, "shppa_", &[Run(32, 32, HEX)]),
    key(ShopifyToken, "shpss_", &[Run(32, 32, HEX)]),
    key(ShopifyToken, "shpua_", &[Run(32, 32, HEX)]),
    key(ShopifyToken, "shptka_", &[Run(32, 32, HEX)]),
    key(ShopifyToken, "prtapi_", &[Run(32, 32, HEX)]),
    key(ShopifyToken, "atkn_", &[Run(64, 64, LOWER_HEX)]),
    key(WoocommerceKey, "ck_", &[Run(40, 40, LOWER_HEX)]),
    key(WoocommerceKey, "cs_", &[Run(40, 40, LOWER_HEX)]),
    key(ShopwareKey, "SWIA", &[Run(22, 22, UPPER_ALNUM)]).with(Mixed),
    key(ShopwareKey, "SWUA", &[Run(22, 22, UPPER_ALNUM)]).with(Mixed),
    key(EasypostKey, "EZAK", &[Run(54, 54, ALNUM)]),
    key(EasypostKey, "EZTK", &[Run(54, 54, ALNUM)]),
    key(ShippoToken, "shippo_live_", &[Run(40, 40, HEX)]),
    key(ShippoToken, "shippo_test_", &[Run(40, 40, HEX)]),
    key(AftershipKey, "asat_", &[Run(32, 32, LOWER_HEX)]),
    key(EbayKey, "PRD-", EBAY_CERT),
    key(EbayKey, "SBX-", EBAY_CERT),
    key(DuffelToken, "duffel_live_", &[Run(43, 43, BASE64URL)]),
    key(DuffelToken, "duffel_test_", &[Run(43, 43, BASE64URL)]),
];
