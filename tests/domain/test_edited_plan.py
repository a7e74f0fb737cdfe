"""Her changes for today, on every shipped routine and on plans of any kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from routine_app.domain.comfort import Comfort
from routine_app.domain.day_edits import MOST_STEPS, DayEdits
from routine_app.domain.edited_plan import edited, keys_of, stepped
from routine_app.domain.exercise import Dose, HoldDose, RepsDose, TimeDose
from routine_app.domain.plan import Plan
from routine_app.domain.resolve import resolve
from routine_app.domain.vocabulary import Demand
from tests import plans

if TYPE_CHECKING:
    from routine_app.content.listed import Catalogue

DOSES: st.SearchStrategy[Dose] = st.one_of(
    st.builds(RepsDose, st.integers(1, 5), st.integers(1, 30)),
    st.builds(HoldDose, st.integers(1, 5), st.integers(1, 120).map(lambda s: s * 1000)),
    st.builds(TimeDose, st.integers(1, 20).map(lambda half: half * 30_000)),
)


def with_edits(comfort: Comfort, edits: DayEdits) -> Comfort:
    return replace(comfort, edits=edits)


@pytest.fixture
def daily(catalogue: Catalogue) -> Plan:
    return resolve(catalogue.routine("daily"), catalogue.exercises, Comfort())


def test_without_changes_it_is_the_same_plan(daily: Plan) -> None:
    assert edited(daily, with_edits(Comfort(), DayEdits())) is daily


def test_one_is_left_out_and_says_so(daily: Plan) -> None:
    after = edited(daily, with_edits(Comfort(), DayEdits().without(("bridge", 0))))
    assert [item.exercise.id for item in after.items] == [
        item.exercise.id for item in daily.items if item.exercise.id != "bridge"
    ]
    assert [(each.exercise, each.reason) for each in after.skipped] == [
        ("bridge", "Buttock strength is left out today: your choice.")
    ]


def test_one_alone(daily: Plan) -> None:
    after = edited(daily, with_edits(Comfort(), DayEdits(only=("bridge", 0))))
    assert [item.exercise.id for item in after.items] == ["bridge"]
    assert after.skipped == daily.skipped
    assert edited(daily, with_edits(Comfort(), DayEdits(only=("bridge", 7)))) == daily, "there is none of that name"


def test_another_version_says_whose_choice_it_was_and_brings_its_own_dose(daily: Plan) -> None:
    edits = DayEdits().with_step(("squat", 0), -1).with_swap(("squat", 0), "squat.chair")
    (squat,) = [item for item in edited(daily, with_edits(Comfort(), edits)).items if item.exercise.id == "squat"]
    assert squat.variation.id == "squat.chair"
    assert squat.reason.startswith("Your choice for today: ")
    assert squat.dose == squat.variation.dose


def test_back_to_what_the_routine_meant_is_no_swap(catalogue: Catalogue) -> None:
    comfort = Comfort(pinned={"squat": "squat.chair"})
    plan = resolve(catalogue.routine("daily"), catalogue.exercises, comfort)
    meant = next(item.replaced for item in plan.items if item.exercise.id == "squat")
    assert meant is not None
    after = edited(plan, with_edits(comfort, DayEdits().with_swap(("squat", 0), meant.id)))
    squat = next(item for item in after.items if item.exercise.id == "squat")
    assert (squat.variation, squat.replaced, squat.reason) == (meant, None, "")


def test_a_version_that_does_not_fit_any_more_is_not_done(catalogue: Catalogue) -> None:
    comfort = Comfort(avoid=frozenset({Demand.FLOOR}), week=30)
    plan = resolve(catalogue.routine("daily"), catalogue.exercises, comfort)
    assert edited(plan, with_edits(comfort, DayEdits().with_swap(("bridge", 0), "bridge.floor"))) == plan


@given(DOSES, st.integers(-MOST_STEPS, MOST_STEPS))
def test_a_step_is_never_nothing_and_goes_the_way_it_says(dose: Dose, step: int) -> None:
    def amount(each: Dose) -> int:
        return each.reps if isinstance(each, RepsDose) else each.hold_ms if isinstance(each, HoldDose) else each.ms

    after = stepped(dose, step)
    assert type(after) is type(dose)
    assert amount(after) > 0
    assert (amount(after) - amount(dose)) * step >= 0
    assert step == 0 or step < 0 or amount(after) > amount(dose)


@pytest.mark.parametrize(
    ("written", "step", "today"),
    [((8, 10), -1, (6, 8)), ((8, 10), -3, (2, 4)), ((3, 4), -1, (2, 0)), ((8, 12), 1, (10, 12)), ((8, 10), 1, (10, 0))],
)
def test_fewer_of_a_range_lowers_both_its_ends(written: tuple[int, int], step: int, today: tuple[int, int]) -> None:
    assert stepped(RepsDose(2, *written), step) == RepsDose(2, *today)


@given(plans.plans(), st.data())
def test_whatever_she_changes_the_rest_stays_as_it_is(plan: Plan, data: st.DataObject) -> None:
    keys = keys_of(plan.items)
    touched = data.draw(st.sampled_from(keys))
    steps = [DayEdits().with_step(touched, step) for step in (-1, 1)]
    edits = data.draw(st.sampled_from([DayEdits().without(touched), *steps]))
    after = edited(plan, with_edits(Comfort(), edits))
    kept = dict(zip(keys_of(after.items), after.items, strict=True))
    before = dict(zip(keys, plan.items, strict=True))
    assert all(kept[key] == before[key] for key in keys if key != touched)
    assert (touched in kept) is (touched not in edits.left_out)


@given(st.lists(st.sampled_from([-1, 1]), max_size=20))
def test_steps_end_somewhere(steps: list[int]) -> None:
    edits = DayEdits()
    for step in steps:
        edits = edits.with_step(("squat", 0), step)
    assert -MOST_STEPS <= edits.steps.get(("squat", 0), 0) <= MOST_STEPS


def test_an_exercise_that_comes_twice_has_two_names() -> None:
    twice = plans.plan(plans.item(plans.SQUAT), plans.item(plans.CLAM), plans.item(plans.SQUAT))
    assert keys_of(twice.items) == (("squat", 0), ("abduction", 0), ("squat", 1))
    after = edited(twice, with_edits(Comfort(), DayEdits().without(("squat", 1))))
    assert [item.exercise.id for item in after.items] == ["squat", "abduction"]
