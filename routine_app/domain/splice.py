"""Cuts and lengthens timelines that have begun: what lies before an instant stays as it was.

Knows timelines only; does not know plans, players or clocks.
"""

from __future__ import annotations

from itertools import takewhile

from msgspec.structs import replace

from routine_app.domain.breath_track import breath_spans, fullness_at
from routine_app.domain.timeline import Cue, CueKind, Segment, Timeline
from routine_app.domain.vocabulary import SegmentKind

_TOWARDS_THE_END = (CueKind.COUNTDOWN, CueKind.NEXT)  # these belong to the end of a waiting segment, not its beginning


def cut(timeline: Timeline, at_ms: int) -> Timeline:
    """Return what lies before `at_ms`; a segment that spans it is shortened, one that begins there is left out."""
    before = takewhile(lambda segment: segment.start_ms < at_ms, timeline.segments)
    return Timeline(
        segments=tuple(replace(each, duration_ms=min(each.end_ms, at_ms) - each.start_ms) for each in before),
        breaths=tuple(takewhile(lambda span: span.start_ms < at_ms, timeline.breaths)),
        cues=tuple(takewhile(lambda cue: cue.at_ms < at_ms, timeline.cues)),
    )


def breathe_on(timeline: Timeline, from_ms: int, level: float) -> Timeline:
    """Return the timeline with the breath from `from_ms` on taken up at the fullness `level`.

    Where she jumps, fullness goes on from what she saw last: the timeline has its break where nobody looks.
    """
    before = takewhile(lambda span: span.start_ms < from_ms, timeline.breaths)
    return replace(timeline, breaths=(*before, *breath_spans(timeline.segments, from_ms, level)))


def lengthen(timeline: Timeline, index: int, extra_ms: int, now_ms: int) -> Timeline:
    """Return the timeline with `extra_ms` more in the waiting segment at `index`, and all after it that much later.

    The segment lies at or after `now_ms`; cues up to now stay where they were. The breath goes on from where it is.
    """
    longer = timeline.segments[index]
    end_ms = longer.end_ms
    segments = (
        *timeline.segments[:index],
        replace(_counting_later(longer, extra_ms), duration_ms=longer.duration_ms + extra_ms),
        *(_later(each, extra_ms) for each in timeline.segments[index + 1 :]),
    )
    from_ms = max(now_ms, longer.start_ms)
    cues = (_cue_later(cue, extra_ms) if _moves(cue, now_ms, longer.start_ms, end_ms) else cue for cue in timeline.cues)
    longer_session = Timeline(segments, timeline.breaths, tuple(sorted(cues, key=lambda cue: cue.at_ms)))
    return breathe_on(longer_session, from_ms, fullness_at(timeline, from_ms))


def recount(timeline: Timeline, index: int) -> Timeline:
    """Return the timeline with the countdown of the hold at `index` mended: it runs to where the hold now ends."""
    hold = timeline.segments[index]
    if hold.kind is not SegmentKind.HOLD:
        return timeline
    count = len(list(takewhile(lambda each: each.bout == hold.bout, timeline.segments[index:])))
    end_ms = timeline.segments[index + count - 1].end_ms
    mended = (replace(each, countdown_end_ms=end_ms) for each in timeline.segments[index : index + count])
    segments = (*timeline.segments[:index], *mended, *timeline.segments[index + count :])
    return replace(timeline, segments=segments)


def _moves(cue: Cue, now_ms: int, start_ms: int, end_ms: int) -> bool:
    if cue.at_ms <= now_ms:
        return False
    return cue.at_ms >= end_ms or (cue.at_ms >= start_ms and cue.kind in _TOWARDS_THE_END)


def _cue_later(cue: Cue, extra_ms: int) -> Cue:
    return replace(cue, at_ms=cue.at_ms + extra_ms)


def _later(segment: Segment, extra_ms: int) -> Segment:
    return replace(_counting_later(segment, extra_ms), start_ms=segment.start_ms + extra_ms)


def _counting_later(segment: Segment, extra_ms: int) -> Segment:
    if segment.countdown_end_ms is None:
        return segment
    return replace(segment, countdown_end_ms=segment.countdown_end_ms + extra_ms)
