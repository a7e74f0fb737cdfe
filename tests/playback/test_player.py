"""The player with a manual clock: time, pauses and the way through a session."""

from __future__ import annotations

import pytest

from routine_app.domain.compile import CompileOptions, compile_plan
from routine_app.domain.vocabulary import SegmentKind, Side
from routine_app.playback.events import (
    CountIn,
    CueDue,
    Event,
    Finished,
    ItemFinished,
    ItemSkipped,
    ItemStarted,
    Paused,
    Resumed,
    SegmentStarted,
    SetFinished,
    Stopped,
)
from routine_app.playback.player import Player, State
from tests.plans import BREATHS, CLAMS, SMALL, SQUAT, SQUATS, STRETCHES, item, plan
from tests.playback.drive import Drive, running

K = SegmentKind
TWO = plan(SQUATS, STRETCHES)


def kinds(events: list[Event] | tuple[Event, ...]) -> list[str]:
    return [type(event).__name__ for event in events if not isinstance(event, CueDue | SegmentStarted)]


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
    slow, smooth = Player(TWO, max_gap_ms=10**9), running(TWO)
    late = [*slow.start(0), *slow.advance(300_000)]
    smooth.wait(300_000, tick_ms=7)
    assert late == smooth.events
    assert len(late) > 100


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


def test_stopping_while_counting_in() -> None:
    drive = running(TWO).to(60_000)
    drive.do("pause")
    drive.do("resume")
    drive.wait(1_000)
    assert drive.do("stop") == (Stopped(),)
    assert (drive.player.state, drive.player.count_in_s) == (State.STOPPED, 0)
    assert drive.wait(60_000) == []
    assert drive.sets == [(0, None, 1)]


def test_next_ends_each_part_and_does_not_count_an_unfinished_set() -> None:
    drive = running(plan(BREATHS, CLAMS))
    seen = []
    while drive.player.state is State.RUNNING:
        seen.append(drive.segment.kind)
        drive.do("next")
    assert seen == [
        *(K.GET_READY, K.BREATHE, K.CHANGE_POSITION, K.GET_READY, K.WORK, K.REST, K.WORK),
        *(K.SWITCH_SIDE, K.WORK, K.REST, K.WORK, K.FINISH),
    ]
    assert drive.sets == []
    assert kinds(drive.events) == ["ItemStarted", "ItemFinished", "ItemStarted", "ItemFinished", "Finished"]


def test_next_does_not_replay_the_cues_that_it_jumps_over() -> None:
    drive = running(TWO).to(20_000)
    before = len(drive.cues)
    drive.do("next")
    assert [cue.at_ms for cue in drive.cues[before:]] == [58_000]


def test_a_jump_while_paused_shows_at_once_and_speaks_when_time_goes_on() -> None:
    drive = running(TWO).to(20_000)
    drive.do("pause")
    before = len(drive.cues)
    events = drive.do("next")
    assert [type(event) for event in events] == [SegmentStarted]
    assert (drive.player.state, drive.at) == (State.PAUSED, 58_000)
    drive.do("resume")
    drive.wait(3_001)
    assert [cue.text for cue in drive.cues[before:]] == ["Rest. Next: set 2 of 2."]


def test_back_goes_to_the_start_of_the_exercise_and_twice_to_the_one_before() -> None:
    drive = running(TWO)
    start = next(each.start_ms for each in drive.player.timeline.segments if each.item == 1)
    drive.to(start + 60_000)
    done = list(drive.sets)
    events = drive.do("back")
    assert kinds(events) == ["ItemStarted"]
    assert (drive.at, drive.segment.kind, drive.segment.item) == (start, K.GET_READY, 1)
    drive.wait(1_900)
    drive.do("back")
    assert (drive.at, drive.segment.item) == (0, 0)
    assert drive.sets == done


