"""Keys and tokens of providers, in the formats that the providers document, and credentials without a provider.

A row says where such a value usually stands: the variable and the words beside it. Values are drawn, none was ever issued.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from .draw import ALNUM, BASE32, BASE64, BASE64URL, HEX, LOWER, UPPER, Draw
from .text import Label, Piece, Rich, concat, value

Make = Callable[[Draw], str]


@dataclass(frozen=True)
class Provider:
    entity: str
    variable: str
    make: Make
    # The format alone says nothing (32 hexadecimal digits): the provider's name must stand beside it, and a generic
    # name for the finding is as good.
    named: bool
    accept: tuple[str, ...]

    def draw(self, draw: Draw) -> Rich:
        generic = ("GENERIC_SECRET", "PASSWORD") if self.named else ("PASSWORD",) if "PASSWORD" in self.variable else ()
        return value(self.make(draw), self.entity, *self.accept, *generic, note=self.variable)


PROVIDERS: list[Provider] = []


def add(entity: str, variable: str, make: Make, accept: str = "", named: bool = False) -> None:
    PROVIDERS.append(Provider(entity, variable, make, named, tuple(accept.split())))


def form(*parts: str | tuple[str, int]) -> Make:
    """Literal parts and (alphabet, count) parts."""

    def make(draw: Draw) -> str:
        return "".join(part if isinstance(part, str) else draw.mixed(*part) for part in parts)

    return make


LOWNUM = LOWER + "0123456789"
UPNUM = UPPER + "0123456789"
HEXUP = "0123456789ABCDEF"

_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def _base62(number: int, width: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number, 62)
        text = _BASE62[rest] + text
    return text.rjust(width, "0")


def crc_token(prefix: str, size: int = 30) -> Make:
    """GitHub's and npm's form: random characters, then their CRC32 in base 62.
    https://github.blog/engineering/behind-githubs-new-authentication-token-formats/"""

    def make(draw: Draw) -> str:
        body = draw.mixed(ALNUM, size)
        return prefix + body + _base62(zlib.crc32(body.encode()), 6)

    return make


def _github_pat(draw: Draw) -> str:
    body = draw.mixed(ALNUM, 22) + "_" + draw.mixed(ALNUM, 53)
    return "github_pat_" + body + _base62(zlib.crc32(body.encode()), 6)


def _uuid(draw: Draw) -> str:
    raw = draw.chars(HEX, 32)
    return f"{raw[:8]}-{raw[8:12]}-4{raw[13:16]}-{draw.one('89ab')}{raw[17:20]}-{raw[20:]}"


def _b64(draw: Draw, size: int) -> str:
    return base64.b64encode(bytes(draw.getrandbits(8) for _ in range(size))).decode()


