"""From text to a tree of immutable nodes, each with its line and column.

Knows YAML's form; does not know what a routine is. Nothing here recurses over the input: depth, the number of nodes
(aliases counted for all that they stand for) and the size of the file are bounded, so no file can hang or crash it.
Depth and number are bounded twice: by a scan of the text before the parser sees it, so that the parser's own bounds
(and words) never show, and by the builder, which knows what aliases stand for.
Scalars stay text: the YAML 1.1 habit of reading `no` as false or `1:30` as 90 is left to `scalars` to explain.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Dictionary
from typing import TYPE_CHECKING

import msgspec
import yaml

from routine_app.checked_yaml.bounds import beyond_bounds
from routine_app.checked_yaml.report import quoted
from routine_app.checked_yaml.syntax import report_syntax_error, with_plain_indentation

if TYPE_CHECKING:
    from collections.abc import Collection

    from routine_app.checked_yaml.report import Report

MOST_NODES = 50_000
MOST_LEVELS = 32
MOST_MENDS = 100
MOST_READ_AGAIN = 300_000  # characters in all: so much is read again before a person would be kept waiting
_CUT = re.compile("[ \t]+(#[^\\s#!][^\n]*)")
_TOO_DEEP = f"nested too deeply: more than {MOST_LEVELS} levels"
_TOO_MUCH = f"the file holds too much: more than {MOST_NODES:,} values"


class Scalar(msgspec.Struct, frozen=True):
    """One word, number or text; `plain` if it stood without quotes (only then can it be a number or true).

    `cut` is what follows it on its line as a comment that looks like more of the text ("#2 if it feels easy").
    """

    line: int
    column: int
    text: str
    plain: bool = True
    cut: str = ""


class Sequence(msgspec.Struct, frozen=True):
    """A list."""

    line: int
    column: int
    items: tuple[Node, ...] = ()


class MapEntry(msgspec.Struct, frozen=True):
    """A key, for its place, and its value."""

    key: Scalar
    value: Node


class Mapping(msgspec.Struct, frozen=True):
    """Keys with values, in the order of the file; each key once."""

    line: int
    column: int
    entries: Dictionary[str, MapEntry]

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None where it is not given."""
        entry = self.entries.get(key)
        return None if entry is None else entry.value


class Unusable(msgspec.Struct, frozen=True):
    """Stands where something was written that is already reported, so that it is not reported again."""

    line: int
    column: int


Node = Scalar | Sequence | Mapping | Unusable


def items_of(node: Node | None, key: str) -> tuple[Node, ...]:
    """Return the items of the list under a key, or none at all if there is no such list."""
    found = node.get(key) if isinstance(node, Mapping) else None
    return found.items if isinstance(found, Sequence) else ()


def text_of(node: Node | None, key: str) -> str:
    """Return the text of the scalar under a key, or the empty string."""
    found = node.get(key) if isinstance(node, Mapping) else None
    return found.text if isinstance(found, Scalar) else ""