def test_back_a_little_later_than_2_seconds_stays_in_the_exercise() -> None:
    drive = running(TWO)
    start = next(each.start_ms for each in drive.player.timeline.segments if each.item == 1)
    drive.to(start + 2_000)
    drive.do("back")
    assert (drive.at, drive.segment.item) == (start, 1)


def test_back_while_still_on_the_way_down_starts_the_way_from_where_she_is() -> None:
    drive = running(plan(SQUATS, CLAMS)).to_kind(K.CHANGE_POSITION, 13_000)  # nearly on her knees
    drive.do("back")
    assert (drive.segment.kind, drive.segment.origin, drive.segment.phase) == (
        K.CHANGE_POSITION,
        "kneeling",
        "floor_sitting",
    )


def test_back_to_the_exercise_before_leads_her_back_to_its_position() -> None:
    drive = running(plan(SQUATS, CLAMS)).to_kind(K.WORK).to_kind(K.CHANGE_POSITION)
    drive.to_kind(K.GET_READY, 500)
    drive.do("back")
    drive.do("back")
    moves = [each.phase for each in drive.player.timeline.segments if each.item == 0 and each.kind is K.CHANGE_POSITION]
    assert moves == ["floor_sitting", "kneeling", "standing"]


def test_back_at_the_very_start_starts_anew() -> None:
    drive = running(TWO)
    drive.do("back")
    assert (drive.at, drive.segment.kind, drive.player.state) == (0, K.GET_READY, State.RUNNING)
    drive.wait(1_500)
    drive.do("back")
    assert drive.at == 0
    assert drive.player.timeline.segments == compile_plan(TWO).segments
    assert drive.player.timeline.cues == compile_plan(TWO).cues


def test_back_from_the_finish_does_the_last_exercise_again() -> None:
    drive = running(TWO).to_kind(K.FINISH, 1_000)
    drive.do("back")
    assert (drive.segment.item, drive.segment.kind) == (1, K.GET_READY)
    drive.wait(drive.player.timeline.duration_ms)
    assert len(drive.sets) == 2 + 4 + 4


def test_sets_done_again_are_reported_again() -> None:
    drive = running(TWO).to(60_000)
    drive.do("back")
    drive.to(60_000)
    assert drive.sets == [(0, None, 1), (0, None, 1)]


def test_skip_leaves_the_exercise_out_and_goes_on_from_where_she_is() -> None:
    drive = running(SMALL)
    drive.to_kind(K.BREATHE, 5_000)
    events = drive.do("skip")
    assert [type(event) for event in events if not isinstance(event, CueDue)] == [
        ItemSkipped,
        ItemStarted,
        SegmentStarted,
    ]
    assert events[0] == ItemSkipped(0, "You left this one out.")
    assert (drive.segment.item, drive.segment.origin, drive.segment.phase) == (1, "seated", "standing")
    assert drive.all(ItemFinished) == []


def test_skipping_the_last_exercise_leads_to_the_finish() -> None:
    drive = running(TWO)
    drive.to(next(each.start_ms for each in drive.player.timeline.segments if each.item == 1) + 15_000)
    drive.do("skip")
    assert drive.segment.kind is K.FINISH
    assert drive.do("skip") == ()
    assert drive.wait(5_000)[-1] == Finished()


def test_skipping_all_before_anything_was_done() -> None:
    drive = running(SMALL)
    for _ in SMALL.items:
        drive.do("skip")
    assert (drive.at, drive.segment.kind) == (0, K.FINISH)
    assert [each.item for each in drive.all(ItemSkipped)] == [0, 1, 2, 3]
    drive.wait(5_000)
    assert drive.player.state is State.FINISHED


def test_back_after_a_skip_takes_the_exercise_up_again() -> None:
    drive = running(TWO).to(20_000)
    drive.do("skip")
    drive.do("back")
    assert (drive.segment.item, drive.segment.kind, drive.at) == (0, K.GET_READY, 0)


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
