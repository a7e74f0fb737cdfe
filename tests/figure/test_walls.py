"""A wall is part of a room: it has a foot that goes on, and a corner only where the eye looks along it."""

import pytest

from routine_app.figure.clip import Clip
from routine_app.figure.drawing import Fill, Shadow
from routine_app.figure.projection import View, view_from
from routine_app.figure.props import Prop
from routine_app.figure.scene import FigureScene
from routine_app.figure.shadows import of_furniture
from routine_app.figure.walls import wall_fills, wall_reach
from tests.clips import clip_of

WALL = Prop("wall", "wall", at=(-0.2, 0.0, 0.0), size=(0.06, 1.1, 1.85))


def eye(yaw: float, pitch: float = 8.0, scale: float = 300.0) -> View:
    view = view_from(yaw, pitch)
    return View(view.right, view.up, view.toward, scale, 0.0, 0.0)


def by_role(yaw: float) -> dict[str, Fill]:
    return {fill.role: fill for fill in wall_fills(WALL, eye(yaw))}


@pytest.mark.parametrize(("yaw", "lines"), [(20.0, 4), (160.0, 4), (90.0, 2), (70.0, 2)])
def test_it_turns_a_corner_where_the_eye_looks_along_it_and_goes_on_where_it_does_not(yaw: float, lines: int) -> None:
    found = by_role(yaw)
    assert set(found) == {"wall", "wall_skirt", "wall_line"}
    assert len(found["wall_line"].loops) == lines


@pytest.mark.parametrize("yaw", [-90.0, -40.0, 200.0])
def test_from_behind_its_floor_line_alone_is_seen(yaw: float) -> None:
    assert set(by_role(yaw)) == {"wall_line"}


@pytest.mark.parametrize("yaw", range(-180, 180, 15))
def test_all_that_is_drawn_lies_in_what_must_be_seen(yaw: int) -> None:
    view = eye(yaw)
    seen = [view.place(point) for point in wall_reach(WALL)]
    room = 0.02 * view.scale
    for fill in wall_fills(WALL, view):
        for loop in fill.loops:
            for x, y, r, _, _ in loop:
                assert min(p[0] for p in seen) - room < x - r
                assert x + r < max(p[0] for p in seen) + room
                assert min(p[1] for p in seen) - room < y - r
                assert y + r < max(p[1] for p in seen) + room


def furnished(**props: object) -> Clip:
    return clip_of("x", {"keys": {"a": {"base": "standing"}}, "props": props})


@pytest.mark.parametrize(
    "kind", ["chair", "stool", "table", "couch", "bed", "counter", "step", "box", "wedge", "pillow"]
)
def test_what_stands_on_the_floor_darkens_it_round_its_foot(kind: str) -> None:
    clip = furnished(**{kind: {"at": [1.0, 0.0]}})
    view = eye(30.0)
    shadow = of_furniture(clip.props, view)[-1]
    prop = clip.props[0]
    middle = view.place(prop.to_world(0.0, 0.0, 0.0))
    for x, y in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        corner = view.place(prop.to_world(x * prop.size[0] / 2, y * prop.size[1] / 2, 0.0))
        out = 1.0 if corner[0] > middle[0] else -1.0
        edges = [arc[0] + out * arc[2] for loop in shadow.loops for arc in loop]
        assert (
            max(edges) - corner[0] if out > 0 else corner[0] - min(edges)
        ) > -0.012 * view.scale  # legs stand a little inward


def test_what_lies_on_something_else_or_goes_with_her_leaves_no_shadow_on_the_floor() -> None:
    clip = furnished(
        pillow={"at": [0.0, 0.0, 0.5]}, pillow_2={"between": ["knee_l", "knee_r"]}, wall={"at": [-1.0, 0.0]}
    )
    assert of_furniture(clip.props, eye(30.0)) == []


def test_the_shadows_of_furniture_lie_beneath_her_own() -> None:
    scene = FigureScene(furnished(chair={"at": [-0.5, 0.0]}))
    view = scene.view(900, 700)
    first, again = (scene.frame(scene.sample(), view).shapes for _ in range(2))
    assert isinstance(first[0], Shadow)
    assert first[0] is again[0]  # it stands still, and is painted from what is kept
