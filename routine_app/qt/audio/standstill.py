"""Tells an output that is gone from one that is only slow, by what it takes of the sound that waits for it.

PulseAudio drops its only output without a word. Knows numbers and times; not streams or what is in them.
"""

from __future__ import annotations

LIMIT_S = 3.0  # an idle output of PulseAudio that leads nowhere takes sound in blocks of 2 s
_LOOKS = 2


class Standstill:
    """Looks at a stream now and then, with the time given (s, from a clock that never goes back)."""

    def __init__(self) -> None:
        self._taken = -1
        self._since = 0.0
        self._looks = 0

    def look(self, now: float, waiting: int, taken: int) -> bool:
        """Return whether nothing was taken for `LIMIT_S` although something waits; both in bytes.

        One look is no proof: where the whole computer stood still for a second, it finds the clock gone on and the
        sound not.
        """
        if taken != self._taken or waiting <= 0:
            self._taken, self._since, self._looks = taken, now, 0
            return False
        if now - self._since <= LIMIT_S:
            return False
        self._looks += 1
        return self._looks >= _LOOKS
