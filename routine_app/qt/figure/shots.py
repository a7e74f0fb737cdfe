"""What views ask of the figure: how she looks, and which instant of what is shown.

Knows values only.
"""

from __future__ import annotations

import msgspec

from routine_app.domain.change import Change
from routine_app.domain.comfort import Week
from routine_app.domain.exercise import Variation
from routine_app.domain.vocabulary import Place, Side
from routine_app.figure.appearance import Hair
from routine_app.qt.figure.wardrobe import CLOTHES, HAIRS, SKINS

DEFAULT_SKIN, DEFAULT_HAIR_COLOUR, DEFAULT_CLOTHES = "light", "dark_brown", "teal"


class Likeness(msgspec.Struct, frozen=True):
    """How the figure resembles her; `week` is 1-42, "postpartum", or None where she has not said."""

    skin: str = DEFAULT_SKIN
    hair: Hair = Hair.BUN
    hair_colour: str = DEFAULT_HAIR_COLOUR
    clothes: str = DEFAULT_CLOTHES
    week: Week | None = None


def likeness_of(skin: str, hair: str, hair_colour: str, clothes: str, week: Week | None) -> Likeness:
    """Return the likeness for names from her preferences; a name that is not known gives the default."""
    return Likeness(
        skin if skin in SKINS else DEFAULT_SKIN,
        Hair(hair) if hair in tuple(Hair) else Hair.BUN,
        hair_colour if hair_colour in HAIRS else DEFAULT_HAIR_COLOUR,
        clothes if clothes in CLOTHES else DEFAULT_CLOTHES,
        week,
    )


class FigureShot(msgspec.Struct, frozen=True):
    """What to show: a variation, or a change of position, at one instant.

    `fraction` is that of the phase, or of the change's move under way. `rests` shows the change as still steps.
    `place` is where she lies; with a `waypoint` she waits there instead.
    `yaw` and `pitch` (degrees) are how far the figure is turned from where it is best seen.
    `other` is every second repetition, which is the mirror image where a movement alternates.
    `phase` None is the pose before and between sets; `rest` is how far she has gone from it to how she rests,
    and `ready` how much of the way to it, from how she gets ready, is still to come.
    `first` is the first repetition of a set, which begins in the pose before it; a rest after a set that is just `over`
    begins where that ended. `fraction`, `fullness`, `rest` and `ready` are 0..1.
    """

    variation: Variation | None = None
    side: Side | None = None
    change: Change | None = None
    rests: bool = False
    phase: str | None = None
    fraction: float = 0.0
    fullness: float = 0.0
    other: bool = False
    rest: float = 0.0
    ready: float = 0.0
    first: bool = False
    over: bool = False
    yaw: float = 0.0
    pitch: float = 0.0
    place: Place = Place.FLOOR
    waypoint: str | None = None
