//! Clouds, databases, identity and secret stores.

use super::format::{Alphabet, Check, KeyFormat, Piece, key};
use crate::entity::Entity;

use Check::{Bech32, Mixed, MixedCase};
use Entity::{
    AgeSecretKey, AivenToken, AkamaiKey, AlibabaKey, AwsAccessKey, AwsSecretKey, AxiomToken, ClickhouseKey, CloudflareToken, CockroachKey, ConfluentKey,
    DatabricksToken, DbtToken, DefinedToken, DigitaloceanToken, ElasticKey, FlyioToken, GoogleKey, HerokuKey, InngestKey, MongodbAtlasKey, NeonKey,
    NetlifyToken, OnepasswordToken, PlanetscaleToken, PortainerToken, PulumiToken, RenderKey, ScalewayKey, ScalingoToken, StytchKey, SupabaseKey, TailscaleKey,
    TencentKey, TriggerdevKey, VercelToken, YandexKey,
};
use Piece::{Run, Text, Uuid};

const ALNUM: Alphabet = Alphabet::ALNUM;
const BASE32: Alphabet = Alphabet::BASE32;
const BASE64: Alphabet = Alphabet::BASE64;
const BASE64URL: Alphabet = Alphabet::BASE64URL;
const DIGITS: Alphabet = Alphabet::DIGITS;
const EQUALS: Alphabet = Alphabet::EQUALS;
const HEX: Alphabet = Alphabet::HEX;
const LOWER_ALNUM: Alphabet = Alphabet::LOWER_ALNUM;
const LOWER_HEX: Alphabet = Alphabet::LOWER_HEX;
const UPPER_ALNUM: Alphabet = Alphabet::UPPER_ALNUM;

