from __future__ import annotations

import datetime as dt

import pytest

from routine_app.application.diary.ticks import date_ticks
from routine_app.qt.progress.heat_grid import heat_grid

LAST = dt.date(2026, 3, 4)


@pytest.mark.parametrize("width", [120, 480, 900, 1600])
def test_every_square_is_inside_and_found_again(width: int) -> None:
    grid = heat_grid(width, LAST, 30, 18, 24)
    assert grid.monday.weekday() == 0
    assert grid.monday <= LAST <= grid.last
    day = grid.monday
    while day <= grid.last:
        x, y = grid.place(day)
        assert x + grid.side <= width
        assert y + grid.side <= grid.bottom + 1e-6
        assert grid.day_at(x + grid.side / 2, y + grid.side / 2) == day
        day += dt.timedelta(days=1)


def test_a_wide_one_shows_a_year_and_a_narrow_one_less() -> None:
    assert heat_grid(900, LAST, 30, 18, 24).weeks == 53
    assert heat_grid(1e4, LAST, 30, 18, 24).pitch == 24
    narrow = heat_grid(300, LAST, 30, 18, 24)
    assert narrow.weeks < 30
    assert narrow.last == dt.date(2026, 3, 8)


def test_points_outside_are_no_day() -> None:
    grid = heat_grid(900, LAST, 30, 18, 24)
    assert grid.day_at(10, 30) is None
    assert grid.day_at(100, 5) is None
    assert grid.day_at(100, grid.bottom + 10) is None


def test_each_month_is_named_where_it_begins() -> None:
    months = heat_grid(900, LAST, 30, 18, 24).months()
    assert [month for _, month in months] == [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
    assert [week for week, _ in months] == sorted({week for week, _ in months})


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
