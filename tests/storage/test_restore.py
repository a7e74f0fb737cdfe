"""Backups from outside: whole or not at all, and her routines among them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from routine_app.storage import restore
from routine_app.storage.errors import StorageError
from routine_app.storage.history import History
from routine_app.storage.preferences import load_preferences
from routine_app.storage.restore import finish_restore, put_back_backup, restore_archive
from tests.storage.backup_files import changed_diary, diary_in, zip_of

if TYPE_CHECKING:
    from pathlib import Path


TODAY = dt.date(2026, 3, 5)


def test_a_pain_of_99_is_not_restored(archive: Path, path: Path) -> None:
    bad = changed_diary(archive, "PRAGMA ignore_check_constraints = ON; UPDATE sessions SET pain_before = 99")
    source = zip_of(archive.with_name("x.zip"), {"history.db": bad})
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
    members = {"history.db": diary_in(archive), "routines/1.yaml": b"a", "routines/2.yaml": b"b"}
    names = {"routines/1.yaml": "../../evil.yaml", "routines/2.yaml": "good.yaml"}
    source = zip_of(archive.with_name("x.zip"), members, names=names)
    with History(path) as history:
        restored = restore_archive(source, history.database, path.with_name("preferences.yaml"), TODAY)
    assert "1 of its routines have names that cannot be used" in restored.messages[0]
    assert (path.with_name("routines") / "good.yaml").read_bytes() == b"b"
    assert not list(path.parent.parent.glob("evil*"))


def test_a_backup_of_the_first_format_leaves_her_routines_alone(archive: Path, path: Path) -> None:
    source = zip_of(archive.with_name("old.zip"), {"history.db": diary_in(archive)}, form=1)
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
