"""Setting and clearing one key, among keys on lines or in braces.

Knows spans and how values are written; does not know which keys a routine has, but in which order they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from routine_app.content.editing.places import (
    column_of,
    end_before,
    is_comment,
    line_end,
    line_start,
    newline_at,
    next_line,
)
from routine_app.content.editing.refusal import EditRefusedError
from routine_app.content.editing.spans import SpanEntry, SpanNode
from routine_app.content.editing.written_values import Written, block_text, entry_lines, inline
from routine_app.domain.problems import Term, TermKind

_HEADER = re.compile(r"[|>][-+0-9]*")


def with_key(text: str, keys: SpanNode, key: str, value: Written, order: Sequence[str]) -> str:
    """Return the text with a value under a key; a new key takes its place in `order`."""
    entry = keys.entry(key)
    if entry is None:
        return _inserted(text, keys, key, value, order)
    if isinstance(value, str) and not keys.flow:
        folded = block_text(value, ">") if entry.value.style == ">" else None
        literal = block_text(value, "|") if entry.value.style in ("|", ">") or "\n" in value else None
        if folded or literal:
            return _with_block_text(text, entry, folded or literal or [], ">-" if folded else "|-")
    return _with_inline(text, keys, entry, inline(value, flow=keys.flow, style=entry.value.style))


def _with_inline(text: str, keys: SpanNode, entry: SpanEntry, written: str) -> str:
    value = entry.value
    if value.style in ("|", ">"):
        header = _HEADER.match(text, value.content)
        kept = text[header.end() : line_end(text, value.content)] if header else ""
        return text[: value.content] + written + kept + text[value.end :]
    if value.kind in ("list", "keys") and not value.flow and value.end > value.content:
        colon = colon_after(text, entry.key)
        return text[: colon + 1] + " " + written + text[colon + 1 : line_end(text, colon)] + text[value.end :]
    if keys.flow and colon_of(text, entry) is None:
        written = f": {written}"
    elif text[value.content - 1] not in " \t":
        written = f" {written}"
    return text[: value.content] + written + text[value.end :]


def _with_block_text(text: str, entry: SpanEntry, lines: list[str], header: str) -> str:
    value, newline = entry.value, newline_at(text, entry.key.start)
    start, end = value.content, value.end
    rest_end = line_end(text, end)
    indent = " " * (column_of(text, entry.key.start) + 2)
    if value.style in ("|", ">"):
        found = _HEADER.match(text, start)
        rest = text[found.end() : line_end(text, start)] if found else ""
        indent = _indent_of_block(text, value) or indent
        rest_end = end
    elif value.kind in ("list", "keys") and not value.flow and value.end > value.content:
        start = colon_after(text, entry.key) + 1
        rest, rest_end = text[start : line_end(text, start)], end
    else:
        rest = text[end:rest_end]
    space = "" if text[start - 1] in " \t" else " "
    body = newline.join(f"{indent}{line}" if line else "" for line in lines)
    return text[:start] + space + header + rest.rstrip() + newline + body + text[rest_end:]


def _indent_of_block(text: str, value: SpanNode) -> str:
    start = next_line(text, value.content)
    for line in text[start : value.end].splitlines():
        if line.strip():
            return line[: len(line) - len(line.lstrip(" "))]
    return ""


def colon_after(text: str, key: SpanNode) -> int:
    """Return where the ":" of a key on a line stands."""
    return text.index(":", key.end)


def colon_of(text: str, entry: SpanEntry) -> int | None:
    """Return where the ":" of a key in braces stands; None where it has none."""
    at = text.find(":", entry.key.end, max(entry.value.content, entry.key.end + 1))
    return at if at >= 0 and not text[entry.key.end : at].strip() else None


def _inserted(text: str, keys: SpanNode, key: str, value: Written, order: Sequence[str]) -> str:
    before = set(order[: order.index(key)]) if key in order else set(order)
    last = max((row for row, entry in enumerate(keys.entries) if entry.key.text in before), default=-1)
    if keys.flow:
        return _inserted_in_braces(text, keys, f"{key}: {inline(value, flow=True)}", last)
    if not keys.entries:
        raise EditRefusedError("there is nothing here yet that a key could stand beside")
    newline = newline_at(text, keys.start)
    first = keys.entries[0].key
    indent = " " * column_of(text, first.start)
    lines = entry_lines(key, value)
    if last < 0:
        after = newline.join([lines[0], *(f"{indent}{line}" if line else "" for line in lines[1:])])
        return text[: first.start] + after + newline + indent + text[first.start :]
    at = line_end(text, keys.entries[last].value.end)
    return text[:at] + "".join(f"{newline}{indent}{line}" if line else newline for line in lines) + text[at:]


def _inserted_in_braces(text: str, keys: SpanNode, written: str, last: int) -> str:
    if not keys.entries:
        at = keys.content + 1
        return text[:at] + written + text[at:]
    if last < 0:
        at = keys.entries[0].key.start
        return f"{text[:at]}{written}, {text[at:]}"
    at = keys.entries[last].value.end
    return f"{text[:at]}, {written}{text[at:]}"


def without_key(text: str, keys: SpanNode, key: str) -> str:
    """Return the text without a key and its value; a comment on the same line goes with it."""
    row = next(row for row, entry in enumerate(keys.entries) if entry.key.text == key)
    if keys.flow:
        return without_part(text, [(entry.key.start, entry.value.end) for entry in keys.entries], row)
    if len(keys.entries) == 1:
        raise EditRefusedError(Term(TermKind.KEY, key), " is all that stands here")
    entry = keys.entries[row]
    start, end = line_start(text, entry.key.start), line_end(text, entry.value.end)
    lead = text[start : entry.key.start].lstrip("\ufeff")
    if lead.strip(" "):  # a dash stands before it
        return _without_first(text, keys, end)
    if next_line(text, end) > end:
        return text[:start] + text[next_line(text, end) :]
    return text[: end_before(text, start)] + text[end:]


def _without_first(text: str, keys: SpanNode, end: int) -> str:
    """Return the text without the key behind the dash; the next key moves up, where no comment stands between."""
    first, following = keys.entries[0].key.start, keys.entries[1].key.start
    between = text[next_line(text, end) : line_start(text, following)]
    if any(is_comment(line) for line in between.splitlines()):
        return text[:first].rstrip(" ") + text[end:]
    return text[:first] + text[following:]


def without_part(text: str, parts: list[tuple[int, int]], row: int) -> str:
    """Return the text without one part in brackets or braces and one comma; a comment beside it stays."""
    start, end = parts[row]
    if len(parts) == 1:
        comma = re.compile(r"[ \t]*,").match(text, end)
        return text[:start] + text[comma.end() if comma else end :]
    if row == 0:
        return text[:start] + text[parts[1][0] :] if "#" not in text[end : parts[1][0]] else _without(text, start, end)
    comma_at = _comma(text, parts[row - 1][1])
    between = text[comma_at + 1 : start]
    return text[:comma_at] + (between if "#" in between else "") + text[end:]


def _without(text: str, start: int, end: int) -> str:
    comma = _comma(text, end)
    return text[:start] + text[end:comma] + text[comma + 1 :]


def _comma(text: str, at: int) -> int:
    """Return where the next comma outside a comment stands."""
    while text[at] != ",":
        at = line_end(text, at) if text[at] == "#" else at + 1
    return at
