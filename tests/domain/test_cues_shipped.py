"""What is heard in the shipped routines, at every pace and for the common kinds of comfort."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from routine_app.content.catalogue import load_catalogue
from routine_app.content.listed import Catalogue
from routine_app.domain.comfort import Comfort, avoidable
from routine_app.domain.compile import CompileOptions, CueLevel, compile_plan
from routine_app.domain.exercise import RepsDose
from routine_app.domain.plan import Plan
from routine_app.domain.resolve import resolve
from routine_app.domain.rest_words import rest_lasting
from routine_app.domain.timeline import CueKind
from routine_app.domain.vocabulary import Equipment, SegmentKind, Sides
from tests import plans
from tests.domain.hearing import once_lying

COMMON = (
    "all_fours",
    "head_below_hips",
    "flat_on_back",
    "one_leg_standing",
    "side_lying",
    "floor",
    "kneeling_pressure",
)
AVOIDED = [(), *((one,) for one in COMMON), *combinations(COMMON, 2), COMMON]
PACES = (80, 100, 130)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def plans_for(catalogue: Catalogue, routine: str) -> list[Plan]:
    """Return the different plans of a routine over the common kinds of comfort."""
    found: dict[tuple[str, ...], Plan] = {}
    for avoided in AVOIDED:
        for without in (frozenset[Equipment](), frozenset({Equipment.BAND, Equipment.WEIGHT})):
            comfort = Comfort(avoid=frozenset(avoidable(slug) for slug in avoided), without=without, week=24)
            plan = resolve(catalogue.routine(routine), catalogue.exercises, comfort)
            found[tuple(f"{item.variation.id} {item.start}" for item in plan.items)] = plan
    return list(found.values())


def test_no_set_begins_with_the_breath_alone(catalogue: Catalogue) -> None:
    """In phases of two seconds there is no time for all: then the movement is said in fewer words."""
    bare = []
    for exercise in catalogue.exercises.values():
        for variation in (each for each in exercise.variations if isinstance(each.dose, RepsDose)):
            timeline = compile_plan(plans.plan(plans.item(variation)))
            first = [each for each in timeline.segments if each.kind is SegmentKind.WORK and each.rep == 1]
            for segment in first:
                said = [cue.text for cue in timeline.cues if segment.start_ms <= cue.at_ms < segment.end_ms]
                bare += [(variation.id, segment.phase) for text in said if text in ("Out.", "In.")]
    assert bare == []


@pytest.mark.parametrize("routine", ["daily", "short", "gentle", "no_floor", "before_bed", "strength"])
def test_no_shipped_session_speaks_with_two_voices(routine: str, catalogue: Catalogue) -> None:
    for plan in plans_for(catalogue, routine):
        for pace in PACES:
            for level in (CueLevel.FULL, CueLevel.SHORT):
                timeline = compile_plan(plan, CompileOptions(pace, cue_level=level))
                spoken = [cue for cue in timeline.cues if cue.text]
                clash = [(one, two) for one, two in pairwise(spoken) if one.at_ms + one.estimate_ms > two.at_ms]
                assert clash == []
                assert spoken[-1].at_ms + spoken[-1].estimate_ms <= timeline.duration_ms


@pytest.mark.parametrize("pace", PACES)
def test_daily_can_be_followed_by_ear(pace: int, catalogue: Catalogue) -> None:
    """Every name, every move, every set-up, every side and rest is said, whatever the pace."""
    for plan in plans_for(catalogue, "daily"):
        timeline = compile_plan(plan, CompileOptions(pace))
        texts = [cue.text for cue in timeline.cues]
        spoken = " ".join(texts)
        for item in plan.items:
            assert f"{item.variation.short_name}" in spoken
            side = item.first_side if item.sides is Sides.EACH else None
            first = item.variation.steps_on(side)[0]
            assert any(text.startswith((first, once_lying(first))) for text in texts)
        for segment in timeline.segments:
            said = [cue.text for cue in timeline.cues if segment.start_ms <= cue.at_ms < segment.end_ms and cue.text]
            if segment.is_waiting and segment.kind is not SegmentKind.GET_READY:
                rests = rest_lasting(segment.text, segment.duration_ms)
                assert any(text.endswith((segment.text, rests)) for text in said)


def test_every_breath_of_a_repetition_is_heard_in_full_once(catalogue: Catalogue) -> None:
    plan = resolve(catalogue.routine("daily"), catalogue.exercises, Comfort())
    timeline = compile_plan(plan)
    firsts = [
        cue for cue in timeline.cues if cue.kind in (CueKind.BREATH_IN, CueKind.BREATH_OUT) and "reathe" in cue.text
    ]
    sides = sum(2 if item.sides is Sides.EACH else 1 for item in plan.items)
    assert len(firsts) >= 2 * sides


@pytest.mark.parametrize("pace", PACES)
def test_both_sides_of_every_shipped_session_last_equally_long(pace: int, catalogue: Catalogue) -> None:
    for routine in ("daily", "strength", "before_bed"):
        plan = resolve(catalogue.routine(routine), catalogue.exercises, Comfort())
        segments = compile_plan(plan, CompileOptions(pace)).segments
        by_side = {
            side: sum(each.duration_ms for each in segments if each.is_work and each.side == side)
            for side in ("left", "right")
        }
        assert by_side["left"] == by_side["right"] > 0
