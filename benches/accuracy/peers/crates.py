"""Engines that are programs: our command, and the Rust crates through the bench's own `spans`."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from score import Finding

from .names import PEER_LEAKGUARD, REDACT_CORE

BATCH = 400


def leakguard(command: Path, paths: list[Path], threshold: float) -> dict[str, list[Finding]]:
    """`leakguard scan` as a user runs it: no policy, the format by itself. What scores lower than `redact` acts on is left out."""
    out: dict[str, list[Finding]] = {str(path): [] for path in paths}
    for at in range(0, len(paths), BATCH):
        batch = [str(path) for path in paths[at : at + BATCH]]
        done = subprocess.run([str(command), "scan", *batch], capture_output=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"leakguard scan failed with {done.returncode}: {done.stderr.decode(errors='replace')[-500:]}")
        for line in done.stdout.splitlines():
            row = json.loads(line)
            if row["score"] >= threshold:
                out[row["file"]].append(Finding(row["entity"], row["start"], row["end"], row["score"]))
    return out


def crate(command: Path, name: str, paths: list[Path]) -> dict[str, list[Finding]]:
    names = {"redact-core": REDACT_CORE, "peer-leakguard": PEER_LEAKGUARD}[name]
    done = subprocess.run([str(command), name], input="\n".join(map(str, paths)).encode(), capture_output=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"spans {name} failed: {done.stderr.decode(errors='replace')[-500:]}")
    out: dict[str, list[Finding]] = {str(path): [] for path in paths}
    for line in done.stdout.splitlines():
        row = json.loads(line)
        if row["entity"] in names:
            out[row["file"]].append(Finding(row["entity"], row["start"], row["end"], row["score"], frozenset((names[row["entity"]],))))
    return out


def known(command: Path) -> frozenset[str]:
    """The entities that the command knows."""
    done = subprocess.run([str(command), "entities", "--json"], capture_output=True, check=True)
    return frozenset(row["entity"] for row in json.loads(done.stdout))
