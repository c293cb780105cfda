//! Keys of providers that their form gives away. Tables, a file a family; each row is what the provider documents (see
//! the sources in [`crate::entity`]) or what its own secret scanner looks for. A key whose form is that of any hash
//! counts beside its provider's name only ([`named`]).
//!
//! Every run of 16 or more of `A-Za-z0-9_-` of a text comes here, so the way out is short: the first three bytes, the
//! byte before, the length and the byte behind say whether any format can be meant.

mod ai;
mod check;
mod cloud;
mod code;
mod encoded;
mod format;
mod messaging;
mod named;
mod operations;
mod payment;
mod shop;
mod unprefixed;

pub(crate) use named::{beside, names_provider, provider_key, provider_words};

use super::{Candidate, credential, password_hash, session};
use check::{checksum, is_placeholder, passes};
use format::{Alphabet, KeyFormat, Piece, pieces_end};

use crate::entity::Entity;

/// The score of a key by its form, of one whose checksum is right, and of one whose checksum is wrong: somebody's key
/// with a slip of the pen, or a made-up one.
const BY_FORM: f32 = 0.97;
const CHECKED: f32 = 1.0;
const MISTYPED: f32 = 0.6;

/// A longer prefix stands before its own beginning when both could be meant.
const FAMILIES: [&[KeyFormat]; 7] = [payment::FORMATS, shop::FORMATS, cloud::FORMATS, code::FORMATS, ai::FORMATS, messaging::FORMATS, operations::FORMATS];

const COUNT: usize = {
    let (mut family, mut count) = (0, 0);
    while family < FAMILIES.len() {
        count += FAMILIES[family].len();
        family += 1;
    }
    count
};

/// All formats in one list.
static FORMATS: [KeyFormat; COUNT] = {
    let mut all = [FAMILIES[0][0]; COUNT];
    let (mut family, mut at) = (0, 0);
    while family < FAMILIES.len() {
        let mut row = 0;
        while row < FAMILIES[family].len() {
            all[at] = FAMILIES[family][row];
            row += 1;
            at += 1;
        }
        family += 1;
    }
    all
};

const SLOTS: usize = 2048;

/// The slot of three bytes.
const fn slot(first: u8, second: u8, third: u8) -> usize {
    let bytes = first as u32 | (second as u32) << 8 | (third as u32) << 16;
    (bytes.wrapping_mul(0x9E37_79B1) >> 21) as usize
}

/// For each slot the first format whose prefix begins there, plus one; 0 for none. And for each format the next one.
static CHAINS: ([u16; SLOTS], [u16; COUNT]) = {
    let (mut heads, mut next) = ([0u16; SLOTS], [0u16; COUNT]);
    let mut index = COUNT;
    while index > 0 {
        index -= 1;
        let prefix = FORMATS[index].prefix.as_bytes();
        let slot = slot(prefix[0], prefix[1], prefix[2]);
        next[index] = heads[slot];
        heads[slot] = index as u16 + 1;
    }
    (heads, next)
};

/// The key in the run `text[start..end]`, a whole run of at least 16 of `A-Za-z0-9_-`. The key may begin before the run
/// and end behind it; it reads at most 2 KiB behind `start` and 256 bytes before it.
#[inline]
pub(crate) fn at_token(text: &[u8], start: usize, end: usize) -> Option<Candidate> {
    let [first, second, third, ..] = *text.get(start..end)? else { return None };
    let head = CHAINS.0[slot(first, second, third)];
    if head != 0
        && let Some(found) = prefixed(text, start, head)
    {
        return Some(found);
    }
    if first == b'P' && second == b'u' && third == b'T' {
        return credential::putty_at_word(text, start);
    }
    // `wordpress_logged_in_<hash>=…`: the run is the cookie's name.
    if matches!(text.get(end), Some(b'=' | b'"')) && session::begins_name(&text[start..end]) {
        return session::session_at_equals(text, end + usize::from(text[end] == b'"'));
    }
    let hash = match end - start {
        40 if text[..start].ends_with(b"*") => password_hash::of_mysql(text, start, end),
        64 => password_hash::of_magento(text, start, end),
        _ => None,
    };
    if hash.is_some() {
        return hash;
    }
    unprefixed::at_token(text, start, end).or_else(|| named::beside(text, start, end)).or_else(|| encoded::pair(text, start, end))
}

