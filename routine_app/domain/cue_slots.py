"""Finds a time for everything that is to be said, so that no two spoken cues overlap.

Knows wishes with a window and a priority; does not know what they are about.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable

import msgspec

from routine_app.domain.spoken_length import LengthOf
from routine_app.domain.timeline import Cue, CueKind, Tone

BETWEEN_MS = 120
"""Silence that is kept between two spoken cues."""
STRETCH_MS = 15_000
"""How much of the session is looked through at once for room: so finding room takes no longer in a longer session."""


class CueWish(msgspec.Struct, frozen=True):
    """Something to hear at `at_ms`: a tone exactly then, words then or a little later.

    The words are the first of `texts` (the most wanted first) that fits: begun between `at_ms` and `latest_ms`, over by
    `until_ms`, and clear of all words of higher priority. Where none fits, nothing is said.
    """

    at_ms: int
    kind: CueKind
    texts: tuple[str, ...] = ()
    tone: Tone | None = None
    priority: int = 0
    latest_ms: int = 0
    until_ms: int = 0


class SpokenTimes:
    """The times at which something is said already.

    `by_stretch` holds them as begin and end (session ms), by the stretch of STRETCH_MS in which they begin.
    """

    def __init__(self, busy_until_ms: int) -> None:
        self._free_from = busy_until_ms + BETWEEN_MS if busy_until_ms > 0 else 0
        self._longest = 0
        self.by_stretch: dict[int, list[tuple[int, int]]] = {}

    def place(self, earliest: int, latest: int, until: int, length: int) -> int | None:
        """Return the first free start for words of this length and take it; None if there is none."""
        start = max(earliest, self._free_from)
        stretch = (start - self._longest - BETWEEN_MS) // STRETCH_MS
        while start <= latest and stretch * STRETCH_MS < start + length + BETWEEN_MS:
            for begin, end in self.by_stretch.get(stretch, ()):
                if begin < start + length + BETWEEN_MS:
                    start = max(start, end + BETWEEN_MS)
            stretch += 1
        if start > latest or start + length > until:
            return None
        insort(self.by_stretch.setdefault(start // STRETCH_MS, []), (start, start + length))
        self._longest = max(self._longest, length)
        return start


def spoken_until(cues: Iterable[Cue]) -> int:
    """Return when the last words of these cues are over (session ms), 0 where none are."""
    return max((cue.at_ms + cue.estimate_ms for cue in cues if cue.text), default=0)


def schedule_cues(wishes: Iterable[CueWish], length_of: LengthOf, busy_until_ms: int = 0) -> tuple[Cue, ...]:
    """Return the cues, in order of time. Somebody may still be speaking until `busy_until_ms`.

    The highest priority is placed first, the earlier of two equals first, so the result depends on the wishes alone.
    Words that move away from their tone become a cue of their own.
    """
    spoken = SpokenTimes(busy_until_ms)
    cues: list[Cue] = []
    for wish in sorted(wishes, key=lambda each: (-each.priority, each.at_ms)):
        said = _say(wish, spoken, length_of)
        if said is not None and wish.tone is not None and said.at_ms == wish.at_ms:
            said = msgspec.structs.replace(said, tone=wish.tone)
        elif wish.tone is not None:
            cues.append(Cue(wish.at_ms, wish.kind, tone=wish.tone, priority=wish.priority))
        if said is not None:
            cues.append(said)
    return tuple(sorted(cues, key=lambda cue: (cue.at_ms, -cue.priority, cue.kind)))


def _say(wish: CueWish, spoken: SpokenTimes, length_of: LengthOf) -> Cue | None:
    for text in wish.texts:
        length = length_of(text)
        start = spoken.place(wish.at_ms, wish.latest_ms, wish.until_ms, length) if text else None
        if start is not None:
            return Cue(start, wish.kind, text=text, priority=wish.priority, estimate_ms=length)
    return None
