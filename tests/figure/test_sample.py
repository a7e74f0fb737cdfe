from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.domain.comfort import POSTPARTUM, Week
from routine_app.domain.vocabulary import Side
from routine_app.figure.anchors import belly_middle
from routine_app.figure.body_shape import shape_at
from routine_app.figure.clip import Clip, neutral_clip
from routine_app.figure.sample import sample
from routine_app.figure.skeleton import ball_of
from routine_app.figure.vec import distance
from tests.clips import clip_of

SQUAT: dict[str, Any] = {
    "keys": {
        "top": {"base": "standing"},
        "half": {"from": "top", "root": {"at": [-0.1, 0, 0.75]}},
        "bottom": {"from": "top", "root": {"at": [-0.2, 0, 0.6], "pitch": 35}},
    },
    "motion": {"lower": {"to": ["half", "bottom"]}, "stay": {}, "rise": "top"},
    "setup": "half",
}


def read(raw: dict[str, Any]) -> Clip:
    return clip_of("x", raw)


CLIP = read(SQUAT)


LATER = {
    "second": {"keys": {"bottom": {"root": {"at": [-0.2, 0, 0.7]}}}, "props": {"chair": {"at": [-0.5, 0]}}},
    "third": {"keys": {"bottom": {"root": {"at": [-0.2, 0, 0.8]}}}},
}


def height(phase: str | None, fraction: float) -> float:
    return sample(CLIP, phase, fraction).body.trunk.pelvis[2]


def test_a_phase_begins_where_the_last_one_ended_and_the_cycle_closes() -> None:
    assert height("lower", 0.0) == pytest.approx(height("rise", 1.0))
    assert height("lower", 1.0) == pytest.approx(height("stay", 0.0)) == pytest.approx(height("rise", 0.0))
    assert height("stay", 0.7) == pytest.approx(0.6)


def test_several_keys_share_a_phase() -> None:
    assert height("lower", 0.5) == pytest.approx(0.75)


def test_without_a_phase_or_with_an_unknown_one_it_is_the_setup_pose() -> None:
    assert height(None, 0.0) == height("jump", 0.5) == pytest.approx(0.75)


def test_from_how_she_gets_ready_she_takes_up_the_setup_pose() -> None:
    clip = read({**SQUAT, "ready": "top"})
    heights = [sample(clip, ready=ready).body.trunk.pelvis[2] for ready in (1.0, 0.5, 0.0)]
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] == pytest.approx(0.75)
    assert heights[0] == pytest.approx(height("rise", 1.0))
    assert sample(clip, "stay", 1.0, ready=1.0).body.trunk.pelvis[2] == pytest.approx(0.6)
    assert sample(CLIP, ready=1.0).body.joints() == sample(CLIP).body.joints()


def test_fractions_outside_are_taken_to_the_ends() -> None:
    assert height("rise", 7.0) == height("rise", 1.0)
    assert height("rise", -1.0) == height("rise", 0.0)


def test_planted_feet_stay_while_the_pelvis_moves() -> None:
    balls = [ball_of(sample(CLIP, "lower", i / 20).body.legs[0]) for i in range(21)]
    assert max(distance(balls[0], ball) for ball in balls) < 1e-9


def test_the_other_side_is_the_mirror_image() -> None:
    clip = read({"keys": {"a": {"base": "standing", "leg_r": {"flex": 40}}}, "motion": {}})
    posed, other = sample(clip), sample(clip, side=Side.LEFT)
    assert not posed.flipped
    assert other.flipped
    x, y, z = posed.body.legs[1].middle
    assert other.body.legs[0].middle == (x, -y, z)


def test_a_hand_on_the_belly_rides_on_the_breath() -> None:
    clip = read({"keys": {"a": {"base": "standing", "hand_r": {"on": "belly"}}}, "motion": {}, "breath": 2})
    empty, full = sample(clip, fullness=0.0).body, sample(clip, fullness=1.0).body
    assert full.arms[1].palm[0] - empty.arms[1].palm[0] > 0.015
    assert distance(empty.legs[0].end, full.legs[0].end) == 0.0


