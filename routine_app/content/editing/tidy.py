"""A routine's text in its usual order and spacing, with every comment and every word as it was.

Knows the order of the keys in docs/format.md; what cannot be put in order without touching anything else stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from routine_app.content.editing.places import (
    Region,
    below,
    column_of,
    is_comment,
    line_end,
    line_start,
    newline_at,
    next_line,
    regions,
)
from routine_app.content.editing.refusal import EditRefusedError
from routine_app.content.editing.spans import BREAKS, SpanNode, span_tree, value_of
from routine_app.content.routines import ITEM, ROUTINE_FILE, SECTION

_MOST_EMPTY_LINES = 1


def tidy_text(text: str) -> str:
    """Return the text in order; raises EditRefusedError where it has mistakes that hide what it means."""
    root = span_tree(text)
    if root is None or any(part.kind == "broken" for part in root.within()):
        raise EditRefusedError("the file has mistakes: mend them first")
    before = value_of(root)
    for step in (_with_plain_spacing, _with_keys_in_order, _with_sections_apart, _with_plain_spacing):
        after = step(text)
        tree = span_tree(after)
        if tree is not None and value_of(tree) == before and _letters(after) == _letters(text):
            text = after
    return text


def _letters(text: str) -> Counter[str]:
    """Return how often each character stands in a text, space apart: neither words nor comments may go."""
    return Counter("".join(text.split()))


def _with_keys_in_order(text: str) -> str:
    """Put the keys of the routine, of each section and of each item in order; from the end, so that places hold."""
    root = span_tree(text)
    if root is None:
        return text
    for node, order in reversed(list(_keys_with_order(root))):
        text = _reordered(text, node, order)
    return text


def _keys_with_order(root: SpanNode) -> list[tuple[SpanNode, Sequence[str]]]:
    """Return what has keys, inner parts before the ones that hold them when read from the end."""
    found = [(root, tuple(ROUTINE_FILE.fields))]
    sections = root.entry("sections")
    for section in sections.value.items if sections is not None else []:
        found.append((section, tuple(SECTION.fields)))
        items = section.entry("items")
        found += [(item, tuple(ITEM.fields)) for item in (items.value.items if items is not None else [])]
    return [(node, order) for node, order in found if node.kind == "keys" and not node.flow and len(node.entries) > 1]


def _reordered(text: str, node: SpanNode, order: Sequence[str]) -> str:
    rank = {key: place for place, key in enumerate(order)}
    keys = [entry.key.text for entry in node.entries]
    places = _key_regions(text, node)
    wanted = sorted(range(len(keys)), key=lambda row: rank.get(keys[row], len(rank)))
    if places is None or wanted == list(range(len(keys))) or any(key not in rank for key in keys):
        return text
    bodies = [text[place.dash : place.end] for place in places]
    if wanted[0] and places[wanted[0]].dash != node.entries[wanted[0]].key.start:
        return text  # a comment stands above what would come behind the dash
    gaps = [text[one.end : other.dash] for one, other in pairwise(places)]
    moved = "".join(bodies[row] + gap for row, gap in zip(wanted, [*gaps, ""], strict=True))
    return text[: places[0].dash] + moved + text[places[-1].end :]


def _key_regions(text: str, node: SpanNode) -> list[Region] | None:
    """Return the place of each key with its value and comments; `dash` is where it begins after its indentation."""
    column = column_of(text, node.entries[0].key.start)
    found: list[Region] = []
    for row, entry in enumerate(node.entries):
        start = dash = entry.key.start
        least = found[-1].end if found else 0
        if row and text[line_start(text, start) : start].strip(" "):
            return None
        while row:
            above = line_start(text, line_start(text, dash) - 1)
            line = text[above : line_end(text, above)]
            if above < least or not is_comment(line) or len(line) - len(line.lstrip(" ")) != column:
                break
            dash = above + column
        found.append(Region(start, below(text, entry.value.end, column), dash))
    return found


def _with_sections_apart(text: str) -> str:
    """Put one empty line between two sections, and none between two items of a section that has none by itself."""
    root = span_tree(text)
    sections = root.entry("sections") if root is not None else None
    places = regions(text, sections.value) if sections is not None and not sections.value.flow else None
    for one, other in reversed(list(pairwise(places or []))):
        if not text[one.end : other.start].strip():
            text = text[: one.end] + newline_at(text, one.end) * 2 + text[other.start :]
    return text


def _with_plain_spacing(text: str) -> str:
    """Take away spaces at the end of lines and more than one empty line, but not inside of texts."""
    root = span_tree(text)
    if root is None:
        return text
    kept = [(part.content, part.end) for part in root.within() if _over_lines(text, part)]
    lines, at, empty = [], 0, 0
    while at < len(text):
        end, following = line_end(text, at), next_line(text, at)
        inside = any(start <= end and at <= stop and start < at for start, stop in kept)
        line = text[at:end] if inside or _continues(kept, at, end) else text[at:end].rstrip(" \t")
        empty = empty + 1 if not line.lstrip("\ufeff") and not inside else 0
        if empty <= _MOST_EMPTY_LINES:
            lines.append(line + (text[end:following] or newline_at(text, 0)))
        at = following
    return "".join(lines).rstrip(BREAKS) + newline_at(text, 0)


def _over_lines(text: str, part: SpanNode) -> bool:
    return part.kind == "scalar" and line_end(text, part.content) < part.end


def _continues(kept: list[tuple[int, int]], at: int, end: int) -> bool:
    """Whether a text begins on this line and goes on in the next."""
    return any(at <= start <= end < stop for start, stop in kept)
