"""Where lines, entries of a list and comments begin and end in a text.

Knows offsets, indentation and "#"; not what is edited. A comment belongs to the entry of a list that it stands right
above in the column of the dash, or below in a deeper one; any other comment stays where it is.
"""

from __future__ import annotations

import re

from routine_app.content.editing.spans import BREAKS, SpanNode

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BREAKS_OR_END = re.compile("[\n\r\x85\u2028\u2029]|\\Z")


def newline_at(text: str, at: int) -> str:
    """Return the line end that is used around a place: of its line, else of the one before it, else a plain one."""
    found = _BREAK.search(text, at) or _BREAK.search(text)
    return found.group() if found else "\n"


def line_start(text: str, at: int) -> int:
    """Return where the line of a place begins."""
    return max(text.rfind(char, 0, at) for char in BREAKS) + 1 if at else 0


def line_end(text: str, at: int) -> int:
    """Return where the line of a place ends, before its line end."""
    found = _BREAKS_OR_END.search(text, at)
    return found.start() if found else len(text)


def next_line(text: str, at: int) -> int:
    """Return where the line after the one of a place begins, or the end of the text."""
    end = line_end(text, at)
    found = _BREAK.match(text, end)
    return found.end() if found else end


def end_before(text: str, start: int) -> int:
    """Return where the line before the one that starts here ends, before its line end; 0 where there is none."""
    return max(0, start - 2 if text[max(start - 2, 0) : start] == "\r\n" else start - 1)


def column_of(text: str, at: int) -> int:
    """Return how many characters stand before a place on its line."""
    start = line_start(text, at)
    return at - start - (1 if start == 0 and text.startswith("\ufeff") else 0)


def is_comment(line: str) -> bool:
    """Whether a line holds a comment and nothing else."""
    return line.lstrip(" \t").startswith("#")


class Region:
    """What belongs to one entry of a list in lines: from the start of its first line to the end of its last one."""

    __slots__ = ("dash", "end", "start")

    def __init__(self, start: int, end: int, dash: int) -> None:
        self.start, self.end, self.dash = start, end, dash


def regions(text: str, node: SpanNode) -> list[Region] | None:
    """Return the region of each entry of a list with dashes; None where they do not stand on lines of their own."""
    column = column_of(text, node.content)
    found: list[Region] = []
    for item in node.items:
        least = found[-1].end if found else 0
        dash = _dash_of(text, item, column, least)
        if dash is None:
            return None
        found.append(Region(_above(text, dash, column, least), below(text, item.end, column), dash))
    return found


def _dash_of(text: str, item: SpanNode, column: int, least: int) -> int | None:
    start = line_start(text, item.start)
    while start >= least:
        mark = 1 if start == 0 and text.startswith("\ufeff") else 0
        at = start + mark + column
        if text[at : at + 1] == "-" and at <= item.start and not text[start + mark : at].strip(" "):
            return at
        if start == 0:
            return None
        start = line_start(text, start - 1)
    return None


def _above(text: str, dash: int, column: int, least: int) -> int:
    """Return where the comments begin that stand right above a dash, in its column."""
    start = line_start(text, dash)
    while start > max(least, 0):
        above = line_start(text, start - 1)
        line = text[above:start]
        if above < least or not is_comment(line) or len(line) - len(line.lstrip(" ")) != column:
            break
        start = above
    return start


def below(text: str, at: int, column: int) -> int:
    """Return where an entry that ends at a place ends with the comments below it that stand in a deeper column."""
    end = at = line_end(text, at)
    while True:
        start = next_line(text, at)
        if start >= len(text):
            return end
        at = line_end(text, start)
        line = text[start:at]
        if not line.strip():
            if at >= len(text):
                return end
            continue
        if not is_comment(line) or len(line) - len(line.lstrip(" ")) <= column:
            return end
        end = at
