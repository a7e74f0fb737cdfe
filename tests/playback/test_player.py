"""The player with a manual clock: a session from start to finish, and where it begins."""

from __future__ import annotations

import pytest

from routine_app.domain.compile import CompileOptions
from routine_app.domain.vocabulary import SegmentKind, Side
from routine_app.playback.events import (
    CueDue,
    Finished,
    ItemStarted,
    SegmentStarted,
    SetFinished,
)
from routine_app.playback.player import Player, State
from tests.plans import SMALL, SQUAT, SQUATS, STRETCHES, at_once, item, plan
from tests.playback.drive import Drive, kinds, running

K = SegmentKind
TWO = plan(SQUATS, STRETCHES)


def test_a_session_plays_from_start_to_finish() -> None:
    drive = running(TWO)
    drive.wait(drive.player.timeline.duration_ms)
    assert kinds(drive.events) == [
        *("ItemStarted", "SetFinished", "SetFinished", "ItemFinished"),
        *("ItemStarted", "SetFinished", "SetFinished", "SetFinished", "SetFinished", "ItemFinished", "Finished"),
    ]
    assert drive.sets == [
        (0, None, 1),
        (0, None, 2),
        (1, Side.LEFT, 1),
        (1, Side.RIGHT, 1),
        (1, Side.LEFT, 2),
        (1, Side.RIGHT, 2),
    ]
    assert [each.segment for each in drive.all(SegmentStarted)] == list(drive.player.timeline.segments)
    assert tuple(drive.cues) == drive.player.timeline.cues
    assert drive.player.state is State.FINISHED


def test_a_finished_set_tells_what_was_done() -> None:
    drive = running(TWO)
    drive.wait(drive.player.timeline.duration_ms)
    first, *_, last = drive.all(SetFinished)
    assert first == SetFinished(0, "squat.squat", None, 1, 8, 48_000, 58_000)
    assert (last.reps, last.duration_ms, last.variation_id) == (None, 20_000, "stretch.figure_four")


def test_starting_reports_what_begins_at_once() -> None:
    events = Drive(TWO).do("start")
    assert isinstance(events[0], ItemStarted)
    assert isinstance(events[1], SegmentStarted)
    assert [event.cue.text for event in events if isinstance(event, CueDue)] == ["First: Squat."]


def test_a_late_tick_reports_everything_in_between_once_and_in_order() -> None:
    slow, smooth = Player(TWO, max_gap_ms=10**9, length_of=at_once), running(TWO)
    late = [*slow.start(0), *slow.advance(300_000)]
    smooth.wait(300_000, tick_ms=7)
    assert late == smooth.events
    assert len(late) > 100


def test_time_going_backwards_is_ignored() -> None:
    drive = running(TWO).to(20_000)
    now = drive.clock.now_ms()
    assert drive.player.advance(now - 5_000) == ()
    assert drive.player.advance(now) == ()
    assert drive.at == 20_000
    drive.player.advance(now + 10)
    assert drive.at == 20_010


def test_starting_twice_is_starting_once() -> None:
    drive = running(TWO)
    drive.wait(700)
    events = drive.do("start")
    assert not any(isinstance(event, ItemStarted) for event in events)
    assert drive.at == 700


def test_a_broken_off_session_goes_on_at_its_exercise() -> None:
    drive = Drive(SMALL, start_item=2)
    start = drive.at
    assert [each.item for each in drive.player.timeline.segments if each.end_ms <= start][-1] == 1
    drive.do("start")
    assert drive.all(ItemStarted) == [ItemStarted(2)]
    assert (drive.segment.origin, drive.segment.phase) == ("standing", "kneeling")
    drive.wait(drive.player.timeline.duration_ms)
    assert {number for number, _, _ in drive.sets} == {2, 3}


@pytest.mark.parametrize("index", [-1, 4])
def test_a_session_cannot_begin_with_an_exercise_that_is_not_there(index: int) -> None:
    with pytest.raises(IndexError):
        Player(SMALL, start_item=index)


def test_an_empty_plan_says_well_done() -> None:
    drive = running(plan())
    for command in ("back", "skip", "easier", "more_rest", "slower", "toggle_self_paced", "done"):
        drive.do(command)
    assert drive.wait(5_000)[-1] == Finished()


def test_a_player_knows_its_options_from_the_beginning() -> None:
    player = Player(plan(item(SQUAT)), CompileOptions(pace_percent=120))
    assert player.options.pace_percent == 120
    assert (player.state, player.count_in_s) == (State.READY, 0)
    assert player.moment().t_ms == 0
