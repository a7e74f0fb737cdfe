"""What the answers to "It hurts" do: easier and fewer, something calmer, and nothing where there is none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.calm import CALM_EXERCISE, is_calm
from routine_app.domain.care.pain_gate import GateChoice
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import CompileOptions
from routine_app.domain.exercise import RepsDose
from routine_app.domain.plan import Plan
from routine_app.domain.spoken_length import estimate_ms
from routine_app.domain.vocabulary import Position, SegmentKind
from routine_app.playback.actions import ACTIONS
from routine_app.playback.calmer import CALM_REASON
from routine_app.playback.commands import GATE_COMMANDS, GIVES_UP
from routine_app.playback.events import ItemsJoined, ItemSkipped, ItemStarted, Swapped
from routine_app.playback.player import Player, State
from tests.plans import BREATHS, CLAMS, SQUATS, STRETCH, item, plan, plans
from tests.playback.drive import running

K = SegmentKind
BREATHING = load_catalogue().exercises[CALM_EXERCISE]


def with_calm(made: Plan) -> Plan:
    return replace(made, calm=BREATHING)


def test_easier_and_fewer_is_an_easier_version_with_a_set_less_and_can_be_taken_back() -> None:
    drive = running(plan(SQUATS)).to(30_000)
    before = drive.player.plan.items[0]
    (event, *_) = drive.do("easier_and_fewer")
    assert event == Swapped(
        0, "squat.squat", "squat.mini_squat", "Mini squat instead of Squat: easier and fewer for now.", fewer=True
    )
    fewer = drive.player.plan.items[0].dose
    assert isinstance(before.dose, RepsDose)
    assert isinstance(fewer, RepsDose)
    assert fewer.sets == before.dose.sets - 1
    assert drive.player.can_undo_easier
    drive.do("undo_easier")
    assert drive.player.plan.items[0].dose == before.dose


def test_something_calmer_is_the_plans_own_breathing_at_its_end() -> None:
    drive = running(plan(SQUATS, CLAMS, BREATHS)).to(30_000)
    assert drive.player.can_go_calmer
    events = drive.do("calmer")
    assert [event for event in events if isinstance(event, ItemSkipped)] == [
        ItemSkipped(0, CALM_REASON),
        ItemSkipped(1, CALM_REASON),
    ]
    assert [event.item for event in events if isinstance(event, ItemStarted)] == [2]
    assert is_calm(drive.player.plan.items[drive.segment.item or 0])
    assert drive.do("calmer") == (), "this plan knows nothing else that is calm"


def test_something_calmer_joins_the_plan_where_it_does_not_end_with_it() -> None:
    drive = running(with_calm(plan(BREATHS, SQUATS, CLAMS))).to(30_000)
    drive.do("skip")
    events = drive.do("calmer")
    joined = [event for event in events if isinstance(event, ItemsJoined)]
    assert [(each.first, [item.variation.id for item in each.items]) for each in joined] == [(3, ["br.seated"])]
    assert [event.item for event in events if isinstance(event, ItemSkipped)] == [1, 2]
    assert drive.segment.item == 3
    assert len(drive.player.plan.items) == 4
    heard = " ".join(cue.text for cue in drive.player.timeline.cues if cue.at_ms >= drive.at)
    for step in joined[0].items[0].variation.steps:
        assert step in heard, "told in full"
    assert sum(joined[0].lengths_ms) == sum(
        each.duration_ms for each in drive.player.timeline.segments if each.item == 3
    )
    drive.wait(600_000)
    assert drive.player.state is State.FINISHED


def test_it_hurts_in_the_calm_one_too_and_another_takes_its_place_until_none_is_left() -> None:
    drive = running(with_calm(plan(SQUATS))).to(30_000)
    had = []
    while drive.player.can_go_calmer:
        drive.do("calmer")
        had.append(drive.player.plan.items[drive.segment.item or 0].variation.id)
    assert had[0] == "br.seated"
    assert len(had) == len(set(had)) == 5


def test_where_nothing_calm_fits_nothing_is_offered() -> None:
    avoid = frozenset({*Position})
    player = Player(with_calm(plan(SQUATS)), comfort=Comfort(avoid=avoid))
    player.start(0)
    player.calmer(1_000)
    assert not player.can_go_calmer
    assert player.plan == with_calm(plan(SQUATS))


@given(plans(), st.integers(0, 400_000), st.integers(0, 6))
def test_whatever_the_plan_and_wherever_she_is_something_calmer_ends_it(made: Plan, at_ms: int, skips: int) -> None:
    drive = running(with_calm(made))
    drive.wait(at_ms)
    for _ in range(skips):
        drive.do("skip")
    if drive.player.state is not State.RUNNING or drive.segment.item is None:
        return
    here, done = drive.segment.item, drive.player.timeline.segments[: drive.player.moment().index]
    assert drive.player.can_go_calmer
    drive.do("calmer")
    last = len(drive.player.plan.items) - 1
    assert drive.segment.item == last > here
    assert is_calm(drive.player.plan.items[last])
    assert drive.player.timeline.segments[: len(done)] == done, "what is done stays done"
    assert {each.item for each in drive.player.timeline.segments if each.start_ms >= drive.at} == {last, None}


def test_each_answer_of_the_gate_has_its_command() -> None:
    assert set(GATE_COMMANDS) == set(GateChoice)
    assert set(GATE_COMMANDS.values()) <= set(ACTIONS)
    assert set(GateChoice) - GIVES_UP == {GateChoice.GO_ON, GateChoice.EASIER}


def test_who_came_out_of_it_gets_ready_again_and_goes_on_with_the_repetition_that_she_was_in() -> None:
    drive = running(plan(SQUATS), length_of=estimate_ms).to_kind(K.WORK, 14_000)
    assert drive.player.moment().count == 3
    drive.do("pause")
    before = len(drive.cues)
    drive.do("ready_again")
    assert drive.segment.kind is K.GET_READY
    drive.do("resume")
    drive.wait(3_000)
    drive.to_kind(K.WORK, 100)
    assert [cue.text for cue in drive.cues[before:] if cue.text][:3] == [
        "Next: Squat.",
        "Set 1 of 2.",
        "Stand hip-wide.",
    ]
    assert drive.player.moment().count == 3
    assert drive.sets == []
    drive.to_kind(K.REST)
    assert drive.sets == [(0, None, 1)]


def test_a_new_pace_while_she_gets_ready_again_keeps_what_is_done() -> None:
    drive = running(plan(SQUATS), length_of=estimate_ms).to_kind(K.WORK, 14_000)
    drive.do("ready_again")
    drive.do("slower")
    assert drive.to_kind(K.WORK, 100).player.moment().count == 3


def test_of_a_hold_she_hears_again_what_leads_into_it_and_holds_what_is_left() -> None:
    strap = replace(
        STRETCH,
        steps=("Loop it.", "Raise your {side} leg.", "Breathe out."),
        tempo=(replace(STRETCH.tempo[0], step=1), replace(STRETCH.tempo[1], step=1)),
    )
    drive = running(plan(SQUATS, item(strap)), length_of=estimate_ms).to_kind(K.HOLD, 12_000)
    left_ms = (drive.segment.countdown_end_ms or 0) - drive.segment.start_ms
    before = len(drive.cues)
    drive.do("ready_again")
    drive.to_kind(K.HOLD, 100)
    heard = [cue.text for cue in drive.cues[before:] if cue.text]
    assert heard[:5] == ["Next: Figure four.", "Left leg first.", "Set 1 of 2.", "Loop it.", "Raise your left leg."]
    assert (drive.segment.countdown_end_ms or 0) - drive.segment.start_ms == left_ms


def test_who_waits_anyway_needs_not_get_ready_again() -> None:
    drive = running(plan(SQUATS), CompileOptions(self_paced=True))
    for kind in (K.GET_READY, K.WORK, K.REST):  # at her own pace a set waits for her, too
        timeline = drive.player.timeline
        assert drive.segment.kind is kind
        assert drive.do("ready_again") == ()
        assert drive.player.timeline is timeline
        drive.do("next")
