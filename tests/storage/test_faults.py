"""The faults of drives and files, really made: each ends in words, with nothing lost and nothing half written."""

from __future__ import annotations

import shutil
from itertools import count
from typing import TYPE_CHECKING

import pytest

from routine_app.storage.errors import (
    DatabaseLockedError,
    DiskFullError,
    FolderGoneError,
    NotWritableError,
)
from routine_app.storage.history import History
from routine_app.storage.opening import open_database

if TYPE_CHECKING:
    import datetime as dt
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from routine_app.storage.records import SetRecord


def _let_go(process: subprocess.Popen[str]) -> str:
    """Let a child go on, and return the first thing it says."""
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.stdin.write("go\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


def _assert_sound(history: History) -> None:
    assert history.database.read("PRAGMA integrity_check") == [("ok",)]
    assert history.database.read("PRAGMA foreign_key_check") == []


def _until_refused(work: Callable[[], None]) -> None:
    for _ in range(1000):
        work()


def test_a_full_drive_loses_nothing_and_goes_on_when_there_is_room(
    small_drive: Path, begin: Callable[..., int], done: Callable[..., SetRecord]
) -> None:
    with History(small_drive / "history.db") as history:
        session = begin(history)
        (small_drive / "filler").write_bytes(bytes(shutil.disk_usage(small_drive).free - 40_000))
        numbers = count(1)
        with pytest.raises(DiskFullError, match="no room left") as full:
            _until_refused(lambda: history.record_set(session, done(number=next(numbers))))
        kept = next(numbers) - 2
        assert "Free some space" in full.value.mend
        assert 0 < kept < 100
        assert len(history.day(done().at.date())[0].sets) == kept
        assert history.waiting == 1
        with pytest.raises(DiskFullError):
            history.record_set(session, done(number=kept + 2))
        assert history.waiting == 2
        (small_drive / "filler").unlink()
        history.record_set(session, done(number=kept + 3))
        assert history.waiting == 0
        assert [each.number for each in history.sessions()[0].sets] == list(range(1, kept + 4))
        _assert_sound(history)
    with History(small_drive / "history.db") as history:
        assert len(history.sessions()[0].sets) == kept + 3


def test_a_full_drive_at_the_end_of_a_session_costs_only_the_automatic_backup(
    small_drive: Path, begin: Callable[..., int], start: dt.datetime
) -> None:
    with History(small_drive / "history.db") as history:
        session = begin(history)
        (small_drive / "filler").write_bytes(bytes(shutil.disk_usage(small_drive).free - 40_000))
        history.finish_session(session, start, pain_after=2)
        assert isinstance(history.wait_for_backup(), DiskFullError)
        assert history.sessions()[0].summary.pain_after == 2
        assert list(small_drive.glob("*.backup-*")) == []
    with History(small_drive / "history.db") as history:
        assert history.sessions()[0].summary.pain_after == 2
        _assert_sound(history)


def test_a_quota_of_file_size_loses_nothing(path: Path, child: Callable[..., subprocess.Popen[str]]) -> None:
    process = child("quota", path, 120_000)
    word, session, kept, error = _let_go(process).split()
    assert (word, error) == ("kept", "DriveError")
    assert process.stdout is not None
    assert process.stdout.read() == "then 0\n"
    with History(path) as history:
        found = history.session(int(session))
        assert found is not None
        assert len(found.sets) == int(kept) + 1  # the one that was refused came along later
        assert found.summary.pace_percent == 90
        _assert_sound(history)


def test_a_read_only_folder_is_read_and_says_so(
    tmp_path: Path, make_read_only: Callable[[], None], begin: Callable[..., int], start: dt.datetime
) -> None:
    path = tmp_path / "fixed" / "history.db"
    with History(path) as history:
        history.finish_session(begin(history), start, note="kept")
    make_read_only()
    with History(path) as history:
        assert isinstance(history.database.refusal, NotWritableError)
        assert "--data-dir" in history.database.notices[0].mend
        assert history.sessions()[0].summary.note == "kept"
        assert history.progress.pain() == ()
        for attempt in (
            lambda: begin(history),
            lambda: history.record_pace(1, 90),
            lambda: history.delete(1),
            lambda: history.finish_session(1, start),
        ):
            with pytest.raises(NotWritableError):
                attempt()
    with pytest.raises(NotWritableError):
        open_database(tmp_path / "fixed" / "new" / "history.db")
    with pytest.raises(NotWritableError):
        open_database(tmp_path / "fixed" / "other.db")


def test_a_folder_that_vanishes_is_noticed_and_the_diary_can_still_be_saved_elsewhere(
    history: History, path: Path, tmp_path: Path, begin: Callable[..., int], done: Callable[..., SetRecord]
) -> None:
    session = begin(history)
    history.record_set(session, done())
    shutil.rmtree(path.parent)
    with pytest.raises(FolderGoneError, match="no longer where it was") as gone:
        history.record_set(session, done(number=2))
    assert "full backup" in gone.value.mend
    history.database.copy_to(tmp_path / "rescued.db")
    with History(tmp_path / "rescued.db") as rescued:
        assert [each.number for each in rescued.sessions()[0].sets] == [1]
    history.close()
    assert not path.parent.exists()  # nothing of hers comes back by itself


def test_a_folder_that_comes_back_is_gone_on_with(
    history: History, path: Path, begin: Callable[..., int], done: Callable[..., SetRecord]
) -> None:
    session = begin(history)
    path.parent.rename(path.parent.with_name("elsewhere"))
    for number in (1, 2):
        with pytest.raises(FolderGoneError):
            history.record_set(session, done(number=number))
    path.parent.with_name("elsewhere").rename(path.parent)
    history.record_set(session, done(number=3))
    assert [each.number for each in history.sessions()[0].sets] == [1, 2, 3]
    _assert_sound(history)


def test_another_file_in_its_place_is_not_taken_for_the_diary(
    history: History, path: Path, begin: Callable[..., int], done: Callable[..., SetRecord]
) -> None:
    session = begin(history)
    path.rename(path.with_name("old"))
    path.touch()
    with pytest.raises(FolderGoneError):
        history.record_set(session, done())


def test_a_locked_diary_is_waited_for_then_named_and_the_set_is_kept_afterwards(
    path: Path,
    begin: Callable[..., int],
    done: Callable[..., SetRecord],
    child: Callable[..., subprocess.Popen[str]],
) -> None:
    with open_database(path, busy_ms=50) as database:
        history = History(database)
        session = begin(history)
        process = child("locked", path, "writing")
        assert _let_go(process) == "locked"
        with pytest.raises(DatabaseLockedError, match="Another program"):
            history.record_set(session, done())
        assert history.sessions()[0].sets == ()  # reading goes on
        assert process.communicate()[1] == ""
        history.record_set(session, done(number=2))
        assert [each.number for each in history.sessions()[0].sets] == [1, 2]
        assert history.sessions()[0].summary.note == ""


def test_a_diary_held_whole_by_another_program_is_not_taken_for_damaged(
    path: Path, begin: Callable[..., int], child: Callable[..., subprocess.Popen[str]]
) -> None:
    with History(path) as history:
        begin(history)
    process = child("locked", path, "whole")
    assert _let_go(process) == "locked"
    with pytest.raises(DatabaseLockedError):
        open_database(path, busy_ms=50)
    process.communicate()
    with History(path) as history:
        assert len(history.sessions()) == 1
        assert history.database.notices == ()


def test_a_process_that_opened_it_twice_loses_nothing_when_another_closes_it(
    path: Path, begin: Callable[..., int], child: Callable[..., subprocess.Popen[str]]
) -> None:
    with History(path) as history:
        begin(history)
    writer = child("twice", path)
    assert _let_go(writer) == "open"
    reader = child("opened", path)
    assert _let_go(reader) == "opened 0 1"
    assert reader.wait() == 0  # the last to close a diary removes its -wal file; this one was not the last
    told = writer.communicate("go\n")[0].splitlines()
    assert len(told) == 5
    with History(path) as history:
        assert [len(session.sets) for session in history.sessions()] == [0, 5]
        _assert_sound(history)


def test_two_processes_writing_at_once_lose_nothing(path: Path, child: Callable[..., subprocess.Popen[str]]) -> None:
    with History(path) as history:
        children = [child("sets", path, 100) for _ in range(2)]
        told = [_let_go(each) for each in children]
        assert [each.communicate() for each in children] == [("", "")] * 2
        kept = {f"session {session.id}": len(session.sets) for session in history.sessions()}
        assert kept == dict.fromkeys(told, 100)
        assert len(kept) == 2
        _assert_sound(history)
