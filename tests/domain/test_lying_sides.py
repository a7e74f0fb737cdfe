"""On which side she lies, said in time: she never lies on the wrong one, and rolls over only where she is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import AVOIDABLE_SLUGS, Comfort, avoidable
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.resolve import resolve
from routine_app.domain.routine import Routine
from routine_app.domain.script import ROLL_OVER, Bout, ChangeStep, WaitStep, lies_on, whole
from routine_app.domain.transitions import UPRIGHT, Waypoint
from routine_app.domain.vocabulary import Demand, Equipment, Place, Position, SegmentKind, Side, Sides
from tests.plans import item, plan, variation

CATALOGUE = load_catalogue()
ROUTINES = [entry.routine for entry in CATALOGUE.routines if entry.routine is not None]


def lying(name: str, sides: Sides, *things: Equipment, place: Place = Place.FLOOR) -> PlanItem:
    one = variation(f"any.{name}", positions=(Position.SIDE_LYING,), sides=sides, equipment=things)
    return item(one, place=place)


EITHER, LIFT, PRESS = lying("rock", Sides.BOTH), lying("lift", Sides.EACH), lying("press", Sides.EACH)
STAND = item(variation("any.stand"))


def texts(todays: Plan) -> list[str]:
    return [step.move.text for step in whole(todays) if isinstance(step, ChangeStep)]


@pytest.mark.parametrize(
    ("items", "index", "side"),
    [
        ((STAND,), 0, None),
        ((EITHER,), 0, None),
        ((LIFT,), 0, Side.RIGHT),
        ((EITHER, LIFT), 0, Side.RIGHT),
        ((LIFT, EITHER), 1, Side.LEFT),
        ((EITHER, STAND, LIFT), 0, None),
    ],
)
def test_where_either_side_will_do_she_lies_as_the_next_or_the_last_one_asks(
    items: tuple[PlanItem, ...], index: int, side: Side | None
) -> None:
    todays = plan(*items)
    first = next(step for step in whole(todays) if isinstance(step, Bout) and step.item == index)
    assert lies_on(todays, first) is side


def test_the_way_down_names_the_side() -> None:
    said = texts(plan(STAND, EITHER, LIFT))
    assert said[-2:] == [
        "Hands down, and lower your hips to the right.",
        "Knees together, lower to the right with your arms.",
    ]
    assert texts(plan(STAND, EITHER))[-1] == "Knees together, lower sideways with your arms."
    on_the_bed = plan(STAND, lying("lift", Sides.EACH, place=Place.BED), first_side=Side.RIGHT)
    assert texts(on_the_bed)[-1] == "Knees together, lower to the left, legs up together."


def test_from_her_back_she_hears_onto_which_side() -> None:
    back = item(variation("any.back", positions=(Position.SUPINE,)))
    assert texts(plan(back, LIFT))[-1] == "Knees together, roll as one piece, onto your right side."
    assert texts(plan(back, EITHER))[-1] == "Knees together, roll as one piece, onto your side."


def test_between_two_that_begin_on_the_same_side_she_rolls_back_and_has_time_for_it() -> None:
    steps = whole(plan(LIFT, PRESS))
    rolls = [step for step in steps if isinstance(step, ChangeStep) and step.move.text == ROLL_OVER]
    assert [(roll.to.item, roll.move.ms) for roll in rolls] == [(1, 20_000)]


def test_a_loop_band_goes_on_and_comes_off_while_she_sits() -> None:
    band = lying("clam", Sides.EACH, Equipment.LOOP_BAND)
    moves = [step.move for step in whole(plan(STAND, band, STAND)) if isinstance(step, ChangeStep)]
    said = {move.text: move.to for move in moves if move.is_stop and "band" in move.text}
    assert said["Put the loop band round both legs, just above your knees."] is Waypoint.FLOOR_SITTING
    assert said["Take the loop band off."] is Waypoint.FLOOR_SITTING


@given(
    st.sampled_from(ROUTINES),
    st.frozensets(st.sampled_from(AVOIDABLE_SLUGS).map(avoidable), max_size=3),
    st.sampled_from((None, Side.LEFT, Side.RIGHT)),
)
def test_whatever_she_avoids_she_lies_on_the_side_that_each_set_asks_for(
    routine: Routine, avoid: frozenset[Position | Demand], sore: Side | None
) -> None:
    comfort = Comfort(avoid=avoid, sore_side=sore, week=30)
    todays = resolve(routine, CATALOGUE.exercises, comfort)
    on: Side | None = None
    for step in whole(todays):
        if isinstance(step, ChangeStep):
            on = None if step.move.to in UPRIGHT else on
            if step.move.text == ROLL_OVER and on is not None:
                on = on.other
        if isinstance(step, WaitStep) and step.kind is SegmentKind.SWITCH_SIDE and on is not None:
            on = on.other
        if isinstance(step, Bout) and todays.items[step.item].start is Position.SIDE_LYING:
            wanted = lies_on(todays, step)
            assert on is None or wanted is None or on is wanted, (step, on)
            on = wanted or on
        elif isinstance(step, Bout):
            on = None
