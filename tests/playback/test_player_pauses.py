"""Pauses, gaps in time, and counting in."""

from __future__ import annotations

import pytest

from routine_app.domain.vocabulary import SegmentKind
from routine_app.playback.events import (
    CountIn,
    Finished,
    Paused,
    Resumed,
    Stopped,
)
from routine_app.playback.player import State
from tests.plans import SQUATS, STRETCHES, plan
from tests.playback.drive import running

K = SegmentKind
TWO = plan(SQUATS, STRETCHES)


def test_a_suspended_laptop_pauses_at_the_last_known_position() -> None:
    drive = running(TWO).to(20_500)
    drive.clock.advance(3_600_000)
    assert drive.do("advance") == (Paused("gap"),)
    assert (drive.player.state, drive.at) == (State.PAUSED, 20_500)


def test_a_gap_of_just_2_seconds_is_only_a_late_tick() -> None:
    drive = running(TWO)
    drive.wait(2_000, tick_ms=2_000)
    assert (drive.player.state, drive.at) == (State.RUNNING, 2_000)
    drive.wait(2_001, tick_ms=2_001)
    assert (drive.player.state, drive.at) == (State.PAUSED, 2_000)


@pytest.mark.parametrize("command", ["toggle_pause", "resume", "pause"])
def test_the_key_that_wakes_the_laptop_does_not_start_the_session(command: str) -> None:
    drive = running(TWO).to(20_000)
    drive.clock.advance(60_000)
    assert drive.do(command) == (Paused("gap"),)
    assert drive.player.state is State.PAUSED


def test_a_gap_while_counting_in_pauses_too() -> None:
    drive = running(TWO).to(20_000)
    drive.do("pause")
    drive.do("resume")
    drive.clock.advance(60_000)
    assert drive.do("advance") == (Paused("gap"),)
    assert (drive.player.count_in_s, drive.at) == (0, 20_000)


def test_pausing_keeps_the_position_however_long() -> None:
    drive = running(TWO).to(20_500)
    assert drive.do("pause") == (Paused("user"),)
    assert drive.wait(600_000, tick_ms=60_000) == []
    assert drive.at == 20_500


def test_resuming_counts_in_for_three_seconds() -> None:
    drive = running(TWO).to(20_500)
    drive.do("pause")
    assert drive.do("resume") == (CountIn(3),)
    assert drive.player.count_in_s == 3
    assert drive.wait(2_999, tick_ms=1) == [CountIn(2), CountIn(1)]
    assert (drive.player.count_in_s, drive.at) == (1, 20_500)
    assert drive.wait(1)[0] == Resumed()
    assert (drive.player.state, drive.at) == (State.RUNNING, 20_500)


def test_a_late_tick_runs_through_the_count_in_and_on() -> None:
    drive = running(TWO).to(20_500)
    drive.do("pause")
    drive.do("resume")
    drive.wait(1_900, tick_ms=1_900)
    assert drive.wait(1_900, tick_ms=1_900)[:2] == [CountIn(1), Resumed()]
    assert drive.at == 21_300


def test_pausing_while_counting_in_stands_still_again() -> None:
    drive = running(TWO).to(20_500)
    drive.do("pause")
    drive.do("resume")
    drive.wait(1_500)
    assert drive.do("toggle_pause") == (Paused("user"),)
    assert drive.do("toggle_pause") == (CountIn(3),)


def test_pausing_in_the_last_millisecond_of_a_set_finishes_it_after_the_pause() -> None:
    drive = running(TWO).to(57_999)
    drive.do("pause")
    assert drive.sets == []
    drive.do("resume")
    drive.wait(3_000)
    assert drive.sets == []
    drive.wait(1)
    assert drive.sets == [(0, None, 1)]


def test_pausing_in_the_last_millisecond_of_the_session() -> None:
    drive = running(TWO)
    drive.to(drive.player.timeline.duration_ms - 1)
    drive.do("pause")
    drive.do("resume")
    assert drive.wait(3_001)[-1] == Finished()
    assert drive.player.state is State.FINISHED


def test_cues_around_a_pause_are_neither_lost_nor_doubled() -> None:
    drive = running(TWO)
    for _ in range(40):
        drive.wait(3_700)
        drive.do("pause")
        drive.wait(900)
        drive.do("resume")
        drive.wait(3_000)
    drive.wait(drive.player.timeline.duration_ms)
    assert tuple(drive.cues) == drive.player.timeline.cues


def test_stopping_while_counting_in() -> None:
    drive = running(TWO).to(60_000)
    drive.do("pause")
    drive.do("resume")
    drive.wait(1_000)
    assert drive.do("stop") == (Stopped(),)
    assert (drive.player.state, drive.player.count_in_s) == (State.STOPPED, 0)
    assert drive.wait(60_000) == []
    assert drive.sets == [(0, None, 1)]
