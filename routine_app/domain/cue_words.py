"""What is said: the words of each cue.

Knows phases and words; does not know when anything is said. Sentences are short, calm and plain.
"""

from __future__ import annotations

import re

from routine_app.domain.options import CueLevel
from routine_app.domain.vocabulary import Breath

_NOT_VERBS = ("hips",)
LEVEL_NAMES = {CueLevel.FULL: "Full cues", CueLevel.SHORT: "Short cues", CueLevel.TONES: "Tones only"}
_LAST = {3: "Three more.", 2: "Two more.", 1: "Last one."}


def capital(text: str) -> str:
    """Return the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def phase_in_full(breath: Breath, name: str | None, say: str = "") -> str:
    """Return a phase as a sentence: its author's, or "Breathe out and lift." A phase of free breath is only named."""
    if say:
        return say
    name = re.sub(r"\s*\([^)]*\)", "", name or "").strip(" .")  # "round (cat)" is said as "round"
    name = name[:1].lower() + name[1:] if name[1:2].islower() else name  # "Return to start", within a sentence
    if breath is Breath.FREE or name.startswith("breathe "):
        return f"{capital(name)}." if name else ""
    if name in ("", breath.value):
        return f"Breathe {breath}."
    if name.startswith(f"{breath} "):
        return f"Breathe {name}."
    link = ", " if name.startswith(_NOT_VERBS) else " and "
    return f"Breathe {breath}{link}{name}."


def phase_shorter(in_full: str) -> str:
    """Return a phase's sentence with its movement, where there is no time for all of it: "Out and lift."."""
    return capital(in_full.removeprefix("Breathe "))


def phase_in_short(breath: Breath) -> str:
    """Return "In." or "Out."; nothing for free breath."""
    return "" if breath is Breath.FREE else f"{capital(breath.value)}."


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
