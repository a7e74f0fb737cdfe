"""What has not moved is not drawn anew, and what has moved is drawn where it is."""

from collections.abc import Sequence

import pytest

from routine_app.figure.appearance import HER
from routine_app.figure.body_shapes import DrawingCache, body_nodes
from routine_app.figure.clip import Clip
from routine_app.figure.drawing import Fill, Node, Primitive
from routine_app.figure.projection import View, view_from
from routine_app.figure.sample import Sample, sample
from tests.clips import clip_of

KEYS = {
    "keys": {
        "low": {"base": "standing", "arm_l": {"raise": 10}},
        "high": {"base": "standing", "arm_l": {"raise": 90}},
    },
    "motion": {"lift": {"to": ["high"]}, "lower": {"to": ["low"]}},
}


def clip() -> Clip:
    return clip_of("x", KEYS)


def eye(scale: float = 300.0) -> View:
    view = view_from(30.0, 8.0)
    return View(view.right, view.up, view.toward, scale, 0.0, 0.0)


def named(nodes: list[Node]) -> dict[str, Node]:
    return {node.name: node for node in nodes}


def taken(fraction: float, fullness: float = 0.0) -> Sample:
    return sample(clip(), "lift", fraction, fullness=fullness)


def test_what_moves_is_drawn_anew_and_what_stands_is_the_same_object() -> None:
    cache, view = DrawingCache(), eye()
    before = named(body_nodes(taken(0.4), view, HER, cache=cache))
    after = named(body_nodes(taken(0.5), view, HER, cache=cache))
    fresh = named(body_nodes(taken(0.5), view, HER))
    assert {name for name in before if before[name] is not after[name]} == {"upper_arm_l", "forearm_l", "hand_l"}
    assert after["hand_l"].spheres == fresh["hand_l"].spheres
    assert [node.under for node in after.values()] == [node.under for node in fresh.values()]


def test_nothing_strays_by_more_than_a_fraction_of_a_pixel_however_slowly_it_moves() -> None:
    cache, view = DrawingCache(), eye()
    same = 0
    before: dict[str, Node] = {}
    for step in range(400):
        now = taken(0.3 + step / 10000, step / 400)
        drawn, fresh = named(body_nodes(now, view, HER, cache=cache)), named(body_nodes(now, view, HER))
        for name, node in drawn.items():
            for (x, y, r, _), (p, q, s, _) in zip(node.spheres, fresh[name].spheres, strict=True):
                assert abs(x - p) < 0.35, name
                assert abs(y - q) < 0.35, name
                assert abs(r - s) < 0.35, name
        same += sum(before.get(name) is node for name, node in drawn.items())
        before = drawn
    assert same > 400 * len(before) / 2


def test_another_eye_or_limb_set_off_is_drawn_at_once() -> None:
    cache = DrawingCache()
    first = named(body_nodes(taken(0.0), eye(), HER, cache=cache))
    nearer = named(body_nodes(taken(0.0), eye(600.0), HER, cache=cache))
    assert not [name for name in first if first[name] is nearer[name]]
    works = named(body_nodes(taken(0.0), eye(600.0), HER, ("leg_r",), cache=cache))
    assert works["thigh_r"].fills[0] != nearer["thigh_r"].fills[0]


def test_a_straight_limb_is_offered_as_one_and_a_folded_one_is_not() -> None:
    standing = named(body_nodes(taken(0.0), eye(), HER))
    assert standing["shin_l"].goes_on == "thigh_l"
    assert standing["forearm_l"].goes_on == "upper_arm_l"
    keys = {"keys": {"low": {"base": "kneeling"}}}
    found = clip_of("x", keys)
    kneeling = named(body_nodes(sample(found), eye(), HER))
    assert kneeling["shin_l"].goes_on == ""


def test_a_limb_in_one_is_as_large_as_its_parts() -> None:
    def box(fills: Sequence[Primitive]) -> tuple[float, float, float, float]:
        arcs = [arc for fill in fills if isinstance(fill, Fill) for loop in (*fill.loops, *fill.joint) for arc in loop]
        left, right = min(x - r for x, _, r, _, _ in arcs), max(x + r for x, _, r, _, _ in arcs)
        return left, min(y - r for _, y, r, _, _ in arcs), right, max(y + r for _, y, r, _, _ in arcs)

    nodes = named(body_nodes(taken(0.3), eye(), HER))
    for first, second in (("thigh_l", "shin_l"), ("thigh_r", "shin_r"), ("upper_arm_r", "forearm_r")):
        parts = [*nodes[first].fills, *nodes[second].fills]
        assert box(nodes[second].both) == pytest.approx(box(parts), abs=1.0)
