"""When a frame is heard: whatever holds up the thread that asks, and whichever way the output's clock drifts."""

from __future__ import annotations

from itertools import cycle, pairwise

import pytest

from routine_app.sound.frame_clock import FrameClock
from routine_app.sound.pcm import RATE, ns_of

DELAY_NS = 72_000_000
BLOCK = RATE // 10


@pytest.mark.parametrize("drift", [-200e-6, 0.0, 200e-6])
def test_held_up_calls_and_drift_move_no_frame_by_more_than_a_millisecond(drift: float) -> None:
    held_up, clock = cycle((0, 20, 20, 31, 28, 20, 5, 0, 20)), FrameClock(DELAY_NS)
    for number in range(3_000):
        frames = number * BLOCK
        wanted_ns = int(ns_of(frames) * (1 + drift))
        held_up_ns = next(held_up) * 1_000_000
        heard_ns = clock.heard_ns(frames, wanted_ns + held_up_ns)
        if number > 20:
            assert abs(heard_ns - wanted_ns - DELAY_NS) < 1_000_000


def test_frames_follow_each_other_without_a_jump() -> None:
    clock = FrameClock(DELAY_NS)
    heard = [clock.heard_ns(n * BLOCK, ns_of(n * BLOCK) + n * 7 % 15 * 2_000_000) for n in range(500)]
    assert all(abs(b - a - ns_of(BLOCK)) < 3_000_000 for a, b in pairwise(heard[30:]))


def test_an_output_that_ran_dry_is_later_from_then_on() -> None:
    clock = FrameClock(DELAY_NS)
    for number in range(50):
        clock.heard_ns(number * BLOCK, ns_of(number * BLOCK))
    asked_ns = ns_of(50 * BLOCK) + 100_000_000  # 28 ms after the last frame was heard
    heard_ns = clock.heard_ns(50 * BLOCK, asked_ns)
    assert asked_ns <= heard_ns < asked_ns + 10_000_000
    shift_ns = heard_ns - ns_of(50 * BLOCK)
    for number in range(51, 60):
        asked_ns = ns_of(number * BLOCK) + shift_ns - DELAY_NS
        assert clock.heard_ns(number * BLOCK, asked_ns) == ns_of(number * BLOCK) + shift_ns


def test_an_output_that_ran_dry_between_two_questions_is_found_out_soon() -> None:
    clock, shift_ns = FrameClock(DELAY_NS), 50_000_000
    for number in range(50):
        clock.heard_ns(number * BLOCK, ns_of(number * BLOCK) + number % 3 * 10_000_000)
    late = [
        clock.heard_ns(n * BLOCK, ns_of(n * BLOCK) + n % 3 * 10_000_000 + shift_ns) - ns_of(n * BLOCK) - DELAY_NS
        for n in range(50, 58)
    ]
    assert late[0] < 20_000_000, "one late question is no proof"
    assert late[4:] == [shift_ns] * 4
