"""The tables, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from score import FIELD_ENTITIES, Score, Tally


def percent(number: float | None) -> str:
    return "–" if number is None else f"{100 * number:.2f}"


def row(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [row(head), "|" + "|".join("---" if i == 0 else "---:" for i in range(len(head))) + "|"]
    return "\n".join([*lines, *(row(cells) for cells in rows)]) + "\n"


def figures(tally: Tally) -> list[object]:
    relaxed = tally.relaxed / tally.labels if tally.labels else None
    masked = tally.masked / tally.labels if tally.labels else None
    return [
        tally.labels,
        tally.found,
        tally.missed,
        tally.false,
        percent(tally.precision),
        percent(tally.recall),
        percent(tally.f1),
        percent(relaxed),
        percent(masked),
    ]


HEAD = ("entity", "labels", "found", "missed", "false alarms", "precision %", "recall %", "F1 %", "relaxed recall %", "masked %")


def by_entity(result: Score, field: bool) -> str:
    names = sorted(name for name in result.tallies if (name in FIELD_ENTITIES) == field)
    rows = [[name, *figures(result.tallies[name])] for name in names]
    rows.append(["**all**", *figures(result.total(names))])
    return table(HEAD, rows)


def value_total(result: Score) -> Tally:
    return result.total(name for name in result.tallies if name not in FIELD_ENTITIES)


def beside(ours: dict[str, Score], peers: dict[str, Score], shared: dict[str, frozenset[str]]) -> str:
    """A line for each peer and shared entity: ours and theirs, each on what both know."""
    rows = []
    for peer in peers:
        for entity in sorted(shared[peer]):
            mine, theirs = ours[peer].of(entity), peers[peer].of(entity)
            if not mine.labels:
                continue
            better = (mine.f1 or 0) - (theirs.f1 or 0)
            mark = "ahead" if better > 0 else "even" if better == 0 else "**behind**"
            rows.append(
                [
                    peer,
                    entity,
                    mine.labels,
                    percent(mine.precision),
                    percent(mine.recall),
                    percent(mine.f1),
                    percent(theirs.precision),
                    percent(theirs.recall),
                    percent(theirs.f1),
                    mark,
                ]
            )
    return table(
        ("peer", "entity", "labels", "our precision", "our recall", "our F1", "its precision", "its recall", "its F1", "we are"), rows
    )
