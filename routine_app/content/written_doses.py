"""Doses that are written as one text, as on paper: 2 x 10, 2 x 8-10, 2 x 20 s, 3 min.

Knows nodes: turns such a text into the keys that the form of a dose has, each at its place in the text, so that
everything after it sees one way to write a dose. Any other text stays as it is: the check says what is wrong with it.
"""

from __future__ import annotations

import re

import msgspec
from msgspec.structs import replace

from routine_app.checked_yaml.check import OneOf, Schema
from routine_app.checked_yaml.durations import LONGEST, duration_ms
from routine_app.checked_yaml.nodes import MapEntry, Mapping, Node, Scalar, Sequence
from routine_app.checked_yaml.report import Report
from routine_app.checked_yaml.scalars import described
from routine_app.domain.problems import Part, Term, TermKind

_TIMES = re.compile("([0-9]+)(?: sets?)? ?(?:[xX*\N{MULTIPLICATION SIGN}]|of) ?(?=[0-9])")
# \u and not \N: for a name in an expression, `re` loads the names of all characters (0.5 MB).
_REPS = re.compile(r"([0-9]+(?: ?(?:-|\u2013|to) ?[0-9]+)?)(?: ?(?:reps?|times|repetitions?))?")
_SIDES = re.compile(r",? ?(?:(?:each|per|every|on each|on both)(?: sides?| legs?)?|both sides|/ ?side)$")
_COMMA = re.compile("(?<=[0-9]),(?=[0-9])")
PATTERN = (
    "^[1-9][0-9]?( sets?)? ?([xX*\N{MULTIPLICATION SIGN}]|of) ?[1-9].*$"
    "|^[0-9.]+ ?(m|min|minutes?|s|sec|seconds?)$|^[0-9]+:[0-5][0-9]$"
)
"""What a JSON Schema lets stand as a dose that is text."""


class WrittenDose(msgspec.Struct, frozen=True):
    """A dose in keys (`forms`), or in a text that has been made into keys before."""

    forms: OneOf

    def read(self, node: Node, label: Part, report: Report) -> object | None:
        """Return the dose."""
        if not isinstance(node, Scalar):
            return self.forms.read(node, label, report)
        as_keys = Term(TermKind.FILE_ONLY, "{sets: 2, reps: 8}, {sets: 2, hold: 20}, {minutes: 3}, or ")
        mend = _mend_of(node.text)
        hint = f" (write {mend})" if mend else ""
        not_this = f"2 x 8, 2 x 20 s, 3 min, not {described(node)}{hint}"
        report.error(node, label, " must be written such as ", as_keys, not_this)
        return None

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"anyOf": [*self.forms.schema()["oneOf"], {"type": "string", "pattern": PATTERN}]}


def with_doses_as_keys(root: Mapping) -> Mapping:
    """Return a routine with the doses of its items and of its own exercises as keys."""
    return _changed(_changed(root, "sections", _section), "exercises", _exercise)


def dose_keys(text: str) -> dict[str, str] | None:
    """Return the keys of a dose that is written as a text, each with its part of it; None for what is no dose."""
    found = _keys(Scalar(1, 1, text))
    if found is None:
        return None
    return {key: entry.value.text for key, entry in found.entries.items() if isinstance(entry.value, Scalar)}


def _mend_of(text: str) -> str:
    """Return the dose that a text nearly is, "" for none: one of 2,5 min, or with the side, which the exercise says."""
    mended = _SIDES.sub("", _COMMA.sub(".", text))
    return mended if mended != text and dose_keys(mended) is not None else ""


def _section(section: Mapping) -> Mapping:
    return _changed(section, "items", _with_dose)


def _exercise(exercise: Mapping) -> Mapping:
    return _changed(exercise, "variations", _with_dose)


def _changed(node: Mapping, key: str, change: object) -> Mapping:
    """Return the keys with each of the keys in the list under `key` changed."""
    entry = node.entries.get(key)
    if entry is None or not isinstance(entry.value, Sequence) or not callable(change):
        return node
    items = tuple(change(item) if isinstance(item, Mapping) else item for item in entry.value.items)
    return _with(node, key, replace(entry.value, items=items))


def _with_dose(item: Mapping) -> Mapping:
    dose = item.get("dose")
    found = _keys(dose) if isinstance(dose, Scalar) else None
    return item if found is None else _with(item, "dose", found)


def _with(node: Mapping, key: str, value: Node) -> Mapping:
    return replace(node, entries={**node.entries, key: MapEntry(node.entries[key].key, value)})


def _keys(dose: Scalar) -> Mapping | None:
    text = dose.text if len(dose.text) <= 2 * LONGEST else ""
    times = _TIMES.match(text)
    if times is None:
        return _dose(dose, {"minutes": (0, text)}) if duration_ms(text) is not None else None
    rest = text[times.end() :]
    sets = {"sets": (0, times[1])}
    if reps := _REPS.fullmatch(rest):
        return _dose(dose, {**sets, "reps": (times.end(), reps[1])})
    return _dose(dose, {**sets, "hold": (times.end(), rest)}) if duration_ms(rest) is not None else None


def _dose(dose: Scalar, parts: dict[str, tuple[int, str]]) -> Mapping:
    quote = 0 if dose.plain else 1
    entries = {}
    for key, (at, text) in parts.items():
        column = dose.column + quote + at
        entries[key] = MapEntry(Scalar(dose.line, column, key), Scalar(dose.line, column, text))
    return Mapping(dose.line, dose.column, entries)
