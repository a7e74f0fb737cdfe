"""What a timeline has to report, and when: its happenings in order.

Knows timelines and events; does not know where the player is.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from routine_app.domain.timeline import Segment, Timeline
from routine_app.domain.vocabulary import SegmentKind
from routine_app.playback.events import CueDue, Event, ItemFinished, ItemStarted, SegmentStarted, SetFinished


class Rank(IntEnum):
    """The order of what happens in one instant: first what ends, then what begins."""

    SET_FINISHED = 0
    ITEM_FINISHED = 1
    ITEM_STARTED = 2
    SEGMENT_STARTED = 3
    CUE = 4
    ALL = 5


Key = tuple[int, Rank]


class EventMark(NamedTuple):
    """An event at its instant."""

    at_ms: int
    rank: Rank
    event: Event

    @property
    def key(self) -> Key:
        """What marks are ordered by."""
        return self.at_ms, self.rank


def marks_of(timeline: Timeline) -> tuple[EventMark, ...]:
    """Return all marks of a timeline in order."""
    found = [EventMark(cue.at_ms, Rank.CUE, CueDue(cue)) for cue in timeline.cues]
    found.extend(_segment_marks(timeline.segments))
    return tuple(sorted(found, key=lambda mark: mark.key))


def set_finished(timeline: Timeline, index: int, extra_ms: int = 0) -> SetFinished:
    """Return the report of the set that ends with the segment at `index`, which took `extra_ms` longer than that."""
    last = timeline.segments[index]
    first = index
    while first > 0 and timeline.segments[first - 1].bout == last.bout:
        first -= 1
    return _finished(last, timeline.segments[first].start_ms, extra_ms)


def _segment_marks(segments: tuple[Segment, ...]) -> Iterator[EventMark]:
    bout_start_ms = 0
    for before, segment in zip((None, *segments), segments, strict=False):
        at_ms = segment.start_ms
        if before is None or before.item != segment.item:
            if before is not None and before.item is not None:
                yield EventMark(at_ms, Rank.ITEM_FINISHED, ItemFinished(before.item))
            if segment.item is not None:
                yield EventMark(at_ms, Rank.ITEM_STARTED, ItemStarted(segment.item))
        if before is None or before.bout != segment.bout:
            if before is not None and before.is_work:
                yield EventMark(at_ms, Rank.SET_FINISHED, _finished(before, bout_start_ms, 0))
            bout_start_ms = at_ms
        yield EventMark(at_ms, Rank.SEGMENT_STARTED, SegmentStarted(segment, at_ms))


def _finished(last: Segment, start_ms: int, extra_ms: int) -> SetFinished:
    return SetFinished(
        item=last.item or 0,
        variation_id=last.variation or "",
        side=last.side,
        set=last.set or 1,
        reps=last.reps if last.kind is SegmentKind.WORK else None,
        duration_ms=last.end_ms - start_ms + extra_ms,
        at_ms=last.end_ms,
    )
