"""The order of a session, before it is timed: steps one after another.

Knows plans and the rules of order (sides, rests; `journey` has the ways between positions); does not know tempo, pace
or milliseconds since the start. A session can be taken up anywhere: `from_item`, `rest_of_item`, `lead_in`.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from routine_app.domain.exercise import TimeDose
from routine_app.domain.fetching import Having
from routine_app.domain.journey import begins_at, ends_at, journey
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.transitions import Move, Waypoint, onto_side, resting_point, way
from routine_app.domain.vocabulary import Equipment, Position, SegmentKind, Side, Sides

SWITCH_SIDE_MS = 10_000
ROLL_OVER_MS = 20_000  # side-lying: to the other side, pillows and all
STRAP_MS = 25_000  # to take the strap off one foot and put it round the other
LEAST_REST_MS = 20_000  # on her side between sets, however short the rest is (†, design)
FINISH_MS = 5_000
ROLL_OVER = "Roll over slowly, knees together, onto your other side."
_ROLL_TO_REST = "Rest. Knees together, roll onto your side."
_ROLL_BACK = "Knees together, roll back for the next set."


class Bout(msgspec.Struct, frozen=True):
    """One set of one side (None: both at once). The first `done` repetitions or breaths are behind her already."""

    item: int
    set: int
    side: Side | None
    done: int = 0


class ChangeStep(msgspec.Struct, frozen=True):
    """One move towards the item's position."""

    move: Move
    to: Bout


class WaitStep(msgspec.Struct, frozen=True):
    """Get ready, rest or switch sides, before the bout `to`; `at` is where, if not where she works."""

    kind: SegmentKind
    ms: int
    to: Bout
    at: Waypoint | None = None


class FinishStep(msgspec.Struct, frozen=True):
    """The end of the session."""


Step = ChangeStep | WaitStep | Bout | FinishStep


def item_of(step: Step) -> int | None:
    """Return the index of the item that a step belongs to, None for the finish."""
    if isinstance(step, FinishStep):
        return None
    return step.item if isinstance(step, Bout) else step.to.item


def bouts(plan: Plan, index: int) -> tuple[Bout, ...]:
    """Return all bouts of an item in order.

    One-sided work goes set by set, first side, then the other. Lying on the side, where changing sides is a
    labour, all sets of one side come first.
    """
    item = plan.items[index]
    sets = range(1, sets_of(item) + 1)
    if item.sides is Sides.BOTH:
        return tuple(Bout(index, number, None) for number in sets)
    sides = (item.first_side, item.first_side.other)
    if _lies_on_side(item):
        return tuple(Bout(index, number, side) for side in sides for number in sets)
    return tuple(Bout(index, number, side) for number in sets for side in sides)


def sets_of(item: PlanItem) -> int:
    """Return the number of sets; breathing by the clock is one."""
    return 1 if isinstance(item.dose, TimeDose) else item.dose.sets


def with_sets(item: PlanItem, at_least: int) -> PlanItem:
    """Return the item with so many sets at the least, where it is counted in sets."""
    if isinstance(item.dose, TimeDose) or sets_of(item) >= at_least:
        return item
    return msgspec.structs.replace(item, dose=msgspec.structs.replace(item.dose, sets=at_least))


def whole(plan: Plan) -> tuple[Step, ...]:
    """Return the whole session; it begins with what all of it needs."""
    return from_item(plan, 0, before_beginning(plan), opens=True)


def before_beginning(plan: Plan, first: int = 0) -> Waypoint:
    """Return where she is before a session that begins with the item at index `first`.

    On her feet, to fetch what she needs; where that is nothing and she begins seated, she sits already.
    """
    left = plan.items[first:]
    sits = bool(left) and left[0].start is Position.SEATED and not any(item.things for item in left)
    return Waypoint.SEATED if sits else Waypoint.STANDING


def from_item(
    plan: Plan, first: int, position: Waypoint, having: Having | None = None, *, opens: bool = False
) -> tuple[Step, ...]:
    """Return the session from the item at index `first` to the end, she being in `position`.

    `having` is what she has there: as after the item before, if left out. `opens`: the session begins here.
    """
    steps: list[Step] = []
    for index in range(first, len(plan.items)):
        todo = bouts(plan, index)
        begins = index == first
        if not begins and _must_roll_over(plan, index):
            steps.append(ChangeStep(Move(position, position, ROLL_OVER_MS, ROLL_OVER), todo[0]))
        steps += lead_in(plan, todo[0], position, having if begins else None, opens=opens and begins)
        steps += rest_of_item(plan, todo)
        position = ends_at(plan.items[index])
    return (*steps, FinishStep())