/// The kind of the key or of the JWT that a value is from its first to its last byte. Looks at its first long runs.
pub(crate) fn whole(value: &[u8]) -> Option<Entity> {
    let is_whole = |found: &Candidate| found.start == 0 && found.end == value.len();
    if let Some(jwt) = credential::jwt_at_word(value, 0).filter(is_whole) {
        return Some(jwt.entity);
    }
    let mut at = 0;
    for _ in 0..8 {
        at += value[at..].iter().take_while(|byte| !Alphabet::BASE64URL.contains(**byte)).count();
        let run = Alphabet::BASE64URL.run(value, at, value.len());
        if run >= 16
            && let Some(key) = at_token(value, at, at + run).filter(is_whole)
        {
            return Some(key.entity);
        }
        at += run;
    }
    None
}

/// The kind of a key that was cut: a prefix, and of what is behind it three characters at least, all as they may be. A
/// prefix that is a word as well (`test_`, `live_`) needs a digit behind it.
pub(crate) fn begins(token: &[u8]) -> Option<Entity> {
    let [first, second, third, ..] = *token else { return None };
    let mut left = CHAINS.0[slot(first, second, third)];
    while left != 0 {
        let index = usize::from(left) - 1;
        let format = &FORMATS[index];
        if let Some(rest) = token.strip_prefix(format.prefix.as_bytes())
            && rest.len() >= 3
            && let Some(Piece::Run(_, most, alphabet)) = format.body.first()
            && alphabet.holds(&rest[..rest.len().min(usize::from(*most))])
        {
            let separators = format.prefix.bytes().filter(|byte| matches!(byte, b'_' | b'-')).count();
            let is_odd = separators > 1 || separators == 1 && format.prefix.bytes().any(|byte| byte.is_ascii_digit());
            let mixed = rest.iter().any(u8::is_ascii_uppercase) && rest.iter().any(u8::is_ascii_lowercase);
            if rest.iter().any(u8::is_ascii_digit) || is_odd && mixed {
                return Some(format.entity);
            }
        }
        left = CHAINS.1[index];
    }
    None
}

/// The key at `start` of one of the formats of the chain.
#[inline(never)]
fn prefixed(text: &[u8], start: usize, head: u16) -> Option<Candidate> {
    let mut left = head;
    while left != 0 {
        let index = usize::from(left) - 1;
        if let Some(found) = formatted(text, start, &FORMATS[index]) {
            return Some(found);
        }
        left = CHAINS.1[index];
    }
    None
}

