"""An output that was just opened and sleeps: a session waits for it, so that its first sentence is not lost.

Knows a session; not what is heard of it. Time is an argument.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.playback.states import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from routine_app.qt.media.session_source import SessionSource

LATE_MS = 400  # an output that is awake has taken frames by then; Start is not made later to find out
LONGEST_MS = 2_500  # from Start: by then an output is given up
_MS = 1_000_000


class LateOutput:
    """Looks, once, soon after a session began, whether what it says `is_lost`, and lets it begin again where it is."""

    def __init__(self, is_lost: Callable[[], bool]) -> None:
        self._is_lost = is_lost
        self._begun_ns: int | None = None
        self._is_over = False

    def look(self, driver: SessionSource, now_ns: int) -> None:
        """See how it is. A session that was paused by then has a count-in to come, in which an output wakes."""
        if self._is_over or driver.state is State.READY:
            return
        self._begun_ns = now_ns if self._begun_ns is None else self._begun_ns
        is_running = driver.state is State.RUNNING
        self._is_over = not is_running or now_ns - self._begun_ns >= LATE_MS * _MS
        if self._is_over and is_running and self._is_lost():
            driver.stand_until(lambda: not self._is_lost(), LONGEST_MS - LATE_MS)
