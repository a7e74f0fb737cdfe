"""Where the days of a calendar heat map stand: a column for each week from Monday down, a square for each day.

Knows numbers and dates only; lengths are logical pixels.
"""

from __future__ import annotations

import datetime as dt

import msgspec

MOST_WEEKS = 53
NARROWEST_PITCH = 11.0
DAY = dt.timedelta(days=1)


class HeatGrid(msgspec.Struct, frozen=True):
    """The grid: its first Monday, how many weeks, from one square to the next, and the top left corner."""

    monday: dt.date
    weeks: int
    pitch: float
    left: float
    top: float

    @property
    def gap(self) -> float:
        """The room between two squares."""
        return max(2.0, round(self.pitch * 0.17))

    @property
    def side(self) -> float:
        """The side of a square."""
        return self.pitch - self.gap

    @property
    def last(self) -> dt.date:
        """The last Sunday."""
        return self.monday + DAY * (7 * self.weeks - 1)

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.top + 7 * self.pitch - self.gap

    def place(self, day: dt.date) -> tuple[float, float]:
        """Return the top left corner of a day's square."""
        week, row = divmod((day - self.monday).days, 7)
        return self.left + week * self.pitch, self.top + row * self.pitch

    def day_at(self, x: float, y: float) -> dt.date | None:
        """Return the day at a point, None outside."""
        week, row = int((x - self.left) // self.pitch), int((y - self.top) // self.pitch)
        if not (0 <= week < self.weeks and 0 <= row < 7):
            return None
        return self.monday + DAY * (7 * week + row)

    def months(self) -> list[tuple[int, int]]:
        """Return (week, month) for each week in which a month begins, without two so close that they would touch."""
        found: list[tuple[int, int]] = []
        for week in range(self.weeks):
            sunday = self.monday + DAY * (7 * week + 6)
            if sunday.day <= 7 and week + 2 <= self.weeks:
                found.append((week, sunday.month))
        return found


def heat_grid(width: float, last_day: dt.date, left: float, top: float, widest_pitch: float) -> HeatGrid:
    """Return the grid of up to 53 weeks that ends in the week of `last_day` and fits the width."""
    room = max(width - left, NARROWEST_PITCH)
    weeks = max(1, min(MOST_WEEKS, int(room // NARROWEST_PITCH)))
    pitch = min(room / weeks, widest_pitch)
    monday = last_day - DAY * (last_day.weekday() + 7 * (weeks - 1))
    return HeatGrid(monday, weeks, pitch, left, top)
