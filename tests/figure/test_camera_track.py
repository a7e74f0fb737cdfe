from __future__ import annotations

from itertools import pairwise

import pytest

from routine_app.figure.camera_track import Box, CameraTrack
from routine_app.figure.projection import View, view_from

STEPS = 48
EYE = view_from(0.0, 0.0)
FIRST: Box = (-1.0, -2.0, 1.0, 0.1)
LAST: Box = (-2.0, -0.8, 2.0, 0.1)


def bounds_at(_done: float, turned: tuple[float, float]) -> tuple[View, tuple[Box, Box]]:
    return view_from(*turned), (FIRST, LAST)


def track(change: int = 20) -> CameraTrack:
    """A ball that rises, flies ahead, and falls; the ends change places at a step."""
    spheres = [[((1.6 * step / STEPS, 0.0, 0.3 + 1.5 * (step == 24)), 0.2)] for step in range(STEPS + 1)]
    return CameraTrack(spheres, [(step <= change, step >= change) for step in range(STEPS + 1)])


def holds(outer: Box, inner: Box) -> bool:
    return all(outer[side] <= inner[side] + 1e-9 for side in (0, 1)) and all(
        outer[side] >= inner[side] - 1e-9 for side in (2, 3)
    )


def test_at_both_ends_the_frame_is_that_of_the_clip() -> None:
    spheres = [[((0.0, 0.0, 0.5), 0.2)]] * (STEPS + 1)
    still = CameraTrack(spheres, [(step < 20, step >= 20) for step in range(STEPS + 1)])
    assert still.box(0.0, (0.0, 0.0), bounds_at) == pytest.approx(FIRST)
    assert still.box(1.0, (0.0, 0.0), bounds_at) == pytest.approx(LAST)


def test_it_holds_the_body_and_the_things_that_are_seen_at_every_step() -> None:
    made = track()
    for step in range(STEPS + 1):
        box = made.box(step / STEPS, (0.0, 0.0), bounds_at)
        x, z = 1.6 * step / STEPS, 0.3 + 1.5 * (step == 24)
        assert holds(box, (x - 0.2, -z - 0.2, x + 0.2, -z + 0.2)), step
        assert holds(box, FIRST if step <= 20 else LAST), step


def test_it_glides_though_what_it_holds_jumps() -> None:
    made = track()
    boxes = [made.box(done / 960, (0.0, 0.0), bounds_at) for done in range(961)]
    jumps = [max(abs(a - b) for a, b in zip(one, other, strict=True)) for one, other in pairwise(boxes)]
    assert max(jumps) < 0.02


def test_a_turned_figure_is_framed_anew() -> None:
    made = track()
    assert made.box(0.5, (0.0, 0.0), bounds_at) != made.box(0.5, (0.0, 50.0), bounds_at)
    assert made.box(0.5, (0.0, 0.0), bounds_at) == made.box(0.5, (0.0, 0.0), bounds_at)


def test_what_it_keeps_is_bounded() -> None:
    made, asked = track(), 0

    def counting(done: float, turned: tuple[float, float]) -> tuple[View, tuple[Box, Box]]:
        nonlocal asked
        asked += 1
        return bounds_at(done, turned)

    def asked_for(turn: int) -> int:
        before = asked
        made.box(0.5, (float(turn), 0.0), counting)
        return asked - before

    anew = asked_for(0)
    assert anew > 0
    assert asked_for(0) == 0
    for turn in range(1, 300):
        asked_for(turn)  # two frames each
    assert asked_for(0) == anew, "what was not asked for in a long time is let go"
