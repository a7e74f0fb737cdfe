"""What the words of a key pose come to: each word in a clip does what docs/figure.md says."""

from typing import Any

import pytest

from routine_app.figure.base_poses import BASE_POSES
from routine_app.figure.ground_contact import lowest_point
from routine_app.figure.key_pose import FootTarget, HandTarget, KeyPose, RootPose
from routine_app.figure.limits import angles_of, excesses
from routine_app.figure.pose_builder import PoseBuilder
from routine_app.figure.sample import Sample, sample
from routine_app.figure.skeleton import PosedBody, sole_of
from routine_app.figure.vec import distance
from tests.clips import clip_of
from tests.figure.clip_checks import check_floor
from tests.figure.clip_probes import Instant


def posed(props: dict[str, Any] | None = None, base: str = "standing", **key: object) -> PosedBody:
    clip = clip_of("x", {"keys": {"a": {"base": base, **key}}, "props": props or {}})
    return sample(clip).body


@pytest.mark.parametrize("base", BASE_POSES)
def test_a_base_pose_is_sound_and_symmetrical_where_it_should_be(base: str) -> None:
    body = posed({"chair": {}} if base == "seated" else None, base)
    assert excesses(body) == {}
    assert check_floor([Instant("", 0.0, sample_of(base))]) == []
    if base not in ("side_lying", "half_kneeling"):
        x, y, z = body.arms[0].palm
        assert body.arms[1].palm == pytest.approx((x, -y, z))


def sample_of(base: str) -> Sample:
    props: dict[str, object] = {"chair": {}} if base == "seated" else {}
    clip = clip_of("x", {"keys": {"a": {"base": base}}, "props": props})
    return sample(clip)


def test_both_sides_at_once_are_mirrored_in_the_world_and_alike_on_the_body() -> None:
    body = posed(feet={"at": [0.1, 0.2], "turn": 20}, arms={"raise": 60, "out": 20})
    left, right = body.legs
    assert sole_of(left) == pytest.approx((0.1, 0.2, 0.0), abs=1e-6)
    assert sole_of(right) == pytest.approx((0.1, -0.2, 0.0), abs=1e-6)
    assert left.along[1] == pytest.approx(-right.along[1]) != 0
    assert body.arms[0].middle[1] == pytest.approx(-body.arms[1].middle[1])


def test_a_hand_lies_flat_on_its_own_thigh_or_the_one_that_is_named() -> None:
    body = posed({"chair": {}}, "seated", hands={"on": "thigh"}, hand_r={"on": "thigh_l"})
    for arm in body.arms:
        assert arm.up[2] > 0.95  # palm down on the thigh
        assert arm.palm[1] > 0.0


def test_in_moves_with_the_chest_and_at_does_not() -> None:
    inside = {"hand_r": {"in": "chest", "at": [0.3, -0.1, 0.0]}}
    upright, bent = posed(**inside), posed(root={"pitch": 50}, **inside)  # type: ignore[arg-type]
    assert distance(upright.arms[1].palm, bent.arms[1].palm) > 0.2
    outside = {"hand_r": {"at": [0.35, -0.2, 1.0]}}
    upright, bent = posed(**outside), posed(root={"pitch": 25}, **outside)  # type: ignore[arg-type]
    assert distance(upright.arms[1].palm, bent.arms[1].palm) < 1e-6


def test_lift_off_and_along_move_a_hand_on_a_surface() -> None:
    counter = {"counter": {"at": [0.6, 0]}}
    flat = posed(counter, hand_l={"on": "counter", "at": [0.4, 0.2]}).arms[0].palm
    lifted = posed(counter, hand_l={"on": "counter", "at": [0.4, 0.2], "lift": 0.05}).arms[0].palm
    shifted = posed(counter, hand_l={"on": "counter", "at": [0.4, 0.2], "off": [0.0, 0.03, 0.0]}).arms[0].palm
    assert lifted[2] - flat[2] == pytest.approx(0.05, abs=1e-4)
    assert shifted[1] - flat[1] == pytest.approx(0.03, abs=1e-4)
    near, far = (posed({"chair": {}}, "seated", hand_l={"on": "thigh", "along": t}).arms[0].palm for t in (0.4, 0.8))
    assert far[0] > near[0] + 0.1


