"""Rules that hold between the fields of a clip file: every name that is used stands for something in it.

Looks at nodes, as `integrity` does, so that these rules are checked, each at its place, even where other fields are
wrong. What does not have the right form is passed over here: `check` reports it.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Dictionary
from typing import TypeGuard

from routine_app.checked_yaml.nodes import MapEntry, Mapping, Node, Scalar, Sequence, text_of
from routine_app.checked_yaml.report import Report, listed, near_miss, quoted
from routine_app.checked_yaml.scalars import is_nothing, number
from routine_app.figure.key_pose import (
    BODY_PLACES,
    FLOOR,
    ElbowTarget,
    FootTarget,
    HandTarget,
    KeyPose,
    KneeTarget,
    LimbPose,
    LimbTarget,
)

_NAMES: dict[type[LimbPose], tuple[str, str]] = {
    FootTarget: ("foot", "feet"),
    KneeTarget: ("knee", "knees"),
    HandTarget: ("hand", "hands"),
    ElbowTarget: ("elbow", "elbows"),
}
_NO_KEY = Mapping(1, 1, {})
_ON_SEATED_BASE = "chair"  # the base pose sits on one of the usual height where the clip has none


def check_clip(clip: Mapping, report: Report) -> None:
    """Report the names in a clip that stand for nothing."""
    props, keys = _entries(clip.get("props")), _entries(clip.get("keys"))
    earlier: dict[str, str] = {}  # names of key poses, with the base pose that each was begun from
    for name, entry in keys.items():
        key = entry.value if isinstance(entry.value, Mapping) else _NO_KEY
        earlier[name] = base = _check_origin(key, earlier, report)
        _check_names(key, base, props, report)
    for entry in props.values():
        pose = entry.value.get("pose") if isinstance(entry.value, Mapping) else None
        if isinstance(pose, Mapping):
            _check_names(pose, _check_origin(pose, {}, report), props, report)
    for entry in _entries(clip.get("motion")).values():
        to = entry.value.get("to") if isinstance(entry.value, Mapping) else entry.value
        for name_node in to.items if isinstance(to, Sequence) else (to,):
            _check_key(name_node, keys, report)
    for word in ("setup", "ready"):
        _check_key(clip.get(word), keys, report)
    rest = clip.get("rest")
    for name_node in rest.items if isinstance(rest, Sequence) else (rest,):
        _check_key(name_node, keys, report)
    _check_later(clip, earlier, report)


def _check_later(clip: Mapping, bases: Dictionary[str, str], report: Report) -> None:
    """Check what is other in later trimesters: its key poses are those of the clip, and say only what is other."""
    props = dict(_entries(clip.get("props")))
    trimesters = _entries(clip.get("trimesters"))
    for later in [trimesters[name].value for name in ("second", "third") if name in trimesters]:
        if not isinstance(later, Mapping):
            continue
        props |= _entries(later.get("props"))
        for name, entry in _entries(later.get("keys")).items():
            key = entry.value if isinstance(entry.value, Mapping) else _NO_KEY
            if name not in bases:
                known = listed(tuple(bases))
                wrong = f"{quoted(name)} is not a key pose of this clip; expected one of {known}"
                report.error(entry.key, f"{wrong}{near_miss(name, tuple(bases))}")
            for word in ("base", "from"):
                if word in key.entries:
                    report.error(key.entries[word].key, f'here a key pose says what is other, and has no "{word}"')
            _check_names(key, bases.get(name, ""), props, report)


def check_places(poses: Dictionary[str, KeyPose], said: Node | None, report: Report) -> None:
    """Report the hands, feet, knees and elbows of whole key poses that are put nowhere.

    `said` has the `keys` that make them: the clip, or what is other in a trimester.
    """
    keys = _entries(said.get("keys") if isinstance(said, Mapping) else None)
    for name, pose in poses.items():
        if name not in keys:
            continue
        for side, parts in zip("lr", zip(pose.arms, pose.legs, strict=True), strict=True):
            for part in parts:
                if isinstance(part, LimbTarget) and not part.is_placed:
                    one, both = _NAMES[type(part)]
                    words = _entries(keys[name].value)
                    place = words.get(f"{one}_{side}") or words.get(both)
                    place = place or (keys[name] if "from" in words else None)
                    if place is not None:  # what a trimester says nothing of is told where it was said
                        report.error(place.key, f"{one} needs a place: at, on or in")


def _entries(node: Node | None) -> Dictionary[str, MapEntry]:
    return node.entries if isinstance(node, Mapping) else {}


def _check_origin(key: Mapping, earlier: Dictionary[str, str], report: Report) -> str:
    """Return the base pose that a key pose was begun from, with a problem where it follows from nothing."""
    base = text_of(key, "base") or "standing"
    entry = key.entries.get("from")
    if entry is None:
        return base
    if "base" in key.entries:
        report.error(entry.key, 'a key pose has either "base" or "from", not both')
    elif not earlier:
        report.error(entry.key, "the first key cannot follow from another: give it a base")
    else:
        _check_word(entry.value, earlier, "an earlier key pose", report)
    return earlier.get(text_of(key, "from"), base)


def _check_names(key: Mapping, base: str, props: Dictionary[str, MapEntry], report: Report) -> None:
    """Check what a key pose says that she sits, lies or leans on."""
    root = key.get("root")
    for word in ("sit", "lie"):
        found = root.get(word) if isinstance(root, Mapping) else None
        known = (FLOOR, *props)
        if _is_word(found) and found.text not in known and (base, found.text) != ("seated", _ON_SEATED_BASE):
            wrong = f"there is no {quoted(found.text)} among the props of this clip{near_miss(found.text, known)}"
            report.error(found, f"{wrong}; known: {listed(known)}")
    for entry in key.entries.values():
        on = entry.value.get("on") if isinstance(entry.value, Mapping) else None
        if _is_word(on) and not _is_place(on.text, props):
            hint = near_miss(on.text, (FLOOR, *props, *BODY_PLACES))
            report.error(on, f"{quoted(on.text)} is neither a prop of this clip nor a part of the body{hint}")


def _is_place(on: str, props: Dictionary[str, MapEntry]) -> bool:
    stem = on.removesuffix("_l").removesuffix("_r")
    return on == FLOOR or on.partition(".")[0] in props or on in BODY_PLACES or stem in BODY_PLACES


def _is_word(node: Node | None) -> TypeGuard[Scalar]:
    return isinstance(node, Scalar) and not is_nothing(node) and number(node) is None


def _check_key(node: Node | None, keys: Iterable[str], report: Report) -> None:
    if node is not None:
        _check_word(node, keys, "a key pose of this clip", report)


def _check_word(node: Node, known: Iterable[str], what: str, report: Report) -> None:
    names = tuple(known)
    if isinstance(node, Scalar) and not is_nothing(node) and names and node.text not in names:
        hint = near_miss(node.text, names)
        report.error(node, f"{quoted(node.text)} is not {what}; expected one of {listed(names)}{hint}")
