"""The poses that clips begin from, said in the same words as a clip's own key poses.

Knows only words and numbers of the format (metres, degrees). She faces ahead (+x); on her side and on her back her
head lies where the note says.
"""

from __future__ import annotations

from routine_app.figure.key_pose import (
    ArmAngles,
    FootTarget,
    HandTarget,
    HeadPose,
    KeyPose,
    KneeTarget,
    LegAngles,
    RootPose,
    ShoulderShift,
    SpineBend,
    both,
)

_ARMS_DOWN = both(ArmAngles(raised=2.0, out=9.0, turn=0.0, elbow=14.0, twist=12.0))
_KNEES = both(KneeTarget(at=(0.0, 0.085)))
_ALL = (
    KeyPose(
        "standing",
        root=RootPose(at=(0.0, 0.0, 0.905), pitch=6.0),
        lumbar=SpineBend(-10.0),
        chest=SpineBend(5.0),
        legs=both(FootTarget(at=(-0.035, 0.09), turn=7.0)),
        arms=_ARMS_DOWN,
    ),
    KeyPose(
        "seated",
        root=RootPose(at=(0.0, 0.0), sit="chair"),
        lumbar=SpineBend(-4.0),
        chest=SpineBend(4.0),
        legs=both(FootTarget(at=(0.42, 0.105), turn=6.0)),
        arms=both(HandTarget(on="thigh", along=0.62, face="front")),
    ),
    KeyPose(
        "all_fours",
        root=RootPose(at=(0.03, 0.0, 0.47), pitch=84.0),
        lumbar=SpineBend(-8.0),
        chest=SpineBend(2.0),
        head=HeadPose(bend=-8.0),
        legs=_KNEES,
        arms=both(HandTarget(at=(0.5, 0.165), fingers=(1.0, 0.0, 0.0), palm=(0.0, 0.0, -1.0), elbow=(-0.2, 0.6, -0.7))),
    ),
    KeyPose(
        "kneeling",
        root=RootPose(at=(0.0, 0.0, 0.49), pitch=6.0),
        lumbar=SpineBend(-10.0),
        chest=SpineBend(5.0),
        legs=_KNEES,
        arms=_ARMS_DOWN,
    ),
    KeyPose(  # right knee down, left foot in front
        "half_kneeling",
        root=RootPose(at=(0.0, 0.0, 0.49), pitch=6.0),
        lumbar=SpineBend(-8.0),
        chest=SpineBend(5.0),
        legs=(FootTarget(at=(0.40, 0.10), turn=4.0), KneeTarget(at=(-0.02, -0.085))),
        arms=_ARMS_DOWN,
    ),
    KeyPose(  # knees bent up, leaning on both hands behind
        "floor_sitting",
        root=RootPose(at=(0.0, 0.0), lie="floor", pitch=-20.0),
        lumbar=SpineBend(10.0),
        chest=SpineBend(4.0),
        head=HeadPose(bend=6.0),
        legs=both(FootTarget(at=(0.46, 0.10), turn=6.0)),
        arms=both(
            HandTarget(at=(-0.29, 0.20), fingers=(-0.6, 0.6, 0.0), palm=(0.0, 0.0, -1.0), elbow=(-0.8, 0.5, 0.0))
        ),
    ),
    KeyPose(  # on her left side, head to +x, facing -y: at yaw 0 she faces whoever looks
        "side_lying",
        root=RootPose(at=(0.0, 0.0), lie="floor"),
        lumbar=SpineBend(bend=8.0, side=-5.0),
        chest=SpineBend(bend=6.0, side=-9.0),
        head=HeadPose(bend=6.0, side=6.0),
        shoulders=(ShoulderShift(up=0.03, back=-0.06), None),
        legs=(
            LegAngles(flex=45.0, out=2.5, knee=80.0, ankle=-25.0),
            LegAngles(flex=45.0, out=-11.0, knee=80.0, ankle=-25.0),
        ),
        arms=(
            ArmAngles(raised=92.0, out=-4.0, turn=0.0, elbow=96.0, twist=0.0),
            ArmAngles(raised=38.0, out=-4.0, turn=-6.0, elbow=62.0, twist=60.0),
        ),
    ),
    KeyPose(  # knees bent, feet flat; head to -x
        "supine",
        root=RootPose(at=(0.0, 0.0), pitch=-90.0, lie="floor"),
        lumbar=SpineBend(-4.0),
        chest=SpineBend(3.0),
        head=HeadPose(bend=-6.0),
        legs=both(FootTarget(at=(0.50, 0.10), turn=4.0)),
        arms=both(ArmAngles(raised=-9.0, out=20.0, elbow=8.0, twist=85.0)),
    ),
    KeyPose(  # leaning back on a wedge or pillows at about 40 degrees; head to -x
        "incline",
        root=RootPose(at=(0.0, 0.0), pitch=-52.0, lie="floor"),
        lumbar=SpineBend(6.0),
        chest=SpineBend(5.0),
        head=HeadPose(bend=4.0),
        legs=both(FootTarget(at=(0.52, 0.10), turn=4.0)),
        arms=both(ArmAngles(raised=6.0, out=16.0, elbow=24.0, twist=70.0)),
    ),
)
BASE_POSES: dict[str, KeyPose] = {pose.base: pose for pose in _ALL}
