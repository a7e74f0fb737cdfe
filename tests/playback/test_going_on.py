"""A session that was broken off inside an exercise goes on with the first set that was not done."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from routine_app.domain.plan import Plan
from routine_app.domain.script import Bout, bouts
from routine_app.domain.vocabulary import Side
from routine_app.playback.player import Player, State
from tests.plans import CLAMS, SQUATS, STRETCHES, plan, plans
from tests.playback.drive import Drive, running

TWO = plan(SQUATS, STRETCHES)


def test_a_broken_off_session_goes_on_with_the_first_set_that_was_not_done() -> None:
    drive = Drive(TWO, start_item=1, start_done=(Bout(1, 1, Side.LEFT), Bout(1, 1, Side.RIGHT)))
    before = drive.player.moment()
    drive.do("start")
    drive.wait(drive.player.timeline.duration_ms)
    assert drive.sets == [(1, Side.LEFT, 2), (1, Side.RIGHT, 2)]
    assert drive.player.state is State.FINISHED
    assert before.time_left_ms < Player(TWO, start_item=1).moment().time_left_ms


def test_going_on_lying_on_the_other_side_begins_there() -> None:
    drive = running(plan(CLAMS), start_done=(Bout(0, 1, Side.LEFT), Bout(0, 2, Side.LEFT)))
    assert (drive.segment.set, drive.segment.side) == (1, Side.RIGHT)
    drive.wait(drive.player.timeline.duration_ms)
    assert drive.sets == [(0, Side.RIGHT, 1), (0, Side.RIGHT, 2)]


def test_going_on_where_all_sets_are_done_begins_the_exercise_anew() -> None:
    drive = running(TWO, start_done=(Bout(0, 1, None), Bout(0, 2, None)))
    drive.wait(drive.player.timeline.duration_ms)
    assert drive.sets[:2] == [(0, None, 1), (0, None, 2)]


def test_back_after_going_on_takes_up_the_whole_exercise() -> None:
    drive = running(TWO, start_done=(Bout(0, 1, None),))
    drive.wait(3_000)
    drive.do("back")
    drive.wait(drive.player.timeline.duration_ms)
    assert drive.sets[:2] == [(0, None, 1), (0, None, 2)]


@given(plans(), st.data())
def test_together_with_what_was_done_every_set_is_done_once(wanted: Plan, data: st.DataObject) -> None:
    item = data.draw(st.integers(0, len(wanted.items) - 1))
    todo = bouts(wanted, item)
    done = todo[: data.draw(st.integers(0, len(todo) - 1))]
    drive = running(wanted, start_item=item, start_done=done)
    for _ in range(1_000):
        drive.wait(60_000, tick_ms=1_500)
        if drive.player.state is State.FINISHED:
            break
        drive.do("done")  # sets at her own pace wait for her
    assert drive.player.state is State.FINISHED
    before = [(item, bout.side, bout.set) for bout in done]
    later = [bout for index in range(item + 1, len(wanted.items)) for bout in bouts(wanted, index)]
    assert before + drive.sets == [(bout.item, bout.side, bout.set) for bout in (*todo, *later)]
