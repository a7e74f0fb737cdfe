import datetime as dt

import pytest
from msgspec.structs import replace

from routine_app.domain.load import MOST_A_WEEK, THIS_WEEK, TODAY, YESTERDAY, holds_strength, why_no_strength
from routine_app.domain.routine import RoutineItem
from tests.domain.resolve_builders import exercise, plan, routine, variation

NOW = dt.date(2026, 3, 4)


def ago(*days: int) -> list[dt.date]:
    return [NOW - dt.timedelta(days=each) for each in days]


@pytest.mark.parametrize(
    ("days", "why"),
    [
        ((), ""),
        ((0,), TODAY),
        ((0, 1), TODAY),
        ((1,), YESTERDAY),
        ((1, 3), YESTERDAY),
        ((2,), ""),
        ((2, 4), ""),
        ((2, 2, 4), ""),
        ((2, 4, 6), THIS_WEEK),
        ((3, 5, 7), ""),
        ((7, 8, 9), ""),
        ((-1,), ""),
    ],
)
def test_strength_is_for_two_or_three_days_with_a_day_between(days: tuple[int, ...], why: str) -> None:
    """Content sheet A2: strength work on 2-3 (non-consecutive) days a week."""
    assert why_no_strength(ago(*days), NOW) == why


def test_whoever_follows_it_trains_at_most_three_days_of_any_seven_and_never_two_in_a_row() -> None:
    done: list[dt.date] = []
    for number in range(60):
        today = NOW + dt.timedelta(days=number)
        if not why_no_strength(done, today):
            done.append(today)
    assert len(done) >= 60 * 2 // 7
    for day in done:
        assert day + dt.timedelta(days=1) not in done
        assert sum(0 <= (day - other).days < 7 for other in done) <= MOST_A_WEEK


def test_strength_is_a_strengthening_exercise_in_more_than_its_easier_version() -> None:
    base, easy = variation("x.base"), variation("x.easy", level="easier")
    strong = {"x": replace(exercise(base, easy), strengthens=True)}
    assert holds_strength(plan(routine("x"), strong))
    assert not holds_strength(plan(routine(RoutineItem("x", variation="x.easy")), strong))
    assert not holds_strength(plan(routine("x"), {"x": exercise(base, easy)}))
