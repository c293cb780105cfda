"""Engines that are programs: our command, and the Rust crates through the bench's own `spans`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from score import Finding

from .names import PEER_LEAKGUARD, REDACT_CORE

BATCH = 400


def leakguard(command: Path, paths: list[Path], threshold: float) -> tuple[dict[str, list[Finding]], list[Path]]:
    """`leakguard scan` as a user runs it: no policy, the format by itself. What scores lower than `redact` acts on is left out.

    Also the files on which it fails: nothing is found in those, and the run has failed.
    """
    out: dict[str, list[Finding]] = {str(path): [] for path in paths}
    failed: list[Path] = []
    waiting = [paths[at : at + BATCH] for at in range(0, len(paths), BATCH)]
    while waiting:
        batch = waiting.pop()
        done = subprocess.run([str(command), "scan", *map(str, batch)], capture_output=True, check=False)
        if done.returncode != 0:
            if len(batch) > 1:
                half = len(batch) // 2
                waiting += [batch[:half], batch[half:]]
            else:
                print(f"leakguard scan {batch[0]} failed: {done.stderr.decode(errors='replace').strip()[-300:]}", file=sys.stderr)
                failed += batch
            continue
        for line in done.stdout.splitlines():
            row = json.loads(line)
            if row["score"] >= threshold:
                out[row["file"]].append(Finding(row["entity"], row["start"], row["end"], row["score"]))
    return out, sorted(failed)


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
