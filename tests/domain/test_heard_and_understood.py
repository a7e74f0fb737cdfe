"""Whatever she does and however she is, she hears all that she must know, in time, and of the right limb.

Some of all routines, comforts, weeks, paces and levels by the estimate; all of them, also by a voice's true lengths,
where there is time.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, pairwise, product
from pathlib import Path

import pytest
from msgspec.structs import replace

from routine_app.content.listed import Catalogue
from routine_app.domain.comfort import Comfort, Week
from routine_app.domain.compile import CompileOptions, CueLevel, compile_plan
from routine_app.domain.fetching import today
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.resolve import resolve
from routine_app.domain.script import sets_of
from routine_app.domain.spoken_length import LengthOf, estimate_ms
from routine_app.domain.spoken_lines import sentences_in
from routine_app.domain.timeline import CueKind, Timeline
from routine_app.domain.vocabulary import Demand, Equipment, Position
from routine_app.sound.speech import Speech
from routine_app.sound.voice_cache import VoiceCache
from tests.domain.hearing import once_lying, overlaps

WEEKS: tuple[Week | None, ...] = (None, 12, 15, 16, 20, 28, 34, 40)
PACES = (80, 100, 130)
COMFORTS = (
    Comfort(),
    Comfort(avoid=frozenset({Position.ALL_FOURS, Demand.HEAD_BELOW_HIPS})),
    Comfort(avoid=frozenset({Demand.FLOOR})),
    Comfort(avoid=frozenset({Position.STANDING})),
    Comfort(avoid=frozenset({Demand.LEGS_APART, Demand.KNEELING_PRESSURE})),
    Comfort(avoid=frozenset({Position.SIDE_LYING, Demand.CROSSING_LEGS})),
    Comfort(without=frozenset({Equipment.BAND, Equipment.WEIGHT, Equipment.PILLOWS, Equipment.STRAP})),
)


def sessions(catalogue: Catalogue, every: int) -> Iterator[tuple[Plan, CompileOptions]]:
    """Yield every so many of all sessions that differ."""
    entries = [entry.routine for entry in catalogue.routines if entry.routine is not None]
    plans = {
        resolve(routine, catalogue.exercises, replace(comfort, week=week)): None
        for routine, comfort, week in product(entries, COMFORTS, WEEKS)
    }
    for plan, pace in islice(product(plans, PACES), 0, None, every):
        yield plan, CompileOptions(pace)


def check(plan: Plan, options: CompileOptions, length_of: LengthOf) -> None:
    full, short, tones = (
        compile_plan(plan, CompileOptions(options.pace_percent, cue_level=level), length_of) for level in CueLevel
    )
    assert full.segments == short.segments == tones.segments
    for timeline in (full, short):
        assert overlaps(timeline.cues) == []
        assert all(cue.estimate_ms == length_of(cue.text) for cue in timeline.cues)
        check_all_is_over_in_time(timeline)
        check_limbs(timeline)
        check_things_to_hold(plan, timeline)
        check_time_to_fetch(timeline)
    assert not any(cue.text for cue in tones.cues)
    check_all_is_told(plan, full)
    cautions = [
        text for item in plan.items for each in item.cautions for text in sentences_in(each) if is_told(item, text)
    ]
    assert set(cautions) <= {cue.text for cue in short.cues}


def check_all_is_over_in_time(timeline: Timeline) -> None:
    for cue in (each for each in timeline.cues if each.text):
        index = timeline.index_at(cue.at_ms)
        here, end_ms = timeline.segments[index], 0
        told = any(each.text == cue.text for each in here.talk)
        for segment in timeline.segments[index:]:
            if segment.bout != here.bout or not (told or segment.rep == here.rep):
                break
            end_ms = segment.end_ms
        assert cue.at_ms + cue.estimate_ms <= end_ms, cue


def check_limbs(timeline: Timeline) -> None:
    """Before every set of one side a sentence names that side of her."""
    told: list[str] = []
    for before, segment in pairwise(timeline.segments):
        if before.is_waiting:
            told += [each.text.lower() for each in before.talk]
        if segment.is_work and not before.is_work:
            assert segment.side is None or any(segment.side in text for text in told), segment
            told = []


def check_things_to_hold(plan: Plan, timeline: Timeline) -> None:
    """What an exercise needs is named before she is where she uses it (`test_journey` holds where on the way)."""
    for index, item in enumerate(plan.items):
        begins = next(each.start_ms for each in timeline.segments if each.item == index and each.is_work)
        told = " ".join(cue.text for cue in timeline.cues if cue.kind is CueKind.FETCH and cue.at_ms < begins)
        for need in item.variation.equipment:
            assert today((need,)).removeprefix("Today you need ").rstrip(".") in told, (item.variation.id, need)


def check_time_to_fetch(timeline: Timeline) -> None:
    """Where something is fetched between two exercises there are at least 30 s (design)."""
    for cue in (each for each in timeline.cues if each.kind is CueKind.FETCH):
        here = timeline.index_at(cue.at_ms)
        before = [each.end_ms for each in timeline.segments[:here] if each.is_work]
        after = [each.start_ms for each in timeline.segments[here:] if each.is_work]
        assert not before or after[0] - before[-1] >= 30_000, cue


def check_all_is_told(plan: Plan, timeline: Timeline) -> None:
    """Every step, note and caution is told once, the first time that its variation is done, and shown while it is."""
    seen: set[str] = set()
    heard_in: defaultdict[int | None, set[str]] = defaultdict(set)
    shown_in: defaultdict[int | None, list[str]] = defaultdict(list)
    for cue in timeline.cues:
        heard_in[timeline.segments[timeline.index_at(cue.at_ms)].item].add(cue.text)
    for segment in timeline.segments:
        shown_in[segment.item] += [each.text for each in segment.talk]
    for index, item in enumerate(plan.items):
        if item.variation.id in seen:
            continue
        seen.add(item.variation.id)
        for text in texts_of(item):
            told = {text, once_lying(text)}
            assert sum(shown_in[index].count(each) for each in told) == 1, (item.variation.id, text)
            assert told & heard_in[index], (item.variation.id, text)


def texts_of(item: PlanItem) -> list[str]:
    closing = item.variation.closing_step
    steps = [step for number, step in enumerate(item.variation.steps_on(item.first_side)) if number != closing]
    others = [text for each in (*item.cautions, item.note) for text in sentences_in(each)]
    return list(dict.fromkeys(text for text in (*steps, *others) if is_told(item, text)))


def is_told(item: PlanItem, text: str) -> bool:
    """What is for the rests between sets is told where there are any, and nothing else says it."""
    return not text.startswith("Between the sets") or (sets_of(item) > 1 and not item.variation.rests_on_side)


def test_some_of_all_sessions_can_be_followed_with_eyes_shut(catalogue: Catalogue) -> None:
    for plan, options in sessions(catalogue, every=13):
        check(plan, options, estimate_ms)


def test_the_checks_can_fail(catalogue: Catalogue) -> None:
    plan = resolve(catalogue.routine("daily"), catalogue.exercises, Comfort())
    timeline = compile_plan(plan)
    untold = replace(plan, items=(replace(plan.items[0], notes="Unheard."), *plan.items[1:]))
    with pytest.raises(AssertionError, match="Unheard"):
        check_all_is_told(untold, timeline)
    silent = replace(timeline, segments=tuple(replace(each, talk=()) for each in timeline.segments))
    with pytest.raises(AssertionError):
        check_limbs(silent)
    unfetched = replace(timeline, cues=tuple(cue for cue in timeline.cues if cue.kind is not CueKind.FETCH))
    with pytest.raises(AssertionError):
        check_things_to_hold(plan, unfetched)
    hurried = replace(
        timeline,
        segments=tuple(
            replace(each, start_ms=each.start_ms // 20, duration_ms=each.duration_ms // 20)
            for each in timeline.segments
        ),
        cues=tuple(replace(cue, at_ms=cue.at_ms // 20) for cue in timeline.cues),
    )
    with pytest.raises(AssertionError):
        check_time_to_fetch(hurried)
    longer = replace(timeline, cues=tuple(replace(cue, estimate_ms=cue.estimate_ms + 60_000) for cue in timeline.cues))
    with pytest.raises(AssertionError):
        check_all_is_over_in_time(longer)


@pytest.mark.slow
def test_all_sessions_can_be_followed_with_eyes_shut(catalogue: Catalogue) -> None:
    for plan, options in sessions(catalogue, every=1):
        check(plan, options, estimate_ms)


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.skipif(sys.platform == "darwin", reason="there is no Pico for macOS")
def test_sessions_can_be_followed_by_the_true_lengths_of_the_voice(catalogue: Catalogue, tmp_path: Path) -> None:
    told: list[str] = []
    speech = Speech(VoiceCache(tmp_path), told.append)
    for plan, options in sessions(catalogue, every=20):
        check(plan, options, speech.length_ms)
    assert told == []
