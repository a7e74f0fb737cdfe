"""The week's plan as a calendar file, read back by a reader that we did not write."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from routine_app.documents.week_calendar import WeekPlan, calendar_file, evenly_spread

TODAY = dt.date(2026, 3, 4)  # a Wednesday
STAMP = dt.datetime(2026, 3, 4, 8, 30, tzinfo=dt.UTC)
PLAN = WeekPlan("daily", "Daily routine", "Squat, bridge", (0, 2, 4), dt.time(9), 30)


def read(plan: WeekPlan) -> list[dict[str, Any]]:
    calendar: Any = Calendar.from_ical(calendar_file(plan, TODAY, STAMP))
    assert not calendar.errors
    return [
        {
            "uid": str(event["uid"]),
            "begin": event.decoded("dtstart"),
            "length": event.decoded("duration"),
            "rule": event["rrule"],
            "remind": [alarm.decoded("trigger") for alarm in event.walk("VALARM")],
            "said": (str(event["summary"]), str(event["description"])),
        }
        for event in calendar.walk("VEVENT")
    ]


def test_one_event_on_each_day_from_today_on_every_week_with_a_reminder() -> None:
    (event,) = read(PLAN)
    assert event["begin"] == dt.datetime(2026, 3, 4, 9)  # noqa: DTZ001
    assert event["rule"]["BYDAY"] == ["MO", "WE", "FR"]
    assert event["length"] == dt.timedelta(minutes=30)
    assert event["remind"] == [dt.timedelta(minutes=-10)]
    assert event["said"] == ("Daily routine", "Squat, bridge")


@given(st.sets(st.integers(0, 6), min_size=1), st.dates(dt.date(2020, 1, 1), dt.date(2040, 1, 1)))
def test_another_reader_finds_the_days_that_were_meant(days: set[int], first: dt.date) -> None:
    plan = replace(PLAN, days=tuple(days))
    calendar: Any = Calendar.from_ical(calendar_file(plan, first, STAMP))
    (event,) = calendar.walk("VEVENT")
    begin = event.decoded("dtstart")
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=begin)
    found = list(rule.between(begin - dt.timedelta(1), begin + dt.timedelta(14), inc=False))
    assert found[0] == begin, "the event itself is one of the days"
    assert first <= begin.date() < first + dt.timedelta(7)
    assert {each.weekday() for each in found} == days


def test_a_file_made_anew_takes_the_place_of_the_one_before_with_other_days_too() -> None:
    (before,) = read(PLAN)
    (after,) = read(replace(PLAN, at=dt.time(18), minutes=20, days=(1,)))
    (renamed,) = read(replace(PLAN, title="Mornings"))
    (other,) = read(replace(PLAN, routine_id="daily_2"))
    assert renamed["uid"] == after["uid"] == before["uid"] != other["uid"]


def test_no_reminder_where_none_is_wanted() -> None:
    assert all(event["remind"] == [] for event in read(replace(PLAN, remind=None)))


LINE = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1)


@given(LINE, st.text(st.characters(blacklist_categories=["Cs"])))
def test_any_name_survives_and_adds_no_line_of_its_own(title: str, description: str) -> None:
    events = read(replace(PLAN, title=title, description=description.replace("\r", "").replace("\x00", "")))
    assert len(events) == 1
    assert events[0]["said"][0] == title


@pytest.mark.parametrize(
    ("sessions", "expected"), [(1, (0,)), (2, (0, 3)), (3, (0, 2, 4)), (5, (0, 1, 2, 4, 5)), (7, tuple(range(7)))]
)
def test_sessions_are_spread_over_the_week(sessions: int, expected: tuple[int, ...]) -> None:
    assert evenly_spread(sessions) == expected
    assert evenly_spread(14) == tuple(range(7))
