from typing import Any

import pytest

from routine_app.domain.vocabulary import Side
from routine_app.figure.appearance import FigureAppearance, Hair
from routine_app.figure.clip import Clip
from routine_app.figure.drawing import Fill, Shadow, StaticShapes, tone_of
from routine_app.figure.projection import view_from
from routine_app.figure.scene import FigureScene
from tests.clips import clip_of


def read(keys: dict[str, Any], **more: object) -> Clip:
    return clip_of("x", {"keys": keys, "motion": {}, **more})


def roles(scene: FigureScene, yaw: float = 0.0) -> list[str]:
    frame = scene.frame(scene.sample(), scene.view(600, 600, yaw))
    return [shape.role if isinstance(shape, Fill) else type(shape).__name__ for shape in frame.shapes]


STANDING = read({"a": {"base": "standing"}})


def test_the_eye_sees_what_it_should() -> None:
    side, front = view_from(0, 0), view_from(90, 0)
    assert side.place((1.0, 0.0, 0.0))[0] == pytest.approx(1.0)  # she faces right
    assert side.place((0.0, -1.0, 0.0))[2] == pytest.approx(1.0)  # her right side is near
    assert front.place((0.0, 1.0, 0.0))[0] == pytest.approx(1.0)  # from the front, her left is on the right
    assert front.place((1.0, 0.0, 0.0))[2] == pytest.approx(1.0)
    assert side.place((0.0, 0.0, 1.0))[1] == pytest.approx(-1.0)  # up is up
    above = view_from(0, 90)
    assert above.place((0.0, 0.0, 1.0))[2] == pytest.approx(1.0)


def test_a_near_arm_lies_before_the_shirt_and_a_far_one_behind() -> None:
    scene = FigureScene(read({"a": {"base": "standing"}}, camera={"yaw": 0, "pitch": 0}))
    order = roles(scene)
    shirts = [i for i, role in enumerate(order) if role == "shirt"]
    assert len(shirts) == 3  # a sleeve, the shirt, a sleeve
    hands = [i for i, role in enumerate(order) if role == "skin" and (i < shirts[0] or i > shirts[2])]
    assert min(hands) < shirts[1] < max(hands)


def test_sitting_she_is_before_the_back_of_the_chair_and_from_behind_it_is_before_her() -> None:
    scene = FigureScene(read({"a": {"base": "seated"}}, props={"chair": {"at": [-0.02, 0]}}, camera={"yaw": 60}))
    frame = scene.frame(scene.sample(), scene.view(600, 600))
    from_behind = scene.frame(scene.sample(), scene.view(600, 600, 190.0))

    def place(shapes: tuple[Any, ...]) -> tuple[int, int]:
        rails = [i for i, s in enumerate(shapes) if isinstance(s, StaticShapes) and s.fills[0].role == "wood_side"]
        tall = min(rails, key=lambda i: shapes[i].box[1])
        return tall, next(i for i, s in enumerate(shapes) if isinstance(s, Fill) and s.role == "shirt" and s.rim > 4)

    rail, shirt = place(frame.shapes)
    assert rail < shirt
    rail, shirt = place(from_behind.shapes)
    assert rail > shirt


def test_far_limbs_are_darker() -> None:
    assert tone_of(-0.1) == 0 < tone_of(0.08) < tone_of(0.2)
    scene = FigureScene(STANDING)
    frame = scene.frame(scene.sample(), scene.view(600, 600))
    tones = {shape.tone for shape in frame.shapes if isinstance(shape, Fill) and shape.role == "leggings"}
    assert len(tones) > 1


def test_the_working_limb_is_set_off_on_the_side_that_works() -> None:
    clip = read({"a": {"base": "standing"}}, work=["leg_r"])
    assert roles(FigureScene(clip)).count("leggings_work") == 1  # thigh and shin in one
    assert roles(FigureScene(clip, side=Side.LEFT)).count("leggings_work") == 1  # thigh and shin in one


