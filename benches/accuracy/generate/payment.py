"""Payment data: cards, bank accounts, crypto addresses, payment tokens.

Card ranges are those of https://en.wikipedia.org/wiki/Payment_card_number; IBAN and BIC come from schwifty.
"""

from __future__ import annotations

import json
from importlib.resources import files

import base58
import bech32
from Crypto.Hash import keccak
from schwifty import IBAN, registry
from stdnum.us import rtn

from .draw import Draw
from .text import Rich, value

# scheme: (prefix from, prefix to, lengths, weight)
SCHEMES: list[tuple[str, int, int, tuple[int, ...], float]] = [
    ("visa", 4, 4, (16, 16, 16, 16, 13, 19), 6),
    ("mastercard", 51, 55, (16,), 4),
    ("mastercard", 222100, 272099, (16,), 2),
    ("amex", 34, 34, (15,), 1),
    ("amex", 37, 37, (15,), 2),
    ("discover", 6011, 6011, (16,), 1),
    ("discover", 644, 649, (16,), 1),
    ("discover", 65, 65, (16,), 1),
    ("diners", 300, 305, (14,), 1),
    ("diners", 36, 36, (14,), 1),
    ("diners", 38, 39, (14, 16), 1),
    ("jcb", 3528, 3589, (16,), 2),
    ("unionpay", 6221, 6229, (16, 17, 18, 19), 2),
    ("maestro", 5018, 5018, (12, 13, 15, 16, 18, 19), 1),
    ("maestro", 6759, 6759, (16, 18, 19), 1),
    ("maestro", 6761, 6763, (16, 18, 19), 1),
    ("mir", 2200, 2204, (16,), 1),
    ("rupay", 6521, 6522, (16,), 1),
    ("rupay", 8171, 8173, (16,), 0.5),
    ("troy", 9792, 9792, (16,), 1),
    ("dankort", 5019, 5019, (16,), 1),
    ("elo", 506699, 506778, (16,), 0.5),
    ("elo", 636368, 636368, (16,), 0.5),
    ("hipercard", 606282, 606282, (16,), 0.5),
    ("verve", 506099, 506198, (16, 19), 0.5),
]

NBSP = "\u00a0"
NARROW = "\u202f"
ZERO_WIDTH = "\u200b"


def luhn_digit(body: str) -> str:
    total = 0
    for index, char in enumerate(reversed(body)):
        digit = int(char)
        if index % 2 == 0:
            digit = digit * 2 - 9 if digit > 4 else digit * 2
        total += digit
    return str(-total % 10)


def luhn_number(draw: Draw, prefix: str, length: int) -> str:
    body = prefix + draw.digits(length - len(prefix) - 1)
    return body + luhn_digit(body)


def card_digits(draw: Draw) -> tuple[str, str]:
    scheme, low, high, lengths, _ = draw.weighted([(row, row[4]) for row in SCHEMES])
    return scheme, luhn_number(draw, str(draw.randint(low, high)), draw.one(lengths))


def groups_of(scheme: str, digits: str, draw: Draw) -> list[str]:
    if len(digits) == 15:
        return [digits[:4], digits[4:10], digits[10:]]
    if len(digits) == 14:
        return [digits[:4], digits[4:10], digits[10:]] if draw.chance(0.8) else [digits[:4], digits[4:8], digits[8:12], digits[12:]]
    if scheme == "unionpay" and len(digits) == 19 and draw.chance(0.3):
        return [digits[:6], digits[6:]]
    return [digits[i : i + 4] for i in range(0, len(digits), 4)]


def unusual_digits(draw: Draw, text: str) -> tuple[str, str]:
    """Other digits of Unicode, as Japanese forms and Arabic or Hindi texts have them."""
    name, zero = draw.one((("full-width", 0xFF10), ("arabic-indic", 0x0660), ("extended arabic-indic", 0x06F0), ("devanagari", 0x0966)))
    return name, "".join(chr(zero + int(c)) if c in "0123456789" else c for c in text)


