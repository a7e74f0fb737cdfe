"""What is heard: the right words at the right time, and never two at once."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from routine_app.domain.compile import CompileOptions, CueLevel, compile_plan
from routine_app.domain.exercise import HoldDose, Phase, RepsDose
from routine_app.domain.silences import BETWEEN_MS, BREATH_MS
from routine_app.domain.timeline import CueKind, Timeline, Tone
from routine_app.domain.transitions import MOVES, Waypoint, onto_side
from routine_app.domain.vocabulary import Breath, Equipment, Position, SegmentKind, Side
from tests.domain.hearing import said, sounded
from tests.plans import (
    BREATHING,
    CLAMS,
    SMALL,
    SQUAT,
    SQUATS,
    STRETCH,
    STRETCHES,
    item,
    laid_out_at_once,
    plan,
    variation,
)

LOWER = Phase("lower", 3_000, Breath.IN, 1)
LOW_AND_LONG = (Phase("breathe in", 4_000, Breath.IN, 1), Phase("breathe out", 6_000, Breath.OUT, 2))


def start_of(timeline: Timeline, kind: SegmentKind, number: int = 0) -> int:
    return [each.start_ms for each in timeline.segments if each.kind is kind][number]


def test_the_first_time_all_is_told_in_the_order_in_which_it_is_needed() -> None:
    timeline = compile_plan(plan(item(SQUAT, cautions=("Small range today.",), notes="Easy.")))
    ready = timeline.segments[0]
    assert [text for _, text in said(timeline, 0, ready.end_ms)] == [
        "First: Squat.",
        "2 sets of 8.",
        *SQUAT.steps,
        "Small range today.",
        *("3.", "2.", "1."),
    ]
    assert [cue.text for cue in timeline.cues if cue.kind is CueKind.NOTE] == ["Easy."]
    note = next(cue for cue in timeline.cues if cue.kind is CueKind.NOTE)
    assert timeline.segments[timeline.index_at(note.at_ms)].kind is SegmentKind.REST


def test_after_two_sentences_there_is_a_breath_of_silence() -> None:
    steps = tuple(
        f"Stand with your feet {how} apart." for how in ("a little", "hip-width", "as wide as you like", "well")
    )
    timeline = compile_plan(plan(item(replace(SQUAT, steps=steps))))
    spoken = [cue for cue in timeline.cues if cue.text in steps]
    gaps = [two.at_ms - one.at_ms - one.estimate_ms for one, two in pairwise(spoken)]
    assert gaps in ([BETWEEN_MS, BREATH_MS, BETWEEN_MS], [BREATH_MS, BETWEEN_MS, BREATH_MS])


def test_moving_is_told_move_by_move_after_all_that_must_be_known_before() -> None:
    timeline = compile_plan(plan(SQUATS, CLAMS))
    start = start_of(timeline, SegmentKind.CHANGE_POSITION)
    moves = [text for _, text in said(timeline, start, start_of(timeline, SegmentKind.GET_READY, 1))]
    assert moves == [
        "Next: Clamshell.",
        "You will lie on your right side, left leg on top.",
        "2 sets of 4 on each side.",
        "Hold something steady and lower one knee, then the other.",
        "Hands down, and lower your hips to the right.",
        "Knees together, lower to the right with your arms.",
    ]
    ready = start_of(timeline, SegmentKind.GET_READY, 1)
    assert said(timeline, ready)[0] == (ready, "Lie on your right side, left leg on top.")


def test_she_has_the_whole_time_of_a_move_once_she_has_heard_how() -> None:
    timeline = compile_plan(plan(SQUATS, CLAMS))
    changes = [each for each in timeline.segments if each.kind is SegmentKind.CHANGE_POSITION]
    down = next(move for move in MOVES if move.to is Waypoint.SIDE_LYING)
    onto_any_side = [move for one in MOVES for move in onto_side((one, down), Side.RIGHT)]
    for segment in (each for each in changes if not each.is_stop):
        told = segment.talk[-1]
        least_ms = next(move.ms for move in onto_any_side if move.text == told.text)
        assert segment.duration_ms - told.at_ms >= least_ms


def test_what_to_fetch_and_put_down_is_told_before_what_comes_next() -> None:
    lifts = item(variation("deadlift.lift", equipment=(Equipment.WEIGHT,)))
    mats = item(variation("cat.crawl", positions=(Position.ALL_FOURS,), equipment=(Equipment.MAT,)))
    timeline = compile_plan(plan(lifts, mats))
    stops = [cue.text for cue in timeline.cues if cue.kind is CueKind.FETCH]
    assert stops == [
        "Today you need your weights and your mat.",
        "Put the weights down, on a chair or a table.",
        "Lay out your mat.",
    ]
    told = [cue.text for cue in timeline.cues if cue.kind in (CueKind.FETCH, CueKind.ANNOUNCE)]
    assert told == [stops[0], "First: Lift.", *stops[1:], "Next: Crawl."]


def test_a_rest_on_her_side_is_a_rest_and_no_new_exercise() -> None:
    bridge = item(variation("bridge.floor", positions=(Position.SUPINE,)), rests_on_side=True)
    timeline = compile_plan(plan(bridge))
    start = [each for each in timeline.segments if each.is_work][23].end_ms
    moves = [each for each in timeline.segments if each.start_ms >= start and not each.is_work][:3]
    assert [(each.kind, each.talk[0].text) for each in moves] == [
        (SegmentKind.CHANGE_POSITION, "Rest. Knees together, roll onto your side."),
        (SegmentKind.REST, "Rest on your side for about 30 seconds. Next: set 2 of 2."),
        (SegmentKind.CHANGE_POSITION, "Knees together, roll back for the next set."),
    ]
    tones = [cue.tone for cue in timeline.cues if cue.at_ms in [each.start_ms for each in moves] and cue.tone]
    assert tones == [Tone.REST]
    assert moves[1].waypoint == "side_lying"
    heard = [text for _, text in said(timeline, moves[1].start_ms, moves[2].end_ms)]
    back = heard.index("Knees together, roll back for the next set.")
    assert heard[back - 1 :] == ["Next: set 2 of 2.", heard[back], "3.", "2.", "1."]  # counted in once she lies there


def test_the_second_time_it_is_short() -> None:
    timeline = compile_plan(plan(SQUATS, SQUATS))
    first, second = [each for each in timeline.segments if each.kind is SegmentKind.GET_READY]
    assert [each.text for each in second.talk] == ["Next: Squat.", "2 sets of 8.", SQUAT.steps[0]]
    assert second.duration_ms == SQUATS.get_ready_ms < first.duration_ms


def test_the_first_repetitions_are_told_in_full_later_ones_in_a_word() -> None:
    assert said(laid_out_at_once(plan(SQUATS)), 10_000, 58_000) == [
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


def test_a_short_pause_has_its_words_at_first_and_later_none() -> None:
    tempo = (Phase("lift", 2_000, Breath.OUT, 0), Phase("pause", 1_000, Breath.OUT, 0, "Stay up."), LOWER)
    timeline = laid_out_at_once(plan(item(replace(SQUAT, tempo=tempo, dose=RepsDose(1, 4)))))
    pauses = [each.start_ms for each in timeline.segments if each.phase == "pause"]
    assert [text for at, text in said(timeline) if at in pauses] == ["Stay up.", "Stay up."]


def test_rest_says_what_comes_next_and_counts_down() -> None:
    assert said(laid_out_at_once(plan(STRETCHES)), 60_000, 105_000) == [
        (60_000, "Rest for 45 seconds. Next: left leg, set 2 of 2."),
        (96_000, "Next: left leg, set 2 of 2."),
        (102_000, "3."),
        (103_000, "2."),
        (104_000, "1."),
    ]


def test_sides_are_called_out_by_the_limb() -> None:
    crossed = replace(STRETCH, side_words="{side} ankle on your {other} thigh", closing_step=2)
    timeline = compile_plan(plan(item(crossed)))
    assert "Left ankle on your right thigh." in [text for _, text in said(timeline)]
    switch = start_of(timeline, SegmentKind.SWITCH_SIDE)
    assert [text for _, text in said(timeline, switch)][:2] == [
        crossed.steps[2],
        "Change sides. Now right ankle on your left thigh.",
    ]
    assert switch in sounded(timeline, Tone.SWITCH)


def test_a_closing_step_is_told_when_a_side_ends_and_never_before() -> None:
    timeline = compile_plan(plan(item(replace(STRETCH, closing_step=2))))
    closing = [cue.at_ms for cue in timeline.cues if cue.text == STRETCH.steps[2]]
    ends = [two.start_ms for one, two in pairwise(timeline.segments) if one.is_work and not two.is_work]
    assert closing == ends


def test_lying_flat_the_closing_step_is_the_way_up_and_comes_once() -> None:
    flat = replace(STRETCH, positions=(Position.SUPINE,), closing_step=2)
    timeline = compile_plan(plan(item(flat)))
    assert [cue.text for cue in timeline.cues].count(flat.steps[2]) == 1
    assert timeline.segments[-1].talk[0].text == flat.steps[2]


def test_a_hold_tells_its_breaths_its_half_and_long_ones_their_last() -> None:
    timeline = laid_out_at_once(plan(item(STRETCH, dose=HoldDose(1, 40_000))))
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


def test_half_is_told_at_half_also_in_the_middle_of_a_breath() -> None:
    timeline = compile_plan(plan(item(STRETCH, dose=HoldDose(1, 30_000))))
    hold = start_of(timeline, SegmentKind.HOLD)
    assert (hold + 15_000, "Half-way.") in said(timeline)
    assert sounded(timeline, Tone.HALF)[0] == hold + 15_000


def test_what_can_wait_is_told_in_a_hold_after_the_first_breath_and_not_before_it() -> None:
    stretch = item(STRETCH, dose=HoldDose(1, 30_000), notes="Mild.", cautions=("Stop if it pinches.",))
    timeline = compile_plan(plan(stretch))
    ready, hold = timeline.segments[0], start_of(timeline, SegmentKind.HOLD)
    assert [each.text for each in ready.talk][-1] == "Stop if it pinches."
    told = {text: at for at, text in said(timeline)}
    assert hold + 10_000 <= told["Mild."] < hold + 30_000


def test_of_breathing_only_the_way_into_the_pose_is_told_before() -> None:
    seated = replace(BREATHING, steps=("Sit tall.", "Breathe low.", "Let it go."), tempo=LOW_AND_LONG)
    timeline = compile_plan(plan(item(seated, cautions=("Stop if you feel light-headed.",))))
    ready = timeline.segments[0]
    assert [each.text for each in ready.talk if each.kind is CueKind.STEP] == ["Sit tall."]
    told = [(each.breath, said.text) for each in timeline.segments[1:] for said in each.talk if each.is_work]
    assert told == [
        (Breath.IN, "Breathe low."),
        (Breath.OUT, "Let it go."),
        (Breath.IN, "Stop if you feel light-headed."),
    ]


def test_a_hold_without_room_has_it_told_before() -> None:
    timeline = compile_plan(plan(item(STRETCH, dose=HoldDose(1, 10_000), notes="Mild.")))
    assert "Mild." in [each.text for each in timeline.segments[0].talk]


def test_the_last_of_all_is_well_done() -> None:
    timeline = compile_plan(SMALL)
    last = timeline.cues[-1]
    assert (last.at_ms, last.text, last.tone) == (
        timeline.duration_ms - 5_000,
        "That is all for today.",
        Tone.END,
    )


def test_an_open_set_is_told_once_and_then_is_quiet() -> None:
    timeline = compile_plan(plan(item(SQUAT, self_paced=True)))
    work = next(each for each in timeline.segments if each.is_work)
    assert [text for _, text in said(timeline, work.start_ms, work.end_ms)] == [
        "8 times, at your own pace. Press Enter when you are done.",
        "Breathe in and lower. Breathe out and rise. Breathe out and reset tall.",
    ]


def test_her_therapists_note_is_read_out_before_a_set_that_has_no_rest() -> None:
    timeline = compile_plan(plan(item(SQUAT, dose=RepsDose(1, 8), notes="Small range today")))
    assert timeline.segments[0].talk[-1].text == "Small range today"


def test_tones_mark_every_rep_breath_and_second_before_work() -> None:
    timeline = laid_out_at_once(plan(SQUATS), CompileOptions(cue_level=CueLevel.TONES))
    reps = [10_000 + 6_000 * rep for rep in range(8)]
    assert [at for at in sounded(timeline, Tone.REP) if at < 58_000] == [7000, 8000, 9000, *reps[:5], *reps[6:]]
    assert sounded(timeline, Tone.LAST_THREE)[0] == reps[5]
    assert sounded(timeline, Tone.BREATH_IN)[:8] == reps
    assert sounded(timeline, Tone.BREATH_OUT)[:8] == [at + 3000 for at in reps]
    assert sounded(timeline, Tone.REST) == [58_000]
    assert sounded(timeline, Tone.END) == [timeline.duration_ms - 5_000]


def test_short_keeps_names_amounts_cautions_ways_and_counts() -> None:
    todays = plan(item(SQUAT, cautions=("Small range today.",), notes="Easy."), CLAMS)
    timeline = compile_plan(todays, CompileOptions(cue_level=CueLevel.SHORT))
    rest = start_of(timeline, SegmentKind.REST)
    assert [text for _, text in said(timeline, 0, rest + 1)] == [
        "First: Squat.",
        "2 sets of 8.",
        "Small range today.",
        "In.",
        "Out.",
        *("2.", "3.", "4.", "5."),
        *("Three more.", "Two more.", "Last one.", "Rest for 45 seconds. Next: set 2 of 2."),
    ]
    assert "Knees together, lower to the right with your arms." in [text for _, text in said(timeline)]
