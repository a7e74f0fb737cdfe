"""`routine-app day` notes what she says of a whole day, and lets the rest of it stand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from routine_app.cli.main import main
from routine_app.paths import user_paths
from routine_app.storage.history import History
from routine_app.storage.records import DayRecord


def test_what_is_said_is_noted_and_the_rest_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--data-dir", str(tmp_path), "day", "--date", "2026-03-01"]
    assert main([*words, "--worst", "6", "--average", "4", "--wakes", "2"]) == 0
    assert main([*words, "--stress", "3", "--sleep", "6.5", "--average", "0"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == "Sunday, 1 March 2026: worst pain 6, average pain 0, stress 3, sleep 6.5 h, woke 2 times."
    with History(user_paths(tmp_path).database) as history:
        assert history.days() == (DayRecord(dt.date(2026, 3, 1), 6, 0, 3, 6.5, 2),)


@pytest.mark.parametrize(
    "option", [("--worst", "11"), ("--average", "-1"), ("--wakes", "51"), ("--sleep", "25"), ("--sleep", "nan")]
)
def test_what_cannot_be_is_refused_with_what_may_stand_there(
    tmp_path: Path, option: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--data-dir", str(tmp_path), "day", *option])
    assert ended.value.code == 2
    assert "must be a" in capsys.readouterr().err or option[1] == "-1"
    assert not user_paths(tmp_path).database.exists()