def credit_card(draw: Draw, plain: bool = False) -> Rich:
    scheme, digits = card_digits(draw)
    if plain:
        return value(digits, "CREDIT_CARD", note=f"{scheme}, together")
    groups = groups_of(scheme, digits, draw)
    writing = draw.weighted(
        [
            ("together", 8),
            ("space", 8),
            ("dash", 4),
            ("nbsp", 1.5),
            ("narrow", 0.7),
            ("dot", 0.7),
            ("typographic", 0.7),
            ("zero-width", 0.5),
            ("unusual", 0.8),
            ("double", 0.3),
        ]
    )
    text = {
        "together": digits,
        "space": " ".join(groups),
        "dash": "-".join(groups),
        "nbsp": NBSP.join(groups),
        "narrow": NARROW.join(groups),
        "dot": ".".join(groups),
        "typographic": draw.one(("\u2011", "\u2013", "\u2010")).join(groups),
        "zero-width": ZERO_WIDTH.join(groups),
        "double": "  ".join(groups),
        "unusual": " ".join(groups) if draw.chance(0.5) else digits,
    }[writing]
    if writing == "unusual":
        writing, text = unusual_digits(draw, text)
    return value(text, "CREDIT_CARD", note=f"{scheme}, {writing}")


def cvv(draw: Draw) -> Rich:
    return value(draw.digits(4 if draw.chance(0.1) else 3), "CVV")


def expiry(draw: Draw, iso: bool = False) -> Rich:
    month, year = draw.randint(1, 12), draw.randint(2024, 2034)
    if iso:
        return value(f"{year}-{month:02}", "CARD_EXPIRY")
    form = draw.one(("{m:02}/{y2:02}", "{m:02}/{y2:02}", "{m:02}/{y}", "{m:02}-{y}", "{m:02} / {y2:02}", "{m:02}.{y}", "{m:02}-{y2:02}"))
    return value(form.format(m=month, y=year, y2=year % 100), "CARD_EXPIRY")


def tracks(draw: Draw) -> Rich:
    _, number = card_digits(draw)
    yymm = f"{draw.randint(25, 34):02}{draw.randint(1, 12):02}"
    rest = draw.one(("101", "201", "121")) + draw.digits(draw.randint(8, 13))
    if draw.chance(0.5):
        name = f"{draw.one(('DOE', 'MUELLER', 'ROSSI', 'NOVAK'))}/{draw.one(('JANE', 'MAX', 'ANNA'))}{draw.one(('', ' Q', ' MR'))}"
        return value(f"%B{number}^{name}^{yymm}{rest}?", "CARD_TRACK", note="track 1")
    return value(f";{number}={yymm}{rest}?", "CARD_TRACK", note="track 2")


# --- bank --------------------------------------------------------------------------------------------------------------

# Countries of SWIFT's registry; schwifty has their overseas territories beside them, whose IBANs carry the country's own code.
TERRITORIES = frozenset("AX BL GF GG GP IM JE MF MQ NC PF PM RE TF WF YT".split())
IBAN_COUNTRIES = sorted(set(json.loads(files("schwifty").joinpath("iban_registry/generated.json").read_text())) - TERRITORIES)


def iban_text(draw: Draw, country: str) -> str:
    """A number with the check digits that the country's own banks use where schwifty knows them."""
    return str(IBAN.random(country_code=country, random=draw, use_registry=draw.chance(0.8)))


def iban(draw: Draw, country: str | None = None) -> Rich:
    if country not in IBAN_COUNTRIES or draw.chance(0.15):
        country = draw.one(IBAN_COUNTRIES)
    text = iban_text(draw, country)
    groups = [text[i : i + 4] for i in range(0, len(text), 4)]
    writing = draw.weighted(
        [
            ("together", 7),
            ("space", 8),
            ("nbsp", 1),
            ("lower", 0.6),
            ("dash", 0.5),
            ("lower space", 0.4),
            ("zero-width", 0.2),
            ("full-width", 0.2),
        ]
    )
    text = {
        "together": text,
        "space": " ".join(groups),
        "nbsp": NBSP.join(groups),
        "lower": text.lower(),
        "dash": "-".join(groups),
        "lower space": " ".join(groups).lower(),
        "zero-width": ZERO_WIDTH.join(groups),
        "full-width": "".join(chr(ord(c) + 0xFEE0) for c in text),
    }[writing]
    return value(text, "IBAN_CODE", note=f"{country}, {writing}")


