from __future__ import annotations

import pytest

from routine_app.content.clips import clips_dir, load_clip
from routine_app.figure.body_shape import shape_at
from routine_app.figure.placement import HERE, Placement, mirrored_pose, placed
from routine_app.figure.pose import Pose
from routine_app.figure.skeleton import PosedBody
from routine_app.figure.solve import solve
from routine_app.figure.vec import distance

SHAPE = shape_at(28, 0.5)
THERE = Placement(37.0, 0.4, -0.2)


def posed(pose: Pose) -> PosedBody:
    return solve(pose, pose, 0.0, SHAPE)


def off(one: PosedBody, other: PosedBody) -> float:
    """Return by how many metres two bodies differ at most."""
    there = other.joints()
    return max(distance(point, there[name]) for name, point in one.joints().items())


def every_pose() -> list[Pose]:
    clips = [load_clip(path)[0] for path in sorted(clips_dir().glob("*.yaml"))]
    return [pose for clip in clips if clip is not None for pose in clip.poses]


def test_every_pose_of_every_clip_moves_as_a_whole() -> None:
    poses = every_pose()
    assert len(poses) > 100
    for pose in poses:
        moved = posed(placed(pose, THERE)).joints()
        off_by = max(distance(THERE.point(point), moved[name]) for name, point in posed(pose).joints().items())
        assert off_by < 1e-9, pose.name


def test_every_pose_of_every_clip_has_its_mirror_image() -> None:
    for pose in every_pose():
        assert off(posed(mirrored_pose(pose)), posed(pose).mirror()) < 1e-9, pose.name


def test_hands_and_feet_turn_with_her() -> None:
    for pose in every_pose():
        before, after = posed(pose), posed(placed(pose, THERE))
        for limb, moved in zip((*before.arms, *before.legs), (*after.arms, *after.legs), strict=True):
            assert moved.along == pytest.approx(THERE.turned(limb.along), abs=1e-9)
            assert moved.up == pytest.approx(THERE.turned(limb.up), abs=1e-9)


def test_going_back_undoes_it() -> None:
    for pose in every_pose()[::9]:
        assert off(posed(placed(placed(pose, THERE), THERE.back())), posed(pose)) < 1e-9
    assert THERE.back().point(THERE.point((1.0, 2.0, 3.0))) == pytest.approx((1.0, 2.0, 3.0))


def test_staying_costs_nothing() -> None:
    pose = every_pose()[0]
    assert placed(pose, HERE) is pose
