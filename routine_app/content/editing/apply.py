"""From a text and an edit to a splice: finds the part, edits it in place, and reads the result again.

Knows the keys of a routine; what the values mean is the reader's business.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from routine_app.content.editing.edits import (
    AddExercise,
    DuplicateEntry,
    InsertEntry,
    MoveEntry,
    Path,
    RemoveEntry,
    RoutineEdit,
    SetKey,
    TextSplice,
    splice_between,
)
from routine_app.content.editing.expected import expected_after, plain
from routine_app.content.editing.fields import with_key, without_key
from routine_app.content.editing.lists import (
    lines_of_entry,
    with_entries_in_order,
    with_entry,
    with_lines,
    without_entry,
)
from routine_app.content.editing.refusal import EditRefusedError
from routine_app.content.editing.sharing import refuse_shared, refuse_torn
from routine_app.content.editing.spans import BROKEN, SpanEntry, SpanNode, span_tree, value_of
from routine_app.content.editing.written_values import Written
from routine_app.content.routines import ITEM, ROUTINE_FILE, SECTION
from routine_app.domain.problems import Term, TermKind

_RECORDS = (ROUTINE_FILE, SECTION, ITEM)
_LISTS = ("sections", "items")
_UNREADABLE = "the text cannot be read as YAML at all"


def edit_text(text: str, edit: RoutineEdit) -> TextSplice:
    """Return the splice that makes an edit in a routine's text; raises EditRefusedError where it cannot be made."""
    root = _root(text)
    before = value_of(root)
    expected = expected_after(deepcopy(before), edit)
    after = _edited(text, root, edit)
    tree = span_tree(after)
    if tree is None or value_of(tree) != expected:
        raise EditRefusedError(
            "the way this is written does not allow it without changing something else; edit the text"
        )
    return splice_between(text, after)


def _root(text: str) -> SpanNode:
    root = span_tree(text)
    if root is None:
        raise EditRefusedError(_UNREADABLE)
    if root.kind != "keys":
        raise EditRefusedError("this is no routine: it has no keys with values")
    return root


def _edited(text: str, root: SpanNode, edit: RoutineEdit) -> str:
    match edit:
        case SetKey():
            return _with_value(text, root, edit)
        case InsertEntry():
            return _inserted(text, root, edit.path, edit.value)
        case AddExercise():
            return _with_exercise(text, root, edit.value)
        case RemoveEntry():
            return _removed(text, root, edit.path)
        case DuplicateEntry():
            return _duplicated(text, root, edit.path)
        case MoveEntry():
            return _moved(text, root, edit.path, edit.to)


def part_at(root: SpanNode, path: Path) -> SpanNode:
    """Return the routine, section or item of a path; raises EditRefusedError where there is none that is intact."""
    node = root
    for depth, row in enumerate(path):
        entry = list_under(root, path[:depth])
        if entry is None or row >= len(entry.value.items):
            raise EditRefusedError("there is no such entry any more")
        node = entry.value.items[row]
        refuse_shared(root, node)
    if node.kind == "broken":
        raise EditRefusedError("this entry cannot be read: mend it in the text first")
    if node.kind != "keys":
        raise EditRefusedError("this entry has no keys with values")
    return node


def list_under(root: SpanNode, path: Path) -> SpanEntry | None:
    """Return the list of sections (path ()) or of items (path (section,)) with its key; None where it is not given."""
    node = part_at(root, path)
    entry = node.entry(_LISTS[len(path)])
    if entry is not None:
        refuse_shared(root, entry.value)
        if entry.value.kind == "broken":
            raise EditRefusedError("this list cannot be read: mend it in the text first")
    return entry


def _list_of(root: SpanNode, path: Path) -> SpanEntry:
    """Return the list that holds the entry of a path."""
    entry = list_under(root, path[:-1])
    if entry is None:
        raise EditRefusedError(f'there is no "{_LISTS[len(path) - 1]}" here')
    return entry


def _with_value(text: str, root: SpanNode, edit: SetKey) -> str:
    record = _RECORDS[len(edit.path)]
    field, key = record.fields.get(edit.key), Term(TermKind.KEY, edit.key)
    if field is None:
        raise EditRefusedError(key, f" is not a key of {record.word}")
    if edit.value is None and field.required:
        raise EditRefusedError(f"{record.word} needs ", key)

    def keys(root: SpanNode) -> SpanNode:
        return part_at(root, edit.path)

    return _with_key(text, root, keys, edit.key, edit.value, tuple(record.fields))