def test_the_belly_grows_with_the_weeks_and_is_smaller_after_birth() -> None:
    radii = [shape_at(week).belly for week in range(8, 42, 2)]
    assert radii == sorted(radii)
    assert radii[-1] - radii[0] > 0.04
    assert shape_at(12).belly < shape_at(POSTPARTUM).belly < shape_at(30).belly
    trunk = sample(CLIP).body.trunk
    assert belly_middle(trunk, shape_at(40))[0] > belly_middle(trunk, shape_at(12))[0] + 0.05


def test_the_neutral_figure_stands_still() -> None:
    clip = neutral_clip("x")
    assert sample(clip, "lower", 0.2).body.joints() == sample(clip).body.joints()


def test_a_neutral_figure_that_sits_sits_on_something() -> None:
    (chair,) = neutral_clip("x", "seated").props
    assert chair.kind == "chair"
    pelvis = sample(neutral_clip("x", "seated"), None, 0.0).body.joints()["pelvis"]
    assert abs(pelvis[0] - chair.at[0]) < chair.size[0] / 2
    assert chair.top < pelvis[2] < chair.top + 0.2


def test_hands_planted_on_the_floor_tip_the_trunk_until_they_reach() -> None:
    clip = read({"keys": {"a": {"base": "all_fours", "root": {"pitch": 74}}}, "motion": {}})
    arm = sample(clip).body.arms[0]
    assert arm.palm == pytest.approx((0.5, 0.165, 0.018), abs=0.002)


@pytest.mark.parametrize(
    ("week", "low", "props"),
    [(13, 0.6, 0), (14, 0.7, 1), (27, 0.7, 1), (28, 0.8, 1), (42, 0.8, 1), (None, 0.8, 1), (POSTPARTUM, 0.6, 0)],
)
def test_a_clip_is_another_one_from_a_trimester_on_and_an_unknown_week_is_late(
    week: Week | None, low: float, props: int
) -> None:
    clip = read({**SQUAT, "trimesters": LATER}).in_week(week)
    assert sample(clip, "lower", 1.0).body.trunk.pelvis[2] == pytest.approx(low)
    assert sample(clip).body.trunk.pelvis[2] == pytest.approx(0.75)
    assert len(clip.props) == props


def test_what_is_said_for_the_second_trimester_alone_holds_in_the_third() -> None:
    clip = read({**SQUAT, "trimesters": {"second": LATER["second"]}})
    assert clip.in_week(40) is clip.in_week(20) is not clip.in_week(10)


def test_a_rest_begins_at_the_setup_pose_and_ends_in_its_last_key_pose() -> None:
    clip = read({**SQUAT, "rest": ["bottom", "top"]})
    heights = [sample(clip, rest=step / 4).body.trunk.pelvis[2] for step in range(5)]
    assert heights[0] == pytest.approx(0.75)
    assert heights[2] == pytest.approx(0.6)
    assert heights[4] == pytest.approx(0.905, abs=0.02)
    assert [sample(clip, rest=step / 4).put_down for step in range(5)] == [False, False, True, True, True]
    assert sample(clip, "stay", rest=1.0).body.trunk.pelvis[2] == pytest.approx(0.6)
    assert sample(CLIP, rest=1.0).body.trunk.pelvis[2] == pytest.approx(0.75)
    assert not sample(CLIP, rest=1.0).put_down


def test_the_first_repetition_begins_in_the_setup_pose_and_a_rest_where_the_last_one_ended() -> None:
    setup, first, later = sample(CLIP), sample(CLIP, "lower", 0.0, first=True), sample(CLIP, "lower", 0.0)
    assert first.body == setup.body != later.body
    over = [sample(CLIP, rest=share, over=True).body for share in (0.0, 0.5, 1.0)]
    heights = [body.trunk.pelvis[2] for body in over]
    assert heights == pytest.approx([0.905, 0.8275, 0.75])
    assert sample(CLIP, rest=1.0).body == setup.body  # she comes back to that


def test_even_the_small_breaths_of_a_rest_can_be_seen() -> None:
    trunk = sample(CLIP).body.trunk
    apex = [belly_middle(trunk, shape)[0] + shape.belly for shape in (shape_at(28, 0.0), shape_at(28, 0.35))]
    assert apex[1] - apex[0] > 0.01  # metres: 3 pixels of a figure that is 500 high


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 3.0))
def test_a_fuller_breath_never_shows_less(less: float, more: float, breath: float) -> None:
    less, more = sorted((less, more))
    assert shape_at(28, less, breath).belly <= shape_at(28, more, breath).belly
