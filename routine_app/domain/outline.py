"""A timeline seen from afar: which stretch belongs to which exercise, and to which set, hold or rest.

Knows segments only; worked out once for each timeline and looked up by bisection, so that views need not reckon.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import groupby

import msgspec

from routine_app.domain.timeline import Segment, Timeline


class Span(msgspec.Struct, frozen=True):
    """A stretch of the session in ms, and the plan item that it belongs to (None for the finish)."""

    start_ms: int
    end_ms: int
    item: int | None

    def fraction(self, t_ms: int) -> float:
        """Return how much of it is over at t (0-1)."""
        length = self.end_ms - self.start_ms
        return min(max((t_ms - self.start_ms) / length, 0.0), 1.0) if length > 0 else 1.0


class Outline(msgspec.Struct, frozen=True):
    """The last stretch of each plan item (of no length if skipped before it began), and the parts in order."""

    exercises: tuple[Span, ...]
    parts: tuple[Span, ...]

    def part_fraction(self, t_ms: int) -> float:
        """Return how much of the present set, hold, rest or change is over at t (0-1)."""
        if not self.parts:
            return 0.0
        found = bisect_right(self.parts, t_ms, key=lambda span: span.start_ms) - 1
        return self.parts[max(found, 0)].fraction(t_ms)


def outline_of(timeline: Timeline, items: int) -> Outline:
    """Return the outline of a timeline of a plan with so many items."""
    last = {span.item: span for span in _spans(timeline.segments, lambda segment: segment.item)}
    exercises: list[Span] = []
    for item in range(items):
        before_ms = exercises[-1].end_ms if exercises else 0
        exercises.append(last.get(item) or Span(before_ms, before_ms, item))
    return Outline(tuple(exercises), _spans(timeline.segments, lambda segment: segment.bout))


def _spans(segments: tuple[Segment, ...], key: Callable[[Segment], object]) -> tuple[Span, ...]:
    runs = [tuple(run) for _, run in groupby(segments, key=key)]
    return tuple(Span(run[0].start_ms, run[-1].end_ms, run[0].item) for run in runs)
