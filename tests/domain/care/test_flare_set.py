"""The gentle set is the flare-day set of the content sheet's F2."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.care.pain_gate import GENTLE_ROUTINE
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import compile_plan
from routine_app.domain.exercise import TimeDose
from routine_app.domain.formatting import whole_minutes
from routine_app.domain.length import length_ms
from routine_app.domain.plan import Plan
from routine_app.domain.resolve import resolve
from routine_app.domain.script import sets_of
from routine_app.domain.timeline import CueKind
from routine_app.domain.vocabulary import Level
from tests.domain.hearing import once_lying

# Content sheet F2: "Flare-day mini set (~8 min): br.side 2 min, cc.seated, bpa.squeeze, bridge.glute_squeeze,
# abd.seated_pushout, pir.side_rest, br.seated 2 min." None: the line names no dose.
F2 = {
    "br.side": 120_000,
    "cc.seated": None,
    "bpa.squeeze": None,
    "bridge.glute_squeeze": None,
    "abd.seated_pushout": None,
    "pir.side_rest": None,
    "br.seated": 120_000,
}
F2_ABOUT_MS = 8 * 60_000


@pytest.fixture(scope="module")
def plan() -> Plan:
    catalogue = load_catalogue()
    return resolve(catalogue.routine(GENTLE_ROUTINE), catalogue.exercises, Comfort(week=30))


def knowing_all(plan: Plan) -> Plan:
    return replace(plan, known=frozenset(item.variation.id for item in plan.items))


def test_it_holds_the_seven_parts_with_the_doses_of_the_line_and_one_set_of_all_else(plan: Plan) -> None:
    doses = {item.variation.id: item.dose.ms if isinstance(item.dose, TimeDose) else None for item in plan.items}
    assert doses == F2
    assert len(plan.items) == len(F2)
    assert {plan.items[0].variation.id, plan.items[-1].variation.id} == {"br.seated", "br.side"}
    assert all(sets_of(item) == 1 and item.variation.level is not Level.HARDER for item in plan.items)


def test_it_lasts_about_eight_minutes_once_she_knows_it_and_is_told_in_full_before(plan: Plan) -> None:
    known = length_ms(knowing_all(plan))
    assert F2_ABOUT_MS <= known < F2_ABOUT_MS + 60_000
    assert whole_minutes(length_ms(plan)) == 10
    heard = {cue.text for cue in compile_plan(plan).cues}
    for item in plan.items:
        for step in item.variation.steps_on(item.first_side):
            assert heard & {step, once_lying(step)}, step


def test_nothing_counts_her_in_and_a_breath_of_silence_comes_before_each_set(plan: Plan) -> None:
    for todays in (plan, knowing_all(plan)):
        timeline = compile_plan(todays)
        assert not any(cue.kind is CueKind.COUNTDOWN for cue in timeline.cues)
        for before, work in zip(timeline.segments, timeline.segments[1:], strict=False):
            if before.is_waiting and work.is_work:
                told = [cue.at_ms + cue.estimate_ms for cue in timeline.cues if cue.at_ms < work.start_ms]
                assert work.start_ms - max(told) >= 1_500, work


def test_of_breathing_she_hears_how_while_she_breathes(plan: Plan) -> None:
    timeline = compile_plan(plan)
    begins = next(each.start_ms for each in timeline.segments if each.is_work)
    steps = plan.items[0].variation.steps
    heard = {cue.text: cue.at_ms for cue in timeline.cues if cue.text in steps}
    assert [step for step in steps if heard[step] < begins] == [steps[0]]


def test_she_goes_onto_the_bed_once_and_may_stay_there(plan: Plan) -> None:
    assert [item.is_down for item in plan.items] == [False] * 5 + [True] * 2
