"""On which side she lies, said in time: she never lies on the wrong one, and rolls over only where she is told."""

from __future__ import annotations

from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import AVOIDABLE_SLUGS, Comfort, avoidable
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.resolve import resolve
from routine_app.domain.routine import Routine
from routine_app.domain.script import ROLL_OVER, Bout, ChangeStep, WaitStep, lies_on, whole
from routine_app.domain.transitions import UPRIGHT, Waypoint
from routine_app.domain.vocabulary import Demand, Equipment, FirstSide, Place, Position, SegmentKind, Side, Sides
from tests.plans import item, plan, variation

CATALOGUE = load_catalogue()
ROUTINES = [entry.routine for entry in CATALOGUE.routines if entry.routine is not None]


def lying(name: str, sides: Sides, *things: Equipment, place: Place = Place.FLOOR) -> PlanItem:
    one = variation(f"any.{name}", positions=(Position.SIDE_LYING,), sides=sides, equipment=things)
    return item(one, place=place)


def beginning(right: PlanItem) -> PlanItem:
    """Return the item with her right side first: she lies on her left then."""
    return replace(right, first_side=Side.RIGHT)


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
        ((beginning(LIFT),), 0, Side.LEFT),
        ((EITHER, beginning(LIFT)), 0, Side.LEFT),
        ((beginning(LIFT), EITHER), 1, Side.RIGHT),
        ((LIFT, beginning(PRESS)), 1, Side.LEFT),
        ((LIFT, EITHER, beginning(PRESS)), 1, Side.LEFT),
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
    on_the_bed = plan(STAND, replace(lying("lift", Sides.EACH, place=Place.BED), first_side=Side.RIGHT))
    assert texts(on_the_bed)[-1] == "Knees together, lower to the left, legs up together."


def test_from_her_back_she_hears_onto_which_side() -> None:
    back = item(variation("any.back", positions=(Position.SUPINE,)))
    assert texts(plan(back, LIFT))[-1] == "Knees together, roll as one piece, onto your right side."
    assert texts(plan(back, EITHER))[-1] == "Knees together, roll as one piece, onto your side."


def test_between_two_that_begin_on_the_same_side_she_rolls_back_and_has_time_for_it() -> None:
    steps = whole(plan(LIFT, PRESS))
    rolls = [step for step in steps if isinstance(step, ChangeStep) and step.move.text == ROLL_OVER]
    assert [(roll.to.item, roll.move.ms) for roll in rolls] == [(1, 20_000)]


def test_where_the_second_begins_with_the_side_that_the_first_ended_with_she_stays_as_she_lies() -> None:
    assert ROLL_OVER not in texts(plan(LIFT, beginning(PRESS)))
    assert ROLL_OVER in texts(plan(beginning(LIFT), beginning(PRESS)))


def test_the_way_down_follows_the_first_side_of_each_item() -> None:
    said = texts(plan(STAND, beginning(LIFT), STAND, PRESS))
    assert [text for text in said if text.startswith("Knees together, lower")] == [
        "Knees together, lower to the left with your arms.",
        "Knees together, lower to the right with your arms.",
    ]


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
    st.lists(st.none() | st.sampled_from(FirstSide), min_size=1, max_size=4),
)
def test_whatever_she_avoids_she_lies_on_the_side_that_each_set_asks_for(
    routine: Routine, avoid: frozenset[Position | Demand], sore: Side | None, wanted: list[FirstSide | None]
) -> None:
    comfort = Comfort(avoid=avoid, sore_side=sore, week=30)
    todays = resolve(_beginning_with(routine, wanted), CATALOGUE.exercises, comfort)
    on: Side | None = None
    for step in whole(todays):
        if isinstance(step, ChangeStep):
            on = None if step.move.to in UPRIGHT else on
            if step.move.text == ROLL_OVER and on is not None:
                on = on.other
        if isinstance(step, WaitStep) and step.kind is SegmentKind.SWITCH_SIDE and on is not None:
            on = on.other
        if isinstance(step, Bout) and todays.items[step.item].start is Position.SIDE_LYING:
            asked = lies_on(todays, step)
            assert on is None or asked is None or on is asked, (step, on)
            on = asked or on
        elif isinstance(step, Bout):
            on = None


def _beginning_with(routine: Routine, sides: list[FirstSide | None]) -> Routine:
    """Return the routine with these first sides given to its items in turn, over and over."""
    turns = cycle(sides)
    sections = tuple(
        replace(section, items=tuple(replace(each, first_side=next(turns)) for each in section.items))
        for section in routine.sections
    )
    return replace(routine, sections=sections)
