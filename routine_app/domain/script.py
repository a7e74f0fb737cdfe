"""The order of a session, before it is timed: steps one after another.

Knows plans and the rules of order (sides, rests, ways between positions); does not know tempo, pace or milliseconds
since the start. A session can be taken up anywhere: `from_item`, `rest_of_item`, `lead_in`.
"""

from __future__ import annotations

import msgspec

from routine_app.domain.exercise import TimeDose
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.transitions import Move, Waypoint, way
from routine_app.domain.vocabulary import Equipment, Position, SegmentKind, Side, Sides

SWITCH_SIDE_MS = 10_000
ROLL_OVER_MS = 20_000  # side-lying: to the other side, pillows and all
STRAP_MS = 25_000  # to take the strap off one foot and put it round the other
FETCH_MS = 30_000  # to fetch something or put it on between two exercises
FINISH_MS = 5_000


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
    """Get ready, rest or switch sides, before the bout `to`."""

    kind: SegmentKind
    ms: int
    to: Bout


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
    sides = (plan.first_side, plan.first_side.other)
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


def start_position(item: PlanItem) -> Waypoint:
    """Return where she is before a session that begins with this item: standing, or seated where it starts seated."""
    return Waypoint.SEATED if item.start is Position.SEATED else Waypoint.STANDING


def whole(plan: Plan) -> tuple[Step, ...]:
    """Return the whole session."""
    return from_item(plan, 0, start_position(plan.items[0]) if plan.items else Waypoint.STANDING)


def from_item(plan: Plan, first: int, position: Waypoint) -> tuple[Step, ...]:
    """Return the session from the item at index `first` to the end, she being in `position`."""
    steps: list[Step] = []
    for index in range(first, len(plan.items)):
        todo = bouts(plan, index)
        steps += [*lead_in(plan, todo[0], position), *rest_of_item(plan, todo)]
        position = Waypoint(plan.items[index].end.value)
    return (*steps, FinishStep())


def lead_in(plan: Plan, to: Bout, position: Waypoint) -> tuple[Step, ...]:
    """Return the way to the bout from `position`, and its get-ready time."""
    item = plan.items[to.item]
    return (*change(item, to, position), WaitStep(SegmentKind.GET_READY, item.get_ready_ms, to))


def change(item: PlanItem, to: Bout, position: Waypoint) -> tuple[Step, ...]:
    """Return the moves from `position` to where the item starts, none where she is there."""
    return tuple(ChangeStep(move, to) for move in way(position, item.start))


def rest_of_item(plan: Plan, todo: tuple[Bout, ...]) -> tuple[Step, ...]:
    """Return the bouts `todo` of one item with what lies between them. There is no rest after the last."""
    steps: list[Step] = []
    for number, bout in enumerate(todo):
        if number > 0:
            steps.append(_between(plan.items[bout.item], todo[number - 1], bout))
        steps.append(bout)
    return tuple(steps)


def _between(item: PlanItem, before: Bout, after: Bout) -> WaitStep:
    if before.side is not after.side and _lies_on_side(item):
        return WaitStep(SegmentKind.SWITCH_SIDE, ROLL_OVER_MS, after)
    if before.side is not after.side and before.set == after.set:
        is_strapped = Equipment.STRAP in item.variation.equipment
        return WaitStep(SegmentKind.SWITCH_SIDE, STRAP_MS if is_strapped else SWITCH_SIDE_MS, after)
    return WaitStep(SegmentKind.REST, item.rest_ms, after)


def _lies_on_side(item: PlanItem) -> bool:
    return item.start is Position.SIDE_LYING
