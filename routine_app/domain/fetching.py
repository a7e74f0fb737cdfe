"""What to fetch and what to put down on the way from one exercise to the next, and the words for it.

Knows plans: what each item needs, in which order; does not know time, nor where she is on her way. What is needed on
the floor or on the bed is named before she goes down, all of it at once (†, design).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

import msgspec

from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.vocabulary import Equipment, Place

_PUT_DOWN = {
    Equipment.WEIGHT: "Put the weights down, on a chair or a table.",
    Equipment.BAND: "Put the band aside.",
    Equipment.MEDIUM_BAND: "Put the band aside.",
    Equipment.LONG_BAND: "Put the band aside.",
    Equipment.LOOP_BAND: "Take the loop band off.",
    Equipment.STRAP: "Put the strap aside.",
}
_SAID = {
    Equipment.CHAIR: "a firm chair",
    Equipment.COUCH: "the couch",
    Equipment.BED: "the bed",
    Equipment.WALL: "a clear wall",
    Equipment.COUNTER: "a counter or sturdy table",
    Equipment.BAND: "your band",
    Equipment.MEDIUM_BAND: "your stronger band",
    Equipment.LONG_BAND: "your long band",
    Equipment.DOOR_ANCHOR: "your door anchor",
    Equipment.LOOP_BAND: "a loop band or scarf",
    Equipment.STRAP: "your strap",
    Equipment.WEIGHT: "your weights",
    Equipment.PILLOWS: "your pillows",
    Equipment.WEDGE: "a wedge",
    Equipment.BALL: "a soft ball",
    Equipment.STEP: "a low step",
    Equipment.MAT: "your mat",
    Equipment.KNEE_PADDING: "a folded towel for your knees",
    Equipment.SOCK: "a sock or slider",
}


LONGER = " Press Space if you need longer."
"""What is said after many things."""
_AT_ONCE = 3  # things that are fetched in the time that is given for it (†, design)
_STATIONS = (Equipment.COUNTER, Equipment.WALL, Equipment.CHAIR)
PUT_ON = frozenset({Equipment.PILLOWS, Equipment.WEDGE, Equipment.STRAP, Equipment.LOOP_BAND})
"""What is put under her or round her before she begins."""


class Having(msgspec.Struct, frozen=True):
    """What she has in her hands or on (`held`), what she has been told of, so that it is at hand (`told`), and where.

    `at_couch`: whether what she does, or did, is done there. `station` is where she is in the middle of an exercise.
    """

    held: tuple[Equipment, ...] = ()
    told: frozenset[Equipment] = frozenset()
    at_couch: bool = False
    station: Equipment | None = None


def having_before(plan: Plan, index: int, *, is_down: bool) -> Having:
    """Return what she has when she comes from the item before the one at `index`.

    She has been told of all that was needed up to there, and once she is down of all that she needs down there.
    """
    told = {need for item in plan.items[:index] for need in item.things}
    if is_down:
        told |= set(needed_down(plan, index))
    before = plan.items[index - 1] if index else None
    if before is None:
        return Having((), frozenset(told))
    return Having(held(before), frozenset(told), Equipment.COUCH in before.things)


def having_in(plan: Plan, index: int) -> Having:
    """Return what she has in the middle of the item at `index`."""
    item = plan.items[index]
    told = having_before(plan, index, is_down=item.is_down).told
    return Having(held(item), told | set(item.things), Equipment.COUCH in item.things, station(item))


def station(item: PlanItem) -> Equipment | None:
    """Return at what she stands or sits for an item, None where that is anywhere."""
    return next((each for each in _STATIONS if each in item.things), None)


def needed_down(plan: Plan, index: int) -> tuple[Equipment, ...]:
    """Return what is needed from the item at `index` on until she gets up again or goes from floor to bed."""
    first = plan.items[index]
    stay = takewhile(lambda item: item.is_down and item.place is first.place, plan.items[index:])
    return tuple(dict.fromkeys(need for item in stay for need in item.things))


def needed_on_the_bed(plan: Plan) -> tuple[Equipment, ...]:
    """Return what is needed on the bed and nowhere else."""
    lying = [item.is_down and item.place is Place.BED for item in plan.items]
    there = {need for item, on_bed in zip(plan.items, lying, strict=True) if on_bed for need in item.things}
    elsewhere = {need for item, on_bed in zip(plan.items, lying, strict=True) if not on_bed for need in item.things}
    return tuple(need for need in plan.equipment if need in there - elsewhere)


def held(item: PlanItem) -> tuple[Equipment, ...]:
    """Return what she holds, or has on, while she does an item."""
    return tuple(need for need in item.things if need in _PUT_DOWN)


def to_put_down(before: Iterable[Equipment], item: PlanItem, *, moves: bool) -> tuple[Equipment, ...]:
    """Return which of the things that she holds she puts down before an item; weights before any change of position."""
    return tuple(thing for thing in before if thing not in item.things or (moves and thing is Equipment.WEIGHT))


def put_down(things: Iterable[Equipment]) -> str:
    """Return the words for putting things down; "" for none."""
    return " ".join(_PUT_DOWN[thing] for thing in things)


def today(things: Iterable[Equipment], on_the_bed: Iterable[Equipment] = ()) -> str:
    """Return the words for all that a session needs: "Today you need a firm chair, and your pillows on the bed.".

    `on_the_bed` is what is needed there alone. Of more than three things, that Space waits for her. "" for nothing.
    """
    laid = set(on_the_bed)
    by_her = [thing for thing in things if thing not in laid]
    on_bed = [thing for thing in _SAID if thing in laid - {Equipment.BED, Equipment.MAT}]
    both = ", and ".join(part for part in (_listed(by_her), f"{_listed(on_bed)} on the bed" if on_bed else "") if part)
    longer = LONGER if len(by_her) + len(on_bed) > _AT_ONCE else ""
    return f"Today you need {both}.{longer}" if both else ""


def now(things: Iterable[Equipment]) -> str:
    """Return the words for what the next exercise needs: "You need your weights now."; "" for nothing."""
    said = _listed(things)
    return f"You need {said} now." if said else ""


def before_going_down(things: Iterable[Equipment], place: Place, *, laid: bool = False) -> str:
    """Return the words for what is needed down there: "You will need your strap beside your mat."; "" for nothing.

    `laid`: her mat lies there already. Of a mat that the session does not ask for nothing is said.
    """
    wanted = tuple(things)
    if place is Place.BED:
        said = _listed(thing for thing in wanted if thing not in (Equipment.BED, Equipment.MAT))
        return f"You will need {said} on the bed." if said else ""
    said = _listed(thing for thing in wanted if thing not in (Equipment.MAT, Equipment.COUCH))
    beside = f", with {said} beside it." if said else "."
    if Equipment.COUCH in wanted:
        return ("Lay your mat by the couch" if Equipment.MAT in wanted else "Go over to the couch") + beside
    if Equipment.MAT in wanted and not laid:
        return f"Lay out your mat{beside}"
    if Equipment.MAT in wanted:
        return f"You will need {said} beside your mat." if said else "Go over to your mat."
    return f"You will need {said} beside you on the floor." if said else ""


def _listed(things: Iterable[Equipment]) -> str:
    names = [_SAID[thing] for thing in things]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}" if names else ""
