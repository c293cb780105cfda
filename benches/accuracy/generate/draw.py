"""Random choices, all from one seeded source."""

from __future__ import annotations

import random
import string
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")

DIGITS = string.digits
HEX = "0123456789abcdef"
UPPER = string.ascii_uppercase
LOWER = string.ascii_lowercase
ALNUM = string.ascii_letters + string.digits
BASE64URL = ALNUM + "-_"
BASE64 = ALNUM + "+/"
BASE32 = UPPER + "234567"
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


class Draw(random.Random):
    """`random.Random` with the draws that generators need."""

    def chars(self, alphabet: str, count: int) -> str:
        return "".join(self.choices(alphabet, k=count))

    def digits(self, count: int) -> str:
        return self.chars(DIGITS, count)

    def chance(self, probability: float) -> bool:
        return self.random() < probability

    def one(self, items: Sequence[T]) -> T:
        return items[self.randrange(len(items))]

    def weighted(self, items: Sequence[tuple[T, float]]) -> T:
        return self.choices([item for item, _ in items], [weight for _, weight in items])[0]

    def mixed(self, alphabet: str, count: int) -> str:
        """Characters with at least one digit and one letter among them, as any real random key of that length has."""
        both = any(c.isdigit() for c in alphabet) and any(c.isalpha() for c in alphabet)
        while True:
            text = self.chars(alphabet, count)
            if count < 6 or not both or (any(c.isdigit() for c in text) and any(c.isalpha() for c in text)):
                return text

    def pattern(self, shape: str) -> str:
        """`#` a digit, `@` an upper-case letter, `%` a digit that is not 0; the rest stands for itself."""
        table = {"#": DIGITS, "@": UPPER, "%": "123456789"}
        return "".join(self.one(table[c]) if c in table else c for c in shape)

    def birth(self) -> date:
        return date(1940, 1, 1) + timedelta(days=self.randrange(0, 24500))

    def day(self) -> date:
        """A day on which a shop's document may have been written."""
        return date(2022, 1, 1) + timedelta(days=self.randrange(0, 1780))
