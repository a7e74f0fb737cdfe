"""Clocks: where `now` comes from. The only place in playback that looks at real time.

Knows the system's monotonic clock; does not know the player.
"""

from __future__ import annotations

import time
from typing import Protocol


def monotonic_ms() -> int:
    """Return the system's monotonic clock in whole ms, for what is timed outside of a session."""
    return time.monotonic_ns() // 1_000_000


class Clock(Protocol):
    """Tells the time in whole ms since an instant of its own; it never goes backwards."""

    def now_ms(self) -> int:
        """Return the time in ms."""
        ...

    def instant_ns(self, now_ms: int) -> int:
        """Return when (ns of the system's monotonic clock) this clock shows, or will show, a time."""
        ...


class MonotonicClock:
    """The system's monotonic clock, which may run `speed` times as fast (for trying out a session; above 0)."""

    def __init__(self, speed: float = 1.0) -> None:
        if not speed > 0:
            raise ValueError(f"speed must be above 0, not {speed}")
        self._speed = speed
        self._zero_ns = time.monotonic_ns()

    def now_ms(self) -> int:
        """Return the ms since this clock was made, times the speed."""
        return int((time.monotonic_ns() - self._zero_ns) * self._speed) // 1_000_000

    def instant_ns(self, now_ms: int) -> int:
        """Return when this clock shows a time."""
        return self._zero_ns + round(now_ms * 1_000_000 / self._speed)


class ManualClock:
    """A clock that stands still until it is told to go on: for tests and for making pictures."""

    def __init__(self, now_ms: int = 0) -> None:
        self._now_ms = now_ms

    def now_ms(self) -> int:
        """Return the time it was set to."""
        return self._now_ms

    def instant_ns(self, now_ms: int) -> int:
        """Return the time as if it had run like any other clock."""
        return now_ms * 1_000_000

    def advance(self, ms: int) -> int:
        """Go on by `ms` (0 or more, else ValueError) and return the new time."""
        if ms < 0:
            raise ValueError("a clock does not go backwards")
        self._now_ms += ms
        return self._now_ms
