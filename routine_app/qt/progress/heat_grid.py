"""Where the days of a calendar heat map stand: a column for each week from Monday down, a square for each day.

Knows numbers and dates only; lengths are logical pixels, from the top left corner of the first day's place.
"""

from __future__ import annotations

import datetime as dt

import msgspec

MOST_WEEKS = 53
FEWEST_WEEKS = 6
LEAST_PITCH = 28  # a square of 24 and a gap of 4: large enough to be hit
GAP_SHARE = 0.16
DAY = dt.timedelta(days=1)


class HeatGrid(msgspec.Struct, frozen=True):
    """The grid: its first Monday, how many weeks, and from one square to the next."""

    monday: dt.date
    weeks: int
    pitch: int

    @property
    def gap(self) -> int:
        """The room between two squares."""
        return max(4, round(self.pitch * GAP_SHARE))

    @property
    def side(self) -> int:
        """The side of a square."""
        return self.pitch - self.gap

    @property
    def last(self) -> dt.date:
        """The last Sunday."""
        return self.monday + DAY * (7 * self.weeks - 1)

    def cell(self, day: dt.date) -> tuple[int, int]:
        """Return a day's row (0: Monday) and column."""
        week, row = divmod((day - self.monday).days, 7)
        return row, week

    def day_in(self, row: int, week: int) -> dt.date:
        """Return the day in a row and column."""
        return self.monday + DAY * (7 * week + row)

    def place(self, day: dt.date) -> tuple[float, float]:
        """Return the top left corner of a day's square, which stands in the middle of its place."""
        row, week = self.cell(day)
        return week * self.pitch + self.gap / 2, row * self.pitch + self.gap / 2

    def day_at(self, x: float, y: float) -> dt.date | None:
        """Return the day at a point, None outside."""
        week, row = int(x // self.pitch), int(y // self.pitch)
        return self.day_in(row, week) if 0 <= week < self.weeks and 0 <= row < 7 else None

    def months(self) -> list[tuple[int, int]]:
        """Return (week, month) for each week in which a month begins, without two so close that they would touch."""
        found: list[tuple[int, int]] = []
        for week in range(self.weeks):
            sunday = self.monday + DAY * (7 * week + 6)
            if sunday.day <= 7 and week + 2 <= self.weeks:
                found.append((week, sunday.month))
        return found


class Pitches(msgspec.Struct, frozen=True):
    """From one square to the next, in px: at the least, and at the most while few weeks are needed."""

    least: int
    most: int


def heat_grid(width: float, last_day: dt.date, pitches: Pitches, needed: int = MOST_WEEKS) -> HeatGrid:
    """Return the grid of up to 53 weeks that ends in the week of `last_day` and fits the width.

    While fewer weeks are `needed` than fit, it has no more than these, or than six, and larger squares.
    """
    wanted = max(min(needed, MOST_WEEKS), FEWEST_WEEKS)
    weeks = max(1, min(wanted, int(width // pitches.least)))
    pitch = max(pitches.least, min(pitches.most, int(width // weeks)))
    return HeatGrid(last_day - DAY * (last_day.weekday() + 7 * (weeks - 1)), weeks, pitch)


def weeks_between(first: dt.date, last: dt.date) -> int:
    """Return how many weeks, from Monday on, two days and all between them are in."""
    return ((last - first).days + first.weekday()) // 7 + 1
