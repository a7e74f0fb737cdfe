"""`routine-app calendar` writes the week's plan for a calendar."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from routine_app.cli.main import main
from routine_app.paths import user_paths
from routine_app.storage.preferences import Preferences, save_preferences


def event_in(path: Path) -> tuple[list[str], str]:
    calendar: Any = Calendar.from_ical(path.read_bytes())
    (event,) = calendar.walk("VEVENT")
    return event["rrule"]["BYDAY"], f"{event.decoded('dtstart'):%H:%M}"


def test_the_days_and_the_hour_that_are_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "week.ics"
    assert (
        main(["calendar", "short", "-o", str(target), "--days", "Wed, monday", "--at", "18:30", "--remind", "off"]) == 0
    )
    assert event_in(target) == (["MO", "WE"], "18:30")
    assert b"VALARM" not in target.read_bytes()
    assert "2 sessions a week (Mon, Wed) at 18:30" in capsys.readouterr().out


def test_else_as_many_as_her_plan_has(tmp_path: Path) -> None:
    save_preferences(user_paths(tmp_path).preferences, Preferences(sessions_per_week=3))
    target = tmp_path / "week.ics"
    assert main(["--data-dir", str(tmp_path), "calendar", "short", "-o", str(target)]) == 0
    assert event_in(target) == (["MO", "WE", "FR"], "09:00")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--days", "mon,tues,wendsday"], "no day of the week"),
        (["--at", "25:00"], "not a time of the day"),
        (["--at", "nine"], "not a time of the day"),
        (["--remind", "-5"], "not a number of minutes"),
        (["--remind", "99999"], "not a number of minutes"),
    ],
)
def test_wrong_words_are_answered(capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["calendar", "short", "-o", "week.ics", *words])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
