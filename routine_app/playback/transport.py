"""The player's state and its time: running, counting in, standing still; and the guard against a clock that jumped.

Knows the playhead and what `now` means; does not know plans or what a command makes of them.
"""

from __future__ import annotations

from routine_app.domain.formatting import seconds_left
from routine_app.domain.timeline import Timeline
from routine_app.playback.events import CountIn, Event, Finished, Paused, Resumed, Stopped
from routine_app.playback.marks import Rank
from routine_app.playback.playhead import Playhead
from routine_app.playback.states import NOT_OVER, State

COUNT_IN_MS = 3_000


class Transport:
    """Moves a playhead with time. A call that makes no sense in its state does nothing.

    A `now_ms` before the last one counts as the last one; a gap of more than `max_gap_ms` pauses at the last position.
    """

    def __init__(self, head: Playhead, max_gap_ms: int) -> None:
        self.head = head
        self.state = State.READY
        self._max_gap_ms = max_gap_ms
        self._now_ms: int | None = None
        self._count_in_ms = 0

    @property
    def count_in_s(self) -> int:
        """The seconds until the session goes on; 0 when not counting in."""
        return seconds_left(self._count_in_ms) if self.state is State.COUNTING_IN else 0

    @property
    def count_in_ms(self) -> int:
        """The time until the session goes on; 0 when not counting in."""
        return self._count_in_ms if self.state is State.COUNTING_IN else 0

    def sync(self, now_ms: int) -> list[Event]:
        """Bring the session to `now_ms` and return what happened."""
        last_ms = now_ms if self._now_ms is None else self._now_ms
        elapsed_ms = max(0, now_ms - last_ms)
        self._now_ms = max(now_ms, last_ms)
        if self.state not in (State.RUNNING, State.COUNTING_IN):
            return []
        if elapsed_ms > self._max_gap_ms:
            return self._pause("gap")
        if self.state is State.COUNTING_IN:
            return self._count_in(elapsed_ms)
        return self._move_on(elapsed_ms)

    def start(self, now_ms: int) -> list[Event]:
        """Begin, when READY."""
        events = self.sync(now_ms)
        if self.state is State.READY:
            self.state = State.RUNNING
            events += self._move_on(0)
        return events

    def pause(self, now_ms: int) -> list[Event]:
        """Stand still, when RUNNING or COUNTING_IN."""
        events = self.sync(now_ms)
        if self.state in (State.RUNNING, State.COUNTING_IN):
            events += self._pause("user")
        return events

    def resume(self, now_ms: int) -> list[Event]:
        """Count in, when PAUSED already: a gap that pauses just now is not undone by the key that woke the laptop."""
        was = self.state
        events = self.sync(now_ms)
        if was is State.PAUSED:
            self.state, self._count_in_ms = State.COUNTING_IN, COUNT_IN_MS
            events.append(CountIn(self.count_in_s))
        return events

    def stop(self, now_ms: int) -> list[Event]:
        """End, when not over."""
        events = self.sync(now_ms)
        if self.state in NOT_OVER:
            self.state = State.STOPPED
            events.append(Stopped())
        return events

    def play(self, timeline: Timeline, to: tuple[int, Rank] | None) -> list[Event]:
        """Play `timeline` from now on; with `to`, from that instant, and return what begins there from that rank on.

        Cues that begin there wait until time goes on.
        """
        self.head.lay(timeline)
        if to is None:
            return []
        self.head.jump(*to)
        return self._move_on(0) if self.state is State.RUNNING else self._ended(self.head.arrive())

    def _count_in(self, elapsed_ms: int) -> list[Event]:
        before = seconds_left(self._count_in_ms)
        self._count_in_ms -= elapsed_ms
        now = max(1, seconds_left(self._count_in_ms))
        events: list[Event] = [CountIn(second) for second in range(before - 1, now - 1, -1)]
        if self._count_in_ms > 0:
            return events
        self.state = State.RUNNING
        return [*events, Resumed(), *self._move_on(-self._count_in_ms)]

    def _pause(self, reason: str) -> list[Event]:
        self.state = State.PAUSED
        return [Paused(reason)]

    def _move_on(self, ms: int) -> list[Event]:
        return self._ended(self.head.move_on(ms))

    def _ended(self, events: list[Event]) -> list[Event]:
        if self.head.at_end:
            self.state = State.FINISHED
            events.append(Finished())
        return events
