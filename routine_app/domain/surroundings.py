"""What her comfort means for where she lies, what she has beside her, and how she gets down.

Knows variations and comfort; does not know routines, order, time or words.
"""

from __future__ import annotations

from routine_app.domain.comfort import Comfort
from routine_app.domain.exercise import Variation
from routine_app.domain.fit import FLOOR_POSITIONS
from routine_app.domain.vocabulary import Demand, Equipment, Place, Position

_LYING = frozenset({Position.SUPINE, Position.SIDE_LYING, Position.INCLINE})
_SEATS = (Equipment.CHAIR, Equipment.COUCH)


def place_for(variation: Variation, way: tuple[Position, ...], wanted: Place, comfort: Comfort) -> Place:
    """Return where she lies down for a variation, done in the positions of `way`.

    What needs a bed is done on it, what needs a couch before it; all else as `wanted`, where there is a bed.
    """
    if _LYING.isdisjoint(way):
        return Place.FLOOR
    if Equipment.BED in variation.equipment:
        return Place.BED
    if wanted is Place.FLOOR or Equipment.COUCH in variation.equipment or Equipment.BED in comfort.without:
        return Place.FLOOR
    return Place.BED


def helpful(variation: Variation, way: tuple[Position, ...], comfort: Comfort) -> tuple[Equipment, ...]:
    """Return what a variation can do without and is worth having at hand, of what she has.

    Pillows for lying, a mat on the floor, a chair to sit on or, where balance is asked for, within reach (content sheet
    B4.7).
    """
    worth = set()
    if not _LYING.isdisjoint(way):
        worth.add(Equipment.PILLOWS)
    if not FLOOR_POSITIONS.isdisjoint(way):
        worth.add(Equipment.MAT)
    if Position.SEATED in way or Demand.BALANCE in variation.demands:
        worth.add(Equipment.CHAIR)
    return tuple(each for each in variation.optional if each in worth - comfort.without)


def rests_on_side(variation: Variation, comfort: Comfort) -> bool:
    """Return whether she rolls onto her side between its sets: where the content sheet says so and she can."""
    return variation.rests_on_side and Position.SIDE_LYING not in comfort.avoid


def seat(comfort: Comfort) -> Equipment | None:
    """Return what she gets down to the floor and up by where kneeling is avoided (†, design); None: she kneels."""
    if comfort.avoid.isdisjoint({Position.KNEELING, Demand.KNEELING_PRESSURE}):
        return None
    return next((each for each in _SEATS if each not in comfort.without), _SEATS[0])
