"""Putting in, taking out and moving the entries of a list, on lines with dashes or in brackets.

Knows spans and regions; does not know what the entries are. Empty lines and comments between entries stay between them.
"""

from __future__ import annotations

from itertools import pairwise

from routine_app.content.editing.fields import colon_after, without_part
from routine_app.content.editing.places import (
    Region,
    column_of,
    end_before,
    line_end,
    newline_at,
    next_line,
    regions,
)
from routine_app.content.editing.refusal import EditRefusedError
from routine_app.content.editing.spans import SpanEntry, SpanNode
from routine_app.content.editing.written_values import Written, inline, list_item

_NO_LINES = "the entries of this list do not stand on lines of their own"


def lines_of_entry(text: str, node: SpanNode, row: int) -> list[str]:
    """Return the lines of one entry, its dash in the first column, with the comments that belong to it."""
    region = _regions(text, node)[row]
    column = column_of(text, node.content)
    lines = text[region.start : region.end].lstrip("\ufeff").splitlines()
    if any(line[:column].strip() for line in lines):
        raise EditRefusedError("a line of it stands further to the left than its dash")
    return [line[column:] for line in lines]


def _regions(text: str, node: SpanNode) -> list[Region]:
    found = regions(text, node)
    if found is None:
        raise EditRefusedError(_NO_LINES)
    return found


def with_entry(text: str, entry: SpanEntry, row: int, value: Written, *, apart: bool) -> str:
    """Return the text with a new entry at a row of the list under a key; `apart`: an empty line between entries."""
    node = entry.value
    if node.kind == "list" and node.flow and node.items:
        return _with_part(text, node, row, inline(value, flow=True))
    if node.kind == "list" and not node.flow and node.items[row - 1 if row else 0].flow:
        return with_lines(text, entry, row, [f"- {inline(value, flow=True)}"], apart=apart)
    return with_lines(text, entry, row, list_item(value), apart=apart)


def _with_part(text: str, node: SpanNode, row: int, written: str) -> str:
    if row < len(node.items):
        at = node.items[row].start
        return f"{text[:at]}{written}, {text[at:]}"
    at = node.items[-1].end
    return f"{text[:at]}, {written}{text[at:]}"


def with_lines(text: str, entry: SpanEntry, row: int, lines: list[str], *, apart: bool) -> str:
    """Return the text with the lines of a new entry, the dash in the first column, at a row of the list under a key."""
    node, newline = entry.value, newline_at(text, entry.key.start)
    if node.kind == "list" and node.flow and node.items:
        raise EditRefusedError("this list is written in brackets")
    if node.kind != "list" or not node.items:
        return _with_first_lines(text, entry, lines, newline)
    found = _regions(text, node)
    indent = " " * column_of(text, node.content)
    block = newline.join(f"{indent}{line}" if line.strip() else line for line in lines)
    gap = _usual_gap(text, found, newline, apart=apart)
    if row < len(found):
        mark = 1 if found[row].start == 0 and text.startswith("\ufeff") else 0
        at = found[row].start + mark
        return text[:at] + block + gap + text[at:]
    at = found[-1].end
    return text[:at] + gap + block + text[at:]


def _usual_gap(text: str, found: list[Region], newline: str, *, apart: bool) -> str:
    """Return what stands between two entries: as between the last two of them that only empty lines part."""
    for before, after in zip(found[-2::-1], found[:0:-1], strict=False):
        between = text[before.end : after.start]
        if not between.strip():
            return between
    return newline * 2 if apart else newline


def _with_first_lines(text: str, entry: SpanEntry, lines: list[str], newline: str) -> str:
    """Return the text with the first lines of a list that is empty: "[]", or nothing at all."""
    node = entry.value
    colon = colon_after(text, entry.key)
    if node.kind not in ("list", "scalar") or node.text.strip("~") not in ("", "null") or node.style:
        raise EditRefusedError("what stands here is no list")
    indent = " " * (column_of(text, entry.key.start) + 2)
    head = text[: colon + 1] + text[max(node.end, colon + 1) : line_end(text, max(node.end, colon + 1))].rstrip()
    block = "".join(f"{newline}{indent}{line}" if line.strip() else newline for line in lines)
    return head + block + text[line_end(text, max(node.end, colon + 1)) :]


def without_entry(text: str, entry: SpanEntry, row: int) -> str:
    """Return the text without one entry of the list under a key, and without the comments that belong to it."""
    node = entry.value
    if node.flow:
        return without_part(text, [(item.start, item.end) for item in node.items], row)
    found = _regions(text, node)
    region = found[row]
    if len(found) == 1:
        colon = colon_after(text, entry.key)
        before = end_before(text, region.start)
        return text[: colon + 1] + " []" + text[colon + 1 : before] + text[region.end :]
    start, end = region.start, region.end
    if row and not text[found[row - 1].end : start].strip():
        return text[: found[row - 1].end] + text[end:]
    if not row and not text[end : found[1].start].strip():
        return text[:start] + text[found[1].start :]
    if next_line(text, end) > end:
        return text[:start] + text[next_line(text, end) :]
    return text[: end_before(text, start)] + text[end:]


def with_entries_in_order(text: str, node: SpanNode, order: list[int]) -> str:
    """Return the text with the entries of a list in another order; what stands between them stays where it is."""
    if node.flow:
        places = [(item.start, item.end) for item in node.items]
    else:
        places = [(region.start, region.end) for region in _regions(text, node)]
    parts = [text[start:end] for start, end in places]
    gaps = [text[before[1] : after[0]] for before, after in pairwise(places)]
    moved = "".join(parts[old] + gap for old, gap in zip(order, [*gaps, ""], strict=True))
    return text[: places[0][0]] + moved + text[places[-1][1] :]
