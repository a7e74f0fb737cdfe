"""What is calm enough to go on with after a pain of 6 or more: slow breathing, held up by a seat or by pillows.

The content sheet's B4.3 † ends the exercise then and names no stretch for after it, so none is offered; how long it
lasts is the 2 minutes of its flare-day set (F2 †). Knows exercises, comfort and where she is; not a session under way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.domain.cautions import cautions_today
from routine_app.domain.exercise import TimeDose
from routine_app.domain.fit import FLOOR_POSITIONS, is_flat, ways_by_itself
from routine_app.domain.plan import PlanItem
from routine_app.domain.surroundings import helpful, place_for
from routine_app.domain.vocabulary import Position

if TYPE_CHECKING:
    from collections.abc import Collection

    from routine_app.domain.comfort import Comfort
    from routine_app.domain.exercise import Exercise, Variation
    from routine_app.domain.vocabulary import Equipment, Place

CALM_EXERCISE = "breathing"
CALM_SECTION = "Something calmer"
LONGEST_MS = 120_000
_Way = tuple[Position, ...]


def is_calm(item: PlanItem) -> bool:
    """Whether an item of a plan is calm: breathing by the clock."""
    return item.exercise.id == CALM_EXERCISE and isinstance(item.dose, TimeDose)


def calm_items(
    calm: Exercise | None,
    comfort: Comfort,
    here: PlanItem,
    at_hand: Collection[Equipment] = (),
    done: Collection[str] = (),
) -> tuple[PlanItem, ...]:
    """Return all that is calm and fits her comfort, the best first; none where nothing of it fits, or all is `done`.

    `here` is what she is doing: what asks for no way up or down comes first, then what something holds her up in, then
    what she needs to fetch nothing for while she is down, then what asks for no change of position, then for the fewest
    demands; then the file's order.
    `at_hand` are the things that are with her, `done` the variations that she has had already (ids).
    """
    if calm is None:
        return ()
    found = [
        (way, variation)
        for variation in calm.variations
        if isinstance(variation.dose, TimeDose) and variation.id not in done
        for way in ways_by_itself(variation, comfort)
        if not is_flat(variation, way)
    ]
    near = sorted(found, key=lambda each: _distance(each[1], each[0], here, at_hand))
    return tuple(calm_item(calm, variation, comfort, way, here.place) for way, variation in near)


def calm_item(exercise: Exercise, variation: Variation, comfort: Comfort, way: _Way, place: Place) -> PlanItem:
    """Return a calm variation, done in the positions of `way`, as an item that stands at the end of a plan."""
    dose = variation.dose
    return PlanItem(
        exercise=exercise,
        variation=variation.seen_in(way),
        dose=TimeDose(min(dose.ms, LONGEST_MS)) if isinstance(dose, TimeDose) else dose,
        start=way[0],
        end=way[-1],
        section=CALM_SECTION,
        cautions=cautions_today(variation, way, comfort),
        place=place_for(variation, way, place, comfort),
        helpful=helpful(variation, way, comfort),
    )


def ways_up_or_down(here: PlanItem, start: Position) -> int:
    """Return how often she gets up or down (0 or 1) from where `here` leaves her to a position."""
    return int((here.end in FLOOR_POSITIONS) is not (start in FLOOR_POSITIONS))


def _distance(
    variation: Variation, way: _Way, here: PlanItem, at_hand: Collection[Equipment]
) -> tuple[int, bool, bool, bool, int]:
    missing = any(need not in at_hand for need in variation.equipment)
    down = here.end in FLOOR_POSITIONS
    stands = way[0] is Position.STANDING
    return ways_up_or_down(here, way[0]), stands, down and missing, here.end is not way[0], len(variation.demands)