fn formatted(text: &[u8], start: usize, format: &KeyFormat) -> Option<Candidate> {
    let body = start + format.prefix.len();
    if !text.get(start..)?.starts_with(format.prefix.as_bytes()) {
        return None;
    }
    let end = pieces_end(text, body, format.body)?;
    let key = text.get(body..end)?;
    // `video.ico-7a38….png` is a file.
    let is_file = format.entity == Entity::InfracostKey && text[..start].ends_with(b".");
    if is_file || is_placeholder(key) || !passes(format.check, key) {
        return None;
    }
    let score = match checksum(format.check, key) {
        None => BY_FORM,
        Some(true) => CHECKED,
        Some(false) => MISTYPED,
    };
    // Fly's tokens are shown with their scheme, and those of Asaas begin with a dollar sign.
    let scheme = match format.entity {
        Entity::FlyioToken if text[..start].ends_with(b"FlyV1 ") => 6,
        Entity::AsaasKey if text[..start].ends_with(b"$") => 1,
        _ => 0,
    };
    Some(Candidate::new(format.entity, start - scheme, end, score))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::Category;

    /// Every key of a text, as the scanner asks for them: run by run.
    fn keys(text: &str) -> Vec<(Entity, usize, usize)> {
        let bytes = text.as_bytes();
        let (mut at, mut found) = (0, Vec::new());
        while at < bytes.len() {
            let run = Alphabet::BASE64URL.run(bytes, at, usize::MAX);
            if run >= 16
                && let Some(key) = at_token(bytes, at, at + run)
            {
                found.push((key.entity, key.start, key.end));
            }
            at += run.max(1);
        }
        found
    }

    fn is_key(entity: Entity) -> bool {
        let by_other_ways = [
            Entity::PrivateKey,
            Entity::Jwt,
            Entity::BearerToken,
            Entity::BasicCredentials,
            Entity::Password,
            Entity::GenericSecret,
            Entity::WordpressKey,
            Entity::CryptoPrivateKey,
        ];
        let name = entity.name();
        entity.category() == Category::Secret && (name.ends_with("_KEY") || name.ends_with("_TOKEN")) && !by_other_ways.contains(&entity)
    }

    #[test]
    fn every_example_of_the_catalogue_is_found_whole_and_no_near_miss() {
        let (mut seen, mut wrong) = (0, Vec::new());
        for &entity in Entity::ALL.iter().filter(|&&entity| is_key(entity)) {
            let info = entity.info();
            // Of a key beside its provider's name the key alone is the finding.
            let start = info.example.find('=').filter(|&at| info.example[..at].ends_with(|c: char| c.is_ascii_alphabetic()) && at + 16 < info.example.len());
            let key = (entity, start.map_or(0, |at| at + 1), info.example.len());
            for text in [info.example.to_string(), format!("{} ", info.example), format!("{}\", ", info.example)] {
                if !keys(&text).contains(&key) {
                    wrong.push(format!("{text}: {:?}", keys(&text)));
                }
            }
            if keys(info.invalid).iter().any(|&(found, ..)| found == entity) {
                wrong.push(format!("near miss {}: {}", entity.name(), info.invalid));
            }
            seen += 1;
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(seen >= 180, "{seen}");
    }

    #[test]
    fn a_key_of_klarna_is_found_whole_in_either_alphabet() {
        for body in [
            "dGhlIHBhcnQgYmVmb3JlIGEgZGFzaCBpcyBsb25n-ZW5vdWdoIGZvcg_YW5vdGhlcg",
            "aCliVEIlSVBxclM1Z2xVMDYz+aVooQnlwQWxadzhx/KCQs==",
            "c2hvcnQgYmVmb3JlIGE_ZGFzaCBhbmQgbW9yZQ",
        ] {
            for place in ["live", "test"] {
                let key = format!("klarna_{place}_api_{body}");
                assert_eq!(keys(&format!("{key}, x")), [(Entity::KlarnaKey, 0, key.len())]);
            }
        }
    }

    #[test]
    fn what_looks_like_a_key_and_is_none_is_left_alone() {
        for text in [
            "014df517-39d1-4453-b7b3-9930c563627c",
            "{014DF517-39D1-4453-B7B3-9930C563627C}",
            "commit 94b5e77c0ffee1234567890abcdef1234567890a",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "e2326ae80602bf086c01679c53be21e3",
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk",
            "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoM",
            "class=\"elementor-widget-container wp-block-woocommerce-checkout-order-summary-block\"",
            "wc_get_product_attachment_props_for_variation",
            "sk_get_the_list_of_all_items",
            "pat_match_the_longest_prefix",
            "test_that_orders_are_paginated_right",
            "live_chat_widget_position_bottom",
            "secret_santa_gift_card_campaign",
            "access_token_lifetime_customer",
            "re_captcha_frontend_label_position",
            "hf_transformers_cache_directory",
            "key-value-store-with-expiration",
            "sha512-7Qk2+9sLw/Zx0VbN3mT8eRfG1hYcJ5uA6oPdIiKtSrE7Qk2+9sLw/Zx0VbN3mT8eRfG1hYcJ5uA6oPdIiKtSrE==",
            "sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC",
            "/static/version1763712000/frontend/Magento/luma/en_US/css/styles-m.min.css",
            "webpackChunkwebpackWcBlocksFrontendJsonp",
            "chunk-vendors.3f9a1c5e7b2d8046f1e3.js",
            "/media/video.ico-7a388b69018576d24b59331fd60aab0c.png",
            "pi_3MtwBwLkdIwHu7ix28a3tqPa cus_NffrFeUfNV2Hib ch_3MmlLrLkdIwHu7ix0snN0B15 evt_1NG8Du2eZvKYlo2CUI79vXWy",
            "pm_1MqLiJLkdIwHu7ixUEgbFdYF seti_1Mm8s8LkdIwHu7ix0OXBfTRG price_1MoBy5LkdIwHu7ixZhnattbh",
            "pk_live_51H8x2aKZ0example000000000000000000",
            "tr_WDqYK6vllg4Klarnaorder12345",
            "GTM-XXXXXXX UA-12345678-1 G-ABCDEFGHIJ AW-1234567890123",
            "1Z999AA10123456784 JJD000390007882345678 RR123456785DE-tracking",
            "SK-2024-0001-BLACK-XXL-COTTON-SHIRT-34",
            "AKIAXXXXXXXXXXXXXXXX ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx sk-ant-your-api-key-goes-here-1234",
            "document.getElementsByClassName(a.b.someLongMethodName12)",
            "https://hooks.example.com/services/T00000000/B00000000/0Example1Key2Made3Up40Ex",
        ] {
            assert_eq!(keys(text), [], "{text}");
        }
    }

    #[test]
    fn keys_are_found_where_programs_put_them() {
        let key = Entity::GithubToken.info().example;
        for (before, after) in [("", ""), ("token=", "&x=1"), ("\"", "\","), ("(", ")."), ("https://", "@github.com/x.git"), ("%22", "%22"), ("'", "' ,")] {
            let text = format!("{before}{key}{after}");
            assert_eq!(keys(&text), [(Entity::GithubToken, before.len(), before.len() + key.len())], "{text}");
        }
        let adyen = concat!(
            "AQEyhmfxK4/JbBdBw0m/n3Q5qf3VaY9UCJ14XWZE03G/k2NFisUQ3oG4gUxAeoX8kJuJ8SMQwV1bDb7",
            "kfNy1WIxIIkxgBw==-0Example1/Key2+Made3Up40Example1/Key2+Made3=-!x;y(z)<0>{9}%+"
        );
        assert_eq!(keys(&format!("x-api-key: {adyen}\n")).first(), Some(&(Entity::AdyenKey, 11, 11 + adyen.len())));
        let slack = concat!("https://hooks.slack.com/services/T00000000/B00000000/", "0Example1Key2Made3Up40Ex");
        // Who has the address can post: all of it goes.
        assert_eq!(keys(slack), [(Entity::SlackToken, 0, slack.len())]);
        let teams = Entity::MicrosoftTeamsToken.info().example;
        assert_eq!(keys(&format!("POST {teams}\n")), [(Entity::MicrosoftTeamsToken, 5, 5 + teams.len())]);
        let teams = concat!(
            "https://outlook.office.com/webhook/01234567-89ab-4cde-8f01-23456789abcd@01234567-89ab-4cde-8f01-23456789abcd/IncomingWebhook/",
            "0123456789abcdef0123456789abcdef/01234567-89ab-4cde-8f01-23456789abcd"
        );
        assert_eq!(keys(&format!("POST {teams}\n")), [(Entity::MicrosoftTeamsToken, 5, 5 + teams.len())]);
        let of_app = concat!(
            "ghs_",
            "12345_eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiIxMjM0NSIsImlhdCI6MTc0NTU2ODAwMH0.",
            "0Example1Key2Made3Up40Example1Key2Made3Up4"
        );
        assert_eq!(keys(&format!("token {of_app}\n")).first(), Some(&(Entity::GithubToken, 6, 6 + of_app.len())));
        let databricks = concat!("dapi", "0123456789ABCDEF0123456789ABCDEF");
        assert_eq!(keys(databricks), [(Entity::DatabricksToken, 0, databricks.len())]);
        let app = concat!("123456789012345|", "0Example1Key-2Made3Up_40Exa");
        assert_eq!(keys(&format!("access_token={app}&x=1")), [(Entity::FacebookToken, 13, 13 + app.len())]);
        assert_eq!(keys("|0Example1Key-2Made3Up_40Exa"), []);
        let seller = concat!("amzn.mws.", "01234567-89a", "b-4cde-8f01-23456789abcd");
        assert_eq!(keys(&format!("{seller}, ")), [(Entity::AmazonSellerToken, 0, seller.len())]);
        let intent = concat!("pi_", "0Example1Key2Made3Up40Ex", "_secret_", "0Example1Key2Made3Up40Exa");
        assert_eq!(keys(intent), [(Entity::StripeKey, 0, intent.len())]);
        let bot = concat!("https://api.telegram.org/bot123456789:", "AA0Example1Key2Made3Up40Example1Key/getMe");
        assert_eq!(keys(bot).first().map(|key| key.0), Some(Entity::TelegramToken));
    }

    #[test]
    #[rustfmt::skip]
    fn every_other_form_of_a_providers_key_is_found_whole() {
        for (entity, key) in [
            (Entity::GoogleKey, concat!("AAAA0Exampl:", "APA91b", "0Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example")),
            (Entity::GoogleKey, concat!("GOOG1E", "EXAMPLE2KEY3MADE4UP5EXAMPLE2KEY3MADE4UP5EXAMPLE2KEY3MAD")),
            (Entity::GoogleKey, concat!("GOOG", "EXAMPLE2KEY3MADE4UP5")),
            (Entity::GoogleKey, concat!("AQ.", "Ab8RN6", "0Example1Key2Made3Up40Example1Key2Made3Up40E")),
            (Entity::AzureKey, concat!("0Example1Key2Made3Up40Example1/0Example1Key2Made3Up+0Example1Key2Made3Up40Ex", "+ASt", "Key2Ma", "==")),
            (Entity::NewRelicKey, concat!("eu01xx", "0123456789abcdef0123456789abcd", "NRAL")),
            (Entity::ShopifyToken, concat!("prtapi_", "0123456789abcdef0123456789abcdef")),
            (Entity::ShopifyToken, concat!("atkn_", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")),
            (Entity::EbayKey, concat!("v^1.1#i^1#r^0#p^3#I^3#f^0#t^", "0Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3", "/+", "0Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3", "==")),
            (Entity::LinkedinKey, concat!("WPL_AP1.", "0Example1Key2Mad", ".0Exam1", "==")),
            (Entity::SnykToken, concat!("snyk_uat.", "01234567.", "0Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3", ".", "0Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made")),
            (Entity::DatadogKey, concat!("ddapp_", "0Example1Key2Made3Up40Example1Key2")),
            (Entity::WandbKey, concat!("wandb_v1_", "0Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2M")),
            (Entity::InfisicalToken, concat!("st.", "01234567-89ab-4cde-8f01-23456789abcd", ".", "0123456789abcdef0123456789abcdef", ".", "0123456789abcdef0123456789abcdef")),
            (Entity::BuildkiteToken, concat!("bkct_", "0Example1Key2Made3Up40Example1Key2Made3U")),
            (Entity::NeonKey, concat!("npg_", "0Example1Key")),
            (Entity::LangsmithKey, concat!("ls__", "0123456789abcdef0123456789abcdef")),
            (Entity::PasetoToken, concat!("v2.local.", "0Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made")),
            (Entity::GrafanaToken, concat!("eyJrIjoi", "0Example1Key2Made3Up40Example1Key2Made3Up40Example1Key2Made3")),
            (Entity::FeishuToken, concat!("https://open.larksuite.com/open-apis/bot/v2/hook/", "01234567-89ab-4cde-8f01-23456789abcd")),
            (Entity::MattermostToken, concat!("https://chat.example.com/hooks/", "0example1key2made3up40exam")),
        ] {
            for (before, after) in [("", ""), ("seen ", " in the log"), ("\"", "\",")] {
                let text = format!("{before}{key}{after}");
                assert_eq!(keys(&text).first(), Some(&(entity, before.len(), before.len() + key.len())), "{text}");
            }
        }
        // What a name has to say, and what it says.
        let token = concat!("s.", "0Example1Key2Made3Up40Ex");
        assert_eq!(keys(&format!("X-Vault-Token: {token}")), [(Entity::VaultToken, 15, 15 + token.len())]);
        for text in [token.to_string(), format!("class: {token}"), "https://chat.example.com/hooks/use-intersection-observers".into(), "SUCCEEDEDWITHOUTANYERRORSINTHELASTSEVENDAYSOFTHISLONGMONTH".into()] {
            assert_eq!(keys(&text), [], "{text}");
        }
    }

    #[test]
    fn a_checksum_makes_sure_and_a_wrong_one_makes_doubtful() {
        let key = Entity::NpmToken.info().example;
        assert_eq!(at_token(key.as_bytes(), 0, key.len()).map(|c| c.score), Some(CHECKED));
        let wrong = key.replace("Key2", "Key3");
        assert_eq!(at_token(wrong.as_bytes(), 0, wrong.len()).map(|c| c.score), Some(MISTYPED));
    }

    #[test]
    fn no_prefix_hides_a_format_behind_it() {
        for (index, format) in FORMATS.iter().enumerate() {
            let twins = FORMATS[index + 1..].iter().filter(|later| later.prefix == format.prefix && later.entity == format.entity);
            assert!(format.prefix.len() >= 3, "{}", format.prefix);
            assert!(twins.count() <= 3, "{}", format.prefix);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_at_any_place_are_answered(text in "(sk_live_|ghp_|SG\\.|dp\\.pt\\.|1//|[0-9]{9}:AA|8Q~|%22|token=|[a-zA-Z0-9_-]{1,40}|[!-~]|é|\n){0,24}") {
            let bytes = text.as_bytes();
            for start in 0..bytes.len() {
                let end = start + Alphabet::BASE64URL.run(bytes, start, usize::MAX);
                if let Some(key) = at_token(bytes, start, end) {
                    proptest::prop_assert!(key.start < key.end && key.end <= bytes.len());
                }
            }
        }
    }
}
