"""At each change of sides, and before each set on her other side, she hears what leads into it, and has time for it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.compile import compile_plan
from routine_app.domain.exercise import HoldDose, Phase, RepsDose, Variation
from routine_app.domain.plan import Plan
from routine_app.domain.timeline import CueKind, Timeline
from routine_app.domain.vocabulary import Breath, Equipment, Position, SegmentKind, Side, Sides
from tests.domain.hearing import said
from tests.plans import CALM, CLAM, STRETCH, item, plan

SHIPPED = [each for exercise in load_catalogue().exercises.values() for each in exercise.variations]
HELD = [each for each in SHIPPED if isinstance(each.dose, HoldDose) and each.sides is Sides.EACH]
STRAP = replace(
    STRETCH,
    steps=("Loop it round your {side} foot.", "Breathe.", "Raise your {side} leg.", "Guide your {side} leg across."),
    tempo=(Phase("breathe in", 4_000, Breath.IN, 3), Phase("breathe out", 6_000, Breath.OUT, 3)),
    side_words="the strap round your {side} foot",
)


def pauses(timeline: Timeline) -> list[tuple[str, list[str]]]:
    """Return for each set that begins on another side than the last which side, and what was said right before it."""
    found, side, since_ms = [], None, 0
    for before, here in pairwise(timeline.segments):
        if before.is_work and not here.is_work:
            side, since_ms = before.side, here.start_ms
        if here.is_work and not before.is_work and side not in (None, here.side):
            found.append((str(here.side), [text for _, text in said(timeline, since_ms, here.start_ms)]))
    return found


def of(variation: Variation, rest_ms: int = 45_000, **fields: object) -> Plan:
    return plan(item(variation, rest_ms=rest_ms, dose=HoldDose(3, 20_000), **fields))


@pytest.mark.parametrize("rest_ms", [0, 5_000, 15_000, 20_000, 45_000])
@pytest.mark.parametrize("variation", HELD, ids=lambda each: each.id)
def test_whenever_a_stretch_changes_sides_she_hears_what_leads_into_it(variation: Variation, rest_ms: int) -> None:
    timeline = compile_plan(of(variation, rest_ms))
    changes = pauses(timeline)
    assert len(changes) in (1, 5)  # lying on her side all sets of one side come first
    into = slice(1, max(phase.step for phase in variation.tempo) + 1)
    for side, heard in changes:
        on, other = variation.steps_on(Side(side))[into], variation.steps_on(Side(side).other)[into]
        words = variation.side_words_on(Side(side))
        assert words in " ".join(heard)
        sided = [step for step, on_other in zip(on, other, strict=True) if step != on_other]
        assert [
            step for step in sided if step not in heard and not any(part in step for part in words.split(", "))
        ] == []


def test_with_the_strap_she_is_told_to_raise_her_leg_at_every_change_of_sides() -> None:
    for side, heard in pauses(compile_plan(of(STRAP))):
        at = heard.index(f"Raise your {side} leg.")
        assert heard[at + 1] == f"Guide your {side} leg across."
        assert f"the strap round your {side} foot" in heard[at - 1]


def test_what_leads_into_it_comes_towards_the_end_of_a_rest_and_not_at_its_beginning() -> None:
    timeline = compile_plan(of(STRAP, 60_000))
    rest = next(each for each in timeline.segments if each.kind is SegmentKind.REST)
    heard = said(timeline, rest.start_ms, rest.end_ms)
    assert [text for _, text in heard] == [
        "Rest for 60 seconds. Next: set 2 of 3, the strap round your left foot.",
        "Next: set 2 of 3, the strap round your left foot.",
        "Raise your left leg.",
        "Guide your left leg across.",
        *("3.", "2.", "1."),
    ]
    assert heard[1][0] > rest.end_ms - 25_000
    assert {cue.kind for cue in timeline.cues if cue.at_ms in (heard[1][0], heard[2][0])} == {CueKind.NEXT}


def test_to_put_the_strap_round_her_other_foot_she_has_ten_seconds_of_silence_after_all_is_told() -> None:
    for things, silence_ms in (((Equipment.STRAP,), 10_000), ((), 3_000)):
        timeline = compile_plan(of(replace(STRAP, equipment=things), 20_000))
        told = [cue for cue in timeline.cues if cue.text.startswith("Guide your")][1:]
        begins = [each.start_ms for each in timeline.segments if each.is_work and each.rep == 1]
        for cue in told:
            assert next(ms for ms in begins if ms > cue.at_ms) - 3_000 - cue.at_ms - cue.estimate_ms >= silence_ms


def test_between_two_sides_there_is_a_change_of_sides_however_short_the_rest() -> None:
    for rest_ms, kind in ((0, SegmentKind.SWITCH_SIDE), (5_000, SegmentKind.SWITCH_SIDE), (15_000, SegmentKind.REST)):
        for dose in (HoldDose(2, 20_000), RepsDose(2, 4)):
            timeline = compile_plan(plan(item(STRETCH, rest_ms=rest_ms, dose=dose)))
            kinds = [each.kind for each in timeline.segments if not each.is_work][-4:-1]
            assert kinds == [SegmentKind.SWITCH_SIDE, kind, SegmentKind.SWITCH_SIDE]
            assert [side for side, _ in pauses(timeline)] == ["right", "left", "right"]


def test_what_the_words_of_the_side_say_is_not_said_twice() -> None:
    steps = ("Sit tall.", "Rest your {side} ankle on your {other} thigh.", "Lean toward the {side}.")
    tempo = tuple(replace(phase, step=2) for phase in CALM)
    crossed = replace(STRETCH, steps=steps, tempo=tempo, side_words="your {side} ankle on your {other} thigh")
    for side, heard in pauses(compile_plan(of(crossed))):
        assert f"Lean toward the {side}." in heard
        assert not any(text.startswith("Rest your") for text in heard)
    named = replace(crossed, side_words="your {side} ankle")  # of an author's few words nothing is taken for said
    assert all(any(text.startswith("Rest your") for text in heard) for _, heard in pauses(compile_plan(of(named))))


def test_of_a_stretch_that_she_knows_she_hears_what_leads_into_it_the_first_time_too() -> None:
    known = replace(of(STRAP), known=frozenset({STRAP.id}))
    timeline = compile_plan(known)
    ready = next(each for each in timeline.segments if each.kind is SegmentKind.GET_READY)
    assert [each.text for each in ready.talk][-3:] == [
        "Loop it round your left foot.",
        "Raise your left leg.",
        "Guide your left leg across.",
    ]


def test_lying_on_her_side_the_first_step_is_not_said_twice_of_what_she_knows() -> None:
    lying = next(each for each in HELD if each.id == "pir.side_rest")
    todays = replace(of(lying), known=frozenset({lying.id}))
    ready = next(each for each in compile_plan(todays).segments if each.kind is SegmentKind.GET_READY)
    texts = [each.text for each in ready.talk]
    assert len(texts) == len(set(texts)) == 3
    assert texts[0] == "Left knee forward on a tall stack of pillows."


def test_on_her_second_side_a_movement_is_told_once_more_where_there_is_time() -> None:
    lifts = replace(CLAM, steps=("Lie on your {other} side.", "Lift your {side} leg.", "Lower."))
    heard = [text for _, text in said(compile_plan(plan(item(lifts))))]
    assert heard.count("Lift your left leg.") == heard.count("Lift your right leg.") == 1
    hurried = replace(lifts, positions=(Position.STANDING,), side_words="your {side} leg " + "lifts " * 20)
    assert "Lift your right leg." not in [text for _, text in said(compile_plan(plan(item(hurried))))]