def parse(text: str, report: Report, *, expected: str = "something", leaving_out: bool = True) -> Node | None:
    """Return the tree of a YAML text; None once the report says why there is none.

    `expected` is what an empty file should hold.
    After a mistake that can be blanked out, or without the entry that holds it (where `leaving_out` is allowed), it
    reads again, so that what follows is checked in the same go.
    """
    text = with_plain_indentation(text, report)
    broken: set[int] = set()
    for _ in range(min(MOST_MENDS, 1 + MOST_READ_AGAIN // (len(text) + 1))):
        beyond = beyond_bounds(text, MOST_LEVELS, MOST_NODES)
        if beyond is not None:
            report.at(beyond.line, beyond.column, _TOO_DEEP if beyond.excess == "levels" else _TOO_MUCH)
            return None
        builder = _Builder(report, broken, text)
        try:
            for event in yaml.parse(text, Loader=yaml.CSafeLoader):
                if not builder.take(event):
                    return None
            return builder.root(expected)
        except yaml.YAMLError as error:
            mended = report_syntax_error(error, text, report)
            if mended is None or (mended.broken is not None and not leaving_out):
                return None
            text = mended.text
            broken |= set() if mended.broken is None else {mended.broken + 1}
    return None


class _Frame:
    """A list or mapping that is not closed yet. `size` and `height` count what is inside, aliases in full."""

    __slots__ = ("anchor", "children", "column", "height", "line", "size")

    def __init__(self, line: int, column: int, anchor: str | None) -> None:
        self.line = line
        self.column = column
        self.anchor = anchor
        self.children: list[Node] = []
        self.size = 1
        self.height = 0


class _Anchored(msgspec.Struct, frozen=True):
    node: Node
    size: int
    height: int


class _Builder:
    """Takes the parser's events one by one; the open frames are a list, not the call stack."""

    def __init__(self, report: Report, broken: Collection[int], text: str) -> None:
        self._report = report
        self._text = text
        self._broken = broken
        self._open: list[_Frame] = []
        self._anchors: dict[str, _Anchored] = {}
        self._count = 0
        self._documents = 0
        self._root: Node | None = None

    def take(self, event: yaml.Event) -> bool:
        """Return whether to go on."""
        mark = event.start_mark
        if mark is None:
            return True
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_tag(event.tag, line, column)
            scalar = Scalar(line, column, event.value, not event.style, self._cut(event))
            left_out = line in self._broken and scalar.plain and not scalar.text
            return self._add(_Anchored(Unusable(line, column) if left_out else scalar, 1, 0), event.anchor)
        if isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._refuse_tag(event.tag, line, column)
            self._open.append(_Frame(line, column, event.anchor))
            return self._within_depth(0, line, column)
        if isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            return self._close(is_list=isinstance(event, yaml.SequenceEndEvent))
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event.anchor or "", line, column)
        if isinstance(event, yaml.DocumentStartEvent):
            return self._document(line, column)
        return True

    def root(self, expected: str) -> Node | None:
        """Return the whole tree; None, and a problem, for a file with nothing in it."""
        if self._root is None or (isinstance(self._root, Scalar) and self._root.plain and not self._root.text):
            self._report.at(1, 1, f"the file is empty; expected {expected}")
            return None
        return self._root

    def _cut(self, event: yaml.ScalarEvent) -> str:
        """Return the comment that a plain text runs into without a space after its sign."""
        end = event.end_mark
        found = None if event.style or not event.value or end is None else _CUT.match(self._text, end.index)
        return found[1].rstrip() if found else ""

    def _document(self, line: int, column: int) -> bool:
        self._documents += 1
        if self._documents > 1:
            self._report.at(line, column, 'a second document begins here ("---"); expected one in a file')
        return self._documents == 1

    def _refuse_tag(self, tag: str | None, line: int, column: int) -> None:
        if tag is not None:
            name = quoted(tag.replace("tag:yaml.org,2002:", "!!"))
            self._report.at(line, column, f"the tag {name} is not used here; leave it out, or quote the text")

    def _within_depth(self, height: int, line: int, column: int) -> bool:
        if len(self._open) + height <= MOST_LEVELS:
            return True
        self._report.at(line, column, _TOO_DEEP)
        return False

    def _alias(self, name: str, line: int, column: int) -> bool:
        target = self._anchors.get(name)
        if target is None:
            inside = any(frame.anchor == name for frame in self._open)
            why = "stands for something that holds it" if inside else "stands for nothing"
            hint = 'in YAML "*" begins an alias; text that begins with "*" needs quotes'
            self._report.at(line, column, f"the alias {quoted('*' + name)} {why} ({hint})")
            target = _Anchored(Unusable(line, column), 1, 0)
        return self._within_depth(target.height, line, column) and self._add(target, None)

    def _add(self, new: _Anchored, anchor: str | None) -> bool:
        """Put a finished node where it belongs."""
        self._count += new.size
        if self._count > MOST_NODES:
            node = new.node
            self._report.at(node.line, node.column, _TOO_MUCH)
            return False
        if anchor is not None:
            self._anchors[anchor] = new
        if self._open:
            frame = self._open[-1]
            frame.children.append(new.node)
            frame.size += new.size
            frame.height = max(frame.height, new.height)
        else:
            self._root = new.node
        return True

    def _close(self, *, is_list: bool) -> bool:
        frame = self._open.pop()
        node = Sequence(frame.line, frame.column, tuple(frame.children)) if is_list else self._mapping(frame)
        self._count -= frame.size - 1  # its children are counted already
        return self._add(_Anchored(node, frame.size, frame.height + 1), frame.anchor)

    def _mapping(self, frame: _Frame) -> Mapping:
        entries: dict[str, MapEntry] = {}
        for key, value in zip(frame.children[::2], frame.children[1::2], strict=True):
            if not isinstance(key, Scalar):
                if not isinstance(key, Unusable):
                    self._report.error(key, "a key must be one word, not a list or more keys")
            elif key.text in entries:
                first = entries[key.text].key.line
                self._report.error(key, f"{quoted(key.text)} is given twice (first on line {first})")
            else:
                entries[key.text] = MapEntry(key, value)
        return Mapping(frame.line, frame.column, entries)
