"""What stands where in the text of a routine, read by lines and indentation: mistakes elsewhere do not matter to it.

For help while she types, when the text is seldom whole. Knows mappings and lists, in lines or in brackets; what a key
means is the schema's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

ITEM = "-"
_DASH = re.compile(r"-(?: +|$)")
_KEY = re.compile(r"""(?P<key>[A-Za-z_]\w*|"[^"\n]*"|'[^'\n]*') *:(?: +|$)""")
_BLOCK_TEXT = re.compile(r"[|>][+\-\d]* *(?:#.*)?$")
_COMMENT = re.compile(r"(?:^|\s+)#.*")
_QUOTED = re.compile(r"""\s*(?:"(?:[^"\\]|\\.)*"|'[^']*')""")
_FLOW = re.compile(r"""(?<=[\s,:{\[])(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*)|[{}\[\],]|:(?=[\s,{}\[\]]|$)""")


@dataclass(slots=True, eq=False)
class Box:
    """A mapping or a list: `path` leads to it from the whole, with "-" for an item; `keys` has values by their keys.

    `starts` has where each key begins, in characters of the text.
    """

    path: tuple[str, ...]
    parent: Box | None = None
    keys: dict[str, str] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)

    def inner(self, step: str) -> Box:
        """Return a new box inside, under a key or as an item."""
        return Box((*self.path, step), self)


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A stretch of the text: a key with its ":" behind, a value of `key`, or, with `key` "", either of them."""

    start: int
    end: int
    box: Box
    key: str = ""
    is_key: bool = False


class TextOutline:
    """The boxes of a text, and `mark`: the stretch that a place is in, None in a comment or in running text."""

    def __init__(self, text: str, position: int) -> None:
        self._text, self._position = text, position
        self.mark: TextPlace | None = None
        self.boxes = [Box(())]
        self._open: list[tuple[int, Box, bool]] = [(-1, self.boxes[0], False)]
        at = 0
        while at <= len(text):
            at = self._line(at)

    # -- lines

    def _line(self, at: int) -> int:
        """Read a line that begins at `at`; return where the next one does that is not part of it."""
        end, indent = self._end(at), self._indent(at)
        if indent is None:
            return end + 1
        here = self._dashes(at, indent, end)
        column = here - at
        found = _KEY.match(self._text, here, end)
        if found is None:
            return self._value(self._down_to(column), "", here, end, column)
        box = self._down_to(column)
        key = found["key"].strip("\"'")
        self._note_key(box, key, here, found.end("key"))
        inner = self._new(box, key)
        self._open.append((column, inner, False))
        if _BLOCK_TEXT.match(self._text, found.end(), end):
            return self._after_block(end + 1, column)
        return self._value(box, key, found.end(), end, column)

    def _dashes(self, at: int, indent: int, end: int) -> int:
        """Open the items that a line begins; return where what is in them begins."""
        here = at + indent
        while found := _DASH.match(self._text, here, end):
            column = here - at
            while self._open[-1][0] > column or (self._open[-1][0] == column and self._open[-1][2]):
                self._open.pop()
            self._open.append((column, self._new(self._open[-1][1], ITEM), True))
            here = found.end()
            if here == end and self._text[here - 1] == ITEM:
                return here + 1  # nothing can stand right behind the dash
        return here

    def _value(self, box: Box, key: str, start: int, end: int, column: int) -> int:
        text = self._text
        if start < end and text[start] in "{[":
            return self._flow(box.inner(key) if key else box, start, self._reach(end + 1, column))
        quoted = _QUOTED.match(text, start, end)
        comment = _COMMENT.search(text, quoted.end() if quoted else start, end)
        self._note(start, comment.start() if comment else end, box, key)
        return end + 1

    def _end(self, at: int) -> int:
        end = self._text.find("\n", at)
        return len(self._text) if end < 0 else end

    def _indent(self, at: int) -> int | None:
        """Return how deep a line stands, an empty one as the cursor does; None for a comment, and without a cursor."""
        end = self._end(at)
        line = self._text[at:end]
        bare = line.lstrip(" ")
        if bare.startswith("#"):
            return None
        if bare.strip():
            return len(line) - len(bare)
        return self._position - at if at <= self._position <= end else None

    def _down_to(self, column: int) -> Box:
        while self._open[-1][0] >= column:
            self._open.pop()
        return self._open[-1][1]

    def _after_block(self, at: int, column: int) -> int:
        """Return where a text of several lines under a key ends."""
        while at <= len(self._text):
            indent = self._indent(at)
            if indent is not None and indent <= column:
                break
            at = self._end(at) + 1
        return at

    def _reach(self, at: int, column: int) -> int:
        """Return how far what begins with a bracket can go on: over deeper lines, and those that close it."""
        while at <= len(self._text):
            indent = self._indent(at)
            if indent is not None and indent <= column and self._text[at + indent : at + indent + 1] not in {"]", "}"}:
                break
            at = self._end(at) + 1
        return min(at - 1, len(self._text))

    # -- brackets

    def _flow(self, outer: Box, start: int, limit: int) -> int:
        """Read what is in brackets; return where the line after it begins."""
        box, key, last = outer, "", start + 1
        held: list[tuple[Box, bool]] = []
        for found in _FLOW.finditer(self._text, start, limit):
            sign = found[0]
            if sign in "{[":
                if held:
                    box = self._new(box, ITEM if held[-1][1] else key)
                elif outer not in self.boxes[-1:]:
                    self.boxes.append(outer)
                held.append((box, sign == "["))
                key = ""
            elif sign == ":" and not held[-1][1]:
                key = self._text[last : found.start()].strip().strip("\"'")
                self._note_key(box, key, last, found.start())
            elif sign in ",}]":
                self._part(box, key, last, found.start(), is_list=held[-1][1])
                key = ""
                if sign != ",":
                    held.pop()
                    if not held:
                        return self._end(found.end()) + 1
                    box = held[-1][0]
            else:
                continue
            last = found.end()
        if held:
            self._part(box, key, last, limit, is_list=held[-1][1])
        return limit + 1

    def _part(self, box: Box, key: str, start: int, end: int, *, is_list: bool) -> None:
        if is_list:
            self._note(start, end, box.inner(ITEM), "")
        else:
            self._note(start, end, box, key)

    # -- what is found

    def _new(self, box: Box, step: str) -> Box:
        inner = box.inner(step)
        self.boxes.append(inner)
        return inner

    def _note_key(self, box: Box, key: str, start: int, end: int) -> None:
        first = start + len(self._text[start:end]) - len(self._text[start:end].lstrip())
        box.keys.setdefault(key, "")
        box.starts.setdefault(key, first)
        if first <= self._position <= end:
            self.mark = TextPlace(first, end, box, key, is_key=True)

    def _note(self, start: int, end: int, box: Box, key: str) -> None:
        if key:
            box.keys[key] = self._text[start:end].strip().strip("\"'")
        if self.mark is None and start <= self._position <= max(start, end):
            self.mark = TextPlace(start, end, box, key)
