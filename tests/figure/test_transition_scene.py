from __future__ import annotations

from functools import cache
from itertools import pairwise
from math import dist

import pytest

from routine_app.content.clips import clips_dir, load_clip
from routine_app.domain.vocabulary import Side
from routine_app.figure.drawing import Fill, StaticShapes
from routine_app.figure.scene import DrawList, FigureScene
from routine_app.figure.transition import PathEnd, end_without_exercise, path_between
from routine_app.figure.transition_scene import TransitionScene
from routine_app.figure.vec import distance
from tests.figure.transition_checks import stations

SIZE = (900.0, 700.0)
Ends = tuple[PathEnd, PathEnd]
# What the shipped routines do, and what is hardest: the other side, a wide swing of the camera, props in her hands.
WAYS: dict[str, tuple[tuple[str, str | None, str | None], tuple[str, str | None, str | None], str, str]] = {
    "up from a chair": (("br.seated", None, "breathe out slowly"), ("bpa.standing", None, None), "seated", "standing"),
    "down to the floor": (
        ("dl.romanian", None, "reset tall"),
        ("qhe.slide_lift", "left", None),
        "standing",
        "all_fours",
    ),
    "on to the side": (
        ("cc.all_fours", None, "round (cat)"),
        ("abd.straight", "left", None),
        "all_fours",
        "side_lying",
    ),
    "on to the back": (("abd.straight", "right", "lower"), ("bridge.floor", None, None), "side_lying", "supine"),
    "to the wedge": (("bridge.floor", None, "lower"), ("itb.strap", "left", None), "supine", "incline"),
    "to a chair": (
        ("itb.strap", "right", "breathe out and let go"),
        ("pir.seated_fig4", "left", None),
        "incline",
        "seated",
    ),
}


def end(variation: str, side: str | None, phase: str | None) -> PathEnd:
    clip, problems = load_clip(clips_dir() / f"{variation}.yaml")
    assert clip is not None, problems
    return PathEnd(clip, Side(side) if side else None, phase)


@cache
def made(what: str) -> tuple[TransitionScene, Ends, tuple[FigureScene, FigureScene], int]:
    before, after, origin, to = WAYS[what]
    ends = (end(*before), end(*after))
    scenes = (FigureScene(ends[0].clip, side=ends[0].side), FigureScene(ends[1].clip, side=ends[1].side))
    path = path_between(stations(origin, to), *ends)
    return TransitionScene(path, ends, scenes), ends, scenes, path.moves


def instants(moves: int, each: int) -> list[tuple[int, float]]:
    return [(move, step / each) for move in range(moves) for step in range(each + 1)]


def fills(frame: DrawList) -> list[Fill]:
    stills = [fill for shape in frame.shapes if isinstance(shape, StaticShapes) for fill in shape.fills]
    return stills + [shape for shape in frame.shapes if isinstance(shape, Fill)]


def outside(frame: DrawList) -> float:
    """Return by how many pixels anything is outside of the picture."""
    most = 0.0
    for fill in fills(frame):
        for x, y, radius, _, _ in (arc for loop in fill.loops for arc in loop):
            reach = radius + fill.line if radius > 0 else 0.0
            most = max(most, reach - x, x + reach - SIZE[0], reach - y, y + reach - SIZE[1])
    return most


def on_page(
    transition: TransitionScene, instant: tuple[int, float], turned: tuple[float, float]
) -> dict[str, tuple[float, float]]:
    space = transition.spaces_at(instant)[0]
    view = transition.view(space, instant, SIZE, turned)
    joints = transition.sample(space, instant, 0.5, 28).body.joints()
    return {name: view.place(point)[:2] for name, point in joints.items()}


def apart(one: dict[str, tuple[float, float]], other: dict[str, tuple[float, float]]) -> float:
    """Return by how many pixels two figures differ at most."""
    return max(dist(point, other[name]) for name, point in one.items())


@pytest.mark.parametrize("what", WAYS)
@pytest.mark.parametrize("turned", [(0.0, 0.0), (47.0, -12.0)])
def test_it_begins_and_ends_as_the_exercises_are_seen(what: str, turned: tuple[float, float]) -> None:
    transition, ends, scenes, moves = made(what)
    for own, scene, instant in zip(ends, scenes, ((0, 0.0), (moves - 1, 1.0)), strict=True):
        view = scene.view(*SIZE, *turned)
        joints = scene.sample(own.phase, 1.0, 0.5, 28, ready=1.0).body.joints()
        there = {name: view.place(point)[:2] for name, point in joints.items()}
        assert apart(on_page(transition, instant, turned), there) < 6.0
        space = transition.spaces_at(instant)
        assert len(space) == 1
        assert transition.view(space[0], instant, SIZE, turned).scale == pytest.approx(view.scale, rel=1e-6)


@pytest.mark.parametrize("what", WAYS)
def test_she_and_all_props_are_in_the_picture_all_the_way(what: str) -> None:
    transition, _, _, moves = made(what)
    for instant in instants(moves, 8):
        for turned in ((0.0, 0.0), (70.0, 12.0)):
            for seen in transition.frames(instant, SIZE, turned, 1.0, 40):
                assert outside(seen.frame) <= 0.5, (instant, turned)


