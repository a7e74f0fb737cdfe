"""Where in a hold or in breathing there is room for a sentence: after the first breath, between what guides the others.

Knows phases and lengths; does not know plans, words or cues. Times are in ms from the start of the hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from routine_app.domain.exercise import Phase

WORD_MS = 900  # "Breathe in.", which begins a phase
HALF_MS = 1_600  # "Half-way."
LAST_MS = 1_900  # "Last breath."
END_MS = 1_500  # of silence before the end
BREATH_OF_SILENCE_MS = 1_500
_LOOKED_THROUGH = 400  # phases: no text is so long that it finds no room in them


def place_all(lengths: Sequence[int], tempo: tuple[Phase, ...], cycles: int, done: int = 0) -> list[int | None]:
    """Return when each of these texts may begin, in order; None from the first one on that finds no room.

    The hold has `cycles` breaths, of which `done` are over; into the first one she settles. A text may go on into the
    next phase.
    """
    places: list[int | None] = []
    free_from = 0
    windows = list(islice(_starts(tempo, cycles - done, cycles, done), _LOOKED_THROUGH))
    for length in lengths:
        found = next((start for start, until in windows if start >= free_from and start + length <= until), None)
        if found is None:
            return [*places, *(None for _ in lengths[len(places) :])]
        places.append(found)
        free_from = found + length + BREATH_OF_SILENCE_MS
    return places


def _starts(tempo: tuple[Phase, ...], left: int, cycles: int, done: int) -> Iterator[tuple[int, int]]:
    """Yield where a text may begin, and by when it must be over: the next thing that must be heard."""
    cycle_ms = sum(phase.ms for phase in tempo)
    total_ms = left * cycle_ms
    half_ms = (cycles * cycle_ms) // 2 - done * cycle_ms
    marks = sorted({mark for mark in (half_ms, total_ms - cycle_ms) if mark > 0} | {total_ms - END_MS})
    for cycle in range(0 if done else 1, left):
        at = cycle * cycle_ms
        for phase in tempo:
            word = LAST_MS if cycle == left - 1 and phase is tempo[0] else WORD_MS
            begin = at + min(word, phase.ms // 2)
            if at <= half_ms < at + phase.ms:
                begin = max(begin, half_ms + HALF_MS)
            until = next((mark for mark in marks if mark > begin), total_ms - END_MS)
            yield begin, until - 200
            at += phase.ms
