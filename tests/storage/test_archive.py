"""A full backup in one file, the way back from it, and deleting everything."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sqlite3
import stat
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routine_app.storage.archive import write_archive
from routine_app.storage.deleting import Gone, delete_everything
from routine_app.storage.errors import BadBackupError, DatabaseLockedError, StorageError
from routine_app.storage.history import History
from routine_app.storage.opening import open_database
from routine_app.storage.preferences import Preferences, load_preferences, save_preferences
from routine_app.storage.restore import put_back_backup, restore_archive

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from routine_app.storage.records import SetRecord

TODAY = dt.date(2026, 3, 5)


@pytest.fixture
def preferences(path: Path) -> Path:
    file = path.with_name("preferences.yaml")
    save_preferences(file, Preferences(week=24, theme="dark"))
    return file


@pytest.fixture
def archive(
    tmp_path: Path,
    history: History,
    preferences: Path,
    begin: Callable[..., int],
    done: Callable[..., SetRecord],
    start: dt.datetime,
) -> Path:
    """A backup of a diary with one session, and then the diary with another session more."""
    first = begin(history)
    history.record_set(first, done())
    history.finish_session(first, start, note="backed up")
    target = tmp_path / "out" / "routine-backup.zip"
    write_archive(history.database, preferences, target)
    history.finish_session(begin(history), start, note="after the backup")
    history.wait_for_backup()
    save_preferences(preferences, Preferences(theme="light"))
    return target


def _altered(archive: Path, **members: bytes | None) -> Path:
    """Write the archive anew with some members changed (None: left out), and a manifest that fits them."""
    with zipfile.ZipFile(archive) as source:
        held: dict[str, bytes | None] = {name: source.read(name) for name in source.namelist()}
    changed = held | {name.replace("_", "."): data for name, data in members.items()}
    if "manifest_json" not in members:
        sums = {
            name: hashlib.sha256(data).hexdigest() for name, data in changed.items() if data and name != "manifest.json"
        }
        changed["manifest.json"] = json.dumps({"format": 1, "sha256": sums}).encode()
    target = archive.with_name("altered.zip")
    with zipfile.ZipFile(target, "w") as out:
        for name, data in changed.items():
            if data is not None:
                out.writestr(name, data)
    return target


def _diary(archive: Path, folder: Path, script: str) -> bytes:
    """Return the archive's diary as it is after a script."""
    with zipfile.ZipFile(archive) as source:
        file = Path(source.extract("history.db", folder))
    connection = sqlite3.connect(file)
    connection.executescript(script)
    connection.close()
    return file.read_bytes()


def test_a_backup_is_one_private_file_that_opens_without_the_app(archive: Path, tmp_path: Path) -> None:
    assert [each.name for each in archive.parent.iterdir()] == ["routine-backup.zip"]
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    with zipfile.ZipFile(archive) as held:
        assert sorted(held.namelist()) == ["history.db", "manifest.json", "preferences.yaml"]
        held.extract("history.db", tmp_path)
    connection = sqlite3.connect(tmp_path / "history.db")
    assert connection.execute("SELECT note FROM sessions").fetchall() == [("backed up",)]
    connection.close()


def test_restoring_brings_all_back_and_keeps_what_was_there(
    archive: Path, history: History, path: Path, preferences: Path
) -> None:
    restored = restore_archive(archive, history.database, preferences, TODAY)
    assert (restored.sessions, restored.last_day, restored.messages) == (1, dt.date(2026, 3, 1), ())
    assert [each.note for each in history.summaries()] == ["backed up"]
    assert load_preferences(preferences)[0] == Preferences(week=24, theme="dark")
    assert restored.kept == path.with_name("history.db.before-restore-20260305")
    with History(restored.kept) as kept:
        assert [each.note for each in kept.summaries()] == ["backed up", "after the backup"]
    assert history.database.read("PRAGMA journal_mode") == [("wal",)]
    assert not list(path.parent.glob(".routine-*"))


def test_restoring_twice_keeps_both(archive: Path, history: History, preferences: Path) -> None:
    kept = [restore_archive(archive, history.database, preferences, TODAY).kept.name for _ in range(2)]
    assert kept == ["history.db.before-restore-20260305", "history.db.before-restore-20260305-2"]


def test_the_diary_goes_on_after_a_restore_also_for_another_window(
    archive: Path, history: History, path: Path, preferences: Path, begin: Callable[..., int]
) -> None:
    with History(path) as other:
        restore_archive(archive, history.database, preferences, TODAY)
        begin(other)
        begin(history)
        assert len(other.summaries()) == len(history.summaries()) == 3


def _cut(archive: Path, _: Path) -> Path:
    short = archive.with_name("short.zip")
    short.write_bytes(archive.read_bytes()[:-200])
    return short


def _text(archive: Path, _: Path) -> Path:
    other = archive.with_name("letter.zip")
    other.write_text("Dear diary")
    return other


def _bad_sum(archive: Path, _: Path) -> Path:
    manifest = {"format": 1, "sha256": {"history.db": "0" * 64}}
    return _altered(archive, manifest_json=json.dumps(manifest).encode())


def _escaping(archive: Path, _: Path) -> Path:
    manifest = {"format": 1, "sha256": {"history.db": "0" * 64, "../evil": "0" * 64}}
    return _altered(archive, manifest_json=json.dumps(manifest).encode())


def _newer_archive(archive: Path, _: Path) -> Path:
    return _altered(archive, manifest_json=json.dumps({"format": 3, "sha256": {}}).encode())


