"""Text that remembers which of its parts are labelled, through every escaping that a document puts on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, eq=False)
class Label:
    """What a stretch of text is.

    `inner` parts must be covered by a finding, `outer` ones may be (the host of a URL with a password in it).
    A label of role "ignore" may be found or not: neither counts (a name in prose, a loop-back address).
    """

    entity: str
    role: str = "value"  # value | field | ignore
    accept: frozenset[str] = frozenset()
    note: str = ""  # which variety of the entity: a scheme, a writing, a provider


@dataclass(frozen=True)
class Piece:
    text: str
    inner: tuple[Label, ...] = ()
    outer: tuple[Label, ...] = ()


@dataclass
class Rich:
    """Pieces of text with their labels. Immutable by custom: every operation gives a new one."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def plain(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    def __add__(self, other: Rich | str) -> Rich:
        return Rich(self.pieces + rich(other).pieces)

    def __radd__(self, other: str) -> Rich:
        return Rich(rich(other).pieces + self.pieces)

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def map(self, change: Callable[[str], str]) -> Rich:
        """Changes the text of each piece: an escaping that works character by character."""
        return Rich([Piece(change(piece.text), piece.inner, piece.outer) for piece in self.pieces])

    def within(self, label: Label) -> Rich:
        """The same text, which as a whole may be found as that label."""
        return Rich([Piece(piece.text, piece.inner, (*piece.outer, label)) for piece in self.pieces])

    def labels(self) -> list[Label]:
        seen: dict[int, Label] = {}
        for piece in self.pieces:
            for label in piece.inner:
                seen[id(label)] = label
        return list(seen.values())


Text = Rich | str


def rich(text: Text) -> Rich:
    if isinstance(text, Rich):
        return text
    return Rich([Piece(text)] if text else [])


def value(text: str, entity: str, *accept: str, role: str = "value", note: str = "") -> Rich:
    """A labelled value."""
    return Rich([Piece(text, (Label(entity, role, frozenset((entity, *accept)), note),))])


def ignored(text: str, entity: str = "ANY") -> Rich:
    """Text that may be found or not: the reader cannot tell, or tools rightly differ."""
    return value(text, entity, role="ignore")


def concat(parts: Iterable[Text]) -> Rich:
    pieces: list[Piece] = []
    for part in parts:
        pieces.extend(rich(part).pieces)
    return Rich(pieces)


def join(separator: Text, parts: Iterable[Text]) -> Rich:
    out: list[Text] = []
    for index, part in enumerate(parts):
        if index:
            out.append(separator)
        out.append(part)
    return concat(out)


def fill(template: str, **slots: Text) -> Rich:
    """Fills `{slots}` of a template."""
    parts: list[Text] = []
    at = 0
    for slot in SLOT.finditer(template):
        parts.append(template[at : slot.start()])
        parts.append(slots[slot.group(1)])
        at = slot.end()
    parts.append(template[at:])
    return concat(parts)


@dataclass(frozen=True)
class Span:
    """A labelled span in bytes, end exclusive. `outer` is the widest span that a finding of it may have."""

    entity: str
    role: str
    start: int
    end: int
    outer: tuple[int, int]
    accept: frozenset[str]
    note: str


@dataclass(frozen=True)
class Document:
    name: str
    kind: str
    locale: str
    data: bytes
    spans: tuple[Span, ...]


def document(name: str, kind: str, locale: str, text: Rich) -> Document:
    """Renders to bytes and resolves the labels to spans."""
    out: list[bytes] = []
    at = 0
    inner: dict[int, tuple[Label, int, int]] = {}
    outer: dict[int, tuple[int, int]] = {}
    for piece in text.pieces:
        data = piece.text.encode("utf-8", "surrogatepass")
        end = at + len(data)
        for label in piece.inner:
            known = inner.get(id(label))
            inner[id(label)] = (label, known[1] if known else at, end)
        for label in (*piece.inner, *piece.outer):
            first = outer.get(id(label))
            outer[id(label)] = (first[0] if first else at, end)
        out.append(data)
        at = end
    spans = [Span(label.entity, label.role, start, end, outer[key], label.accept, label.note) for key, (label, start, end) in inner.items()]
    return Document(name, kind, locale, b"".join(out), tuple(sorted(spans, key=lambda span: span.start)))