@pytest.mark.parametrize("what", WAYS)
def test_camera_and_figure_glide(what: str) -> None:
    transition, _, _, moves = made(what)
    path = instants(moves, 60)
    for one, other in pairwise(path):
        here, there = on_page(transition, one, (0.0, 0.0)), on_page(transition, other, (0.0, 0.0))
        limit = 1.0 if one[0] != other[0] else 60.0  # pixels; a joint may be fast, but the end of a move is no jump
        assert apart(here, there) < limit, (one, other)
        scales = [transition.view(transition.spaces_at(at)[0], at, SIZE).scale for at in (one, other)]
        assert abs(scales[1] / scales[0] - 1.0) < 0.05


@pytest.mark.parametrize("what", WAYS)
def test_the_rooms_take_turns_and_their_shares_make_one(what: str) -> None:
    transition, ends, _, moves = made(what)
    seen: list[int] = []
    for instant in instants(moves, 40):
        frames = transition.frames(instant, SIZE)
        assert 1 <= len(frames) <= 2
        assert sum(one.share for one in frames) == pytest.approx(1.0)
        seen += transition.spaces_at(instant)
    assert sorted(dict.fromkeys(seen)) == list(dict.fromkeys(seen))
    held = sum(any(prop.path or prop.held or prop.between for prop in own.clip.props) for own in ends)
    assert len(set(seen)) == 2 + held


def test_pillows_in_her_way_are_put_aside() -> None:
    ends = (end("pir.side_rest", "right", "breathe out"), end_without_exercise("standing"))
    scenes = (FigureScene(ends[0].clip, side=ends[0].side), FigureScene(ends[1].clip))
    transition = TransitionScene(path_between(stations("side_lying", "standing"), *ends), ends, scenes)

    def pillows(instant: tuple[int, float]) -> int:
        return sum(fill.role == "pillow" for fill in fills(transition.frames(instant, SIZE)[0].frame))

    assert pillows((0, 0.0)) > pillows((0, 0.4)) > 0, "the pile goes, the pillow of the head stays"


def test_she_is_the_same_in_both_rooms_while_they_change_places() -> None:
    transition, _, _, moves = made("to the wedge")
    both = [instant for instant in instants(moves, 60) if len(transition.spaces_at(instant)) == 2]
    assert both
    for instant in both:
        points = []
        for space in transition.spaces_at(instant):
            view, joints = (
                transition.view(space, instant, SIZE),
                transition.sample(space, instant, 0.5, 28).body.joints(),
            )
            points.append({name: view.place(point)[:2] for name, point in joints.items()})
        assert apart(*points) < 0.01


@pytest.mark.parametrize(("what", "seat"), [("up from a chair", 0), ("to a chair", 1)])
def test_the_chair_is_there_as_long_as_she_sits(what: str, seat: int) -> None:
    transition, _, scenes, moves = made(what)
    for instant in instants(moves, 30):
        space = transition.spaces_at(instant)[0]
        sample = transition.sample(space, instant)
        height = sample.body.trunk.pelvis[2]
        near = instant[0] == (0 if seat == 0 else moves - 1)
        if near and height < 0.70 and abs(height - 0.55) < 0.12:
            shown = transition.frames(instant, SIZE)
            wood = [fill for one in shown for fill in fills(one.frame) if fill.role == "wood"]
            assert wood, (instant, scenes[seat].clip.id)


def test_stills_show_the_way_points_in_order() -> None:
    transition, _, _, moves = made("to a chair")
    names = stations(*WAYS["to a chair"][2:])
    for move in range(moves):
        stops = [transition.next_waypoint(move, step / 50) for step in range(51)]
        assert stops == sorted(stops)
        assert all(stop >= step / 50 for step, stop in enumerate(stops))
        assert stops[-1] == 1.0
        is_stop = names[move] == names[move + 1]
        assert (len(set(stops)) > 1) is not is_stop
    first, second = sorted({transition.next_waypoint(0, step / 50) for step in range(51)})[:2]
    one, other = (transition.sample(0, (0, stop)).body.joints() for stop in (first, second))
    assert max(distance(point, other[name]) for name, point in one.items()) > 0.05


def test_breath_goes_over_from_one_clip_to_the_other() -> None:
    transition, ends, _, _ = made("up from a chair")
    assert ends[0].clip.breath != ends[1].clip.breath
    full = [transition.sample(0, (0, at), 1.0).shape.rise for at in (0.0, 0.5, 1.0)]
    assert full == sorted(full, reverse=ends[0].clip.breath > ends[1].clip.breath)
    assert len(set(full)) == 3


def test_she_begins_by_herself_too() -> None:
    ends = (end_without_exercise("standing"), end_without_exercise("side_lying"))
    transition = TransitionScene(
        path_between(stations("standing", "side_lying"), *ends),
        ends,
        (FigureScene(ends[0].clip), FigureScene(ends[1].clip)),
    )
    assert transition.sample(0, (0, 0.0)).body.trunk.head[2] > 1.4
    assert transition.sample(1, (2, 1.0)).body.trunk.head[2] < 0.4
