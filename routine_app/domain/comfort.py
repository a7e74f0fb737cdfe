"""What is comfortable for her today.

Knows slugs only; the rules that use them are in `resolve`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

import msgspec

from routine_app.domain.day_edits import DayEdits
from routine_app.domain.vocabulary import Demand, Equipment, Position, Side

Avoidable = Position | Demand
Week = int | Literal["postpartum", "ended"]
"""A week of pregnancy (1-42); or `POSTPARTUM` (the baby is born) or `ENDED`: then no rule of pregnancy holds."""

POSTPARTUM: Final = "postpartum"
ENDED: Final = "ended"
"""Her pregnancy has ended, and nothing is assumed of how."""
AFTER: Final = (POSTPARTUM, ENDED)
LAST_WEEK = 42
UNKNOWN_FROM = 20
"""An unsaid week counts as this one or later †, so nothing flat on the back is offered (content sheet B4.5)."""
_LAST_WEEKS = (13, 27)  # of the first and of the second trimester
_NO_PINS: Mapping[str, str] = MappingProxyType({})


class Comfort(msgspec.Struct, frozen=True):
    """Her comfort: what she avoids, what is not at hand, her week, her own choices.

    `pinned` maps an exercise id to the variation id that she always wants. `easier`: for this session she takes the
    easier versions, and fewer of each; `edits` are her changes in it for today.
    """

    avoid: frozenset[Avoidable] = frozenset()
    without: frozenset[Equipment] = frozenset()
    week: Week | None = None
    pinned: Mapping[str, str] = _NO_PINS
    sore_side: Side | None = None
    easier: bool = False
    edits: DayEdits = DayEdits()

    @property
    def pregnancy_week(self) -> int | None:
        """The week (1-42) that the rules of pregnancy go by; None after it, and where she has not said."""
        return self.week if isinstance(self.week, int) else None

    @property
    def is_pregnant(self) -> bool:
        """Whether a pregnancy may be going on: unless she has said that it is over."""
        return self.week not in AFTER

    @property
    def weeks(self) -> tuple[int, int] | None:
        """The first and last week of pregnancy that it may be now; None after it."""
        if not self.is_pregnant:
            return None
        week = self.pregnancy_week
        return (UNKNOWN_FROM, LAST_WEEK) if week is None else (week, week)


def trimester(week: int) -> int:
    """Return the trimester (1-3) of a week of pregnancy (1-42): weeks 1-13, 14-27, 28 on."""
    first, second = _LAST_WEEKS
    return 1 + (week > first) + (week > second)


def avoidable(slug: str) -> Avoidable:
    """Return the position or demand with this slug; raises ValueError for an unknown one."""
    try:
        return Position(slug)
    except ValueError:
        return Demand(slug)


AVOIDABLE_SLUGS: tuple[str, ...] = (*(p.value for p in Position), *(d.value for d in Demand))
