"""Swapping to an easier variation and back, in the middle of things."""

from __future__ import annotations

import pytest

from routine_app.domain.comfort import Comfort
from routine_app.domain.exercise import HoldDose, RepsDose, TimeDose
from routine_app.domain.timeline import Segment
from routine_app.domain.vocabulary import Level, Position, SegmentKind, Side
from routine_app.playback.events import ItemStarted, SetFinished, Swapped
from routine_app.playback.player import Player
from tests.afresh import afresh
from tests.plans import (
    BREATHS,
    CLAM,
    CLAMS,
    MINI,
    PRESS_OUT,
    SIDE_SLIDE,
    SQUAT,
    SQUATS,
    STRETCHES,
    item,
    plan,
    variation,
)
from tests.playback.drive import Drive, running

K = SegmentKind


def ahead(drive: Drive) -> list[str]:
    """Return the kinds of what is to come, each set once with side and number."""
    index = drive.player.moment().index
    names: list[str] = []
    before: Segment | None = None
    for segment in drive.player.timeline.segments[index:]:
        where = f" {segment.side or 'both'} {segment.set}" if segment.is_work else ""
        if before is None or before.bout != segment.bout:
            names.append(segment.kind + where)
        before = segment
    return names


def test_a_swap_in_the_middle_of_a_set_begins_the_set_anew() -> None:
    drive = running(plan(SQUATS)).to(30_000)
    events = drive.do("easier")
    assert events[0] == Swapped(0, "squat.squat", "squat.mini_squat", "Mini squat instead of Squat: easier for now.")
    assert ahead(drive) == ["get_ready", "work both 1", "rest", "work both 2", "finish"]
    assert drive.player.timeline.segments[drive.player.moment().index - 1].end_ms == 30_000
    assert not any(isinstance(event, ItemStarted | SetFinished) for event in events)
    drive.wait(300_000)
    assert [each.variation_id for each in drive.all(SetFinished)] == ["squat.mini_squat"] * 2


def test_what_is_done_stays_done() -> None:
    drive = running(plan(SQUATS)).to_kind(K.REST).to_kind(K.WORK, 10_000)
    played = drive.player.timeline
    drive.do("easier")
    assert ahead(drive) == ["get_ready", "work both 2", "finish"]
    now = drive.player.timeline
    index = played.index_at(drive.at)
    assert now.segments[:index] == played.segments[:index]
    assert [cue for cue in now.cues if cue.at_ms < drive.at] == [cue for cue in played.cues if cue.at_ms < drive.at]


def test_a_swap_during_rest_lets_the_rest_go_on() -> None:
    drive = running(plan(CLAMS)).to_kind(K.REST, 5_000)
    drive.do("easier")
    assert (drive.segment.kind, drive.segment.duration_ms) == (K.REST, 40_000)
    assert drive.segment.text == "Rest. Next: set 1 of 2."  # both sides at once: the right was not done in set 1
    assert ahead(drive) == [
        *("rest", "change_position", "get_ready"),
        *("work both 1", "rest", "work both 2", "finish"),
    ]


def test_a_swap_between_one_sided_variations_does_only_the_sides_that_are_left() -> None:
    drive = running(plan(item(CLAM, SIDE_SLIDE)))
    drive.to_kind(K.SWITCH_SIDE, 1_000)  # lying: both sets of the left are done
    drive.do("easier")
    assert ahead(drive)[-5:] == ["get_ready", "work right 1", "rest", "work right 2", "finish"]
    drive.wait(600_000)
    assert drive.sets == [(0, Side.LEFT, 1), (0, Side.LEFT, 2), (0, Side.RIGHT, 1), (0, Side.RIGHT, 2)]


def test_a_later_change_of_pace_keeps_to_the_sides_that_are_left() -> None:
    drive = running(plan(item(CLAM, SIDE_SLIDE))).to_kind(K.SWITCH_SIDE, 1_000)
    drive.do("easier")
    drive.do("slower")
    assert ahead(drive)[-5:] == ["get_ready", "work right 1", "rest", "work right 2", "finish"]
    drive.wait(600_000)
    assert len(drive.sets) == 4


def test_a_change_of_pace_after_a_swap_in_rest_keeps_the_way_and_the_get_ready() -> None:
    drive = running(plan(CLAMS)).to_kind(K.REST, 5_000)
    drive.do("easier")
    before = ahead(drive)
    drive.do("faster")
    assert ahead(drive) == before