BICS = sorted({bank.bic for bank in registry.get_all_banks() if bank.bic and len(bank.bic) in (8, 11)})


def bic(draw: Draw, country: str | None = None) -> Rich:
    local = [code for code in BICS if code[4:6] == country] if draw.chance(0.7) else []
    code = draw.one(local or BICS)
    if len(code) == 8 and draw.chance(0.25):
        code += "XXX"
    return value(code, "SWIFT_BIC")


def aba(draw: Draw) -> Rich:
    while True:
        text = (
            f"{draw.one(('01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '21', '26', '31', '32'))}{draw.digits(7)}"
        )
        if rtn.is_valid(text):
            return value(text, "US_BANK_ROUTING", "ABA_ROUTING_NUMBER", "US_ABA_ROUTING", "US_ABA_ROUTING_NUMBER")


def us_account(draw: Draw) -> Rich:
    return value(draw.pattern("%" + "#" * draw.randint(7, 11)), "US_BANK_NUMBER", "US_BANK_ACCOUNT", "BANK_ACCOUNT", "UK_BANK_ACCOUNT")


def sort_code(draw: Draw) -> Rich:
    text = draw.pattern(draw.one(("##-##-##", "##-##-##", "## ## ##", "######")))
    return value(text, "UK_SORT_CODE", "GB_SORT_CODE")


def uk_account(draw: Draw) -> Rich:
    return value(
        draw.digits(8), "UK_BANK_ACCOUNT", "GB_BANK_ACCOUNT", "UK_ACCOUNT_NUMBER", "UK_BANK_NUMBER", "BANK_ACCOUNT", "US_BANK_ACCOUNT"
    )


def bsb(draw: Draw) -> Rich:
    text = draw.one(("06", "01", "03", "08", "73")) + draw.digits(4)
    return value(f"{text[:3]}-{text[3:]}" if draw.chance(0.8) else text, "AU_BSB")


def ca_transit(draw: Draw) -> Rich:
    institution = draw.one(("001", "002", "003", "004", "006", "010", "016"))
    return value(f"{draw.digits(5)}-{institution}", "CA_TRANSIT", "CA_TRANSIT_NUMBER", "CA_BANK_TRANSIT")


def creditor_id(draw: Draw, country: str | None = None) -> Rich:
    shapes = {
        "DE": "###########",
        "AT": "###########",
        "FR": "######",
        "NL": "############0000",
        "ES": "########@",
        "IT": "################",
        "BE": "##########",
    }
    country = country if country in shapes else draw.one(sorted(shapes))
    body = draw.pattern(shapes[country])
    digits = "".join(str(int(c, 36)) for c in body + country + "00")
    text = f"{country}{98 - int(digits) % 97:02}ZZZ{body}"
    return value(text, "SEPA_CREDITOR_ID", "SEPA_CREDITOR_IDENTIFIER")


# --- crypto ------------------------------------------------------------------------------------------------------------


def _bytes(draw: Draw, count: int) -> bytes:
    return bytes(draw.getrandbits(8) for _ in range(count))


def _bech32m(hrp: str, version: int, program: bytes) -> str:
    data = [version, *(bech32.convertbits(program, 8, 5) or [])]
    values = bech32.bech32_hrp_expand(hrp) + data
    polymod = bech32.bech32_polymod(values + [0] * 6) ^ (0x2BC830A3 if version else 1)
    checksum = [(polymod >> 5 * (5 - i)) & 31 for i in range(6)]
    return hrp + "1" + "".join(bech32.CHARSET[d] for d in data + checksum)


