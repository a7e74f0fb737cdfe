"""The gentle set is the flare-day set of the content sheet's F2."""

from __future__ import annotations

from msgspec.structs import replace

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.care.pain_gate import GENTLE_ROUTINE
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import compile_plan
from routine_app.domain.formatting import whole_minutes
from routine_app.domain.length import length_ms
from routine_app.domain.resolve import resolve
from routine_app.domain.vocabulary import Level
from tests.domain.hearing import once_lying

F2 = [
    "br.side", "cc.seated", "bpa.squeeze", "bridge.glute_squeeze", "abd.seated_pushout", "pir.side_rest", "br.seated",
]  # fmt: skip


def test_it_holds_the_seven_parts_and_nothing_else() -> None:
    catalogue = load_catalogue()
    plan = resolve(catalogue.routine(GENTLE_ROUTINE), catalogue.exercises, Comfort(week=30))
    assert sorted(item.variation.id for item in plan.items) == sorted(F2)
    assert {plan.items[0].variation.id, plan.items[-1].variation.id} == {"br.seated", "br.side"}
    assert all(item.variation.level is not Level.HARDER for item in plan.items)


def test_it_lasts_about_eight_minutes_once_she_knows_it_and_is_told_in_full_before() -> None:
    catalogue = load_catalogue()
    plan = resolve(catalogue.routine(GENTLE_ROUTINE), catalogue.exercises, Comfort(week=30))
    known = replace(plan, known=frozenset(item.variation.id for item in plan.items))
    assert whole_minutes(length_ms(known)) == 8
    assert length_ms(plan) < 10 * 60_000
    heard = {cue.text for cue in compile_plan(plan).cues}
    for item in plan.items:
        for step in item.variation.steps_on(plan.first_side):
            assert heard & {step, once_lying(step)}, step


def test_she_goes_onto_the_bed_once_and_may_stay_there() -> None:
    catalogue = load_catalogue()
    plan = resolve(catalogue.routine(GENTLE_ROUTINE), catalogue.exercises, Comfort())
    assert [item.is_down for item in plan.items] == [False] * 5 + [True] * 2