#[rustfmt::skip]
pub(super) const FORMATS: &[KeyFormat] = &[
    key(AwsAccessKey, "AKIA", &[Run(16, 16, BASE32)]),
    key(AwsAccessKey, "ASIA", &[Run(16, 16, BASE32)]),
    key(AwsAccessKey, "ABIA", &[Run(16, 16, BASE32)]),
    key(AwsAccessKey, "ACCA", &[Run(16, 16, BASE32)]),
    key(AwsSecretKey, "ABSK", &[Run(100, 160, BASE64), Run(0, 2, EQUALS)]),
    key(GoogleKey, "AIza", &[Run(35, 35, BASE64URL)]),
    key(GoogleKey, "GOCSPX-", &[Run(28, 28, BASE64URL)]),
    // The access id of an HMAC key: of a service account, of a user.
    key(GoogleKey, "GOOG", &[Run(57, 57, UPPER_ALNUM)]).with(Mixed),
    key(GoogleKey, "GOOG", &[Run(20, 20, UPPER_ALNUM)]).with(Mixed),
    key(AlibabaKey, "LTAI", &[Run(17, 21, ALNUM)]).with(Mixed),
    key(TencentKey, "AKID", &[Run(32, 32, ALNUM)]).with(Mixed),
    key(YandexKey, "AQVN", &[Run(35, 38, BASE64URL)]).with(Mixed),
    key(YandexKey, "y0_", &[Run(50, 130, BASE64URL)]).with(Mixed),
    key(DigitaloceanToken, "dop_v1_", &[Run(64, 64, LOWER_HEX)]),
    key(DigitaloceanToken, "doo_v1_", &[Run(64, 64, LOWER_HEX)]),
    key(DigitaloceanToken, "dor_v1_", &[Run(64, 64, LOWER_HEX)]),
    key(CloudflareToken, "cfut_", &[Run(48, 48, ALNUM)]),
    key(CloudflareToken, "cfat_", &[Run(48, 48, ALNUM)]),
    key(CloudflareToken, "cfk_", &[Run(48, 48, ALNUM)]),
    key(HerokuKey, "HRKU-", &[Run(60, 60, BASE64URL)]),
    key(VercelToken, "vcp_", &[Run(24, 80, ALNUM)]).with(Mixed),
    key(VercelToken, "vci_", &[Run(24, 80, ALNUM)]).with(Mixed),
    key(VercelToken, "vca_", &[Run(24, 80, ALNUM)]).with(Mixed),
    key(VercelToken, "vcr_", &[Run(24, 80, ALNUM)]).with(Mixed),
    key(VercelToken, "vck_", &[Run(24, 80, ALNUM)]).with(Mixed),
    key(NetlifyToken, "nfp_", &[Run(36, 36, ALNUM)]),
    key(NetlifyToken, "nfc_", &[Run(36, 36, ALNUM)]),
    key(NetlifyToken, "nfo_", &[Run(36, 36, ALNUM)]),
    key(NetlifyToken, "nfu_", &[Run(36, 36, ALNUM)]),
    key(NetlifyToken, "nfb_", &[Run(36, 36, ALNUM)]),
    key(FlyioToken, "fo1_", &[Run(43, 43, BASE64URL)]),
    key(FlyioToken, "fm1r_", &[Run(100, 900, BASE64), Run(0, 3, EQUALS)]),
    key(FlyioToken, "fm1a_", &[Run(100, 900, BASE64), Run(0, 3, EQUALS)]),
    key(FlyioToken, "fm2_", &[Run(100, 900, BASE64), Run(0, 3, EQUALS)]),
    key(RenderKey, "rnd_", &[Run(28, 40, ALNUM)]).with(Mixed),
    key(SupabaseKey, "sbp_", &[Run(40, 40, LOWER_HEX)]),
    key(SupabaseKey, "sb_secret_", &[Run(28, 48, BASE64URL)]).with(Mixed),
    key(PlanetscaleToken, "pscale_tkn_", &[Run(32, 64, BASE64URL)]),
    key(PlanetscaleToken, "pscale_oauth_", &[Run(32, 64, BASE64URL)]),
    key(PlanetscaleToken, "pscale_pw_", &[Run(32, 64, BASE64URL)]),
    key(NeonKey, "napi_", &[Run(64, 64, LOWER_ALNUM)]),
    key(NeonKey, "npg_", &[Run(12, 20, ALNUM)]).with(MixedCase),
    key(MongodbAtlasKey, "mdb_sa_sk_", &[Run(32, 64, BASE64URL)]).with(Mixed),
    key(AivenToken, "AVNS_", &[Run(19, 24, BASE64URL)]),
    key(AivenToken, "aivenv1", &[Run(200, 500, BASE64), Run(0, 2, EQUALS)]),
    key(DatabricksToken, "dapi", &[Run(32, 32, HEX), Text("-"), Run(1, 1, DIGITS)]),
    key(DatabricksToken, "dapi", &[Run(32, 32, HEX)]),
    key(ClickhouseKey, "4b1d", &[Run(38, 38, ALNUM)]).with(MixedCase),
    key(ScalewayKey, "SCW", &[Run(17, 17, UPPER_ALNUM)]).with(Mixed),
    key(ScalingoToken, "tk-us-", &[Run(48, 48, BASE64URL)]),
    key(PulumiToken, "pul-", &[Run(40, 40, LOWER_HEX)]),
    key(OnepasswordToken, "ops_eyJ", &[Run(150, 2000, BASE64), Run(0, 2, EQUALS)]),
    key(OnepasswordToken, "A3-", &[Run(6, 6, UPPER_ALNUM), Text("-"), Run(6, 6, UPPER_ALNUM), Text("-"), Run(5, 5, UPPER_ALNUM), Text("-"), Run(5, 5, UPPER_ALNUM), Text("-"), Run(5, 5, UPPER_ALNUM), Text("-"), Run(5, 5, UPPER_ALNUM)]),
    key(OnepasswordToken, "A3-", &[Run(6, 6, UPPER_ALNUM), Text("-"), Run(11, 11, UPPER_ALNUM), Text("-"), Run(5, 5, UPPER_ALNUM), Text("-"), Run(5, 5, UPPER_ALNUM), Text("-"), Run(5, 5, UPPER_ALNUM)]),
    key(TailscaleKey, "tskey-api-", &[Run(8, 40, ALNUM), Text("-"), Run(16, 60, ALNUM)]),
    key(TailscaleKey, "tskey-auth-", &[Run(8, 40, ALNUM), Text("-"), Run(16, 60, ALNUM)]),
    key(TailscaleKey, "tskey-client-", &[Run(8, 40, ALNUM), Text("-"), Run(16, 60, ALNUM)]),
    key(TailscaleKey, "tskey-scim-", &[Run(8, 40, ALNUM), Text("-"), Run(16, 60, ALNUM)]),
    key(TailscaleKey, "tskey-webhook-", &[Run(8, 40, ALNUM), Text("-"), Run(16, 60, ALNUM)]),
    key(DefinedToken, "dnkey-", &[Run(26, 26, LOWER_ALNUM), Text("-"), Run(52, 52, LOWER_ALNUM)]),
    key(AgeSecretKey, "AGE-SECRET-KEY-1", &[Run(58, 58, UPPER_ALNUM)]).with(Bech32),
    key(ConfluentKey, "cflt", &[Run(60, 60, BASE64)]).with(MixedCase),
    key(CockroachKey, "CCDB1_", &[Run(22, 22, ALNUM), Text("_"), Run(40, 40, ALNUM)]),
    key(DbtToken, "dbtc_", &[Run(36, 60, BASE64URL)]).with(Mixed),
    key(DbtToken, "dbtu_", &[Run(36, 60, BASE64URL)]).with(Mixed),
    key(ElasticKey, "essu_", &[Run(60, 120, BASE64), Run(0, 2, EQUALS)]),
    key(AxiomToken, "xaat-", &[Uuid]),
    key(AxiomToken, "xapt-", &[Uuid]),
    key(PortainerToken, "ptr_", &[Run(43, 43, BASE64), Run(1, 1, EQUALS)]),
    key(InngestKey, "signkey-prod-", &[Run(32, 64, LOWER_HEX)]),
    key(InngestKey, "signkey-test-", &[Run(32, 64, LOWER_HEX)]),
    key(InngestKey, "signkey-branch-", &[Run(32, 64, LOWER_HEX)]),
    key(TriggerdevKey, "tr_dev_", &[Run(20, 24, ALNUM)]).with(Mixed),
    key(TriggerdevKey, "tr_stg_", &[Run(20, 24, ALNUM)]).with(Mixed),
    key(TriggerdevKey, "tr_prod_", &[Run(20, 24, ALNUM)]).with(Mixed),
    key(TriggerdevKey, "tr_pat_", &[Run(40, 40, ALNUM)]).with(Mixed),
    key(AkamaiKey, "akab-", &[Run(16, 16, LOWER_ALNUM), Text("-"), Run(16, 16, LOWER_ALNUM)]),
    key(StytchKey, "secret-live-", &[Run(32, 40, BASE64URL), Run(0, 1, EQUALS)]).with(MixedCase),
    key(StytchKey, "secret-test-", &[Run(32, 40, BASE64URL), Run(0, 1, EQUALS)]).with(MixedCase),
];
