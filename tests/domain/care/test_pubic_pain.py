"""Pubic pain chooses the narrow squat and the seated press-out, and no sumo (content sheet F1)."""

from __future__ import annotations

import pytest

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.resolve import resolve
from routine_app.domain.vocabulary import Demand

CATALOGUE = load_catalogue()


AVOIDING = Comfort(frozenset({Demand.LEGS_APART}), week=20)


def test_the_daily_routine_has_the_narrow_squat_and_the_seated_press_out() -> None:
    plan = resolve(CATALOGUE.routine("daily"), CATALOGUE.exercises, AVOIDING)
    chosen = {item.exercise.id: item.variation.id for item in plan.items}
    assert chosen["squat"] == "squat.mini_narrow"
    assert chosen["sidelying_abduction"] == "abd.seated_pushout"
    assert chosen["deadlift"] != "dl.sumo"


@pytest.mark.parametrize("routine", [entry.id for entry in CATALOGUE.routines])
def test_no_plan_holds_wide_legs(routine: str) -> None:
    plan = resolve(CATALOGUE.routine(routine), CATALOGUE.exercises, AVOIDING)
    assert plan.items
    assert all(Demand.LEGS_APART not in item.variation.demands for item in plan.items)
