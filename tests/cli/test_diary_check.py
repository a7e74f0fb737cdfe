"""What `doctor` says of the diary's file: in words, with the mend, and without a change to it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from routine_app.cli.diary_check import diary_state
from routine_app.storage import connecting
from routine_app.storage.history import History
from routine_app.storage.offers import RecoveryOffer, keep_offer

AT = dt.datetime(2026, 3, 1, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """A diary with one session, closed, and no backup yet."""
    path = tmp_path / "data" / "history.db"
    with History(path) as history:
        history.begin_session("daily", "Daily", (), AT)
        history.wait_for_backup()
    for backup in path.parent.glob("*.backup-*"):
        backup.unlink()
    return path


def test_where_there_is_none_none_is_made(tmp_path: Path) -> None:
    path = tmp_path / "data" / "history.db"
    assert diary_state(path) == (True, "none yet; 0 automatic backups", "")
    assert not path.parent.exists()


def test_one_that_works_is_not_changed(diary: Path) -> None:
    before = {each.name: each.read_bytes() for each in diary.parent.iterdir()}
    assert diary_state(diary) == (True, "1 session; 0 automatic backups", "")
    assert before["history.db"] == diary.read_bytes()


def test_rows_that_were_set_aside_are_counted(diary: Path) -> None:
    with closing(sqlite3.connect(diary)) as connection, connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(set_aside)")]
        marks = ", ".join("?" * len(columns))
        connection.execute(f"INSERT INTO set_aside VALUES ({marks})", ["1"] * len(columns))  # noqa: S608
    assert diary_state(diary)[1].startswith("1 session; 1 row set aside, which could not be read;")


def test_one_of_an_earlier_format_has_nothing_set_aside(diary: Path) -> None:
    with closing(sqlite3.connect(diary)) as connection, connection:
        connection.execute("DROP TABLE set_aside")
    assert diary_state(diary)[:2] == (True, "1 session; 0 automatic backups")


def test_one_that_cannot_be_read_says_so_with_its_mend(diary: Path) -> None:
    diary.write_bytes(b"\xa5" * 8192)
    works, detail, mend = diary_state(diary)
    assert not works
    assert "0 automatic backups" in detail
    assert mend


def test_a_drive_without_locks_is_told(diary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "find_out_about_locks", lambda _folder: False)
    works, detail, mend = diary_state(diary)
    assert works
    assert "knows no locks" in detail
    assert "--data-dir" in mend


def test_a_backup_that_waits_for_an_answer_is_named(diary: Path) -> None:
    assert keep_offer(diary, RecoveryOffer("history-damaged.db"))
    works, detail, mend = diary_state(diary)
    assert not works
    assert "history-damaged.db" in detail
    assert mend.endswith("backups")
