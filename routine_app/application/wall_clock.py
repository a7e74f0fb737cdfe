"""The time of day: what it is here, and how it is kept from running backwards within a session.

The only place outside playback that looks at a clock. Durations are the player's: nothing here bends them.
"""

from __future__ import annotations

import datetime as dt
import time

_AFTER = dt.timedelta(milliseconds=1)


def local_now() -> dt.datetime:
    """Return the time here, with its offset; a change of the system's time zone while the app is open is noticed."""
    if hasattr(time, "tzset"):  # not on Windows, which asks anew by itself
        time.tzset()
    return dt.datetime.now().astimezone()


class SteadyTime:
    """The times of one session, in the order in which things happened, even where the clock is set back meanwhile.

    From then on the session's times go on from the last one, as fast as the clock does: what came later stays later.
    A clock that is set forward is believed. `after` is the last time of what went before.
    """

    def __init__(self, after: dt.datetime | None = None) -> None:
        self._last = after
        self._set_back = dt.timedelta(0)

    def of(self, now: dt.datetime) -> dt.datetime:
        """Return the session's time when the clock shows `now` (aware, of any zone); its offset stays."""
        at = _later(now, self._set_back)
        if self._last is not None and at < self._last:
            self._set_back += self._last + _AFTER - at
            at = _later(now, self._set_back)
        self._last = at
        return at


def _later(at: dt.datetime, by: dt.timedelta) -> dt.datetime:
    """Return a later instant in the same zone; where clocks change, adding to a local time would not be exact."""
    return (at.astimezone(dt.UTC) + by).astimezone(at.tzinfo) if by else at
