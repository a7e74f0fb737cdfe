"""The kinds of values that a content file holds: each reads a node, reports all that is wrong, and knows its schema.

One declaration serves the reader and the JSON Schema, so that they cannot drift apart. Knows nodes; does not know
exercises and routines, nor rules that hold between fields (see `integrity`).

Every kind has `read`, which returns the value, or None once the report says all that is wrong with it (`label` names
the value in messages), and `schema`, which returns the kind as JSON Schema.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Dictionary
from types import MappingProxyType
from typing import Any, Protocol

import msgspec

from routine_app.checked_yaml.nodes import Mapping, Node, Scalar, Sequence, Unusable
from routine_app.checked_yaml.report import Report, near_miss, quoted
from routine_app.checked_yaml.scalars import described, flag, flag_hint, is_nothing, number, number_hint
from routine_app.domain.problems import Part, Term, TermKind

Schema = dict[str, Any]
Values = dict[str, Any]  # of the fields of a record, by name: each is what its kind makes


class Kind(Protocol):
    """A kind of value."""

    def read(self, node: Node, label: Part, report: Report) -> object | None:
        """Return the value, or None once the report says all that is wrong with it."""

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""


class Number(msgspec.Struct, frozen=True):
    """A number from `low` to `high`, both included; of `unit`, where it has one.

    With `ms` (milliseconds in one unit) the value is a whole number of milliseconds.
    """

    low: float
    high: float
    unit: str = ""
    whole: bool = False
    ms: int = 0

    def read(self, node: Node, label: Part, report: Report) -> int | float | None:
        """Return the number, or the milliseconds."""
        value = number(node) if isinstance(node, Scalar) else None
        if value is None or not self.low <= value <= self.high or (self.whole and isinstance(value, float)):
            hint = number_hint(node) if isinstance(node, Scalar) else ""
            report.error(node, label, f" must be {self.expected}, not {described(node)}{hint}")
            return None
        return round(value * self.ms) if self.ms else value

    @property
    def expected(self) -> str:
        """What may stand there, in words."""
        if self.low == self.high:
            return f"{self.low:g}"
        name = "a whole number" if self.whole else "a number"
        unit = f" of {self.unit}" if self.unit else ""
        return f"{name}{unit} from {self.low:g} to {self.high:g}"

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"type": "integer" if self.whole else "number", "minimum": self.low, "maximum": self.high}


class Flag(msgspec.Struct, frozen=True):
    """`true` or `false`, and none of the other words that YAML 1.1 has for them."""

    def read(self, node: Node, label: Part, report: Report) -> bool | None:
        """Return the flag."""
        value = flag(node) if isinstance(node, Scalar) else None
        if value is None:
            hint = flag_hint(node) if isinstance(node, Scalar) else ""
            report.error(node, label, f" must be true or false, not {described(node)}{hint}")
        return value

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"type": "boolean"}


class Slug(msgspec.Struct, frozen=True):
    """One of a closed list of words; `word` says what they are ("a position"), `meant` which one another word means."""

    word: str
    values: Dictionary[str, object]
    meant: Dictionary[str, str] = MappingProxyType({})

    def read(self, node: Node, label: Part, report: Report) -> object | None:
        """Return what the word stands for."""
        known = tuple(self.values)
        if isinstance(node, Scalar) and node.text in self.values:
            return self.values[node.text]
        wrong: tuple[Part, ...] = (label, f" is not {self.word}, but {described(node)}")
        hint = ""
        if isinstance(node, Scalar) and not is_nothing(node):
            wrong = (f"{quoted(node.text)} is not {self.word}",)
            meant = self.meant.get(node.text.lower(), "")
            hint = f' (write "{meant}")' if meant else near_miss(node.text, known)
        report.error(node, *wrong, f"; expected one of {', '.join(known)}{hint}")
        return None

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"enum": list(self.values)}


class ListOf(msgspec.Struct, frozen=True):
    """A list with from `least` to `most` items of one kind; with `unique`, no word in it twice."""

    kind: Kind
    least: int = 0
    most: int = 60
    unique: bool = False

    def read(self, node: Node, label: Part, report: Report) -> tuple[object, ...] | None:
        """Return the items; None if any of them is wrong."""
        if not isinstance(node, Sequence):
            report.error(node, label, f" must be a list, not {described(node)}")
            return None
        count = len(node.items)
        if not self.least <= count <= self.most:
            bound = f"at least {self.least}" if count < self.least else f"at most {self.most}"
            found = f", not {count}" if count else ", and is empty"
            report.error(node, label, f" must hold {bound} item{'' if bound.endswith(' 1') else 's'}{found}")
        if self.unique:
            _report_repeated(node, label, report)
        inside = f"an item of {label}"
        values = [read(self.kind, item, inside, report) for item in node.items]
        return None if None in values else tuple(values)

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        unique: Schema = {"uniqueItems": True} if self.unique else {}
        return {"type": "array", "items": self.kind.schema(), "minItems": self.least, "maxItems": self.most, **unique}


def _report_repeated(node: Sequence, label: Part, report: Report) -> None:
    seen: set[str] = set()
    for item in node.items:
        if isinstance(item, Scalar):
            if item.text in seen:
                report.error(item, f"{quoted(item.text)} stands twice in {label}")
            seen.add(item.text)


class Field(msgspec.Struct, frozen=True):
    """A key of a record: what it holds, what it is for, and whether it must be there.

    `to` is the name of the value, where it differs from the key (seconds in the file are milliseconds in the app).
    """

    kind: Kind
    description: str
    required: bool = False
    to: str = ""


class Record(msgspec.Struct, frozen=True):
    """Keys with values, made into one value; `word` says what it is ("an item").

    `mends` says what to write in place of a key that people write here and that is none.
    """

    word: str
    fields: Dictionary[str, Field]
    make: Callable[[Values], object]
    mends: Dictionary[str, str] = {}

    def read(self, node: Node, label: Part, report: Report) -> object | None:
        """Return what `make` makes of the values, once every one of them is right."""
        if not isinstance(node, Mapping):
            keys = ", ".join(f"{key}: ..." for key in tuple(self.fields)[:3])
            report.error(node, label, f" must have keys with values ({keys}), not {described(node)}")
            return None
        values = {}
        complete = self._has_right_keys(node, report)
        for key, entry in node.entries.items():
            field = self.fields.get(key)
            if field is None:
                continue
            value = read(field.kind, entry.value, Term(TermKind.KEY, key), report)
            complete = complete and value is not None
            values[field.to or key] = value
        return self.make(values) if complete else None

    def _has_right_keys(self, node: Mapping, report: Report) -> bool:
        known = tuple(self.fields)
        missing = [key for key, field in self.fields.items() if field.required and key not in node.entries]
        complete = not missing
        for key, entry in node.entries.items():
            if key not in self.fields:
                complete = False
                mend = f" (write {self.mends[key]})" if key in self.mends else _split_number(key, node)
                hint = mend or near_miss(key, tuple(k for k in known if k not in node.entries))
                wrong = f"{quoted(key)} is not a key of {self.word}"
                report.error(entry.key, f"{wrong}; expected one of {', '.join(known)}{hint}")
                missing = [each for each in missing if f'"{each}"' not in hint]  # the misspelt one is not missing
        if missing:
            report.error(node, f"{self.word} needs {' and '.join(quoted(key) for key in missing)}")
        return complete

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {
            "type": "object",
            "properties": {key: {"description": f.description, **f.kind.schema()} for key, f in self.fields.items()},
            "required": [key for key, field in self.fields.items() if field.required],
            "additionalProperties": False,
        }


def _split_number(key: str, node: Mapping) -> str:
    """Return the mend of {minutes: 1,5}, where "5" has become a key without a value; the empty string for any other."""
    before = list(node.entries)[: list(node.entries).index(key)][-1:]
    whole = node.entries[before[0]].value if before else None
    if not isinstance(whole, Scalar) or not is_nothing(node.entries[key].value):
        return ""
    point = key.isdecimal() and whole.text.isdecimal()
    return f" (write the number with a point: {whole.text}.{key})" if point else ""


class OneOf(msgspec.Struct, frozen=True):
    """One of several records, told apart by a key that only it has."""

    forms: Dictionary[str, Record]

    def read(self, node: Node, label: Part, report: Report) -> object | None:
        """Return what the record makes whose own key is there."""
        if not isinstance(node, Mapping):
            report.error(node, label, f" must be {self._expected}, not {described(node)}")
            return None
        given = [key for key in self.forms if key in node.entries] or self._meant(node)
        if len(given) == 1:
            return self.forms[given[0]].read(node, label, report)
        if given:
            extra = node.entries[given[1]].key
            report.error(extra, label, f" can have only one of {' and '.join(map(quoted, given))}")
        else:
            report.error(node, label, f" must be {self._expected}")
        return None

    def _meant(self, node: Mapping) -> list[str]:
        """Return the form whose own key is misspelt; reading it as that form says so."""
        return [form for form in self.forms if any(near_miss(key, (form,)) for key in node.entries)][:1]

    @property
    def _expected(self) -> str:
        return f"written with {' or '.join(map(quoted, self.forms))}"

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"oneOf": [form.schema() for form in self.forms.values()]}


def read(kind: Kind, node: Node, label: Part, report: Report) -> object | None:
    """Return the value of a node; None without a word where the problem is already reported."""
    return None if isinstance(node, Unusable) else kind.read(node, label, report)
