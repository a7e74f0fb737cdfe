"""The way from one position to the next: base poses and the way-points between them, never through the floor.

Knows positions by their names; does not know clips of exercises, sentences or seconds (`domain.transitions` does: one
move of its graph is one call here). Lying is reached and left over the side, legs together (the content sheet's
log-roll).
"""

from __future__ import annotations

from functools import cache
from typing import Any

from routine_app.figure.clip import Camera, Clip, Move, base_layer
from routine_app.figure.faults import Faults
from routine_app.figure.intent import lay, read_layer
from routine_app.figure.pose import Pose
from routine_app.figure.posing import Posing
from routine_app.figure.things import Thing, read_things

MOVE = "move"
_CHAIR: dict[str, Any] = {"chair": {"at": [-0.44, 0.0]}}
_MAT: dict[str, Any] = {"mat": {"at": [0.0, 0.0]}}
_WEDGE: dict[str, Any] = {"wedge": {"at": [-0.44, 0.0], "size": [0.72, 0.56, 0.44]}}
_PILLOW: dict[str, Any] = {"pillow": {"at": [0.62, -0.12], "size": [0.36, 0.46, 0.13]}}
_HANDS_DOWN = {"at": [0.40, 0.2], "fingers": [1, 0, 0], "palm": "down"}
# A way-point is a base and what differs from it.
_POINTS: dict[str, tuple[str, dict[str, Any]]] = {
    "standing": ("standing", {}),
    "seated": ("seated", {"root": {"at": [-0.42, 0.0]}, "feet": {"at": [-0.035, 0.09], "turn": 7}}),
    "leaning": (
        "standing",
        {"root": {"at": [-0.34, 0.0, 0.63], "pitch": 46}, "spine": 2, "head": {"look": "ahead"},
         "arms": {"raise": 78, "out": 6, "elbow": 14, "twist": 70}},
    ),
    "half_kneeling": (
        "half_kneeling",
        {"root": {"at": [-0.1, 0.0, 0.49], "pitch": 12},
         "knee_r": {"at": [-0.13, -0.085]}, "foot_l": {"at": [0.26, 0.10]},
         "hand_l": {"on": "thigh_l", "along": 0.8}},
    ),
    "kneeling": ("kneeling", {}),
    "all_fours": ("all_fours", {}),
    "hands_down": ("all_fours", {"root": {"at": [-0.12, 0.0, 0.42], "pitch": 58}, "spine": 16, "hands": _HANDS_DOWN}),
    "side_sitting": (
        "all_fours",
        {"root": {"at": [-0.305, -0.225, 0.16], "pitch": 12, "turn": 4, "side": -23}, "lumbar": {"bend": 8, "side": 16},
         "chest": {"bend": 4, "side": 8}, "head": {"bend": 0},
         "arm_l": {"raise": 30, "out": 14, "elbow": 46, "twist": 40},
         "hand_r": {"at": [-0.2, -0.5], "fingers": [0.3, -1, 0], "palm": "down"}},
    ),
    "floor_sitting": ("floor_sitting", {}),
    "sitting_to_her_side": (
        "floor_sitting",
        {"root": {"heading": -90}, "foot_l": {"at": [0.10, -0.52]}, "foot_r": {"at": [-0.10, -0.52]},
         "hand_l": {"at": [0.27, 0.12], "fingers": [1, 0, 0], "palm": "down"},
         "hand_r": {"at": [-0.25, 0.17], "fingers": [-1, 0.2, 0], "palm": "down"}},
    ),
    "on_her_elbow": (
        "side_lying",
        {"root": {"lie": "floor", "side": -24}, "lumbar": {"bend": 8, "side": -10}, "chest": {"bend": 4, "side": -8},
         "head": {"side": -6}, "shoulder_l": {"up": 0.03, "back": 0},
         "elbow_l": {"at": [0.40, -0.16], "forearm": [0.8, -0.6, -0.03]},
         "hand_r": {"at": [0.20, -0.30], "fingers": [0.5, -1, 0], "palm": "down"},
         "foot_l": {"at": [-0.42, -0.24, 0.045], "ankle": -25, "knee": [1, 0.1, 0.2]},
         "foot_r": {"at": [-0.42, -0.22, 0.15], "ankle": -25, "knee": [1, -0.05, 0.2]}},
    ),
    "side_lying": ("side_lying", {}),
    "supine_turned": (
        "supine",
        {"root": {"heading": 180}, "foot_l": {"at": [-0.5, -0.1]}, "foot_r": {"at": [-0.5, 0.1]}},
    ),
    "half_rolled": (
        "side_lying",
        {"root": {"lie": "floor", "turn": -44}, "leg_l": {"flex": 48, "out": 4, "knee": 92, "ankle": -20},
         "leg_r": {"flex": 48, "out": -4, "knee": 92, "ankle": -20}, "lumbar": {"bend": 4, "side": 0},
         "chest": {"bend": 4, "side": 0}, "arm_l": {"raise": 40, "out": 4, "elbow": 60},
         "arm_r": {"raise": 30, "out": 4, "elbow": 60}},
    ),
    "incline": ("incline", {}),
}  # fmt: skip
_ALONE = {"supine": "supine_turned"}
# The points that a move goes by, for both directions, and from where it is seen.
_WAYS: dict[frozenset[str], tuple[tuple[str, ...], Camera]] = {
    frozenset(("standing", "seated")): (("standing", "leaning", "seated"), Camera(32.0, 9.0)),
    frozenset(("standing", "kneeling")): (("standing", "half_kneeling", "kneeling"), Camera(32.0, 9.0)),
    frozenset(("kneeling", "all_fours")): (("kneeling", "hands_down", "all_fours"), Camera(24.0, 10.0)),
    frozenset(("kneeling", "floor_sitting")): (
        ("kneeling", "hands_down", "side_sitting", "floor_sitting"), Camera(34.0, 14.0)),
    frozenset(("all_fours", "floor_sitting")): (("all_fours", "side_sitting", "floor_sitting"), Camera(34.0, 14.0)),
    frozenset(("floor_sitting", "side_lying")): (
        ("sitting_to_her_side", "on_her_elbow", "side_lying"), Camera(10.0, 14.0)),
    frozenset(("side_lying", "supine")): (("side_lying", "half_rolled", "supine_turned"), Camera(6.0, 14.0)),
    frozenset(("floor_sitting", "incline")): (("floor_sitting", "incline"), Camera(24.0, 12.0)),
}  # fmt: skip


