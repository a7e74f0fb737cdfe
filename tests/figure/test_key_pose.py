"""What is said over another key pose, for both sides, and for the whole spine."""

from __future__ import annotations

import pytest

from routine_app.figure.key_pose import (
    ElbowTarget,
    FootTarget,
    HandTarget,
    HeadPose,
    KeyPose,
    KneeTarget,
    LegAngles,
    PartPose,
    RootPose,
    ShoulderShift,
    SpineBend,
    both,
)

UNDER = KeyPose(
    "seated",
    root=RootPose(at=(0.0, 0.0), pitch=5.0),
    lumbar=SpineBend(3.0),
    shoulders=(ShoulderShift(0.01), None),
    legs=(FootTarget(at=(0.1, 0.1), turn=5.0), LegAngles(flex=10.0, knee=20.0)),
)


def test_what_is_not_said_again_stays() -> None:
    assert KeyPose().over(UNDER) == UNDER
    found = KeyPose(root=RootPose(pitch=0.0, sit="chair"), head=HeadPose(look="up")).over(UNDER)
    assert found.root == RootPose(at=(0.0, 0.0), pitch=0.0, sit="chair")
    assert found.head == HeadPose(look="up")
    assert (found.base, found.lumbar, found.shoulders, found.legs) == (
        "seated",
        UNDER.lumbar,
        UNDER.shoulders,
        UNDER.legs,
    )


def test_a_limb_said_another_way_is_replaced_and_the_same_way_refined() -> None:
    found = KeyPose(legs=(LegAngles(knee=5.0), LegAngles(knee=0.0))).over(UNDER)
    assert found.legs == (LegAngles(knee=5.0), LegAngles(flex=10.0, knee=0.0))


@pytest.mark.parametrize("place", [FootTarget(on="step"), FootTarget(at=(1.0, 1.0)), FootTarget(within="pelvis")])
def test_a_new_place_replaces_the_old_one_whole(place: FootTarget) -> None:
    old = FootTarget(at=(0.1, 0.1), on="box", within="chest", along=0.5, face="top", off=(1.0, 1.0, 1.0), lift=0.1,
                     turn=5.0, path="arc")  # fmt: skip
    found = place.over(old)
    assert (found.at, found.on, found.within) == (place.at, place.on, place.within)
    assert (found.along, found.face, found.off, found.lift) == (None, None, None, None)
    assert (found.turn, found.path) == (5.0, "arc")
    assert FootTarget(turn=1.0).over(old).at == old.at


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (LegAngles(flex=5.0, out=6.0), LegAngles(flex=5.0, out=6.0)),
        (FootTarget(at=(1.0, 2.0), knee=(0.0, 1.0, 0.0)), FootTarget(at=(1.0, -2.0), knee=(0.0, 1.0, 0.0))),
        (KneeTarget(at=(1.0, 2.0, 3.0), shin=(0.0, 1.0, 2.0)), KneeTarget(at=(1.0, -2.0, 3.0), shin=(0.0, -1.0, 2.0))),
        (
            HandTarget(on="thigh_l", off=(0.0, 1.0, 0.0), fingers=(1.0, 1.0, 0.0), palm=(0.0, 1.0, 0.0)),
            HandTarget(on="thigh_r", off=(0.0, -1.0, 0.0), fingers=(1.0, -1.0, 0.0), palm=(0.0, -1.0, 0.0)),
        ),
        (HandTarget(on="thigh"), HandTarget(on="thigh")),
        (ElbowTarget(forearm=(1.0, 1.0, 0.0)), ElbowTarget(forearm=(1.0, -1.0, 0.0))),
    ],
)
def test_both_sides_at_once_are_mirrored_in_the_world_and_alike_on_the_body(left: PartPose, right: PartPose) -> None:
    assert both(left) == (left, right)


def test_the_spine_is_shared_out() -> None:
    assert SpineBend(20.0, side=10.0).shared() == (SpineBend(11.0, 5.5), SpineBend(9.0, 4.5))