# Clouds
add("AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", lambda d: d.one(("AKIA", "ASIA")) + d.mixed(BASE32, 16))
add("AWS_SECRET_KEY", "AWS_SECRET_ACCESS_KEY", lambda d: d.mixed(BASE64, 40), "AWS_SECRET_ACCESS_KEY AWS_ACCESS_KEY", named=True)
add("GOOGLE_KEY", "GOOGLE_MAPS_API_KEY", form("AIza", (BASE64URL, 35)), "GOOGLE_API_KEY")
add("GOOGLE_KEY", "GOOGLE_CLIENT_SECRET", form("GOCSPX-", (BASE64URL, 28)), "GOOGLE_OAUTH_SECRET GOOGLE_CLIENT_SECRET")
add(
    "GOOGLE_KEY",
    "GOOGLE_ACCESS_TOKEN",
    lambda d: "ya29." + d.mixed(BASE64URL, d.randint(80, 140)),
    "GOOGLE_OAUTH_TOKEN BEARER_TOKEN GOOGLE_ACCESS_TOKEN",
)
add(
    "AZURE_KEY",
    "AZURE_CLIENT_SECRET",
    lambda d: d.mixed(ALNUM, 3) + str(d.randint(7, 8)) + "Q~" + d.mixed(ALNUM + "-_.~", 34),
    "AZURE_CLIENT_SECRET AZURE_AD_SECRET AZURE_AD_CLIENT_SECRET",
)
add("AZURE_KEY", "AZURE_STORAGE_KEY", lambda d: _b64(d, 64), "AZURE_STORAGE_KEY", named=True)
add("DIGITALOCEAN_TOKEN", "DO_API_TOKEN", form("dop_v1_", (HEX, 64)))
add("ALIBABA_KEY", "ALIYUN_ACCESS_KEY_ID", form("LTAI5t", (ALNUM, 18)), "ALIBABA_ACCESS_KEY ALIYUN_ACCESS_KEY")
add("CLOUDFLARE_TOKEN", "CLOUDFLARE_API_TOKEN", form((BASE64URL, 40)), "CLOUDFLARE_KEY CLOUDFLARE_API_TOKEN", named=True)
add(
    "CLOUDFLARE_TOKEN",
    "CLOUDFLARE_ORIGIN_CA_KEY",
    lambda d: f"v1.0-{d.mixed(HEX, 24)}-{d.mixed(HEX, 146)}",
    "CLOUDFLARE_KEY CLOUDFLARE_ORIGIN_CA_KEY",
)
add("HEROKU_KEY", "HEROKU_API_KEY", lambda d: "HRKU-" + d.mixed(BASE64URL, 60), "HEROKU_API_KEY HEROKU_TOKEN")
add("FLY_TOKEN", "FLY_API_TOKEN", lambda d: "FlyV1 fm2_" + d.mixed(BASE64, 120), "FLYIO_TOKEN FLY_IO_TOKEN FLY_API_TOKEN FLY_ACCESS_TOKEN")
add("VERCEL_TOKEN", "VERCEL_TOKEN", form((ALNUM, 24)), named=True)
add("NETLIFY_TOKEN", "NETLIFY_AUTH_TOKEN", form("nfp_", (ALNUM, 36)))
add("SCALEWAY_KEY", "SCW_ACCESS_KEY", form("SCW", (UPNUM, 17)), "SCALEWAY_ACCESS_KEY")
# Code
for _prefix in ("ghp_", "gho_", "ghu_", "ghs_", "ghr_"):
    add("GITHUB_TOKEN", "GITHUB_TOKEN", crc_token(_prefix))
