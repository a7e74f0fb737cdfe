"""When other apps' sound should be low: shortly before words until shortly after them. Pure; knows cues and ms only.

Words that follow each other closely share one span: music that rises between "2." and "3." and sinks again each few
seconds is worse than music that stays low for a set.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from routine_app.domain.timeline import Cue

LEAD_MS = 350  # so that it is low when the first word begins
AFTER_MS = 1_000
STAY_MS = 6_000  # from the end of words to the next ones, a repetition or so: nearer than this it stays low

Spans = tuple[tuple[int, int], ...]


def quiet_spans(cues: Iterable[Cue]) -> Spans:
    """Return the times (from, until; session ms) to be low, for cues in order of time. Tones do not count."""
    spans: list[tuple[int, int]] = []
    for cue in cues:
        if not cue.text:
            continue
        begin, end = cue.at_ms - LEAD_MS, cue.at_ms + cue.estimate_ms + AFTER_MS
        if spans and cue.at_ms - (spans[-1][1] - AFTER_MS) < STAY_MS:
            begin, end = spans[-1][0], max(spans[-1][1], end)
            spans.pop()
        spans.append((begin, end))
    return tuple(spans)


def is_quiet(spans: Spans, t_ms: int) -> bool:
    """Return whether t lies in one of the spans."""
    number = bisect_right(spans, t_ms, key=lambda span: span[0]) - 1
    return number >= 0 and t_ms < spans[number][1]
