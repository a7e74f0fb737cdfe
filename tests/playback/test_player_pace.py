"""Slower and faster, more rest, and sets at her own pace."""

from __future__ import annotations

import pytest

from routine_app.domain.compile import CompileOptions
from routine_app.domain.timeline import CueKind, Tone
from routine_app.domain.vocabulary import SegmentKind
from routine_app.playback.events import PaceChanged, SegmentStarted, SetFinished
from routine_app.playback.player import State
from tests.plans import BREATHS, CLAMS, SMALL, SQUAT, SQUATS, STRETCHES, item, laid_out_at_once, plan
from tests.playback.drive import Drive, running

K = SegmentKind
OPEN = CompileOptions(self_paced=True)
WAITS = (K.GET_READY, K.CHANGE_POSITION, K.SWITCH_SIDE, K.REST)


def lengths(drive: Drive, kind: SegmentKind, set_: int = 1) -> list[int]:
    return [each.duration_ms for each in drive.player.timeline.segments if each.kind is kind and each.set == set_]


def test_the_pace_has_bounds() -> None:
    drive = running(plan(SQUATS))
    told = [drive.do("faster") for _ in range(5)]
    assert told == [(PaceChanged(110),), (PaceChanged(120),), (PaceChanged(130),), (), ()]
    told = [drive.do("slower") for _ in range(6)]
    assert told[-3:] == [(PaceChanged(90),), (PaceChanged(80),), ()]
    assert drive.player.options.pace_percent == 80


def test_an_odd_pace_goes_to_its_bound() -> None:
    drive = running(plan(SQUATS), CompileOptions(pace_percent=125))
    assert drive.do("faster") == (PaceChanged(130),)


def test_the_current_repetition_ends_at_the_old_pace() -> None:
    drive = running(plan(SQUATS)).to(10_000 + 7_500)  # in the second repetition
    before = drive.player.moment()
    drive.do("slower")
    drive.do("slower")
    assert drive.player.moment().segment == before.segment
    assert drive.player.moment().fullness == before.fullness
    assert lengths(drive, K.WORK)[:9] == [3000, 2000, 1000, 3000, 2000, 1000, 3750, 2500, 1250]
    reps = [each.rep for each in drive.player.timeline.segments if each.kind is K.WORK and each.set == 1]
    assert reps == [rep for rep in range(1, 9) for _ in range(3)]
    drive.wait(400_000)
    assert drive.all(SetFinished)[0].duration_ms == 2 * 6_000 + 6 * 7_500
    assert drive.all(SetFinished)[1].duration_ms == 8 * 7_500


def test_a_new_pace_in_the_last_repetition_begins_with_the_next_set() -> None:
    drive = running(plan(SQUATS)).to(57_000)
    drive.do("slower")
    assert sum(lengths(drive, K.WORK, 1)) == 48_000
    assert lengths(drive, K.WORK, 2)[:3] == [3333, 2222, 1111]
    assert lengths(drive, K.REST, 2) == [45_000]


def test_a_new_pace_in_a_hold_mends_its_countdown() -> None:
    drive = running(plan(STRETCHES)).to_kind(K.HOLD, 1_000)
    drive.do("slower")
    hold = [each for each in drive.player.timeline.segments if each.kind is K.HOLD][:4]
    assert [each.duration_ms for each in hold] == [4000, 6000, 4444, 6667]
    assert {each.countdown_end_ms for each in hold} == {hold[-1].end_ms}


@pytest.mark.parametrize("kind", WAITS)
def test_a_new_pace_in_waiting_leaves_the_wait_as_it_is(kind: SegmentKind) -> None:
    drive = running(plan(CLAMS)).to_kind(kind, 2_000)
    before = drive.player.moment()
    drive.do("faster")
    after = drive.player.moment()
    assert (after.segment, after.count, after.fullness) == (before.segment, before.count, before.fullness)
    segments = drive.player.timeline.segments
    following = next(each for each in segments[after.index :] if each.is_work)
    assert following.duration_ms == 1818


def test_a_new_pace_before_the_start_times_everything_anew() -> None:
    drive = Drive(SMALL)
    drive.do("faster")
    assert drive.player.timeline == laid_out_at_once(SMALL, CompileOptions(110))


def test_a_pace_there_and_back_again_changes_nothing() -> None:
    drive = running(SMALL).to(40_000)
    drive.do("slower")
    drive.do("faster")
    assert drive.player.timeline.segments == laid_out_at_once(SMALL).segments


