from typing import Any

import pytest

from routine_app.domain.vocabulary import Side
from routine_app.figure.attached_props import attached_nodes
from routine_app.figure.clip import Clip
from routine_app.figure.drawing import Fill
from routine_app.figure.projection import view_from
from routine_app.figure.props import SIZES, Prop, backrest, kind_of, rest_on
from routine_app.figure.scene import FigureScene
from tests.clips import clip_of


def prop(kind: str, **fields: object) -> Prop:
    return clip_of("x", {"keys": {"a": {}}, "props": {kind: fields}}).props[0]


def test_a_number_after_the_name_says_that_there_are_several() -> None:
    assert kind_of("pillow_2") == "pillow"
    assert kind_of("loop_band") == "loop_band"


def test_a_hand_on_a_counter_is_moved_to_its_top() -> None:
    point, normal = rest_on(prop("counter", at=[1.0, 0.0]), (0.2, 0.1), "", 1.0)
    assert point == pytest.approx((0.75, 0.1, 0.9))
    assert normal == (0, 0, 1)


def test_a_hand_on_a_wall_is_moved_to_its_face() -> None:
    point, normal = rest_on(prop("wall", at=[-0.3, 0.0]), (0.0, 0.2, 1.3), "", 1.0)
    assert point == pytest.approx((-0.27, 0.2, 1.3))
    assert normal == pytest.approx((1, 0, 0))


def test_a_turned_thing_turns_its_surfaces() -> None:
    point, normal = rest_on(prop("wall", at=[0.0, 1.0], turn=-90), (0.3, 0.0, 1.0), "", 1.0)
    assert normal == pytest.approx((0, -1, 0), abs=1e-9)
    assert point == pytest.approx((0.3, 0.97, 1.0))


def test_a_wedge_slopes_and_a_ball_is_round() -> None:
    point, normal = rest_on(prop("wedge", at=[0.0, 0.0]), (0.0, 0.0), "", 1.0)
    assert point[2] == pytest.approx(0.19)
    assert normal[0] > 0.3
    point, _ = rest_on(prop("ball", size=[0.3]), (0.0, 0.0, 2.0), "", 1.0)
    assert point == pytest.approx((0, 0, 0.6))
    assert rest_on(prop("chair"), (0.0, 0.1), "back", 1.0)[0][2] == pytest.approx(backrest(prop("chair")))


HELD: dict[str, dict[str, Any]] = {
    "band": {"from": "hand_l", "to": "hand_r"},
    "strap": {"through": ["hand_l", "foot_r", "hand_r"]},
    "loop_band": {"along": 0.8},
    "weight": {"what": "bag", "held": "hand_r"},
}
ROLES = {"loop_band": "loop_band", "weight": "bag"}


@pytest.mark.parametrize("kind", SIZES)
def test_every_kind_of_thing_is_drawn(kind: str) -> None:
    clip: Clip | None
    clip = clip_of("x", {"keys": {"a": {"base": "standing"}}, "motion": {}, "props": {kind: HELD.get(kind, {})}})
    bare = clip_of("x", {"keys": {"a": {"base": "standing"}}, "motion": {}})
    with_it, without = (
        scene.frame(scene.sample(), scene.view(500, 500)).shapes for scene in (FigureScene(clip), FigureScene(bare))
    )
    assert len(with_it) > len(without)
    if kind in HELD:
        assert ROLES.get(kind, kind) in {shape.role for shape in with_it if isinstance(shape, Fill)}


def test_a_band_ends_in_the_palms() -> None:
    raw = {"keys": {"a": {"base": "standing"}}, "motion": {}, "props": {"band": HELD["band"]}}
    clip = clip_of("x", raw)
    scene = FigureScene(clip)
    view, taken = scene.view(500, 500), scene.sample()
    band = next(s for s in scene.frame(taken, view).shapes if isinstance(s, Fill) and s.role == "band")
    for arm in taken.body.arms:
        x, y, _ = view.place(arm.palm)
        assert min(abs(x - a[0]) + abs(y - a[1]) for loop in band.loops for a in loop) < 0.03 * view.scale


def shapes_of(yaw: float = 0.0, **raw: object) -> list[Fill]:
    clip = clip_of("x", {"motion": {}, "camera": {"yaw": 90, "pitch": 4}, **raw})
    scene = FigureScene(clip)
    shapes = scene.frame(scene.sample(), scene.view(600, 600, yaw)).shapes
    return [shape for shape in shapes if isinstance(shape, Fill)]


@pytest.mark.parametrize("yaw", [0.0, 180.0])
def test_a_loop_band_goes_round_both_legs_its_far_half_behind_them(yaw: float) -> None:
    apart = {"a": {"base": "standing", "feet": {"at": [-0.03, 0.24]}}}
    shapes = shapes_of(yaw, keys=apart, props={"loop_band": {"along": 0.7}})
    bands = [i for i, shape in enumerate(shapes) if shape.role == "loop_band"]
    thighs = [i for i, shape in enumerate(shapes) if shape.role == "leggings" and shape.joint]
    assert bands[0] < thighs[0]
    assert bands[-1] > thighs[1]
    spans = [[arc[0] for loop in shapes[i].loops for arc in loop] for i in (bands[0], bands[-1])]
    assert max(spans[0]) - min(spans[0]) == pytest.approx(max(spans[1]) - min(spans[1]), rel=0.2)


@pytest.mark.parametrize("yaw", [0.0, 60.0, 90.0, 180.0, 270.0])
def test_a_ball_beneath_her_lies_behind_her_from_all_sides_and_gives_way(yaw: float) -> None:
    keys = {"a": {"base": "seated", "root": {"move": [0, 0, 0.04]}}}
    chair = {"at": [-0.02, 0]}

    def ball(**more: object) -> tuple[int, Fill, list[Fill]]:
        props = {"chair": chair, "ball": {"size": [0.05], "at": [-0.05, -0.10, 0.45], **more}}
        shapes = shapes_of(yaw, keys=keys, props=props)
        index = next(i for i, shape in enumerate(shapes) if shape.role == "ball")
        return index, shapes[index], shapes

    index, pressed, shapes = ball(beneath=True)
    hips = next(i for i, shape in enumerate(shapes) if shape.role == "leggings" and not shape.joint and shape.tone == 0)
    assert index < hips
    _, whole, _ = ball()
    assert pressed.loops[0][0][2] < whole.loops[0][0][2]


@pytest.mark.parametrize("what", ["dumbbell", "kettlebell", "bag"])
def test_a_weight_that_is_put_down_stands_on_the_floor_where_it_is_said(what: str) -> None:
    clip = clip_of("x", {
        "keys": {"tall": {"base": "standing"}},
        "props": {"weight": {"what": what, "put_down": [0.3, 0.2]}},
        "rest": "tall",
    })  # fmt: skip
    scene = FigureScene(clip)
    view = view_from(0.0, 0.0)

    def lowest(rest: float) -> float:
        nodes = attached_nodes(scene.props, scene.sample(rest=rest).body, view, put_down=rest == 1.0)
        return min(-y - radius for node in nodes for _, y, radius, _ in node.spheres)

    assert scene.sample(rest=1.0).put_down
    assert lowest(1.0) == pytest.approx(0.0, abs=0.03)  # a bell has a flat foot
    assert lowest(0.0) > 0.1
    (mirrored,) = FigureScene(clip, side=Side.LEFT).props
    assert mirrored.put_down == (0.3, -0.2, 0.0)
