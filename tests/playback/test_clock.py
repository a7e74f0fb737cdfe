"""Clocks."""

from __future__ import annotations

import pytest

from routine_app.playback.clock import ManualClock, MonotonicClock


def test_a_manual_clock_moves_only_when_told() -> None:
    clock = ManualClock(100)
    assert clock.now_ms() == clock.now_ms() == 100
    assert clock.advance(50) == clock.now_ms() == 150
    with pytest.raises(ValueError, match="backwards"):
        clock.advance(-1)


def test_the_real_clock_never_goes_back_and_runs_at_its_speed(monkeypatch: pytest.MonkeyPatch) -> None:
    ns = 5_000_000_000
    monkeypatch.setattr("routine_app.playback.clock.time.monotonic_ns", lambda: ns)
    plain, fast = MonotonicClock(), MonotonicClock(60)
    assert (plain.now_ms(), fast.now_ms()) == (0, 0)
    ns += 2_500_000
    assert (plain.now_ms(), fast.now_ms()) == (2, 150)


@pytest.mark.parametrize("speed", [0, -1.0, float("nan")])
def test_a_clock_that_stands_or_goes_back_is_refused(speed: float) -> None:
    with pytest.raises(ValueError, match="speed"):
        MonotonicClock(speed)
