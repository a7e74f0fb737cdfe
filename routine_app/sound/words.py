"""Which words are said from when to when, so that no two of them overlap, by the true length of each. Pure.

Words were planned by an estimate. Where a voice takes longer, what matters more is said to its end and what follows
waits, for no more than HELD_MS; a syllable's time it waits in any case. Else what is due cuts off what is being said.
"""

from __future__ import annotations

HELD_MS = 1_000
"""Words that had to wait are still worth saying so much later."""
_MS = 1_000_000
_SYLLABLE_NS = 350 * _MS
_BETWEEN_NS = 60 * _MS


class SpokenSpan:
    """The time of some words (monotonic ns): what was due at `due_ns` is said from `start_ns` to `end_ns`."""

    def __init__(self, due_ns: int, start_ns: int, length_ns: int, priority: int) -> None:
        self.due_ns, self.start_ns, self.priority = due_ns, start_ns, priority
        self.whole_end_ns = start_ns + length_ns
        self.end_ns = self.whole_end_ns
        self.gave_way_to: SpokenSpan | None = None

    @property
    def is_left_out(self) -> bool:
        """Whether nothing of it is said."""
        return self.end_ns <= self.start_ns


class Line:
    """The words that have been placed, in order of time."""

    def __init__(self) -> None:
        self._places: list[SpokenSpan] = []

    def is_said_at(self, now_ns: int) -> bool:
        """Return whether words are under way."""
        return any(place.start_ns <= now_ns < place.end_ns for place in self._places)

    def place(self, due_ns: int, length_ns: int, priority: int) -> SpokenSpan | None:
        """Find a time for words; None: they are left out. What gives way to them has another `end_ns` from now on."""
        waiting = [each for each in self._places if each.start_ns >= due_ns and not each.is_left_out]
        stays = [each for each in waiting if each.priority > priority]
        start_ns, giving_way = due_ns, [each for each in waiting if each.priority <= priority]
        before = max((each for each in self._said_by(due_ns) + stays), key=lambda each: each.end_ns, default=None)
        if before is not None and before.end_ns + _BETWEEN_NS > due_ns:
            wait_ns = before.end_ns + _BETWEEN_NS - due_ns
            if before.priority > priority and wait_ns > HELD_MS * _MS:
                return None
            if before.priority > priority or wait_ns <= _SYLLABLE_NS:
                start_ns += wait_ns
            else:
                giving_way.append(before)
        placed = SpokenSpan(due_ns, start_ns, length_ns, priority)
        for each in giving_way:
            each.end_ns, each.gave_way_to = max(each.start_ns, min(each.end_ns, due_ns)), placed
        self._places.append(placed)
        return placed

    def take_back(self, place: SpokenSpan) -> list[SpokenSpan]:
        """Take back words that have not begun, and return those that had given way to them and no longer do."""
        self._places.remove(place)
        restored = [each for each in self._places if each.gave_way_to is place and not each.is_left_out]
        for each in restored:
            each.end_ns, each.gave_way_to = each.whole_end_ns, None
        return restored

    def forget(self, before_ns: int) -> None:
        """Drop what is over by `before_ns`."""
        self._places = [place for place in self._places if place.whole_end_ns >= before_ns]

    def clear(self) -> None:
        """Nothing is said any more."""
        self._places = []

    def _said_by(self, due_ns: int) -> list[SpokenSpan]:
        return [each for each in self._places if each.start_ns < due_ns and not each.is_left_out]
