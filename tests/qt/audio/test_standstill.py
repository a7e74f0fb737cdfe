"""An output that is gone is told from one that is slow, and from a computer that stood still."""

from __future__ import annotations

from routine_app.qt.audio.standstill import Standstill


def test_an_output_that_takes_nothing_is_found_out_after_a_while_and_two_looks() -> None:
    still = Standstill()
    looks = [still.look(now, waiting=9_000, taken=0) for now in (10.0, 12.5, 13.2, 13.5)]
    assert looks == [False, False, False, True]
    assert not still.look(13.6, waiting=0, taken=9_000)


def test_one_that_takes_a_little_or_has_nothing_to_take_stands_not_still() -> None:
    still = Standstill()
    assert not any(still.look(now, waiting=9_000, taken=now) for now in range(4, 40, 4))
    assert not any(still.look(now, waiting=0, taken=36) for now in range(40, 80, 4))
    assert not still.look(78.5, waiting=9_000, taken=36), "what has only just begun to wait may wait"


def test_a_computer_that_stood_still_is_not_an_output_that_is_gone() -> None:
    still = Standstill()
    assert not still.look(10.0, waiting=0, taken=500)
    assert not still.look(15.0, waiting=9_000, taken=500), "the clock went on, nothing else did"
    assert not still.look(15.3, waiting=0, taken=9_500)
    assert not still.look(17.0, waiting=9_000, taken=9_500)
