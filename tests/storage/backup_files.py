"""Backups made by hand, as another program or a damaged drive would: for the tests of restoring."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path


def zip_of(target: Path, members: dict[str, bytes], form: int = 2, **more: object) -> Path:
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
        out.writestr("manifest.json", json.dumps({"format": form, "sha256": sums} | more))
    return target


def diary_in(archive: Path) -> bytes:
    with zipfile.ZipFile(archive) as held:
        return held.read("history.db")


def changed_diary(archive: Path, script: str) -> bytes:
    file = archive.with_name("changed.db")
    file.write_bytes(diary_in(archive))
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(script)
    return file.read_bytes()
