"""The choices of what is not comfortable and not at hand, and in one line what of it holds.

Knows which words stand for which slugs; does not know what follows from them, and no widget.
"""

from __future__ import annotations

import msgspec

from routine_app.application.words import mid_line
from routine_app.domain.comfort import Avoidable
from routine_app.domain.vocabulary import Demand, Equipment, Position


class ComfortChoice(msgspec.Struct, frozen=True):
    """One chip: its words, and what it avoids or goes without."""

    words: str
    avoid: tuple[Avoidable, ...] = ()
    without: tuple[Equipment, ...] = ()


CHOICES: tuple[ComfortChoice, ...] = (
    ComfortChoice("On all fours", (Position.ALL_FOURS,)),
    ComfortChoice("Head below hips", (Demand.HEAD_BELOW_HIPS,)),
    ComfortChoice("Flat on my back", (Demand.FLAT_ON_BACK,)),
    ComfortChoice("Kneeling", (Demand.KNEELING_PRESSURE,)),
    ComfortChoice("Standing on one leg", (Demand.ONE_LEG_STANDING,)),
    ComfortChoice("Legs apart", (Demand.LEGS_APART,)),
    ComfortChoice("Weight on my hands", (Demand.WEIGHT_ON_HANDS,)),
    ComfortChoice("Lying on my side", (Position.SIDE_LYING,)),
    ComfortChoice("Getting down to floor or bed", (Demand.FLOOR,)),
    ComfortChoice("One leg across the other", (Demand.CROSSING_LEGS,)),
    ComfortChoice("Keeping my balance", (Demand.BALANCE,)),
    ComfortChoice("Bending forward", (Demand.FORWARD_BEND,)),
    ComfortChoice("Sitting for long", (Position.SEATED,)),
    ComfortChoice("Standing for long", (Position.STANDING,)),
    ComfortChoice("No band", (), (Equipment.BAND, Equipment.LOOP_BAND)),
    ComfortChoice("No weight", (Demand.WEIGHT,), (Equipment.WEIGHT,)),
    ComfortChoice("No chair", (), (Equipment.CHAIR,)),
    ComfortChoice("No couch", (), (Equipment.COUCH,)),
    ComfortChoice("No counter", (), (Equipment.COUNTER,)),
    ComfortChoice("No free wall", (), (Equipment.WALL,)),
    ComfortChoice("No pillows", (), (Equipment.PILLOWS,)),
    ComfortChoice("No strap", (), (Equipment.STRAP,)),
    ComfortChoice("No step", (), (Equipment.STEP,)),
    ComfortChoice("No ball", (), (Equipment.BALL,)),
)

NOTHING_AVOIDED = "Not comfortable today: nothing"
ALL_AT_HAND = "At home: all there"


def holding(avoid: frozenset[Avoidable], without: frozenset[Equipment]) -> tuple[ComfortChoice, ...]:
    """Return the choices that hold."""
    return tuple(each for each in CHOICES if avoid.issuperset(each.avoid) and without.issuperset(each.without))


def avoided_forms(avoid: frozenset[Avoidable], without: frozenset[Equipment]) -> tuple[str, ...]:
    """Return what is not comfortable today in one line, from the whole of it to the shortest way to say it."""
    names = [mid_line(each.words) for each in holding(avoid, without) if not each.without]
    return _forms("Not comfortable today", names) if names else (NOTHING_AVOIDED, "Not comfortable today", "Not today")


def at_home_forms(avoid: frozenset[Avoidable], without: frozenset[Equipment]) -> tuple[str, ...]:
    """Return what is not at hand in one line, from the whole of it to the shortest way to say it."""
    names = [mid_line(each.words) for each in holding(avoid, without) if each.without]
    return _forms("At home", names, "Not at home") if names else (ALL_AT_HAND, "At home")


def _forms(title: str, names: list[str], short_title: str = "") -> tuple[str, ...]:
    whole = f"{title}: {', '.join(names)}"
    fewer = (f"{title}: {', '.join(names[:count])} and {len(names) - count} more" for count in (3, 2, 1))
    return (
        whole,
        *(form for count, form in zip((3, 2, 1), fewer, strict=True) if count < len(names)),
        f"{short_title or title}: {len(names)}",
    )
