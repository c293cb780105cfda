"""Contact and device data: e-mail, phone, IP, MAC, IMEI, coordinates, URLs with credentials.

Phone numbers come from the `phonenumbers` library, the rest from the standards.
"""

from __future__ import annotations

import ipaddress
import unicodedata
from functools import cache

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from .draw import HEX, Draw
from .payment import luhn_number
from .text import Rich, ignored, value

HOSTS = [
    "example.com",
    "example.org",
    "example.net",
    "mail.example.com",
    "shop.example",
    "post.example.de",
    "gmail.com",
    "web.de",
    "gmx.at",
    "orange.fr",
    "libero.it",
    "wp.pl",
    "seznam.cz",
    "freemail.hu",
    "yahoo.co.uk",
    "hotmail.es",
    "uol.com.br",
    "naver.com",
    "qq.com",
    "abv.bg",
    "ukr.net",
    "outlook.com",
    "icloud.com",
    "proton.me",
    "firma.example",
    "btinternet.com",
    "telenet.be",
    "bluewin.ch",
    "online.no",
    "mail.ee",
    "inbox.lv",
    "acme.museum",
    "studio.photography",
    "a.b.c.example.co.jp",
    "x-ray.example",
    "1und1.example",
    "sub-domain.my-shop.store",
]
IDN_HOSTS = [
    "bücher.example",
    "müller.example",
    "café.example",
    "παράδειγμα.example",
    "пример.example",
    "例え.example",
    "post.köln",
    "xn--bcher-kva.example",
    "xn--mller-kva.example",
    "żółw.example",
]


def ascii_name(text: str) -> str:
    table = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d"})
    folded = unicodedata.normalize("NFKD", text.lower().translate(table))
    return "".join(c for c in folded if c.isascii() and c.isalnum())


def email_text(draw: Draw, first: str, last: str) -> tuple[str, str]:
    first, last = ascii_name(first) or "user", ascii_name(last) or draw.one(("info", "kontakt", "x", "office"))
    local = draw.one(
        (
            f"{first}.{last}",
            f"{first}{last}",
            f"{first[:1]}.{last}",
            f"{last}{draw.randint(1, 99)}",
            f"{first}_{last}",
            f"{first}-{last}",
            f"{first}{draw.randint(1950, 2010)}",
            last,
            f"{first}.{last[:1]}",
        )
    )
    kind = draw.weighted([("plain", 12), ("plus", 2), ("idn", 1), ("quoted", 0.5), ("odd", 0.7), ("upper", 0.6), ("unicode local", 0.4)])
    host = draw.one(HOSTS)
    if kind == "plus":
        local += "+" + draw.one(("shop", "news", "amazon", "2024", "a.b"))
    elif kind == "idn":
        host = draw.one(IDN_HOSTS)
    elif kind == "quoted":
        local = f'"{first} {last}"' if draw.chance(0.5) else f'"{first}..{last}"'
    elif kind == "odd":
        local = first + draw.one("'''_!~#*") + last if draw.chance(0.6) else first[:1]
    elif kind == "upper":
        return f"{local}@{host}".upper(), kind
    elif kind == "unicode local":
        local = draw.one(("jörg", "zoë", "søren", "андрей", "γιώργος")) + "." + last
    return f"{local}@{host}", kind


def email(draw: Draw, first: str = "jane", last: str = "roe") -> Rich:
    text, kind = email_text(draw, first, last)
    return value(text, "EMAIL_ADDRESS", note=kind)


# --- phone -------------------------------------------------------------------------------------------------------------

REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)


@cache
def _examples(region: str) -> tuple[phonenumbers.PhoneNumber, ...]:
    kinds = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)
    found = (phonenumbers.example_number_for_type(region, kind) for kind in kinds)
    return tuple(number for number in found if number is not None)


def number_of(draw: Draw, region: str) -> phonenumbers.PhoneNumber:
    """A valid number of the region, drawn around its documented examples."""
    examples = _examples(region) or _examples("DE")
    base = draw.one(examples)
    national = str(base.national_number)
    for _ in range(60):
        keep = draw.randint(1, 4)
        candidate = phonenumbers.PhoneNumber(
            country_code=base.country_code,
            national_number=int(national[:keep] + draw.digits(len(national) - keep)),
            italian_leading_zero=base.italian_leading_zero,
            number_of_leading_zeros=base.number_of_leading_zeros,
        )
        if phonenumbers.is_valid_number_for_region(candidate, region):
            return candidate
    return base


