//! Forges, registries and build services.

use super::format::{Alphabet, Check, KeyFormat, Piece, key};
use crate::entity::Entity;

use Check::{Crc32, Mixed, MixedCase};
use Entity::{
    AtlassianToken, BitbucketToken, BuildkiteToken, CircleciToken, ClojarsToken, CratesIoToken, DenoToken, DockerToken, GithubToken, GitlabToken, InfracostKey,
    JfrogToken, NpmToken, NugetKey, OctopusKey, PackagistToken, PostmanKey, PrefectKey, PypiToken, ReadmeKey, RubygemsKey, SonarToken, SourcegraphToken,
};
use Piece::{Run, Text};

const ALNUM: Alphabet = Alphabet::ALNUM;
const BASE64: Alphabet = Alphabet::BASE64;
const BASE64URL: Alphabet = Alphabet::BASE64URL;
const HEX: Alphabet = Alphabet::HEX;
const LOWER_ALNUM: Alphabet = Alphabet::LOWER_ALNUM;
const LOWER_HEX: Alphabet = Alphabet::LOWER_HEX;
const UPPER_ALNUM: Alphabet = Alphabet::UPPER_ALNUM;
const WORD: Alphabet = Alphabet::WORD;

#[rustfmt::skip]
pub(super) const FORMATS: &[KeyFormat] = &[
    key(GithubToken, "ghp_", &[Run(36, 36, ALNUM)]).with(Crc32),
    key(GithubToken, "gho_", &[Run(36, 36, ALNUM)]).with(Crc32),
    key(GithubToken, "ghu_", &[Run(36, 36, ALNUM)]).with(Crc32),
    key(GithubToken, "ghs_", &[Run(36, 36, ALNUM)]).with(Crc32),
    key(GithubToken, "ghr_", &[Run(36, 76, ALNUM)]),
    key(GithubToken, "github_pat_", &[Run(22, 22, ALNUM), Text("_"), Run(59, 59, ALNUM)]),
    key(GithubToken, "github_pat_", &[Run(40, 255, WORD)]),
    // Of an app: its id and a JWT.
    key(GithubToken, "ghs_", &[Run(20, 255, BASE64URL), Text("."), Run(20, 2048, BASE64URL), Text("."), Run(20, 700, BASE64URL)]),
    key(GithubToken, "ghs_", &[Run(37, 255, BASE64URL)]),
    key(GitlabToken, "glpat-", &[Run(27, 300, BASE64URL), Text("."), Run(2, 2, LOWER_ALNUM), Text("."), Run(9, 9, LOWER_ALNUM)]),
    key(GitlabToken, "glrt-", &[Run(27, 300, BASE64URL), Text("."), Run(2, 2, LOWER_ALNUM), Text("."), Run(9, 9, LOWER_ALNUM)]),
    key(GitlabToken, "glpat-", &[Run(27, 300, BASE64URL), Text("."), Run(9, 9, LOWER_ALNUM)]),
    key(GitlabToken, "glrt-", &[Run(27, 300, BASE64URL), Text("."), Run(9, 9, LOWER_ALNUM)]),
    key(GitlabToken, "glpat-", &[Run(20, 300, BASE64URL)]),
    key(GitlabToken, "gldt-", &[Run(20, 300, BASE64URL)]),
    key(GitlabToken, "glrt-", &[Run(20, 300, BASE64URL)]),
    key(GitlabToken, "glptt-", &[Run(20, 300, BASE64URL)]),
    key(GitlabToken, "glcbt-", &[Run(20, 300, BASE64URL)]),
    key(GitlabToken, "gloas-", &[Run(20, 300, BASE64URL)]),
    key(GitlabToken, "glft-", &[Run(20, 300, BASE64URL)]),
    key(GitlabToken, "glimt-", &[Run(20, 300, BASE64URL)]),
    key(GitlabToken, "glagent-", &[Run(20, 300, BASE64URL)]),
    key(GitlabToken, "glsoat-", &[Run(20, 300, BASE64URL)]),
    key(GitlabToken, "glffct-", &[Run(20, 300, BASE64URL)]),
    key(GitlabToken, "glwt-", &[Run(20, 300, BASE64URL)]),
    key(GitlabToken, "GR1348941", &[Run(20, 20, BASE64URL)]),
    key(BitbucketToken, "ATBB", &[Run(28, 40, ALNUM)]).with(Mixed),
    key(BitbucketToken, "ATCTT3", &[Run(100, 300, BASE64URL), Text("="), Run(8, 8, HEX)]),
    key(BitbucketToken, "BBDC-", &[Run(40, 50, BASE64)]),
    key(AtlassianToken, "ATATT3", &[Run(100, 300, BASE64URL), Text("="), Run(8, 8, HEX)]),
    key(NpmToken, "npm_", &[Run(36, 36, ALNUM)]).with(Crc32),
    key(PypiToken, "pypi-AgEIcHlwaS5vcmc", &[Run(50, 1000, BASE64URL)]),
    key(PypiToken, "pypi-AgENdGVzdC5weXBpLm9yZw", &[Run(50, 1000, BASE64URL)]),
    key(RubygemsKey, "rubygems_", &[Run(48, 48, LOWER_HEX)]),
    key(CratesIoToken, "cio", &[Run(32, 32, ALNUM)]).with(MixedCase),
    key(NugetKey, "oy2", &[Run(43, 43, LOWER_ALNUM)]),
    key(DockerToken, "dckr_pat_", &[Run(27, 27, BASE64URL)]),
    key(DockerToken, "dckr_oat_", &[Run(32, 32, BASE64URL)]),
    key(ClojarsToken, "CLOJARS_", &[Run(60, 60, LOWER_HEX)]),
    key(DenoToken, "ddp_", &[Run(36, 36, ALNUM)]),
    key(DenoToken, "ddw_", &[Run(36, 36, ALNUM)]),
    key(JfrogToken, "AKCp", &[Run(69, 69, ALNUM)]),
    key(JfrogToken, "cmVmdGtu", &[Run(56, 56, ALNUM)]),
    key(CircleciToken, "CCIPAT_", &[Run(22, 22, ALNUM), Text("_"), Run(40, 40, LOWER_HEX)]),
    key(CircleciToken, "CCIPRJ_", &[Run(22, 22, ALNUM), Text("_"), Run(40, 40, LOWER_HEX)]),
    key(BuildkiteToken, "bkua_", &[Run(40, 40, LOWER_ALNUM)]),
    key(BuildkiteToken, "bkct_", &[Run(32, 100, BASE64URL)]).with(Mixed),
    key(PackagistToken, "packagist_ort_", &[Run(68, 68, LOWER_HEX)]),
    key(PackagistToken, "packagist_uut_", &[Run(68, 68, LOWER_HEX)]),
    key(OctopusKey, "API-", &[Run(26, 26, UPPER_ALNUM)]).with(Mixed),
    key(SourcegraphToken, "sgp_", &[Run(16, 16, Alphabet::HEX), Text("_"), Run(40, 40, Alphabet::HEX)]),
    key(SourcegraphToken, "sgp_local_", &[Run(40, 40, Alphabet::HEX)]),
    key(SourcegraphToken, "sgp_", &[Run(40, 40, Alphabet::HEX)]),
    key(SourcegraphToken, "slk_", &[Run(64, 64, LOWER_HEX)]),
    key(SonarToken, "squ_", &[Run(40, 40, LOWER_HEX)]),
    key(SonarToken, "sqp_", &[Run(40, 40, LOWER_HEX)]),
    key(SonarToken, "sqa_", &[Run(40, 40, LOWER_HEX)]),
    key(SonarToken, "sqco_", &[Run(59, 59, ALNUM)]),
    key(InfracostKey, "ico-", &[Run(32, 32, ALNUM)]).with(Mixed),
    key(PrefectKey, "pnu_", &[Run(36, 36, ALNUM)]),
    key(PrefectKey, "pnb_", &[Run(36, 36, ALNUM)]),
    key(PostmanKey, "PMAK-", &[Run(24, 24, LOWER_HEX), Text("-"), Run(34, 34, LOWER_HEX)]),
    key(ReadmeKey, "rdme_", &[Run(70, 70, LOWER_ALNUM)]),
];
