"""What looks like personal data and is none: the hard negatives. Each goes with the word that tells what it is."""

from __future__ import annotations

import hashlib

from .draw import ALNUM, HEX, UPPER, Draw
from .payment import luhn_number
from .words import Language


def ean(draw: Draw) -> str:
    body = draw.one(("400", "401", "590", "871", "302", "500", "978", "978")) + draw.digits(9)
    return body + str(-sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(body)) % 10)


def isbn(draw: Draw) -> str:
    text = ean(draw)
    text = "978" + text[3:12]
    text += str(-sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(text)) % 10)
    return f"{text[:3]}-{text[3]}-{text[4:8]}-{text[8:12]}-{text[12]}" if draw.chance(0.6) else text


def order_number(draw: Draw) -> str:
    """Many shops number with nine digits (Magento), some with long numbers; a tenth of all pass Luhn, here more do."""
    return draw.one(
        (
            f"{draw.randint(1, 9)}0000{draw.digits(5)[:4]}",
            f"#{draw.randint(1000, 99999)}",
            luhn_number(draw, draw.one(("4000", "5100", "2024", "36", "1000")), draw.one((12, 14, 16))),
            f"{draw.randint(2019, 2026)}-{draw.digits(6)}",
            f"{draw.digits(3)}-{draw.digits(7)}-{draw.digits(7)}",
            f"ORD{draw.digits(8)}",
            f"W{draw.digits(9)}",
        )
    )


def tracking(draw: Draw) -> str:
    return draw.one(
        (
            f"1Z{draw.chars('0123456789ABCDEFGHJKLMNPRSTUVWXYZ', 6)}{draw.digits(10)}",
            draw.digits(12),
            f"00340{draw.digits(15)}",
            f"JJD{draw.digits(18)}",
            f"94001{draw.digits(17)}",
            f"{draw.chars(UPPER, 2)}{draw.digits(9)}DE",
            draw.digits(14),
            draw.digits(15),
        )
    )


def uuid(draw: Draw) -> str:
    raw = draw.chars(HEX, 32)
    return f"{raw[:8]}-{raw[8:12]}-4{raw[13:16]}-a{raw[17:20]}-{raw[20:]}"


def version(draw: Draw) -> str:
    return ".".join(str(draw.randint(0, draw.one((9, 30, 250)))) for _ in range(draw.one((3, 4, 4))))


def timestamp(draw: Draw) -> str:
    seconds = draw.randint(1650000000, 1790000000)
    return draw.one(
        (
            str(seconds),
            str(seconds * 1000 + draw.randrange(1000)),
            str(seconds * 1000000 + draw.randrange(1000000)),
            f"{seconds}.{draw.digits(6)}",
            f"{draw.day():%Y-%m-%d}T{draw.randrange(24):02}:{draw.randrange(60):02}:{draw.randrange(60):02}.{draw.digits(3)}Z",
        )
    )


def sku(draw: Draw) -> str:
    return draw.one(
        (
            f"{draw.digits(3)}-{draw.digits(2)}-{draw.digits(4)}",
            f"{draw.chars(UPPER, 2)}{draw.digits(6)}{draw.one(UPPER)}",
            f"24-MB{draw.digits(2)}",
            f"{draw.chars(UPPER, 3)}-{draw.digits(4)}-{draw.chars(UPPER, 2)}",
            draw.digits(8),
            f"{draw.digits(2)}.{draw.digits(3)}.{draw.digits(3)}",
        )
    )


def price(draw: Draw) -> str:
    whole, cents = draw.randint(1, 9999), draw.randrange(100)
    return draw.one(
        (
            f"{whole}.{cents:02} EUR",
            f"€ {whole},{cents:02}",
            f"${whole:,}.{cents:02}",
            f"{whole},{cents:02} zł",
            f"CHF {whole}.{cents:02}",
            f"{whole}.{cents:02}00",
        )
    )


def svg_path(draw: Draw) -> str:
    return "M" + " ".join(
        f"{draw.uniform(0, 512):.3f},{draw.uniform(0, 512):.3f}{draw.one(('', 'l', 'c', 'z', 'L'))}" for _ in range(draw.randint(6, 20))
    )