def lead_in(
    plan: Plan, to: Bout, position: Waypoint, having: Having | None = None, *, opens: bool = False
) -> tuple[Step, ...]:
    """Return the way to the bout from `position`, and its get-ready time; the rest is as for `from_item`."""
    item = plan.items[to.item]
    moves = journey(plan, to.item, position, having, opens=opens)
    onto = lies_on(plan, to)
    return (
        *_steps(onto_side(moves, onto) if onto else moves, to),
        WaitStep(SegmentKind.GET_READY, item.get_ready_ms, to),
    )


def lies_on(plan: Plan, bout: Bout) -> Side | None:
    """Return the side that she lies on for a bout; None where she does not, or either will do.

    Either will do where nothing on one side comes before or after it: else she lies as she does, or as she will.
    """
    item = plan.items[bout.item]
    if not _lies_on_side(item):
        return None
    if bout.side is not None:
        return bout.side.other
    for number in range(bout.item - 1, -1, -1):
        if not _stays_lying(plan, number):
            break
        if plan.items[number].sides is Sides.EACH:
            return plan.items[number].first_side
    for number in range(bout.item, len(plan.items) - 1):
        if not _stays_lying(plan, number):
            break
        if plan.items[number + 1].sides is Sides.EACH:
            return plan.items[number + 1].first_side.other
    return None


def _stays_lying(plan: Plan, index: int) -> bool:
    """Whether she lies on her side, in one place, from an item into the one after it."""
    here, after = plan.items[index : index + 2]
    return _lies_on_side(here) and _lies_on_side(after) and ends_at(here) is begins_at(after)


def _must_roll_over(plan: Plan, index: int) -> bool:
    """Whether an item begins on her other side than the one before it ended on."""
    if not _stays_lying(plan, index - 1):
        return False
    before, after = lies_on(plan, bouts(plan, index - 1)[-1]), lies_on(plan, bouts(plan, index)[0])
    return None not in (before, after) and before is not after


def _steps(moves: tuple[Move, ...], to: Bout) -> tuple[Step, ...]:
    return tuple(ChangeStep(move, to) for move in moves)


def rest_of_item(plan: Plan, todo: tuple[Bout, ...]) -> tuple[Step, ...]:
    """Return the bouts `todo` of one item with what lies between them. There is no rest after the last."""
    steps: list[Step] = []
    for number, bout in enumerate(todo):
        if number > 0:
            steps += _between(plan.items[bout.item], todo[number - 1], bout)
        steps.append(bout)
    return tuple(steps)


def _between(item: PlanItem, before: Bout, after: Bout) -> tuple[Step, ...]:
    if before.side is not after.side and _lies_on_side(item):
        return (WaitStep(SegmentKind.SWITCH_SIDE, ROLL_OVER_MS, after),)
    if before.side is not after.side:
        ms = STRAP_MS if Equipment.STRAP in item.things else SWITCH_SIDE_MS
        if before.set == after.set or item.rest_ms < ms:  # no shorter rest is enough for it
            return (WaitStep(SegmentKind.SWITCH_SIDE, ms, after),)
    point = resting_point(ends_at(item)) if item.rests_on_side else None
    if point is None:
        return (WaitStep(SegmentKind.REST, item.rest_ms, after),)
    return _rest_on_side(item, point, after)


def _rest_on_side(item: PlanItem, point: Waypoint, after: Bout) -> tuple[Step, ...]:
    """Return the rest with the way onto her side and back (content sheet, bridge): both are part of its time."""
    there = tuple(replace(move, text=_ROLL_TO_REST) for move in way(ends_at(item), point))
    back = tuple(replace(move, text=_ROLL_BACK) for move in way(point, begins_at(item)))
    rest_ms = max(item.rest_ms - sum(move.ms for move in (*there, *back)), LEAST_REST_MS)
    rest = WaitStep(SegmentKind.REST, rest_ms, after, point)
    return (*_steps(there, after), rest, *_steps(back, after))


def _lies_on_side(item: PlanItem) -> bool:
    return item.start is Position.SIDE_LYING
