//! Payment services.

use super::format::{Alphabet, Check, KeyFormat, Piece, key};
use crate::entity::Entity;

use Check::Mixed;
use Entity::{
    AdyenKey, AsaasKey, CashfreeKey, CheckoutKey, FlutterwaveKey, GocardlessToken, KlarnaKey, LobKey, MercadopagoToken, MidtransKey, MollieKey, OmiseKey,
    PaddleKey, PagarmeKey, PaypalToken, PaystackKey, PlaidToken, PolarToken, RazorpayKey, RechargeToken, SquareToken, StripeKey, SumupKey, XenditKey,
};
use Piece::{Run, Text, Uuid};

const ALNUM: Alphabet = Alphabet::ALNUM;
const ANY_BASE64: Alphabet = Alphabet::ANY_BASE64;
const BASE64: Alphabet = Alphabet::BASE64;
const BASE64URL: Alphabet = Alphabet::BASE64URL;
const CHECKOUT: Alphabet = Alphabet::CHECKOUT;
const DIGITS: Alphabet = Alphabet::DIGITS;
const EQUALS: Alphabet = Alphabet::EQUALS;
const HEX: Alphabet = Alphabet::HEX;
const LOWER_ALNUM: Alphabet = Alphabet::LOWER_ALNUM;
const LOWER_BASE32: Alphabet = Alphabet::LOWER_BASE32;
const LOWER_HEX: Alphabet = Alphabet::LOWER_HEX;
const PRINTABLE: Alphabet = Alphabet::PRINTABLE;

