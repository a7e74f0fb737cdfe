"""What the answers to "It hurts" do: easier and fewer, something calmer, and nothing where there is none."""

from __future__ import annotations

from routine_app.domain.care.pain_gate import GateChoice
from routine_app.domain.exercise import RepsDose, TimeDose
from routine_app.playback.commands import ACTIONS, GATE_COMMANDS, GIVES_UP
from routine_app.playback.events import ItemSkipped, ItemStarted, Swapped
from routine_app.playback.player import State
from tests.plans import BREATHS, CLAMS, SQUATS, plan
from tests.playback.drive import running


def test_easier_and_fewer_is_an_easier_version_with_a_set_less_and_can_be_taken_back() -> None:
    drive = running(plan(SQUATS)).to(30_000)
    before = drive.player.plan.items[0]
    (event, *_) = drive.do("easier_and_fewer")
    assert event == Swapped(
        0, "squat.squat", "squat.mini_squat", "Mini squat instead of Squat: easier and fewer for now."
    )
    fewer = drive.player.plan.items[0].dose
    assert isinstance(before.dose, RepsDose)
    assert isinstance(fewer, RepsDose)
    assert fewer.sets == before.dose.sets - 1
    assert drive.player.can_undo_easier
    drive.do("undo_easier")
    assert drive.player.plan.items[0].dose == before.dose


def test_something_calmer_leaves_out_all_up_to_the_next_breathing() -> None:
    drive = running(plan(SQUATS, CLAMS, BREATHS)).to(30_000)
    assert drive.player.can_go_calmer
    events = drive.do("calmer")
    assert [event.item for event in events if isinstance(event, ItemSkipped)] == [0, 1]
    assert [event.item for event in events if isinstance(event, ItemStarted)] == [2]
    item = drive.player.plan.items[drive.segment.item or 0]
    assert isinstance(item.dose, TimeDose)
    assert drive.do("calmer") == ()


def test_without_breathing_to_come_there_is_nothing_calmer() -> None:
    drive = running(plan(BREATHS, SQUATS)).to(1_000)
    assert not drive.player.can_go_calmer
    drive.do("skip")
    assert not drive.player.can_go_calmer
    assert drive.do("calmer") == ()
    assert drive.player.state is State.RUNNING


def test_each_answer_of_the_gate_but_going_on_has_its_command() -> None:
    assert set(GateChoice) - set(GATE_COMMANDS) == {GateChoice.GO_ON}
    assert set(GATE_COMMANDS.values()) <= set(ACTIONS)
    assert set(GateChoice) - GIVES_UP == {GateChoice.GO_ON, GateChoice.EASIER}
