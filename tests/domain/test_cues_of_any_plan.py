"""Whatever the plan, pace and voice: never two voices at once, nothing said out of its place, nothing left unsaid."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routine_app.domain.compile import CompileOptions, CueLevel, compile_plan
from routine_app.domain.plan import Plan
from routine_app.domain.spoken_length import estimate_ms
from routine_app.domain.timeline import CueKind, Tone
from routine_app.domain.vocabulary import SegmentKind
from tests.domain.hearing import overlaps, said, sounded
from tests.plans import (
    SMALL,
    compile_options,
    plans,
)


@given(plans(), st.integers(80, 130), st.booleans())
@settings(max_examples=30)
def test_tones_alone_say_nothing_and_sound_as_in_full(todays: Plan, pace: int, self_paced: bool) -> None:
    full = compile_plan(todays, CompileOptions(pace, self_paced))
    tones = compile_plan(todays, CompileOptions(pace, self_paced, CueLevel.TONES))
    assert not said(tones)
    for tone in Tone:
        assert sounded(tones, tone) == sounded(full, tone)


@given(plans(), compile_options())
@settings(max_examples=50)
def test_no_two_spoken_cues_overlap_and_all_is_in_order(todays: Plan, options: CompileOptions) -> None:
    timeline = compile_plan(todays, options)
    assert overlaps(timeline.cues) == []
    assert list(timeline.cues) == sorted(timeline.cues, key=lambda cue: cue.at_ms)
    assert all(cue.estimate_ms == estimate_ms(cue.text) for cue in timeline.cues)
    assert all(cue.text or cue.tone for cue in timeline.cues)


@given(plans(), compile_options())
@settings(max_examples=40)
def test_every_text_is_over_with_its_part_of_the_session(todays: Plan, options: CompileOptions) -> None:
    timeline = compile_plan(todays, options)
    for cue in (cue for cue in timeline.cues if cue.text):
        index = timeline.index_at(cue.at_ms)
        told = any(cue.text == each.text for each in timeline.segments[index].talk)
        here = timeline.segments[index]
        ends = [here.end_ms]
        for after in timeline.segments[index + 1 :]:
            if after.bout != here.bout or not (told or after.rep == here.rep):
                break
            ends.append(after.end_ms)
        assert cue.at_ms + cue.estimate_ms <= ends[-1]


@pytest.mark.parametrize("pace", range(80, 131, 10))
def test_names_moves_sides_and_ends_are_said_at_every_pace(pace: int) -> None:
    timeline = compile_plan(SMALL, CompileOptions(pace))
    kinds = [cue.kind for cue in timeline.cues if cue.text]
    segments = [segment.kind for segment in timeline.segments]
    assert kinds.count(CueKind.ANNOUNCE) >= len(SMALL.items)
    moves = kinds.count(CueKind.MOVE) + kinds.count(CueKind.FETCH)
    assert moves == segments.count(SegmentKind.CHANGE_POSITION)
    assert kinds.count(CueKind.SWITCH) == segments.count(SegmentKind.SWITCH_SIDE)
    assert kinds.count(CueKind.REST) == segments.count(SegmentKind.REST)
    assert kinds[-1] is CueKind.END


@given(plans(), st.integers(80, 130), st.floats(0.2, 4.0))
@settings(max_examples=40)
def test_however_slow_the_voice_all_is_said_once_the_first_time(todays: Plan, pace: int, slowness: float) -> None:
    def length_of(text: str) -> int:
        return round(estimate_ms(text) * slowness)

    timeline = compile_plan(todays, CompileOptions(pace), length_of)
    heard = [cue.text for cue in timeline.cues if cue.text]
    assert overlaps(timeline.cues) == []
    for each in todays.items:
        assert set(each.variation.steps) <= set(heard)
        assert not each.note or each.note in heard