def css(draw: Draw) -> str:
    return f".btn-{draw.randint(1, 99)}{{color:#{draw.chars(HEX, 6)};margin:{draw.randint(0, 40)}px {draw.randint(0, 40)}px;width:{draw.uniform(1, 100):.6f}%;background:url(data:image/png;base64,iVBORw0KGgo{draw.chars(ALNUM + '+/', 120)}=)}}@media (min-width:{draw.randint(300, 1400)}px){{a{{top:-{draw.randint(1, 999)}px}}}}"


def line(draw: Draw, language: Language) -> str:
    """One hard negative with its own name beside it."""
    word = lambda concept: draw.one(language.words[concept])  # noqa: E731
    kind = draw.weighted(
        [
            (k, 1)
            for k in (
                "order",
                "order",
                "invoice",
                "customer",
                "tracking",
                "ean",
                "isbn",
                "sku",
                "uuid",
                "hash",
                "git",
                "version",
                "time",
                "svg",
                "price",
                "css",
                "npm",
                "ua",
                "path",
                "issn",
                "size",
                "serial",
                "date",
            )
        ]
    )
    return {
        "order": lambda: f"{word('order')}{draw.one((' ', ': ', ' #'))}{order_number(draw)}",
        "invoice": lambda: (
            f"{word('invoice')}: {draw.one((f'RE-{draw.digits(6)}', f'{draw.randint(2020, 2026)}/{draw.digits(5)}', draw.digits(10), luhn_number(draw, '37', 15)))}"
        ),
        "customer": lambda: f"{word('customer')} {draw.one((draw.digits(8), draw.digits(9), f'K{draw.digits(6)}', draw.digits(11)))}",
        "tracking": lambda: f"{word('tracking')}: {tracking(draw)}",
        "ean": lambda: f"{draw.one(('EAN', 'GTIN', 'Barcode', 'EAN-13'))}: {ean(draw)}",
        "isbn": lambda: f"ISBN {isbn(draw)}",
        "issn": lambda: f"ISSN {draw.digits(4)}-{draw.digits(4)}",
        "sku": lambda: f"{draw.one(('SKU', 'Part no.', 'Art.-Nr.', 'Ref.', 'MPN'))} {sku(draw)}",
        "uuid": lambda: f"request_id={uuid(draw)}",
        "hash": lambda: (
            f"{draw.one(('md5', 'sha1', 'sha256', 'etag', 'checksum'))}: {draw.one((hashlib.md5, hashlib.sha1, hashlib.sha256))(draw.digits(8).encode()).hexdigest()}"
        ),
        "git": lambda: f"commit {draw.chars(HEX, 40)}",
        "npm": lambda: f'"integrity": "sha512-{draw.chars(ALNUM + "+/", 86)}=="',
        "version": lambda: f"{draw.one(('version', 'Version', 'v', 'Chrome/', 'build', 'firmware'))} {version(draw)}".replace(
            "/ ", "/"
        ).replace("v ", "v"),
        "time": lambda: f"{draw.one(('ts', 'time', 'created_at', 'updated'))}={timestamp(draw)}",
        "svg": lambda: f'<path d="{svg_path(draw)}"/>',
        "price": lambda: f"Total {price(draw)}",
        "css": lambda: css(draw),
        "ua": lambda: (
            f"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{draw.randint(100, 140)}.0.{draw.randint(4000, 7000)}.{draw.randint(10, 250)} Safari/537.36"
        ),
        "path": lambda: (
            f"/media/catalog/product/cache/{draw.chars(HEX, 32)}/w/b/wb{draw.digits(2)}-red-{draw.digits(3)}x{draw.digits(3)}@2x.jpg"
        ),
        "size": lambda: f"{draw.randint(10, 400)} x {draw.randint(10, 400)} x {draw.randint(10, 400)} mm, {draw.uniform(0, 30):.2f} kg",
        "serial": lambda: f"S/N {draw.chars('0123456789ABCDEFGHJKLMNPRSTUVWXYZ', draw.one((10, 12, 16)))}",
        "date": lambda: f"{draw.day():%Y-%m-%d}",
    }[kind]()