add("GITHUB_TOKEN", "GH_TOKEN", _github_pat)
add("GITLAB_TOKEN", "GITLAB_TOKEN", form("glpat-", (BASE64URL, 20)))
add("GITLAB_TOKEN", "CI_DEPLOY_TOKEN", form("gldt-", (BASE64URL, 20)))
add(
    "BITBUCKET_TOKEN",
    "BITBUCKET_APP_PASSWORD",
    form("ATBB", (ALNUM, 24), (HEXUP, 8)),
    "ATLASSIAN_TOKEN BITBUCKET_APP_PASSWORD PASSWORD BITBUCKET_KEY",
)
add(
    "ATLASSIAN_TOKEN",
    "JIRA_API_TOKEN",
    lambda d: "ATATT3xFfGF0" + d.mixed(BASE64URL, 171) + "=" + d.mixed(HEXUP, 8),
    "ATLASSIAN_API_TOKEN ATLASSIAN_KEY",
)
add("NPM_TOKEN", "NPM_TOKEN", crc_token("npm_"))
add("PYPI_TOKEN", "TWINE_PASSWORD", lambda d: "pypi-AgEIcHlwaS5vcmc" + d.mixed(BASE64URL, d.randint(120, 170)))
add("RUBYGEMS_KEY", "GEM_HOST_API_KEY", form("rubygems_", (HEX, 48)), "RUBYGEMS_TOKEN RUBYGEMS_API_KEY")
add("DOCKER_TOKEN", "DOCKER_PASSWORD", form("dckr_pat_", (BASE64URL, 27)), "DOCKERHUB_TOKEN DOCKER_HUB_TOKEN")
add("CIRCLECI_TOKEN", "CIRCLECI_TOKEN", form("CCIPAT_", (ALNUM, 22), "_", (HEX, 40)))
add(
    "TERRAFORM_TOKEN",
    "TFE_TOKEN",
    form((ALNUM, 14), ".atlasv1.", (BASE64URL, 67)),
    "TERRAFORM_CLOUD_TOKEN HASHICORP_TERRAFORM_TOKEN TFE_TOKEN",
)
add("VAULT_TOKEN", "VAULT_TOKEN", lambda d: "hvs." + d.mixed(BASE64URL, 92), "HASHICORP_VAULT_TOKEN")
add("DATABRICKS_TOKEN", "DATABRICKS_TOKEN", form("dapi", (HEX, 32)))
add("LINEAR_KEY", "LINEAR_API_KEY", form("lin_api_", (ALNUM, 40)), "LINEAR_API_KEY LINEAR_TOKEN")
add("SENTRY_TOKEN", "SENTRY_AUTH_TOKEN", form("sntryu_", (HEX, 64)))
add("SONARQUBE_TOKEN", "SONAR_TOKEN", form("squ_", (HEX, 40)), "SONAR_TOKEN SONARCLOUD_TOKEN")
add("SNYK_TOKEN", "SNYK_TOKEN", _uuid, "SNYK_KEY", named=True)
add("POSTMAN_KEY", "POSTMAN_API_KEY", form("PMAK-", (HEX, 24), "-", (HEX, 34)), "POSTMAN_API_KEY POSTMAN_TOKEN")
add("DOPPLER_TOKEN", "DOPPLER_TOKEN", form("dp.pt.", (ALNUM, 43)))
add("PULUMI_TOKEN", "PULUMI_ACCESS_TOKEN", form("pul-", (HEX, 40)))
add("GRAFANA_TOKEN", "GRAFANA_SERVICE_ACCOUNT_TOKEN", form("glsa_", (ALNUM, 32), "_", (HEX, 8)), "GRAFANA_KEY")
add("NEW_RELIC_KEY", "NEW_RELIC_USER_KEY", form("NRAK-", (UPNUM, 27)), "NEWRELIC_KEY NEW_RELIC_API_KEY")
add("DATADOG_KEY", "DD_API_KEY", form((HEX, 32)), "DATADOG_API_KEY", named=True)
add("DYNATRACE_TOKEN", "DT_API_TOKEN", form("dt0c01.", (BASE32, 24), ".", (BASE32, 64)))
add("PLANETSCALE_TOKEN", "PLANETSCALE_TOKEN", form("pscale_tkn_", (BASE64URL, 43)), "PLANETSCALE_PASSWORD PLANETSCALE_KEY")
add("SUPABASE_KEY", "SUPABASE_ACCESS_TOKEN", form("sbp_", (HEX, 40)), "SUPABASE_TOKEN")
add("AIRTABLE_TOKEN", "AIRTABLE_TOKEN", form("pat", (ALNUM, 14), ".", (HEX, 64)), "AIRTABLE_KEY")
add("NOTION_TOKEN", "NOTION_TOKEN", form("ntn_", ("0123456789", 11), (ALNUM, 35)), "NOTION_KEY NOTION_SECRET")
add("FIGMA_TOKEN", "FIGMA_TOKEN", form("figd_", (BASE64URL, 40)))
add("ASANA_TOKEN", "ASANA_TOKEN", lambda d: f"2/{d.digits(16)}/{d.digits(16)}:{d.mixed(HEX, 32)}", "ASANA_KEY")
# Artificial intelligence
add("OPENAI_KEY", "OPENAI_API_KEY", form("sk-proj-", (BASE64URL, 74), "T3BlbkFJ", (BASE64URL, 74)))
add("OPENAI_KEY", "OPENAI_API_KEY", form("sk-", (ALNUM, 20), "T3BlbkFJ", (ALNUM, 20)))
add("ANTHROPIC_KEY", "ANTHROPIC_API_KEY", form("sk-ant-api03-", (BASE64URL, 93), "AA"))
add("HUGGINGFACE_TOKEN", "HF_TOKEN", lambda d: "hf_" + d.chars(ALNUM.rstrip("0123456789"), 34), "HUGGING_FACE_TOKEN HUGGINGFACE_KEY")
add("REPLICATE_TOKEN", "REPLICATE_API_TOKEN", form("r8_", (ALNUM, 37)), "REPLICATE_KEY")
add("GROQ_KEY", "GROQ_API_KEY", form("gsk_", (ALNUM, 52)))
add("PERPLEXITY_KEY", "PPLX_API_KEY", form("pplx-", (ALNUM, 48)))
add("XAI_KEY", "XAI_API_KEY", form("xai-", (ALNUM, 80)))
add("OPENROUTER_KEY", "OPENROUTER_API_KEY", form("sk-or-v1-", (HEX, 64)))
# Payment
add("STRIPE_KEY", "STRIPE_SECRET_KEY", lambda d: f"{d.one(('sk', 'rk'))}_{d.one(('live', 'test'))}_{d.mixed(ALNUM, d.one((24, 99)))}")
add("STRIPE_KEY", "STRIPE_WEBHOOK_SECRET", form("whsec_", (ALNUM, 32)), "STRIPE_WEBHOOK_SECRET")
add(
    "ADYEN_KEY",
    "ADYEN_API_KEY",
    lambda d: "AQE" + d.mixed(BASE64, d.randint(100, 140)) + "-" + d.mixed(BASE64, 44) + "=-" + d.mixed(ALNUM, 16),
    "ADYEN_API_KEY",
)
add(
    "PAYPAL_SECRET",
    "PAYPAL_ACCESS_TOKEN",
    lambda d: f"access_token$production${d.mixed(LOWNUM, 16)}${d.mixed(HEX, 32)}",
    "PAYPAL_KEY PAYPAL_TOKEN PAYPAL_ACCESS_TOKEN BRAINTREE_KEY BRAINTREE_TOKEN BRAINTREE_ACCESS_TOKEN",
)
add("PAYPAL_SECRET", "PAYPAL_CLIENT_SECRET", lambda d: "E" + d.mixed(BASE64URL, 79), "PAYPAL_KEY PAYPAL_CLIENT_SECRET", named=True)
add("MOLLIE_KEY", "MOLLIE_API_KEY", lambda d: d.one(("live_", "test_")) + d.mixed(ALNUM, 30), "MOLLIE_API_KEY")
add("SQUARE_TOKEN", "SQUARE_ACCESS_TOKEN", lambda d: "EAAA" + d.mixed(BASE64URL, 60), "SQUARE_KEY SQUARE_ACCESS_TOKEN")
add("RAZORPAY_KEY", "RAZORPAY_KEY_ID", lambda d: f"rzp_{d.one(('live', 'test'))}_{d.mixed(ALNUM, 14)}", "RAZORPAY_KEY_ID")
add(
    "KLARNA_KEY",
    "KLARNA_API_KEY",
    lambda d: f"klarna_{d.one(('live', 'test'))}_api_{d.mixed(BASE64URL, 44)}",
    "KLARNA_API_KEY KLARNA_TOKEN",
)
add(
    "GOCARDLESS_TOKEN", "GOCARDLESS_TOKEN", lambda d: f"{d.one(('live', 'sandbox'))}_{d.mixed(BASE64URL, 40)}", "GOCARDLESS_KEY", named=True
)
add("PAYSTACK_KEY", "PAYSTACK_SECRET_KEY", lambda d: f"sk_{d.one(('live', 'test'))}_{d.mixed(HEX, 40)}", "PAYSTACK_KEY STRIPE_KEY")
add("FLUTTERWAVE_KEY", "FLW_SECRET_KEY", form("FLWSECK_TEST-", (HEX, 32), "-X"))
add("PLAID_KEY", "PLAID_ACCESS_TOKEN", lambda d: f"access-sandbox-{_uuid(d)}", "PLAID_TOKEN PLAID_ACCESS_TOKEN")
# Shops
add("SHOPIFY_TOKEN", "SHOPIFY_ACCESS_TOKEN", lambda d: d.one(("shpat_", "shpca_", "shppa_", "shpss_")) + d.mixed(HEX, 32), "SHOPIFY_KEY")
add("WOOCOMMERCE_KEY", "WC_CONSUMER_KEY", lambda d: d.one(("ck_", "cs_")) + d.mixed(HEX, 40), "WOOCOMMERCE_SECRET")
add("MAGENTO_TOKEN", "MAGENTO_ACCESS_TOKEN", form((LOWNUM, 32)), "MAGENTO_KEY BEARER_TOKEN MAGENTO_ACCESS_TOKEN", named=True)
add("SHIPPO_TOKEN", "SHIPPO_API_TOKEN", lambda d: f"shippo_{d.one(('live', 'test'))}_{d.mixed(HEX, 40)}", "SHIPPO_KEY")
add("EASYPOST_KEY", "EASYPOST_API_KEY", form("EZAK", (ALNUM, 54)), "EASYPOST_TOKEN")
# Messages
add("SLACK_TOKEN", "SLACK_BOT_TOKEN", lambda d: f"xox{d.one('bp')}-{d.digits(12)}-{d.digits(13)}-{d.mixed(ALNUM, 24)}")
add("SLACK_TOKEN", "SLACK_APP_TOKEN", lambda d: f"xapp-1-A{d.mixed(UPNUM, 10)}-{d.digits(13)}-{d.mixed(HEX, 64)}")
add(
    "SLACK_WEBHOOK",
    "SLACK_WEBHOOK_URL",
    lambda d: f"https://hooks.slack.com/services/T{d.mixed(UPNUM, 10)}/B{d.mixed(UPNUM, 10)}/{d.mixed(ALNUM, 24)}",
    "SLACK_TOKEN SLACK_KEY",
)
add(
    "DISCORD_TOKEN",
    "DISCORD_BOT_TOKEN",
    lambda d: base64.b64encode(d.digits(18).encode()).decode().rstrip("=") + f".G{d.mixed(ALNUM, 5)}." + d.mixed(BASE64URL, 38),
    "DISCORD_KEY DISCORD_BOT_TOKEN",
)
add(
    "DISCORD_WEBHOOK",
    "DISCORD_WEBHOOK",
    lambda d: f"https://discord.com/api/webhooks/{d.digits(18)}/{d.mixed(BASE64URL, 68)}",
    "DISCORD_TOKEN DISCORD_KEY",
)
add(
    "TELEGRAM_TOKEN",
    "TELEGRAM_BOT_TOKEN",
    lambda d: f"{d.pattern('%#########')}:AA{d.mixed(BASE64URL, 33)}",
    "TELEGRAM_BOT_TOKEN TELEGRAM_KEY",
)
add("TWILIO_KEY", "TWILIO_API_KEY", form("SK", (HEX, 32)), "TWILIO_SID TWILIO_API_KEY")
add("SENDGRID_KEY", "SENDGRID_API_KEY", form("SG.", (BASE64URL, 22), ".", (BASE64URL, 43)))
add(
    "MAILGUN_KEY",
    "MAILGUN_API_KEY",
    lambda d: f"{d.mixed(HEX, 32)}-{d.mixed(HEX, 8)}-{d.mixed(HEX, 8)}" if d.chance(0.5) else "key-" + d.mixed(HEX, 32),
    "MAILGUN_TOKEN",
)
add("MAILCHIMP_KEY", "MAILCHIMP_API_KEY", lambda d: f"{d.mixed(HEX, 32)}-us{d.randint(1, 21)}", "MAILCHIMP_API_KEY")
add("BREVO_KEY", "BREVO_API_KEY", form("xkeysib-", (HEX, 64), "-", (ALNUM, 16)), "SENDINBLUE_KEY BREVO_TOKEN")
add("POSTMARK_TOKEN", "POSTMARK_SERVER_TOKEN", _uuid, "POSTMARK_KEY", named=True)
add("KLAVIYO_KEY", "KLAVIYO_PRIVATE_KEY", form("pk_", (HEX, 34)), "KLAVIYO_API_KEY KLAVIYO_TOKEN")
add("HUBSPOT_TOKEN", "HUBSPOT_ACCESS_TOKEN", lambda d: f"pat-{d.one(('na1', 'eu1'))}-{_uuid(d)}", "HUBSPOT_KEY")
add("INTERCOM_TOKEN", "INTERCOM_ACCESS_TOKEN", lambda d: "dG9rO" + d.mixed(ALNUM, 54) + "=", "INTERCOM_KEY")
add("RESEND_KEY", "RESEND_API_KEY", form("re_", (ALNUM, 8), "_", (ALNUM, 24)))
add("TYPEFORM_TOKEN", "TYPEFORM_TOKEN", form("tfp_", (BASE64URL, 44), "_", (ALNUM, 14)))
add("DROPBOX_TOKEN", "DROPBOX_ACCESS_TOKEN", lambda d: "sl." + d.mixed(BASE64URL, d.randint(130, 140)), "DROPBOX_KEY")
add(
    "FACEBOOK_TOKEN",
    "FACEBOOK_ACCESS_TOKEN",
    lambda d: "EAA" + d.mixed(ALNUM, d.randint(120, 180)),
    "META_TOKEN FACEBOOK_ACCESS_TOKEN META_ACCESS_TOKEN",
)
add("ALGOLIA_KEY", "ALGOLIA_ADMIN_KEY", form((HEX, 32)), "ALGOLIA_ADMIN_KEY", named=True)
add("MAPBOX_TOKEN", "MAPBOX_SECRET_TOKEN", lambda d: "sk.eyJ1Ijoi" + d.mixed(BASE64URL, 60) + "." + d.mixed(BASE64URL, 22), "MAPBOX_KEY")
add(
    "AGE_KEY",
    "AGE_SECRET_KEY",
    lambda d: "AGE-SECRET-KEY-1" + d.chars("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58),
    "PRIVATE_KEY AGE_SECRET_KEY",
)

# --- credentials without a provider ------------------------------------------------------------------------------------


def _segment(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def jwt(draw: Draw) -> Rich:
    algorithm, size = draw.one((("HS256", 32), ("RS256", 256), ("ES256", 64), ("EdDSA", 64), ("HS512", 64)))
    header: dict[str, object] = (
        {"typ": "JWT", "alg": algorithm} if draw.chance(0.5) else {"alg": algorithm, "typ": "JWT", "kid": draw.mixed(LOWNUM, 8)}
    )
    claims = {"sub": draw.digits(5), "iat": draw.randint(1650000000, 1790000000), "role": draw.one(("customer", "admin"))}
    space = (", ", ": ") if draw.chance(0.1) else (",", ":")
    signature = bytes(draw.getrandbits(8) for _ in range(size))
    parts = [
        _segment(json.dumps(header, separators=space).encode()),
        _segment(json.dumps(claims, separators=space).encode()),
        _segment(signature),
    ]
    return value(".".join(parts), "JWT", "BEARER_TOKEN", note=algorithm)


PEM_KINDS = (
    "RSA PRIVATE KEY",
    "PRIVATE KEY",
    "EC PRIVATE KEY",
    "OPENSSH PRIVATE KEY",
    "ENCRYPTED PRIVATE KEY",
    "DSA PRIVATE KEY",
    "PGP PRIVATE KEY BLOCK",
)


def pem(draw: Draw) -> Rich:
    kind = draw.one(PEM_KINDS)
    body = draw.mixed(BASE64, draw.randint(160, 800)) + "=="
    lines = [body[i : i + 64] for i in range(0, len(body), 64)]
    if kind.startswith("PGP"):
        lines = ["Version: GnuPG v2", "", *lines, "=" + draw.mixed(BASE64, 4)]
    elif kind.startswith("RSA") and draw.chance(0.3):
        lines = ["Proc-Type: 4,ENCRYPTED", f"DEK-Info: AES-128-CBC,{draw.mixed(HEXUP, 32)}", "", *lines]
    return value(
        "\n".join([f"-----BEGIN {kind}-----", *lines, f"-----END {kind}-----"]),
        "PRIVATE_KEY",
        "PGP_PRIVATE_KEY",
        "OPENSSH_PRIVATE_KEY",
        note=kind,
    )


WORDS = (
    "sommer",
    "Katze",
    "dragon",
    "winter",
    "hunter",
    "Passw0rd",
    "tiger",
    "shop",
    "letmein",
    "Berlin",
    "qwerty",
    "monkey",
    "Kaffee",
    "azerty",
    "haslo",
)


def password_text(draw: Draw, plain: bool = False) -> str:
    kind = draw.weighted([("word", 3), ("random", 3), ("symbols", 0 if plain else 3), ("phrase", 0 if plain else 0.7)])
    if kind == "word":
        return draw.one(WORDS) + draw.one(("", "!", "#", "_")) + str(draw.randint(1, 2025))
    if kind == "random":
        return draw.mixed(ALNUM, draw.randint(8, 20))
    if kind == "phrase":
        return " ".join(draw.one(WORDS) for _ in range(3))
    return (
        draw.mixed(ALNUM, draw.randint(4, 10))
        + draw.chars("!$%&/()=?+*#-_.:@<>{}[]^~", draw.randint(2, 4))
        + draw.mixed(ALNUM, draw.randint(2, 6))
    )


def password(draw: Draw, plain: bool = False, quotes: bool = False) -> Rich:
    text = password_text(draw, plain)
    if quotes and draw.chance(0.3):
        text = text[:4] + draw.one(('"', "'", "\\", '\\"')) + text[4:]
    return value(text, "PASSWORD", "GENERIC_SECRET")


def connection(draw: Draw) -> Rich:
    """A connection string: the password in it must be covered, all of it may be."""
    label = Label(
        "CONNECTION_STRING",
        "value",
        frozenset(
            (
                "CONNECTION_STRING",
                "PASSWORD",
                "URL_CREDENTIALS",
                "URL",
                "AZURE_KEY",
                "AZURE_CONNECTION_STRING",
                "DATABASE_URL",
                "AZURE_STORAGE_KEY",
            )
        ),
    )
    kind = draw.one(
        (
            "mysql",
            "postgres",
            "postgresql",
            "mongodb+srv",
            "mongodb",
            "redis",
            "amqp",
            "mysql+pymysql",
            "azure",
            "ado",
            "jdbc",
            "odbc",
            "pdo",
            "smtp",
            "ftp",
        )
    )
    host = draw.one(("db.example.com", "10.0.3.12", "mysql-1.internal", "cluster0.ab1cd.mongodb.net", "localhost"))
    if host == "10.0.3.12":
        host = "db-7.example.net"
    user = draw.one(("shop", "magento", "wp_user", "root", "app"))
    secret = draw.mixed(ALNUM, draw.randint(8, 24)) + draw.one(("", "!", "-x", "%40" + draw.chars(ALNUM, 3), "$1", ""))
    inner = Piece(secret, (label,))
    if kind == "azure":
        text = [
            Piece(f"DefaultEndpointsProtocol=https;AccountName={user}store;AccountKey="),
            Piece(_b64(draw, 64), (label,)),
            Piece(";EndpointSuffix=core.windows.net"),
        ]
    elif kind == "ado":
        text = [Piece(f"Server={host};Database=shop;User Id={user};Password="), inner, Piece(";Encrypt=True")]
    elif kind == "odbc":
        text = [Piece(f"Driver={{ODBC Driver 18 for SQL Server}};Server=tcp:{host},1433;Uid={user};Pwd="), inner, Piece(";")]
    elif kind == "jdbc":
        text = [Piece(f"jdbc:postgresql://{host}:5432/shop?user={user}&password="), inner]
    elif kind == "pdo":
        text = [Piece(f"mysql:host={host};dbname=shop;user={user};password="), inner]
    else:
        port = draw.one(("", ":3306", ":5432", ":6379", ":27017"))
        text = [
            Piece(f"{kind}://{draw.one((user, user, '')) if kind == 'redis' else user}:"),
            inner,
            Piece(f"@{host}{port}/{draw.one(('shop', '0', 'prod?ssl=true'))}"),
        ]
    return Rich(text).within(label)


def url_with_credentials(draw: Draw) -> Rich:
    label = Label(
        "URL_CREDENTIALS",
        "value",
        frozenset(
            ("PASSWORD", "URL_CREDENTIALS", "URL", "CONNECTION_STRING", "BASIC_CREDENTIALS", "URL_WITH_CREDENTIALS", "GENERIC_SECRET")
        ),
    )
    user, host = (
        draw.one(("deploy", "admin", "jane", "api", "ftp-user")),
        draw.one(("repo.example.com", "staging.shop.example", "ftp.example.org", "intern.example.de:8443")),
    )
    return Rich(
        [
            Piece(f"{draw.one(('https', 'http', 'ftp', 'sftp'))}://{user}:"),
            Piece(draw.mixed(ALNUM, draw.randint(8, 20)), (label,)),
            Piece(f"@{host}/{draw.one(('', 'packages.json', 'admin/', 'feed.xml?x=1'))}"),
        ]
    ).within(label)


def url_with_token(draw: Draw) -> Rich:
    label = Label(
        "URL_TOKEN",
        "value",
        frozenset(
            (
                "GENERIC_SECRET",
                "URL",
                "URL_CREDENTIALS",
                "SESSION_ID",
                "PASSWORD",
                "URL_TOKEN",
                "BEARER_TOKEN",
                "URL_SECRET",
                "WOOCOMMERCE_KEY",
            )
        ),
    )
    host, path = (
        draw.one(("shop.example", "api.example.com", "www.example.org")),
        draw.one(("/account/createpassword/", "/reset", "/v1/orders", "/download", "/checkout/confirm")),
    )
    name = draw.one(("token", "access_token", "api_key", "apikey", "key", "secret", "sig", "auth_token", "reset_key"))
    if name in ("key", "sig"):
        name = "api_key"
    before = draw.one(("", "id=12&", "lang=de&", "page=2&"))
    return Rich(
        [
            Piece(f"https://{host}{path}?{before}{name}="),
            Piece(draw.mixed(ALNUM, draw.randint(24, 40)), (label,)),
            Piece(draw.one(("", "&utm_source=mail", "#top"))),
        ]
    ).within(label)


def bearer(draw: Draw) -> Rich:
    if draw.chance(0.35):
        return concat(["Bearer ", jwt(draw)])
    return _scheme("Bearer ", draw.mixed(BASE64URL, draw.randint(24, 60)), "BEARER_TOKEN", "GENERIC_SECRET")


def basic(draw: Draw) -> Rich:
    text = base64.b64encode(f"{draw.one(('jane', 'api', 'admin', 'shop@example.com'))}:{password_text(draw)}".encode()).decode()
    return _scheme("Basic ", text, "BASIC_CREDENTIALS", "BASIC_AUTH", "GENERIC_SECRET", "BEARER_TOKEN")


def _scheme(scheme: str, secret: str, entity: str, *accept: str) -> Rich:
    label = Label(entity, "value", frozenset((entity, *accept)))
    return Rich([Piece(scheme, (), (label,)), Piece(secret, (label,))])


def session_cookie(draw: Draw) -> Rich:
    """`name=value` of a session cookie; the value is the secret."""
    kind = draw.one(
        (
            "PHPSESSID",
            "PHPSESSID",
            "frontend",
            "admin",
            "wordpress",
            "woocommerce",
            "laravel",
            "JSESSIONID",
            "connect.sid",
            "ci_session",
            "ASP",
        )
    )
    name, secret = {
        "PHPSESSID": lambda: ("PHPSESSID", draw.mixed(LOWNUM, 26)),
        "frontend": lambda: ("frontend_session", draw.mixed(LOWNUM, 32)),
        "admin": lambda: ("admin_session", draw.mixed(LOWNUM, 26)),
        "wordpress": lambda: (
            f"wordpress_logged_in_{draw.mixed(HEX, 32)}",
            f"jane%7C{draw.randint(1700000000, 1790000000)}%7C{draw.mixed(ALNUM, 43)}%7C{draw.mixed(HEX, 64)}",
        ),
        "woocommerce": lambda: (
            f"wp_woocommerce_session_{draw.mixed(HEX, 32)}",
            f"t_{draw.mixed(HEX, 30)}%7C%7C{draw.randint(1700000000, 1790000000)}%7C%7C{draw.randint(1700000000, 1790000000)}%7C%7C{draw.mixed(HEX, 32)}",
        ),
        "laravel": lambda: ("laravel_session", "eyJpdiI6" + draw.mixed(ALNUM, 180) + "%3D"),
        "JSESSIONID": lambda: ("JSESSIONID", draw.mixed(HEXUP, 32)),
        "connect.sid": lambda: ("connect.sid", f"s%3A{draw.mixed(BASE64URL, 32)}.{draw.mixed(ALNUM, 43)}"),
        "ci_session": lambda: ("ci_session", draw.mixed(HEX, 40)),
        "ASP": lambda: ("ASP.NET_SessionId", draw.mixed(LOWNUM, 24)),
    }[kind]()
    return f"{name}=" + value(secret, "SESSION_ID", "GENERIC_SECRET", "SESSION_COOKIE", "COOKIE", note=name.split("_")[0])


def generic(draw: Draw) -> Rich:
    text = draw.one(
        (
            lambda: draw.mixed(ALNUM, draw.randint(20, 48)),
            lambda: draw.mixed(HEX, draw.one((32, 40, 64))),
            lambda: _b64(draw, draw.one((24, 32))),
            lambda: draw.mixed(BASE64URL, 43),
        )
    )()
    return value(text, "GENERIC_SECRET", "PASSWORD", "BEARER_TOKEN", "API_KEY")


GENERIC_NAMES = (
    "api_key",
    "apikey",
    "api_token",
    "client_secret",
    "secret_key",
    "app_secret",
    "access_token",
    "auth_token",
    "signing_secret",
    "encryption_key",
    "webhook_secret",
    "refresh_token",
    "private_token",
    "hmac_secret",
)


def digest(draw: Draw) -> str:
    """Not a secret: a checksum of something public."""
    data = draw.digits(12).encode()
    return draw.one(
        (hashlib.md5(data).hexdigest(), hashlib.sha1(data).hexdigest(), hashlib.sha256(data).hexdigest(), hashlib.sha512(data).hexdigest())
    )
