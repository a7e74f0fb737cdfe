"""What stands on a handout: all of the plan, and all that she must know."""

from __future__ import annotations

import msgspec

from routine_app.content.care import load_care
from routine_app.content.listed import Catalogue
from routine_app.documents.handout import OTHER_SIDE, STOP_IF, Handout, handout_of
from routine_app.domain.comfort import Comfort
from routine_app.domain.dose import dose_text
from routine_app.domain.plan import Plan
from routine_app.domain.reasons import on_paper
from routine_app.domain.resolve import resolve
from routine_app.domain.tempo import dose_as_done
from routine_app.domain.vocabulary import Demand, Side, Sides
from tests.documents.conftest import FACTS, clips_of


def test_every_exercise_of_the_plan_with_all_that_it_says(plan: Plan, handout: Handout) -> None:
    assert [each.number for each in handout.items] == list(range(1, len(plan.items) + 1))
    for item, told in zip(plan.items, handout.items, strict=True):
        variation = item.variation
        assert told.name == variation.short_name
        assert told.dose == dose_text(dose_as_done(item), item.sides)
        assert (told.swap, told.note, told.cautions) == (item.reason, item.note, item.cautions)
        assert len(told.pictures) == 3
        assert told.stop_if == STOP_IF
        assert (told.steps[-1] == OTHER_SIDE) is (variation.sides is Sides.EACH)
        assert not any("{" in step for step in told.steps), "limbs are named"
        for phase in variation.tempo:
            assert phase.name in told.tempo


def test_the_steps_are_those_of_the_side_that_begins(plan: Plan) -> None:
    others = tuple(msgspec.structs.replace(item, first_side=Side.RIGHT) for item in plan.items)
    right = msgspec.structs.replace(plan, items=others)
    told = [" ".join(each.steps) for each in handout_of(right, clips_of(right), load_care(), FACTS).items]
    sided = [text for item, text in zip(plan.items, told, strict=True) if item.sides is Sides.EACH]
    assert len(sided) > 2
    assert all("right" in text for text in sided)


def test_the_three_that_count_most(handout: Handout) -> None:
    assert [item.name for item in handout.core] == ["Squat", "Leg slide and lift", "Hip thrust"]


def test_ways_down_are_counted(catalogue: Catalogue, handout: Handout) -> None:
    assert handout.facts == ("10 exercises", "about 30 min", "down to the floor once")
    up = resolve(catalogue.routine("daily"), catalogue.exercises, Comfort(avoid=frozenset({Demand.FLOOR}), week=30))
    assert handout_of(up, clips_of(up), load_care(), FACTS).facts[2] == "no way down to the floor"


def test_all_stop_signs_and_contacts_with_their_marks(handout: Handout) -> None:
    care = load_care()
    assert handout.stop.signs == tuple(sign.marked for sign in care.stop_signs)
    assert [what for _, _, what in handout.stop.contacts] == [each.marked for each in care.contacts]
    assert handout.stop.numbers == ("Midwife: Anna 0111",)


def test_what_is_left_out_says_why(catalogue: Catalogue) -> None:
    everything = frozenset(Demand)
    plan = resolve(catalogue.routine("daily"), catalogue.exercises, Comfort(avoid=everything, week=30))
    assert plan.skipped
    told = handout_of(plan, clips_of(plan), load_care(), FACTS).left_out
    assert told == tuple(on_paper(each.reason) for each in plan.skipped)


def test_no_reason_on_paper_says_today(catalogue: Catalogue) -> None:
    """It is used for weeks: also why an exercise was left out, and why what she pinned does not stand there."""
    pinned = {"squat": "squat.goblet"}
    comfort = Comfort(avoid=frozenset(Demand), week=30, pinned=pinned)
    plan = resolve(catalogue.routine("daily"), catalogue.exercises, comfort)
    said = [*(each.reason for each in plan.skipped), *(item.reason for item in plan.items)]
    assert sum("today" in text for text in said) > len(plan.skipped)
    told = handout_of(plan, clips_of(plan), load_care(), FACTS)
    on_it = (*told.left_out, *(item.swap for item in told.items))
    assert len(told.left_out) == len(plan.skipped)
    assert not [text for text in on_it if "today" in text]


def test_without_core_there_is_none(plan: Plan) -> None:
    facts = msgspec.structs.replace(FACTS, core=frozenset())
    assert handout_of(plan, clips_of(plan), load_care(), facts).core == ()
