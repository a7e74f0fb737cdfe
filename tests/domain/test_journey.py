"""The way from one exercise to the next: what is put down, what is fetched, and when."""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise

import pytest
from msgspec.structs import replace

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import AVOIDABLE_SLUGS, Comfort, avoidable
from routine_app.domain.compile import compile_plan
from routine_app.domain.fetching import Having, having_before, now, today
from routine_app.domain.journey import FETCH_MS, REACH_MS, begins_at, ends_at, journey
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.resolve import resolve
from routine_app.domain.script import Bout, ChangeStep, WaitStep, bouts, rest_of_item, whole
from routine_app.domain.transitions import LYING, UPRIGHT, Move, Waypoint
from routine_app.domain.vocabulary import Equipment, Place, Position, SegmentKind
from tests.plans import item, plan, variation

WEEKS = (None, 12, 16, 30)
LOW = LYING | {Waypoint.KNEELING, Waypoint.ALL_FOURS, Waypoint.FLOOR_SITTING, Waypoint.BED_SITTING, Waypoint.SEATED}


def done(position: Position, *things: Equipment, place: Place = Place.FLOOR, **fields: object) -> PlanItem:
    one = variation(f"any.{position}", positions=(position,), equipment=things)
    return item(one, place=place, **fields)


STAND = done(Position.STANDING)
LIFT = done(Position.STANDING, Equipment.WEIGHT)
PULL = done(Position.STANDING, Equipment.BAND)
SIT = done(Position.SEATED, Equipment.CHAIR)
CRAWL = done(Position.ALL_FOURS, Equipment.MAT)
STRETCH = done(Position.INCLINE, Equipment.STRAP, Equipment.PILLOWS)
THRUST = done(Position.INCLINE, Equipment.COUCH)
REST = done(Position.SIDE_LYING, Equipment.PILLOWS, place=Place.BED)


def stops(todays: Plan, index: int) -> list[tuple[str, str]]:
    """Return where and what each stop on the way from the item before is."""
    moves = journey(todays, index, ends_at(todays.items[index - 1]))
    return [(move.to.value, move.text) for move in moves if move.is_stop]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (STAND, STAND, []),
        (LIFT, LIFT, []),
        (LIFT, STAND, [("standing", "Put the weights down, on a chair or a table.")]),
        (PULL, STAND, [("standing", "Put the band aside.")]),
        (STAND, LIFT, [("standing", "You need your weights now.")]),
        (SIT, LIFT, [("standing", "You need your weights now.")]),
        (STAND, SIT, [("standing", "You need a firm chair now.")]),
        (STAND, CRAWL, [("standing", "Lay out your mat.")]),
        (
            LIFT,
            STRETCH,
            [
                ("standing", "Put the weights down, on a chair or a table."),
                ("standing", "You will need your strap and your pillows beside you on the floor."),
            ],
        ),
        (CRAWL, THRUST, [("floor_sitting", "Move over to the couch.")]),
        (THRUST, CRAWL, [("floor_sitting", "Move back to your mat.")]),
        (STAND, THRUST, [("standing", "Go over to the couch.")]),
        (THRUST, STRETCH, [("incline", "Move away from the couch, to where you have room.")]),
        (SIT, REST, [("standing", "You will need your pillows on the bed.")]),
        (
            STRETCH,
            SIT,
            [
                ("incline", "Put the strap aside."),
                ("floor_sitting", "Sit a moment and breathe, before you stand."),
                ("standing", "You need a firm chair now."),
            ],
        ),
    ],
)
def test_the_stops_between_two(before: PlanItem, after: PlanItem, expected: list[tuple[str, str]]) -> None:
    assert stops(plan(before, after), 1) == expected


def test_what_a_floor_part_needs_is_named_before_it_and_not_again() -> None:
    todays = plan(STAND, CRAWL, THRUST, STRETCH)
    assert stops(todays, 1) == [
        ("standing", "Lay your mat by the couch, with your strap and your pillows beside it."),
    ]
    assert stops(todays, 2) == [("floor_sitting", "Move over to the couch.")]
    assert stops(todays, 3) == [("incline", "Move back to your mat.")]


def test_her_mat_is_laid_out_once_and_only_where_the_session_asks_for_one() -> None:
    todays = plan(CRAWL, STAND, CRAWL, STAND, STRETCH, STAND, done(Position.INCLINE, Equipment.MAT, Equipment.STRAP))
    assert stops(todays, 2) == [("standing", "Go over to your mat.")]
    assert stops(todays, 6) == [("standing", "You will need your strap beside your mat.")]
    first = plan(STAND, done(Position.INCLINE, Equipment.MAT, Equipment.STRAP))
    assert stops(first, 1) == [("standing", "Lay out your mat, with your strap beside it.")]
    couch = plan(STAND, done(Position.INCLINE, Equipment.COUCH, Equipment.PILLOWS))
    assert stops(couch, 1) == [("standing", "Go over to the couch, with your pillows beside it.")]


