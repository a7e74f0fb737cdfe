"""Automatic backups: one a day, three kept, each sound."""

from __future__ import annotations

import datetime as dt
import stat
from typing import TYPE_CHECKING

import pytest

from routine_app.storage.backups import backup_files, last_good_backup
from routine_app.storage.errors import DatabaseDamagedError
from routine_app.storage.history import History
from routine_app.storage.soundness import suspect_marker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from routine_app.storage.records import SetRecord


def _names(path: Path) -> list[str]:
    return [each.name for each in backup_files(path)]


def test_one_is_made_after_a_finished_session_at_most_once_a_day_and_three_are_kept(
    history: History, path: Path, begin: Callable[..., int], start: dt.datetime
) -> None:
    session = begin(history)
    assert _names(path) == []
    history.finish_session(session, start)
    assert history.wait_for_backup() is None
    made = path.with_name("history.db.backup-20260301-1")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    first = made.read_bytes()
    history.finish_session(begin(history), start)
    assert made.read_bytes() == first
    for days in range(1, 5):
        history.finish_session(begin(history), start + dt.timedelta(days=days))
        assert history.wait_for_backup() is None
    kept = ("05-5", "04-4", "03-3", "02-2", "01-1")  # three, and one of each week before
    assert _names(path) == [f"history.db.backup-202603{each}" for each in kept]
    left = {each.name for each in path.parent.iterdir()} - set(_names(path))
    assert left == {"history.db", "history.db-wal", "history.db-shm"}


def test_a_backup_is_a_diary_of_its_own(
    history: History, path: Path, begin: Callable[..., int], done: Callable[..., SetRecord], start: dt.datetime
) -> None:
    session = begin(history)
    history.record_set(session, done())
    history.finish_session(session, start)
    history.wait_for_backup()
    with History(path.with_name("history.db.backup-20260301-1")) as backup:
        assert backup.sessions() == history.sessions()


def test_the_newest_good_one_is_offered(
    history: History, path: Path, begin: Callable[..., int], start: dt.datetime
) -> None:
    assert last_good_backup(path) is None
    for days in range(3):
        history.finish_session(begin(history, start + dt.timedelta(days=days)), start + dt.timedelta(days=days))
        history.wait_for_backup()
    newest, second, _ = backup_files(path)
    newest.write_bytes(newest.read_bytes()[:5000])
    offered = last_good_backup(path)
    assert offered is not None
    assert (offered.path, offered.sessions, offered.last_day) == (second, 2, dt.date(2026, 3, 2))
    assert str(offered) == "the backup of 2026-03-02 with 2 sessions"


def test_a_damaged_diary_never_becomes_a_backup(
    path: Path, begin: Callable[..., int], done: Callable[..., SetRecord], start: dt.datetime
) -> None:
    with History(path) as history:
        session = begin(history)
        with history.database.write():
            for number in range(400):
                history.record_set(session, done(number=number + 1))
        ((page,),) = history.database.read("SELECT rootpage FROM sqlite_schema WHERE name = 'sets'")
    held = bytearray(path.read_bytes())
    held[4096 * (page - 1) : 4096 * page] = b"\x5a" * 4096
    path.write_bytes(held)
    with History(path) as history:
        history.finish_session(session, start)
        assert isinstance(history.wait_for_backup(), DatabaseDamagedError)
        assert suspect_marker(path).exists()
    assert [each.name for each in path.parent.glob("*backup*")] == []


def test_what_a_crash_left_of_an_older_backup_is_cleared_away(
    history: History, path: Path, begin: Callable[..., int], start: dt.datetime
) -> None:
    session = begin(history)
    for name in ("history.db.backup-20260228.abc.part", "history.db.backup-20260228.abc.part-journal"):
        path.with_name(name).touch()
    history.finish_session(session, start)
    history.wait_for_backup()
    assert [each.name for each in path.parent.glob("*part*")] == []


def test_none_is_made_of_a_name_with_wildcards_by_mistake(
    tmp_path: Path, begin: Callable[..., int], start: dt.datetime
) -> None:
    path = tmp_path / "my [old] diary.db"
    with History(path) as history:
        history.finish_session(begin(history), start)
    assert _names(path) == ["my [old] diary.db.backup-20260301-1"]


@pytest.mark.parametrize("days", [0, 1])
def test_the_day_of_a_backup_is_the_local_day_of_the_end(
    history: History, path: Path, begin: Callable[..., int], start: dt.datetime, days: int
) -> None:
    history.finish_session(begin(history), start.replace(hour=23) + dt.timedelta(hours=2 * days))
    history.wait_for_backup()
    assert _names(path) == [f"history.db.backup-2026030{1 + days}-1"]
