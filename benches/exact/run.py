"""Customers and support texts with a fixed seed, an index of the first, and what is found in the second.

Names come from Faker's tables of twelve languages, joined at random: none of them are the engine's. Half of the texts name a customer, in one of the
writings below; every text names somebody who is no customer, a product and a place.
"""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import unicodedata

from faker import Faker

LEAKGUARD, CUSTOMERS, TEXTS = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
LOCALES = ["en_US", "en_GB", "de_DE", "fr_FR", "es_ES", "it_IT", "nl_NL", "pl_PL", "pt_PT", "sv_SE", "cs_CZ", "tr_TR"]
DOMAINS = ["example.com", "example.org", "example.net", "mail.example", "post.example"]

OPENINGS = [
    "Hello, I still wait for the parcel.", "The blue lamp came broken.", "Please change the delivery address.", "Can you cancel the second item?",
    "I was charged twice, order {n}.", "The discount code SUMMER24 does not work.", "Where is my refund of {n} EUR?", "it arrived but the size is wrong",
    "We will price this again in May; mark it as urgent.", "The Rose Garden table and the Jack chair are out of stock.",
]
CUSTOMER = [
    "The account is under {who}.", "{who} called again today", "Ordered by {who}, paid by card.", "Note from the hotline: {who} is upset.",
    "Best regards,\n{who}", "Dear {who}, thank you for waiting.", "cc: {who}; please answer before Friday", "spoke to {who}'s husband",
    "Ship it to {who}, 2nd floor", "({who}) asked for a call back.",
]
OTHERS = [
    "My neighbour {who} took the parcel.", "The courier, {who}, was very kind.", "{who} of your company promised a refund.", "Gift for {who}.",
]
CLOSINGS = ["Thanks!", "Regards", "Order {n}, article {n}-{n}.", "The shop in {city} had none left.", "See https://shop.example/p/{n}?c=7", ""]


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


WRITINGS = [
    ("as it is", lambda first, last: f"{first} {last}"),
    ("surname first", lambda first, last: f"{last}, {first}"),
    ("surname first, no comma", lambda first, last: f"{last} {first}"),
    ("lower case", lambda first, last: f"{first} {last}".lower()),
    ("upper case", lambda first, last: f"{first} {last}".upper()),
    ("without accents", lambda first, last: plain(f"{first} {last}")),
    ("on two lines", lambda first, last: f"{first}\n{last}"),
]


