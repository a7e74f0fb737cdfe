"""What can stand at a place of a routine's text, and what a key there is for, told from the schema of routines.

Knows the schema as it is handed in, and the text by its lines: it need not be whole. Reads no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from routine_app.application.routines.text_outline import ITEM, Box, TextOutline, TextPlace

if TYPE_CHECKING:
    from routine_app.domain.exercise import Exercise

Schema = Mapping[str, Any]
_WORD = re.compile(r"[\w.]*")
_OWN = ("exercises", ITEM)
_OWN_VARIATIONS = (*_OWN, "variations", ITEM)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What can stand there, as it would be written, and what it is, in a line."""

    text: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Completions:
    """What can take the place of the text between `start` and `end`, in characters; `typed` is how much of it is."""

    start: int
    end: int
    typed: str
    candidates: tuple[Suggestion, ...]


def completions(text: str, position: int, schema: Schema, names: Mapping[str, str] | None = None) -> Completions:
    """Return what can stand at a place, what begins with the word there first; `names` says what ids stand for."""
    outline = TextOutline(text, position)
    mark = outline.mark
    if mark is None or position < mark.start:
        return Completions(position, position, "", ())
    start = _start(text, mark, position)
    typed = text[start:position]
    if re.search(r"[^\w. \-]", typed):
        return Completions(position, position, "", ())
    end = max(position, _word_end(text, position))
    place = _Place(outline, schema, names or {})
    found = [*place.values(mark), *([] if mark.key and not mark.is_key else place.keys(mark, start))]
    if mark.is_key:
        found = [Suggestion(one.text.rstrip(": "), one.meaning) for one in found]
    return Completions(start, end, typed, tuple(_fitting(found, typed)))


def hover(text: str, position: int, schema: Schema, names: Mapping[str, str] | None = None) -> str:
    """Return what the key at a place is for, and what an id there stands for; "" for neither."""
    outline = TextOutline(text, position)
    mark = outline.mark
    if mark is None:
        return ""
    place = _Place(outline, schema, names or {})
    path = (*mark.box.path, mark.key) if mark.key else mark.box.path
    described = place.described(path)
    if mark.is_key:
        return described
    value = text[mark.start : mark.end].strip().strip("\"'")
    return place.names.get(value, described) if value else ""


def written(text: str, found: Completions, chosen: Suggestion) -> str:
    """Return what to put between `start` and `end` for a candidate: with a space after a ":" that has none."""
    return f" {chosen.text}" if text[found.start - 1 : found.start] == ":" else chosen.text


def names_of(exercises: Iterable[Exercise]) -> dict[str, str]:
    """Return what the ids of exercises and of their variations stand for."""
    named = {}
    for exercise in exercises:
        named[exercise.id] = exercise.name
        named.update({variation.id: variation.short_name for variation in exercise.variations})
    return named


def _start(text: str, mark: TextPlace, position: int) -> int:
    start = mark.start
    while start < position and text[start] in " \n\"'":
        start += 1
    return start


def _word_end(text: str, position: int) -> int:
    found = _WORD.match(text, position)
    return found.end() if found else position


def _fitting(found: Sequence[Suggestion], typed: str) -> Iterator[Suggestion]:
    """Yield what begins with what is typed, then what has it further on, each once."""
    low = typed.strip().lower()
    once = {one.text: one for one in reversed(found)}
    ordered = [once[text] for text in dict.fromkeys(one.text for one in found)]
    begins = [one for one in ordered if one.text.lower().startswith(low)]
    yield from begins
    yield from (one for one in ordered if low in one.text.lower() and one not in begins)


class _Place:
    """The schema, as it holds for one text."""

    def __init__(self, outline: TextOutline, schema: Schema, names: Mapping[str, str]) -> None:
        self._schema = schema
        self._own = [box for box in outline.boxes if box.path == _OWN]
        self._own_variations = [box for box in outline.boxes if box.path == _OWN_VARIATIONS]
        own = (box for box in (*self._own, *self._own_variations) if box.keys.get("id"))
        self.names = {**names, **{box.keys["id"]: box.keys.get("name", "") or _MINE for box in own}}

    def keys(self, mark: TextPlace, start: int) -> Iterator[Suggestion]:
        """Yield the keys that are not there yet."""
        there = {key for key, begun in mark.box.starts.items() if begun != start}
        kinds = list(_at([self._schema], mark.box.path))
        objects = [kind["properties"] for kind in kinds if "properties" in kind]
        for properties in [each for each in objects if there <= each.keys()] or objects:
            for key, kind in properties.items():
                if key not in there:
                    yield Suggestion(key + _ending(kind), kind.get("description", ""))
        for kind in kinds:
            inner = kind.get("items", {})
            for key in inner.get("required", ())[:1]:
                yield Suggestion(f"- {key}: ", inner["properties"][key].get("description", ""))

    def values(self, mark: TextPlace) -> Iterator[Suggestion]:
        """Yield the words that the schema names for a value."""
        if mark.is_key:
            return
        path = (*mark.box.path, mark.key) if mark.key else mark.box.path
        box = mark.box if mark.key else mark.box.parent
        described = self.described(path)
        named = [*self._ids(path, box), *_words(_at([self._schema], path))]
        for word in named:
            yield Suggestion(word, self.names.get(word, described))

    def described(self, path: Sequence[str]) -> str:
        """Return what the key that a path ends with, or its list, is for."""
        while path and path[-1] == ITEM:
            path = path[:-1]
        return next((kind["description"] for kind in _at([self._schema], path) if "description" in kind), "")

    def _ids(self, path: Sequence[str], box: Box | None) -> Iterator[str]:
        """Yield the ids of the file itself, and of the variations of an item's exercise."""
        if box is None or tuple(path[:4]) != ("sections", ITEM, "items", ITEM):
            return
        named = box.keys.get("exercise", "")
        own = [each.keys.get("id", "") for each in self._own]
        if path[4:] == ("exercise",):
            yield from filter(None, own)
        elif path[4:] == ("variation",) and named in own:
            for each in self._own_variations:
                exercise = each.parent.parent if each.parent else None
                if exercise is not None and exercise.keys.get("id") == named and each.keys.get("id"):
                    yield each.keys["id"]
        else:
            for rule in (part.get("then", {}) for part in self._schema.get("allOf", ())):
                for kind in _at([rule], path[:4]):
                    if _holds(kind.get("if"), box):
                        yield from _words(_at([kind["then"]], path[4:]))


_MINE = "An exercise of this routine."


def _holds(condition: Schema | None, box: Box) -> bool:
    return condition is not None and all(
        box.keys.get(key) == kind.get("const") for key, kind in condition.get("properties", {}).items()
    )


def _at(schemas: Iterable[Schema], path: Sequence[str]) -> Iterator[Schema]:
    """Yield what the schemas say of the place that a path leads to, each alternative of it."""
    for schema in schemas:
        if path:
            step = schema.get("items") if path[0] == ITEM else schema.get("properties", {}).get(path[0])
            if step is not None:
                yield from _at([step], path[1:])
        else:
            yield schema
        yield from _at((*schema.get("anyOf", ()), *schema.get("oneOf", ())), path)


def _words(schemas: Iterable[Schema]) -> Iterator[str]:
    for schema in schemas:
        yield from (str(word) for word in schema.get("enum", ()))
        if schema.get("type") == "boolean":
            yield from ("true", "false")


def _ending(schema: Schema) -> str:
    """Return what to write behind a key: what has more below it ends its line."""
    kinds = {kind.get("type") for kind in _at([schema], ())}
    return ":" if kinds <= {"array", "object"} and kinds else ": "
