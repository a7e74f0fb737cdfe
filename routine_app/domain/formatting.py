"""The one way to say counts, minutes, seconds and clocks: the same in the window, in the terminal and on paper.

Two rules, chosen so that no two places can differ by one:

- A length in whole minutes is rounded, half a minute up; any time at all is at least one minute, none is 0.
- A clock of what is left rounds up (0:01 until nothing is left), one of what has passed rounds down (1:00 only once
  a whole minute has). Hence two names, and no plain "clock".

Knows numbers and texts only. Lengths are integer milliseconds; none is negative on screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""The names of days and months stand here, for the system's own come in its language."""
_SECOND_MS = 1000
_MINUTE_MS = 60_000


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 session", "3 sessions"; `many` where an s at the end is not the plural."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def whole_minutes(ms: int) -> int:
    """Return a length in whole minutes: half a minute rounds up, any time at all is at least 1, none is 0."""
    return max(1, (ms + _MINUTE_MS // 2) // _MINUTE_MS) if ms > 0 else 0


def length_in_words(ms: int) -> str:
    """Return how long something took, as one says it: "26 minutes", or "less than a minute"."""
    return counted(whole_minutes(ms), "minute") if ms >= _MINUTE_MS else "less than a minute"


def minutes_text(ms: int) -> str:
    """Return a length in whole minutes, as `whole_minutes` rounds it: "24 min"."""
    return f"{whole_minutes(ms)} min"


def seconds_left(ms: int) -> int:
    """Return the seconds that have begun of what is left: 3 for 2001 to 3000 ms, 0 only when nothing is left."""
    return -(-max(ms, 0) // _SECOND_MS)


def seconds_text(ms: int) -> str:
    """Return a short length in seconds, to the tenth: "8 s", "2.5 s"."""
    return f"{round(ms / _SECOND_MS, 1):g} s"


def remaining_clock(ms: int) -> str:
    """Return what is left as minutes and seconds, rounded up: 61 500 ms is "1:02"."""
    return _clock(seconds_left(ms))


def elapsed_clock(ms: int) -> str:
    """Return what has passed, or an instant from the start, as minutes and seconds, rounded down: "1:01"."""
    return _clock(max(ms, 0) // _SECOND_MS)


def time_of_day(at: dt.datetime) -> str:
    """Return the time of day in the zone of `at`: "08:15"."""
    return f"{at:%H:%M}"


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"