#[rustfmt::skip]
pub(super) const FORMATS: &[KeyFormat] = &[
    key(PaystackKey, "sk_live_", &[Run(40, 40, LOWER_HEX)]),
    key(PaystackKey, "sk_test_", &[Run(40, 40, LOWER_HEX)]),
    key(StripeKey, "sk_live_", &[Run(16, 247, ALNUM)]),
    key(StripeKey, "sk_test_", &[Run(16, 247, ALNUM)]),
    key(StripeKey, "rk_live_", &[Run(16, 247, ALNUM)]),
    key(StripeKey, "rk_test_", &[Run(16, 247, ALNUM)]),
    key(StripeKey, "sk_org_live_", &[Run(16, 247, ALNUM)]),
    key(StripeKey, "sk_org_test_", &[Run(16, 247, ALNUM)]),
    key(StripeKey, "rk_org_live_", &[Run(16, 247, ALNUM)]),
    key(StripeKey, "rk_org_test_", &[Run(16, 247, ALNUM)]),
    key(StripeKey, "whsec_", &[Run(24, 88, BASE64), Run(0, 2, EQUALS)]),
    key(AdyenKey, "AQE", &[Run(60, 160, BASE64), Text("=="), Text("-"), Run(43, 43, BASE64), Text("=-"), Run(8, 24, PRINTABLE)]),
    key(PaypalToken, "A21AA", &[Run(80, 140, BASE64URL)]),
    key(SquareToken, "EAAA", &[Run(60, 60, BASE64URL)]),
    key(SquareToken, "sq0atp-", &[Run(22, 22, BASE64URL)]),
    key(SquareToken, "sq0csp-", &[Run(43, 43, BASE64URL)]),
    key(SquareToken, "sandbox-sq0atb-", &[Run(22, 22, BASE64URL)]),
    key(SquareToken, "sandbox-sq0csb-", &[Run(43, 43, BASE64URL)]),
    key(MollieKey, "live_", &[Run(30, 30, ALNUM)]).with(Mixed),
    key(MollieKey, "test_", &[Run(30, 30, ALNUM)]).with(Mixed),
    key(MollieKey, "access_", &[Run(30, 30, ALNUM)]).with(Mixed),
    key(LobKey, "live_", &[Run(35, 35, LOWER_HEX)]),
    key(LobKey, "test_", &[Run(35, 35, LOWER_HEX)]),
    key(GocardlessToken, "live_", &[Run(40, 40, BASE64URL)]).with(Mixed),
    key(GocardlessToken, "sandbox_", &[Run(40, 40, BASE64URL)]).with(Mixed),
    key(KlarnaKey, "klarna_live_api_", &[Run(32, 256, ANY_BASE64), Run(0, 2, EQUALS)]),
    key(KlarnaKey, "klarna_test_api_", &[Run(32, 256, ANY_BASE64), Run(0, 2, EQUALS)]),
    key(CheckoutKey, "sk_sbox_", &[Run(26, 26, LOWER_BASE32), Run(1, 1, CHECKOUT)]),
    key(CheckoutKey, "sk_test_", &[Uuid]),
    key(CheckoutKey, "sk_", &[Run(26, 26, LOWER_BASE32), Run(1, 1, CHECKOUT)]).with(Mixed),
    key(CheckoutKey, "sk_", &[Uuid]),
    key(RazorpayKey, "rzp_live_", &[Run(14, 14, ALNUM)]),
    key(RazorpayKey, "rzp_test_", &[Run(14, 14, ALNUM)]),
    key(FlutterwaveKey, "FLWSECK-", &[Run(32, 32, LOWER_ALNUM), Text("-X")]),
    key(FlutterwaveKey, "FLWSECK_TEST-", &[Run(32, 32, LOWER_ALNUM), Text("-X")]),
    key(FlutterwaveKey, "FLWSECK_TEST-", &[Run(12, 12, ALNUM)]),
    key(PlaidToken, "access-production-", &[Uuid]),
    key(PlaidToken, "access-sandbox-", &[Uuid]),
    key(PlaidToken, "access-development-", &[Uuid]),
    key(PagarmeKey, "ak_live_", &[Run(30, 30, ALNUM)]),
    key(PagarmeKey, "ak_test_", &[Run(30, 30, ALNUM)]),
    key(MercadopagoToken, "APP_USR-", &[Run(10, 20, DIGITS), Text("-"), Run(6, 6, DIGITS), Text("-"), Run(32, 32, LOWER_HEX), Text("-"), Run(4, 12, DIGITS)]),
    key(MercadopagoToken, "TEST-", &[Run(10, 20, DIGITS), Text("-"), Run(6, 6, DIGITS), Text("-"), Run(32, 32, LOWER_HEX), Text("-"), Run(4, 12, DIGITS)]),
    key(PaddleKey, "pdl_live_apikey_", &[Run(26, 26, LOWER_ALNUM), Text("_"), Run(22, 22, ALNUM), Text("_"), Run(3, 3, ALNUM)]),
    key(PaddleKey, "pdl_sdbx_apikey_", &[Run(26, 26, LOWER_ALNUM), Text("_"), Run(22, 22, ALNUM), Text("_"), Run(3, 3, ALNUM)]),
    key(SumupKey, "sup_sk_", &[Run(24, 80, ALNUM)]),
    key(RechargeToken, "sk_", &[Run(1, 2, DIGITS), Text("x"), Run(1, 1, DIGITS), Text("_"), Run(64, 64, HEX)]),
    key(RechargeToken, "sk_test_", &[Run(1, 2, DIGITS), Text("x"), Run(1, 1, DIGITS), Text("_"), Run(64, 64, HEX)]),
    key(CashfreeKey, "cfsk_ma_prod_", &[Run(32, 32, LOWER_HEX), Text("_"), Run(8, 8, LOWER_HEX)]),
    key(CashfreeKey, "cfsk_ma_test_", &[Run(32, 32, LOWER_HEX), Text("_"), Run(8, 8, LOWER_HEX)]),
    key(XenditKey, "xnd_production_", &[Run(40, 80, ALNUM)]),
    key(XenditKey, "xnd_development_", &[Run(40, 80, ALNUM)]),
    key(MidtransKey, "Mid-server-", &[Run(24, 24, BASE64URL)]),
    key(MidtransKey, "SB-Mid-server-", &[Run(24, 24, BASE64URL)]),
    key(OmiseKey, "skey_test_", &[Run(19, 19, LOWER_ALNUM)]).with(Mixed),
    key(OmiseKey, "skey_", &[Run(19, 19, LOWER_ALNUM)]).with(Mixed),
    key(AsaasKey, "aact_prod_", &[Run(60, 400, BASE64), Run(0, 2, EQUALS)]),
    key(AsaasKey, "aact_hmlg_", &[Run(60, 400, BASE64), Run(0, 2, EQUALS)]),
    key(PolarToken, "polar_oat_", &[Run(40, 60, BASE64URL)]).with(Mixed),
    key(StripeKey, "pi_", &[Run(24, 24, ALNUM), Text("_secret_"), Run(25, 25, ALNUM)]),
    key(StripeKey, "seti_", &[Run(24, 24, ALNUM), Text("_secret_"), Run(25, 32, ALNUM)]),
];