def _eip55(draw: Draw) -> str:
    address = _bytes(draw, 20).hex()
    digest = keccak.new(digest_bits=256, data=address.encode()).hexdigest()
    return "0x" + "".join(c.upper() if int(digest[i], 16) >= 8 else c for i, c in enumerate(address))


def _ripple(payload: bytes) -> str:
    return base58.b58encode_check(payload, alphabet=base58.XRP_ALPHABET).decode()


def crypto(draw: Draw) -> Rich:
    kind = draw.weighted(
        [
            ("btc p2pkh", 3),
            ("btc p2sh", 2),
            ("btc segwit", 3),
            ("btc taproot", 2),
            ("eth", 4),
            ("ltc", 1),
            ("doge", 1),
            ("tron", 1),
            ("xrp", 1),
        ]
    )
    text = {
        "btc p2pkh": lambda: base58.b58encode_check(b"\x00" + _bytes(draw, 20)).decode(),
        "btc p2sh": lambda: base58.b58encode_check(b"\x05" + _bytes(draw, 20)).decode(),
        "btc segwit": lambda: _bech32m("bc", 0, _bytes(draw, draw.one((20, 32)))),
        "btc taproot": lambda: _bech32m("bc", 1, _bytes(draw, 32)),
        "eth": lambda: _eip55(draw),
        "ltc": lambda: (
            _bech32m("ltc", 0, _bytes(draw, 20)) if draw.chance(0.5) else base58.b58encode_check(b"\x30" + _bytes(draw, 20)).decode()
        ),
        "doge": lambda: base58.b58encode_check(b"\x1e" + _bytes(draw, 20)).decode(),
        "tron": lambda: base58.b58encode_check(b"\x41" + _bytes(draw, 20)).decode(),
        "xrp": lambda: _ripple(b"\x00" + _bytes(draw, 20)),
    }[kind]()
    return value(text, "CRYPTO", note=kind)


def crypto_name(note: str) -> str:
    coin = note.split()[0]
    return {"btc": "Bitcoin", "eth": "Ethereum", "ltc": "Litecoin", "doge": "Dogecoin", "tron": "TRON", "xrp": "XRP"}[coin]


# --- references of gateways --------------------------------------------------------------------------------------------

# Formats as shown in the providers' public API documentation.
ALNUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def payment_token(draw: Draw) -> tuple[str, Rich]:
    """A payment method's token or reference and the field that it usually stands in."""
    field, note, text = draw.one(
        (
            ("payment_method", "stripe pm", lambda: "pm_" + draw.mixed(ALNUM, 24)),
            ("source", "stripe card", lambda: "card_" + draw.mixed(ALNUM, 24)),
            ("token", "stripe tok", lambda: "tok_" + draw.mixed(ALNUM, 24)),
            ("client_secret", "stripe client secret", lambda: f"pi_{draw.mixed(ALNUM, 24)}_secret_{draw.mixed(ALNUM, 25)}"),
            ("mandateId", "mollie mandate", lambda: "mdt_" + draw.mixed(ALNUM, 10)),
            ("billing_agreement_id", "paypal", lambda: "B-" + draw.mixed("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 17)),
            (
                "nonce",
                "braintree",
                lambda: (
                    "tokencc_bh_"
                    + "_".join(draw.mixed("0123456789bcdfghjkmnpqrstvwxyz", 6) for _ in range(4))
                    + "_"
                    + draw.mixed("0123456789bcdfghjkmnpqrstvwxyz", 3)
                ),
            ),
        )
    )
    return field, value(
        text(),
        "PAYMENT_TOKEN",
        "STRIPE_TOKEN",
        "STRIPE_KEY",
        "STRIPE_PAYMENT_METHOD",
        "STRIPE_CLIENT_SECRET",
        "STRIPE_REFERENCE",
        "MOLLIE_REFERENCE",
        "PAYPAL_BILLING_AGREEMENT",
        "BRAINTREE_NONCE",
        "PAYPAL_REFERENCE",
        "BRAINTREE_TOKEN",
        "MOLLIE_TOKEN",
        "GENERIC_SECRET",
        note=note,
    )