def _odd_manifest(archive: Path, _: Path) -> Path:
    return _altered(archive, manifest_json=b"[1]")


def _scrambled(archive: Path, folder: Path) -> Path:
    data = _diary(archive, folder, "")
    return _altered(archive, history_db=data[:4096] + b"\x5a" * 4096 + data[8192:])


def _not_a_diary(archive: Path, folder: Path) -> Path:
    return _altered(archive, history_db=_diary(archive, folder, "PRAGMA application_id = 1"))


def _newer_diary(archive: Path, folder: Path) -> Path:
    return _altered(archive, history_db=_diary(archive, folder, "PRAGMA user_version = 9"))


def _with_code(archive: Path, folder: Path) -> Path:
    script = "CREATE TRIGGER evil AFTER INSERT ON sessions BEGIN DELETE FROM sets; END"
    return _altered(archive, history_db=_diary(archive, folder, script))


def _orphans(archive: Path, folder: Path) -> Path:
    return _altered(archive, history_db=_diary(archive, folder, "PRAGMA foreign_keys = OFF; DELETE FROM sessions"))


def _bad_settings(archive: Path, _: Path) -> Path:
    return _altered(archive, preferences_yaml=b"[1, 2]")


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (lambda archive, _: archive.with_name("none.zip"), "there is no such file"),
        (_cut, "only a part of one"),
        (_text, "it is no backup of Routine"),
        (lambda archive, _: _altered(archive, manifest_json=None), "it is no backup of Routine"),
        (lambda archive, _: _altered(archive, history_db=None), "does not name a diary"),
        (_bad_sum, "history.db was changed or cut short"),
        (_escaping, "does not name a diary, or names something else"),
        (_newer_archive, "its format is 3"),
        (_odd_manifest, "its manifest is not one of Routine"),
        (_scrambled, "its diary is damaged"),
        (_not_a_diary, "its diary cannot be read"),
        (_newer_diary, "a newer version of Routine"),
        (_with_code, "does not have the tables of Routine"),
        (_orphans, "its diary is damaged"),
        (_bad_settings, "its settings cannot be used: it is not a list of settings"),
    ],
)
def test_a_backup_that_does_not_pass_changes_nothing(
    archive: Path,
    history: History,
    path: Path,
    preferences: Path,
    tmp_path: Path,
    harm: Callable[[Path, Path], Path],
    reason: str,
) -> None:
    before, settings = history.sessions(), preferences.read_bytes()
    names = sorted(each.name for each in path.parent.iterdir())
    with pytest.raises(BadBackupError, match=reason) as refused:
        restore_archive(harm(archive, tmp_path), history.database, preferences, TODAY)
    assert refused.value.mend == "Nothing was changed. Choose another backup file."
    assert history.sessions() == before
    assert preferences.read_bytes() == settings
    assert sorted(each.name for each in path.parent.iterdir()) == names


def test_settings_that_cannot_be_written_put_the_diary_back_too(
    archive: Path, history: History, tmp_path: Path
) -> None:
    before = history.sessions()
    (tmp_path / "in-the-way").mkdir()
    with pytest.raises(StorageError):
        restore_archive(archive, history.database, tmp_path / "in-the-way", TODAY)
    assert history.sessions() == before


def test_a_diary_in_use_elsewhere_is_not_waited_for_without_end(
    archive: Path, path: Path, preferences: Path, child: Callable[..., subprocess.Popen[str]]
) -> None:
    process = child("locked", path, "writing")
    assert process.stdout is not None
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()
    assert [process.stdout.readline() for _ in range(2)] == ["ready\n", "locked\n"]
    with open_database(path, busy_ms=50) as database:
        with pytest.raises(DatabaseLockedError):
            restore_archive(archive, database, preferences, TODAY)
        assert database.read("SELECT count(*) FROM sessions") == [(2,)]


def test_the_backup_that_was_offered_can_be_put_back(
    path: Path, begin: Callable[..., int], done: Callable[..., SetRecord], start: dt.datetime
) -> None:
    with History(path) as history:
        number = begin(history)
        history.record_set(number, done())
        history.finish_session(number, start)
        before = history.sessions()
    path.write_bytes(b"scrambled" * 1000)
    with History(path) as history:
        offer = history.database.offer
        assert offer is not None
        assert offer.backup is not None
        restored = put_back_backup(offer.backup, history.database, TODAY)
        history.database.answer_offer()
        assert restored.sessions == 1
        assert history.sessions() == before
        assert history.database.offer is None
    with History(path) as history:
        assert history.database.notices == ()


def test_delete_everything_takes_all_that_the_app_made_and_nothing_else(
    archive: Path, history: History, path: Path, preferences: Path
) -> None:
    restore_archive(archive, history.database, preferences, TODAY)
    for name in (
        "history.db.damaged-20260101-000000", "history.db.damaged-20260101-000000-wal", "history.db.suspect",
        "preferences.yaml.bad-1", ".preferences.yaml.abc.part", "history.db.backup-20260301.abc.part",
    ):  # fmt: skip
        path.with_name(name).touch()
    hers = [path.with_name("letter.txt"), path.with_name("history.dbx"), path.with_name("my history.db")]
    for each in hers:
        each.touch()
    history.close()
    gone = delete_everything(path, preferences)
    assert sorted(path.parent.iterdir()) == sorted(hers)
    assert {path, preferences} <= set(gone.deleted)
    assert gone.left == ()
    assert archive.exists()
    assert delete_everything(path, preferences) == Gone()
    assert delete_everything(path.with_name("nowhere") / "history.db", preferences) == Gone()
