"""How deep a YAML text is nested and how much it holds, found before any parser sees it.

Parsers have bounds of their own, which differ from version to version, and words of their own. This scan knows just
enough of YAML to tell what opens a list or keys from what merely looks like it (in quotes, comments and texts over
several lines). Where a text is not YAML at all it gives up: the parser says why. Does not know aliases, nor what a
routine is. One pass, without backtracking.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

_SPACE = re.compile(r"(?:[ \t]*+(?:#[^\n]*+)?\n)*+[ \t]*+(?:#[^\n]*+)?")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*+'")}
_PROPERTY = re.compile(r"[&*][\w-]*+|![^\s,\[\]{}]*+")
_MARKER = re.compile(r"(?:---|\.\.\.)(?=\s|\Z)")
_REST = r"(?:[^:#\n]|:(?!\s|\Z)|(?<=[^\s])#)*+"  # of a line of text without quotes
_IN_FLOW = re.compile(r"[^,\[\]{}:#\n](?:[^,\[\]{}:#]|:(?![\s,\[\]{}]|\Z)|(?<=[^\s])#)*+")
_HEADER = re.compile(r"[|>][-+0-9]*+[ \t]*+(?:#[^\n]*+)?(?:\n|\Z)")
_BLANK_LINES = re.compile(r"(?:[ \t]*+\n)*+")
_SPACES = re.compile(" *+")
_TOKENS_OF_A_VALUE = 6  # at most: "- ", an anchor, a tag, an opening and a closing bracket, a comma

Excess = Literal["levels", "values"]


class BoundExceeded(NamedTuple):
    """Where (line and column, from 1) a text goes beyond which bound."""

    excess: Excess
    line: int
    column: int


def beyond_bounds(text: str, most_levels: int, most_values: int) -> BoundExceeded | None:
    """Return the first place where a text holds more than so many levels or values (aliases count once), or None."""
    scan = _Scan(text, most_levels, most_values)
    while scan.excess is None and scan.step():
        pass
    if scan.excess is None:
        return None
    return BoundExceeded(scan.excess, text.count("\n", 0, scan.place) + 1, scan.place - text.rfind("\n", 0, scan.place))


@lru_cache(maxsize=64)
def _plain(indent: int) -> re.Pattern[str]:
    """Return what a text without quotes matches that goes on over lines of more than `indent` columns."""
    at_least = f"[ \\t]{{{indent + 1},}}" if indent >= 0 else r"(?!(?:---|\.\.\.)(?:\s|\Z))[ \t]*+"
    return re.compile(f"{_REST}(?:\\n(?:[ \\t]*+\\n)*+{at_least}(?=[^\\s#]){_REST})*+")


@lru_cache(maxsize=64)
def _block(column: int) -> re.Pattern[str]:
    """Return the lines of at least so many columns, and blank ones."""
    return re.compile(f"(?:[ \\t]*+\\n|(?!(?:---|\\.\\.\\.)(?:\\s|\\Z)) {{{column},}}[^\\n]*+(?:\\n|\\Z))*+")


class _Level:
    """Open keys or an open list, and at the same place what may be open in it without a sign of its own.

    In a block that is the list under a key ("- " at the key's own column); in brackets the one key of "[a: b]".
    """

    __slots__ = ("column", "inner", "is_list")

    def __init__(self, column: int, *, is_list: bool) -> None:
        self.column, self.is_list, self.inner = column, is_list, False


class _Scan:
    """The state of the pass: the open levels, outermost first, and whether a key may begin here."""

    def __init__(self, text: str, most_levels: int, most_values: int) -> None:
        self._text, self._most_levels, self._most_values = text, most_levels, most_values
        self._at = self._line_start = self._tokens = self._values = self._depth = 0
        self._blocks: list[_Level] = []
        self._brackets: list[_Level] = []
        self._key: int | None = None  # where the key began that a ":" here would end
        self._key_allowed = True
        self.place = 0
        self.excess: Excess | None = None

    def step(self) -> bool:
        """Take one token; return False at the end, or where the parser will stop."""
        self._skip_space()
        if self._at >= len(self._text):
            return False
        self._tokens += 1
        if self._tokens > _TOKENS_OF_A_VALUE * self._most_values:
            self._exceed("values", self._at)
        return self._in_brackets(self._text[self._at]) if self._brackets else self._in_block(self._text[self._at])

    def _skip_space(self) -> None:
        match = _SPACE.match(self._text, self._at)
        end = match.end() if match else self._at
        newline = self._text.rfind("\n", self._at, end)
        if newline >= 0 or self._at == 0:
            self._begin_line(newline + 1)
        self._at = end

    def _begin_line(self, start: int) -> None:
        self._line_start, self._key, self._key_allowed = start, None, True

    def _next_is(self, more: str = "") -> bool:
        """Whether a sign of one character is followed by space, the end, or one of `more`."""
        after = self._text[self._at + 1 : self._at + 2]
        return after in ("", " ", "\t", "\n") or after in more

    def _in_block(self, char: str) -> bool:
        column = self._at - self._line_start
        self._leave(column, char)
        if column == 0 and _MARKER.match(self._text, self._at):
            self._blocks.clear()
            self._depth = 0
            self._at += 3
            return True
        if char in "-?:" and self._next_is():
            return self._indicator(char, column)
        if char in "|>" and self._skip_block_text():
            return True
        return self._value(char, _plain(self._blocks[-1].column if self._blocks else -1))

    def _leave(self, column: int, char: str) -> None:
        """Close the blocks that end before a token at this column."""
        while self._blocks and self._blocks[-1].column > column:
            self._depth -= 1 + self._blocks.pop().inner
        last = self._blocks[-1] if self._blocks else None
        if last is not None and last.inner and last.column == column and not (char == "-" and self._next_is()):
            last.inner = False
            self._depth -= 1

    def _indicator(self, char: str, column: int) -> bool:
        """Take "- ", "? " or ": " in a block."""
        key, is_list = self._key, char == "-"
        if key is None and not self._key_allowed:
            return False  # the parser refuses it here
        self._enter(column if key is None or is_list else key, is_list=is_list)
        self._key, self._key_allowed = None, key is None
        self._at += 1
        return True

    def _enter(self, column: int, *, is_list: bool) -> None:
        """Open a block at a column, if none is open there."""
        last = self._blocks[-1] if self._blocks else None
        if last is None or last.column < column:
            self._blocks.append(_Level(column, is_list=is_list))
            self._deepen(self._line_start + column)
        elif is_list and not last.is_list and not last.inner and last.column == column:
            last.inner = True
            self._deepen(self._at)

    def _skip_block_text(self) -> bool:
        """Take a text after "|" or ">", up to the first line that is not indented as its first one."""
        header = _HEADER.match(self._text, self._at)
        if header is None:
            return False
        parent = self._blocks[-1].column if self._blocks else -1
        digits = re.search("[1-9]", header.group().partition("#")[0])
        indent = max(parent, 0) + int(digits.group()) if digits else self._first_indent(header.end(), parent + 1)
        lines = _block(indent).match(self._text, header.end())
        self._at = lines.end() if lines else header.end()
        self._begin_line(self._at)
        return self._count(self._at)

    def _first_indent(self, start: int, least: int) -> int:
        blank = _BLANK_LINES.match(self._text, start)
        spaces = _SPACES.match(self._text, blank.end() if blank else start)
        return max(least, len(spaces.group()) if spaces else 0)

    def _in_brackets(self, char: str) -> bool:
        level = self._brackets[-1]
        if char in "]}":
            self._depth -= 1 + level.inner
            self._brackets.pop()
            self._at += 1
            return self._count(self._at - 1)
        if char == ",":
            self._depth -= level.inner
            level.inner = False
            self._at += 1
            return True
        if char == ":" or (char == "?" and self._next_is()):
            if level.is_list and not level.inner:
                level.inner = True
                self._deepen(self._at)
            self._at += 1
            return True
        return self._value(char, _IN_FLOW)

    def _value(self, char: str, plain: re.Pattern[str]) -> bool:
        """Take a value, or what stands before one."""
        if self._key_allowed and self._key is None:
            self._key = self._at - self._line_start
        self._key_allowed = False
        start = self._at
        if char in "[{":
            self._brackets.append(_Level(0, is_list=char == "["))
            self._deepen(start)
            self._at += 1
            return True
        pattern = _QUOTED.get(char) or (_PROPERTY if char in "&*!" else plain)
        match = pattern.match(self._text, start)
        if match is None or match.end() == start:
            return False
        self._at = match.end()
        newline = self._text.rfind("\n", start, self._at)
        if newline >= 0:
            self._line_start = newline + 1
        return char in "&!" or self._count(start)

    def _count(self, place: int) -> bool:
        self._values += 1
        if self._values > self._most_values:
            self._exceed("values", place)
        return True

    def _deepen(self, place: int) -> None:
        self._depth += 1
        if self._depth > self._most_levels:
            self._exceed("levels", place)

    def _exceed(self, excess: Excess, place: int) -> None:
        if self.excess is None:
            self.excess, self.place = excess, place
