"""A diary that is asked several things is opened once; one that does not open is said by who asks."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from routine_app.storage.errors import StorageError, disk_full
from routine_app.storage.history import History
from routine_app.storage.open_once import as_open, is_there, opened_once


def test_what_is_open_is_asked_as_it_is_and_stays_open(tmp_path: Path) -> None:
    History(tmp_path / "diary.sqlite3").close()
    with opened_once(tmp_path / "diary.sqlite3") as diary:
        assert isinstance(diary, History)
        for _ in range(2):
            assert is_there(diary)
            with as_open(diary) as history:
                assert history is diary
                assert history.unfinished() is None


def test_where_there_is_none_none_is_made(tmp_path: Path) -> None:
    with opened_once(tmp_path / "diary.sqlite3") as diary:
        assert diary == tmp_path / "diary.sqlite3"
        assert not is_there(diary)
    assert list(tmp_path.iterdir()) == []


def test_one_that_does_not_open_says_why_to_who_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "diary.sqlite3"
    History(path).close()

    def refuse(path: Path) -> History:
        raise disk_full(path)

    monkeypatch.setattr("routine_app.storage.open_once.History", refuse)
    with opened_once(path) as diary:
        assert is_there(diary)
        with pytest.raises(StorageError, match="room"), as_open(diary):
            pass


def test_one_at_a_path_is_closed_after_it(tmp_path: Path) -> None:
    with as_open(tmp_path / "diary.sqlite3") as history:
        assert history.unfinished() is None
    with pytest.raises(sqlite3.ProgrammingError):
        history.sessions()