def _with_key(
    text: str,
    root: SpanNode,
    find: Callable[[SpanNode], SpanNode],
    key: str,
    value: Written,
    order: tuple[str, ...],
) -> str:
    """Return the text with a value under a key, or without it; `find` finds the keys in a tree of the text."""
    keys = find(root)
    if any(entry.key.text == "<<" or entry.key.kind != "scalar" for entry in keys.entries):
        raise EditRefusedError('keys are taken over from another place here ("<<")')
    entry = keys.entry(key)
    if entry is None:
        return text if value is None else with_key(text, keys, key, value, order)
    if value_of(entry.value) is BROKEN:
        raise EditRefusedError("what stands here cannot be read: mend it in the text first")
    if value_of(entry.value) == plain(value):
        return text
    refuse_shared(root, entry.value, itself=False)
    if value is None:
        refuse_torn(root, [entry.value])
        return without_key(text, keys, key)
    if isinstance(value, dict) and entry.value.kind == "keys":
        return _with_keys(text, root, lambda tree: _value_in(find(tree), key), value)
    refuse_torn(root, [each for each in entry.value.within() if each is not entry.value])
    return with_key(text, keys, key, value, order)


def _value_in(keys: SpanNode, key: str) -> SpanNode:
    entry = keys.entry(key)
    if entry is None:
        raise EditRefusedError(_UNREADABLE)
    return entry.value


def _with_keys(text: str, root: SpanNode, find: Callable[[SpanNode], SpanNode], value: dict[str, Written]) -> str:
    """Return the text with just these keys, one after the other: those that stay keep their place and comments."""
    order = tuple(value)
    old = [entry.key.text for entry in find(root).entries]
    for key in [*order, *(key for key in old if key not in value)]:
        text = _with_key(text, root, find, key, value.get(key), order)
        root = _root(text)
    return text


def _inserted(text: str, root: SpanNode, path: Path, value: dict[str, Written]) -> str:
    entry = list_under(root, path[:-1])
    if entry is None:
        part = part_at(root, path[:-1])
        record = _RECORDS[len(path) - 1]
        return with_key(text, part, _LISTS[len(path) - 1], [value], tuple(record.fields))
    return with_entry(text, entry, path[-1], value, apart=len(path) == 1)


def _with_exercise(text: str, root: SpanNode, value: dict[str, Written]) -> str:
    entry = root.entry("exercises")
    if entry is None:
        return with_key(text, root, "exercises", [value], tuple(ROUTINE_FILE.fields))
    refuse_shared(root, entry.value)
    return with_entry(text, entry, len(entry.value.items), value, apart=True)


def _removed(text: str, root: SpanNode, path: Path) -> str:
    entry = _list_of(root, path)
    node = _row_of(entry, path[-1])
    refuse_torn(root, [node])
    return without_entry(text, entry, path[-1])


def _row_of(entry: SpanEntry, row: int) -> SpanNode:
    if row >= len(entry.value.items):
        raise EditRefusedError("there is no such entry any more")
    return entry.value.items[row]


def _duplicated(text: str, root: SpanNode, path: Path) -> str:
    entry = _list_of(root, path)
    node = _row_of(entry, path[-1])
    if any(each.anchor and each.kind != "alias" for each in node.within()):
        raise EditRefusedError('it is named here ("&"), and a copy would have the same name')
    if node.kind == "broken":
        raise EditRefusedError("this entry cannot be read: mend it in the text first")
    if entry.value.flow:
        return text[: node.end] + ", " + text[node.start : node.end] + text[node.end :]
    lines = lines_of_entry(text, entry.value, path[-1])
    return with_lines(text, entry, path[-1] + 1, lines, apart=len(path) == 1)


def _moved(text: str, root: SpanNode, path: Path, to: Path) -> str:
    entry = _list_of(root, path)
    _row_of(entry, path[-1])
    if path[:-1] == to[:-1]:
        order = list(range(len(entry.value.items)))
        order.insert(to[-1], order.pop(path[-1]))
        return with_entries_in_order(text, entry.value, order)
    goal = _list_of(root, to)
    if entry.value.flow or (goal.value.flow and goal.value.items):
        text = with_entry(text, goal, to[-1], _bare(text, entry.value, path[-1]), apart=False)
    else:
        lines = lines_of_entry(text, entry.value, path[-1])
        text = with_lines(text, goal, to[-1], lines, apart=False)
    return without_entry(text, _list_of(_root(text), path), path[-1])


def _bare(text: str, node: SpanNode, row: int) -> Written:
    """Return an entry's value to be written anew; raises EditRefusedError where something of it would be lost."""
    item = node.items[row]
    lines = [text[item.start : item.end]] if node.flow else lines_of_entry(text, node, row)
    if any("#" in line for line in lines) or any(part.anchor or part.kind == "broken" for part in item.within()):
        raise EditRefusedError("one of the two lists is written in brackets: move it in the text")
    return value_of(item)  # type: ignore[return-value]
