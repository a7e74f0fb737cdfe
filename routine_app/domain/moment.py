"""The Moment at an instant: everything a view needs, as a pure function of the timeline and t.

Knows timelines only; does not know clocks, players or views.
"""

from __future__ import annotations

from typing import NamedTuple

from routine_app.domain.breath_track import fullness_at, fullness_in_loop
from routine_app.domain.exercise import Phase
from routine_app.domain.formatting import seconds_left
from routine_app.domain.timeline import Moment, Segment, Timeline, Unit
from routine_app.domain.vocabulary import Breath, SegmentKind

_READ_ON_MS = 1_500  # to read to the end what was told while she works


class _Phase(NamedTuple):
    name: str | None
    breath: Breath
    fraction: float


def moment_at(timeline: Timeline, t_ms: int, *, waited_ms: int | None = None) -> Moment:
    """Return the Moment at t (ms, clamped to the session), found by bisection.

    `waited_ms` is how long she has taken beyond the end of an open segment that ends at t: the moment is then still
    that segment's, `waiting`, and its loop goes on. Raises IndexError for a timeline without segments.
    """
    t = min(max(t_ms, 0), timeline.duration_ms)
    waiting = waited_ms is not None
    index = timeline.index_at(t - 1 if waiting else t)
    segment = timeline.segments[index]
    over_ms = waited_ms or 0
    elapsed = t - segment.start_ms + over_ms
    phase = _phase_at(segment, elapsed)
    count, of, unit = _count(segment, t)
    fullness = fullness_at(timeline, t)
    return Moment(
        t_ms=t,
        duration_ms=timeline.duration_ms,
        index=index,
        segment=segment,
        elapsed_ms=elapsed,
        remaining_ms=segment.end_ms - t,
        phase=phase.name,
        phase_fraction=phase.fraction,
        breath=phase.breath,
        fullness=fullness_in_loop(segment.loop, over_ms, fullness) if waiting else fullness,
        count=count,
        of=of,
        unit=unit,
        waiting=waiting,
        text=_text(segment, elapsed),
        next_item=_next_item(timeline, segment),
    )


def _text(segment: Segment, elapsed_ms: int) -> str:
    """Return what is told now: while she waits until something else is, while she works for a moment longer."""
    told = next((each for each in reversed(segment.talk) if each.at_ms <= elapsed_ms), None)
    if told is None or (segment.is_work and elapsed_ms > told.end_ms + _READ_ON_MS):
        return segment.text
    return told.text


def _phase_at(segment: Segment, elapsed_ms: int) -> _Phase:
    if not segment.loop:
        return _Phase(segment.phase, segment.breath, min(1.0, elapsed_ms / segment.duration_ms))
    at = elapsed_ms % sum(phase.ms for phase in segment.loop)
    for phase in segment.loop[:-1]:
        if at < phase.ms:
            return _in_loop(phase, at)
        at -= phase.ms
    return _in_loop(segment.loop[-1], at)


def _in_loop(phase: Phase, at_ms: int) -> _Phase:
    return _Phase(phase.name, phase.breath, at_ms / phase.ms)


def _count(segment: Segment, t: int) -> tuple[int, int | None, Unit]:
    """Return the giant number. In an open segment that is how many to do: she counts for herself."""
    match segment.kind:
        case SegmentKind.WORK if segment.open:
            return segment.reps or 0, None, Unit.REPS
        case SegmentKind.WORK:
            return segment.rep or 0, segment.reps, Unit.REPS
        case SegmentKind.BREATHE:
            return segment.rep or 0, segment.reps, Unit.BREATHS
        case _:
            until = segment.end_ms if segment.countdown_end_ms is None else segment.countdown_end_ms
            return seconds_left(until - t), None, Unit.SECONDS


def _next_item(timeline: Timeline, segment: Segment) -> int | None:
    """Return the index of the item after this segment's: items follow each other by number."""
    last = next((each.item for each in reversed(timeline.segments) if each.item is not None), None)
    if segment.item is None or last is None or segment.item >= last:
        return None
    return segment.item + 1
