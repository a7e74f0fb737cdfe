"""Backups from outside that are hostile or damaged: bounded, and refused in words."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import random
import stat
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from routine_app.storage.errors import BadBackupError
from routine_app.storage.history import History
from routine_app.storage.restore import restore_archive
from tests.storage.backup_files import changed_diary, diary_in, zip_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


TODAY = dt.date(2026, 3, 5)
DAMAGED = 300


def _many_entries(archive: Path) -> Path:
    target = archive.with_name("many.zip")
    with zipfile.ZipFile(target, "w") as out:
        for number in range(20_000):
            out.writestr(f"{number}", b"")
    return target


def _link(archive: Path) -> Path:
    target = archive.with_name("link.zip")
    data = b"/etc/passwd"
    with zipfile.ZipFile(target, "w") as out:
        link = zipfile.ZipInfo("history.db")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        out.writestr(link, data)
        out.writestr(
            "manifest.json", json.dumps({"format": 2, "sha256": {"history.db": hashlib.sha256(data).hexdigest()}})
        )
    return target


def _lying_size(archive: Path) -> Path:
    """A member that unpacks to more than the zip says of it."""
    target = zip_of(archive.with_name("lying.zip"), {"history.db": b"\0" * 5_000_000})
    data = target.read_bytes()
    target.write_bytes(data.replace((5_000_000).to_bytes(4, "little"), (5_000).to_bytes(4, "little")))
    return target


def _evil(script: str) -> Callable[[Path], Path]:
    return lambda archive: zip_of(archive.with_name("evil.zip"), {"history.db": changed_diary(archive, script)})


_NO_TABLES = "does not have the tables of Routine"
HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "slip": (
        lambda a: zip_of(a.with_name("x.zip"), {"history.db": diary_in(a), "../evil": b"x"}),
        "names something else",
    ),
    "absolute": (lambda a: zip_of(a.with_name("x.zip"), {"history.db": diary_in(a), "/evil": b"x"}), "names something"),
    "huge": (lambda a: zip_of(a.with_name("x.zip"), {"history.db": b"\0" * (40 << 20)}), "larger than a diary can be"),
    "lying size": (_lying_size, "it is no backup of Routine|changed or cut short"),
    "many entries": (_many_entries, "more entries than a backup can"),
    "huge routine": (
        lambda a: zip_of(a.with_name("x.zip"), {"history.db": diary_in(a), "routines/a.yaml": b"a" * 2_000_000}),
        "larger than",
    ),
    "link": (_link, "its diary is damaged"),
    "deep manifest": (lambda a: _raw_manifest(a, b"[" * 200_000), "it is no backup of Routine"),
    "trigger": (_evil("CREATE TRIGGER e AFTER INSERT ON sets BEGIN DELETE FROM sets; END"), _NO_TABLES),
    "view": (_evil("DROP TABLE days; CREATE VIEW days AS SELECT 1 AS day"), _NO_TABLES),
    "hidden trigger": (
        _evil(
            "CREATE TRIGGER e AFTER INSERT ON sets BEGIN DELETE FROM sets; END; PRAGMA writable_schema = ON;"
            "UPDATE sqlite_schema SET name = 'sqlite_e' WHERE name = 'e'"
        ),
        f"{_NO_TABLES}|is damaged",
    ),
    "costly rule": (
        _evil("DROP TABLE days; CREATE TABLE days (day TEXT CHECK (length(randomblob(900000000)) > 0))"),
        _NO_TABLES,
    ),
    "costly index": (_evil("CREATE INDEX e ON sessions (hex(zeroblob(400)))"), _NO_TABLES),
    "other program": (_evil("PRAGMA application_id = 7"), "cannot be read"),
    "newer": (_evil("PRAGMA user_version = 99"), "newer version"),
}


def _raw_manifest(archive: Path, manifest: bytes) -> Path:
    target = archive.with_name("x.zip")
    with zipfile.ZipFile(target, "w") as out:
        out.writestr("history.db", diary_in(archive))
        out.writestr("manifest.json", manifest)
    return target


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_backup_is_refused_in_words(archive: Path, path: Path, what: str) -> None:
    make, reason = HOSTILE[what]
    source = make(archive)
    with History(path) as history:
        before = history.sessions()
        with pytest.raises(BadBackupError, match=reason):
            restore_archive(source, history.database, path.with_name("preferences.yaml"), TODAY)
        assert history.sessions() == before
    assert not [each for each in path.parent.iterdir() if "restor" in each.name or each.name.startswith(".")]


@pytest.mark.slow
def test_damaged_backups_are_refused_as_damaged_and_change_nothing(archive: Path, path: Path) -> None:
    whole, rng = archive.read_bytes(), random.Random(DAMAGED)  # noqa: S311
    target, preferences = archive.with_name("damaged.zip"), path.with_name("preferences.yaml")
    outcomes = {"refused": 0, "restored": 0, "blamed on the drive": 0}
    for _ in range(DAMAGED):
        target.write_bytes(_damaged(whole, rng))
        with History(path) as history:
            try:
                restore_archive(target, history.database, preferences, TODAY)
                outcomes["restored"] += 1  # the harm fell on what is not read
            except BadBackupError as error:
                outcomes["blamed on the drive" if "drive" in str(error) else "refused"] += 1
            assert 1 <= len(history.sessions()) <= 2
    assert outcomes["blamed on the drive"] == 0
    assert outcomes["refused"] >= DAMAGED * 3 // 4, outcomes


def _damaged(whole: bytes, rng: random.Random) -> bytes:
    held = bytearray(whole)
    match rng.randrange(4):
        case 0:
            del held[rng.randrange(len(held)) :]
        case 1:
            for _ in range(rng.randrange(1, 20)):
                held[rng.randrange(len(held))] = rng.randrange(256)
        case 2:
            at = rng.randrange(len(held))
            held[at : at + rng.randrange(1, 400)] = rng.randbytes(rng.randrange(400))
        case _:
            at = max(0, len(held) - rng.randrange(1, 600))  # the list of entries
            held[at : at + 4] = rng.randbytes(4)
    return bytes(held)


def test_bytes_that_do_not_unpack_are_the_backups_fault(
    archive: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise zlib.error("Error -3 while decompressing data: invalid distance code")

    monkeypatch.setattr(zipfile.ZipExtFile, "read", fail)
    with History(path) as history, pytest.raises(BadBackupError, match="no backup of Routine, or only a part"):
        restore_archive(archive, history.database, path.with_name("preferences.yaml"), TODAY)
