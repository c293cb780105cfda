"""Texts with nothing to find: catalogue text, and the real JavaScript, CSS and source maps of well-known packages."""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
from pathlib import Path

# Exact versions: the figure belongs to them.
PACKAGES = ("jquery@3.7.1", "react-dom@18.3.1", "bootstrap@5.3.3", "lodash@4.17.21", "vue@3.4.38", "swiper@11.1.9", "core-js-bundle@3.38.1")
WORDPRESS = Path("/usr/share/wordpress/wp-includes")
WANTED = (".js", ".css", ".map", ".mjs")
# An author's address in a licence comment is an e-mail address: it is no false alarm to find it.
REAL_EMAIL = re.compile(rb"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|org|net|io|me|de|co|dev|name|info|edu|fr|uk|us)\b")


def catalogue(corpus: Path, folder: Path, kib: int) -> list[Path]:
    target = folder / "catalogue"
    wanted = target / f"clean.{kib}.txt"
    if not wanted.exists():
        subprocess.run([str(corpus), str(target), str(kib)], check=True, capture_output=True)
    return [wanted]


def scripts(folder: Path) -> tuple[list[Path], list[str]]:
    """The files, and what could not be had."""
    target, missing = folder / "scripts", []
    target.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        place = target / package
        if place.exists():
            continue
        done = (
            subprocess.run(["npm", "pack", "--silent", "--pack-destination", str(target), package], capture_output=True, check=False)
            if shutil.which("npm")
            else None
        )
        if done is None or done.returncode != 0:
            missing.append(package)
            continue
        archive = target / done.stdout.decode().split()[-1]
        with tarfile.open(archive) as tar:
            members = [
                m
                for m in tar.getmembers()
                if m.isfile() and m.name.endswith(WANTED) and (".min." in m.name or m.name.endswith((".map", ".css")) or m.size > 60_000)
            ]
            for member in members:
                data = tar.extractfile(member)
                if data is not None:
                    path = place / member.name.replace("/", "__")
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(data.read())
        archive.unlink()
    files = sorted(path for path in target.rglob("*") if path.is_file())
    if WORDPRESS.exists():
        files += sorted(path for path in WORDPRESS.rglob("*") if path.is_file() and path.name.endswith((".min.js", ".min.css")))
    else:
        missing.append("Debian's wordpress")
    return files, missing


def real_emails(data: bytes) -> list[tuple[int, int]]:
    return [match.span() for match in REAL_EMAIL.finditer(data)]
