"""The form of the props in a clip file: the name says the kind, and the kind says what its size is.

Knows what a prop may say; whether what it names is in the clip is for `clip_rules`.
"""

from __future__ import annotations

from functools import partial

import msgspec

from routine_app.checked_yaml.check import Field, Flag, ListOf, Record, Schema, Slug, Values
from routine_app.checked_yaml.nodes import MapEntry, Mapping, Node, Scalar
from routine_app.checked_yaml.report import Report, near_miss, quoted
from routine_app.checked_yaml.scalars import described, is_nothing
from routine_app.content.clip_kinds import OneOrMore, Real, Vector, WordOr
from routine_app.content.clip_poses import KEY, KeyWords
from routine_app.domain.problems import Part
from routine_app.figure.base_poses import BASE_POSES
from routine_app.figure.key_pose import KeyPose
from routine_app.figure.props import BODY_POINTS, HELPER_KIND, SIZES, WEIGHTS, Prop, kind_of
from routine_app.figure.vec import Vec

KINDS = (*SIZES, HELPER_KIND)
_THINNEST = 0.005  # metres
_PART = Slug("a part of the body", {part: part for part in BODY_POINTS})
_ROUTE = WordOr(_PART, Vector((3,)))
_LENGTH = Real(_THINNEST, 3, "metres")
_BETWEEN = Field(OneOrMore(_PART, most=4), "The parts of the body that hold it between them.", to="between")
_HAND = {hand: Field(_PART, "The part of her that this hand goes along with.") for hand in ("hand_l", "hand_r")}
_FIELDS = {
    "kind": Field(
        Slug("a kind of prop", {kind: kind for kind in KINDS}), "What it is, where its name does not say so."
    ),
    "at": Field(Vector((2, 3)), "The middle of its underside; metres."),
    "turn": Field(Real(-360, 360, "degrees"), "Turned to the left, seen from above."),
    "tilt": Field(Real(-90, 90, "degrees"), "Leaning."),
    "height": Field(_LENGTH, "How high it is."),
    "width": Field(_LENGTH, "How wide it is."),
    "depth": Field(_LENGTH, "How deep it is, along its own ahead."),
    "back": Field(Flag(), "Whether a chair or couch has a back."),
    "beneath": Field(Flag(), "Whether she sits or lies on it, so that it gives way."),
    "between": _BETWEEN,
    "round": _BETWEEN,
    "from": Field(_ROUTE, "Where a band or strap begins: a part of the body, or a point."),
    "through": Field(ListOf(_ROUTE), "What a band or strap runs through."),
    "to": Field(_ROUTE, "Where a band or strap ends."),
    "held": Field(Slug("a hand", {hand: hand for hand in ("hand_l", "hand_r", "hands")}), "The hand that holds it."),
    "what": Field(Slug("a weight", {weight: weight for weight in WEIGHTS}), "What weight it is."),
    "put_down": Field(Vector((2, 3)), "Where a weight lies while she rests; of two, the left one."),
    "slack": Field(Real(0, 1, "metres"), "How far a band or strap hangs."),
    "along": Field(Real(0, 1), "How far down the thighs a loop lies."),
    "pose": Field(KEY, "A helper's key pose."),
    "follow": Field(
        Record("what a helper follows", _HAND, lambda values: tuple(values.items())),
        "The hands of a helper that go along with her.",
        to="follows",
    ),
}
_SIZE_WORDS = "Depth along its own ahead, width and height, or the one size that it has; metres."
_SIZED = {count: {**_FIELDS, "size": Field(Vector((count,)), _SIZE_WORDS)} for count in (1, 3)}


class Props(msgspec.Struct, frozen=True):
    """The props of a clip by name."""

    def read(self, node: Node, label: Part, report: Report) -> tuple[Prop, ...] | None:
        """Return the props in the order of the file."""
        if is_nothing(node):
            return ()
        if not isinstance(node, Mapping):
            report.error(node, label, f" must have the names of props with values (chair: ...), not {described(node)}")
            return None
        found = [_read_prop(name, entry, report) for name, entry in node.entries.items()]
        return tuple(prop for prop in found if prop is not None) if None not in found else None

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""
        either = Field(Vector((1, 3)), _SIZE_WORDS)
        prop = Record("a prop", {**_FIELDS, "size": either}, partial(_prop, "", ""))
        return {"type": "object", "additionalProperties": {"anyOf": [{"type": "null"}, prop.schema()]}}


def _read_prop(name: str, entry: MapEntry, report: Report) -> Prop | None:
    kind = _kind(name, entry, report)
    if kind is None:
        return None
    record = _record(name, kind)
    empty = Mapping(entry.value.line, entry.value.column, {})
    prop = record.read(empty if is_nothing(entry.value) else entry.value, f'"{name}"', report)
    if isinstance(prop, Prop) and len(prop.path) == 1:
        report.error(entry.key, "a band or strap runs between two places or more: give it from and to, or through")
    return prop if isinstance(prop, Prop) else None


def _kind(name: str, entry: MapEntry, report: Report) -> str | None:
    """Return the kind of a prop; None, and a problem, where its name says none and nothing else does."""
    said = entry.value.get("kind") if isinstance(entry.value, Mapping) else None
    kind = said.text if isinstance(said, Scalar) else kind_of(name)
    if kind in KINDS:
        return kind
    hint = near_miss(kind, KINDS)
    report.error(said or entry.key, f"{quoted(kind)} is not a kind of prop; expected one of {', '.join(KINDS)}{hint}")
    return None


def _record(name: str, kind: str) -> Record:
    return Record("a prop", _SIZED[len(SIZES.get(kind, ())) or 3], partial(_prop, name, kind))


def _prop(name: str, kind: str, values: Values) -> Prop:
    at = _place(values.pop("at", (0.0, 0.0)))
    if "put_down" in values:
        values["put_down"] = _place(values["put_down"])
    begin, end = ([values.pop(key)] if key in values else [] for key in ("from", "to"))
    path: tuple[str | Vec, ...] = (*begin, *values.pop("through", ()), *end)
    values["size"] = _size(kind, values)
    values["pose"] = _helper_pose(values.pop("pose", KeyWords(KeyPose()))) if kind == HELPER_KIND else None
    values.pop("kind", None)
    if kind == "weight":
        values.setdefault("held", "hands")
    return Prop(name, kind, at, path=path, **values)


def _place(point: tuple[float, ...]) -> Vec:
    x, y, *z = point
    return (x, y, z[0] if z else 0.0)


def _size(kind: str, values: Values) -> tuple[float, ...]:
    usual = SIZES.get(kind, ())
    size = [max(_THINNEST, value) for value in values.pop("size", usual)]
    for index, key in enumerate(("depth", "width", "height")):
        value = values.pop(key, None)
        if value is not None and index < len(size):
            size[index] = value
    return tuple(size)


def _helper_pose(words: KeyWords) -> KeyPose:
    said = words.said
    return said.over(BASE_POSES[said.base or "standing"])
