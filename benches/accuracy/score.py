"""What a finding is worth: right, partly right, or a false alarm; what a label is: found, masked, missed.

Strict: the entity is the labelled one or one of its equivalents, the finding covers at least 99 % of the labelled bytes (a tail
that leaks is a miss), and it is about as long: intersection over union of at least 0.5, or inside the widest sensible span.
Relaxed: the entity is right and the two overlap. Masked: the labelled bytes are covered, whatever the entity's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generate.text import Span

COVERAGE = 0.99
OVERLAP = 0.5

# Found by the name of a field (or not at all), never by the value alone: reported apart.
FIELD_ENTITIES = frozenset(
    (
        "PERSON",
        "POSTAL_ADDRESS",
        "LOCATION",
        "DATE_OF_BIRTH",
        "USERNAME",
        "GENDER",
        "NATIONALITY",
        "MARITAL_STATUS",
        "BIRTH_PLACE",
        "AGE",
        "SPECIAL_CATEGORY",
        "PASSPORT_NUMBER",
        "ID_CARD_NUMBER",
        "DRIVING_LICENCE",
        "COMPANY_REGISTRATION",
        "ORGANIZATION",
        "NRP",
        "DATE_TIME",
        "ADDRESS",
    )
)


@dataclass(frozen=True)
class Finding:
    entity: str
    start: int
    end: int
    score: float = 1.0
    # The labels' names that this entity stands for; for LeakGuard its own name.
    means: frozenset[str] = frozenset()

    def meant(self) -> frozenset[str]:
        return self.means or frozenset((self.entity,))


@dataclass
class Tally:
    found: int = 0
    missed: int = 0
    false: int = 0
    relaxed: int = 0  # labels that a finding of the right entity touches
    masked: int = 0  # labels whose bytes are covered by findings of any entity

    def add(self, other: Tally) -> None:
        for name in ("found", "missed", "false", "relaxed", "masked"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def labels(self) -> int:
        return self.found + self.missed

    @property
    def precision(self) -> float | None:
        total = self.found + self.false
        return self.found / total if total else None

    @property
    def recall(self) -> float | None:
        return self.found / self.labels if self.labels else None

    @property
    def f1(self) -> float | None:
        precision, recall = self.precision, self.recall
        if precision is None or recall is None:
            return 0.0 if recall == 0 or precision == 0 else None
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass
class Mistake:
    kind: str  # miss | partial | wrong-entity | false-alarm
    entity: str
    found: str
    start: int
    end: int
    note: str = ""


@dataclass
class Score:
    tallies: dict[str, Tally] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def of(self, entity: str) -> Tally:
        return self.tallies.setdefault(entity, Tally())

    def add(self, other: Score) -> None:
        for entity, tally in other.tallies.items():
            self.of(entity).add(tally)

    def total(self, entities: Iterable[str]) -> Tally:
        out = Tally()
        for entity in entities:
            if entity in self.tallies:
                out.add(self.tallies[entity])
        return out


def overlap(start: int, end: int, other_start: int, other_end: int) -> int:
    return max(0, min(end, other_end) - max(start, other_start))


def covers(finding: Finding, span: Span) -> bool:
    size = span.end - span.start
    return overlap(finding.start, finding.end, span.start, span.end) >= COVERAGE * size


def as_long(finding: Finding, span: Span) -> bool:
    for start, end in ((span.start, span.end), span.outer):
        common = overlap(finding.start, finding.end, start, end)
        if common >= OVERLAP * (max(finding.end, end) - min(finding.start, start)):
            return True
    return span.outer[0] <= finding.start and finding.end <= span.outer[1]


def covered_share(findings: Sequence[Finding], span: Span) -> float:
    parts = sorted((max(f.start, span.start), min(f.end, span.end)) for f in findings if overlap(f.start, f.end, span.start, span.end))
    at, total = span.start, 0
    for start, end in parts:
        total += max(0, end - max(start, at))
        at = max(at, end)
    return total / max(1, span.end - span.start)


def score(spans: Sequence[Span], findings: Sequence[Finding], shared: frozenset[str] | None = None) -> Score:
    """Scores one document. With `shared`, labels of other entities neither count nor make a finding false."""
    out = Score()
    right: set[int] = set()
    excused: set[int] = set()
    for span in spans:
        near = [
            (i, f) for i, f in enumerate(findings) if overlap(f.start, f.end, span.start, span.end) or overlap(f.start, f.end, *span.outer)
        ]
        if span.role == "ignore" or (shared is not None and span.entity not in shared):
            excused.update(i for i, f in near if 2 * overlap(f.start, f.end, *span.outer) >= f.end - f.start)
            continue
        named = [(i, f) for i, f in near if f.meant() & span.accept and overlap(f.start, f.end, span.start, span.end)]
        strict = [i for i, f in named if covers(f, span) and as_long(f, span)]
        tally = out.of(span.entity)
        masked = covered_share([f for _, f in near], span) >= COVERAGE
        tally.masked += masked
        tally.relaxed += bool(named)
        if strict:
            tally.found += 1
            right.update(strict)
            # A second finding inside the same value, of the same kind, is no false alarm.
            excused.update(i for i, f in near if f.meant() & span.accept and span.outer[0] <= f.start and f.end <= span.outer[1])
        else:
            tally.missed += 1
            kind = "partial" if named else "wrong-entity" if masked else "miss"
            out.mistakes.append(Mistake(kind, span.entity, "+".join(sorted({f.entity for _, f in near})), span.start, span.end, span.note))
    for index, finding in enumerate(findings):
        if index in right or index in excused:
            continue
        entity = sorted(finding.meant())[0] if len(finding.meant()) > 1 else next(iter(finding.meant()))
        if shared is not None and entity not in shared:
            touched = [span.entity for span in spans if span.entity in finding.meant()]
            entity = touched[0] if touched else next((name for name in sorted(finding.meant()) if name in shared), "")
            if not entity:
                continue
        out.of(entity).false += 1
        out.mistakes.append(Mistake("false-alarm", entity, finding.entity, finding.start, finding.end))
    return out
