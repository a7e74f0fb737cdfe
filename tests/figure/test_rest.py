"""What lies and sits touches what it is on, and a helper's hands touch her: each check is proved able to fail."""

from typing import Any

import pytest
from msgspec.structs import replace

from routine_app.content.clips import clips_dir, load_clip
from routine_app.figure.clip import Clip
from routine_app.figure.helper import helpers_of
from routine_app.figure.key_pose import KeyPose, RootPose
from routine_app.figure.pose_builder import PoseBuilder
from routine_app.figure.props import Prop
from routine_app.figure.sample import sample
from tests.clips import clip_of
from tests.figure.checks_contact import check_props
from tests.figure.checks_rest import check_heels, check_helping, check_rest, check_seat
from tests.figure.clip_probes import cycle, depth_in, gap_under

PILLOW = {"at": [0.63, -0.10], "size": [0.36, 0.44, 0.17]}
ON_HER_SIDE = {
    "base": "side_lying",
    "leg_l": {"turn": -3},
    "hand_l": {"at": [0.66, -0.44], "fingers": [1, 0.2, 0], "palm": "down", "elbow": [1, -0.05, -0.4]},
}


def made(key: dict[str, Any], name: str = "test", **props: dict[str, Any]) -> Clip:
    props = {"mat": {"at": [0, 0]}, **props}
    return clip_of(name, {"keys": {"a": key}, "motion": {"stay": "a"}, "props": props})


def partner(other: KeyPose | None = None, *, still: bool = False) -> Clip:
    """Return the clip with a partner, whose pose is another in some words; `still` lets the hands follow nothing."""
    clip, _ = load_clip(clips_dir() / "itb.side_front_partner.yaml")
    assert clip is not None
    (prop,) = (prop for prop in clip.props if prop.kind == "helper")
    assert prop.pose is not None
    pose = prop.pose if other is None else other.over(prop.pose)
    prop = replace(prop, pose=pose, follows=() if still else prop.follows)
    others = tuple(each for each in clip.props if each.kind != "helper")
    helper = PoseBuilder(clip.props).pose(prop.name, pose)
    return Clip(clip.id, clip.poses, clip.motion, clip.setup, props=(*others, prop), helpers=(helper,))


def test_what_rests_passes() -> None:
    assert check_rest(made(ON_HER_SIDE, pillow=PILLOW)) == []
    assert check_rest(made({"base": "seated"}, chair={"at": [-0.02, 0]})) == []
    assert check_helping(partner()) == []


def test_a_head_over_a_flat_pillow_is_found() -> None:
    lines = check_rest(made(ON_HER_SIDE, pillow={**PILLOW, "size": [0.36, 0.44, 0.13]}))
    assert lines == ["key a: head hovers 44 mm over the pillow"]


def test_knees_over_a_cushion_that_is_too_low_are_found() -> None:
    clip, _ = load_clip(clips_dir() / "br.recline.yaml")
    assert clip is not None
    low = replace(clip, props=tuple(prop for prop in clip.props if prop.name != "pillow_6"))
    assert {line.split()[2] for line in check_rest(low)} == {"knee_l", "knee_r"}


def test_a_head_over_the_couch_without_its_pillow_is_found() -> None:
    clip, _ = load_clip(clips_dir() / "bridge.hip_thrust.yaml")
    assert clip is not None
    bare = replace(clip, props=tuple(prop for prop in clip.props if prop.kind != "pillow"))
    assert [line.partition(" hovers")[0] for line in check_rest(bare)] == ["key high: head"]


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("elbow_l", {"hand_l": {"at": [0.66, -0.44], "elbow": [0, -1, 0]}}),
        ("hand_l", {"arm_l": {"raise": 92, "elbow": 96}}),
        ("ankle_l", {"leg_l": {"turn": 9}}),
        ("knee_l", {"leg_l": {"out": -8}}),
    ],
)
def test_a_limb_below_her_that_hovers_is_found(part: str, change: dict[str, Any]) -> None:
    lines = check_rest(made({"base": "side_lying", **change}, pillow=PILLOW))
    assert any(f"{part} hovers" in line for line in lines)


def test_shoulders_before_a_wedge_that_is_too_flat_are_found() -> None:
    flat = made({"base": "incline"}, wedge={"at": [-0.44, 0], "size": [0.72, 0.56, 0.30]})
    assert any("shoulder blades hovers" in line for line in check_rest(flat))


def test_arms_that_hover_beside_her_are_found() -> None:
    key = {"base": "supine", "root": {"pitch": -92}, "arms": {"raise": 0}}
    lines = check_rest(made(key, pillow={"at": [-0.66, 0], "size": [0.30, 0.42, 0.05]}))
    assert {line.split()[2] for line in lines} == {"elbow_l", "elbow_r", "hand_l", "hand_r"}


