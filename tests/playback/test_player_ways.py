"""On, back and past an exercise."""

from __future__ import annotations

from routine_app.domain.vocabulary import SegmentKind
from routine_app.playback.events import (
    CueDue,
    Finished,
    ItemFinished,
    ItemSkipped,
    ItemStarted,
    SegmentStarted,
    SkipTakenBack,
)
from routine_app.playback.player import State
from tests.plans import BREATHS, CLAMS, SMALL, SQUATS, STRETCHES, laid_out_at_once, plan
from tests.playback.drive import kinds, running

K = SegmentKind
TWO = plan(SQUATS, STRETCHES)


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
    assert [cue.text for cue in drive.cues[before:]] == ["Rest for 45 seconds. Next: set 2 of 2."]


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
    assert moves == ["floor_sitting", "floor_sitting", "kneeling", "standing"]


def test_back_at_the_very_start_starts_anew() -> None:
    drive = running(TWO)
    drive.do("back")
    assert (drive.at, drive.segment.kind, drive.player.state) == (0, K.GET_READY, State.RUNNING)
    drive.wait(1_500)
    drive.do("back")
    assert drive.at == 0
    assert drive.player.timeline.segments == laid_out_at_once(TWO).segments
    assert drive.player.timeline.cues == laid_out_at_once(TWO).cues


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
    assert drive.all(SkipTakenBack) == [SkipTakenBack(0)]
    assert drive.player.skipped == frozenset()


def test_a_skip_is_taken_back_with_the_set_that_she_was_in() -> None:
    drive = running(TWO).to_kind(K.REST, 2_000)
    bout, at = drive.segment.set, drive.at
    drive.do("skip")
    drive.wait(3_000)
    assert (drive.segment.item, drive.player.skipped) == (1, frozenset({0}))
    events = drive.do("undo_skip")
    assert events[0] == SkipTakenBack(0)
    assert (drive.segment.item, drive.segment.set, drive.at) == (0, bout, at)
    assert drive.player.skipped == frozenset()
    drive.wait(drive.player.timeline.duration_ms)
    assert drive.sets == [(0, None, 1), (0, None, 2), *(each for each in drive.sets if each[0] == 1)]


def test_skips_are_taken_back_one_by_one_the_last_one_first() -> None:
    drive = running(SMALL)
    for _ in range(3):
        drive.do("skip")
    for item in (2, 1, 0):
        drive.do("undo_skip")
        assert drive.segment.item == item
    assert drive.do("undo_skip") == ()
    assert [each.item for each in drive.all(SkipTakenBack)] == [2, 1, 0]


def test_a_skip_of_the_last_exercise_is_taken_back_from_the_finish() -> None:
    drive = running(TWO)
    drive.to(next(each.start_ms for each in drive.player.timeline.segments if each.item == 1) + 15_000)
    drive.do("skip")
    drive.do("undo_skip")
    assert drive.segment.item == 1