def phone(draw: Draw, region: str, national: bool) -> Rich:
    """A national writing needs a word or a field beside it; the caller sees to that."""
    if region not in REGIONS:
        region = "DE"
    if not national and draw.chance(0.35):
        region = draw.one(REGIONS)
    number = number_of(draw, region)
    if national:
        text = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
        kind = draw.weighted([("as is", 5), ("together", 3), ("dots", 0.7), ("slash", 0.7), ("dashes", 0.7)])
        digits = "".join(c for c in text if c.isdigit())
        if kind == "together":
            text = digits
        elif kind == "dots":
            text = text.replace(" ", ".").replace("-", ".")
        elif kind == "slash":
            text = text.replace(" ", "/", 1)
        elif kind == "dashes":
            text = text.replace(" ", "-")
        return value(text, "PHONE_NUMBER", note=f"{region}, national, {kind}")
    text = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    kind = draw.weighted(
        [
            ("as is", 6),
            ("e164", 6),
            ("00", 2),
            ("(0)", 0.7),
            ("dots", 0.7),
            ("dashes", 1),
            ("nbsp", 0.7),
            ("rfc3966", 0.5),
            ("parens", 0.7),
            ("full-width", 0.2),
            ("figure dash", 0.3),
        ]
    )
    code = f"+{number.country_code}"
    rest = text[len(code) :].strip(" -")
    if kind == "e164":
        text = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    elif kind == "00":
        text = (
            f"00{number.country_code} {rest}" if draw.chance(0.5) else "00" + phonenumbers.format_number(number, PhoneNumberFormat.E164)[1:]
        )
    elif kind == "(0)":
        if region in ("DE", "AT", "CH", "GB", "SE", "NL", "FR", "BE"):
            text = f"{code} (0){rest}" if draw.chance(0.5) else f"{code} (0) {rest}"
    elif kind == "dots":
        text = text.replace(" ", ".").replace("-", ".")
    elif kind == "dashes":
        text = text.replace(" ", "-")
    elif kind == "nbsp":
        text = text.replace(" ", "\u00a0")
    elif kind == "rfc3966":
        text = phonenumbers.format_number(number, PhoneNumberFormat.RFC3966).removeprefix("tel:")
    elif kind == "parens" and " " in rest:
        area, tail = rest.split(" ", 1)
        text = f"{code} ({area}) {tail}"
    elif kind == "full-width":
        text = "".join(chr(ord(c) + 0xFEE0) if c.isdigit() or c == "+" else c for c in text)
    elif kind == "figure dash":
        text = text.replace(" ", "\u2012").replace("-", "\u2011")
    return value(text, "PHONE_NUMBER", note=f"{region}, {kind}")


# --- devices and networks ----------------------------------------------------------------------------------------------


def ipv4(draw: Draw) -> Rich:
    while True:
        address = ipaddress.IPv4Address(draw.getrandbits(32))
        if address.is_global and not address.is_multicast or (address.is_private and not address.is_loopback and draw.chance(0.05)):
            if int(address) >> 24 > 9:
                return value(str(address), "IP_ADDRESS", "IPV4", note="v4")


def ipv6(draw: Draw) -> Rich:
    kind = draw.one(("full", "compressed", "compressed", "short", "link-local", "mapped", "upper"))
    groups = [draw.chars(HEX, 4).lstrip("0") or "0" for _ in range(8)]
    groups[:2] = draw.one((["2001", "db8"], ["2a02", "8109"], ["2003", "e1"], ["2a01", "4f8"], ["2600", "1f18"]))
    if kind == "full":
        text = ":".join(g.zfill(4) for g in groups)
    elif kind == "short":
        text = ":".join(groups[:2]) + "::" + draw.chars(HEX, 3)
    elif kind == "link-local":
        text = "fe80::" + ":".join(groups[4:])
    elif kind == "mapped":
        text = "::ffff:" + ipv4(draw).plain
    else:
        text = ":".join(groups[:4]) + "::" + ":".join(groups[5:7])
    return value(text.upper() if kind == "upper" else text, "IP_ADDRESS", "IPV6", note=f"v6, {kind}")


def ip(draw: Draw) -> Rich:
    return ipv6(draw) if draw.chance(0.3) else ipv4(draw)


def loopback(draw: Draw) -> Rich:
    return ignored(draw.one(("127.0.0.1", "::1", "0.0.0.0")), "IP_ADDRESS")


def mac(draw: Draw) -> Rich:
    raw = draw.chars(HEX, 12)
    pairs = [raw[i : i + 2] for i in range(0, 12, 2)]
    text = draw.one((":".join(pairs), ":".join(pairs), "-".join(pairs), f"{raw[:4]}.{raw[4:8]}.{raw[8:]}"))
    return value(text.upper() if draw.chance(0.4) else text, "MAC_ADDRESS")


def imei(draw: Draw) -> Rich:
    digits = luhn_number(draw, draw.one(("35", "86", "01", "99")), 15)
    text = digits if draw.chance(0.7) else f"{digits[:2]}-{digits[2:8]}-{digits[8:14]}-{digits[14]}"
    return value(text, "IMEI")


def coordinates(draw: Draw) -> tuple[str, str]:
    return f"{draw.uniform(-60, 70):.{draw.randint(4, 7)}f}", f"{draw.uniform(-179, 179):.{draw.randint(4, 7)}f}"


def geo(draw: Draw) -> Rich:
    lat, lon = coordinates(draw)
    kind = draw.one(("comma", "comma", "geo uri", "dms", "hemisphere"))
    if kind == "dms":
        text = f"{draw.randint(1, 59)}°{draw.randint(10, 59)}'{draw.uniform(0, 59):.1f}\"N {draw.randint(1, 179)}°{draw.randint(10, 59)}'{draw.uniform(0, 59):.1f}\"E"
    elif kind == "hemisphere":
        text = f"{lat.lstrip('-')}° N, {lon.lstrip('-')}° E"
    elif kind == "geo uri":
        return "geo:" + value(f"{lat},{lon}", "GEO_COORDINATES", note=kind)
    else:
        text = f"{lat}, {lon}" if draw.chance(0.6) else f"{lat},{lon}"
    return value(text, "GEO_COORDINATES", note=kind)
