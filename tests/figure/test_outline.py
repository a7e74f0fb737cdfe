from itertools import pairwise
from math import cos, radians, sin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from routine_app.figure.outline import Loop, capsule, chain, cuff, disc, hull, polygon

Circles = list[tuple[float, float, float]]
CIRCLE = st.tuples(st.floats(0, 200), st.floats(0, 200), st.floats(0.5, 60))
CIRCLES = st.lists(CIRCLE, min_size=3, max_size=9)


def reach(circles: Circles, degrees: float) -> float:
    """How far circles reach in a direction (90 is up the page)."""
    a = radians(degrees)
    return max(x * cos(a) - y * sin(a) + r for x, y, r in circles)


def supported(loop: Loop, degrees: float) -> float | None:
    for x, y, r, start, sweep in loop:
        if (degrees - start) % 360.0 <= sweep + 1e-9:
            return reach([(x, y, r)], degrees)
    return None


@given(CIRCLES)
def test_a_hull_reaches_as_far_as_its_circles_in_every_direction(circles: Circles) -> None:
    loop = hull(circles)
    assert sum(arc[4] for arc in loop) == pytest.approx(360)
    for degrees in range(1, 360, 7):
        found = supported(loop, degrees + 0.3)
        assert found is not None
        assert found == pytest.approx(reach(circles, degrees + 0.3), abs=1e-3)


NEARLY_ONE_TWICE = [(0.0, 0.0, 1.0), (0.0, 0.0009765625, 1.0), (1.0, 0.0, 1.0)]


@given(st.lists(CIRCLE, min_size=3, max_size=3))
@example(NEARLY_ONE_TWICE)
def test_the_hull_of_three_is_that_of_the_three_with_one_inside(circles: Circles) -> None:
    """Three have a way of their own, four are walked round: with one that adds nothing both come to the same."""
    middle = circles[0]
    walked = hull([*circles, (middle[0], middle[1], middle[2] / 2)])
    loop = hull(circles)
    assert len(loop) == len(walked)
    for degrees in range(1, 360, 11):
        found = supported(loop, degrees + 0.3)
        assert found is not None
        assert found == pytest.approx(supported(walked, degrees + 0.3), abs=1e-3)


def points_of(loop: Loop, grow: float = 0.0) -> list[tuple[float, float]]:
    points = []
    for x, y, r, start, sweep in loop:
        for step in range(24):
            a = radians(start + sweep * step / 23)
            points.append((x + (r + grow) * cos(a), y - (r + grow) * sin(a)))
    return points


def winding(points: list[tuple[float, float]], x: float, y: float) -> int:
    turns = 0
    for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
        if (ay <= y) != (by <= y):
            side = (bx - ax) * (y - ay) - (x - ax) * (by - ay)
            if (side > 0) == (by > ay):
                turns += 1 if by > ay else -1
    return turns


BENT = [(50.0, 50.0, 20.0), (120.0, 60.0, 16.0), (110.0, 130.0, 14.0), (40.0, 150.0, 8.0)]


@pytest.mark.parametrize("circles", [BENT, BENT[::-1], [(0.0, 0.0, 20.0), (60.0, 0.0, 15.0), (120.0, 0.0, 10.0)]])
def test_a_chain_is_the_union_of_its_capsules(circles: Circles) -> None:
    (loop,) = chain(circles)
    outline = points_of(loop)
    parts = [points_of(capsule(a, b)) for a, b in pairwise(circles)]
    for x in range(5, 160, 5):
        for y in range(5, 175, 5):
            near_edge = any(
                winding(p, x + dx, y + dy) != winding(p, x, y)
                for p in parts
                for dx in (-1.5, 1.5)
                for dy in (-1.5, 1.5)
            )
            if not near_edge:
                assert (winding(outline, x, y) != 0) == any(winding(p, x, y) != 0 for p in parts), (x, y)


def test_a_larger_outline_keeps_its_angles() -> None:
    small, large = capsule((0, 0, 10), (50, 0, 5)), capsule((0, 0, 13), (50, 0, 8))
    assert [arc[3:] for arc in small] == [arc[3:] for arc in large]


def test_a_circle_within_another_leaves_the_other() -> None:
    assert capsule((0, 0, 10), (2, 0, 3)) == disc((0, 0, 10))
    assert chain([(0, 0, 10), (1, 0, 4), (40, 0, 6)]) == (capsule((0, 0, 10), (40, 0, 6)),)


def test_a_polygon_turns_once_whichever_way_it_was_given() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    for ring in (square, square[::-1]):
        assert sum(arc[4] for arc in polygon(ring)) == pytest.approx(360)


def test_a_cuff_lies_across_the_limb_and_opens_as_it_turns_to_the_eye() -> None:
    (ax, _, small), (bx, _, _) = cuff((0, 0, 10), (0, 1, 0))
    assert abs(ax - bx) == pytest.approx(2 * (10 - small))
    assert cuff((0, 0, 10), (0, 0, 1)) == [(0, 0, 10)]
    assert cuff((0, 0, 10), (0.1, 0, 0.99))[0][2] == pytest.approx(9.9)
