"""What is heard: the right words at the right time, and never two at once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from routine_app.domain.compile import CompileOptions, CueLevel, compile_plan
from routine_app.domain.cue_slots import BETWEEN_MS
from routine_app.domain.cue_words import estimate_ms
from routine_app.domain.exercise import HoldDose
from routine_app.domain.plan import Plan
from routine_app.domain.timeline import CueKind, Tone
from routine_app.domain.vocabulary import SegmentKind
from tests.domain.hearing import overlaps, said, sounded
from tests.plans import (
    CLAM,
    CLAMS,
    SMALL,
    SQUAT,
    SQUATS,
    STRETCH,
    STRETCHES,
    compile_options,
    item,
    plan,
    plans,
)


def test_an_exercise_is_announced_with_what_to_fetch_and_how_to_begin() -> None:
    heard = said(compile_plan(plan(SQUATS)), 0, 10_000)
    assert [text for _, text in heard] == [
        "First: Squat.",
        "Stand hip-wide.",
        "Have ready: firm chair.",
        "2 sets of 8.",
    ]
    assert heard[1][0] == estimate_ms("First: Squat.") + BETWEEN_MS


def test_moving_is_told_move_by_move_after_the_name_of_what_comes() -> None:
    timeline = compile_plan(plan(SQUATS, CLAMS))
    change = next(each for each in timeline.segments if each.kind is SegmentKind.CHANGE_POSITION)
    moves = [text for _, text in said(timeline, change.start_ms, change.start_ms + 28_000)]
    assert moves == [
        "Next: Clamshell, left side. Hold something steady and lower one knee, then the other.",
        "Have ready: pillows, mat.",
        "Hands down, and lower your hips to one side.",
        "Knees together, lower sideways with your arms.",
    ]
    assert said(timeline, change.start_ms + 28_000)[0][1] == "Clamshell, left side."


def test_what_was_fetched_before_is_not_asked_for_again() -> None:
    timeline = compile_plan(plan(SQUATS, item(SQUAT)))
    assert [cue.text for cue in timeline.cues if cue.kind is CueKind.FETCH] == ["Have ready: firm chair."]


def test_the_first_repetitions_are_told_in_full_later_ones_in_a_word() -> None:
    assert said(compile_plan(plan(SQUATS)), 10_000, 58_000) == [
        (10_000, "Breathe in and lower."),
        (13_000, "Breathe out and rise."),
        (15_000, "Reset tall."),
        (16_000, "2. Breathe in and lower."),
        (19_000, "Breathe out and rise."),
        (21_000, "Reset tall."),
        (22_000, "3. In."),
        (25_000, "Out."),
        (28_000, "4. In."),
        (31_000, "Out."),
        (34_000, "5. In."),
        (37_000, "Out."),
        (40_000, "Three more. In."),
        (43_000, "Out."),
        (46_000, "Two more. In."),
        (49_000, "Out."),
        (52_000, "Last one. In."),
        (55_000, "Out."),
    ]


def test_rest_says_what_comes_next_and_counts_down() -> None:
    assert said(compile_plan(plan(STRETCHES)), 60_000, 105_000) == [
        (60_000, "Rest. Next: left side, set 2 of 2."),
        (96_000, "Next: left side, set 2 of 2."),
        (102_000, "3."),
        (103_000, "2."),
        (104_000, "1."),
    ]


def test_sides_are_called_out() -> None:
    timeline = compile_plan(plan(STRETCHES))
    assert said(timeline, 30_000, 40_000)[0] == (30_000, "Change sides. Now the right side.")
    assert 30_000 in sounded(timeline, Tone.SWITCH)


def test_a_hold_tells_its_breaths_its_half_and_long_ones_their_last() -> None:
    timeline = compile_plan(plan(item(STRETCH, dose=HoldDose(1, 40_000))))
    assert said(timeline, 10_000, 50_000) == [
        (10_000, "Breathe in."),
        (14_000, "Breathe out and ease."),
        (20_000, "In."),
        (24_000, "Out."),
        (30_000, "Half-way. In."),
        (34_000, "Out."),
        (40_000, "Last breath. In."),
        (44_000, "Out."),
    ]
    assert sounded(timeline, Tone.HALF)[0] == 30_000


def test_the_last_of_all_is_well_done() -> None:
    timeline = compile_plan(SMALL)
    last = timeline.cues[-1]
    assert (last.at_ms, last.text, last.tone) == (
        timeline.duration_ms - 5_000,
        "Well done. That is all for today.",
        Tone.END,
    )


def test_an_open_set_is_told_once_and_then_is_quiet() -> None:
    timeline = compile_plan(plan(item(SQUAT, self_paced=True)))
    assert [text for _, text in said(timeline, 10_000, 58_000)] == [
        "8 times, at your own pace. Press Enter when you are done.",
        "Breathe in and lower. Breathe out and rise. Breathe out and reset tall.",
    ]


def test_her_therapists_note_is_read_out_where_there_is_time() -> None:
    timeline = compile_plan(plan(item(SQUAT, notes="Small range today.")))
    assert "Small range today." in [text for _, text in said(timeline, 0, 10_000)]


def test_tones_mark_every_rep_breath_and_second_before_work() -> None:
    timeline = compile_plan(plan(SQUATS), CompileOptions(cue_level=CueLevel.TONES))
    reps = [10_000 + 6_000 * rep for rep in range(8)]
    assert [at for at in sounded(timeline, Tone.REP) if at < 58_000] == [7000, 8000, 9000, *reps[:5], *reps[6:]]
    assert sounded(timeline, Tone.LAST_THREE)[0] == reps[5]
    assert sounded(timeline, Tone.BREATH_IN)[:8] == reps
    assert sounded(timeline, Tone.BREATH_OUT)[:8] == [at + 3000 for at in reps]
    assert sounded(timeline, Tone.REST) == [58_000]
    assert sounded(timeline, Tone.END) == [timeline.duration_ms - 5_000]


def test_short_keeps_names_ways_and_counts() -> None:
    timeline = compile_plan(plan(SQUATS, CLAMS), CompileOptions(cue_level=CueLevel.SHORT))
    assert [text for _, text in said(timeline, 0, 59_000)] == [
        "First: Squat.",
        "In.",
        "Out.",
        *("2.", "3.", "4.", "5."),
        *("Three more.", "Two more.", "Last one.", "Rest."),
    ]
    assert "Knees together, lower sideways with your arms." in [text for _, text in said(timeline)]


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
        ends = [timeline.segments[index].end_ms]
        for before, after in pairwise(timeline.segments[index:]):
            lead_in = cue.kind is CueKind.FETCH and not after.is_work and before.item == after.item
            if not lead_in and (before.bout, before.rep) != (after.bout, after.rep):
                break
            ends.append(after.end_ms)
        assert cue.at_ms + cue.estimate_ms <= ends[-1]


@pytest.mark.parametrize("pace", range(80, 131, 10))
def test_names_moves_sides_and_ends_are_said_at_every_pace(pace: int) -> None:
    timeline = compile_plan(SMALL, CompileOptions(pace))
    kinds = [cue.kind for cue in timeline.cues if cue.text]
    segments = [segment.kind for segment in timeline.segments]
    assert kinds.count(CueKind.ANNOUNCE) >= len(SMALL.items)
    assert kinds.count(CueKind.MOVE) == segments.count(SegmentKind.CHANGE_POSITION)
    assert kinds.count(CueKind.SWITCH) == segments.count(SegmentKind.SWITCH_SIDE)
    assert kinds.count(CueKind.REST) == segments.count(SegmentKind.REST)
    assert kinds[-1] is CueKind.END


def test_a_set_up_that_takes_long_gives_up_the_count_and_not_the_name() -> None:
    long = item(replace(CLAM, steps=("Lie on your side " * 9,)))
    timeline = compile_plan(plan(long))
    ready = next(each for each in timeline.segments if each.kind is SegmentKind.GET_READY)
    texts = [text for _, text in said(timeline, ready.start_ms, ready.end_ms)]
    assert texts[0] == "Clamshell, left side."
    assert sounded(timeline, Tone.REP)[:3] == [ready.end_ms - 3000, ready.end_ms - 2000, ready.end_ms - 1000]
