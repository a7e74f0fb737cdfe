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
_OVER_MS = 400  # so long after it began the word of a phase is still in time, with the silence before it
_LOOKED_THROUGH = 400  # phases: no text is so long that it finds no room in them


class QuietText(NamedTuple):
    """How long a text takes, and the breath that it is about and begins with (None: any)."""

    length_ms: int
    breath: Breath | None = None


class _Window(NamedTuple):
    """A phase: where a text about its breath may begin, where another one may, when it ends, by when all is said."""

    opens_ms: int
    start_ms: int
    end_ms: int
    until_ms: int
    breath: Breath


def place_all(texts: Sequence[QuietText], tempo: tuple[Phase, ...], cycles: int, done: int = 0) -> list[int | None]:
    """Return when each of these texts may begin, in order; None from the first one on that finds no room.

    The hold has `cycles` breaths, of which `done` are over; into the first one she settles. A text about a breath comes
    in place of that breath's word. One goes on into the next phase, whose word is lost then, only where fewer of them
    would be heard otherwise.
    """
    windows = list(islice(_windows(tempo, cycles - done, cycles, done), _LOOKED_THROUGH))
    patient = _placed(texts, windows, (True, False))
    if None not in patient:
        return patient
    hurried = _placed(texts, windows, (False,))
    return patient if patient.count(None) <= hurried.count(None) else hurried


def _placed(texts: Sequence[QuietText], windows: Sequence[_Window], tried: tuple[bool, ...]) -> list[int | None]:
    """Return the places; `tried`, in order: whether a text has to be over before the next phase's word, or not."""
    places: list[int | None] = []
    free_from = 0
    for text in texts:
        starts = (_start_in(each, text, free_from, clear=clear) for clear in tried for each in windows)
        start = next((each for each in starts if each is not None), None)
        if start is None:
            return [*places, *(None for _ in texts[len(places) :])]
        places.append(start)
        free_from = start + text.length_ms + BREATH_OF_SILENCE_MS
    return places


def _start_in(window: _Window, text: QuietText, free_from: int, *, clear: bool) -> int | None:
    """Return where in a window a text begins, None where it does not fit."""
    if text.breath not in (None, window.breath):
        return None
    start = window.start_ms if text.breath is None or window.opens_ms < free_from else window.opens_ms
    until = min(window.until_ms, window.end_ms + _OVER_MS) if clear else window.until_ms
    return start if start >= free_from and start + text.length_ms <= until else None


def _windows(tempo: tuple[Phase, ...], left: int, cycles: int, done: int) -> Iterator[_Window]:
    """Yield where there is room, phase by phase, until the next thing that must be heard."""
    cycle_ms = sum(phase.ms for phase in tempo)
    total_ms = left * cycle_ms
    half_ms = (cycles * cycle_ms) // 2 - done * cycle_ms
    marks = sorted({mark for mark in (half_ms, total_ms - cycle_ms) if mark > 0} | {total_ms - END_MS})
    for cycle in range(0 if done else 1, left):
        at = cycle * cycle_ms
        for phase in tempo:
            is_last = cycle == left - 1 and phase is tempo[0]
            begin = at + min(LAST_MS if is_last else WORD_MS, phase.ms // 2)
            tells_half = at <= half_ms < at + phase.ms
            if tells_half:
                begin = max(begin, half_ms + HALF_MS)
            until = next((mark for mark in marks if mark > begin), total_ms - END_MS)
            opens = begin if is_last or tells_half else at
            yield _Window(opens, begin, at + phase.ms, until - _BEFORE_MS, phase.breath)
            at += phase.ms
