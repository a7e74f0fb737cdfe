"""How a text is to be read out: mends what voices say wrong, and parts it where a speaker pauses. Pure."""

from __future__ import annotations

import re
from functools import cache

# (what stands in a text, what is said). Heard with Pico; espeak-ng and `say` take the plain words as well.
_TABLE: tuple[tuple[str, str], ...] = (
    (r"\bSI\b", "S I"),
    (r"\bSIJ\b", "S I J"),
    (r"\bIT band\b", "I T band"),
    (r"\bITB\b", "I T B"),
    (r"(?<=\d)\s*[x\u00d7]\s*(?=\d)", " times "),
    (r"(?<=\d)\s*[-\u2013]\s*(?=\d)", " to "),
    (r"(?<=\d)\s*kg\b", " kilograms"),
    (r"(?<=\d)\s*cm\b", " centimetres"),
    (r"(?<=\d)\s*min\b\.?", " minutes"),
    (r"(?<=\d)\s*s\b", " seconds"),
    (r"(?<=\d)\s*%", " per cent"),
    (r"(?<=\d)\s*°", " degrees"),
    (r"(?<=\d)/10\b", " out of 10"),
    (r"\b1/2\b|½", "half"),
    (r"\b1/4\b|¼", "a quarter"),
    (r"\be\.g\.", "for example"),
    (r"\bi\.e\.", "that is"),
    (r"\bvs\.?(?=\s)", "versus"),
    (r"\s*&\s*", " and "),
    (r"\s*/\s*", " or "),
    (r"\s*[\u2013\u2014]\s*", ", "),
    (r"[\u201c\u201d\"*_<>]", ""),
    (r"\u2019", "'"),
)
_PARTS = r"(?<=[.!?;:])\s+"


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the table as it is used, made when something is first said: a start says nothing."""
    return tuple((re.compile(pattern), said) for pattern, said in _TABLE)


def spoken(text: str) -> str:
    """Return the words to give to a voice for a text on the screen."""
    for pattern, said in _rules():
        text = pattern.sub(said, text)
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def parts(text: str) -> list[str]:
    """Return the stretches between which a speaker pauses: a voice makes each of them in a moment."""
    return [part for part in re.split(_PARTS, text) if any(char.isalnum() for char in part)]
