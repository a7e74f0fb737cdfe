"""Backups from outside: bounded, refused in words, whole or not at all, and her routines among them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import random
import sqlite3
import stat
import zipfile
import zlib
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from routine_app.storage import restore
from routine_app.storage.archive import write_archive
from routine_app.storage.errors import BadBackupError, StorageError
from routine_app.storage.history import History
from routine_app.storage.preferences import Preferences, load_preferences, save_preferences
from routine_app.storage.restore import finish_restore, put_back_backup, restore_archive

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from routine_app.storage.records import SetRecord

TODAY = dt.date(2026, 3, 5)
DAMAGED = 300


@pytest.fixture
def archive(
    path: Path, tmp_path: Path, begin: Callable[..., int], done: Callable[..., SetRecord], start: dt.datetime
) -> Path:
    """A backup of one session, settings and two routines; the diary then has two sessions."""
    target = tmp_path / "out" / "all.zip"
    preferences, routines = path.with_name("preferences.yaml"), path.with_name("routines")
    save_preferences(preferences, Preferences(week=24))
    routines.mkdir(exist_ok=True)
    (routines / "hers.yaml").write_text("name: Hers")
    (routines / "ü.yaml").write_text("name: Ü")
    with History(path) as history:
        session = begin(history)
        history.record_set(session, done())
        history.finish_session(session, start)
        write_archive(history.database, preferences, target, routines)
        history.finish_session(begin(history), start)
    save_preferences(preferences, Preferences(week=30))
    return target


def _zip(target: Path, members: dict[str, bytes], form: int = 2, **more: object) -> Path:
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
        out.writestr("manifest.json", json.dumps({"format": form, "sha256": sums} | more))
    return target


def _diary(archive: Path) -> bytes:
    with zipfile.ZipFile(archive) as held:
        return held.read("history.db")


def _changed_diary(archive: Path, script: str) -> bytes:
    file = archive.with_name("changed.db")
    file.write_bytes(_diary(archive))
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(script)
    return file.read_bytes()


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
    target = _zip(archive.with_name("lying.zip"), {"history.db": b"\0" * 5_000_000})
    data = target.read_bytes()
    target.write_bytes(data.replace((5_000_000).to_bytes(4, "little"), (5_000).to_bytes(4, "little")))
    return target


def _evil(script: str) -> Callable[[Path], Path]:
    return lambda archive: _zip(archive.with_name("evil.zip"), {"history.db": _changed_diary(archive, script)})


_NO_TABLES = "does not have the tables of Routine"
HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "slip": (lambda a: _zip(a.with_name("x.zip"), {"history.db": _diary(a), "../evil": b"x"}), "names something else"),
    "absolute": (lambda a: _zip(a.with_name("x.zip"), {"history.db": _diary(a), "/evil": b"x"}), "names something"),
    "huge": (lambda a: _zip(a.with_name("x.zip"), {"history.db": b"\0" * (40 << 20)}), "larger than a diary can be"),
    "lying size": (_lying_size, "it is no backup of Routine|changed or cut short"),
    "many entries": (_many_entries, "more entries than a backup can"),
    "huge routine": (
        lambda a: _zip(a.with_name("x.zip"), {"history.db": _diary(a), "routines/a.yaml": b"a" * 2_000_000}),
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
        out.writestr("history.db", _diary(archive))
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


def test_a_pain_of_99_is_not_restored(archive: Path, path: Path) -> None:
    bad = _changed_diary(archive, "PRAGMA ignore_check_constraints = ON; UPDATE sessions SET pain_before = 99")
    source = _zip(archive.with_name("x.zip"), {"history.db": bad})
    with History(path) as history:
        restored = restore_archive(source, history.database, path.with_name("preferences.yaml"), TODAY)
        assert [line.pain_before for line in history.summaries()] == [None]
    assert "1 entry held something that cannot be" in restored.messages[0]


def test_her_routines_come_back_and_none_is_overwritten(archive: Path, path: Path) -> None:
    routines, preferences = path.with_name("routines"), path.with_name("preferences.yaml")
    (routines / "hers.yaml").write_text("name: Newer")
    (routines / "ü.yaml").unlink()
    (routines / "other.yaml").write_text("name: Other")
    with History(path) as history:
        restored = restore_archive(archive, history.database, preferences, TODAY, routines)
    held = {each.name: each.read_text() for each in routines.iterdir()}
    assert held == {
        "hers.yaml": "name: Hers",
        "hers.yaml.before-restore-20260305": "name: Newer",
        "ü.yaml": "name: Ü",
        "other.yaml": "name: Other",
    }
    assert restored.messages == (
        "2 of your own routines are back.",
        "What was there and differed is kept beside: hers.yaml is now hers.yaml.before-restore-20260305.",
    )


def test_names_that_lead_elsewhere_are_left_out(archive: Path, path: Path) -> None:
    members = {"history.db": _diary(archive), "routines/1.yaml": b"a", "routines/2.yaml": b"b"}
    names = {"routines/1.yaml": "../../evil.yaml", "routines/2.yaml": "good.yaml"}
    source = _zip(archive.with_name("x.zip"), members, names=names)
    with History(path) as history:
        restored = restore_archive(source, history.database, path.with_name("preferences.yaml"), TODAY)
    assert "1 of its routines have names that cannot be used" in restored.messages[0]
    assert (path.with_name("routines") / "good.yaml").read_bytes() == b"b"
    assert not list(path.parent.parent.glob("evil*"))


def test_a_backup_of_the_first_format_leaves_her_routines_alone(archive: Path, path: Path) -> None:
    source = _zip(archive.with_name("old.zip"), {"history.db": _diary(archive)}, form=1)
    with History(path) as history:
        restored = restore_archive(source, history.database, path.with_name("preferences.yaml"), TODAY)
    assert (restored.sessions, restored.messages) == (1, ())
    assert (path.with_name("routines") / "hers.yaml").exists()


def test_the_automatic_backup_brings_back_routines_that_are_missing(archive: Path, path: Path) -> None:
    del archive
    routines = path.with_name("routines")
    with History(path) as history:
        history.database.begin_backup(TODAY)
        history.wait_for_backup()
    (routines / "hers.yaml").unlink()
    (routines / "ü.yaml").write_text("name: Changed since")
    from routine_app.storage.backups import last_good_backup

    backup = last_good_backup(path)
    assert backup is not None
    with History(path) as history:
        put_back_backup(backup, history.database, TODAY)
    assert (routines / "hers.yaml").read_text() == "name: Hers"
    assert (routines / "ü.yaml").read_text() == "name: Changed since"


def test_a_restore_cut_short_is_finished_at_the_next_start(
    archive: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preferences = path.with_name("preferences.yaml")
    monkeypatch.setattr(restore, "_discard", lambda _: None)
    monkeypatch.setattr(restore, "_apply", lambda *_: ())  # the power goes once all is laid out
    with History(path) as history:
        restore_archive(archive, history.database, preferences, TODAY)
        assert len(history.sessions()) == 2
    monkeypatch.undo()
    finish_restore(path)
    with History(path) as history:
        assert len(history.sessions()) == 1
    assert load_preferences(preferences)[0].week == 24
    assert not path.with_name("history.db.restoring").exists()


def test_it_can_be_stopped_as_long_as_nothing_is_changed(archive: Path, path: Path) -> None:
    said: list[str] = []

    def stop(what: str, _part: float) -> None:
        said.append(what)
        if what == "Checking the diary":
            raise StorageError("Stopped.", "")

    with History(path) as history:
        with pytest.raises(StorageError, match="Stopped"):
            restore_archive(archive, history.database, path.with_name("preferences.yaml"), TODAY, report=stop)
        assert len(history.sessions()) == 2
    assert said[0] == "Unpacking"
    assert load_preferences(path.with_name("preferences.yaml"))[0].week == 30
