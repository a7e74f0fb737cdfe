"""Where the marks of a time axis stand: in order, inside, and never so many that their words run together."""

from __future__ import annotations

import datetime as dt

import pytest

from routine_app.application.diary.ticks import date_ticks

LAST = dt.date(2026, 3, 4)


@pytest.mark.parametrize("days", [1, 13, 28, 84, 200, 371, 1200, 3650])
def test_the_marks_of_time_fit(days: int) -> None:
    since = LAST - dt.timedelta(days=days - 1)
    for most in (3, 8, 14):
        ticks = date_ticks(since, LAST, most)
        assert len(ticks) <= most + 1
        assert [place for place, _ in ticks] == sorted({place for place, _ in ticks})
        assert all(since.toordinal() <= place <= LAST.toordinal() for place, _ in ticks)


def test_marks_say_days_then_months_then_years() -> None:
    assert date_ticks(dt.date(2026, 2, 9), LAST, 8) == [
        (dt.date(2026, 2, 9).toordinal(), "9 Feb"),
        (dt.date(2026, 2, 16).toordinal(), "16 Feb"),
        (dt.date(2026, 2, 23).toordinal(), "23 Feb"),
        (dt.date(2026, 3, 2).toordinal(), "2 Mar"),
    ]
    assert [words for _, words in date_ticks(dt.date(2025, 10, 5), LAST, 5)] == ["Nov", "Dec", "Jan 2026", "Feb", "Mar"]
    assert [words for _, words in date_ticks(dt.date(2016, 3, 5), LAST, 6)] == ["2018", "2020", "2022", "2024", "2026"]


def test_a_date_that_cannot_be_does_not_fill_the_axis() -> None:
    since = dt.date(1026, 3, 5)
    assert [words for _, words in date_ticks(since, LAST, 4)] == ["1280", "1600", "1920"]
    assert all(len(date_ticks(since, LAST, most)) <= most + 1 for most in range(2, 12))


def test_two_days_in_mid_week_have_no_monday() -> None:
    assert date_ticks(dt.date(2026, 3, 3), LAST, 3) == []
