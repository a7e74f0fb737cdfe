"""Lengths of time as people write them: 90, 90 s, 1.5 min, 1:30, 20".

Knows words and numbers; does not know which field a length stands in, only in which unit that field counts.
"""

from __future__ import annotations

import re

LONGEST = 24
SECOND_MS = 1000
MINUTE_MS = 60_000
_SPACE = "[ \u00a0\u202f\u2009]?"  # typographers put a no-break or a thin space before a unit
_NUMBER = r"(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
_SECONDS = "s|sec|secs|second|seconds|\"|''|\u2033"
_MINUTES = "m|min|mins|minute|minutes|'|\u2032"
_WITH_UNIT = re.compile(f"({_NUMBER}){_SPACE}(?:({_SECONDS})|({_MINUTES}))", re.IGNORECASE)
_CLOCK = re.compile("(0|[1-9][0-9]?):([0-5][0-9])")
_BOTH = re.compile(f"([1-9][0-9]?){_SPACE}(?:{_MINUTES}){_SPACE}([1-5]?[0-9]){_SPACE}(?:{_SECONDS})?", re.IGNORECASE)
_UNITS = "[sS]|[sS]ec|secs|seconds?|\"|''|[mM]|[mM]in|mins|minutes?|'"
PATTERN = f"^{_NUMBER}{_SPACE}({_UNITS})$|^[0-9]{{1,2}}:[0-5][0-9]$"
"""What a JSON Schema lets stand as a length that is text."""


def duration_ms(text: str) -> int | None:
    """Return how long a text with a unit, or a clock of minutes and seconds, is; None for any other text."""
    if len(text) > LONGEST:
        return None
    text = text.strip(" \u00a0\u202f\u2009").removesuffix(".")
    if found := _WITH_UNIT.fullmatch(text):
        return round(float(found[1]) * (SECOND_MS if found[2] else MINUTE_MS))
    found = _CLOCK.fullmatch(text) or _BOTH.fullmatch(text)
    return int(found[1]) * MINUTE_MS + int(found[2]) * SECOND_MS if found else None
