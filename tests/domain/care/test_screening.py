"""When the questions before she begins are due, and the week that a due date gives."""

from __future__ import annotations

import datetime as dt

import pytest

from routine_app.domain.care.gestation import week_from_due_date
from routine_app.domain.care.screening import screening_due
from routine_app.domain.comfort import POSTPARTUM, Comfort, Week

DUE = dt.date(2026, 10, 1)


@pytest.mark.parametrize(
    ("week", "answered_in", "due"),
    [
        (None, None, True),
        (10, None, True),
        (13, 1, False),
        (14, 1, True),
        (27, 2, False),
        (28, 2, True),
        (42, 3, False),
        (None, 0, False),
        (20, 0, True),  # she has said her week since
        (None, 2, False),
        (POSTPARTUM, None, False),
    ],
)
def test_once_and_again_in_each_trimester(week: Week | None, answered_in: int | None, due: bool) -> None:
    assert screening_due(Comfort(week=week), answered_in) is due


@pytest.mark.parametrize(("days_before", "week"), [(0, 40), (1, 39), (7, 39), (8, 38), (280, 0), (-6, 40), (-7, 41)])
def test_weeks_are_the_completed_ones(days_before: int, week: int) -> None:
    assert week_from_due_date(DUE, DUE - dt.timedelta(days=days_before)) == week
