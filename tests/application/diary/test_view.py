from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from routine_app.application.diary.view import (
    Names,
    Period,
    diary_view,
    flare_sentence,
    names_of,
    week_sentence,
    weeks_of,
)
from routine_app.application.diary.words import day_line, long_day, short_day
from routine_app.content.catalogue import load_catalogue
from routine_app.storage.history import History
from routine_app.storage.progress import DayTotal, FlareTotal
from tests.diaries import TODAY, small_diary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    small_diary(tmp_path / "diary.sqlite3")
    with History(tmp_path / "diary.sqlite3") as opened:
        yield opened


def test_the_whole_view(history: History) -> None:
    names = Names({"squat.chair": "Chair squat", "squat.bodyweight": "Squat"}, {"squat": "Squat"})
    view = diary_view(history, names, TODAY, Period.QUARTER, 5)
    assert not view.is_empty
    assert view.sessions == 9
    assert view.since == dt.date(2026, 2, 16)
    assert [week.sessions for week in view.weeks] == [4, 3, 2]
    assert [(row.name, row.sets, row.sessions) for row in view.done] == [
        ("Strap", 18, 9),
        ("Chair squat", 18, 9),
        ("Seated", 9, 9),
    ]
    assert [(row.name, row.times, row.reason) for row in view.swapped] == [
        ("Chair squat for squat", 9, "Easier on the knees.")
    ]
    assert view.breathing_sentence == "27 min in all, about 9 min a week."
    assert view.flare_days == {dt.date(2026, 2, 18)}


def test_the_week_of_today(history: History) -> None:
    week = diary_view(history, Names(), TODAY, Period.QUARTER, 5).week
    assert [day.sessions for day in week.days] == [1, 0, 1, 0, 0, 0, 0]
    assert [day.ahead for day in week.days] == [False] * 3 + [True] * 4
    assert (week.sessions, week.minutes) == (2, 20)


def test_a_day_that_is_still_to_come_does_not_count(history: History) -> None:
    view = diary_view(history, Names(), TODAY - dt.timedelta(days=1), Period.ALL, None)
    assert view.sessions == 8
    assert view.week.plan is None


def test_an_empty_diary(tmp_path: Path) -> None:
    with History(tmp_path / "empty.sqlite3") as history:
        view = diary_view(history, Names(), TODAY, Period.ALL, 5)
    assert view.is_empty
    assert view.weeks == ()
    assert view.breathing_sentence == "No paced breathing in all this time."
    assert view.week.sentence.startswith("Nothing in this week yet.")


@pytest.mark.parametrize(
    ("done", "plan", "said"),
    [
        (0, None, "Nothing in this week yet."),
        (1, None, "1 session so far this week, 20 min."),
        (3, 5, "3 sessions so far this week, 20 min. Your own plan is 5 a week, and any day will do."),
        (5, 5, "5 sessions so far this week, 20 min. That is the week you planned."),
        (6, 5, "6 sessions so far this week, 20 min. That is the week you planned."),
    ],
)
def test_the_week_is_said_without_blame(done: int, plan: int | None, said: str) -> None:
    assert week_sentence(done, 20, plan) == said


def test_a_week_in_which_she_only_stopped_says_so() -> None:
    assert week_sentence(0, 0, None, 1) == "You stopped one session early this week."
    assert week_sentence(2, 20, None, 3) == "2 sessions so far this week, 20 min. You stopped 3 sessions early."


def test_another_period_of_the_same_diary_asks_only_what_it_changes(history: History) -> None:
    names = Names()
    asked = diary_view(history, names, TODAY, Period.ALL, 5)
    known = diary_view(history, names, TODAY, Period.QUARTER, 5)
    assert diary_view(history, names, TODAY, Period.ALL, 5, known) == asked


def test_weeks_without_a_session_are_there_too() -> None:
    days = [DayTotal(dt.date(2026, 1, 7), 1, 5, 600_000, 60_000), DayTotal(dt.date(2026, 1, 26), 2, 9, 900_000, 0)]
    weeks = weeks_of(days, dt.date(2025, 1, 1), dt.date(2026, 2, 3))
    assert [(week.monday.day, week.sessions) for week in weeks] == [(5, 1), (12, 0), (19, 0), (26, 2), (2, 0)]
    assert weeks[0].breathing_ms == 60_000
    assert weeks_of(days, dt.date(2026, 1, 27), dt.date(2026, 2, 3)) == ()


@pytest.mark.parametrize(
    ("period", "since"),
    [(Period.MONTH, dt.date(2026, 2, 9)), (Period.QUARTER, dt.date(2025, 12, 15)), (Period.ALL, None)],
)
def test_periods_begin_on_a_monday(period: Period, since: dt.date | None) -> None:
    assert period.since(TODAY) == since


def test_a_flare_is_counted_and_not_explained() -> None:
    assert flare_sentence(FlareTotal(0, 0)).startswith("You have not said of any session whether")
    assert "of any session in the last 12 weeks" in flare_sentence(FlareTotal(0, 0), Period.QUARTER)
    said = flare_sentence(FlareTotal(4, 1))
    assert said.startswith("1 session of 4 that you answered for had a flare the next day.")
    assert said.endswith("That alone does not say what brought it on.")
    assert flare_sentence(FlareTotal(1, 0)) == "0 sessions of the one that you answered for had a flare the next day."


def test_names_come_from_the_catalogue_and_unknown_ids_read_well() -> None:
    names = names_of(load_catalogue())
    assert names.variation("squat.chair") == "Chair squat"
    assert names.exercise("quad_hip_ext") == "Leg press-back"
    assert names.variation("mine.wall_push") == "Wall push"


def test_words() -> None:
    assert short_day(dt.date(2026, 3, 4)) == "4 Mar 2026"
    assert long_day(dt.date(2026, 3, 4)) == "Wednesday, 4 March 2026"
    assert day_line(TODAY, 0, 0, flare=False) == "Wednesday, 4 March 2026: no session"
    assert day_line(TODAY, 2, 31, flare=True).endswith("2 sessions, 31 min, a flare the next day")


def test_an_exercise_that_no_catalogue_knows_goes_by_the_name_that_was_recorded() -> None:
    recorded = (
        ("exercise", "hers", "Wall lean"),
        ("variation", "hers.wall", "Lean at the wall"),
        ("exercise", "squat", "Old"),
    )
    names = names_of(load_catalogue(), recorded)
    assert (names.exercise("hers"), names.variation("hers.wall")) == ("Wall lean", "Lean at the wall")
    assert names.exercise("squat") == "Squat"  # the catalogue's own name comes first
    assert names.exercise("nobodys_own") == "Nobodys own"
