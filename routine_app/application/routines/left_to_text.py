"""What stands in a routine's text that its form has no field for: a sentence that says so, and where it stands.

Knows the keys of a routine, and those for which the form has a field; reads no file and knows no widget.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from routine_app.checked_yaml.nodes import Mapping, items_of, text_of
from routine_app.checked_yaml.report import quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from routine_app.checked_yaml.nodes import Node

_ALSO = "Also in the text: {}."
_NOT_AS_FORM = "This cannot be shown as a form. It stays as it is: see the text."
_MOST_NAMED = 4
_IN_WORDS = {"format": "its format", "id": "its id"}

ROUTINE_KEYS = (
    "name",
    "description",
    "author",
    "physiotherapist",
    "review",
    "notes",
    "rest",
    "get_ready",
    "place",
    "countdown",
)
SECTION_KEYS = ("name", "repeat")
ITEM_KEYS = (
    "variation",
    "dose",
    "rest",
    "get_ready",
    "breathing",
    "first_side",
    "tempo_scale",
    "self_paced",
    "place",
    "notes",
)


class LeftToText(msgspec.Struct, frozen=True):
    """`words` say what only the text shows, "" for nothing; `line` and `column` are where the first of it stands."""

    words: str = ""
    line: int = 1
    column: int = 1


def left_of_routine(root: Node | None) -> LeftToText:
    """Return what the form of a routine does not show."""
    if not isinstance(root, Mapping):
        return LeftToText()
    own = [quoted(text_of(exercise, "name") or text_of(exercise, "id")) for exercise in items_of(root, "exercises")]
    words = {**_IN_WORDS, "exercises": f"what its own exercises are ({_named(own)})"}
    return _left(root, {*ROUTINE_KEYS, "sections"}, words)


def left_of_section(section: Node) -> LeftToText:
    """Return what the form of a section does not show."""
    return _left(section, {*SECTION_KEYS, "items"}, {}) if isinstance(section, Mapping) else not_as_form(section)


def left_of_item(item: Mapping, root: Node | None) -> LeftToText:
    """Return what the form of an item does not show; of one of the routine's `root` own, what it is."""
    left = _left(item, {*ITEM_KEYS, "exercise", "core"}, {})
    named = text_of(item, "exercise")
    own = next((one for one in items_of(root, "exercises") if named and text_of(one, "id") == named), None)
    if left.words or own is None:
        return left
    name = quoted(text_of(own, "name") or named)
    return LeftToText(_ALSO.format(f"what {name} is, its steps and how it moves"), own.line, own.column)


def not_as_form(node: Node) -> LeftToText:
    """Return that a part cannot be shown at all."""
    return LeftToText(_NOT_AS_FORM, node.line, node.column)


def _left(node: Mapping, shown: Collection[str], words: dict[str, str]) -> LeftToText:
    keys = [entry.key for key, entry in node.entries.items() if key not in shown]
    if not keys:
        return LeftToText()
    said = _named(words.get(key.text) or quoted(key.text) for key in keys)
    first = next((key for key in keys if key.text not in _IN_WORDS), keys[0])
    return LeftToText(_ALSO.format(said), first.line, first.column)


def _named(words: Iterable[str]) -> str:
    first = list(islice(words, _MOST_NAMED + 1))
    return ", ".join([*first[:_MOST_NAMED], "and more"] if len(first) > _MOST_NAMED else first)
