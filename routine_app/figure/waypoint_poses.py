"""The waypoints between positions, in the words of a clip's keys: data, and how it becomes poses.

Knows base poses and the format's words (metres, degrees); does not know paths, clips or time. All points lie in one
world, so that what is planted stays where it is from one to the next: kneeling she has her knees at x = 0 and looks
along x; standing and seated her feet are a step ahead of that; lying, her knees are where they were and her head is to
her left. Getting down over the left hip is the mirror image of getting down over the right one.

Where the path goes is content sheet B4.9 (roll to the side, legs together, push with the arms, pause before standing),
C.log_roll_in and C.log_roll_out; how the limbs are held on it is general physiotherapy.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from routine_app.figure.clip import Camera, Clip, base_layer
from routine_app.figure.faults import Faults
from routine_app.figure.intent import lay, read_layer
from routine_app.figure.placement import HERE, Placement, placed
from routine_app.figure.pose import Pose
from routine_app.figure.pose_builder import PoseBuilder
from routine_app.figure.props import Prop, read_props

_STOOD = Placement(0.0, 0.285, 0.0)
_LAIN = Placement(90.0, -0.30, 0.25)
_SAT = Placement(0.0, -0.26, 0.2)
_MAT: dict[str, Any] = {"mat": {"at": [0.0, 0.0]}}
_CHAIR: dict[str, Any] = {"chair": {"at": [-0.44, 0.0]}}
_PILLOW: dict[str, Any] = {"pillow": {"at": [0.62, -0.12], "size": [0.36, 0.46, 0.13]}}
_BEHIND = {"fingers": [0.2, 1, 0], "palm": "down", "elbow": [-0.8, 0.5, 0]}
_KNEE_UP = [0.6, 0.1, 1.0]
_ELBOW = [-0.6, 0.6, -0.1]
_FEET = {"at": [-0.035, 0.09], "turn": 7}
Words = dict[str, Any]
# A waypoint: its base, what differs from that, and where its own origin lies.
WAYPOINTS: dict[str, tuple[str, Words, Placement]] = {
    "standing": ("standing", {}, _STOOD),
    "seated": ("seated", {"root": {"at": [-0.42, 0.0]}, "feet": _FEET}, _STOOD),
    "leaning": (
        "standing",
        {"root": {"at": [-0.34, 0.0, 0.63], "pitch": 46}, "spine": 2, "head": {"look": "ahead"},
         "arms": {"raise": 78, "out": 6, "elbow": 14, "twist": 70}},
        _STOOD,
    ),
    "step_back": (
        "standing",
        {"root": {"at": [-0.28, 0.0, 0.80], "pitch": 10}, "foot_l": {"at": [-0.035, 0.10], "turn": 4},
         "foot_r": {"at": [-0.72, -0.10], "heel": 48, "turn": 0}, "head": {"look": "down"},
         "arms": {"raise": 16, "out": 14, "elbow": 26, "twist": 30}},
        _STOOD,
    ),
    "half_kneeling": (
        "half_kneeling",
        {"root": {"at": [-0.02, 0.0, 0.49], "pitch": 20}, "spine": 6, "head": {"look": "ahead"},
         "knee_r": {"at": [0.0, -0.085], "shin": [-1, 0, 0.2], "ankle": 5, "toes": 55},
         "foot_l": {"at": [0.25, 0.10], "turn": 4},
         "hand_l": {"on": "thigh_l", "along": 0.85, "face": "front"},
         "hand_r": {"on": "thigh_l", "along": 0.6, "face": "front"}},
        HERE,
    ),
    "kneeling": ("kneeling", {}, HERE),
    "all_fours": ("all_fours", {}, HERE),
    "hands_down": (
        "all_fours",
        {"root": {"at": [-0.12, 0.0, 0.42], "pitch": 58}, "spine": 16,
         "hands": {"at": [0.40, 0.2], "fingers": [1, 0, 0], "palm": "down"}},
        HERE,
    ),
    "hips_aside": (
        "all_fours",
        {"root": {"at": [-0.17, 0.10, 0.40], "pitch": 60, "side": 6}, "spine": 12, "head": {"bend": -4},
         "hand_l": {"at": [0.20, 0.44], "fingers": [0.7, 0.7, 0], "palm": "down", "elbow": [-0.9, 0.3, 0]},
         "hand_r": {"at": [0.26, 0.12], "fingers": [0.9, 0.4, 0], "palm": "down", "elbow": _ELBOW}},
        HERE,
    ),
    "floor_sitting": (
        "all_fours",
        {"root": {"at": [-0.31, 0.24, 0.15], "pitch": 13, "side": 20}, "lumbar": {"bend": 19, "side": -10},
         "chest": {"bend": 14, "side": -6}, "head": {"bend": 0},
         "hand_l": {"at": [-0.14, 0.64], "fingers": [0.3, 1, 0], "palm": "down", "elbow": [-1, 0.1, 0.15]},
         "hand_r": {"at": [-0.04, 0.28], "fingers": [0.6, 0.8, 0], "palm": "down"}},
        HERE,
    ),
    "legs_round": (
        "floor_sitting",
        {"foot_l": {"at": [0.40, -0.02], "turn": -8, "knee": _KNEE_UP},
         "foot_r": {"at": [0.40, -0.14], "turn": -8, "knee": _KNEE_UP}, "hands": {**_BEHIND, "at": [-0.27, 0.2]}},
        _SAT,
    ),
    "feet_in_front": ("floor_sitting", {"feet": {"at": [0.46, 0.10], "turn": 6, "knee": _KNEE_UP},
                      "hands": {**_BEHIND, "at": [-0.27, 0.2]}}, _SAT),
    "on_her_elbow": (
        "side_lying",
        {"root": {"lie": "floor", "side": -24}, "lumbar": {"bend": 8, "side": -10}, "chest": {"bend": 4, "side": -8},
         "head": {"side": -6}, "shoulder_l": {"up": 0.03, "back": 0},
         "elbow_l": {"at": [0.43, -0.26], "forearm": [0.8, -0.6, -0.03]},
         "hand_r": {"at": [0.20, -0.30], "fingers": [0.5, -1, 0], "palm": "down"},
         "foot_l": {"at": [-0.42, 0.03, 0.055], "ankle": -25, "knee": [1, 0.1, 0.4]},
         "foot_r": {"at": [-0.44, 0.03, 0.13], "ankle": -25, "knee": [1, -0.05, 0.2]}},
        _LAIN,
    ),
    "side_lying": ("side_lying", {}, _LAIN),
    "half_rolled": (
        "side_lying",
        {"root": {"lie": "floor", "turn": -44},
         "foot_l": {"at": [-0.56, -0.12, 0.06], "ankle": -20, "knee": [1, 0.05, 0.2]},
         "foot_r": {"at": [-0.55, -0.02, 0.10], "ankle": -20, "knee": [1, 0.0, 0.2]}, "lumbar": {"bend": 4, "side": 0},
         "chest": {"bend": 4, "side": 0}, "arm_l": {"raise": 52, "out": 30, "elbow": 40, "twist": 40},
         "arm_r": {"raise": 36, "out": -14, "elbow": 50, "twist": 40}},
        _LAIN,
    ),
    "knees_together": (
        "supine",
        {"root": {"heading": 180}, "foot_l": {"at": [-0.5, -0.06], "turn": 0, "knee": [1, -0.04, 0]},
         "foot_r": {"at": [-0.5, 0.06], "turn": 0, "knee": [1, -0.04, 0]},
         "arm_l": {"raise": 8, "out": 24, "elbow": 30, "twist": 70},
         "arm_r": {"raise": 20, "out": 0, "elbow": 50, "twist": 60}},
        _LAIN,
    ),
    "supine": (
        "supine",
        {"root": {"heading": 180}, "foot_l": {"at": [-0.5, -0.1], "knee": [1, 0.02, 0]},
         "foot_r": {"at": [-0.5, 0.1], "knee": [1, 0.02, 0]}},
        _LAIN,
    ),
    "incline": ("incline", {}, _SAT),
}  # fmt: skip
# What stands about at a position when no exercise says so, and from where it is seen.
_ALONE: dict[str, tuple[Words, Camera]] = {
    "standing": ({}, Camera(32.0, 9.0)),
    "seated": (_CHAIR, Camera(32.0, 9.0)),
    "side_lying": (_MAT | _PILLOW, Camera(8.0, 14.0)),
}
_ON_A_MAT = (_MAT, Camera(24.0, 12.0))


@cache
def waypoint_pose(name: str) -> Pose:
    """Return the pose of a waypoint in the world that all share; raises KeyError for a name that is not known."""
    base, differs, at = WAYPOINTS[name]
    return placed(pose_of(name, base, differs, read_props(_CHAIR, (), Faults())), at)


def pose_of(name: str, base: str, differs: Words, props: tuple[Prop, ...] = ()) -> Pose:
    """Return the pose that is a base pose and what differs from it, in the words of a clip's key."""
    faults = Faults()
    layer = base_layer(base)
    lay(layer, read_layer(differs, (name,), faults))
    return PoseBuilder(props, faults).pose(name, base, layer, (name,))


@cache
def still_clip(name: str) -> Clip:
    """Return her in a position by herself, on no more than it needs; an unknown name gives her standing."""
    name = name if name in WAYPOINTS else "standing"
    base, differs, _ = WAYPOINTS[name]
    said, camera = _ALONE.get(name, _ON_A_MAT)
    props = read_props(said, ("props",), Faults())
    return Clip(f"position.{name}", (pose_of(name, base, differs, props),), (), camera=camera, props=props)
