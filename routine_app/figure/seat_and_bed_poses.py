"""The waypoints of a seat by which she gets down to the floor, of a bed, and of resting on her side on pillows: data.

Knows the format's words (metres, degrees) and where each lies in the world that all waypoints share (see
`waypoint_poses`); does not know paths, clips or time. The bed's edge is behind her feet where she stands, and she lies
facing it (content sheet C.log_roll_in and C.log_roll_out); the seat that she gets down by is behind her (†, design).
"""

from __future__ import annotations

from routine_app.figure.beds import BED_HEIGHT
from routine_app.figure.key_pose import (
    ArmAngles,
    ElbowTarget,
    FootTarget,
    HandTarget,
    HeadPose,
    KeyPose,
    RootPose,
    ShoulderShift,
    SpineBend,
    both,
)
from routine_app.figure.placement import Placement
from routine_app.figure.vec import Vec

STOOD = Placement(0.0, 0.285, 0.0)
SAT = Placement(0.0, -0.26, 0.2)
IN_BED = Placement(90.0, -0.45, 0.25, BED_HEIGHT)
BY_THE_SEAT = Placement(0.0, -0.47, 0.2)
"""Where she stands and sits, with the chair behind her, before she gets down by it."""
_DOWN: Vec = (0.0, 0.0, -1.0)
_KNEE_UP: Vec = (0.6, 0.1, 1.0)
_ELBOW_OUT: Vec = (-0.6, 0.6, -0.1)
SEAT_AND_BED_WAYPOINTS: dict[str, tuple[KeyPose, Placement]] = {
    "propped_side": (
        KeyPose(
            "incline",
            root=RootPose(turn=-62.0),
            legs=(
                FootTarget(at=(0.42, 0.0, 0.14), ankle=-20.0, knee=(1.0, 0.1, 0.1)),
                FootTarget(at=(0.42, -0.03, 0.06), ankle=-20.0, knee=(1.0, 0.1, 0.1)),
            ),
            arms=(
                HandTarget(on="thigh_l", along=0.25, face="front"),
                ArmAngles(raised=62.0, out=6.0, elbow=112.0, twist=20.0),
            ),
        ),
        SAT,
    ),
    "seat_edge": (
        KeyPose(
            "seated",
            root=RootPose(at=(-0.31, 0.0), pitch=12.0),
            arms=both(HandTarget(at=(-0.37, 0.2, 0.45), fingers=(0.3, 1.0, 0.0), palm=_DOWN, elbow=(-1.0, 0.3, 0.0))),
            legs=both(FootTarget(at=(0.2, 0.1), turn=6.0)),
        ),
        Placement(0.0, STOOD.x + BY_THE_SEAT.x, STOOD.y + BY_THE_SEAT.y),
    ),
    "below_the_seat": (
        KeyPose(
            "seated",
            root=RootPose(at=(0.02, 0.0), sit=0.17, pitch=6.0),
            arms=both(HandTarget(at=(-0.19, 0.2, 0.45), fingers=(0.3, 1.0, 0.0), palm=_DOWN, elbow=(-1.0, 0.5, 0.0))),
            legs=both(FootTarget(at=(0.46, 0.1), turn=6.0, knee=_KNEE_UP)),
        ),
        SAT,
    ),
    "bed_sitting": (
        KeyPose(
            "seated",
            root=RootPose(at=(-0.42, 0.0), sit=BED_HEIGHT),
            legs=both(FootTarget(at=(-0.035, 0.09), turn=7.0)),
        ),
        STOOD,
    ),
    "bed_lowering": (
        KeyPose(
            "seated",
            root=RootPose(at=(-0.42, 0.03), sit=BED_HEIGHT, side=24.0),
            lumbar=SpineBend(bend=4.0, side=12.0),
            chest=SpineBend(bend=6.0, side=8.0),
            arms=(
                HandTarget(at=(-0.46, 0.5, BED_HEIGHT), fingers=(0.3, 1.0, 0.0), palm=_DOWN, elbow=(-1.0, 0.3, 0.0)),
                HandTarget(at=(-0.22, 0.34, BED_HEIGHT), fingers=(0.3, 1.0, 0.0), palm=_DOWN, elbow=_ELBOW_OUT),
            ),
            legs=both(FootTarget(at=(-0.035, 0.09), turn=7.0)),
        ),
        STOOD,
    ),
    "bed_legs_up": (
        KeyPose(
            "side_lying",
            root=RootPose(at=(-0.06, -0.12), lie="floor", side=-26.0),
            lumbar=SpineBend(bend=8.0, side=-10.0),
            chest=SpineBend(bend=4.0, side=-8.0),
            head=HeadPose(side=-6.0),
            shoulders=(ShoulderShift(up=0.03, back=0.0), None),
            arms=(
                ElbowTarget(at=(0.37, -0.28), forearm=(0.8, -0.6, -0.03)),
                HandTarget(at=(0.14, -0.4), fingers=(0.5, -1.0, 0.0), palm=_DOWN),
            ),
            legs=(
                FootTarget(at=(-0.38, -0.66, 0.1), ankle=-10.0, knee=(1.0, 0.1, 0.4)),
                FootTarget(at=(-0.36, -0.64, 0.19), ankle=-10.0, knee=(1.0, -0.05, 0.2)),
            ),
        ),
        IN_BED,
    ),
    "bed_incline": (
        KeyPose("incline", root=RootPose(heading=180.0), legs=both(FootTarget(at=(-0.52, 0.1), turn=4.0))),
        IN_BED,
    ),
    "bed_propped_side": (
        KeyPose(
            "incline",
            root=RootPose(heading=180.0, turn=62.0),
            legs=(
                FootTarget(at=(-0.42, 0.03, 0.06), ankle=-20.0, knee=(1.0, -0.1, 0.1)),
                FootTarget(at=(-0.42, 0.0, 0.14), ankle=-20.0, knee=(1.0, -0.1, 0.1)),
            ),
            arms=(
                ArmAngles(raised=62.0, out=6.0, elbow=112.0, twist=20.0),
                HandTarget(on="thigh_r", along=0.25, face="front"),
            ),
        ),
        IN_BED,
    ),
}
