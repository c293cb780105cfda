//! Work, content, data and monitoring.

use super::format::{Alphabet, Check, KeyFormat, Piece, key};
use crate::entity::Entity;

use Check::{Mixed, MixedCase};
use Entity::{
    AdafruitKey, AdobeKey, AirtableToken, AlchemyKey, ApifyToken, CalcomKey, ClickupToken, ContentfulToken, CoralogixKey, DatadogKey, FigmaToken, FrameioToken,
    GrafanaToken, HoneycombKey, Intra42Key, LaunchdarklyKey, LinearKey, NewRelicKey, NightfallKey, NotionToken, NylasKey, PosthogKey, PubnubKey, RampKey,
    RobinhoodKey, RootlyToken, SentryToken, SettlemintToken, StatsigKey, TrelloToken, TypeformToken, WakatimeKey,
};
use Piece::{Run, Text, Uuid};

const ALNUM: Alphabet = Alphabet::ALNUM;
const BASE64: Alphabet = Alphabet::BASE64;
const BASE64URL: Alphabet = Alphabet::BASE64URL;
const DIGITS: Alphabet = Alphabet::DIGITS;
const DOTTED: Alphabet = Alphabet::DOTTED;
const EQUALS: Alphabet = Alphabet::EQUALS;
const HEX: Alphabet = Alphabet::HEX;
const LOWER_ALNUM: Alphabet = Alphabet::LOWER_ALNUM;
const LOWER_HEX: Alphabet = Alphabet::LOWER_HEX;
const UPPER_ALNUM: Alphabet = Alphabet::UPPER_ALNUM;

#[rustfmt::skip]
pub(super) const FORMATS: &[KeyFormat] = &[
    key(LinearKey, "lin_api_", &[Run(40, 40, ALNUM)]),
    key(LinearKey, "lin_oauth_", &[Run(64, 64, LOWER_HEX)]),
    key(NotionToken, "ntn_", &[Run(11, 11, DIGITS), Run(35, 35, ALNUM)]),
    key(NotionToken, "secret_", &[Run(43, 43, ALNUM)]).with(MixedCase),
    key(FigmaToken, "figd_", &[Run(40, 54, BASE64URL)]),
    key(FigmaToken, "figp_", &[Run(40, 54, BASE64URL)]),
    key(AirtableToken, "pat", &[Run(14, 14, ALNUM), Text("."), Run(64, 64, LOWER_HEX)]),
    key(ClickupToken, "pk_", &[Run(6, 9, DIGITS), Text("_"), Run(32, 32, UPPER_ALNUM)]),
    key(TrelloToken, "ATTA", &[Run(72, 72, HEX)]),
    key(TypeformToken, "tfp_", &[Run(40, 59, DOTTED)]),
    key(ContentfulToken, "CFPAT-", &[Run(43, 43, BASE64URL)]),
    key(AdobeKey, "p8e-", &[Run(32, 32, BASE64URL)]),
    key(FrameioToken, "fio-u-", &[Run(64, 64, BASE64URL)]),
    key(GrafanaToken, "glsa_", &[Run(32, 32, ALNUM), Text("_"), Run(8, 8, HEX)]),
    key(GrafanaToken, "glc_", &[Run(32, 400, BASE64), Run(0, 2, EQUALS)]),
    key(GrafanaToken, "eyJrIjoi", &[Run(56, 400, BASE64), Run(0, 2, EQUALS)]),
    key(DatadogKey, "ddapp_", &[Run(34, 34, ALNUM)]),
    key(NewRelicKey, "NRAK-", &[Run(27, 27, UPPER_ALNUM)]),
    key(NewRelicKey, "NRII-", &[Run(25, 32, BASE64URL)]),
    key(NewRelicKey, "NRIQ-", &[Run(25, 32, BASE64URL)]),
    key(NewRelicKey, "NRAA-", &[Run(27, 27, LOWER_HEX)]),
    key(NewRelicKey, "NRRA-", &[Run(42, 42, LOWER_HEX)]),
    key(SentryToken, "sntryu_", &[Run(64, 64, LOWER_HEX)]),
    key(SentryToken, "sntrys_eyJ", &[Run(40, 400, BASE64), Run(0, 2, EQUALS), Text("_"), Run(43, 43, BASE64)]),
    key(SentryToken, "sntrya_", &[Run(64, 64, LOWER_HEX)]),
    key(SentryToken, "sntryi_", &[Run(64, 64, LOWER_HEX)]),
    key(HoneycombKey, "hcaik_", &[Run(58, 58, LOWER_ALNUM)]),
    key(HoneycombKey, "hcxik_", &[Run(58, 58, LOWER_ALNUM)]),
    key(HoneycombKey, "hcalk_", &[Run(58, 58, LOWER_ALNUM)]),
    key(HoneycombKey, "hcxlk_", &[Run(58, 58, LOWER_ALNUM)]),
    key(PosthogKey, "phx_", &[Run(40, 50, BASE64URL)]),
    key(LaunchdarklyKey, "api-", &[Uuid]),
    key(LaunchdarklyKey, "sdk-", &[Uuid]),
    key(RootlyToken, "rootly_", &[Run(64, 64, LOWER_HEX)]),
    key(PubnubKey, "sec-c-", &[Uuid]),
    key(PubnubKey, "sec-c-", &[Run(48, 48, BASE64)]),
    key(NylasKey, "nyk_v0_", &[Run(64, 64, ALNUM)]),
    key(ApifyToken, "apify_api_", &[Run(36, 36, ALNUM)]),
    key(AdafruitKey, "aio_", &[Run(28, 28, ALNUM)]),
    key(SettlemintToken, "sm_pat_", &[Run(16, 16, ALNUM)]).with(Mixed),
    key(SettlemintToken, "sm_aat_", &[Run(16, 16, ALNUM)]).with(Mixed),
    key(SettlemintToken, "sm_sat_", &[Run(16, 16, ALNUM)]).with(Mixed),
    key(RampKey, "ramp_sec_", &[Run(48, 48, ALNUM)]),
    key(AirtableToken, "oaa", &[Run(14, 14, ALNUM), Text(".v1."), Run(40, 400, BASE64URL), Text("."), Run(64, 128, LOWER_HEX)]),
    key(AlchemyKey, "alcht_", &[Run(30, 30, ALNUM)]),
    key(CalcomKey, "cal_live_", &[Run(32, 32, LOWER_HEX)]),
    key(CalcomKey, "cal_", &[Run(32, 32, LOWER_HEX)]),
    key(CoralogixKey, "cxtp_", &[Run(30, 30, ALNUM)]),
    key(Intra42Key, "s-s4t2ud-", &[Run(64, 64, LOWER_HEX)]),
    key(Intra42Key, "s-s4t2af-", &[Run(64, 64, LOWER_HEX)]),
    key(NightfallKey, "NF-", &[Run(32, 32, ALNUM)]).with(MixedCase),
    key(RobinhoodKey, "rh-api-", &[Uuid]),
    key(StatsigKey, "secret-", &[Run(40, 50, ALNUM)]).with(Mixed),
    key(WakatimeKey, "waka_", &[Uuid]),
];