@pytest.mark.parametrize("kind", WAITS)
def test_more_rest_lengthens_every_kind_of_waiting(kind: SegmentKind) -> None:
    drive = running(plan(CLAMS)).to_kind(kind, 2_000)
    before, total = drive.player.moment(), drive.player.timeline.duration_ms
    assert drive.do("more_rest") == ()
    after = drive.player.moment()
    assert after.remaining_ms == before.remaining_ms + 10_000
    assert after.count == before.count + 10
    assert after.fullness == pytest.approx(before.fullness)
    assert drive.player.timeline.duration_ms == total + 10_000
    assert drive.at == before.t_ms


def test_more_rest_moves_the_countdown_and_says_nothing_twice() -> None:
    drive = running(plan(SQUATS)).to_kind(K.REST, 20_000)
    end = drive.segment.end_ms
    drive.do("more_rest")
    drive.do("more_rest")
    drive.wait(66_000)
    ticks = [cue.at_ms for cue in drive.cues if cue.kind is CueKind.COUNTDOWN and cue.at_ms > end - 5_000]
    assert ticks[:3] == [end + 17_000, end + 18_000, end + 19_000]
    assert [cue.text for cue in drive.cues].count("Rest for 45 seconds. Next: set 2 of 2.") == 1
    assert [cue.tone for cue in drive.cues].count(Tone.REST) == 1
    assert len(drive.cues) == len(set(drive.cues))


def test_more_rest_during_work_is_said_when_the_rest_begins() -> None:
    drive = running(plan(SQUATS)).to_kind(K.WORK, 2_000)
    drive.do("more_rest")
    drive.wait(66_000)
    assert [cue.text for cue in drive.cues].count("Rest for 55 seconds. Next: set 2 of 2.") == 1


def test_more_rest_during_work_goes_to_the_next_rest_and_outlives_a_new_pace() -> None:
    drive = running(plan(SQUATS)).to(20_000)
    drive.do("more_rest")
    drive.do("slower")
    drive.do("more_rest")
    drive.do("faster")
    assert lengths(drive, K.REST, 2) == [65_000]
    drive.to_kind(K.REST, 1_000)
    drive.do("slower")
    assert lengths(drive, K.REST, 2) == [65_000]
    drive.to_kind(K.WORK, 1_000)
    drive.do("slower")
    assert [each.duration_ms for each in drive.player.timeline.segments if each.kind is K.REST] == [65_000]


def test_more_rest_during_the_last_set_goes_to_the_way_to_the_next_exercise() -> None:
    drive = running(plan(BREATHS, SQUATS)).to_kind(K.BREATHE, 1_000)
    drive.do("more_rest")
    assert [each.duration_ms for each in drive.player.timeline.segments if each.origin] == [16_000]


def test_more_rest_survives_a_swap_of_the_set() -> None:
    drive = running(plan(SQUATS)).to(20_000)
    drive.do("more_rest")
    drive.do("easier")
    assert drive.segment.kind is K.GET_READY
    assert drive.segment.duration_ms == 20_000
    assert [each.duration_ms for each in drive.player.timeline.segments if each.kind is K.REST] == [45_000]


def test_there_is_no_more_rest_after_the_last_set() -> None:
    drive = running(plan(BREATHS)).to_kind(K.BREATHE, 1_000)
    before = drive.player.timeline
    drive.do("more_rest")
    assert drive.player.timeline is before
    drive.to_kind(K.FINISH, 1_000)
    drive.do("more_rest")
    assert drive.player.timeline is before


def test_an_open_set_waits_for_her() -> None:
    drive = running(plan(SQUATS), OPEN)
    drive.wait(10_000 + 48_000 + 30_000)
    moment = drive.player.moment()
    assert moment.waiting
    assert moment.segment.open
    assert (moment.t_ms, moment.remaining_ms, moment.elapsed_ms) == (58_000, 0, 78_000)
    assert drive.sets == []
    assert not [each for each in drive.all(SegmentStarted) if each.segment.kind is K.REST]
    events = drive.do("done")
    assert events[0] == SetFinished(0, "squat.squat", None, 1, 8, 78_000, 58_000)
    assert (drive.segment.kind, drive.player.moment().waiting, drive.at) == (K.REST, False, 58_000)
    assert drive.cues[-1].tone is Tone.REST


