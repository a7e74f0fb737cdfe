from __future__ import annotations

import csv
import datetime as dt
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from routine_app.cli import main
from routine_app.storage.history import History
from routine_app.storage.records import DayRecord
from tests.diaries import small_diary

if TYPE_CHECKING:
    from pathlib import Path


def ran(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert main.main(["history", *words]) == code
    return capsys.readouterr().out


@pytest.fixture
def diary(data_dir: Path) -> Path:
    small_diary(data_dir / "diary.sqlite3")
    return data_dir / "diary.sqlite3"


@pytest.mark.usefixtures("diary")
def test_a_line_for_each_session(capsys: pytest.CaptureFixture[str]) -> None:
    lines = ran(capsys).splitlines()
    heads = ["Day", "Start", "Routine", "Min", "Sets", "Pain", "Worst", "After", "Effort", "Flare", "Note"]
    assert lines[0].split() == heads
    assert lines[2].split() == ["2026-02-18", "08:15", "Daily", "routine", "10", "5", "6", "-", "5", "5", "yes"]
    assert lines[9].endswith("-      Hips felt freer.")
    assert lines[-1] == "9 sessions on 9 days, 90 min in all. Pain: 0 is no pain, 10 the worst pain imaginable."


@pytest.mark.usefixtures("diary")
def test_since_leaves_out_what_was_before(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(json.loads(ran(capsys, "--json", "--since", "2026-03-02"))["sessions"]) == 2
    rows = list(csv.DictReader(io.StringIO(ran(capsys, "--csv", "--since", "2026-03-02"))))
    assert [row["date"] for row in rows] == ["2026-03-02", "2026-03-04"]
    assert ran(capsys, "--since", "2026-03-05") == "There is no session in the diary since then.\n"


@pytest.mark.usefixtures("diary")
def test_a_line_for_each_set(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(ran(capsys, "--sets", "--since", "2026-03-02"))))
    assert [(row["date"], row["exercise"], row["side"], row["set"]) for row in rows[:4]] == [
        ("2026-03-02", "squat", "", "1"),
        ("2026-03-02", "squat", "", "2"),
        ("2026-03-02", "itb", "left", "1"),
        ("2026-03-02", "itb", "right", "1"),
    ]
    assert len(rows) == 10


def test_all_that_she_said_is_in_both_forms(diary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with History(diary) as history:
        history.record_day(DayRecord(dt.date(2026, 2, 20), worst_pain=6, stress=7, sleep_hours=5.5, night_wakes=3))
        history.record_day(DayRecord(dt.date(2026, 2, 21), stress=4))  # without a session on it
    (row,) = (row for row in csv.DictReader(io.StringIO(ran(capsys, "--csv"))) if row["date"] == "2026-02-20")
    held = {name: row[name] for name in ("where", "pain_before", "pain_after", "effort", "flare_next_day")}
    assert held == {"where": "left", "pain_before": "6", "pain_after": "5", "effort": "5", "flare_next_day": "no"}
    assert row["stopped_for_pain"] == "itb (6, pubic)"
    assert (row["worst_pain"], row["stress"], row["sleep_hours"], row["night_wakes"]) == ("6", "7", "5.5", "3")
    told = json.loads(ran(capsys, "--json"))
    (session,) = (each for each in told["sessions"] if each["day"] == "2026-02-20")
    assert (session["sites"], session["pain_before"], session["flare"]) == (["left"], 6, False)
    (pain,) = session["pains"]
    assert (pain["exercise"], pain["variation"], pain["pain"], pain["sites"]) == ("itb", "itb.strap", 6, ["pubic"])
    assert [(day["day"], day["stress"], day["sleep_hours"]) for day in told["days"]] == [
        ("2026-02-20", 7, 5.5),
        ("2026-02-21", 4, None),
    ]


@pytest.mark.parametrize("text", ["yesterday", "2026-02-30", "1.3.2026", ""])
def test_a_wrong_date_is_a_clear_line(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        ran(capsys, "--since", text)
    assert left.value.code == 2
    assert f'"{text}" is not a date such as 2026-03-01' in capsys.readouterr().err


def test_one_form_at_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        ran(capsys, "--csv", "--sets")
    assert left.value.code == 2
    assert "not allowed with" in capsys.readouterr().err


def test_an_empty_diary_is_read_without_making_one(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(capsys) == "The diary is empty: there is no session in it yet.\n"
    assert json.loads(ran(capsys, "--json")) == {"format": 1, "sessions": [], "days": []}
    assert ran(capsys, "--csv").startswith("date,start,")
    assert ran(capsys, "--sets").startswith("date,time,")
    assert not data_dir.exists()


def test_a_file_that_is_no_diary_is_told(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data_dir / "diary.sqlite3").mkdir(parents=True)
    ran(capsys, code=74)


@pytest.mark.usefixtures("diary")
def test_neither_qt_nor_the_catalogue_is_loaded() -> None:
    code = (
        "import sys, argparse\nfrom routine_app.cli import history\n"
        "parser = argparse.ArgumentParser(); history.register(parser.add_subparsers())\n"
        "arguments = parser.parse_args(['history']); code = arguments.run(arguments)\n"
        "loaded = [name for name in sys.modules if name.split('.')[0] in ('PySide6', 'pyqtgraph', 'numpy', 'yaml')]\n"
        "print(loaded, file=sys.stderr); sys.exit(code)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "[]\n"), result.stderr
