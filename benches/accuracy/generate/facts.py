"""A fact about somebody: a value, what it is called in prose, and the names of fields that hold it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from faker import Faker

from . import contact, identity, payment, secrets
from .draw import Draw
from .text import Rich, concat, fill, ignored, value
from .words import LANGUAGES, Language, Locale


@dataclass(frozen=True)
class Fact:
    words: Sequence[str]
    fields: Sequence[str]
    text: Rich
    # Says by itself what it is, to a reader who sees nothing beside it.
    bare: bool = False


@dataclass(frozen=True)
class Person:
    first: str
    last: str
    street: str
    city: str
    postcode: str
    company: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


@cache
def faker(name: str) -> Faker:
    return Faker(name)


def person(draw: Draw, locale: Locale) -> Person:
    source = faker(locale.faker)
    source.seed_instance(draw.getrandbits(48))
    text = lambda method: " ".join(str(getattr(source, method)()).split())  # noqa: E731
    return Person(text("first_name"), text("last_name"), text("street_address"), text("city"), text("postcode"), text("company"))


class Facts:
    """Draws facts for one document's locale and person."""

    def __init__(self, draw: Draw, locale: Locale, who: Person) -> None:
        self.draw, self.locale, self.who = draw, locale, who
        self.language: Language = LANGUAGES[locale.language]

    def words(self, concept: str) -> tuple[str, ...]:
        """Mostly the document's language; shops everywhere mix in English."""
        return LANGUAGES["en"].words[concept] if self.draw.chance(0.1) else self.language.words[concept]

    # --- contact

    def email(self) -> Fact:
        return Fact(
            self.words("email"),
            ("email", "customer_email", "mail", "user_email", "contactEmail"),
            contact.email(self.draw, self.who.first, self.who.last),
            True,
        )

    def phone(self) -> Fact:
        national = self.draw.chance(0.4)
        return Fact(
            self.words("phone"),
            ("telephone", "phone", "phone_number", "mobile", "billing_phone"),
            contact.phone(self.draw, self.locale.region, national),
            not national,
        )

    def ip(self) -> Fact:
        return Fact(self.words("ip"), ("remote_ip", "ip_address", "client_ip", "customer_ip_address"), contact.ip(self.draw), True)

    def mac(self) -> Fact:
        return Fact(("MAC", "MAC address", "hardware address", "device"), ("mac", "mac_address"), contact.mac(self.draw), True)

    def imei(self) -> Fact:
        return Fact(("IMEI", "IMEI number", "IMEI-Nr."), ("imei",), contact.imei(self.draw))

    def geo(self) -> Fact:
        return Fact(
            ("GPS", "coordinates", "location", "position", "Koordinaten", "geo"), ("coordinates", "latlng", "geo"), contact.geo(self.draw)
        )

    # --- payment

    def card(self) -> Fact:
        return Fact(self.words("card"), ("cc_number", "card_number", "number", "pan", "cardNumber"), payment.credit_card(self.draw), True)

    def card_with_cvv(self) -> Fact:
        draw = self.draw
        form = draw.one(("{n}, {ew} {e}, {cw} {c}", "{n} {ew}: {e} {cw}: {c}", "{n} / {e} / {cw} {c}", "{n} ({cw} {c}, {ew} {e})"))
        text = fill(
            form,
            n=payment.credit_card(draw),
            e=payment.expiry(draw),
            c=payment.cvv(draw),
            ew=draw.one(self.words("expiry")),
            cw=draw.one(self.words("cvv")),
        )
        return Fact(self.words("card"), ("note",), text, True)

    def cvv(self) -> Fact:
        return Fact(self.words("cvv"), ("cvv", "cvc", "cc_cid", "card_cvc", "security_code"), payment.cvv(self.draw))

    def expiry(self) -> Fact:
        return Fact(
            [f"{self.draw.one(self.words('card'))} {w}" for w in self.words("expiry")],
            ("card_expiry", "expiry", "cc_exp", "expiry_date"),
            payment.expiry(self.draw),
        )

    def track(self) -> Fact:
        return Fact(("track data", "swipe", "Track", "magstripe"), ("track_data", "track2"), payment.tracks(self.draw), True)

    def iban(self) -> Fact:
        return Fact(self.words("iban"), ("iban", "bank_account", "account_iban"), payment.iban(self.draw, self.locale.region), True)

    def bic(self) -> Fact:
        return Fact(self.words("bic"), ("bic", "swift", "swift_code"), payment.bic(self.draw, self.locale.region))

    def crypto(self) -> Fact:
        text = payment.crypto(self.draw)
        coin = payment.crypto_name(text.labels()[0].note)
        return Fact(
            (f"{coin} address", f"{coin} wallet", f"{coin}", "wallet", "pay to"),
            ("wallet", "address_btc", "crypto_address", "wallet_address"),
            text,
            True,
        )

    def bank(self) -> Fact:
        draw = self.draw
        kind = draw.one(("aba", "sort", "bsb", "transit", "creditor", "us account", "uk account"))
        return {
            "aba": lambda: Fact(
                ("routing number", "ABA", "ABA routing number", "routing no.", "RTN"), ("routing_number", "aba"), payment.aba(draw)
            ),
            "sort": lambda: Fact(("sort code", "Sort code", "sort-code"), ("sort_code",), payment.sort_code(draw)),
            "bsb": lambda: Fact(("BSB", "BSB number"), ("bsb",), payment.bsb(draw)),
            "transit": lambda: Fact(
                ("transit number", "transit no.", "institution and transit"), ("transit_number",), payment.ca_transit(draw)
            ),
            "creditor": lambda: Fact(
                ("Gläubiger-ID", "creditor identifier", "Creditor ID", "ICS", "incassant ID"),
                ("creditor_id", "sepa_creditor_id"),
                payment.creditor_id(draw, self.locale.region),
            ),
            "us account": lambda: Fact(
                ("checking account number", "bank account no.", "account number"),
                ("bank_account_number", "account_number"),
                payment.us_account(draw),
            ),
            "uk account": lambda: Fact(
                ("UK account number", "bank account number", "account no."),
                ("bank_account_number",),
                payment.uk_account(draw),
            ),
        }[kind]()

    def payment_token(self) -> Fact:
        field, text = payment.payment_token(self.draw)
        return Fact((field.replace("_", " "), "payment token", "gateway reference"), (field,), text)

    # --- identity

    def identity(self) -> Fact:
        rows = [row for row in identity.CATALOGUE if row.region == self.locale.region]
        if not rows or self.draw.chance(0.1):
            rows = identity.CATALOGUE
        row = self.draw.one(rows)
        return Fact(row.words, row.fields, row.draw(self.draw))

    def vat(self) -> Fact:
        return Fact(self.words("vat"), ("vat_id", "vat_number", "taxvat"), identity.vat(self.draw, self.locale.region))

    def mrz(self) -> Fact:
        _, text = identity.mrz(self.draw, self.who.first, self.who.last)
        return Fact(("passport", "MRZ", "scan of the ID"), ("mrz",), "\n" + text, True)

    # --- secrets

    def provider(self) -> Fact:
        row = self.draw.one(secrets.PROVIDERS)
        name = row.variable.lower()
        return Fact((name.replace("_", " "), row.variable, name), (name, row.variable), row.draw(self.draw), not row.named)

    def jwt(self) -> Fact:
        return Fact(("token", "JWT", "id token", "session token"), ("token", "jwt", "id_token"), secrets.jwt(self.draw), True)

    def bearer(self) -> Fact:
        return Fact(
            ("Authorization", "authorization header"),
            ("Authorization", "authorization"),
            secrets.bearer(self.draw) if self.draw.chance(0.6) else secrets.basic(self.draw),
            True,
        )

    def pem(self) -> Fact:
        return Fact(("private key", "key"), ("private_key",), "\n" + secrets.pem(self.draw), True)

    def connection(self) -> Fact:
        return Fact(
            ("DSN", "database url", "connection string"), ("DATABASE_URL", "dsn", "connection_string"), secrets.connection(self.draw), True
        )

    def url(self) -> Fact:
        make = self.draw.one((secrets.url_with_credentials, secrets.url_with_token))
        return Fact(("link", "URL", "feed"), ("url", "webhook_url", "href"), make(self.draw), True)

    def cookie(self) -> Fact:
        return Fact(("Cookie", "cookie"), ("Cookie", "cookie"), secrets.session_cookie(self.draw), True)

    def password(self) -> Fact:
        """In prose a password ends where a blank or the sentence does: a plain one."""
        return Fact(
            self.words("password"), ("password", "passwd", "user_pass", "pwd", "current_password"), secrets.password(self.draw, plain=True)
        )

    def generic(self) -> Fact:
        name = self.draw.one(secrets.GENERIC_NAMES)
        return Fact((name, name.replace("_", " ")), (name, name.upper()), secrets.generic(self.draw))

    def personal(self) -> Fact:
        return self._any(
            (
                (self.email, 6),
                (self.phone, 6),
                (self.card, 4),
                (self.card_with_cvv, 2),
                (self.iban, 4),
                (self.bic, 1),
                (self.identity, 9),
                (self.vat, 2),
                (self.ip, 2),
                (self.mac, 1),
                (self.imei, 1),
                (self.geo, 1),
                (self.crypto, 1.5),
                (self.bank, 1.5),
                (self.mrz, 0.7),
                (self.cvv, 0.7),
                (self.expiry, 0.5),
                (self.password, 1),
                (self.track, 0.5),
            )
        )

    def secret(self) -> Fact:
        return self._any(
            (
                (self.provider, 12),
                (self.jwt, 1),
                (self.bearer, 2),
                (self.pem, 0.7),
                (self.connection, 2),
                (self.url, 2),
                (self.cookie, 2),
                (self.password, 1.5),
                (self.generic, 2),
                (self.payment_token, 1),
            )
        )

    def any(self) -> Fact:
        return self.personal() if self.draw.chance(0.75) else self.secret()

    def _any(self, rows: Sequence[tuple[Callable[[], Fact], float]]) -> Fact:
        return self.draw.weighted(rows)()

    # --- wordings

    def sentence(self, fact: Fact) -> Rich:
        """The fact as somebody would write it."""
        draw = self.draw
        word = draw.one(fact.words)
        if fact.bare and draw.chance(0.2):
            return draw.one(("", "-> ", "", "* ", "> ")) + fact.text
        if "\n" in fact.text.plain:
            return f"{word}:" + fact.text if fact.text.plain.startswith("\n") else f"{word}:\n" + fact.text
        if draw.chance(0.65):
            return fill(draw.one(self.language.say), w=word, v=fact.text)
        return self.labelled(word, fact.text)

    def labelled(self, word: str, text: Rich) -> Rich:
        form = self.draw.one(
            (
                "{w}: {v}",
                "{w}:{v}",
                "{w} {v}",
                "{w} - {v}",
                "{w} = {v}",
                "{w}\t{v}",
                "| {w} | {v} |",
                "{w}: {v};",
                "{v} ({w})",
                "{w} \u2013 {v}",
                "[{w}] {v}",
                "{w}\n{v}",
                "{w}....: {v}",
                "* {w}: {v}",
                "\u201e{w}\u201c: {v}",
            )
        )
        # An IPv6 address that begins with colons cannot stand right behind one.
        return fill("{w}: {v}" if text.plain.startswith(":") else form, w=word, v=text)

    def name_field(self, text: str, entity: str = "PERSON") -> Rich:
        accept = ("POSTAL_ADDRESS", "LOCATION", "ADDRESS") if entity == "POSTAL_ADDRESS" else ("USERNAME",)
        return value(text, entity, *accept, role="field")

    def signature(self) -> Rich:
        parts: list[Rich | str] = [ignored(self.who.name, "PERSON")]
        if self.draw.chance(0.4):
            parts += [
                "\n",
                ignored(self.who.street, "POSTAL_ADDRESS"),
                "\n",
                ignored(f"{self.who.postcode} {self.who.city}", "POSTAL_ADDRESS"),
            ]
        return concat(parts)
