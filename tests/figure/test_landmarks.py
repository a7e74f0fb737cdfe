"""Landmarks lie on her: left on her left, on the skin of the pelvis or the thigh, whatever her week."""

from __future__ import annotations

import pytest

from routine_app.figure.landmarks import Landmark, place_of
from routine_app.figure.sample import sample
from routine_app.figure.vec import Vec, distance, mirrored
from routine_app.figure.waypoint_poses import still_clip

PAIRS = ((Landmark.DIMPLE_LEFT, Landmark.DIMPLE_RIGHT), (Landmark.THIGH_LEFT, Landmark.THIGH_RIGHT))


def places(week: int) -> dict[Landmark, Vec]:
    body = sample(still_clip("standing"), week=week).body
    return {each: place_of(each, body) for each in Landmark}


@pytest.mark.parametrize("week", [8, 24, 40])
def test_left_is_her_left_and_right_its_mirror_image(week: int) -> None:
    found = places(week)
    for left, right in PAIRS:
        assert found[left][1] > 0.02, "she looks along x: y is to her left"
        assert distance(mirrored(found[left]), found[right]) < 0.01
    for middle in (Landmark.SACRUM, Landmark.PUBIC_BONE):
        assert abs(found[middle][1]) < 0.01


def test_the_sacrum_is_behind_and_the_pubic_bone_in_front_and_the_dimples_above_both() -> None:
    found = places(30)
    pelvis = sample(still_clip("standing"), week=30).body.trunk.pelvis
    assert found[Landmark.SACRUM][0] < pelvis[0] < found[Landmark.PUBIC_BONE][0]
    assert found[Landmark.DIMPLE_LEFT][2] > found[Landmark.SACRUM][2] > found[Landmark.PUBIC_BONE][2]
    assert all(distance(found[each], pelvis) < 0.2 for each in Landmark if not each.value.startswith("thigh"))
