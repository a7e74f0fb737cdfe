"""What a chart can be asked: places along its days, in order, each with the words for what stands there.

Knows numbers and words only. A place is an ordinal day, or between two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

import msgspec

from routine_app.application.diary.chart_span import ChartSpan


class Readings(msgspec.Struct, frozen=True):
    """The places, in order, and what `say` has to say of the one with an index: asked for only when she asks."""

    days: Sequence[float]
    say: Callable[[int], str]

    def __len__(self) -> int:
        return len(self.days)

    def words(self, index: int) -> str:
        """Return what stands at a place, "" where there is none with this index."""
        return self.say(index) if 0 <= index < len(self.days) else ""

    def nearest(self, day: float, span: ChartSpan) -> int | None:
        """Return the index of the place in view that is nearest to a day; None where none is in view."""
        first, end = bisect_left(self.days, span.low), bisect_right(self.days, span.high + 1)
        if first == end:
            return None
        at = min(max(bisect_left(self.days, day), first), end - 1)
        return at - 1 if at > first and day - self.days[at - 1] < self.days[at] - day else at


NO_READINGS = Readings((), lambda _: "")
