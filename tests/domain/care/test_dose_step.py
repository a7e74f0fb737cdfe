"""Doses some steps on, or one back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.care.dose_step import one_step_back, with_dose_step
from routine_app.domain.comfort import Comfort
from routine_app.domain.exercise import Dose, HoldDose, RepsDose, TimeDose
from routine_app.domain.plan import Plan
from routine_app.domain.resolve import resolve

CATALOGUE = load_catalogue()


def plan(routine: str = "daily") -> Plan:
    return resolve(CATALOGUE.routine(routine), CATALOGUE.exercises, Comfort(week=12))


@pytest.mark.parametrize(
    ("dose", "less"),
    [
        (RepsDose(3, 10), RepsDose(2, 10)),
        (RepsDose(1, 10), RepsDose(1, 6)),
        (RepsDose(1, 1), RepsDose(1, 1)),
        (HoldDose(2, 30_000), HoldDose(1, 30_000)),
        (HoldDose(1, 30_000), HoldDose(1, 20_000)),
        (HoldDose(1, 6_000), HoldDose(1, 5_000)),
        (TimeDose(120_000), TimeDose(120_000)),
    ],
)
def test_one_step_back_is_less_and_never_nothing(dose: Dose, less: Dose) -> None:
    assert one_step_back(dose) == less


def test_no_step_leaves_the_plan_alone() -> None:
    assert with_dose_step(plan(), 0) is not None
    assert with_dose_step(plan(), 0) == plan()


@given(st.integers(1, 10))
def test_on_each_exercise_grows_into_its_own_progression_and_what_the_author_set_stays(step: int) -> None:
    grown = 0
    for before, after in zip(plan().items, with_dose_step(plan(), step).items, strict=True):
        doses = before.variation.progression
        if before.dose == before.variation.dose and doses:
            assert after.dose == doses[min(step, len(doses)) - 1]
            grown += 1
        else:
            assert after == before
    assert grown > 3


def test_back_touches_every_exercise_but_breathing() -> None:
    for before, after in zip(plan().items, with_dose_step(plan(), -1).items, strict=True):
        assert (after.dose == before.dose) is isinstance(before.dose, TimeDose)