def test_sitting_and_lying_follow_what_carries_her() -> None:
    low = posed({"chair": {"height": 0.4}}, "seated").trunk.pelvis[2]
    high = posed({"chair": {"height": 0.5}}, "seated").trunk.pelvis[2]
    assert high - low == pytest.approx(0.1)
    assert posed({"stool": {}}, "seated", root={"sit": "stool"}).trunk.pelvis[2] == pytest.approx(0.552)
    assert lowest_point(posed(None, "supine")) == pytest.approx(0.0, abs=1e-6)
    on_bed = posed({"bed": {"height": 0.5}}, "side_lying", root={"lie": "bed"})
    assert lowest_point(on_bed) == pytest.approx(0.5, abs=1e-6)


def test_planted_knees_carry_the_pelvis_and_feet_never_let_go() -> None:
    upright, back = posed(None, "kneeling"), posed(None, "kneeling", root={"at": [-0.2, 0, 0.49]})
    assert back.trunk.pelvis[2] < upright.trunk.pelvis[2] - 0.03
    assert distance(upright.legs[0].middle, back.legs[0].middle) < 0.002
    stretched = posed(root={"at": [0, 0, 1.2]})
    assert sole_of(stretched.legs[0])[2] == pytest.approx(0.0, abs=0.001)


def test_looking_turns_the_head_as_far_as_a_neck_goes() -> None:
    assert posed(head={"look": "down"}).trunk.head_frame[0][2] < -0.5
    bent = posed(root={"pitch": 40}, head={"look": "ahead"}).trunk.head_frame[0]
    assert bent[0] > 0.98
    behind = posed(head={"look": [-1, 0.2, 0]})
    assert excesses(behind) == {}


def test_a_direction_may_be_a_word_or_numbers() -> None:
    a = posed(hand_l={"at": [0.4, 0.2, 1.0], "palm": "down", "fingers": "ahead"})
    b = posed(hand_l={"at": [0.4, 0.2, 1.0], "palm": [0, 0, -2], "fingers": [3, 0, 0]})
    assert a.arms[0] == b.arms[0]
    assert a.arms[0].up == pytest.approx((0, 0, 1))


def test_a_limb_posed_another_way_replaces_the_old_and_the_same_way_refines_it() -> None:
    raw = {
        "keys": {
            "a": {"base": "standing", "leg_r": {"flex": 50, "knee": 70}},
            "b": {"from": "a", "leg_r": {"knee": 20}},
            "c": {"from": "b", "foot_r": {"at": [0, -0.1]}},
        }
    }
    clip = clip_of("x", raw)
    assert clip.poses[1].legs[1].angles == (50.0, 0.0, 0.0, 20.0)
    assert clip.poses[2].legs[1].planted


def test_the_angles_that_are_read_are_those_that_were_said() -> None:
    said = {"leg_r": {"flex": 40, "out": 10, "turn": 15, "knee": 60, "ankle": -12}, "arm_l": {"elbow": 75, "wrist": 20}}
    angles = angles_of(posed(**said, root={"pitch": 0}))  # type: ignore[arg-type]
    wanted = {
        "hip flexion right": 40,
        "hip abduction right": 10,
        "hip outward turn right": 15,
        "knee flexion right": 60,
        "ankle right": -12,
        "elbow flexion left": 75,
        "wrist left": 20,
    }
    for name, value in wanted.items():
        assert angles[name] == pytest.approx(value, abs=2.0), name
    bent = angles_of(posed(lumbar={"bend": 20, "side": 10}, chest={"bend": 10}))
    assert bent["spine bend"] == pytest.approx(30, abs=2)
    assert bent["spine side"] == pytest.approx(10, abs=2)


@pytest.mark.parametrize(
    "key",
    [
        KeyPose(root=RootPose(sit="sofa")),
        KeyPose(root=RootPose(lie="sofa")),
        KeyPose(legs=(FootTarget(on="sofa"), None)),
        KeyPose(arms=(None, HandTarget(on="thigh_x"))),
    ],
)
def test_a_name_that_the_reader_should_have_refused_is_a_fault_of_ours(key: KeyPose) -> None:
    with pytest.raises(KeyError):
        PoseBuilder().pose("a", key)
