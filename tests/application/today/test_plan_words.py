"""A plan in words: true of the plan whatever her comfort makes of the routine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from routine_app.application.today.comfort_words import ALL_AT_HAND, NOTHING_AVOIDED, at_home_forms, avoided_forms
from routine_app.application.today.plan_words import (
    left_out_line,
    length_line,
    nothing_line,
    positions_line,
    swaps_line,
)
from routine_app.domain.comfort import Avoidable, Comfort
from routine_app.domain.plan import Plan, Skipped
from routine_app.domain.reasons import own_choice
from routine_app.domain.resolve import resolve
from routine_app.domain.vocabulary import Demand, Equipment, Position
from tests import plans

if TYPE_CHECKING:
    from routine_app.content.listed import Catalogue


def plan_of(catalogue: Catalogue, routine: str, comfort: Comfort) -> Plan:
    return resolve(catalogue.routine(routine), catalogue.exercises, comfort)


@pytest.mark.parametrize(
    ("routine", "comfort", "said"),
    [
        ("daily", Comfort(), "down to the floor once."),
        ("daily", Comfort(avoid=frozenset({Demand.FLOOR})), "no getting down."),
        ("no_floor", Comfort(), "no getting down."),
        ("gentle", Comfort(), "onto the bed once."),
        ("gentle", Comfort(avoid=frozenset({Position.SIDE_LYING, Demand.FLOOR})), "no getting down."),
    ],
)
def test_ways_down_are_those_of_the_plan(catalogue: Catalogue, routine: str, comfort: Comfort, said: str) -> None:
    plan = plan_of(catalogue, routine, comfort)
    assert length_line(plan, 26 * 60_000) == f"26 minutes, {len(plan.items)} exercises, {said}"


def test_a_plan_of_nothing_says_so() -> None:
    assert length_line(plans.plan(), 0) == "Nothing in it fits today."
    assert positions_line(plans.plan()) == swaps_line(plans.plan()) == left_out_line(plans.plan()) == ""


def test_what_she_left_out_herself_is_not_said_to_fit_no_more() -> None:
    none_left = replace(plans.plan(), skipped=(Skipped("squat", "Squat", own_choice("Squat")),))
    assert length_line(none_left, 0) == "Nothing of it is left today."
    assert "again" in nothing_line(none_left)
    none_fits = replace(
        plans.plan(), skipped=(Skipped("squat", "Squat", "Squat is left out today: it needs standing."),)
    )
    assert length_line(none_fits, 0) == "Nothing in it fits today."
    assert "not comfortable" in nothing_line(none_fits)


def test_positions_stand_in_their_order_each_once() -> None:
    plan = plans.plan(plans.item(plans.CHAIR), plans.item(plans.SQUAT), plans.item(plans.CLAM), plans.item(plans.SQUAT))
    assert positions_line(plan) == "Sitting, standing and lying on your side."


def test_she_stands_where_a_movement_rises_from_the_chair_and_ends_on_it(catalogue: Catalogue) -> None:
    chair = catalogue.exercises["squat"].variation("squat.chair")
    assert positions_line(plans.plan(plans.item(chair))) == "Sitting and standing."


def test_of_positions_any_of_which_will_do_only_the_one_that_she_takes_is_said(catalogue: Catalogue) -> None:
    either = catalogue.exercises["bridge"].variation("bridge.glute_squeeze")
    sits = plans.item(either, start=Position.SEATED, end=Position.SEATED)
    assert positions_line(plans.plan(sits)) == "Sitting."


def test_swaps_are_named_and_many_are_counted(catalogue: Catalogue) -> None:
    few = plan_of(catalogue, "daily", Comfort(avoid=frozenset({Position.ALL_FOURS}), week=10))
    swapped = [item for item in few.items if item.replaced is not None]
    assert swaps_line(few).startswith(f"{len(swapped)} swap")
    many = plan_of(catalogue, "daily", Comfort(avoid=frozenset({Demand.FLOOR, Demand.FORWARD_BEND, Demand.BALANCE})))
    count = sum(item.replaced is not None for item in many.items)
    assert count > 4
    assert swaps_line(many).endswith(f"and {count - 3} more.")


def test_what_stands_in_twice_is_named_once(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, "gentle", Comfort(avoid=frozenset({Demand.FLOOR}), without=frozenset(Equipment)))
    names = [item.variation.short_name for item in plan.items if item.replaced is not None]
    assert len(names) > len(set(names))
    assert swaps_line(plan) == "2 swaps for you: chest-opening breath (twice)."


def test_what_is_left_out_is_named_once(catalogue: Catalogue) -> None:
    plan = plan_of(catalogue, "daily", Comfort(avoid=frozenset(Position) - {Position.SEATED}))
    assert plan.skipped
    assert left_out_line(plan).startswith("Left out today: ")


def test_comfort_in_a_line_is_whole_first_and_then_ever_shorter() -> None:
    nothing = frozenset[Avoidable](), frozenset[Equipment]()
    assert avoided_forms(*nothing)[0] == NOTHING_AVOIDED
    assert at_home_forms(*nothing)[0] == ALL_AT_HAND
    avoid: frozenset[Avoidable] = frozenset(
        {Position.ALL_FOURS, Demand.HEAD_BELOW_HIPS, Demand.KNEELING_PRESSURE, Demand.BALANCE}
    )
    forms = avoided_forms(avoid, frozenset({Equipment.BALL}))
    assert forms[0] == "Not comfortable today: on all fours, head below hips, kneeling, keeping my balance"
    assert forms[1] == "Not comfortable today: on all fours, head below hips, kneeling and 1 more"
    assert forms[-1] == "Not comfortable today: 4"
    assert [len(form) for form in forms] == sorted((len(form) for form in forms), reverse=True)
    assert at_home_forms(avoid, frozenset({Equipment.BALL})) == ("At home: no ball", "Not at home: 1")
