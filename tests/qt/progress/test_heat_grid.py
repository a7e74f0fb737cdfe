from __future__ import annotations

import datetime as dt

import pytest

from routine_app.qt.progress.heat_grid import heat_grid

LAST = dt.date(2026, 3, 4)


@pytest.mark.parametrize("width", [120, 480, 900, 1600])
def test_every_square_is_inside_and_found_again(width: int) -> None:
    grid = heat_grid(width, LAST, 28)
    assert grid.side >= 24
    assert grid.monday.weekday() == 0
    assert grid.monday <= LAST <= grid.last
    day = grid.monday
    while day <= grid.last:
        x, y = grid.place(day)
        assert x + grid.side <= width
        assert y + grid.side <= 7 * grid.pitch
        assert grid.day_in(*grid.cell(day)) == day
        assert grid.day_at(x + grid.side / 2, y + grid.side / 2) == day
        day += dt.timedelta(days=1)


def test_a_wide_one_shows_a_year_and_a_narrow_one_less() -> None:
    assert heat_grid(53 * 28, LAST, 28).weeks == 53
    assert heat_grid(1e4, LAST, 28).weeks == 53
    narrow = heat_grid(300, LAST, 28)
    assert narrow.weeks == 10
    assert narrow.last == dt.date(2026, 3, 8)
    assert heat_grid(3, LAST, 28).weeks == 1


def test_points_outside_are_no_day() -> None:
    grid = heat_grid(900, LAST, 28)
    assert grid.day_at(-1, 30) is None
    assert grid.day_at(100, -2) is None
    assert grid.day_at(100, 7 * grid.pitch) is None


def test_each_month_is_named_where_it_begins() -> None:
    months = heat_grid(1600, LAST, 28).months()
    assert [month for _, month in months] == [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
    assert [week for week, _ in months] == sorted({week for week, _ in months})