def test_a_leg_that_hovers_over_its_stack_of_pillows_is_found() -> None:
    stack = {"at": [-0.24, -0.42], "size": [0.74, 0.42, 0.1]}
    key = {**ON_HER_SIDE, "leg_r": {"flex": 84, "out": 1, "knee": 84}}
    lines = check_rest(made(key, "pir.side_rest", pillow=PILLOW, pillow_2=stack))
    assert {line.split()[2] for line in lines} == {"knee_r", "ankle_r"}


def test_a_pillow_that_leans_is_measured_as_it_leans() -> None:
    def pillow(tilt: float) -> Prop:
        return Prop("pillow", "pillow", size=(0.5, 0.4, 0.1), tilt=tilt)

    behind = (-0.15, 0.0, 0.19)  # over the end that a tilt raises
    gap, under = gap_under(behind, 0.05, (pillow(0),))
    assert under == "pillow"
    assert gap == pytest.approx(0.04)
    assert gap_under(behind, 0.05, (pillow(30),))[0] < 0.0
    assert depth_in(behind, 0.05, pillow(0)) < 0.0 < depth_in(behind, 0.05, pillow(30))
    assert gap_under((0.15, 0.0, 0.19), 0.05, (pillow(30),))[0] > 0.09


def test_a_body_in_a_pillow_that_leans_into_it_is_found() -> None:
    key = {"base": "incline", "root": {"pitch": -60}}
    at = {"at": [-0.30, 0, 0.25], "size": [0.5, 0.42, 0.3]}
    level, leaning = made(key, pillow=at), made(key, pillow={**at, "tilt": -60})
    found = [{line for line in check_props(clip, cycle(clip)) if "inside" in line} for clip in (level, leaning)]
    assert found[0] != found[1]


def sitting(root: dict[str, Any], ball: dict[str, Any] | None = None) -> list[str]:
    props = {"chair": {"at": [-0.02, 0]}} | ({"ball": ball} if ball else {})
    return check_seat(made({"base": "seated", "root": root}, "test", **props))


def test_a_bottom_that_hovers_over_its_seat_is_found() -> None:
    assert sitting({}) == []
    assert sitting({"move": [0, 0, 0.045]}) == [
        "key a: her bottom is not on what she sits on: left 4 mm, right 4 mm over it"
    ]
    assert sitting({"side": -16, "move": [0, 0, 0.03]}) != []
    ball = {"size": [0.058], "at": [-0.01, -0.12, 0.45], "beneath": True}
    assert sitting({"side": 14, "move": [0, 0, 0.03]}, ball=ball) == []


def test_one_who_is_to_sit_on_the_floor_and_hovers_is_found() -> None:
    clip, _ = load_clip(clips_dir() / "bridge.hip_thrust.yaml")
    assert clip is not None
    assert check_seat(clip) == []
    (low,) = (pose for pose in clip.poses if pose.name == "low")
    x, y, z = low.root
    lifted = replace(clip, poses=(replace(low, root=(x, y, z + 0.06)), *clip.poses[1:]))
    assert [line.partition(":")[0] for line in check_seat(lifted)] == ["key low"]


@pytest.mark.parametrize(("x", "told"), [(-0.32, "72 mm over her heels"), (-0.365, "")])
def test_one_who_rests_kneeling_and_does_not_sit_on_her_heels_is_found(x: float, told: str) -> None:
    keys = {"up": {"base": "kneeling"}, "heels": {"from": "up", "root": {"at": [x, 0], "pitch": 8}}}
    clip = clip_of("test", {"keys": keys, "motion": {"stay": "up"}, "rest": "heels"})
    assert [line.partition("is ")[2] for line in check_heels(clip)] == ([told] if told else [])


def test_a_helper_whose_hand_lets_go_of_her_is_found() -> None:
    assert any("helper's hand_l" in line for line in check_helping(partner(still=True)))


def test_a_helper_who_cannot_reach_is_found() -> None:
    lines = check_helping(partner(KeyPose(root=RootPose(at=(-1.1, -0.6, 0.8), heading=36.0, pitch=40.0))))
    assert any("hand_l misses its place" in line for line in lines)


def test_a_helpers_hand_goes_along_with_her_and_is_mirrored_with_her() -> None:
    clip = partner()
    (helper,) = helpers_of(clip)
    rest = sample(clip, clip.phases[-1], 1.0).body
    lifted = sample(clip, clip.phases[0], 1.0).body
    low, high = helper.sample(rest).body.arms[0].palm, helper.sample(lifted).body.arms[0].palm
    assert high[2] - low[2] > 0.02
    assert high[2] - low[2] == pytest.approx(lifted.legs[1].middle[2] - rest.legs[1].middle[2], abs=0.012)
    x, y, z = high
    assert helper.sample(lifted.mirror(), flipped=True).body.arms[1].palm == pytest.approx((x, -y, z))
