"""What is said: the words of each cue, and how long saying them takes.

Knows phases, items and words; does not know when anything is said. Sentences are short, calm and plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from routine_app.domain.exercise import HoldDose, RepsDose
from routine_app.domain.options import CueLevel
from routine_app.domain.plan import PlanItem
from routine_app.domain.sentences import which_set
from routine_app.domain.tempo import cycles
from routine_app.domain.vocabulary import EQUIPMENT_NAMES, Breath, Equipment, Side

WORDS_PER_MINUTE = 165
_CHARS_PER_WORD = 6  # five letters and a space
_MS_PER_CHAR = 60_000 / (WORDS_PER_MINUTE * _CHARS_PER_WORD)
_ONSET_MS = 200  # a voice's own delay and the tail of the last sound
_PAUSE_MS = 250  # a comma or full stop inside the text
_DIGIT_CHARS = 4  # "7" is said as a word of about five letters
_NOT_VERBS = ("hips",)
LEVEL_NAMES = {CueLevel.FULL: "Full cues", CueLevel.SHORT: "Short cues", CueLevel.TONES: "Tones only"}
_LAST = {3: "Three more.", 2: "Two more.", 1: "Last one."}


@lru_cache(maxsize=4096)
def estimate_ms(text: str) -> int:
    """Return how long saying the text takes at 165 words a minute, 6 characters a word (61 ms a character).

    Added are 200 ms for the onset, 250 ms for each comma, colon or full stop inside the text, and 4 characters for each
    digit, which is said as a word. "" takes no time.
    """
    if not text:
        return 0
    digits = sum(char.isdigit() for char in text)
    pauses = len(re.findall(r"[,.:;]\s", text))
    return round(_ONSET_MS + (len(text) + digits * _DIGIT_CHARS) * _MS_PER_CHAR + pauses * _PAUSE_MS)


def capital(text: str) -> str:
    """Return the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def phase_in_full(breath: Breath, name: str | None) -> str:
    """Return a phase as a sentence: "Breathe out and lift." A phase of free breath is only named."""
    name = re.sub(r"\s*\([^)]*\)", "", name or "").strip()  # "round (cat)" is said as "round"
    if breath is Breath.FREE or name.startswith("breathe "):
        return f"{capital(name)}." if name else ""
    if name in ("", breath.value):
        return f"Breathe {breath}."
    if name.startswith(f"{breath} "):
        return f"Breathe {name}."
    link = ", " if name.startswith(_NOT_VERBS) else " and "
    return f"Breathe {breath}{link}{name}."


def phase_in_short(breath: Breath) -> str:
    """Return "In." or "Out."; nothing for free breath."""
    return "" if breath is Breath.FREE else f"{capital(breath.value)}."


def named(item: PlanItem, number: int, side: Side | None) -> str:
    """Return the exercise with its side, and its set where it is not the first: "Clamshell, left side"."""
    words = which_set(item, number, side) if number > 1 else (f"{side} side" if side else "")
    return f"{item.variation.short_name}, {words}" if words else item.variation.short_name


def set_up(item: PlanItem, side: Side | None) -> tuple[str, ...]:
    """Return how to get into the pose, the fullest words first: the steps before those that the tempo shows.

    The last words are the first step alone.
    """
    variation = item.variation
    steps = variation.steps_on(side)[: max(1, min((phase.step for phase in variation.tempo), default=1))]
    return tuple(" ".join(steps[:count]) for count in range(len(steps), 0, -1))


def amount(item: PlanItem) -> str:
    """Return how much there is to do: "2 sets of 8.", "8 times.", "2 holds of 20 seconds.", "18 breaths."."""
    match item.dose:
        case RepsDose(sets=1, reps=reps):
            return f"{reps} times." if reps > 1 else "Once."
        case RepsDose(sets=sets, reps=reps):
            return f"{sets} sets of {reps}."
        case HoldDose(sets=sets, hold_ms=hold_ms):
            holds = "A hold" if sets == 1 else f"{sets} holds"
            return f"{holds} of {round(hold_ms / 1000)} seconds."
    breaths = cycles(item)
    return f"{breaths} breaths." if breaths > 1 else "One breath."


def fetch(equipment: Iterable[Equipment]) -> str:
    """Return what to have at hand: "Have these ready: light band, firm chair."; "" for nothing."""
    names = [EQUIPMENT_NAMES[need] for need in equipment]
    if not names:
        return ""
    return f"Have ready: {', '.join(names)}."


def in_one_breath(text: str) -> str:
    """Return a text of several lines as it is said: each line a sentence."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return " ".join(line if line[-1] in ".,:;!?" or line is lines[-1] else f"{line}." for line in lines)


def at_own_pace(reps: int) -> str:
    """Return what to do in a set that waits for her."""
    times = "Once" if reps == 1 else f"{reps} times"
    return f"{times}, at your own pace. Press Enter when you are done."


def count(rep: int, reps: int) -> str:
    """Return what to say as a repetition begins: "2.", the last three of five or more as "Three more."; else ""."""
    left = reps - rep + 1
    if reps >= 5 and left in _LAST:
        return _LAST[left]
    return f"{rep}." if rep > 1 else ""
