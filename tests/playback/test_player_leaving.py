"""Whatever takes her out of a set, she hears first how to leave the pose, and then what comes, in that order."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from routine_app.content.listed import Catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.exercise import HoldDose
from routine_app.domain.resolve import resolve
from routine_app.domain.sentences import GET_UP
from routine_app.domain.spoken_length import estimate_ms
from routine_app.domain.vocabulary import Level, Position, SegmentKind, Side
from tests.plans import BREATHING, SQUATS, STRETCH, item, plan, variation
from tests.playback.drive import Drive, running

K = SegmentKind
UNCROSS = "Uncross slowly."
TWIST = replace(STRETCH, steps=("Sit tall.", "Lean, {side} leg first.", UNCROSS), closing_step=2)
HUG = variation(
    "stretch.hug", level=Level.EASIER, positions=(Position.SEATED,), steps=("Sit well back.", "Hug.", "Let go.")
)
CROSSED = item(TWIST, HUG)
LYING = item(replace(BREATHING, positions=(Position.SIDE_LYING,)))


def in_hold(into_ms: int = 7_000) -> Drive:
    """Return a drive in the first hold of her right side."""
    drive = running(plan(SQUATS, CROSSED, LYING), length_of=estimate_ms)
    return drive.to_kind(K.HOLD).to_kind(K.SWITCH_SIDE).to_kind(K.HOLD, into_ms)


def heard_after(drive: Drive, command: str, ms: int = 20_000) -> list[str]:
    before = len(drive.cues)
    drive.do(command)
    drive.wait(ms)
    return [cue.text for cue in drive.cues[before:] if cue.text]


@pytest.mark.parametrize(
    ("command", "then"),
    [("skip", "Next: Breathing."), ("back", "Next: Figure four."), ("next", "Rest for 45 seconds.")],
)
def test_she_hears_how_to_leave_the_pose_and_then_what_comes(command: str, then: str) -> None:
    heard = heard_after(in_hold(), command)
    assert heard[0] == UNCROSS
    assert heard[1].startswith(then.replace("Breathing", LYING.variation.short_name))


def test_of_an_easier_version_too_and_back_again() -> None:
    drive = in_hold()
    assert heard_after(drive, "easier")[:2] == [UNCROSS, "Next: Hug."]
    assert heard_after(drive, "undo_easier")[0] == "Next: Figure four."  # she had not begun to hug


def test_while_somebody_still_speaks_what_she_hears_keeps_its_order() -> None:
    drive = in_hold(200)  # in the middle of "Breathe in."
    busy_ms = drive.cues[-1].at_ms + drive.cues[-1].estimate_ms
    assert drive.cues[-1].text == "Breathe in."
    assert busy_ms > drive.at
    assert heard_after(drive, "skip")[:2] == [UNCROSS, f"Next: {LYING.variation.short_name}."]
    assert all(cue.at_ms >= busy_ms for cue in drive.cues if cue.text == UNCROSS and cue.at_ms > drive.at - 20_000)


def test_where_she_only_waits_there_is_nothing_to_leave() -> None:
    drive = running(plan(SQUATS, CROSSED, LYING), length_of=estimate_ms).to_kind(K.REST, 20_000)
    assert heard_after(drive, "skip")[0] == "Next: Figure four."
    assert heard_after(drive.to_kind(K.SWITCH_SIDE, 8_000), "skip")[0] == f"Next: {LYING.variation.short_name}."


@pytest.mark.parametrize("kind", [K.GET_READY, K.BREATHE])
def test_who_leaves_out_the_last_one_lying_down_hears_how_to_get_up(kind: SegmentKind) -> None:
    drive = running(plan(LYING), length_of=estimate_ms).to_kind(kind, 2_000)
    assert GET_UP in heard_after(drive, "skip")
    standing = running(plan(LYING), length_of=estimate_ms).to(3_000)
    assert standing.segment.kind is K.CHANGE_POSITION
    assert GET_UP not in heard_after(standing, "skip")


def test_what_is_taken_up_again_is_told_with_what_leads_into_it() -> None:
    drive = in_hold()
    heard_after(drive, "skip", 2_000)
    heard = heard_after(drive, "undo_skip", 30_000)
    assert "Lean, right leg first." in heard
    assert drive.segment.side is Side.RIGHT


def test_more_rest_before_the_rest_is_told_is_told() -> None:
    drive = in_hold().to_kind(K.REST, 200)  # "Uncross slowly." comes first
    assert [text for text in heard_after(drive, "more_rest") if "seconds" in text] == [
        "Rest for 55 seconds. Next: left leg, set 2 of 2."
    ]


def test_a_rest_that_leads_to_another_version_is_not_counted_down_to_it() -> None:
    drive = running(plan(SQUATS), length_of=estimate_ms).to_kind(K.REST, 20_000)
    before = len(drive.cues)
    drive.do("easier")
    drive.to_kind(K.GET_READY).to_kind(K.WORK)
    heard = [cue.text for cue in drive.cues[before:] if cue.text]
    assert heard[0].startswith("Rest for")
    assert heard[1:3] == ["Next: Mini squat.", "Set 2 of 2."]
    assert [heard.count(tick) for tick in ("3.", "2.", "1.")] == [1, 1, 1]


@pytest.mark.parametrize("command", ["ready_again", "back"])
def test_who_is_where_she_works_is_not_told_to_move(catalogue: Catalogue, command: str) -> None:
    """By the couch, too, and on the mat after it."""
    todays = resolve(catalogue.routine("daily"), catalogue.exercises, Comfort())
    told = []
    for index, each in enumerate(todays.items):
        drive = running(todays, start_item=index)
        drive.to_kind(K.HOLD if isinstance(each.dose, HoldDose) else K.WORK if index else K.BREATHE, 5_000)
        drive.do(command)
        told += [(each.variation.id, drive.segment.text)] if drive.segment.kind is K.CHANGE_POSITION else []
    assert told == []
