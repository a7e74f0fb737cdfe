"""What is comfortable for her today.

Knows slugs only; the rules that use them are in `resolve`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from routine_app.domain.vocabulary import Demand, Equipment, Position, Side

Avoidable = Position | Demand
_NO_PINS: Mapping[str, str] = MappingProxyType({})


class Comfort(msgspec.Struct, frozen=True):
    """Her comfort: what she avoids, what is not at hand, her week (1-42), her own choices.

    `pinned` maps an exercise id to the variation id that she always wants.
    """

    avoid: frozenset[Avoidable] = frozenset()
    without: frozenset[Equipment] = frozenset()
    week: int | None = None
    pinned: Mapping[str, str] = _NO_PINS
    sore_side: Side | None = None


def avoidable(slug: str) -> Avoidable:
    """Return the position or demand with this slug; raises ValueError for an unknown one."""
    try:
        return Position(slug)
    except ValueError:
        return Demand(slug)


AVOIDABLE_SLUGS: tuple[str, ...] = (*(p.value for p in Position), *(d.value for d in Demand))
