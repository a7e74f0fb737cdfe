"""Where in a hold or in breathing there is room for a sentence: after the first breath, between what guides the others.

Knows phases and lengths; does not know plans, words or cues. Times are in ms from the start of the hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from routine_app.domain.exercise import Phase
from routine_app.domain.vocabulary import Breath

WORD_MS = 900  # "Breathe in.", which begins a phase
HALF_MS = 1_600  # "Half-way."
LAST_MS = 1_900  # "Last breath."
END_MS = 1_500  # of silence before the end
BREATH_OF_SILENCE_MS = 1_500
_BEFORE_MS = 200  # of silence before what must be heard
_LOOKED_THROUGH = 400  # phases: no text is so long that it finds no room in them


class QuietText(NamedTuple):
    """How long a text takes, and the breath that it is about and begins with (None: any)."""

    length_ms: int
    breath: Breath | None = None


class _Window(NamedTuple):
    """Where a text may begin, by when it must be over, and the breath that goes on there."""

    start_ms: int
    until_ms: int
    breath: Breath


def place_all(texts: Sequence[QuietText], tempo: tuple[Phase, ...], cycles: int, done: int = 0) -> list[int | None]:
    """Return when each of these texts may begin, in order; None from the first one on that finds no room.

    The hold has `cycles` breaths, of which `done` are over; into the first one she settles. A text may go on into the
    next phase.
    """
    places: list[int | None] = []
    free_from = 0
    windows = list(islice(_windows(tempo, cycles - done, cycles, done), _LOOKED_THROUGH))
    for text in texts:
        found = next((each for each in windows if each.start_ms >= free_from and _fits(text, each)), None)
        if found is None:
            return [*places, *(None for _ in texts[len(places) :])]
        places.append(found.start_ms)
        free_from = found.start_ms + text.length_ms + BREATH_OF_SILENCE_MS
    return places


def _fits(text: QuietText, window: _Window) -> bool:
    return text.breath in (None, window.breath) and window.start_ms + text.length_ms <= window.until_ms


def _windows(tempo: tuple[Phase, ...], left: int, cycles: int, done: int) -> Iterator[_Window]:
    """Yield where there is room, phase by phase, until the next thing that must be heard."""
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
            yield _Window(begin, until - _BEFORE_MS, phase.breath)
            at += phase.ms
