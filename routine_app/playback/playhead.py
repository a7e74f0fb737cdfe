"""Where the session is: a position on a timeline that moves on, jumps, and reports each happening exactly once.

Knows one timeline and ms; does not know commands, pauses or clocks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from routine_app.domain.moment import moment_at
from routine_app.domain.timeline import Moment, Timeline
from routine_app.playback.events import Event
from routine_app.playback.marks import EventMark, Key, Rank, marks_of


class Playhead:
    """A position in ms on a timeline. Marks before the key `_from` have been reported, those from it on have not."""

    def __init__(self, timeline: Timeline, at_ms: int = 0) -> None:
        self.at_ms = at_ms
        self.waiting = False
        self.waited_ms = 0
        self._from: Key = (at_ms, Rank.ITEM_STARTED)
        self.lay(timeline)

    @property
    def timeline(self) -> Timeline:
        """What is played."""
        return self._timeline

    @property
    def index(self) -> int:
        """The index of the current segment; while an open one waits at its end, that one."""
        return self._timeline.index_at(self.at_ms - 1 if self.waiting else self.at_ms)

    @property
    def has_cued(self) -> bool:
        """Whether the cues at the position itself have been reported: after a jump they wait until time goes on."""
        return self._from > (self.at_ms, Rank.CUE)

    @property
    def at_end(self) -> bool:
        """Whether everything has been played."""
        return not self.waiting and self.at_ms >= self._timeline.duration_ms

    def moment(self) -> Moment:
        """Return the Moment at the position."""
        return moment_at(self._timeline, self.at_ms, waited_ms=self.waited_ms if self.waiting else None)

    def move_on(self, ms: int) -> list[Event]:
        """Go on by `ms` and return what happened after the last position, up to and with the new one.

        The position never passes the end of an open segment: there it waits.
        """
        if self.waiting:
            self.waited_ms += ms
            return []
        target = self.at_ms + ms
        number = bisect_right(self._open_ends, self.at_ms)
        if number < len(self._open_ends) and target >= self._open_ends[number]:
            self.at_ms, self.waiting = self._open_ends[number], True
            self.waited_ms = target - self.at_ms
            return self._report((self.at_ms, Rank.SET_FINISHED))
        self.at_ms = min(target, self._timeline.duration_ms)
        return self._report((self.at_ms, Rank.ALL))

    def jump(self, at_ms: int, rank: Rank) -> None:
        """Go to `at_ms`; what lies between is not reported. What happens there is, from `rank` on."""
        self.at_ms, self.waiting, self.waited_ms = at_ms, False, 0
        self._from = (at_ms, rank)

    def lay(self, timeline: Timeline) -> None:
        """Play this timeline from now on; up to the position it is the old one."""
        self._timeline = timeline
        self._marks: tuple[EventMark, ...] = marks_of(timeline)
        self._open_ends = [segment.end_ms for segment in timeline.segments if segment.open]

    def arrive(self) -> list[Event]:
        """Return what happens at the position itself, apart from cues: those wait until time goes on."""
        return self._report((self.at_ms, Rank.CUE)) if not self.waiting else []

    def _report(self, until: Key) -> list[Event]:
        """Return the events before the key `until` that have not been reported."""
        begin, end = (bisect_left(self._marks, key, key=lambda mark: mark.key) for key in (self._from, until))
        self._from = max(self._from, until)
        return [mark.event for mark in self._marks[begin:end]]
