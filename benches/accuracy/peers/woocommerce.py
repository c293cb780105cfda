"""Regular expressions like those of WooCommerce's own log redaction (RemoteLogger, 9.5 to 11): shapes without checks."""

from __future__ import annotations

import re
from pathlib import Path

from score import Finding

from .names import WOOCOMMERCE

PATTERNS: list[tuple[str, re.Pattern[bytes]]] = [
    ("email", re.compile(rb"[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\.[a-zA-Z]{2,}")),
    ("ip", re.compile(rb"\b(?:\d{1,3}\.){3}\d{1,3}\b")),
    ("credit_card", re.compile(rb"(?:\d{4}[- ]?){3}\d{4}")),
    ("api_key", re.compile(rb"\b[A-Za-z0-9]{32,40}\b|\b(?:[A-Za-z0-9]{4}-){3,7}[A-Za-z0-9]{4}\b|\bsk_[A-Za-z0-9]{24,}\b")),
    ("phone", re.compile(rb"(?:\+?\d{1,3}[-. ]?)?\(?\b\d{3}\)?[-. ]?\d{3}[-. ]?\d{4}\b")),
]


def find(paths: list[Path]) -> dict[str, list[Finding]]:
    out: dict[str, list[Finding]] = {}
    for path in paths:
        data = path.read_bytes()
        taken: list[tuple[int, int]] = []
        found = out.setdefault(str(path), [])
        for name, pattern in PATTERNS:
            for match in pattern.finditer(data):
                # Pattern after pattern: what one has replaced, the next does not see.
                if not any(match.start() < end and start < match.end() for start, end in taken):
                    taken.append(match.span())
                    found.append(Finding(name, *match.span(), 1.0, frozenset((WOOCOMMERCE[name],))))
    return out
