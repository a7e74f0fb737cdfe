"""Whether a variation fits today, and if not, everything that stands in its way.

Knows exercises and comfort; does not know routines, which variation is best, or how a reason reads.

Flat on the back: not chosen by itself from week 16, never from week 20 (content sheet B4.5; NHS pages
advise against long spells flat after week 16, ACOG-based pages after week 20).
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from routine_app.domain.comfort import Comfort
from routine_app.domain.exercise import Variation
from routine_app.domain.vocabulary import Demand, Equipment, Position, Suitability

FLAT_UNTIL_WEEK = 15
FLAT_NEVER_FROM_WEEK = 20

FLOOR_POSITIONS = frozenset(
    {Position.ALL_FOURS, Position.KNEELING, Position.SUPINE, Position.SIDE_LYING, Position.INCLINE}
)
"""Where she is down on the floor or up on a bed."""

# Where there is no band, there is none of another strength or length.
_KINDS_OF = {Equipment.MEDIUM_BAND: Equipment.BAND, Equipment.LONG_BAND: Equipment.BAND}

# What a position asks for even where a file forgot to say so. Propped up is left out: an armchair is no floor.
_IMPLIED: dict[Position, tuple[Demand, ...]] = {
    Position.SUPINE: (Demand.FLOOR, Demand.FLAT_ON_BACK),
    Position.SIDE_LYING: (Demand.FLOOR,),
    Position.ALL_FOURS: (Demand.FLOOR, Demand.KNEELING_PRESSURE),
    Position.KNEELING: (Demand.FLOOR, Demand.KNEELING_PRESSURE),
}


class ObjectionKind(StrEnum):
    """What sort of thing stands in the way."""

    POSITION = "position"
    DEMAND = "demand"
    EQUIPMENT = "equipment"
    WEEK = "week"


class Objection(msgspec.Struct, frozen=True):
    """One thing that keeps a variation from fitting today.

    `what` is the avoided position or demand, or the missing equipment. For WEEK it is `flat_on_back` where that is
    the cause, else None, and `week` is the first week (1-42) from which the variation is not chosen, where known.
    `unsaid`: she has not said her week, and the rule holds for a week that it may be.
    """

    kind: ObjectionKind
    what: Position | Demand | Equipment | None
    week: int | None = None
    unsaid: bool = False


_CARE = tuple(Suitability)


def is_flat(variation: Variation, positions: tuple[Position, ...]) -> bool:
    """Return whether it lies her flat on her back, said by its demands or by its position."""
    return Demand.FLAT_ON_BACK in variation.demands or Position.SUPINE in positions


def gets_down(variation: Variation) -> bool:
    """Return whether it takes her down to the floor or up on a bed."""
    return Demand.FLOOR in variation.demands or not FLOOR_POSITIONS.isdisjoint(variation.positions)


def ways(variation: Variation) -> tuple[tuple[Position, ...], ...]:
    """Return the ways to do it: one for each position where any will do, else one through all of them."""
    if variation.any_position:
        return tuple((position,) for position in variation.positions)
    return (variation.positions,)


def fitting_ways(variation: Variation, comfort: Comfort, *, asked: bool) -> tuple[tuple[Position, ...], ...]:
    """Return the ways that fit today, in the file's order; empty when it does not fit.

    `asked` says that the routine names the variation itself or that she pinned it: only then may it be used
    beyond its `until_week`.
    """
    return tuple(way for way in ways(variation) if next(_against(variation, way, comfort, asked), None) is None)


def ways_by_itself(variation: Variation, comfort: Comfort) -> tuple[tuple[Position, ...], ...]:
    """Return the ways in which it may stand in unasked. Nobody can count on a helper being there."""
    if Demand.PARTNER in variation.demands:
        return ()
    return fitting_ways(variation, comfort, asked=False)


def objections_to_way(
    variation: Variation, way: tuple[Position, ...], comfort: Comfort, *, asked: bool
) -> tuple[Objection, ...]:
    """Return what stands against one way of doing it, the weightiest first."""
    return tuple(_against(variation, way, comfort, asked))


def objections(variation: Variation, comfort: Comfort, *, asked: bool = True) -> tuple[Objection, ...]:
    """Return why a variation does not fit, the weightiest first; empty when it fits.

    Without `asked` the weeks count in which it is merely not chosen by itself.
    """
    if fitting_ways(variation, comfort, asked=asked):
        return ()
    found = (one for way in ways(variation) for one in _against(variation, way, comfort, asked))
    return tuple(dict.fromkeys(found))


def _against(variation: Variation, way: tuple[Position, ...], comfort: Comfort, asked: bool) -> Iterator[Objection]:
    if comfort.avoid:
        yield from _avoided(variation, way, comfort)
    if comfort.without:
        for need in variation.equipment:
            if need in comfort.without or _KINDS_OF.get(need) in comfort.without:
                yield Objection(ObjectionKind.EQUIPMENT, need)
    if comfort.weeks is not None:
        yield from _too_late(variation, way, comfort, asked)


def _avoided(variation: Variation, way: tuple[Position, ...], comfort: Comfort) -> Iterator[Objection]:
    """Yield the floor first (it explains most), then positions, then the other demands."""
    avoid = comfort.avoid
    demands = _demands(variation, way)
    if Demand.FLOOR in avoid and Demand.FLOOR in demands:
        yield Objection(ObjectionKind.DEMAND, Demand.FLOOR)
    for position in way:
        if position in avoid:
            yield Objection(ObjectionKind.POSITION, position)
    if Position.SUPINE in avoid and Demand.FLAT_ON_BACK in demands and Position.SUPINE not in way:
        yield Objection(ObjectionKind.POSITION, Position.SUPINE)
    for demand in demands:
        if demand is not Demand.FLOOR and demand in avoid:
            yield Objection(ObjectionKind.DEMAND, demand)


def _demands(variation: Variation, way: tuple[Position, ...]) -> tuple[Demand, ...]:
    """Return the demands that the file names and those that its positions and equipment imply."""
    implied = [demand for position in way for demand in _IMPLIED.get(position, ())]
    if Equipment.WEIGHT in variation.equipment:
        implied.append(Demand.WEIGHT)
    return tuple(dict.fromkeys((*variation.demands, *implied)))


def rating(variation: Variation, comfort: Comfort) -> Suitability:
    """Return how the content sheet rates it at her stage: the most careful word where her week is not known."""
    weeks = comfort.weeks
    if weeks is None:
        return Suitability.OK
    first, last = (variation.trimesters.at(week) for week in weeks)
    return first if first is last else max(first, last, key=_CARE.index)


def _too_late(variation: Variation, way: tuple[Position, ...], comfort: Comfort, asked: bool) -> Iterator[Objection]:
    week = comfort.weeks[0] if comfort.weeks else 1
    flat = is_flat(variation, way)
    cause = Demand.FLAT_ON_BACK if flat else None
    until, never = week_limits(variation, flat=flat)
    unsaid = comfort.week is None
    if never is not None and week >= never:
        yield Objection(ObjectionKind.WEEK, cause, never, unsaid)
    elif not asked and until is not None and week > until:
        yield Objection(ObjectionKind.WEEK, cause, until + 1, unsaid)
    elif until is None and never is None and rating(variation, comfort) is Suitability.AVOID:
        # Weeks say more exactly than a trimester when to stop; without them the trimester's word stands.
        yield Objection(ObjectionKind.WEEK, None, unsaid=unsaid)


def week_limits(variation: Variation, *, flat: bool) -> tuple[int | None, int | None]:
    """Return the last week in which it is chosen by itself and the first in which it is not offered at all."""
    if not flat:
        return variation.until_week, variation.never_from_week
    until, never = variation.until_week, variation.never_from_week
    return (
        FLAT_UNTIL_WEEK if until is None else min(until, FLAT_UNTIL_WEEK),
        FLAT_NEVER_FROM_WEEK if never is None else min(never, FLAT_NEVER_FROM_WEEK),
    )
