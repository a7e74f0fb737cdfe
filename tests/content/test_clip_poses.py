"""One key pose of a clip file: what its words become, in the order in which they stand."""

from __future__ import annotations

import pytest

from routine_app.content.clip_poses import KEY, KeyWords
from routine_app.figure.key_pose import (
    ArmAngles,
    ElbowTarget,
    FootTarget,
    HandTarget,
    HeadPose,
    KeyPose,
    KneeTarget,
    LegAngles,
    RootPose,
    ShoulderShift,
    SpineBend,
)
from tests.checked_yaml.test_check import checked


def said(text: str) -> KeyPose:
    words, problems = checked(KEY, text)
    assert problems == []
    assert isinstance(words, KeyWords)
    return words.said


@pytest.mark.parametrize(
    ("text", "pose"),
    [
        ("{}", KeyPose()),
        ("{base: supine}", KeyPose("supine")),
        ("{root: {at: [1, 2], sit: chair}}", KeyPose(root=RootPose(at=(1.0, 2.0), sit="chair"))),
        ("{root: {lie: 0.5}}", KeyPose(root=RootPose(lie=0.5))),
        ("{lumbar: 4}", KeyPose(lumbar=SpineBend(4.0))),
        ("{chest: {side: 4}}", KeyPose(chest=SpineBend(side=4.0))),
        ("{spine: 20}", KeyPose(lumbar=SpineBend(11.0), chest=SpineBend(9.0))),
        ("{spine: 20, lumbar: {bend: 3}}", KeyPose(lumbar=SpineBend(3.0), chest=SpineBend(9.0))),
        ("{lumbar: {bend: 3, side: 1}, spine: 20}", KeyPose(lumbar=SpineBend(11.0, 1.0), chest=SpineBend(9.0))),
        ("{head: -8}", KeyPose(head=HeadPose(bend=-8.0))),
        ("{head: {look: up}}", KeyPose(head=HeadPose(look="up"))),
        ("{head: {look: [1, 0, 0.5]}}", KeyPose(head=HeadPose(look=(1.0, 0.0, 0.5)))),
        ("{shoulder_r: {up: 0.03}}", KeyPose(shoulders=(None, ShoulderShift(0.03)))),
        ("{legs: {flex: 5}}", KeyPose(legs=(LegAngles(5.0), LegAngles(5.0)))),
        ("{arm_l: {raise: 5}}", KeyPose(arms=(ArmAngles(raised=5.0), None))),
        ("{hand_r: {in: chest, at: [0, 1, 2]}}", KeyPose(arms=(None, HandTarget(within="chest", at=(0.0, 1.0, 2.0))))),
        ("{knee_l: {at: [0, 1], shin: back}}", KeyPose(legs=(KneeTarget(at=(0.0, 1.0), shin=(-1.0, 0.0, 0.0)), None))),
        ("{elbow_l: {at: [0, 1], grip: fist}}", KeyPose(arms=(ElbowTarget(at=(0.0, 1.0), grip=1.0), None))),
        ("{foot_l: {at: [0, 1], knee: out}}", KeyPose(legs=(FootTarget(at=(0.0, 1.0), knee=(0.0, 1.0, 0.0)), None))),
        ("{foot_l: {at: [0, 1]}, leg_l: {knee: 9}}", KeyPose(legs=(LegAngles(knee=9.0), None))),
        (
            "{feet: {at: [0, 1], turn: 5}, foot_r: {heel: 9}}",
            KeyPose(
                legs=(FootTarget(at=(0.0, 1.0), turn=5.0), FootTarget(at=(0.0, -1.0), turn=5.0, heel=9.0)),
            ),
        ),
    ],
)
def test_words_become_a_key_pose(text: str, pose: KeyPose) -> None:
    assert said(text) == pose


def test_a_key_pose_may_follow_from_another() -> None:
    words, _ = checked(KEY, "{from: start, chest: 3}")
    assert words == KeyWords(KeyPose(chest=SpineBend(3.0)), "start")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{hand_l: {at: [0, 1], palm: out}}", '"palm" must be a direction'),
        ("{foot_l: {grip: 1}}", '"grip" is not a key of a foot'),
        ("{head: {loook: up}}", '"loook" is not a key of a head'),
        ("{hand: {at: [0, 1]}}", '(did you mean "hands"?)'),
        ("{leg_l: 5}", '"leg_l" must have keys with values'),
        ("{root: {sit: [1]}}", '"sit" must be a number of metres from 0 to 1.5'),
    ],
)
def test_what_a_key_pose_cannot_say(text: str, problem: str) -> None:
    words, problems = checked(KEY, text)
    assert words is None
    assert len(problems) == 1
    assert problem in problems[0]
