from __future__ import annotations

import datetime as dt

import pytest

from routine_app.qt.progress.heat_grid import FEWEST_WEEKS, MOST_WEEKS, Pitches, heat_grid, weeks_between

LAST = dt.date(2026, 3, 4)
PITCHES = Pitches(28, 44)


@pytest.mark.parametrize("width", [120, 480, 900, 1600])
@pytest.mark.parametrize("needed", [1, 20, 53])
def test_every_square_is_inside_and_found_again(width: int, needed: int) -> None:
    grid = heat_grid(width, LAST, PITCHES, needed)
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
    assert heat_grid(53 * 28, LAST, PITCHES).weeks == 53
    assert heat_grid(1e4, LAST, PITCHES).weeks == 53
    narrow = heat_grid(300, LAST, PITCHES)
    assert narrow.weeks == 10
    assert narrow.last == dt.date(2026, 3, 8)
    assert heat_grid(3, LAST, PITCHES).weeks == 1


def test_points_outside_are_no_day() -> None:
    grid = heat_grid(900, LAST, PITCHES)
    assert grid.day_at(-1, 30) is None
    assert grid.day_at(100, -2) is None
    assert grid.day_at(100, 7 * grid.pitch) is None


def test_each_month_is_named_where_it_begins() -> None:
    months = heat_grid(1600, LAST, PITCHES).months()
    assert [month for _, month in months] == [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
    assert [week for week, _ in months] == sorted({week for week, _ in months})


@pytest.mark.parametrize("width", [200, 430, 780, 1500])
def test_her_first_weeks_have_large_squares_until_the_columns_are_needed(width: int) -> None:
    grids = [heat_grid(width, LAST, PITCHES, needed) for needed in range(1, 80)]
    fit = width // PITCHES.least
    assert [grid.weeks for grid in grids] == [min(max(n, FEWEST_WEEKS), fit, MOST_WEEKS) for n in range(1, 80)]
    pitches = [grid.pitch for grid in grids]
    assert pitches == sorted(pitches, reverse=True), "squares that she knows only become smaller"
    assert pitches[0] == max(PITCHES.least, min(PITCHES.most, width // grids[0].weeks))


def test_weeks_are_counted_from_monday() -> None:
    sunday, monday = dt.date(2026, 3, 1), dt.date(2026, 3, 2)
    assert weeks_between(sunday, sunday) == weeks_between(monday, monday + dt.timedelta(days=6)) == 1
    assert weeks_between(sunday, monday) == 2
    assert weeks_between(monday, monday + dt.timedelta(days=7)) == 2