def test_the_other_side_is_seen_as_a_mirror_image() -> None:
    clip = read({"a": {"base": "standing", "leg_r": {"flex": 60, "knee": 60}}})
    ours, theirs = FigureScene(clip), FigureScene(clip, side=Side.LEFT)
    a, b = ours.view(600, 400), theirs.view(600, 400)
    knee, other = ours.sample().body.legs[1].middle, theirs.sample().body.legs[0].middle
    x, y, w = a.place(knee)
    assert b.place(other) == pytest.approx((600 - x, y, w))


@pytest.mark.parametrize("yaw", [0.0, 45.0, 120.0, 250.0])
@pytest.mark.parametrize("size", [(900, 300), (300, 900), (500, 500)])
def test_the_view_holds_everything_whatever_the_angle_and_shape(yaw: float, size: tuple[int, int]) -> None:
    clip = read({"a": {"base": "all_fours"}}, props={"mat": {}, "couch": {"at": [1.2, 0], "turn": 180}})
    scene = FigureScene(clip)
    frame = scene.frame(scene.sample(), scene.view(*size, yaw))
    for shape in frame.shapes:
        for fill in shape.fills if isinstance(shape, StaticShapes) else [shape] if isinstance(shape, Fill) else []:
            for x, y, r, _, _ in (arc for loop in fill.loops for arc in loop):
                assert x - r >= -0.5
                assert x + r <= size[0] + 0.5
                assert y - r >= -0.5
                assert y + r <= size[1] + 0.5


def test_what_stands_still_is_the_same_object_from_frame_to_frame() -> None:
    scene = FigureScene(read({"a": {"base": "seated"}}, props={"chair": {}, "mat": {}}))
    view = scene.view(400, 400)
    first, second = (scene.frame(scene.sample(fullness=f), view) for f in (0.0, 1.0))
    kept = [s for s in first.shapes if isinstance(s, StaticShapes)]
    assert len(kept) > 5
    assert all(any(s is t for t in second.shapes) for s in kept)


def test_a_shadow_is_the_same_object_until_she_moves() -> None:
    scene = FigureScene(STANDING)
    view = scene.view(400, 400)
    first, second = (scene.frame(scene.sample(fullness=f), view) for f in (0.0, 0.01))
    shadows = [s for s in first.shapes if isinstance(s, Shadow)]
    assert len(shadows) == 2
    assert all(any(s is t for t in second.shapes) for s in shadows)
    elsewhere = scene.frame(scene.sample(), scene.view(400, 400, 30.0))
    assert not any(s is t for s in shadows for t in elsewhere.shapes)


def test_a_body_near_the_floor_has_shadows_and_one_on_a_bed_has_them_there() -> None:
    scene = FigureScene(STANDING)
    assert roles(scene).count("Shadow") == 2
    lying = FigureScene(
        read({"a": {"base": "supine", "root": {"lie": "bed"}, "feet": {"at": [0.5, 0.1, 0.5]}}}, props={"bed": {}})
    )
    frame = lying.frame(lying.sample(), lying.view(600, 400))
    tops = [i for i, s in enumerate(frame.shapes) if isinstance(s, StaticShapes) and s.fills[0].role == "bed_side"]
    assert isinstance(frame.shapes[tops[-1] + 1], Shadow)


@pytest.mark.parametrize("hair", list(Hair))
def test_every_hair_style_can_be_seen_from_everywhere(hair: Hair) -> None:
    scene = FigureScene(STANDING, FigureAppearance(hair=hair))
    role = "scarf" if hair is Hair.HEADSCARF else "hair"
    for yaw in range(0, 360, 30):
        assert role in roles(scene, yaw)


def test_a_helper_is_a_second_body_in_other_clothes() -> None:
    helper = {"pose": {"base": "standing", "root": {"at": [0.6, -0.5, 0.905]}, "feet": {"at": [0.58, -0.41]}}}
    seen = roles(FigureScene(read({"a": {"base": "standing"}}, props={"helper": helper})))
    assert seen.count("helper_shirt") == seen.count("shirt") == 3