def test_the_seat_by_which_she_gets_down_is_named_with_the_rest() -> None:
    todays = replace(plan(STAND, STRETCH), seat=Equipment.CHAIR)
    assert stops(todays, 1) == [
        ("standing", "You will need your strap, your pillows and a firm chair beside you on the floor.")
    ]
    assert Equipment.CHAIR in todays.equipment
    assert [move.to for move in journey(todays, 1, Waypoint.STANDING) if not move.is_stop] == [
        Waypoint.SEATED,
        Waypoint.FLOOR_SITTING,
        Waypoint.INCLINE,
    ]


def test_a_session_begins_with_all_that_it_needs() -> None:
    todays = plan(SIT, PULL, REST)
    first = [step for step in whole(todays) if isinstance(step, ChangeStep) and step.to.item == 0]
    assert [step.move.text for step in first] == [
        "Today you need a firm chair and your band, and your pillows on the bed.",
        "Feel the chair behind you, then sit down.",
    ]


def test_where_all_is_on_the_bed_it_is_named_once_and_never_a_mat() -> None:
    rest = replace(REST, helpful=(Equipment.MAT,))
    said = [step.move.text for step in whole(plan(rest)) if isinstance(step, ChangeStep) and step.move.is_stop]
    assert said == ["Today you need your pillows on the bed."]


def test_what_she_has_in_her_hands_is_known_by_who_asks() -> None:
    todays = plan(STAND, CRAWL)
    moves = journey(todays, 1, Waypoint.STANDING, Having((Equipment.WEIGHT,), frozenset()))
    assert moves[0].text.startswith("Put the weights down")


def test_something_fetched_takes_its_time() -> None:
    steps = whole(plan(STAND, LIFT, STRETCH))
    fetched = [step.move for step in steps if isinstance(step, ChangeStep) and step.move.text.startswith("You need")]
    assert [move.ms for move in fetched] == [15_000]


def test_she_has_time_to_go_back_to_where_she_was_before() -> None:
    slide = done(Position.STANDING, Equipment.COUNTER)
    chair = ("standing", "Go over to your chair.")
    assert stops(plan(SIT, slide, SIT), 2) == [chair]
    assert stops(plan(SIT, slide, STAND, SIT), 3) == [chair]
    assert stops(plan(SIT, STAND, SIT), 2) == []
    assert stops(plan(SIT, CRAWL, SIT), 2) == [chair]
    assert stops(replace(plan(SIT, done(Position.SIDE_LYING), SIT), seat=Equipment.CHAIR), 2)[-1][1] != chair[1]
    assert stops(plan(slide, SIT, slide), 2) == [("standing", "Go over to the counter or table.")]


def test_pillows_are_reached_on_a_bed_and_fetched_to_the_floor() -> None:
    floor = replace(REST, place=Place.FLOOR)
    stops = [
        step.move.ms
        for todays in (plan(STAND, REST), plan(STAND, floor))
        for step in whole(todays)
        if isinstance(step, ChangeStep) and step.move.is_stop and "your pillows" in step.move.text and step.to.item
    ]
    assert stops == [REACH_MS, FETCH_MS]


@pytest.mark.parametrize(
    ("position", "place", "roll"),
    [
        (Position.SUPINE, Place.FLOOR, "side_lying"),
        (Position.INCLINE, Place.FLOOR, "propped_side"),
        (Position.INCLINE, Place.BED, "bed_side_lying"),
    ],
)
def test_between_the_sets_of_a_bridge_she_rests_on_her_side(position: Position, place: Place, roll: str) -> None:
    bridge = done(position, place=place, rests_on_side=True)
    todays = plan(bridge)
    there, rest, back = rest_of_item(todays, bouts(todays, 0))[1:4]
    assert isinstance(there, ChangeStep)
    assert isinstance(rest, WaitStep)
    assert isinstance(back, ChangeStep)
    assert (there.move.to, rest.at, back.move.origin, back.move.to) == (roll, roll, roll, begins_at(bridge))
    assert (rest.kind, rest.ms) == (SegmentKind.REST, bridge.rest_ms - there.move.ms - back.move.ms)
    assert there.move.text == "Rest. Knees together, roll onto your side."


def test_however_short_the_rest_she_lies_a_while() -> None:
    todays = plan(done(Position.SUPINE, rests_on_side=True, rest_ms=0))
    rest = rest_of_item(todays, bouts(todays, 0))[2]
    assert isinstance(rest, WaitStep)
    assert rest.ms == 20_000


