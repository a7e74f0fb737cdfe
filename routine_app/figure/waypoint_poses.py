"""The waypoints between positions, in the words of a clip's key poses: data, and how it becomes poses.

Knows base poses and the format's words (metres, degrees); does not know paths, clips or time. All points lie in one
world, so that what is planted stays where it is from one to the next: kneeling she has her knees at x = 0 and looks
along x; standing and seated her feet are a step ahead of that; lying, her knees are where they were and her head is to
her left. Getting down over the left hip is the mirror image of getting down over the right one.

Where the path goes is content sheet B4.9 (roll to the side, legs together, push with the arms, pause before standing),
C.log_roll_in and C.log_roll_out; how the limbs are held on it is general physiotherapy.
"""

from __future__ import annotations

from functools import cache

from routine_app.figure.base_poses import BASE_POSES
from routine_app.figure.beds import BED_BEHIND, on_bed
from routine_app.figure.clip import Camera, Clip
from routine_app.figure.key_pose import (
    ArmAngles,
    ElbowTarget,
    FootTarget,
    HandTarget,
    HeadPose,
    KeyPose,
    KneeTarget,
    RootPose,
    ShoulderShift,
    SpineBend,
    both,
)
from routine_app.figure.placement import HERE, Placement, placed
from routine_app.figure.pose import Pose
from routine_app.figure.pose_builder import PoseBuilder
from routine_app.figure.props import SIZES, Prop
from routine_app.figure.seat_and_bed_poses import IN_BED, SAT, SEAT_AND_BED_WAYPOINTS, STOOD
from routine_app.figure.vec import Vec

