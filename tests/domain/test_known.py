"""Of what she has done lately she is told less: where it begins, on which side, how much, and always what to mind."""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import compile_plan
from routine_app.domain.easier import easier_item, easier_than
from routine_app.domain.length import length_ms
from routine_app.domain.plan import Plan
from routine_app.domain.resolve import resolve
from routine_app.domain.timeline import CueKind, Timeline
from routine_app.domain.vocabulary import Side
from tests.domain.hearing import once_lying
from tests.plans import plans

CATALOGUE = load_catalogue()
NAMES = [entry.id for entry in CATALOGUE.routines if entry.routine is not None]


def knowing_all(plan: Plan) -> Plan:
    return replace(plan, known=frozenset(item.variation.id for item in plan.items))


def told(timeline: Timeline, *kinds: CueKind) -> set[str]:
    return {cue.text for cue in timeline.cues if cue.kind in kinds}


@pytest.mark.parametrize("name", NAMES)
def test_what_she_must_mind_and_where_each_begins_is_told_all_the_same(name: str) -> None:
    plan = resolve(CATALOGUE.routine(name), CATALOGUE.exercises, Comfort(week=30))
    first, known = compile_plan(plan), compile_plan(knowing_all(plan))
    assert known.duration_ms <= first.duration_ms
    assert len(known.cues) < len(first.cues)
    assert told(known, CueKind.CAUTION) == told(first, CueKind.CAUTION)
    for kind in (CueKind.FETCH, CueKind.MOVE, CueKind.ANNOUNCE, CueKind.NOTE):
        assert told(known, kind) == told(first, kind)
    heard = {cue.text for cue in known.cues}
    for item in plan.items:
        begins = {item.variation.steps_on(side)[0] for side in Side}
        assert heard & (begins | {once_lying(step) for step in begins}), item.variation.id


@given(plans())
def test_it_never_lasts_longer_and_an_unknown_one_is_as_it_was(plan: Plan) -> None:
    assert length_ms(knowing_all(plan)) <= length_ms(plan)
    assert length_ms(knowing_all(plan)) == compile_plan(knowing_all(plan)).duration_ms
    assert compile_plan(replace(plan, known=frozenset({"another.one"}))) == compile_plan(plan)


def test_what_is_made_gentler_says_what_is_gentler_about_it() -> None:
    plan = knowing_all(resolve(CATALOGUE.routine("gentle"), CATALOGUE.exercises, Comfort()))
    breathing = plan.items[0]
    way = easier_than(breathing, Comfort())
    assert way is not None
    assert way.id == breathing.variation.id
    gentler = replace(plan, items=(easier_item(breathing, way, Comfort(), fewer=False), *plan.items[1:]))
    assert way.steps[-1] in {cue.text for cue in compile_plan(gentler).cues}
