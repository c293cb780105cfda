//! Mail, chat, marketing and social networks.

use super::format::{Alphabet, Check, KeyFormat, Piece, key};
use crate::entity::Entity;

use Check::{Mixed, MixedCase};
use Entity::{
    AfricastalkingKey, BrevoKey, FacebookToken, HubspotToken, InstagramToken, IntercomToken, KlaviyoKey, MailgunKey, MandrillKey, OnesignalKey, PinterestToken,
    ResendKey, SalesforceToken, SlackToken, TelnyxKey, TwitterToken,
};
use Piece::{Run, Text, Uuid};

const ALNUM: Alphabet = Alphabet::ALNUM;
const BASE64: Alphabet = Alphabet::BASE64;
const BASE64URL: Alphabet = Alphabet::BASE64URL;
const DIGITS: Alphabet = Alphabet::DIGITS;
const DOTTED: Alphabet = Alphabet::DOTTED;
const ENCODED: Alphabet = Alphabet::ENCODED;
const EQUALS: Alphabet = Alphabet::EQUALS;
const LOWER_ALNUM: Alphabet = Alphabet::LOWER_ALNUM;
const LOWER_BASE32: Alphabet = Alphabet::LOWER_BASE32;
const LOWER_HEX: Alphabet = Alphabet::LOWER_HEX;
const UPPER_ALNUM: Alphabet = Alphabet::UPPER_ALNUM;
const UPPER_HEX: Alphabet = Alphabet::UPPER_HEX;

#[rustfmt::skip]
pub(super) const FORMATS: &[KeyFormat] = &[
    key(SlackToken, "xoxb-", &[Run(20, 300, BASE64URL)]),
    key(SlackToken, "xoxp-", &[Run(20, 300, BASE64URL)]),
    key(SlackToken, "xoxa-", &[Run(20, 300, BASE64URL)]),
    key(SlackToken, "xoxr-", &[Run(20, 300, BASE64URL)]),
    key(SlackToken, "xoxs-", &[Run(20, 300, BASE64URL)]),
    key(SlackToken, "xoxe-", &[Run(20, 300, BASE64URL)]),
    key(SlackToken, "xoxc-", &[Run(20, 300, BASE64URL)]),
    key(SlackToken, "xoxo-", &[Run(20, 300, BASE64URL)]),
    key(SlackToken, "xoxd-", &[Run(20, 300, DOTTED)]),
    key(SlackToken, "xapp-", &[Run(1, 1, DIGITS), Text("-"), Run(8, 14, UPPER_ALNUM), Text("-"), Run(8, 16, DIGITS), Text("-"), Run(32, 80, LOWER_HEX)]),
    key(SlackToken, "xapp-", &[Run(20, 300, BASE64URL)]),
    key(MailgunKey, "key-", &[Run(32, 32, LOWER_ALNUM)]).with(Mixed),
    key(MandrillKey, "md-", &[Run(22, 22, BASE64URL)]).with(MixedCase),
    key(BrevoKey, "xkeysib-", &[Run(64, 64, LOWER_HEX), Text("-"), Run(16, 16, ALNUM)]),
    key(BrevoKey, "xsmtpsib-", &[Run(64, 64, LOWER_HEX), Text("-"), Run(16, 16, ALNUM)]),
    key(KlaviyoKey, "pk_", &[Run(34, 34, LOWER_HEX)]),
    key(KlaviyoKey, "pk_", &[Run(6, 6, ALNUM), Text("_"), Run(34, 34, LOWER_HEX)]),
    key(HubspotToken, "pat-na1-", &[Uuid]),
    key(HubspotToken, "pat-na2-", &[Uuid]),
    key(HubspotToken, "pat-eu1-", &[Uuid]),
    key(HubspotToken, "pat-ap1-", &[Uuid]),
    key(SalesforceToken, "5Aep861", &[Run(60, 140, DOTTED)]),
    key(IntercomToken, "dG9rO", &[Run(50, 60, BASE64), Run(0, 2, EQUALS)]),
    key(OnesignalKey, "os_v2_app_", &[Run(80, 120, LOWER_BASE32)]),
    key(OnesignalKey, "os_v2_org_", &[Run(80, 120, LOWER_BASE32)]),
    key(ResendKey, "re_", &[Run(8, 8, ALNUM), Text("_"), Run(24, 24, ALNUM)]).with(Mixed),
    key(FacebookToken, "EAA", &[Run(97, 500, ALNUM)]).with(MixedCase),
    key(InstagramToken, "IGAA", &[Run(96, 400, BASE64URL)]).with(MixedCase),
    key(InstagramToken, "IGQ", &[Run(100, 400, BASE64URL)]).with(MixedCase),
    key(TwitterToken, "AAAAAAAAAAAAAAAAAAAAA", &[Run(80, 140, ENCODED)]).with(MixedCase),
    key(TelnyxKey, "KEY", &[Run(32, 32, UPPER_HEX), Text("_"), Run(22, 22, ALNUM)]),
    key(AfricastalkingKey, "atsk_", &[Run(64, 64, LOWER_HEX)]),
    key(PinterestToken, "pina_", &[Run(60, 200, ALNUM)]).with(Mixed),
];
