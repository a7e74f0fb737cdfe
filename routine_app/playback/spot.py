"""Where she is in a session: at which instant of which timeline, in which position, with what in her hands.

Knows plans, timelines and way-points; does not know the player's state, commands or clocks.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from routine_app.domain.fetching import Having, having_before, having_in
from routine_app.domain.journey import begins_at, ends_at
from routine_app.domain.options import CompileOptions
from routine_app.domain.plan import Plan
from routine_app.domain.spoken_length import LengthOf, estimate_ms
from routine_app.domain.timeline import Segment, Timeline
from routine_app.domain.transitions import Waypoint
from routine_app.domain.vocabulary import SegmentKind


class Spot(msgspec.Struct, frozen=True):
    """Where she is: `index` is the current segment, and `waited_ms` how long that has waited beyond its end.

    `has_cued` says whether what is heard at `at_ms` itself has been. `length_of` is how long the voice takes.
    """

    plan: Plan
    options: CompileOptions
    timeline: Timeline
    at_ms: int
    index: int
    waited_ms: int = 0
    has_cued: bool = True
    length_of: LengthOf = estimate_ms

    @property
    def unheard_ms(self) -> int:
        """The first instant of which nothing has been heard."""
        return self.at_ms + 1 if self.has_cued else self.at_ms

    @property
    def segment(self) -> Segment:
        """The current segment."""
        return self.timeline.segments[self.index]


def position(spot: Spot) -> Waypoint:
    """Return where she is: in the middle of a move, the nearer of its two way-points."""
    here = spot.segment
    before = spot.index - 1
    if here.item is None:
        if before < 0:
            return Waypoint.STANDING
        end_ms = spot.timeline.segments[before].end_ms
        return position(replace(spot, index=before, at_ms=end_ms))
    item = spot.plan.items[here.item]
    if here.kind is SegmentKind.CHANGE_POSITION:
        reached = 2 * (spot.at_ms - here.start_ms) >= here.duration_ms
        return Waypoint((here.phase if reached else here.origin) or begins_at(item))
    if here.waypoint is not None:
        return Waypoint(here.waypoint)
    return begins_at(item) if here.kind is SegmentKind.GET_READY else ends_at(item)


def having(spot: Spot) -> Having:
    """Return what she has where she is: on the first stretch of a way, still that of the exercise before."""
    here = spot.segment
    if here.item is None:
        return Having(told=frozenset(spot.plan.equipment))
    now = having_in(spot.plan, here.item)
    if here.kind is not SegmentKind.CHANGE_POSITION:
        return now
    before = spot.timeline.segments[spot.index - 1].item if spot.index else None
    if before is None or before == here.item:
        return replace(now, held=())
    return having_before(spot.plan, here.item, is_down=spot.plan.items[before].is_down)