@cache
def change_position(origin: str, to: str) -> Clip:
    """Return the clip of one move between way-points (slugs of `domain.transitions.Waypoint`); its phase is `MOVE`.

    A pair that the graph of moves does not join, or a name that is not known, stays in `to`, or standing.
    """
    points, camera = _WAYS.get(
        frozenset((origin, to)), ((_ALONE.get(to, to) if _ALONE.get(to, to) in _POINTS else "standing",), Camera())
    )
    if len(points) > 1 and _order(points, origin, to):
        points = tuple(reversed(points))
    things = _things(origin, to)
    posing = Posing(things, Faults())
    poses = tuple(_pose(name, posing) for name in points)
    keys = tuple(range(1, len(poses)))
    return Clip(
        id=f"{origin}.{to}",
        poses=poses,
        moves=(Move(MOVE, keys, "gentle"),) if keys else (),
        camera=camera,
        things=things,
        closed=False,
    )


def _order(points: tuple[str, ...], origin: str, to: str) -> bool:
    """Return whether the points are to be walked backwards."""
    order = ("standing", "seated", "kneeling", "all_fours", "floor_sitting", "side_lying", "supine", "incline")
    return len(points) > 1 and order.index(origin) > order.index(to)


def _pose(name: str, posing: Posing) -> Pose:
    base, differs = _POINTS[name]
    layer = base_layer(base)
    lay(layer, read_layer(differs, (name,), posing.faults))
    return posing.pose(name, base, layer, (name,))


def _things(origin: str, to: str) -> tuple[Thing, ...]:
    raw: dict[str, Any] = {}
    if "seated" in (origin, to):
        raw |= _CHAIR
    elif (origin, to) != ("standing", "standing"):
        raw |= _MAT
    if "side_lying" in (origin, to):
        raw |= _PILLOW
    if "incline" in (origin, to):
        raw |= _WEDGE
    return read_things(raw, ("props",), Faults())
