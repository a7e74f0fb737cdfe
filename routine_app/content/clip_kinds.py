"""The kinds of values that only a clip holds: points, directions, names with values, and what has a short form.

Knows nodes, and what `check` knows; does not know what a clip is about.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Dictionary

import msgspec

from routine_app.checked_yaml.check import Kind, Number, Record, Schema, read
from routine_app.checked_yaml.nodes import Mapping, Node, Scalar, Sequence
from routine_app.checked_yaml.report import Report, near_miss
from routine_app.checked_yaml.scalars import described, is_nothing, number
from routine_app.checked_yaml.texts import Text
from routine_app.domain.problems import Part
from routine_app.figure.vec import Vec

FARTHEST = 400.0  # metres, or parts of a direction
_NAME = Text(60)
_COORDINATE = Number(-FARTHEST, FARTHEST)


class Real(msgspec.Struct, frozen=True):
    """A number from `low` to `high`, both included, as a float; of `unit`, where it has one."""

    low: float
    high: float
    unit: str = ""

    def read(self, node: Node, label: Part, report: Report) -> float | None:
        """Return the number."""
        value = number(node) if isinstance(node, Scalar) else None
        if value is not None and self.low <= value <= self.high:
            return float(value)
        Number(self.low, self.high, self.unit).read(node, label, report)
        return None

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return Number(self.low, self.high).schema()


class Name(msgspec.Struct, frozen=True):
    """The name of something in the same file, just as it is written there."""

    def read(self, node: Node, label: Part, report: Report) -> str | None:
        """Return the name."""
        text = _NAME.read(node, label, report)
        return node.text if isinstance(node, Scalar) and text is not None else None

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return _NAME.schema()


class Vector(msgspec.Struct, frozen=True):
    """A list of so many numbers, metres or parts of a direction; `sizes` are the lengths that it may have."""

    sizes: tuple[int, ...]

    def read(self, node: Node, label: Part, report: Report) -> tuple[float, ...] | None:
        """Return the numbers."""
        if not isinstance(node, Sequence) or len(node.items) not in self.sizes:
            wanted = " or ".join(map(str, self.sizes))
            found = f"of {len(node.items)}" if isinstance(node, Sequence) else described(node)
            report.error(node, label, f" must be a list of {wanted} number{'' if wanted == '1' else 's'}, not {found}")
            return None
        found_numbers = []
        for item in node.items:
            value = number(item) if isinstance(item, Scalar) else None
            if value is None or not -FARTHEST <= value <= FARTHEST:
                read(_COORDINATE, item, f"an item of {label}", report)
            else:
                found_numbers.append(float(value))
        return tuple(found_numbers) if len(found_numbers) == len(node.items) else None

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        least, most = min(self.sizes), max(self.sizes)
        return {"type": "array", "items": _COORDINATE.schema(), "minItems": least, "maxItems": most}


class Direction(msgspec.Struct, frozen=True):
    """A direction: one of some words, or three numbers that are not all zero."""

    words: Dictionary[str, Vec]

    def read(self, node: Node, label: Part, report: Report) -> Vec | None:
        """Return the direction; its length means nothing."""
        if isinstance(node, Scalar) and node.text in self.words:
            return self.words[node.text]
        if not isinstance(node, Sequence):
            hint = near_miss(node.text, self.words) if isinstance(node, Scalar) else ""
            wanted = f"a direction ({', '.join(self.words)}) or three numbers"
            report.error(node, label, f" must be {wanted}, not {described(node)}{hint}")
            return None
        found = Vector((3,)).read(node, label, report)
        if found is None:
            return None
        if not any(found):
            report.error(node, label, " needs at least one number that is not zero")
            return None
        return found[0], found[1], found[2]

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"oneOf": [{"enum": list(self.words)}, Vector((3,)).schema()]}


class WordOr(msgspec.Struct, frozen=True):
    """A word of one kind, or something of another that no word is."""

    word: Kind
    other: Kind

    def read(self, node: Node, label: Part, report: Report) -> object | None:
        """Return what either kind makes of it."""
        is_word = isinstance(node, Scalar) and not is_nothing(node) and number(node) is None
        return read(self.word if is_word else self.other, node, label, report)

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"anyOf": [self.word.schema(), self.other.schema()]}


class OneOrMore(msgspec.Struct, frozen=True):
    """A list of one kind, or in short one alone."""

    kind: Kind
    most: int = 20

    def read(self, node: Node, label: Part, report: Report) -> tuple[object, ...] | None:
        """Return the items."""
        items = node.items if isinstance(node, Sequence) else (node,)
        if len(items) > self.most:
            report.error(node, label, f" must hold at most {self.most} items, not {len(items)}")
            return None
        inside = f"an item of {label}" if isinstance(node, Sequence) else label
        found = [read(self.kind, item, inside, report) for item in items]
        return None if None in found else tuple(found)

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        one = self.kind.schema()
        return {"anyOf": [one, {"type": "array", "items": one, "maxItems": self.most}]}


class InShort(msgspec.Struct, frozen=True):
    """A record, or in short one value of another kind, of which `make` makes the same."""

    full: Record
    short: Kind
    make: Callable[[object], object]

    def read(self, node: Node, label: Part, report: Report) -> object | None:
        """Return what the record, or `make`, makes of it."""
        if isinstance(node, Mapping):
            return self.full.read(node, label, report)
        value = read(self.short, node, label, report)
        return None if value is None else self.make(value)

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"anyOf": [self.short.schema(), self.full.schema()]}


class Named(msgspec.Struct, frozen=True):
    """Names of the author's own, at least `least`, each with a value of one kind; `word` says what one is ("a key")."""

    word: str
    kind: Kind
    least: int = 0

    def read(self, node: Node, label: Part, report: Report) -> dict[str, object] | None:
        """Return the values by name, in the order of the file."""
        if not isinstance(node, Mapping) or len(node.entries) < self.least:
            wrong = "and has none" if isinstance(node, Mapping) else f"not {described(node)}"
            report.error(node, label, f" must have names with values, each of them {self.word}, {wrong}")
            return None
        found = {name: read(self.kind, entry.value, f'"{name}"', report) for name, entry in node.entries.items()}
        return (
            {name: value for name, value in found.items() if value is not None} if None not in found.values() else None
        )

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"type": "object", "additionalProperties": self.kind.schema(), "minProperties": self.least}
