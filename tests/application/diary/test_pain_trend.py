from __future__ import annotations

import datetime as dt
import random
from statistics import median

import pytest

from routine_app.application.diary.pain_trend import (
    ORDINARY,
    change_sentence,
    pain_view,
    rolling_median,
    trend_sentence,
)
from routine_app.storage.progress import PainPoint

DAY = dt.date(2026, 1, 1)


def points(*pairs: tuple[int | None, int | None]) -> list[PainPoint]:
    return [PainPoint(n, DAY + dt.timedelta(days=n), *pair) for n, pair in enumerate(pairs)]


def test_the_rolling_median_is_that_of_each_seven() -> None:
    rng = random.Random(3)  # noqa: S311
    values = [rng.randint(0, 10) for _ in range(60)]
    assert rolling_median(values) == [median(values[at : at + 7]) for at in range(54)]
    assert rolling_median(values, 4) == [median(values[at : at + 4]) for at in range(57)]
    assert rolling_median(values[:6]) == []


@pytest.mark.parametrize(("count", "have"), [(0, "are none"), (1, "is 1 session"), (6, "are 6 sessions")])
def test_nothing_is_said_of_fewer_than_seven(count: int, have: str) -> None:
    said = trend_sentence([5] * count)
    assert said.startswith("No trend can be said yet")
    assert said.endswith(f"there {have}.")
    assert trend_sentence([5] * count, "the last 4 weeks").endswith(f"there {have} in the last 4 weeks.")


def test_seven_have_a_median_but_no_direction() -> None:
    assert trend_sentence([9, 1, 4, 4, 4, 1, 9]) == f"Before the last 7 sessions pain was about 4. {ORDINARY}"


def test_a_change_below_two_points_is_called_about_the_same() -> None:
    said = trend_sentence([5] * 7 + [4] * 7)
    assert "about the same" in said
    assert "lower" not in said


def test_two_points_are_called_lower_without_a_cause() -> None:
    said = trend_sentence([6] * 7 + [4] * 7)
    assert said == (
        "Before the last 7 sessions pain was about 4, lower than before the first 7, when it was 6. "
        "The numbers do not say why."
    )


def test_higher_pain_names_whom_to_tell_except_on_the_report() -> None:
    values = [2] * 7 + [5] * 7
    assert trend_sentence(values).endswith("If it stays so, tell your midwife or physiotherapist.")
    for_clinician = trend_sentence(values, clinician=True)
    assert "midwife" not in for_clinician
    assert "pain was 5 (median), higher" in for_clinician


def test_before_and_after_are_compared_only_where_both_were_said() -> None:
    said = change_sentence(points((5, 3), (5, 5), (4, 6), (None, 2), (3, None), (6, 4)))
    assert said == "Pain was lower after 2, the same after 1 and higher after 1 of 4 sessions with both numbers."
    assert change_sentence(points((5, None))) == ""


@pytest.mark.parametrize(("after", "way"), [(3, "lower"), (5, "the same"), (8, "higher")])
def test_one_session_is_spoken_of_as_one(after: int, way: str) -> None:
    assert change_sentence(points((5, after))) == f"Pain was {way} after the one session with both numbers."


def test_the_medians_stand_at_the_days_that_they_end_on() -> None:
    view = pain_view(points(*[(5, None)] * 3, (None, 4), *[(5, None)] * 5))
    assert [point.day.day for point in view.before] == [8, 9]
    assert view.after == ()


def test_over_long_times_each_month_has_its_median_on_the_day_of_its_middle_session() -> None:
    view = pain_view([*points(*[(number % 5, None) for number in range(31)]), PainPoint(40, dt.date(2026, 3, 9), 7, 2)])
    before, after = view.by_month()
    assert [(point.day, point.median) for point in before] == [(dt.date(2026, 1, 16), 2), (dt.date(2026, 3, 9), 7)]
    assert [(point.day, point.median) for point in after] == [(dt.date(2026, 3, 9), 2)]