_LAIN = Placement(90.0, -0.30, 0.25)
_MAT = Prop("mat", "mat", size=SIZES["mat"])
_CHAIR = Prop("chair", "chair", at=(-0.44, 0.0, 0.0), size=SIZES["chair"])
_PILLOW = Prop("pillow", "pillow", at=(0.62, -0.12, 0.0), size=(0.36, 0.46, 0.13))
_WEDGE = Prop("wedge", "wedge", at=(-0.44, 0.0, 0.0), size=(0.72, 0.56, 0.44))
_STEEP = Prop("wedge", "wedge", at=(-0.355, 0.0, 0.0), size=(0.70, 0.56, 0.54))
_LEANING = Prop("pillow", "pillow", at=(-0.485, 0.0, 0.38), size=(0.30, 0.42, 0.07), tilt=38.0)
_DOWN: Vec = (0.0, 0.0, -1.0)
_KNEE_UP: Vec = (0.6, 0.1, 1.0)
_ELBOW_OUT: Vec = (-0.6, 0.6, -0.1)
_LEANING_BACK = both(HandTarget(at=(-0.27, 0.2), fingers=(0.2, 1.0, 0.0), palm=_DOWN, elbow=(-0.8, 0.5, 0.0)))
# A waypoint: its base and what differs from that, and where its own origin lies.
WAYPOINTS: dict[str, tuple[KeyPose, Placement]] = {
    "standing": (KeyPose("standing"), STOOD),
    "seated": (
        KeyPose("seated", root=RootPose(at=(-0.42, 0.0)), legs=both(FootTarget(at=(-0.035, 0.09), turn=7.0))),
        STOOD,
    ),
    "leaning": (
        KeyPose(
            "standing",
            RootPose(at=(-0.34, 0.0, 0.63), pitch=46.0),
            *SpineBend(2.0).shared(),
            head=HeadPose(look="ahead"),
            arms=both(ArmAngles(raised=78.0, out=6.0, elbow=14.0, twist=70.0)),
        ),
        STOOD,
    ),
    "step_back": (
        KeyPose(
            "standing",
            root=RootPose(at=(-0.28, 0.0, 0.8), pitch=10.0),
            head=HeadPose(look="down"),
            arms=both(ArmAngles(raised=16.0, out=14.0, elbow=26.0, twist=30.0)),
            legs=(FootTarget(at=(-0.035, 0.1), turn=4.0), FootTarget(at=(-0.72, -0.1), heel=48.0, turn=0.0)),
        ),
        STOOD,
    ),
    "half_kneeling": (
        KeyPose(
            "half_kneeling",
            RootPose(at=(-0.02, 0.0, 0.49), pitch=20.0),
            *SpineBend(6.0).shared(),
            head=HeadPose(look="ahead"),
            arms=(
                HandTarget(on="thigh_l", along=0.85, face="front"),
                HandTarget(on="thigh_l", along=0.6, face="front"),
            ),
            legs=(
                FootTarget(at=(0.25, 0.1), turn=4.0),
                KneeTarget(at=(0.0, -0.085), shin=(-1.0, 0.0, 0.2), ankle=5.0, toes=55.0),
            ),
        ),
        HERE,
    ),
    "kneeling": (KeyPose("kneeling"), HERE),
    "all_fours": (KeyPose("all_fours"), HERE),
    "hands_down": (
        KeyPose(
            "all_fours",
            RootPose(at=(-0.12, 0.0, 0.42), pitch=58.0),
            *SpineBend(16.0).shared(),
            arms=both(HandTarget(at=(0.4, 0.2), fingers=(1.0, 0.0, 0.0), palm=_DOWN)),
        ),
        HERE,
    ),
    "hips_aside": (
        KeyPose(
            "all_fours",
            RootPose(at=(-0.17, 0.1, 0.4), pitch=60.0, side=6.0),
            *SpineBend(12.0).shared(),
            head=HeadPose(bend=-4.0),
            arms=(
                HandTarget(at=(0.2, 0.44), fingers=(0.7, 0.7, 0.0), palm=_DOWN, elbow=(-0.9, 0.3, 0.0)),
                HandTarget(at=(0.26, 0.12), fingers=(0.9, 0.4, 0.0), palm=_DOWN, elbow=_ELBOW_OUT),
            ),
        ),
        HERE,
    ),
    "floor_sitting": (
        KeyPose(
            "all_fours",
            root=RootPose(at=(-0.31, 0.24, 0.15), pitch=13.0, side=20.0),
            lumbar=SpineBend(bend=19.0, side=-10.0),
            chest=SpineBend(bend=14.0, side=-6.0),
            head=HeadPose(bend=0.0),
            arms=(
                HandTarget(at=(-0.14, 0.64), fingers=(0.3, 1.0, 0.0), palm=_DOWN, elbow=(-1.0, 0.1, 0.15)),
                HandTarget(at=(-0.04, 0.28), fingers=(0.6, 0.8, 0.0), palm=_DOWN),
            ),
        ),
        HERE,
    ),
    "legs_round": (
        KeyPose(
            "floor_sitting",
            arms=_LEANING_BACK,
            legs=(
                FootTarget(at=(0.4, -0.02), turn=-8.0, knee=_KNEE_UP),
                FootTarget(at=(0.4, -0.14), turn=-8.0, knee=_KNEE_UP),
            ),
        ),
        SAT,
    ),
    "feet_in_front": (
        KeyPose("floor_sitting", arms=_LEANING_BACK, legs=both(FootTarget(at=(0.46, 0.1), turn=6.0, knee=_KNEE_UP))),
        SAT,
    ),
    "on_her_elbow": (
        KeyPose(
            "side_lying",
            root=RootPose(lie="floor", side=-24.0),
            lumbar=SpineBend(bend=8.0, side=-10.0),
            chest=SpineBend(bend=4.0, side=-8.0),
            head=HeadPose(side=-6.0),
            shoulders=(ShoulderShift(up=0.03, back=0.0), None),
            arms=(
                ElbowTarget(at=(0.43, -0.26), forearm=(0.8, -0.6, -0.03)),
                HandTarget(at=(0.2, -0.3), fingers=(0.5, -1.0, 0.0), palm=_DOWN),
            ),
            legs=(
                FootTarget(at=(-0.42, 0.03, 0.055), ankle=-25.0, knee=(1.0, 0.1, 0.4)),
                FootTarget(at=(-0.44, 0.03, 0.13), ankle=-25.0, knee=(1.0, -0.05, 0.2)),
            ),
        ),
        _LAIN,
    ),
    "side_lying": (KeyPose("side_lying"), _LAIN),
    "half_rolled": (
        KeyPose(
            "side_lying",
            root=RootPose(lie="floor", turn=-44.0),
            lumbar=SpineBend(bend=4.0, side=0.0),
            chest=SpineBend(bend=4.0, side=0.0),
            arms=(
                ArmAngles(raised=52.0, out=30.0, elbow=40.0, twist=40.0),
                ArmAngles(raised=36.0, out=-14.0, elbow=50.0, twist=40.0),
            ),
            legs=(
                FootTarget(at=(-0.56, -0.12, 0.06), ankle=-20.0, knee=(1.0, 0.05, 0.2)),
                FootTarget(at=(-0.55, -0.02, 0.1), ankle=-20.0, knee=(1.0, 0.0, 0.2)),
            ),
        ),
        _LAIN,
    ),
    "knees_together": (
        KeyPose(
            "supine",
            root=RootPose(heading=180.0),
            arms=(
                ArmAngles(raised=8.0, out=24.0, elbow=30.0, twist=70.0),
                ArmAngles(raised=20.0, out=0.0, elbow=50.0, twist=60.0),
            ),
            legs=(
                FootTarget(at=(-0.5, -0.06), turn=0.0, knee=(1.0, -0.04, 0.0)),
                FootTarget(at=(-0.5, 0.06), turn=0.0, knee=(1.0, -0.04, 0.0)),
            ),
        ),
        _LAIN,
    ),
    "supine": (
        KeyPose(
            "supine",
            root=RootPose(heading=180.0),
            legs=(
                FootTarget(at=(-0.5, -0.1), knee=(1.0, 0.02, 0.0)),
                FootTarget(at=(-0.5, 0.1), knee=(1.0, 0.02, 0.0)),
            ),
        ),
        _LAIN,
    ),
    "incline": (KeyPose("incline"), SAT),
}
WAYPOINTS |= SEAT_AND_BED_WAYPOINTS
WAYPOINTS |= {
    f"bed_{name}": (WAYPOINTS[name][0], IN_BED)
    for name in ("on_her_elbow", "side_lying", "half_rolled", "knees_together", "supine")
}
# What stands about at a position when no exercise says so, and from where it is seen.
_ALONE: dict[str, tuple[tuple[Prop, ...], Camera]] = {
    "standing": ((), Camera(32.0, 9.0)),
    "seated": ((_CHAIR,), Camera(32.0, 9.0)),
    "side_lying": ((_MAT, _PILLOW), Camera(8.0, 14.0)),
    "incline": ((_MAT, _WEDGE), Camera(20.0, 12.0)),
    "propped_side": ((_MAT, _STEEP, _LEANING), Camera(20.0, 12.0)),
    "bed_sitting": ((BED_BEHIND,), Camera(32.0, 9.0)),
}
_ON_A_MAT = ((_MAT,), Camera(24.0, 12.0))


@cache
def waypoint_pose(name: str) -> Pose:
    """Return the pose of a waypoint in the world that all share; raises KeyError for a name that is not known."""
    return placed(_pose(name, (_CHAIR,)), WAYPOINTS[name][1])


@cache
def still_clip(name: str) -> Clip:
    """Return her in a position by herself, on no more than it needs; an unknown name gives her standing."""
    on_the_floor = name.removeprefix("bed_")
    if name != on_the_floor and on_the_floor in ("side_lying", "supine", "incline"):
        return on_bed(still_clip(on_the_floor))
    name = name if name in WAYPOINTS else "standing"
    props, camera = _ALONE.get(name, _ON_A_MAT)
    return Clip(f"position.{name}", (_pose(name, props),), (), camera=camera, props=props)


def _pose(name: str, props: tuple[Prop, ...]) -> Pose:
    """Return the pose that is a base pose and what differs from it, in its own world."""
    key, _ = WAYPOINTS[name]
    return PoseBuilder(props).pose(name, key.over(BASE_POSES[key.base]))
