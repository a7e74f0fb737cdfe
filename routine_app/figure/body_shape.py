"""The shape that changes: the belly through pregnancy, and chest and belly with the breath.

Knows centimetres and weeks; does not know poses. The growth follows the fundal height, which runs close to the week
in centimetres from week 20 to 36 (the usual rule of midwifery), drawn at the scale of the figure.
"""

from __future__ import annotations

import msgspec

from routine_app.domain.comfort import AFTER, Week

DEFAULT_WEEK = 26


class BodyShape(msgspec.Struct, frozen=True):
    """Sizes in metres at one instant: the belly's radius, how far it lies ahead and below, and what breath adds.

    `side` is how much wider than a ball the belly is on either side, `bust` the radius of a breast.
    """

    belly: float
    ahead: float
    drop: float
    rise: float
    widen: float
    bust: float
    side: float


def shape_at(week: Week | None, fullness: float = 0.0, breath: float = 1.0) -> BodyShape:
    """Return the shape in a week of pregnancy (1-42), after it (`"postpartum"`, `"ended"`) or unknown (None).

    `fullness` is the breath (0..1), `breath` how much of it shows in this clip (1 is quiet breathing, 3 the most). More
    of a small breath shows than of a large one: those of a rest are small, and are to be seen across a room.
    """
    breathed = fullness * (2.0 - fullness) * breath * (1.9 - 0.3 * breath)
    if week in AFTER:
        radius, ahead, drop, bust, side = 0.095, 0.026, 0.012, 0.066, 0.0
    else:
        weeks = DEFAULT_WEEK if not isinstance(week, int) else week
        grown = max(0.0, min(1.0, (weeks - 10) / 30))
        grown = grown * grown * (2.0 - grown) * 0.5 + grown * 0.5
        radius, ahead = 0.088 + 0.052 * grown, 0.020 + 0.082 * grown
        drop, bust, side = 0.012 * grown, 0.060 + 0.007 * grown, 0.024 * grown
    return BodyShape(
        belly=radius + 0.0065 * breathed,
        ahead=ahead + 0.0075 * breathed,
        drop=drop,
        rise=0.006 * fullness * breath,  # what is planted is reached from the shoulders: they move little
        widen=0.006 * breathed,
        bust=bust,
        side=side,
    )
