"""Whole documents of a shop's life, by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from . import contact, negatives, payment, secrets
from .draw import ALNUM, HEX, Draw
from .facts import Facts, person
from .formats import (
    csv,
    form,
    html_text,
    php_serialize,
    print_r,
    sql_string,
    to_json,
    var_dump,
    var_export,
    xml,
)
from .text import Document, Rich, concat, document, ignored, join, value
from .words import LOCALES, Locale


class Writer(Facts):
    """Everything that a document of one locale is made of."""

    def negative(self) -> str:
        return negatives.line(self.draw, self.language)

    def filler(self) -> str:
        return (
            self.draw.one(self.language.filler)
            .replace("{order}", negatives.order_number(self.draw))
            .replace("{price}", negatives.price(self.draw))
        )

    def paragraphs(self, facts: int) -> list[Rich | str]:
        draw = self.draw
        lines: list[Rich | str] = []
        for _ in range(facts):
            lines.append(self.sentence(self.any()))
            if draw.chance(0.6):
                lines.append(self.filler())
            if draw.chance(0.5):
                lines.append(self.negative())
        return lines

    # --- structures

    def address(self) -> dict[str, object]:
        who = self.who
        return {
            "firstname": self.name_field(who.first),
            "lastname": self.name_field(who.last),
            "street": [self.name_field(who.street, "POSTAL_ADDRESS")],
            "city": self.name_field(who.city, "POSTAL_ADDRESS"),
            "postcode": self.name_field(who.postcode, "POSTAL_ADDRESS"),
            "country_id": self.locale.region,
            "telephone": contact.phone(self.draw, self.locale.region, self.draw.chance(0.6)),
        }

    def item(self) -> dict[str, object]:
        draw = self.draw
        return {
            "item_id": draw.randint(1, 99999),
            "sku": negatives.sku(draw),
            "ean": negatives.ean(draw),
            "name": draw.one(("Oak chair", "Lamp 230 V", "T-Shirt XL 100 % cotton", "Kabel 3x1,5 mm²")),
            "price": draw.randint(1, 99999) / 100,
            "qty_ordered": draw.randint(1, 9),
            "created_at": f"{draw.day()} 12:{draw.randrange(60):02}:07",
            "image": f"/w/b/{draw.chars(HEX, 32)}.jpg",
        }

    def note(self) -> Rich:
        return join(draw_break(self.draw), [self.sentence(self.any()), self.filler()])

    def extra(self) -> dict[str, object]:
        out: dict[str, object] = {}
        for _ in range(self.draw.randint(1, 3)):
            fact = self.any()
            if not fact.text.plain.startswith("\n") and fact.fields[0] != "note":
                out[self.draw.one(fact.fields)] = fact.text
        return out

    def magento(self) -> dict[str, object]:
        draw = self.draw
        order: dict[str, object] = {
            "entity_id": draw.randint(1, 99999),
            "increment_id": f"{draw.randint(1, 9):09d}"[:2] + draw.digits(7),
            "protect_code": ignored(draw.chars(HEX, 32)),
            "state": "processing",
            "created_at": f"{draw.day()} 10:{draw.randrange(60):02}:33",
            "customer_email": contact.email(draw, self.who.first, self.who.last),
            "customer_firstname": self.name_field(self.who.first),
            "customer_lastname": self.name_field(self.who.last),
            "remote_ip": contact.ip(draw),
            "grand_total": draw.randint(1, 999999) / 100,
            "billing_address": self.address(),
            "items": [self.item() for _ in range(draw.randint(1, 3))],
            "quote_id": draw.randint(1, 9999999),
            "x_request": negatives.uuid(draw),
            "payment": {
                "method": "checkmo",
                "cc_type": "VI",
                "cc_exp_month": ignored(str(draw.randint(1, 12))),
                "cc_number": payment.credit_card(draw) if draw.chance(0.5) else None,
                **self.extra(),
            },
            "status_histories": [{"comment": self.note(), "created_at": f"{draw.day()}"}],
        }
        if draw.chance(0.3):
            order["customer_taxvat"] = self.vat().text
        return order

    def woocommerce(self) -> dict[str, object]:
        draw, who = self.draw, self.who
        return {
            "id": draw.randint(1, 99999),
            "order_key": ignored("wc_order_" + draw.mixed(ALNUM, 13)),
            "status": "processing",
            "currency": "EUR",
            "version": negatives.version(draw),
            "total": f"{draw.randint(1, 999)}.00",
            "billing": {
                "first_name": self.name_field(who.first),
                "last_name": self.name_field(who.last),
                "company": ignored(who.company),
                "address_1": self.name_field(who.street, "POSTAL_ADDRESS"),
                "city": self.name_field(who.city, "POSTAL_ADDRESS"),
                "postcode": self.name_field(who.postcode, "POSTAL_ADDRESS"),
                "country": self.locale.region,
                "email": contact.email(draw, who.first, who.last),
                "phone": contact.phone(draw, self.locale.region, draw.chance(0.6)),
            },
            "customer_ip_address": contact.ip(draw),
            "customer_user_agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/126.0.6478.127 Safari/537.36",
            "customer_note": self.note(),
            "transaction_id": ignored(draw.digits(12)),
            "meta_data": [{"id": draw.randint(1, 99999), "key": "_" + name, "value": text} for name, text in self.extra().items()],
            "line_items": [self.item()],
            "cart_hash": draw.chars(HEX, 32),
        }

    def stripe(self) -> dict[str, object]:
        draw, who = self.draw, self.who
        return {
            "id": ignored("evt_" + draw.mixed(ALNUM, 24)),
            "object": "event",
            "created": draw.randint(1650000000, 1790000000),
            "livemode": True,
            "data": {
                "object": {
                    "id": ignored("ch_" + draw.mixed(ALNUM, 24)),
                    "amount": draw.randint(100, 99999),
                    "billing_details": {
                        "name": self.name_field(who.name),
                        "email": contact.email(draw, who.first, who.last),
                        "phone": contact.phone(draw, self.locale.region, False),
                        "address": {
                            "line1": self.name_field(who.street, "POSTAL_ADDRESS"),
                            "city": self.name_field(who.city, "POSTAL_ADDRESS"),
                            "postal_code": self.name_field(who.postcode, "POSTAL_ADDRESS"),
                            "country": self.locale.region,
                        },
                    },
                    "payment_method_details": {
                        "card": {
                            "brand": "visa",
                            "last4": ignored(draw.digits(4)),
                            "exp_month": ignored("7"),
                            "fingerprint": ignored(draw.mixed(ALNUM, 16)),
                        }
                    },
                    "payment_intent": ignored("pi_" + draw.mixed(ALNUM, 24)),
                    "description": self.note(),
                    "metadata": self.extra(),
                }
            },
        }

    def graphql(self) -> dict[str, object]:
        return {
            "data": {
                "customer": {
                    "firstname": self.name_field(self.who.first),
                    "lastname": self.name_field(self.who.last),
                    "email": contact.email(self.draw, self.who.first, self.who.last),
                    "addresses": [self.address()],
                    "orders": {
                        "items": [{"number": negatives.order_number(self.draw), "id": "MTIzNDU=", "comments": [{"message": self.note()}]}]
                    },
                    **self.extra(),
                }
            }
        }

    def profile(self) -> dict[str, object]:
        out: dict[str, object] = {
            "id": self.draw.randint(1, 99999),
            "uuid": negatives.uuid(self.draw),
            "updated": negatives.timestamp(self.draw),
        }
        for _ in range(self.draw.randint(2, 5)):
            out.update(self.extra())
        if self.draw.chance(0.5):
            out["password"] = secrets.password(self.draw, quotes=True)
        out["note"] = self.note()
        return out

    def tree(self) -> dict[str, object]:
        return self.draw.one((self.magento, self.woocommerce, self.stripe, self.profile, self.profile))()

    # --- documents

    def support_mail(self) -> Rich:
        draw = self.draw
        head: list[Rich | str] = []
        if draw.chance(0.6):
            head = [
                "From: ",
                ignored(self.who.name, "PERSON"),
                " <",
                contact.email(draw, self.who.first, self.who.last),
                ">\nTo: ",
                value("service@shop.example", "EMAIL_ADDRESS"),
                f"\nDate: {draw.day():%a, %d %b %Y} 09:{draw.randrange(60):02}:11 +0200\nSubject: {self.language.words['order'][0]} {negatives.order_number(draw)}\nMessage-ID: ",
                ignored(f"<{draw.chars(HEX, 12)}@mail.shop.example>"),
                "\n\n",
            ]
        body = join(draw.one(("\n", "\n\n", " ")), self.paragraphs(draw.randint(2, 4)))
        return concat([*head, draw.one(self.language.hello), "\n\n", body, "\n\n", self.signature(), "\n"])

    def order_note(self) -> Rich:
        return join(self.draw.one((" ", "\n", ", ")), self.paragraphs(self.draw.randint(1, 2)))

    def crm_note(self) -> Rich:
        draw = self.draw
        rows: list[Rich | str] = [f"{draw.day():%d.%m.%Y} ", ignored(self.who.name, "PERSON"), "\n"]
        for _ in range(draw.randint(2, 4)):
            fact = self.personal()
            rows += [self.labelled(draw.one(fact.words), fact.text), "\n"]
        rows += [self.negative(), "\n"]
        return concat(rows)

    def chat(self) -> Rich:
        draw, lines = self.draw, []
        for row in self.paragraphs(draw.randint(2, 4)):
            who = draw.one(("Agent", "Bot")) if draw.chance(0.4) else ignored(self.who.first, "PERSON")
            lines.append(concat([f"[{draw.randrange(24):02}:{draw.randrange(60):02}:{draw.randrange(60):02}] ", who, ": ", row]))
        return join("\n", lines)

    def invoice(self) -> Rich:
        draw, words = self.draw, self.language.words
        rows: list[Rich | str] = [
            ignored(self.who.company),
            "\n",
            self.name_street(),
            "\n\n",
            f"{words['invoice'][0]} {draw.randint(2020, 2026)}-{draw.digits(5)}   {draw.day():%d.%m.%Y}\n{words['customer'][0]}: {draw.digits(6)}\n\n",
        ]
        rows += [
            f"{i + 1:>3}  {'SKU ' + negatives.sku(draw):<20} {negatives.ean(draw)}  {draw.randint(1, 9)} x {negatives.price(draw)}\n"
            for i in range(draw.randint(1, 4))
        ]
        rows.append("-" * 50 + "\n")
        foot = [self.vat(), self.iban(), self.bic(), self.phone(), self.email(), self.identity()]
        rows.append(join(draw.one(("\n", " | ", ", ", "\n")), [self.bound(draw.one(fact.words), fact.text) for fact in foot]))
        return concat(rows)

    def bound(self, word: str, text: Rich) -> Rich:
        return f"{word}{self.draw.one((': ', ' ', ':'))}" + text

    def name_street(self) -> Rich:
        return concat(
            [
                ignored(self.who.name, "PERSON"),
                "\n",
                ignored(self.who.street, "POSTAL_ADDRESS"),
                "\n",
                ignored(f"{self.who.postcode} {self.who.city}", "POSTAL_ADDRESS"),
            ]
        )

    def monolog(self) -> Rich:
        draw, lines = self.draw, []
        for _ in range(draw.randint(3, 7)):
            head = f"[{draw.day()}T{draw.randrange(24):02}:{draw.randrange(60):02}:{draw.randrange(60):02}.{draw.digits(6)}+00:00] main.{draw.one(('INFO', 'ERROR', 'CRITICAL', 'DEBUG'))}: "
            context = to_json(self.extra(), draw, pretty=False) if draw.chance(0.4) else "{}" if draw.chance(0.5) else "[]"
            text = draw.one((self.negative, self.negative, lambda: one_line(self.sentence(self.any()))))()
            lines.append(concat([head, text, " ", context, ' {"uid":"', draw.chars(HEX, 7), '"}']))
        return join("\n", lines) + "\n"

    def nginx(self) -> Rich:
        draw, lines = self.draw, []
        for _ in range(draw.randint(3, 8)):
            query: Rich | str = draw.one(("", f"?id={draw.digits(5)}", f"?v={negatives.version(draw)}", f"?_={draw.digits(13)}"))
            if draw.chance(0.15):
                query = "?email=" + contact.email(draw, self.who.first, self.who.last).map(
                    lambda t: t.replace("@", "%40").replace(" ", "%20").replace('"', "%22").replace("&", "%26").replace("#", "%23")
                )
            path = draw.one(
                (
                    "/rest/V1/products",
                    "/static/version1718030000/frontend/x.min.js",
                    f"/media/{draw.chars(HEX, 32)}.webp",
                    "/checkout/cart",
                    "/wp-json/wc/v3/orders",
                    "/admin",
                )
            )
            lines.append(
                concat(
                    [
                        contact.ip(draw),
                        f' - - [{draw.day():%d/%b/%Y}:{draw.randrange(24):02}:{draw.randrange(60):02}:{draw.randrange(60):02} +0200] "GET {path}',
                        query,
                        f' HTTP/1.1" 200 {draw.randint(100, 99999)} "-" "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/{draw.randint(100, 140)}.0.0.0 Safari/537.36" {draw.uniform(0, 2):.3f}',
                    ]
                )
            )
        return join("\n", lines) + "\n"

    def trace(self) -> Rich:
        draw = self.draw
        fact = self.any()
        rows: list[Rich | str] = [
            f"[{draw.day():%d-%b-%Y} 10:11:12 UTC] PHP Fatal error:  Uncaught Exception: ",
            one_line(self.sentence(fact)),
            f" in /var/www/html/vendor/magento/module-sales/Model/Order.php:{draw.randint(10, 900)}\nStack trace:\n",
        ]
        for index in range(draw.randint(2, 6)):
            call = draw.one(
                (
                    "Order::place()",
                    "Mage_Core->load(4711)",
                    "a::b()",
                    "PDO->__construct('mysql:host=db', 'shop')",
                    "{closure}(Object)",
                    "Zend\\Http->send(Array)",
                )
            )
            rows.append(
                f"#{index} /var/www/html/{draw.one(('app/code', 'vendor', 'wp-content/plugins'))}/x{draw.digits(3)}.php({draw.randint(1, 999)}): {call}\n"
            )
        return concat([*rows, "  thrown in /var/www/html/index.php on line 12\n"])

    def dump(self) -> Rich:
        return self.draw.one((print_r, var_export, var_dump, php_serialize))(self.tree())

    def json(self) -> Rich:
        return to_json(self.tree(), self.draw)

    def graphql_json(self) -> Rich:
        return to_json(self.graphql(), self.draw)

    def nested_json(self) -> Rich:
        return to_json(
            {"event": "order.created", "sent_at": negatives.timestamp(self.draw), "payload": to_json(self.tree(), self.draw, pretty=False)},
            self.draw,
        )

    def ndjson(self) -> Rich:
        return join("\n", [to_json(self.profile(), self.draw, pretty=False) for _ in range(3)]) + "\n"

    def csv_file(self) -> Rich:
        draw = self.draw
        facts = [fact for fact in (self.any() for _ in range(4)) if "\n" not in fact.text.plain and fact.fields[0] != "note"]
        makers: list[tuple[str, Callable[[], Rich | str]]] = [
            ("order_id", lambda: str(draw.digits(9))),
            ("firstname", lambda: self.name_field(self.who.first)),
            ("lastname", lambda: self.name_field(self.who.last)),
            ("email", lambda: contact.email(draw, self.who.first, self.who.last)),
            ("telephone", lambda: contact.phone(draw, self.locale.region, draw.chance(0.6))),
            ("sku", lambda: negatives.sku(draw)),
            ("ean", lambda: negatives.ean(draw)),
            ("tracking_number", lambda: negatives.tracking(draw)),
            ("total", lambda: negatives.price(draw)),
        ]
        rows: list[list[Rich | str]] = [[name for name, _ in makers] + [draw.one(fact.fields) for fact in facts]]
        again: list[Rich | str] = [fact.text for fact in facts]
        for index in range(draw.randint(2, 4)):
            self.who = person(draw, self.locale)
            rows.append([make() for _, make in makers] + (again if index == 0 else [""] * len(again)))
        return csv(rows, draw.one((",", ";", "\t")), draw.chance(0.5))

    def form_body(self) -> Rich:
        return join("&", form(self.tree(), plus=self.draw.chance(0.7)))

    def xml_file(self) -> Rich:
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml(self.draw.one((self.magento, self.stripe, self.profile))())

    def html_mail(self) -> Rich:
        draw = self.draw
        rows: list[Rich | str] = [
            f"<!DOCTYPE html><html><head><style>{negatives.css(draw)}</style></head><body><p>{draw.one(self.language.hello)}</p>\n"
        ]
        for _ in range(draw.randint(1, 3)):
            rows += ["<p>", html_text(self.sentence(self.any()), draw), "</p>\n"]
        rows.append("<table>")
        for _ in range(draw.randint(2, 4)):
            fact = self.personal()
            rows += [f'<tr><td style="padding:4px">{draw.one(fact.words)}</td><td>', html_text(fact.text, draw), "</td></tr>\n"]
        mail = contact.email(draw, self.who.first, self.who.last)
        if '"' not in mail.plain and "&" not in mail.plain:
            rows += ['</table><a href="mailto:', mail, '">', "mail</a>"]
        return concat([*rows, f"<!-- {self.negative().replace('--', '')} --></body></html>\n"])

    def sql(self) -> Rich:
        draw, rows = self.draw, []
        for _ in range(draw.randint(2, 4)):
            self.who = person(draw, self.locale)
            values = [
                str(draw.randint(1, 9999)),
                sql_string(self.name_field(self.who.first)),
                sql_string(self.name_field(self.who.last)),
                sql_string(contact.email(draw, self.who.first, self.who.last)),
                sql_string(contact.phone(draw, self.locale.region, False)),
                sql_string(payment.iban(draw, self.locale.region)),
                sql_string(f"{draw.randint(1, 9)}0000{draw.digits(4)}"),
                sql_string(draw.chars(HEX, 32)),
                sql_string(self.note()),
            ]
            rows.append("(" + join(", ", values) + ")")
        return (
            "INSERT INTO `customer` (`id`, `firstname`, `lastname`, `email`, `telephone`, `iban`, `last_order`, `cart_hash`, `note`) VALUES\n"
            + join(",\n", rows)
            + ";\n"
        )

    def env(self) -> Rich:
        draw = self.draw
        rows: list[Rich | str] = ["APP_ENV=production\nAPP_DEBUG=false\nAPP_VERSION=" + negatives.version(draw)]
        for _ in range(draw.randint(3, 7)):
            fact = draw.one((self.provider, self.provider, self.provider, self.generic, self.connection, self.password))()
            quotes = draw.one(("", '"', "'", ""))
            rows.append(draw.one(("", "", "export ")) + draw.one(fact.fields).upper() + "=" + quotes + fact.text + quotes)
        rows += ["CACHE_TTL=3600", "BUILD_ID=" + draw.chars(HEX, 40)]
        return join("\n", rows) + "\n"

    def config(self) -> Rich:
        draw = self.draw
        facts = [fact for fact in (self.secret() for _ in range(4)) if "\n" not in fact.text.plain]
        kind = draw.one(("yaml", "php", "ini", "toml"))
        rows: list[Rich | str] = []
        for fact in facts:
            name = draw.one(fact.fields)
            if kind == "yaml":
                rows.append(f"  {name}: " + fact.text)
            elif kind == "php":
                rows.append(f"    '{name}' => " + var_export(fact.text) + ",")
            elif kind == "ini":
                rows.append(f"{name} = " + fact.text)
            else:
                rows.append(f'{name} = "' + fact.text.map(lambda t: t.replace("\\", "\\\\").replace('"', '\\"')) + '"')
        head = {
            "yaml": f"version: {negatives.version(draw)}\nservices:\n",
            "php": "<?php\nreturn [\n",
            "ini": "[default]\n",
            "toml": '[package]\nversion = "1.2.3"\n',
        }[kind]
        return head + join("\n", rows) + {"php": "\n];\n"}.get(kind, "\n")

    def prompt(self) -> Rich:
        draw = self.draw
        text = concat(
            [
                draw.one(
                    (
                        "Summarise this ticket for the CRM:\n",
                        "Translate into English:\n\n",
                        "Write a polite answer to this customer.\n---\n",
                    )
                ),
                self.support_mail(),
            ]
        )
        if draw.chance(0.3):
            return text
        return to_json(
            {
                "model": draw.one(("gpt-4o-2024-08-06", "claude-sonnet-4-20250514")),
                "max_tokens": 1024,
                "messages": [{"role": "system", "content": "You are a helpful shop assistant."}, {"role": "user", "content": text}],
            },
            draw,
        )

    def http(self) -> Rich:
        draw = self.draw
        rows: list[Rich | str] = [
            f'POST /rest/V1/orders HTTP/1.1\r\nHost: shop.example\r\nUser-Agent: GuzzleHttp/7.{draw.randint(1, 9)}.{draw.randint(0, 9)}\r\nX-Request-Id: {negatives.uuid(draw)}\r\nIf-None-Match: "{draw.chars(HEX, 32)}"\r\n'
        ]
        rows += ["Authorization: ", self.bearer().text, "\r\n"]
        if draw.chance(0.7):
            rows += [draw.one(("Cookie: ", "Set-Cookie: ")), secrets.session_cookie(draw), "; lang=de; path=/\r\n"]
        if draw.chance(0.4):
            rows += ["X-Forwarded-For: ", contact.ip(draw), "\r\n"]
        return concat([*rows, "Content-Type: application/json\r\n\r\n", to_json(self.tree(), draw, pretty=False)])

    def negatives_only(self) -> Rich:
        return "\n".join(self.negative() if self.draw.chance(0.8) else self.filler() for _ in range(self.draw.randint(5, 25))) + Rich()

    def negatives_json(self) -> Rich:
        draw = self.draw
        return to_json(
            {
                "items": [
                    {
                        **self.item(),
                        "gtin": negatives.ean(draw),
                        "mpn": negatives.sku(draw),
                        "hash": secrets.digest(draw),
                        "version": negatives.version(draw),
                        "order_number": negatives.order_number(draw),
                        "tracking_number": negatives.tracking(draw),
                        "modified": negatives.timestamp(draw),
                        "icon": negatives.svg_path(draw),
                        "description": self.filler() + " " + self.negative(),
                    }
                    for _ in range(draw.randint(2, 5))
                ]
            },
            draw,
        )


def draw_break(draw: Draw) -> str:
    return draw.one((" ", "\n", "\n\n", "\r\n", "\t", "<br>", " / "))


def one_line(text: Rich) -> Rich:
    """Log lines and messages keep a value's own line breaks; only what stands before it loses its own."""
    return text if any("\n" in piece.text for piece in text.pieces if piece.inner) else text.map(lambda t: t.replace("\n", " "))


KINDS: list[tuple[str, float]] = [
    ("support_mail", 8),
    ("order_note", 7),
    ("crm_note", 8),
    ("chat", 6),
    ("invoice", 6),
    ("monolog", 6),
    ("nginx", 3),
    ("trace", 3),
    ("dump", 6),
    ("json", 10),
    ("graphql_json", 3),
    ("nested_json", 3),
    ("ndjson", 2),
    ("csv_file", 4),
    ("form_body", 4),
    ("xml_file", 3),
    ("html_mail", 6),
    ("sql", 3),
    ("env", 5),
    ("config", 4),
    ("prompt", 5),
    ("http", 3),
    ("negatives_only", 10),
    ("negatives_json", 5),
]


def generate(seed: int, count: int) -> Iterator[Document]:
    for index in range(count):
        # A source of its own for each document: one document's draws do not move the next one's.
        draw = Draw(f"{seed}/{index}")
        locale: Locale = draw.one(LOCALES)
        kind = draw.weighted(KINDS)
        writer = Writer(draw, locale, person(draw, locale))
        yield document(f"{index:06d}.{kind}", kind, locale.code, getattr(writer, kind)())


__all__ = ["KINDS", "generate"]
