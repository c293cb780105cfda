//! PAYMENT_TOKEN: how payment services name a customer's stored card, mandate, agreement or transaction. Who has one and
//! the shop's account can look the person up or charge them. Prefix, alphabet and length have to be right; what has no
//! prefix counts beside the service's word only.
//!
//! Sources: the services' API references: <https://docs.stripe.com/api>, <https://docs.mollie.com/reference>,
//! <https://developer.paypal.com/api/rest/>, <https://docs.adyen.com/api-explorer/>, <https://docs.klarna.com/>,
//! <https://developer.paypal.com/braintree/docs>, <https://www.checkout.com/docs>, <https://razorpay.com/docs/api/>.

use super::Candidate;
use super::nearby::{has_word_before, is_one_of};
use crate::entity::Entity;

const WORDS_BEFORE: usize = 40;

/// What follows a prefix.
#[derive(Clone, Copy)]
enum Tail {
    /// Letters of both cases and digits, all three of them, of these lengths.
    Mixed(&'static [usize]),
    /// The same of ten characters, where one in five has no digit: then its service's word decides.
    Mollie,
    /// Base32 in lower case, 26 characters, a digit among them.
    Base32,
    /// Upper case and digits, both, of this length.
    Upper(usize),
}

#[rustfmt::skip]
static PREFIXES: &[(&[u8], Tail)] = &[
    (b"pm_", Tail::Mixed(&[24])),                  // Stripe: a payment method
    (b"card_", Tail::Mixed(&[24, 14])),            // Stripe, Razorpay: a card
    (b"tok_", Tail::Mixed(&[24])),                 // Stripe: a token of a card
    (b"src_", Tail::Mixed(&[24])),                 // Stripe: a source
    (b"ba_", Tail::Mixed(&[24])),                  // Stripe: a bank account
    (b"cus_", Tail::Mixed(&[14, 24])),             // Stripe: a customer
    (b"mandate_", Tail::Mixed(&[24])),             // Stripe: a mandate
    (b"cust_", Tail::Mixed(&[14])),                // Razorpay: a customer
    (b"token_", Tail::Mixed(&[14])),               // Razorpay: a stored card
    (b"cst_", Tail::Mollie),                       // Mollie: a customer
    (b"mdt_", Tail::Mollie),                       // Mollie: a mandate
    (b"tr_", Tail::Mollie),                        // Mollie: a payment
    (b"tok_", Tail::Base32),                       // Checkout.com: a token of a card
    (b"src_", Tail::Base32),                       // Checkout.com: a stored card
    (b"cus_", Tail::Base32),                       // Checkout.com: a customer
    (b"B-", Tail::Upper(17)),                      // PayPal: a billing agreement
    (b"BA-", Tail::Upper(17)),                     // PayPal: a billing agreement's token
    (b"I-", Tail::Upper(12)),                      // PayPal: a subscription
];

/// The reference that `text[start..end]` is, a whole run of `[A-Za-z0-9_-]`. Reads at most 64 bytes of it, and 40 before it
/// for words.
#[inline(never)]
pub(crate) fn at_token(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    let token = text.get(start..end)?;
    if !(13..=64).contains(&token.len()) {
        return None;
    }
    let by_prefix = if may_begin(token) { prefixed(text, start, token).or_else(|| braintree(token)) } else { None };
    let score = by_prefix.or_else(|| beside_word(text, start, token))?;
    Some(Candidate::new(Entity::PaymentToken, start, end, score))
}

/// Whether a run may be a reference, by its beginning and its length.
#[inline]
pub(crate) fn may_be(token: &[u8]) -> bool {
    matches!(token.len(), 13 | 16 | 17 | 36) || may_begin(token)
}

/// Whether a prefix starts with the token's first two bytes; most words of a text are told by it.
#[inline]
fn may_begin(token: &[u8]) -> bool {
    static BEGINNINGS: [u64; 256] = {
        let mut table = [0; 256];
        let mut index = 0;
        while index < PREFIXES.len() {
            let prefix = PREFIXES[index].0;
            table[prefix[0] as usize] |= 1 << (prefix[1] % 64);
            index += 1;
        }
        table[b't' as usize] |= 1 << (b'o' % 64);
        table
    };
    BEGINNINGS[usize::from(token[0])] >> (token[1] % 64) & 1 == 1
}

fn prefixed(text: &[u8], start: usize, token: &[u8]) -> Option<f32> {
    PREFIXES.iter().find_map(|(prefix, tail)| {
        let rest = token.strip_prefix(*prefix)?;
        match tail {
            Tail::Mixed(lengths) => (lengths.contains(&rest.len()) && is_mixed(rest, true)).then_some(0.7),
            Tail::Mollie if rest.len() == 10 && is_mixed(rest, true) => Some(0.6),
            Tail::Mollie => (rest.len() == 10 && is_mixed(rest, false) && has_word_before(text, start, WORDS_BEFORE, &["mollie"])).then_some(0.6),
            Tail::Base32 => {
                let fits = rest.len() == 26 && rest.iter().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7')) && rest.iter().any(u8::is_ascii_digit);
                fits.then_some(0.7)
            }
            Tail::Upper(length) if rest.len() != *length || !is_upper(rest) => None,
            // An article number may look like that.
            Tail::Upper(..=12) => {
                Some(if has_word_before(text, start, WORDS_BEFORE, &["paypal", "subscription", "agreement", "recurring", "profile"]) { 0.7 } else { 0.4 })
            }
            Tail::Upper(_) => Some(0.6),
        }
    })
}

/// `tokencc_bh_abc123_def456_ghi789_jkl012_mno`: two letters, four groups of six, one of three.
fn braintree(token: &[u8]) -> Option<f32> {
    let rest = token.strip_prefix(b"tokencc_")?;
    let mut groups = rest.split(|&byte| byte == b'_');
    let is_group = |group: Option<&[u8]>, length: usize| {
        group.is_some_and(|group| group.len() == length && group.iter().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
    };
    let fits = is_group(groups.next(), 2) && (0..4).all(|_| is_group(groups.next(), 6)) && is_group(groups.next(), 3) && groups.next().is_none();
    fits.then_some(0.7)
}

/// References without a prefix: Adyen's stored cards, PayPal's captures and payers, Klarna's orders.
fn beside_word(text: &[u8], start: usize, token: &[u8]) -> Option<f32> {
    const ADYEN: &[&str] = &["adyen", "recurringdetailreference", "storedpaymentmethodid"];
    // A payment's own reference says nothing of who paid.
    const PAYMENT: &[&str] = &["psp", "pspreference"];
    const PAYPAL: &[&str] = &["paypal", "capture", "captureid", "payer", "payerid", "sale"];
    const KLARNA: &[&str] = &["klarna"];
    let words = match token.len() {
        // Old ones are digits that start with 8, new ones letters and digits.
        16 if is_upper(token) || token[0] == b'8' && token.iter().all(u8::is_ascii_digit) => ADYEN,
        13 | 17 if is_upper(token) => PAYPAL,
        36 if is_uuid(token) => KLARNA,
        _ => return None,
    };
    // The word itself is no reference: `capture_id=…` has no digit.
    // An origin key (`pub.v2.…`) has a number, too, and is public.
    let is_payment = || token.len() == 16 && (has_word_before(text, start, WORDS_BEFORE / 2, PAYMENT) || text[..start].ends_with(b"pub.v2."));
    (!is_one_of(token, words) && has_word_before(text, start, WORDS_BEFORE, words) && !is_payment()).then_some(0.6)
}

fn is_mixed(token: &[u8], with_digit: bool) -> bool {
    let has = |class: fn(&u8) -> bool| token.iter().any(class);
    token.iter().all(u8::is_ascii_alphanumeric) && has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase) && (!with_digit || has(u8::is_ascii_digit))
}

fn is_upper(token: &[u8]) -> bool {
    token.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && token.iter().any(u8::is_ascii_digit)
        && token.iter().any(u8::is_ascii_uppercase)
}

fn is_uuid(token: &[u8]) -> bool {
    token.len() == 36
        && token.iter().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The score of the last run of token characters, 0 when it is none.
    fn score(text: &str) -> f32 {
        let is_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let end = text.trim_end_matches(|c| !is_token(c)).len();
        let start = text[..end].rfind(|c| !is_token(c)).map_or(0, |last| last + 1);
        at_token(text.as_bytes(), start, end).map_or(0.0, |c| {
            assert_eq!((c.start, c.end), (start, end));
            c.score
        })
    }

    #[test]
    fn references_of_payment_services_are_found() {
        for text in [
            "pm_1MqLiJLkdIwHu7ixUEgbFdYF",
            "cus_NffrFeUfNV2Hib",
            "tok_1N3T00LkdIwHu7ixt44h1F8k",
            "card_1MvoiELkdIwHu7ixOeFGbN9D",
            "src_1N3lxdLkdIwHu7ixPHXy60UB",
            "ba_1MvoIJ2eZvKYlo2CO9f0MabO",
            "cst_8wmqcHMN4U",
            "mdt_h3gAaD5zP3",
            "tr_7UhSN1zuXS",
            "mollie payment tr_WDqYKrvllg",
            "tok_ubfj2q76miwundwlk72vxt2i7q",
            "B-8MB46526UB1052340",
            "paypal subscription I-BW452GLLEP1G",
            "tokencc_bh_hxkrqf_3rd2vw_yd4pcg_x8f9xd_4b7",
            "cust_1Aa00000000004",
            "recurringDetailReference: QFQTPCQ8HXSKGK82",
            "\"storedPaymentMethodId\":\"8415131751004933\"",
            "PayPal capture 2GG279541U471931P",
            "Klarna order 3f0a8c2e-4b1d-4e7f-9a6b-0c1d2e3f4a5b",
        ] {
            assert!(score(text) >= 0.5, "{text}");
        }
    }

    #[test]
    fn names_of_the_same_form_are_not() {
        for text in [
            "card_number_of_the_customer",
            "tok_visa_debit_us_transfer",
            "tr_headerCell",
            "cus_0000000000",
            "pm_1MqLiJLkdIwHu7ixUEgbFdY",
            "pm_cardholderAuthentication",
            "src_assets_images_productlist",
            "I-ABC123DEF456",
            "B-12345678901234567",
            "QFQTPCQ8HXSKGK82",
            "pspReference: QFQTPCQ8HXSKGK82",
            "Adyen pspReference=8515131751004933",
            "order 8515131751004933",
            "2GG279541U471931P",
            "3f0a8c2e-4b1d-4e7f-9a6b-0c1d2e3f4a5b",
            "tokencc_bh_hxkrqf_3rd2vw_yd4pcg",
        ] {
            assert!(score(text) < 0.5, "{text}");
        }
    }

    #[test]
    fn no_byte_anywhere_makes_it_panic() {
        let text = "Klarna order 3f0a8c2e-4b1d-4e7f-9a6b-0c1d2e3f4a5b tokencc_bh_hxkrqf_3rd2vw_yd4pcg_x8f9xd_4b7 I-BW452GLLEP1G".as_bytes();
        for end in 0..=text.len() {
            for start in 0..=end {
                let _ = at_token(&text[..end], start, end);
            }
        }
    }
}
