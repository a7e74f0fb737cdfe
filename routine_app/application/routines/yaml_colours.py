"""What each part of a line of YAML is, for a text view to colour: as much of YAML as people write, line by line.

Pure: knows neither colours nor widgets. A line needs nothing of the others but the state that the one above left.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

PLAIN = -1
"""The state in which a line stands by itself, also that of a text view that has not looked yet."""
_SINGLE, _DOUBLE, _BLOCK = 0, 1, 2  # a quote that is open, or _BLOCK + the column that a text's lines are deeper than
_OPEN = {_SINGLE: re.compile(r"(?:[^']|'')*+'?"), _DOUBLE: re.compile(r'(?:[^"\\]|\\.)*+"?')}
_INDENT = re.compile(r" *+")
_KEY = re.compile(r"[A-Za-z_][\w.-]*+(?=\s*:(?:\s|$))")
_QUOTED = re.compile(r"""'(?:[^']|'')*+'?|"(?:[^"\\]|\\.)*+"?""")
_NUMBER = re.compile(r"""(?:true|false|[0-9][0-9.:/-]*+)(?=$|[\s,\]}"'])""")
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]*+\s*(?:#.*)?$")
_WORD = re.compile(r"[^\s,\[\]{}:]++|[,\[\]{}:\s]")


class Part(StrEnum):
    """What a part of a line is; all else is a text without quotes, or a sign."""

    KEY = "key"
    COMMENT = "comment"
    STRING = "string"
    NUMBER = "number"


class Mark(NamedTuple):
    """A part of a line: so many characters from a column (from 0)."""

    start: int
    length: int
    part: Part


def marks_of(line: str, state: int = PLAIN) -> tuple[list[Mark], int]:
    """Return the parts of a line after one that left `state`, and the state that it leaves."""
    indent = len(_INDENT.match(line).group())  # type: ignore[union-attr]
    if state >= _BLOCK:
        if not line.strip() or indent > state - _BLOCK:
            return [Mark(indent, len(line) - indent, Part.STRING)], state
        state = PLAIN
    found: list[Mark] = []
    at = indent
    if state in _OPEN:
        at = _OPEN[state].match(line).end()  # type: ignore[union-attr]
        found.append(Mark(0, at, Part.STRING))
        if not line[:at].endswith("'\""[state]):
            return found, state
    return found, _rest(line, at, indent, found)


def _rest(line: str, at: int, indent: int, found: list[Mark]) -> int:
    """Add the parts from a place on; return the state at the end of the line."""
    fresh = True  # whether a key or a value may begin here
    while at < len(line):
        space = at == 0 or line[at - 1].isspace()
        if line[at] == "#" and space:
            found.append(Mark(at, len(line) - at, Part.COMMENT))
            return PLAIN
        if fresh and _BLOCK_TEXT.match(line, at):
            return _BLOCK + indent
        part, end = _value(line, at) if fresh else (None, 0)
        if part is None:
            word = _WORD.match(line, at)
            end = word.end() if word else at + 1
            if not line[at:end].isspace():
                fresh = line[at:end] in "-,[]{}:"
        else:
            found.append(Mark(at, end - at, part))
            fresh = False
            quote = line[at]
            if part is Part.STRING and (end - at == 1 or line[end - 1] != quote):
                return "'\"".index(quote)
        at = end
    return PLAIN


def _value(line: str, at: int) -> tuple[Part | None, int]:
    for part, pattern in ((Part.STRING, _QUOTED), (Part.KEY, _KEY), (Part.NUMBER, _NUMBER)):
        found = pattern.match(line, at)
        if found is not None:
            return part, found.end()
    return None, at
