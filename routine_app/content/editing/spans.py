"""The tree of a YAML text with the place of each part, for edits: where a value begins and ends, and how it is written.

Knows YAML's form and, where a text has mistakes, the parts that are intact; does not know what a routine is. Offsets
count characters of the text as it is, with its byte order mark and its line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec
import yaml

from routine_app.checked_yaml.bounds import beyond_bounds
from routine_app.checked_yaml.nodes import MOST_LEVELS, MOST_MENDS, MOST_NODES, MOST_READ_AGAIN, Scalar
from routine_app.checked_yaml.report import Report, TooManyProblemsError
from routine_app.checked_yaml.scalars import flag, is_nothing, number
from routine_app.checked_yaml.syntax import report_syntax_error, with_plain_indentation

BYTE_ORDER_MARK = "\ufeff"
BREAKS = "\n\r\x85\u2028\u2029"
_TO_NEXT = re.compile(r"(?:[ \t]*(?:#[^\n\r]*)?(?:\r\n|[\n\r]))*[ \t]*")
Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]
SpanKind = Literal["scalar", "keys", "list", "alias", "broken"]


class SpanEntry(msgspec.Struct):
    """A key and its value."""

    key: SpanNode
    value: SpanNode


class SpanNode(msgspec.Struct):
    """A part of the text, from `start` up to `end`; `content` is where it begins after an anchor.

    `style` is "" (plain), a quote, "|" or ">" for a scalar; `flow` a list or keys in brackets. `anchor` is its own
    name, or the one that an alias stands for (`target` is what that names).
    """

    kind: SpanKind
    start: int
    end: int
    content: int
    style: str = ""
    flow: bool = False
    text: str = ""
    anchor: str = ""
    items: list[SpanNode] = []
    entries: list[SpanEntry] = []
    target: SpanNode | None = None

    def entry(self, key: str) -> SpanEntry | None:
        """Return the first entry with this key."""
        return next((entry for entry in self.entries if entry.key.text == key), None)

    def within(self) -> Iterator[SpanNode]:
        """Yield this part and all parts in it, in the order of the text; aliases for themselves alone."""
        yield self
        for item in self.items:
            yield from item.within()
        for entry in self.entries:
            yield from entry.key.within()
            yield from entry.value.within()


class BrokenValue(msgspec.Struct, frozen=True):
    """Stands in the data for what cannot be read."""


BROKEN = BrokenValue()


def value_of(node: SpanNode) -> Value | BrokenValue:
    """Return what a part means as the reader takes it: texts, numbers, true and false, lists and keys."""
    if node.kind == "alias":
        return value_of(node.target) if node.target is not None else BROKEN
    if node.kind == "list":
        return [value_of(item) for item in node.items]  # type: ignore[misc]
    if node.kind == "keys":
        found: dict[str, Value | BrokenValue] = {}
        for entry in node.entries:  # of a key that is given twice the first counts
            found.setdefault(entry.key.text, value_of(entry.value))
        return found  # type: ignore[return-value]
    return BROKEN if node.kind == "broken" else _scalar_value(node)


def _scalar_value(node: SpanNode) -> Value:
    scalar = Scalar(1, 1, node.text, plain=not node.style)
    if is_nothing(scalar):
        return None
    found = flag(scalar)
    if found is None:
        found = number(scalar)  # type: ignore[assignment]
    return (node.text.rstrip("\n") if node.style in ("|", ">") else node.text) if found is None else found


def span_tree(text: str) -> SpanNode | None:
    """Return the tree of a text, without the entries that cannot be read; None where nothing can be told of it."""
    shift = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    report = Report("")
    try:
        body = with_plain_indentation(text[shift:], report)
        broken: set[int] = set()
        for _ in range(min(MOST_MENDS, 1 + MOST_READ_AGAIN // (len(text) + 1))):
            if beyond_bounds(body, MOST_LEVELS, MOST_NODES) is not None:
                return None
            builder = _SpanBuilder(text, shift, broken)
            try:
                for event in yaml.parse(body, Loader=yaml.CSafeLoader):
                    builder.take(event)
                return builder.root
            except yaml.YAMLError as error:
                mended = report_syntax_error(error, _with_plain_line_ends(body), report)
                if mended is None:
                    return None
                body = "".join(old if old in BREAKS else new for old, new in zip(body, mended.text, strict=True))
                broken |= set() if mended.broken is None else {mended.broken}
    except (TooManyProblemsError, _UnknownAliasError):
        pass
    return None


def _with_plain_line_ends(text: str) -> str:
    """Return a text that is as long, with its line ends as the mending of mistakes knows them."""
    return re.sub("[\r\x85\u2028\u2029]", "\n", text.replace("\r\n", " \n"))


class _UnknownAliasError(Exception):
    """An alias stands for nothing: what the text means cannot be told."""


class _SpanBuilder:
    """Takes the parser's events; the open lists and keys are a list, not the call stack."""

    def __init__(self, text: str, shift: int, broken: set[int]) -> None:
        self._text, self._shift, self._broken = text, shift, broken
        self._open: list[tuple[SpanNode, list[SpanNode]]] = []
        self._anchors: dict[str, SpanNode] = {}
        self.root: SpanNode | None = None

    def take(self, event: yaml.Event) -> None:
        """Add what one event tells."""
        if event.start_mark is None or event.end_mark is None:
            return
        start, end = event.start_mark.index + self._shift, event.end_mark.index + self._shift
        match event:
            case yaml.ScalarEvent():
                self._add(self._scalar(event, start, end))
            case yaml.AliasEvent():
                target = self._anchors.get(event.anchor or "")
                if target is None:
                    raise _UnknownAliasError
                self._add(SpanNode("alias", start, end, start, anchor=event.anchor or "", target=target))
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                kind: SpanKind = "list" if isinstance(event, yaml.SequenceStartEvent) else "keys"
                flow = bool(event.flow_style)
                content = end - 1 if flow else self._after_properties(event.anchor, start)
                node = SpanNode(kind, start, end, content, flow=flow, anchor=event.anchor or "", items=[], entries=[])
                self._open.append((node, []))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._close(end)

    def _scalar(self, event: yaml.ScalarEvent, start: int, end: int) -> SpanNode:
        broken = event.start_mark is not None and event.start_mark.line in self._broken
        kind: SpanKind = "broken" if broken and not event.style and not event.value else "scalar"
        content = min(self._after_properties(event.anchor, start), end)
        if event.style in ("|", ">"):
            end = self._end_of_block_text(content, end)
        return SpanNode(kind, start, end, content, event.style or "", text=event.value, anchor=event.anchor or "")

    def _after_properties(self, anchor: str | None, start: int) -> int:
        if not anchor:
            return start
        found = _TO_NEXT.match(self._text, self._text.find(f"&{anchor}", start) + len(anchor) + 1)
        return found.end() if found else start

    def _end_of_block_text(self, start: int, end: int) -> int:
        """Return where the last line with something in it ends; with "+" empty lines after it belong to the text."""
        header = self._text[start : start + 3]
        if "+" in header:
            return end - 1 if end > start and self._text[end - 1] in BREAKS else end
        lines = re.split("\r\n|[\n\r\x85\u2028\u2029]", self._text[start:end])
        indent = next((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip(" ")), 0)
        while len(lines) > 1 and not lines[-1].strip(" ") and len(lines[-1]) <= indent:
            end = start + len(self._text[start:end].removesuffix(lines.pop()))
            end -= 2 if self._text[start:end].endswith("\r\n") else 1
        return end

    def _close(self, end: int) -> None:
        node, children = self._open.pop()
        if node.kind == "list":
            node.items = children
        else:
            node.entries = [SpanEntry(*pair) for pair in zip(children[::2], children[1::2], strict=True)]
        if node.flow:
            node.end = end
        elif children:
            node.end = max(child.end for child in children[-2:])
        self._add(node)

    def _add(self, node: SpanNode) -> None:
        if node.anchor and node.kind != "alias":
            self._anchors[node.anchor] = node
        if self._open:
            self._open[-1][1].append(node)
        elif self.root is None:
            self.root = node
