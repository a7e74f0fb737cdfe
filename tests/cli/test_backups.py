"""`routine-app backups`: listed, put back after a yes, left; the offer is told until it is answered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from routine_app.cli.main import main
from routine_app.storage.history import History
from tests.diaries import TODAY, small_diary

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def lost(data_dir: Path) -> Path:
    """A diary of nine sessions, backed up, then scrambled."""
    database = data_dir / "diary.sqlite3"
    small_diary(database)
    with History(database) as history:
        history.database.begin_backup(TODAY)
    database.write_bytes(b"scrambled" * 1000)
    return database


def test_there_may_be_none(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backups"]) == 0
    assert "no automatic backup yet" in capsys.readouterr().out
    assert main(["backups", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert not data_dir.exists()


def test_every_command_that_shows_the_diary_tells_the_offer_until_it_is_answered(
    lost: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert main(["history"]) == 0
        told = capsys.readouterr().err
        assert "There is a backup of Wednesday, 4 March 2026, with 9 sessions." in told
        assert "backups restore 20260304-1 or: " in told
    assert main(["backups"]) == 0
    out = capsys.readouterr().out
    assert "20260304-1  2026-03-04         9  2026-03-04" in out
    assert "backups leave" in out
    assert main(["backups", "leave"]) == 0
    capsys.readouterr()
    assert main(["history"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["backups", "leave"]) == 0
    assert capsys.readouterr().out == "Nothing is offered.\n"
    assert lost.with_name("diary.sqlite3.backup-20260304-1").exists()


def test_json_says_which_is_offered(lost: Path, capsys: pytest.CaptureFixture[str]) -> None:
    History(lost).close()
    assert main(["backups", "list", "--json"]) == 0
    (backup,) = json.loads(capsys.readouterr().out)
    assert backup == {
        "name": "20260304-1",
        "day": "2026-03-04",
        "sessions": 9,
        "last_day": "2026-03-04",
        "path": str(lost.with_name("diary.sqlite3.backup-20260304-1")),
        "offered": True,
    }


@pytest.mark.parametrize("name", ["20260304-1", "2026-03-04"])
def test_one_is_put_back_only_after_a_yes(lost: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    History(lost).close()
    assert main(["backups", "restore", name]) == 1  # nobody is there to say yes
    assert "--yes" in capsys.readouterr().err
    assert main(["backups", "restore", name, "--yes"]) == 0
    assert "Put back: 9 sessions" in capsys.readouterr().out
    with History(lost) as history:
        assert len(history.sessions()) == 9
        assert history.database.offer is None
    assert len(list(lost.parent.glob("*.before-restore-*"))) == 1


def test_an_unknown_name_is_told_with_those_that_there_are(lost: Path, capsys: pytest.CaptureFixture[str]) -> None:
    History(lost).close()
    assert main(["backups", "restore", "yesterday", "--yes"]) == 74
    told = capsys.readouterr().err
    assert 'no sound backup called "yesterday"' in told
    assert "There are: 20260304-1." in told
