"""The days that a chart over time shows: all of a period, or a part of it that she came closer to.

Knows numbers only. Days are ordinals (days since 1 January of the year 1).
"""

from __future__ import annotations

import msgspec

CLOSEST_DAYS = 14
STEP = 2  # how much closer each time


class ChartSpan(msgspec.Struct, frozen=True):
    """From `low` to `high` of a period from `first` to `last`; first <= low <= high <= last."""

    first: int
    last: int
    low: int
    high: int

    @classmethod
    def whole(cls, first: int, last: int) -> ChartSpan:
        """Return all of a period; a `last` before `first` counts as `first`."""
        return cls(first, max(first, last), first, max(first, last))

    @property
    def is_whole(self) -> bool:
        """Whether all of the period shows."""
        return (self.low, self.high) == (self.first, self.last)

    @property
    def can_come_closer(self) -> bool:
        """Whether there is anything to come closer to."""
        return self.high - self.low > CLOSEST_DAYS

    def closer(self, day: int) -> ChartSpan:
        """Return half as many days around a day, at least fourteen."""
        return self._of_length(max(CLOSEST_DAYS, (self.high - self.low) // STEP), day)

    def wider(self, day: int) -> ChartSpan:
        """Return twice as many days around a day, at most the period."""
        return self._of_length((self.high - self.low) * STEP + 1, day)

    def with_day(self, day: int) -> ChartSpan:
        """Return as many days, moved just so far that a day of the period is among them."""
        by = min(day - self.low, 0) + max(day - self.high, 0)
        return self._from(self.low + by, self.high - self.low)

    def _of_length(self, days: int, around: int) -> ChartSpan:
        return self._from(around - days // 2, days)

    def _from(self, low: int, days: int) -> ChartSpan:
        days = min(days, self.last - self.first)
        low = min(max(low, self.first), self.last - days)
        return ChartSpan(self.first, self.last, low, low + days)
