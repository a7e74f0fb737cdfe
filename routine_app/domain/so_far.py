"""How a session stands where the rest of it is laid out anew: what she has been told, what she does, who still speaks.

Knows timelines and plan items; does not know scripts, commands or clocks. All in ms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from routine_app.domain.cue_slots import BETWEEN_MS, spoken_until
from routine_app.domain.plan import PlanItem
from routine_app.domain.timeline import Timeline
from routine_app.domain.vocabulary import Side


class Leaving(msgspec.Struct, frozen=True):
    """What she does there: an item and its side, and whether she `works` or waits for that."""

    item: PlanItem
    side: Side | None
    works: bool


class SoFar(msgspec.Struct, frozen=True):
    """What has been told of each variation (by its id), what she is leaving, and how long a sentence still lasts."""

    told: Mapping[str, set[str]] = MappingProxyType({})
    leaving: Leaving | None = None
    speaks_ms: int = 0


NOTHING = SoFar()


def so_far(done: Timeline, leaving: Leaving | None = None) -> SoFar:
    """Return how a session stands at the end of what was done of it."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for segment in done.segments:
        until_ms = segment.duration_ms
        told[segment.variation or ""] |= {each.text for each in segment.talk if each.at_ms < until_ms}
    speaks_ms = spoken_until(done.cues) + BETWEEN_MS - done.duration_ms
    return SoFar(told, leaving, speaks_ms if speaks_ms > BETWEEN_MS else 0)