def test_undoing_brings_back_the_item_as_it_was() -> None:
    drive = running(plan(SQUATS)).to(30_000)
    assert not drive.player.can_undo_easier
    drive.do("easier")
    assert afresh(drive.player.can_undo_easier)
    assert drive.player.can_go_easier is None  # the mini squat is the easiest
    swapped = drive.player.plan.items[0]
    assert (swapped.variation, swapped.replaced, swapped.reason) == (
        MINI,
        SQUAT,
        "Mini squat instead of Squat: easier for now.",
    )
    drive.wait(3_000)
    assert drive.do("undo_easier")[0] == Swapped(0, "squat.mini_squat", "squat.squat", "Back to Squat.")
    assert drive.player.plan == plan(SQUATS)
    assert ahead(drive) == ["get_ready", "work both 1", "rest", "work both 2", "finish"]
    assert not drive.player.can_undo_easier


def test_easier_twice_and_back_twice() -> None:
    harder = variation("squat.goblet", level=Level.HARDER)
    drive = running(plan(item(harder, SQUAT, MINI))).to(20_000)
    seen = []
    for command in ("easier", "easier", "easier", "undo_easier", "undo_easier", "undo_easier"):
        drive.do(command)
        seen.append(drive.player.plan.items[0].variation.id)
    assert seen == [
        *("squat.squat", "squat.mini_squat", "squat.mini_squat"),
        *("squat.squat", "squat.goblet", "squat.goblet"),
    ]


def test_a_swap_to_another_position_leads_her_there_first() -> None:
    drive = running(plan(CLAMS)).to_kind(K.WORK, 3_000)
    drive.do("easier")
    moves = [each.phase for each in drive.player.timeline.segments[drive.player.moment().index :] if each.origin]
    assert moves == ["floor_sitting", "floor_sitting", "kneeling", "standing", "seated"]
    assert drive.player.plan.items[0].start is Position.SEATED


def test_a_swap_half_way_down_starts_from_where_she_is() -> None:
    drive = running(plan(CLAMS)).to_kind(K.CHANGE_POSITION, 1_000)
    drive.do("easier")  # she still stands
    assert [each.phase for each in drive.player.timeline.segments if each.start_ms >= 1_000 and each.origin] == [
        "seated"
    ]


def test_the_way_to_the_next_exercise_starts_from_the_new_position() -> None:
    drive = running(plan(CLAMS, STRETCHES)).to_kind(K.WORK, 3_000)
    assert any(each.item == 1 and each.origin for each in drive.player.timeline.segments)
    drive.do("easier")
    assert not any(each.item == 1 and each.origin for each in drive.player.timeline.segments)


def test_more_sets_done_than_the_easier_one_has_leave_one_to_do() -> None:
    few = variation("squat.few", level=Level.EASIER, dose=RepsDose(1, 5))
    drive = running(plan(item(SQUAT, few))).to_kind(K.REST).to_kind(K.WORK, 1_000)
    drive.do("easier")
    assert ahead(drive) == ["get_ready", "work both 2", "finish"]
    assert (drive.segment.set, drive.segment.sets) == (2, 2)


@pytest.mark.parametrize("dose", [HoldDose(1, 20_000), TimeDose(30_000)])
def test_a_swap_to_another_kind_of_dose(dose: HoldDose | TimeDose) -> None:
    other = variation("squat.other", level=Level.EASIER, dose=dose)
    drive = running(plan(item(SQUAT, other))).to_kind(K.REST).to_kind(K.WORK, 1_000)
    drive.do("easier")
    drive.wait(200_000)
    assert len(drive.sets) == 2
    assert drive.all(SetFinished)[-1].variation_id == "squat.other"


def test_there_is_nothing_easier_at_the_finish_nor_for_the_easiest() -> None:
    drive = running(plan(BREATHS))
    assert drive.player.can_go_easier is None
    assert drive.do("easier") == ()
    drive.to_kind(K.FINISH, 10)
    assert drive.player.can_go_easier is None


def test_her_comfort_rules_what_is_offered() -> None:
    player = Player(plan(CLAMS), comfort=Comfort(avoid=frozenset({Position.SEATED})))
    player.start(0)
    assert PRESS_OUT in CLAMS.exercise.variations
    assert player.can_go_easier is None


def test_fullness_does_not_jump_when_she_swaps() -> None:
    drive = running(plan(SQUATS)).to(30_000)
    before = drive.player.moment().fullness
    assert 0.1 < before < 0.9
    drive.do("easier")
    assert drive.player.moment().fullness == pytest.approx(before)
