"""Rest that she asked for while she works: part of the next waiting segment, until that begins.

Makes edits of the session; when more is asked for, and what time it is, is for `player`.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec.structs import replace

from routine_app.domain.compile import cue_anew
from routine_app.domain.rest_words import lasting
from routine_app.domain.splice import lengthen
from routine_app.domain.vocabulary import SegmentKind
from routine_app.playback.edits import Edit
from routine_app.playback.events import SegmentStarted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routine_app.domain.timeline import Timeline
    from routine_app.playback.events import Event
    from routine_app.playback.spot import Spot

MORE_REST_MS = 10_000


class OwedRest:
    """How much rest is owed to her."""

    def __init__(self) -> None:
        self._ms = 0

    def go_longer(self, spot: Spot) -> Edit | None:
        """Make this waiting segment longer, or during work the next one; None where none is left."""
        edit = _wait_longer(spot, MORE_REST_MS)
        if edit is not None and not spot.segment.is_waiting:
            self._ms += MORE_REST_MS
        return edit

    def within(self, edit: Edit, spot: Spot) -> Timeline:
        """Return the timeline of an edit, asked for at `spot`, with what is owed where the rest is compiled anew."""
        return _owing(edit, self._ms, spot) if edit.anew else edit.timeline

    def follow(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """Return the events; where a waiting segment begins, nothing is owed any more."""
        told = tuple(events)
        if any(isinstance(event, SegmentStarted) and event.segment.is_waiting for event in told):
            self._ms = 0
        return told


def _wait_longer(spot: Spot, extra_ms: int) -> Edit | None:
    """Lengthen this waiting segment, or the next one where she works; nothing where none is left."""
    timeline = _longer_wait(spot, extra_ms)
    return None if timeline is None else Edit(spot.plan, spot.options, timeline)


def _owing(edit: Edit, owed_ms: int, spot: Spot) -> Timeline:
    """Return the edit's timeline with the rest that is still owed to her, in the next waiting segment.

    `spot` is where she was when she asked for the edit.
    """
    at_ms, has_cued = (spot.at_ms, spot.has_cued) if edit.to is None else (edit.to[0], False)
    there = replace(spot, plan=edit.plan, options=edit.options, timeline=edit.timeline, at_ms=at_ms, has_cued=has_cued)
    there = replace(there, index=edit.timeline.index_at(at_ms), waited_ms=0)
    return (_longer_wait(there, owed_ms) if owed_ms else None) or edit.timeline


def _longer_wait(spot: Spot, extra_ms: int) -> Timeline | None:
    """Lengthen the first waiting segment from here on, and plan its words for the longer time; None where none is.

    Of a rest with its way onto her side, that is the rest.
    """
    segments = spot.timeline.segments
    index = next((number for number in range(spot.index, len(segments)) if segments[number].is_waiting), None)
    if index is not None and index > spot.index and segments[index].kind is SegmentKind.CHANGE_POSITION:
        on = takewhile(lambda each: each.is_waiting and each.item == spot.segment.item, segments[index:])
        index += next((number for number, each in enumerate(on) if each.kind is SegmentKind.REST), 0)
    if index is None:
        return None
    timeline = lengthen(spot.timeline, index, extra_ms, spot.at_ms)
    timeline = _said_anew(timeline, index)  # what has been heard of it is not said again
    return cue_anew(timeline, spot.plan, spot.options.cue_level, spot.unheard_ms, length_of=spot.length_of)


def _said_anew(timeline: Timeline, index: int) -> Timeline:
    here = timeline.segments[index]
    told = replace(here, talk=lasting(here.talk, here.duration_ms))
    return replace(timeline, segments=(*timeline.segments[:index], told, *timeline.segments[index + 1 :]))
