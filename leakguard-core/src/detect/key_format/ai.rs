//! AI services.

use super::format::{Alphabet, Check, KeyFormat, Piece, key};
use crate::entity::Entity;

use Check::{Mixed, MixedCase};
use Entity::{
    AnthropicKey, CerebrasKey, DeepseekKey, E2bKey, ElevenlabsKey, FirecrawlKey, FireworksKey, GroqKey, HeliconeKey, HuggingfaceToken, JinaKey, LangfuseKey,
    LangsmithKey, LlamaCloudKey, NvidiaKey, OpenaiKey, OpenrouterKey, PerplexityKey, PhotoroomKey, PineconeKey, ReplicateToken, RunpodKey, StabilityKey,
    TavilyKey, TogetherKey, VoyageKey, WandbKey, XaiKey,
};
use Piece::{Run, Text, Uuid};

const ALNUM: Alphabet = Alphabet::ALNUM;
const BASE64URL: Alphabet = Alphabet::BASE64URL;
const LOWER_ALNUM: Alphabet = Alphabet::LOWER_ALNUM;
const LOWER_HEX: Alphabet = Alphabet::LOWER_HEX;
const WORD: Alphabet = Alphabet::WORD;

#[rustfmt::skip]
pub(super) const FORMATS: &[KeyFormat] = &[
    key(OpenaiKey, "sk-proj-", &[Run(20, 200, BASE64URL)]),
    key(OpenaiKey, "sk-svcacct-", &[Run(20, 200, BASE64URL)]),
    key(OpenaiKey, "sk-service-", &[Run(20, 200, BASE64URL)]),
    key(OpenaiKey, "sk-admin-", &[Run(20, 200, BASE64URL)]),
    key(OpenaiKey, "sk-", &[Run(20, 20, ALNUM), Text("T3BlbkFJ"), Run(20, 20, ALNUM)]),
    key(AnthropicKey, "sk-ant-", &[Run(20, 200, BASE64URL)]),
    key(OpenrouterKey, "sk-or-v1-", &[Run(64, 64, LOWER_HEX)]),
    key(LangfuseKey, "sk-lf-", &[Uuid]),
    key(HeliconeKey, "sk-helicone-", &[Run(24, 60, BASE64URL)]).with(Mixed),
    key(DeepseekKey, "sk-", &[Run(32, 32, LOWER_HEX)]),
    key(StabilityKey, "sk-", &[Run(48, 48, ALNUM)]).with(Mixed),
    key(ElevenlabsKey, "sk_", &[Run(48, 48, LOWER_HEX)]),
    key(HuggingfaceToken, "hf_", &[Run(34, 34, ALNUM)]).with(MixedCase),
    key(HuggingfaceToken, "api_org_", &[Run(34, 34, ALNUM)]).with(MixedCase),
    key(ReplicateToken, "r8_", &[Run(37, 37, BASE64URL)]),
    key(GroqKey, "gsk_", &[Run(52, 52, ALNUM)]),
    key(PerplexityKey, "pplx-", &[Run(48, 48, ALNUM)]),
    key(XaiKey, "xai-", &[Run(80, 80, WORD)]),
    key(PineconeKey, "pcsk_", &[Run(5, 6, ALNUM), Text("_"), Run(63, 63, ALNUM)]),
    key(LangsmithKey, "lsv2_pt_", &[Run(32, 32, LOWER_HEX), Text("_"), Run(10, 10, LOWER_HEX)]),
    key(LangsmithKey, "lsv2_sk_", &[Run(32, 32, LOWER_HEX), Text("_"), Run(10, 10, LOWER_HEX)]),
    key(LangsmithKey, "ls__", &[Run(32, 32, LOWER_HEX)]),
    key(RunpodKey, "rpa_", &[Run(40, 50, ALNUM)]).with(Mixed),
    key(WandbKey, "wandb_v1_", &[Run(60, 100, BASE64URL)]),
    key(NvidiaKey, "nvapi-", &[Run(60, 70, BASE64URL)]).with(Mixed),
    key(FireworksKey, "fw_", &[Run(22, 24, ALNUM)]).with(MixedCase),
    key(TogetherKey, "tgp_v1_", &[Run(43, 43, BASE64URL)]),
    key(CerebrasKey, "csk-", &[Run(48, 48, LOWER_ALNUM)]).with(Mixed),
    key(VoyageKey, "pa-", &[Run(43, 43, BASE64URL)]).with(MixedCase),
    key(TavilyKey, "tvly-dev-", &[Run(32, 32, ALNUM)]),
    key(TavilyKey, "tvly-prod-", &[Run(32, 32, ALNUM)]),
    key(TavilyKey, "tvly-", &[Run(32, 32, ALNUM)]),
    key(FirecrawlKey, "fc-", &[Run(32, 32, LOWER_HEX)]),
    key(JinaKey, "jina_", &[Run(56, 64, BASE64URL)]).with(Mixed),
    key(LlamaCloudKey, "llx-", &[Run(48, 48, ALNUM)]),
    key(E2bKey, "e2b_", &[Run(40, 40, LOWER_HEX)]),
    key(PhotoroomKey, "sk_pr_", &[Run(1, 40, LOWER_ALNUM), Text("_"), Run(40, 40, LOWER_HEX)]),
];
