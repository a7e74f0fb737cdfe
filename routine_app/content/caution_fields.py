"""The form of a variation's cautions: a list of sentences, each with the weeks in which it holds where it has any.

Knows the fields and what they become. A single text, as older files have it, is one caution that always holds.
"""

from __future__ import annotations

import msgspec

from routine_app.checked_yaml.check import Field, ListOf, Number, Record, Schema, read
from routine_app.checked_yaml.nodes import Mapping, Node, Sequence
from routine_app.checked_yaml.report import Report
from routine_app.checked_yaml.texts import Text
from routine_app.domain.comfort import LAST_WEEK
from routine_app.domain.exercise import Caution
from routine_app.domain.problems import Part

_WEEK = Number(1, LAST_WEEK, whole=True)
_TEXT = Text(600)
_RECORD = Record(
    "a caution",
    {
        "text": Field(_TEXT, "What to take care of, said to her in whole sentences.", required=True),
        "from_week": Field(_WEEK, "The first week of pregnancy in which it holds."),
        "until_week": Field(_WEEK, "The last week of pregnancy in which it holds."),
    },
    lambda values: Caution(**values),
)


class OneCaution(msgspec.Struct, frozen=True):
    """A caution: a text that always holds, or one with its weeks."""

    def read(self, node: Node, label: Part, report: Report) -> object | None:
        """Return the caution."""
        if isinstance(node, Mapping):
            return read(_RECORD, node, label, report)
        text = read(_TEXT, node, label, report)
        return Caution(text) if isinstance(text, str) else None

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"anyOf": [_TEXT.schema(), _RECORD.schema()]}


class CautionList(msgspec.Struct, frozen=True):
    """The cautions of a variation; a single text or caution counts as a list of one."""

    def read(self, node: Node, label: Part, report: Report) -> object | None:
        """Return the cautions."""
        if isinstance(node, Sequence):
            return read(_LIST, node, label, report)
        one = read(_ONE, node, label, report)
        return None if one is None else (one,)

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        return {"anyOf": [_LIST.schema(), *_ONE.schema()["anyOf"]]}


_ONE = OneCaution()
_LIST = ListOf(_ONE, most=10)