def test_done_before_the_estimate_goes_on_at_once() -> None:
    drive = running(plan(SQUATS), OPEN).to(10_000 + 31_000)
    (done, *_) = drive.do("done")
    assert isinstance(done, SetFinished)
    assert (done.duration_ms, done.reps, done.at_ms) == (31_000, 8, 58_000)
    assert (drive.segment.kind, drive.at) == (K.REST, 58_000)


def test_the_last_open_set_of_an_exercise_finishes_it() -> None:
    drive = running(plan(item(SQUAT, self_paced=True), STRETCHES))
    for _ in range(2):
        drive.to_kind(K.WORK, 5_000)
        events = drive.do("done")
    names = [type(event).__name__ for event in events]
    assert names[:4] == ["SetFinished", "ItemFinished", "ItemStarted", "SegmentStarted"]


@pytest.mark.parametrize("after_ms", [20_000, 80_000], ids=["before the set waits", "while it waits"])
def test_next_counts_a_set_at_her_own_pace_as_done(after_ms: int) -> None:
    drive = running(plan(SQUATS), OPEN)
    drive.wait(after_ms)
    drive.do("next")
    assert drive.segment.kind is K.REST
    assert drive.sets == [(0, None, 1)]


def test_pausing_while_an_open_set_waits_does_not_count_the_pause() -> None:
    drive = running(plan(SQUATS), OPEN)
    drive.wait(60_000)
    drive.do("pause")
    drive.wait(500_000)
    drive.do("resume")
    drive.wait(3_000 + 5_000)
    assert drive.player.moment().waiting
    (done, *_) = drive.do("done")
    assert isinstance(done, SetFinished)
    assert done.duration_ms == 50_000 + 5_000


def test_a_swap_while_an_open_set_waits() -> None:
    drive = running(plan(SQUATS), OPEN)
    drive.wait(70_000)
    drive.do("easier")
    assert (drive.segment.kind, drive.at, drive.player.moment().waiting) == (K.GET_READY, 58_000, False)
    drive.to_kind(K.WORK)
    assert (drive.segment.open, drive.segment.variation, drive.segment.set) == (True, "squat.mini_squat", 1)


@pytest.mark.parametrize("command", ["slower", "toggle_self_paced", "more_rest"])
def test_a_waiting_set_goes_on_waiting_whatever_comes_after_it(command: str) -> None:
    drive = running(plan(SQUATS), OPEN)
    drive.wait(70_000)
    drive.do(command)
    drive.wait(1_000)
    moment = drive.player.moment()
    assert (moment.waiting, moment.t_ms, moment.elapsed_ms) == (True, 58_000, 61_000)
    drive.do("done")
    assert drive.cues[-1].tone is Tone.REST


def test_self_paced_in_the_middle_of_a_set_opens_what_is_left_of_it() -> None:
    drive = running(plan(SQUATS)).to(10_000 + 13_000)  # in the third repetition
    assert drive.do("toggle_self_paced") == ()
    assert drive.player.options.self_paced
    assert not drive.segment.open
    drive.to(10_000 + 18_000)
    assert (drive.segment.open, drive.segment.duration_ms, drive.segment.reps) == (True, 30_000, 8)
    drive.wait(40_000)
    (done, *_) = drive.do("done")
    assert isinstance(done, SetFinished)
    assert (done.set, done.reps, done.duration_ms) == (1, 8, 18_000 + 40_000)


def test_self_paced_in_the_last_repetition_begins_with_the_next_set() -> None:
    drive = running(plan(SQUATS)).to(57_000)
    drive.do("toggle_self_paced")
    assert [each.set for each in drive.player.timeline.segments if each.open] == [2]
    drive.wait(1_500)
    assert drive.sets == [(0, None, 1)]


def test_timed_again_from_the_next_set_on() -> None:
    drive = running(plan(SQUATS), OPEN).to(20_000)
    drive.do("toggle_self_paced")
    assert drive.segment.open
    assert [each.set for each in drive.player.timeline.segments if each.open] == [1]
    drive.do("done")
    drive.wait(45_000 + 48_000)
    assert drive.sets == [(0, None, 1), (0, None, 2)]


def test_open_sets_without_rest_follow_each_other() -> None:
    drive = running(plan(item(SQUAT, rest_ms=0)), OPEN)
    drive.wait(70_000)
    drive.do("done")
    assert (drive.segment.set, drive.player.moment().waiting) == (2, False)
    drive.do("done")
    assert drive.sets == [(0, None, 1), (0, None, 2)]
    drive.wait(5_000)
    assert drive.player.state is State.FINISHED