@cache
def shipped() -> tuple[Plan, ...]:
    """All routines x what she avoids (nothing, one thing, two that change the ways) x weeks."""
    catalogue = load_catalogue()
    avoided: list[tuple[str, ...]] = [(), *((slug,) for slug in AVOIDABLE_SLUGS)]
    avoided += list(combinations(("kneeling_pressure", "side_lying", "legs_apart", "flat_on_back"), 2))
    return tuple(
        resolve(catalogue.routine(name), catalogue.exercises, Comfort(frozenset(map(avoidable, avoid)), week=week))
        for name in ("daily", "short", "gentle", "before_bed", "strength", "no_floor")
        for avoid in avoided
        for week in WEEKS
    )


def test_weights_are_put_down_before_she_kneels_sits_or_lies_down() -> None:
    seen = 0
    for todays in shipped():
        holds = False
        for step in whole(todays):
            if isinstance(step, Bout):
                holds = Equipment.WEIGHT in todays.items[step.item].things
                seen += holds
            elif isinstance(step, ChangeStep):
                holds = holds and "weights down" not in step.move.text
                assert not (holds and step.move.to in LOW), todays
    assert seen > 100


def test_everything_is_announced_before_the_position_in_which_it_is_used() -> None:
    for todays in shipped():
        told: set[Equipment] = set()
        for index, each in enumerate(todays.items):
            position = ends_at(todays.items[index - 1]) if index else Waypoint.STANDING
            moves = journey(todays, index, position, opens=index == 0)
            told |= _told(todays, index, moves)
            missing = set(each.things) - told - {Equipment.BED, *([Equipment.MAT] if each.place is Place.BED else [])}
            assert not missing, (todays.routine_id, each.variation.id, missing)


def _told(todays: Plan, index: int, moves: tuple[Move, ...]) -> set[Equipment]:
    """Return what is named on a way, by its words, before she is where it is used."""
    words = {
        Equipment.CHAIR: "chair",
        Equipment.COUCH: "the couch",
        Equipment.WALL: "wall",
        Equipment.COUNTER: "counter",
        Equipment.BAND: "your band",
        Equipment.LOOP_BAND: "loop band or",
        Equipment.STRAP: "your strap",
        Equipment.WEIGHT: "your weights",
        Equipment.PILLOWS: "pillows",
        Equipment.WEDGE: "wedge",
        Equipment.BALL: "ball",
        Equipment.STEP: "step",
        Equipment.MAT: "mat",
        Equipment.KNEE_PADDING: "folded towel",
        Equipment.MEDIUM_BAND: "stronger band",
        Equipment.LONG_BAND: "long band",
        Equipment.DOOR_ANCHOR: "door anchor",
        Equipment.SOCK: "slider",
    }
    goal = begins_at(todays.items[index])
    said = " ".join(move.text for move in moves if move.is_stop and (move.to in UPRIGHT or move.to is goal))
    return {thing for thing, word in words.items() if word in said}


def test_the_whole_floor_part_is_known_before_she_goes_down() -> None:
    for todays in shipped():
        for index, each in enumerate(todays.items):
            if index and each.is_down and todays.items[index - 1].is_down:
                position = ends_at(todays.items[index - 1])
                said = [move.text for move in journey(todays, index, position) if move.is_stop]
                told = (todays.routine_id, each.variation.id)
                assert not [text for text in said if text.startswith("You need")], told


def test_from_lying_nobody_stands_straight_up_nor_sits_up_from_her_back() -> None:
    plans = {_moved_through(todays): todays for todays in shipped()}
    assert len(plans) > 100
    for todays in plans.values():
        changes = [each for each in compile_plan(todays).segments if each.kind is SegmentKind.CHANGE_POSITION]
        for before, after in pairwise(changes):
            rises = before.origin in LYING and before.phase not in LYING and after.phase in UPRIGHT
            assert not rises, (before.text, after.text)


def _moved_through(todays: Plan) -> tuple[object, ...]:
    """Return all of a plan that her ways from one exercise to the next depend on: most plans differ in words alone."""
    ways = [
        (each.variation.id, each.start, each.end, each.place, each.helpful, each.rests_on_side, each.dose)
        for each in todays.items
    ]
    sides = tuple(each.first_side for each in todays.items)
    return todays.routine_id, sides, todays.seat, tuple(ways)


def test_who_goes_on_lying_has_been_told_of_all_there() -> None:
    todays = plan(STAND, CRAWL, STRETCH)
    assert having_before(todays, 2, is_down=True).told >= {Equipment.STRAP, Equipment.PILLOWS}
    assert Equipment.STRAP not in having_before(todays, 2, is_down=False).told


@pytest.mark.parametrize("thing", list(Equipment))
def test_every_thing_has_its_words(thing: Equipment) -> None:
    assert today((thing,)).startswith("Today you need ")
    assert now((thing,)).endswith(" now.")
