"""A change of position as a whole: what she ends, the way-points in between, and what she begins.

Knows plans and timelines; does not know time, figures or views. A timeline says of each move only what it is itself.
"""

from __future__ import annotations

from itertools import takewhile

import msgspec

from routine_app.domain.exercise import Variation
from routine_app.domain.plan import Plan
from routine_app.domain.timeline import Segment, Timeline
from routine_app.domain.vocabulary import Place, SegmentKind, Side


class Posture(msgspec.Struct, frozen=True):
    """How she holds herself at one end: at the end of a phase of a variation, or (None) ready for it; and where."""

    variation: Variation
    side: Side | None = None
    phase: str | None = None
    place: Place = Place.FLOOR


class Change(msgspec.Struct, frozen=True):
    """A whole change of position.

    `stations` are the slugs of its way-points (`transitions.Waypoint`), of which the move under way goes from the one
    at index `move` to the next; at a stop both are one. An end is None where no exercise is: before the first, where
    she turned round, or at a rest somewhere else.
    """

    stations: tuple[str, ...]
    move: int
    before: Posture | None = None
    after: Posture | None = None


def change_at(plan: Plan, timeline: Timeline, index: int) -> Change | None:
    """Return the change of position that the segment at `index` belongs to; None where she changes none.

    That is so where it is no such segment, and where all of them are stops at one way-point.
    """
    here = timeline.segments[index]
    if here.kind is not SegmentKind.CHANGE_POSITION:
        return None
    back = [*takewhile(lambda each: each.bout == here.bout, reversed(timeline.segments[:index]))]
    on = [*takewhile(lambda each: each.bout == here.bout, timeline.segments[index + 1 :])]
    segments = [*reversed(back), here, *on]
    stations = (segments[0].origin or "", *(segment.phase or "" for segment in segments))
    if len(set(stations)) == 1:
        return None
    first, last = index - len(back), index + len(on)
    return Change(stations, len(back), _posture(plan, timeline, first - 1), _posture(plan, timeline, last + 1))


def posture_at(plan: Plan, timeline: Timeline, index: int) -> Posture | None:
    """Return what she does in the segment at `index`; at the finish, how she has ended the last exercise.

    None where that was no exercise.
    """
    segment = timeline.segments[index]
    if segment.item is None:
        return _posture(plan, timeline, index - 1) if segment.kind is SegmentKind.FINISH else None
    item = plan.items[segment.item]
    return Posture(item.variation, segment.side, place=item.place)


def _posture(plan: Plan, timeline: Timeline, index: int) -> Posture | None:
    """Return how she ends the segment at `index` before a change, or begins it after one."""
    if not 0 <= index < len(timeline.segments):
        return None
    segment = timeline.segments[index]
    if segment.item is None or segment.kind is SegmentKind.CHANGE_POSITION or segment.waypoint is not None:
        return None
    item = plan.items[segment.item]
    phase = _last_phase(segment) if segment.is_work else None
    return Posture(item.variation, segment.side, phase, item.place)


def _last_phase(segment: Segment) -> str | None:
    return segment.loop[-1].name if segment.loop else segment.phase
