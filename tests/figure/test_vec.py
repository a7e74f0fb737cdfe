from math import isclose, pi

import pytest

from routine_app.figure import vec
from routine_app.figure.easing import EASINGS


def near(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return all(isclose(p, q, abs_tol=1e-9) for p, q in zip(a, b, strict=True))


def test_bending_forward_brings_up_to_the_front() -> None:
    x, y, z = vec.turned(vec.WORLD, 90, 0, 0)
    assert near(z, (1, 0, 0))
    assert near(x, (0, 0, -1))
    assert near(y, (0, 1, 0))


def test_leaning_to_her_left_and_twisting_to_her_left() -> None:
    assert near(vec.turned(vec.WORLD, 0, 90, 0)[2], (0, 1, 0))
    assert near(vec.turned(vec.WORLD, 0, 0, 90)[0], (0, 1, 0))


def test_a_frame_survives_its_quaternion() -> None:
    for angles in ((10, 20, 30), (170, -60, 100), (-90, 0, 0), (0, 0, 180), (90, 90, 0)):
        frame = vec.turned(vec.WORLD, *angles)
        back = vec.frame_from(vec.quat_of(frame))
        assert all(near(a, b) for a, b in zip(frame, back, strict=True))


def test_slerp_ends_where_it_should_and_turns_evenly() -> None:
    a, b = vec.quat_of(vec.WORLD), vec.quat_of(vec.turned(vec.WORLD, 80, 0, 0))
    assert near(vec.frame_from(vec.slerp(a, b, 1.0))[2], vec.turned(vec.WORLD, 80, 0, 0)[2])
    assert near(vec.frame_from(vec.slerp(a, b, 0.25))[2], vec.turned(vec.WORLD, 20, 0, 0)[2])


def test_an_arc_keeps_its_distance_from_the_centre() -> None:
    point = vec.arc((0, 0, 0), (1, 0, 0), (0, 2, 0), 0.5)
    assert vec.length(point) == pytest.approx(1.5)
    assert vec.angle_between(point, (1, 0, 0)) == pytest.approx(pi / 4)


def test_mirroring_a_frame_keeps_left_on_her_left() -> None:
    assert vec.mirrored((1, 2, 3)) == (1, -2, 3)


@pytest.mark.parametrize("name", EASINGS)
def test_an_easing_goes_from_nothing_to_all_and_never_back(name: str) -> None:
    values = [EASINGS[name](i / 50) for i in range(51)]
    assert values[0] == 0.0
    assert values[-1] == pytest.approx(1.0)
    assert values == sorted(values)
