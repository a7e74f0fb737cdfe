"""A plan made easier before it begins: for every shipped routine and every comfort, less of it and no more ways."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.calm import is_calm
from routine_app.domain.comfort import Comfort
from routine_app.domain.easier_plan import easier_plan
from routine_app.domain.exercise import HoldDose, RepsDose
from routine_app.domain.fit import fitting_ways
from routine_app.domain.length import length_ms
from routine_app.domain.options import CompileOptions
from routine_app.domain.plan import Plan
from routine_app.domain.resolve import resolve
from routine_app.domain.routine import Routine
from routine_app.domain.vocabulary import Demand, Position
from tests.plans import plans

CATALOGUE = load_catalogue()
ROUTINES = [entry.routine for entry in CATALOGUE.routines if entry.routine is not None]
comforts = st.builds(
    Comfort,
    avoid=st.frozensets(st.sampled_from([*Position, *Demand]), max_size=4),
    week=st.one_of(st.none(), st.integers(1, 42)),
)


def ways_down(plan: Plan) -> int:
    down = [False, *(item.is_down for item in plan.items)]
    return sum(now and not before for before, now in pairwise(down))


@pytest.mark.parametrize("routine", ROUTINES, ids=lambda each: each.id)
def test_every_shipped_routine_has_less_and_easier_and_lasts_no_longer(routine: Routine) -> None:
    plan = resolve(routine, CATALOGUE.exercises, Comfort(week=30))
    easier = easier_plan(plan, Comfort(week=30))
    only_calm = all(is_calm(item) for item in plan.items)
    assert (easier == plan) is only_calm
    assert only_calm or length_ms(easier, CompileOptions()) < length_ms(plan, CompileOptions())
    swapped = [
        (now, before) for now, before in zip(easier.items, plan.items, strict=True) if now.variation != before.variation
    ]
    assert all("easier and fewer for now" in now.reason for now, _ in swapped)


@given(st.sampled_from(ROUTINES), comforts)
def test_whatever_her_comfort_it_fits_and_she_goes_down_no_more_often(routine: Routine, comfort: Comfort) -> None:
    plan = resolve(routine, CATALOGUE.exercises, comfort)
    easier = easier_plan(plan, comfort)
    assert ways_down(easier) == ways_down(plan)
    for now, before in zip(easier.items, plan.items, strict=True):
        assert now.variation.level.rank <= before.variation.level.rank
        if is_calm(before):
            assert now == before
        elif now.variation.id != before.variation.id:
            assert fitting_ways(now.variation, comfort, asked=False)


@given(plans())
def test_there_is_never_nothing_left(plan: Plan) -> None:
    for now in easier_plan(plan, Comfort()).items:
        if isinstance(now.dose, RepsDose):
            assert now.dose.sets * now.dose.reps >= 1
        if isinstance(now.dose, HoldDose):
            assert now.dose.sets * now.dose.hold_ms >= 1
