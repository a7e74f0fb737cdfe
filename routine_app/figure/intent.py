"""What a clip file may say in one key pose: names, types and ranges, read into plain values.

Knows the words of the format; does not know how they become a pose (`pose_builder` does) nor YAML. One key is read into
layers of plain values that can be laid over another key or a base pose. See docs/figure.md for the format in full.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from routine_app.figure.anchors import FACES, LIMB_PARTS, TRUNK_PLACES
from routine_app.figure.faults import Faults, Path, Reader

GRIPS = {"flat": 0.0, "open": 0.1, "relaxed": 0.28, "hold": 0.8, "fist": 1.0}
FAMILIES = (("leg", "foot", "knee"), ("arm", "hand", "elbow"))
PLURALS = {"legs": "leg", "feet": "foot", "knees": "knee", "arms": "arm", "hands": "hand", "elbows": "elbow",
           "shoulders": "shoulder"}  # fmt: skip
LOCATIONS = ("at", "on", "in")
FRAMES = ("pelvis", "middle", "chest", "head")
BODY_PLACES = (*TRUNK_PLACES, "belly", *LIMB_PARTS)
LOOKS = ("ahead", "down", "up", "level")


def _number(low: float, high: float) -> Reader:
    return lambda faults, raw, path: faults.number(raw, path, low, high)


def _numbers(*sizes: int) -> Reader:
    return lambda faults, raw, path: faults.numbers(raw, path, sizes)


def _word(*words: str) -> Reader:
    return lambda faults, raw, path: faults.word(raw, path, words)


def _place(faults: Faults, raw: object, path: Path) -> object:
    if isinstance(raw, str):
        return raw
    faults.add(path, 'expected the name of a prop or of a part of the body, as in "on: thigh_r"')
    return "floor"


def _height(faults: Faults, raw: object, path: Path) -> object:
    return raw if isinstance(raw, str) else faults.number(raw, path, 0.0, 1.5)


def _grip(faults: Faults, raw: object, path: Path) -> float:
    if isinstance(raw, str):
        return GRIPS[faults.word(raw, path, GRIPS)]
    return faults.number(raw, path, 0.0, 1.0)


def _look(faults: Faults, raw: object, path: Path) -> object:
    if isinstance(raw, str):
        return faults.word(raw, path, LOOKS)
    return faults.direction(raw, path)


_ANGLE = _number(-180.0, 180.0)
_DIRECTION: Reader = Faults.direction
_BEND = {"bend": _number(-60, 100), "side": _number(-60, 60), "twist": _number(-70, 70)}
_SPOT: dict[str, Reader] = {
    "at": _numbers(2, 3),
    "on": _place,
    "in": _word(*FRAMES),
    "along": _number(-0.2, 1.2),
    "face": _word(*FACES),
    "off": _numbers(3),
    "lift": _number(-0.2, 0.5),
}
_FOOT = {"ankle": _number(-90, 45), "twist": _ANGLE, "toes": _number(-30, 90)}
_HAND = {"wrist": _number(-90, 90), "twist": _ANGLE, "grip": _grip}
_PATH = {"path": _word("arc", "straight")}
FIELDS: dict[str, dict[str, Reader]] = {
    "root": {
        "at": _numbers(2, 3),
        "move": _numbers(3),
        "sit": _height,
        "lie": _height,
        "pitch": _ANGLE,
        "side": _ANGLE,
        "turn": _ANGLE,
        "heading": _ANGLE,
    },
    "spine": _BEND,
    "lumbar": _BEND,
    "chest": _BEND,
    "head": {**_BEND, "look": _look},
    "shoulder": {"up": _number(-0.05, 0.08), "back": _number(-0.1, 0.08)},
    "leg": {"flex": _ANGLE, "out": _ANGLE, "turn": _ANGLE, "knee": _number(-10, 170), **_FOOT},
    "foot": {**_SPOT, "turn": _ANGLE, "heel": _number(-40, 90), "knee": _DIRECTION, **_FOOT, **_PATH},
    "knee": {**_SPOT, "shin": _DIRECTION, **_FOOT, **_PATH},
    "arm": {"raise": _ANGLE, "out": _ANGLE, "turn": _ANGLE, "elbow": _number(-10, 160), **_HAND},
    "hand": {**_SPOT, "elbow": _DIRECTION, "fingers": _DIRECTION, "palm": _DIRECTION, **_HAND, **_PATH},
    "elbow": {**_SPOT, "forearm": _DIRECTION, **_HAND, **_PATH},
}
_OUTWARD = {"out": (0.0, 1.0, 0.0), "in": (0.0, -1.0, 0.0)}
_BODY_DIRECTIONS = {"foot": "knee", "hand": "elbow"}  # these are in the axes of the body, so `out` makes sense
Layer = dict[str, dict[str, Any]]


def names_of_a_key() -> tuple[str, ...]:
    """Return every name that may stand in a key pose."""
    limbs = [f"{kind}_{side}" for family in FAMILIES for kind in family for side in "lr"]
    return ("base", "from", "root", "spine", "lumbar", "chest", "head", *PLURALS, "shoulder_l", "shoulder_r", *limbs)


def read_layer(raw: object, path: Path, faults: Faults) -> Layer:
    """Return what one key says, both sides of the body spelt out; `base` and `from` are left to the caller."""
    layer: Layer = {}
    for name, value in faults.mapping(raw, path, names_of_a_key()).items():
        if name in ("base", "from"):
            continue
        here = (*path, name)
        if name in PLURALS:
            kind = PLURALS[name]
            values = _fields(kind, value, here, faults)
            lay(layer, {f"{kind}_l": values, f"{kind}_r": _mirror(kind, values)})
        elif name == "spine":
            bends = _fields("spine", value, here, faults)
            lay(layer, {part: {k: v * share for k, v in bends.items()} for part, share in _SPINE_SHARES})
        else:
            kind = name.removesuffix("_l").removesuffix("_r")
            lay(layer, {name: _fields(kind, value, here, faults)})
    return layer


_SPINE_SHARES = (("lumbar", 0.55), ("chest", 0.45))


def _fields(kind: str, raw: object, path: Path, faults: Faults) -> dict[str, Any]:
    readers = FIELDS[kind]
    if kind in ("spine", "lumbar", "chest", "head") and not isinstance(raw, Mapping | str):
        return {"bend": faults.number(raw, path, -60, 100)}
    found = {}
    for key, value in faults.mapping(raw, path, readers).items():
        if key == _BODY_DIRECTIONS.get(kind):
            found[key] = faults.direction(value, (*path, key), _OUTWARD)
        else:
            found[key] = readers[key](faults, value, (*path, key))
    return found


def _mirror(kind: str, values: dict[str, Any]) -> dict[str, Any]:
    """Return what the same words mean for the right side: world y is turned over, angles and body axes are not."""
    mirror = dict(values)
    for key in ("at", "off", "fingers", "palm", "shin", "forearm"):
        if key in mirror:
            x, y, *z = mirror[key]
            mirror[key] = (x, -y, *z)
    if kind in ("foot", "hand", "knee", "elbow") and isinstance(mirror.get("on"), str):
        mirror["on"] = mirror["on"].removesuffix("_l") + "_r" if mirror["on"].endswith("_l") else mirror["on"]
    return mirror


def lay(under: Layer, over: Layer) -> None:
    """Lay one layer over another in place: a limb posed another way is replaced, the same way is refined."""
    for name, values in over.items():
        kind, _, side = name.rpartition("_")
        for family in FAMILIES:
            if side in ("l", "r") and kind in family:
                for other in family:
                    if other != kind:
                        under.pop(f"{other}_{side}", None)
        kept = dict(under.get(name, {}))
        if any(key in values for key in LOCATIONS):
            for key in (*LOCATIONS, "along", "face", "off", "lift"):
                kept.pop(key, None)
        under[name] = {**kept, **values}
