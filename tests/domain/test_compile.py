"""Plan -> Timeline: the order of a session and its times."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from routine_app.domain.breath import PATTERNS
from routine_app.domain.compile import CompileOptions
from routine_app.domain.exercise import HoldDose, Phase, RepsDose, TimeDose
from routine_app.domain.length import item_lengths_ms, length_ms
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.timeline import Segment, Timeline
from routine_app.domain.transitions import Waypoint, onto_side, way
from routine_app.domain.vocabulary import Breath, SegmentKind, Side, Sides
from tests.plans import (
    BREATHING,
    BREATHS,
    CHAIR,
    CLAM,
    CLAMS,
    IN,
    OUT,
    SQUAT,
    SQUATS,
    STRETCH,
    STRETCHES,
    at_once,
    compile_options,
    item,
    laid_out_at_once,
    plan,
    plans,
)

K = SegmentKind


def outline(timeline: Timeline) -> list[tuple[str, int]]:
    """Return kind (with side and set for work) and length of each part: one line for each set."""
    parts: list[tuple[str, int]] = []
    before: Segment | None = None
    for segment in timeline.segments:
        if before is not None and before.bout == segment.bout and segment.is_work:
            parts[-1] = (parts[-1][0], parts[-1][1] + segment.duration_ms)
        else:
            where = f" {segment.side or 'both'} {segment.set}" if segment.is_work else f" {segment.phase or ''}"
            parts.append(((segment.kind + where).strip(), segment.duration_ms))
        before = segment
    return parts


def test_two_sets_have_one_rest_between_and_none_at_the_end() -> None:
    assert outline(laid_out_at_once(plan(SQUATS))) == [
        ("get_ready", 10_000),
        ("work both 1", 48_000),
        ("rest", 45_000),
        ("work both 2", 48_000),
        ("finish", 5_000),
    ]


def test_side_lying_does_all_sets_of_one_side_before_rolling_over() -> None:
    assert outline(laid_out_at_once(plan(CLAMS))) == [
        ("change_position kneeling", 14_000),
        ("change_position floor_sitting", 6_000),
        ("change_position side_lying", 8_000),
        ("get_ready", 10_000),
        ("work left 1", 24_000),
        ("rest", 45_000),
        ("work left 2", 24_000),
        ("switch_side", 20_000),
        ("work right 1", 24_000),
        ("rest", 45_000),
        ("work right 2", 24_000),
        ("finish", 5_000),
    ]


def test_elsewhere_sides_take_turns_within_a_set_and_the_sore_side_may_come_second() -> None:
    assert outline(laid_out_at_once(plan(replace(STRETCHES, first_side=Side.RIGHT)))) == [
        ("get_ready", 10_000),
        ("hold right 1", 20_000),
        ("switch_side", 10_000),
        ("hold left 1", 20_000),
        ("rest", 45_000),
        ("hold right 2", 20_000),
        ("switch_side", 10_000),
        ("hold left 2", 20_000),
        ("finish", 5_000),
    ]


def test_a_change_of_position_is_one_segment_a_move_and_comes_before_getting_ready() -> None:
    segments = laid_out_at_once(plan(BREATHS, CLAMS)).segments
    moves = [each for each in segments if each.kind is K.CHANGE_POSITION]
    assert [(each.origin, each.phase) for each in moves] == [
        ("seated", "standing"),
        ("standing", "kneeling"),
        ("kneeling", "floor_sitting"),
        ("floor_sitting", "side_lying"),
    ]
    assert {each.countdown_end_ms for each in moves} == {moves[-1].end_ms}
    assert [each.text for each in moves] == [
        move.text for move in onto_side(way(Waypoint.SEATED, Waypoint.SIDE_LYING), Side.RIGHT)
    ]
    assert segments[segments.index(moves[-1]) + 1].kind is K.GET_READY


def test_an_item_that_ends_elsewhere_than_it_starts_saves_the_change() -> None:
    kinds = [each.kind for each in laid_out_at_once(plan(item(CHAIR), SQUATS)).segments]
    assert K.CHANGE_POSITION not in kinds


def test_every_rep_runs_through_the_tempo_with_the_steps_of_its_phases() -> None:
    work = [each for each in laid_out_at_once(plan(SQUATS)).segments if each.kind is K.WORK][:6]
    assert [(each.rep, each.phase, each.duration_ms, each.breath) for each in work] == [
        (1, "lower", 3000, IN),
        (1, "rise", 2000, OUT),
        (1, "reset tall", 1000, OUT),
        (2, "lower", 3000, IN),
        (2, "rise", 2000, OUT),
        (2, "reset tall", 1000, OUT),
    ]
    assert work[0].text == "Breathe in and reach back."
    assert work[2].text == "Breathe out and stand tall."
    assert {(each.reps, each.set, each.sets) for each in work} == {(8, 1, 2)}


def test_waiting_segments_say_what_comes_next() -> None:
    texts = {each.kind: each.text for each in laid_out_at_once(plan(STRETCHES)).segments}
    assert texts[K.REST] == "Rest. Next: left leg, set 2 of 2."
    assert texts[K.SWITCH_SIDE] == "Change sides. Now the right leg."
    assert texts[K.GET_READY] == "Stand hip-wide."
    rolling = next(each for each in laid_out_at_once(plan(CLAMS)).segments if each.kind is K.SWITCH_SIDE)
    assert rolling.text == "Roll over slowly, knees together. Lie on your left side, right leg on top."
    assert (rolling.side, rolling.set, rolling.sets) == (Side.RIGHT, 1, 2)


@pytest.mark.parametrize(
    ("hold_ms", "breaths"), [(20_000, 2), (24_999, 2), (25_000, 3), (14_000, 1), (1_000, 1), (90_000, 9)]
)
def test_a_hold_is_the_nearest_number_of_whole_breaths(hold_ms: int, breaths: int) -> None:
    timeline = laid_out_at_once(plan(item(STRETCH, dose=HoldDose(1, hold_ms))))
    left = [each for each in timeline.segments if each.kind is K.HOLD and each.side is Side.LEFT]
    assert len(left) == 2 * breaths
    assert left[-1].end_ms - left[0].start_ms == breaths * 10_000
    assert {each.countdown_end_ms for each in left} == {left[-1].end_ms}
    assert (left[-1].rep, left[-1].reps) == (breaths, breaths)


def test_a_slower_pace_makes_a_hold_longer_not_shorter_of_breaths() -> None:
    def hold(pace: int) -> int:
        segments = laid_out_at_once(plan(item(STRETCH, dose=HoldDose(1, 20_000))), CompileOptions(pace)).segments
        return sum(each.duration_ms for each in segments if each.side is Side.LEFT and each.kind is K.HOLD)

    assert hold(80) == 25_000
    assert hold(100) == 20_000
    assert hold(130) == 2 * (round(4000 / 1.3) + round(6000 / 1.3))


@pytest.mark.parametrize(
    ("ms", "scale", "breaths"), [(60_000, 1.0, 6), (1_000, 1.0, 1), (180_000, 1.25, 14), (65_000, 1.0, 7)]
)
def test_breathing_is_the_whole_number_of_breaths_nearest_to_its_minutes(ms: int, scale: float, breaths: int) -> None:
    timeline = laid_out_at_once(plan(item(BREATHING, dose=TimeDose(ms), tempo_scale=scale)))
    breathe = [each for each in timeline.segments if each.kind is K.BREATHE]
    assert breathe[-1].rep == breathe[-1].reps == breaths
    assert sum(each.duration_ms for each in breathe) == breaths * 10_000 * scale


def test_a_breathing_pattern_replaces_the_tempo_of_holds_but_not_of_repetitions() -> None:
    soft = PATTERNS["soft_pause"]
    hold = laid_out_at_once(plan(item(STRETCH, breathing=soft, dose=HoldDose(1, 20_000)))).segments
    assert [(each.duration_ms, each.breath) for each in hold if each.kind is K.HOLD][:3] == [
        (4000, Breath.IN),
        (5000, Breath.OUT),
        (1000, Breath.FREE),
    ]
    assert {each.text for each in hold if each.breath is OUT} == {"Breathe in and reach back."}  # step 1, as its own
    reps = laid_out_at_once(plan(item(SQUAT, breathing=soft))).segments
    assert [each.duration_ms for each in reps if each.kind is K.WORK][:3] == [3000, 2000, 1000]


def test_pace_and_tempo_scale_stretch_work_alone() -> None:
    slow = laid_out_at_once(plan(item(SQUAT, tempo_scale=1.5)), CompileOptions(80))
    assert outline(slow) == [
        ("get_ready", 10_000),
        ("work both 1", 90_000),
        ("rest", 45_000),
        ("work both 2", 90_000),
        ("finish", 5_000),
    ]


def test_no_rest_and_no_get_ready_leave_no_empty_segments() -> None:
    assert outline(laid_out_at_once(plan(item(SQUAT, rest_ms=0, get_ready_ms=0)))) == [
        ("work both 1", 48_000),
        ("work both 2", 48_000),
        ("finish", 5_000),
    ]


def test_self_paced_sets_are_open_and_holds_stay_timed() -> None:
    timeline = laid_out_at_once(plan(SQUATS, STRETCHES), CompileOptions(120, self_paced=True))
    work = [each for each in timeline.segments if each.kind is K.WORK]
    assert [(each.open, each.duration_ms, each.set, each.reps, each.rep) for each in work] == [
        (True, 40_000, 1, 8, None),
        (True, 40_000, 2, 8, None),
    ]
    assert [phase.ms for phase in work[0].loop] == [2500, 1667, 833]
    assert not any(each.open for each in timeline.segments if each.kind is K.HOLD)


def test_an_author_may_make_one_item_self_paced() -> None:
    segments = laid_out_at_once(plan(item(CLAM, self_paced=True), SQUATS)).segments
    assert {(each.item, each.open) for each in segments if each.kind is K.WORK} == {(0, True), (1, False)}


def test_an_exercise_without_a_tempo_breathes_calmly() -> None:
    segments = laid_out_at_once(plan(item(replace(STRETCH, tempo=()), dose=HoldDose(1, 20_000)))).segments
    assert [each.duration_ms for each in segments if each.kind is K.HOLD][:2] == [4000, 6000]


def test_an_empty_plan_is_only_its_finish() -> None:
    assert outline(laid_out_at_once(plan())) == [("finish", 5_000)]


@pytest.mark.parametrize("percent", [79, 131, 0])
def test_a_pace_out_of_range_is_refused(percent: int) -> None:
    with pytest.raises(ValueError, match="80-130"):
        CompileOptions(percent)


@given(plans(), compile_options())
def test_segments_follow_each_other_without_gaps_and_sum_up(todays: Plan, options: CompileOptions) -> None:
    segments = laid_out_at_once(todays, options).segments
    assert segments[0].start_ms == 0
    assert all(before.end_ms == after.start_ms for before, after in pairwise(segments))
    assert all(segment.duration_ms > 0 for segment in segments)
    assert laid_out_at_once(todays, options).duration_ms == sum(segment.duration_ms for segment in segments)
    timeline = laid_out_at_once(todays, options)
    assert length_ms(todays, options, at_once) == timeline.duration_ms
    for number, length in enumerate(item_lengths_ms(todays, options, at_once)):
        assert length == sum(each.duration_ms for each in timeline.segments if each.item == number)
    assert [segment.kind for segment in segments].count(K.FINISH) == 1


@given(plans(), compile_options())
def test_the_right_side_is_exactly_as_long_as_the_left(todays: Plan, options: CompileOptions) -> None:
    segments = laid_out_at_once(todays, options).segments
    for number, each in enumerate(todays.items):
        if each.sides is Sides.BOTH:
            continue
        work = {
            side: [
                (segment.set, segment.rep, segment.phase, segment.duration_ms)
                for segment in segments
                if segment.item == number and segment.is_work and segment.side is side
            ]
            for side in Side
        }
        assert work[Side.LEFT] == work[Side.RIGHT] != []


@given(plans(), compile_options())
def test_every_set_is_there_once(todays: Plan, options: CompileOptions) -> None:
    parts = [
        name for name, _ in outline(laid_out_at_once(todays, options)) if name.split()[0] in ("work", "hold", "breathe")
    ]
    assert len(parts) == sum(_bouts(each) for each in todays.items)


@given(plans(), compile_options())
@settings(max_examples=30)
def test_compiling_is_pure(todays: Plan, options: CompileOptions) -> None:
    assert laid_out_at_once(todays, options) == laid_out_at_once(todays, options)


def _bouts(each: PlanItem) -> int:
    sets = 1 if isinstance(each.dose, TimeDose) else each.dose.sets
    return sets * (2 if each.sides is Sides.EACH else 1)


def test_a_whole_ms_is_kept_where_the_scale_does_not_divide() -> None:
    odd = item(SQUAT, dose=RepsDose(1, 1), tempo_scale=1 / 3)
    work = [each.duration_ms for each in laid_out_at_once(plan(odd)).segments if each.kind is K.WORK]
    assert work == [1000, 667, 333]
    tiny = replace(SQUAT, tempo=(Phase("blink", 1, IN),))
    assert [each.duration_ms for each in laid_out_at_once(plan(item(tiny, tempo_scale=0.5))).segments][1] == 1