def main():
    draw = random.Random(20261122)
    firsts, lasts = [], []
    for locale in LOCALES:
        fake = Faker(locale)
        fake.seed_instance(draw.randrange(1 << 30))
        firsts.append(sorted({fake.first_name() for _ in range(4000)}))
        lasts.append(sorted({fake.last_name() for _ in range(8000)}))
    cities = sorted({Faker("en_US").city() for _ in range(200)})

    def person():
        place = draw.randrange(len(LOCALES))
        # One in ten has the surname of another country.
        other = draw.randrange(len(LOCALES)) if draw.random() < 0.1 else place
        first, last = draw.choice(firsts[place]), draw.choice(lasts[other])
        if draw.random() < 0.15:
            last = f"{last}-{draw.choice(lasts[place])}"
        return first, last

    def key(first, last):
        return frozenset(plain(f"{first} {last}").lower().replace("-", " ").replace("'", " ").split())

    folder = tempfile.mkdtemp(prefix="leakguard-exact-")
    at = lambda name: os.path.join(folder, name)
    known, customers = set(), []
    with open(at("customers.csv"), "w", encoding="utf-8") as out:
        out.write("first_name,last_name,email\n")
        for number in range(CUSTOMERS):
            first, last = person()
            local = plain(f"{first}.{last}").lower().replace(" ", "").replace("'", "")
            local = "".join(c for c in local if c.isascii() and (c.isalnum() or c in ".-"))
            email = f"{local}{draw.randrange(10_000)}@{draw.choice(DOMAINS)}"
            known.add(key(first, last))
            if number % max(1, CUSTOMERS // 50_000) == 0:
                customers.append((first, last, email))
            out.write(f'"{first}","{last}",{email}\n')

    subprocess.run([LEAKGUARD, "keys", "generate", "--keyring", at("k.toml")], check=True, stderr=subprocess.DEVNULL)
    began = time.monotonic()
    built = subprocess.run(
        [LEAKGUARD, "index", "build", "--column", "first_name+last_name:PERSON", "--column", "email:EMAIL_ADDRESS", "--keyring", at("k.toml"), "-o", at("c.lgx"), at("customers.csv")],
        check=True, capture_output=True, text=True,
    )
    seconds = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(built.stderr.strip().split(";")[0].replace("leakguard: ", ""))
    print(f"customers.csv {os.path.getsize(at('customers.csv')) / 2**20:.1f} MiB; index {os.path.getsize(at('c.lgx')) / 2**20:.2f} MiB; built in {seconds:.1f} s; peak {peak:.0f} MiB")

    text, planted, strangers = bytearray(), [], []

    def add(template, who=None, kind=None, writing=None):
        before, _, behind = template.partition("{who}")
        fill = lambda part: part.replace("{n}", str(draw.randrange(10**5, 10**8)), 1).replace("{n}", str(draw.randrange(1000))).replace("{city}", draw.choice(cities))
        text.extend(fill(before).encode())
        if who is not None:
            start = len(text)
            text.extend(who.encode())
            (planted if kind else strangers).append((start, len(text), kind, writing))
            text.extend(fill(behind).encode())
        text.extend(b" ")

    for number in range(TEXTS):
        add(draw.choice(OPENINGS))
        first, last = person()
        while key(first, last) in known:
            first, last = person()
        parts = [(draw.choice(OTHERS), f"{first} {last}", None, None)]
        if number % 2 == 0:
            first, last, email = draw.choice(customers)
            if number % 10 == 0:
                parts.append((draw.choice(CUSTOMER), email, "EMAIL_ADDRESS", "address"))
            else:
                name, writing = draw.choice(WRITINGS)
                parts.append((draw.choice(CUSTOMER), writing(first, last), "PERSON", name))
        draw.shuffle(parts)
        for part in parts:
            add(*part)
        add(draw.choice(CLOSINGS))
        text.extend(b"\n\n")
    with open(at("texts.txt"), "wb") as out:
        out.write(text)
    rule = "[[rule]]\nname = 'all'\naction = 'redact'\n"
    with open(at("with.toml"), "w") as out:
        out.write(rule + "[[detector]]\nname = 'CUSTOMERS'\nindex = 'c.lgx'\n")
    with open(at("without.toml"), "w") as out:
        out.write(rule)

    print(f"{TEXTS} texts, {len(text) / 2**20:.2f} MiB: {sum(p[2] == 'PERSON' for p in planted)} names and {sum(p[2] == 'EMAIL_ADDRESS' for p in planted)} addresses of customers, {len(strangers)} names of others")
    for name in ["without", "with"]:
        lines = subprocess.run([LEAKGUARD, "scan", "--format", "text", "--policy", at(name + ".toml"), "--keyring", at("k.toml"), at("texts.txt")], check=True, capture_output=True, text=True).stdout
        found = [json.loads(line) for line in lines.splitlines()]
        found = [f for f in found if f["entity"] in ("PERSON", "EMAIL_ADDRESS")]
        print(f"== {name} index")
        for kind in ["PERSON", "EMAIL_ADDRESS"]:
            spans = [p for p in planted if p[2] == kind]
            hits = {(f["start"], f["end"]) for f in found if f["entity"] == kind}
            whole = sum((start, end) in hits for start, end, *_ in spans)
            print(f"  {kind}: recall {whole}/{len(spans)} = {whole / len(spans):.4f}")
            missed = {}
            for start, end, _, writing in spans:
                if (start, end) not in hits:
                    missed.setdefault(writing, []).append(bytes(text[start:end]).decode())
            for writing, values in sorted(missed.items()):
                print(f"    missed, {writing}: {len(values)}: {values[:4]}")
        false = [f for f in found if not any_overlap(planted, f)]
        print(f"  false alarms: {len(false)}")
        for f in false[:12]:
            print("   ", bytes(text[f["start"] - 20 : f["end"] + 20]))
    print("kept in", folder)


def any_overlap(planted, finding):
    import bisect

    place = bisect.bisect_right(planted, (finding["start"], 1 << 60)) - 1
    near = planted[max(0, place - 1) : place + 3]
    return any(start < finding["end"] and end > finding["start"] for start, end, *_ in near)


main()
