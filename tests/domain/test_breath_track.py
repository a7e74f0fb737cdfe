"""Breath fullness: continuous, within 0..1, merged over borders, never a flat hold."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routine_app.domain.breath_track import EASE_MS, breath_spans, fullness_at, fullness_in_loop
from routine_app.domain.compile import CompileOptions
from routine_app.domain.exercise import Phase, RepsDose
from routine_app.domain.plan import Plan
from routine_app.domain.timeline import Segment, Timeline
from routine_app.domain.vocabulary import Breath, SegmentKind
from tests.plans import (
    BREATHS,
    CLAMS,
    FREE,
    IN,
    OUT,
    SMALL,
    SQUATS,
    SQUEEZE,
    compile_options,
    item,
    laid_out_at_once,
    plan,
    plans,
    variation,
)

STEP_MS = 50


def steepest(shortest_ms: int) -> float:
    """The most that fullness may change in a ms: letting go, filling up and a small wave, all at once."""
    return 4.2 / min(EASE_MS, shortest_ms)


def levels(timeline: Timeline, start: int, end: int) -> list[float]:
    return [fullness_at(timeline, t) for t in range(start, end)]


@given(plans(max_items=2), compile_options())
@settings(max_examples=30)
def test_fullness_is_continuous_and_within_0_and_1(todays: Plan, options: CompileOptions) -> None:
    timeline = laid_out_at_once(todays, options)
    shortest = min(span.duration_ms for span in timeline.breaths)
    samples = [fullness_at(timeline, t) for t in range(0, timeline.duration_ms, STEP_MS)]
    assert all(0.0 <= level <= 1.0 for level in samples)
    allowed = STEP_MS * steepest(shortest)
    assert all(abs(after - before) <= allowed for before, after in pairwise(samples))
    borders = [span.start_ms for span in timeline.breaths[1:]]
    assert all(abs(fullness_at(timeline, t) - fullness_at(timeline, t - 1)) <= steepest(shortest) for t in borders)


@given(plans(), compile_options())
def test_spans_cover_the_session_and_meet_at_one_level(todays: Plan, options: CompileOptions) -> None:
    timeline = laid_out_at_once(todays, options)
    assert timeline.breaths[0].start_ms == 0
    for before, after in pairwise(timeline.breaths):
        assert before.start_ms + before.duration_ms == after.start_ms
        assert before.to_level == after.level
    assert timeline.breaths[-1].start_ms + timeline.breaths[-1].duration_ms == timeline.duration_ms


def test_runs_of_equal_breath_are_one_span_across_borders() -> None:
    timeline = laid_out_at_once(plan(CLAMS))  # out 2 s, finish out 1 s, in 3 s
    work = timeline.segments[4].start_ms
    spans = [span for span in timeline.breaths if work <= span.start_ms < work + 12_000]
    assert [(span.breath, span.duration_ms) for span in spans] == [(OUT, 3000), (IN, 3000), (OUT, 3000), (IN, 3000)]
    first = timeline.breaths[0]
    assert (first.breath, first.duration_ms) == (FREE, work)  # three moves and get ready are one run
    assert first.to_level == 1.0  # so that the out-breath has something to let go


def test_in_goes_to_full_and_out_to_empty_without_turning_back() -> None:
    timeline = laid_out_at_once(plan(SQUATS))
    breathing_in, breathing_out = levels(timeline, 10_000, 13_001), levels(timeline, 13_000, 16_001)
    assert breathing_in[0] == breathing_out[-1] == 0.0
    assert breathing_in[-1] == breathing_out[0] == 1.0
    assert all(after >= before for before, after in pairwise(breathing_in))
    assert all(after <= before for before, after in pairwise(breathing_out))


@pytest.mark.parametrize(
    ("length", "level"),
    [(length, level) for length in (1_000, 3_000, 5_999, 6_000, 7_000, 10_000, 45_000) for level in (0.0, 1.0)]
    + [(7_000, 0.4), (45_000, 0.4)],
)
@pytest.mark.parametrize("following", list(Breath))
def test_free_breath_is_never_flat(length: int, level: float, following: Breath) -> None:
    rest = Segment(0, length, SegmentKind.REST)
    work = Segment(length, 3000, SegmentKind.WORK, breath=following)
    spans = breath_spans((rest,) if following is FREE else (rest, work), level=level)
    timeline = Timeline((rest, work), spans, ())
    samples = [fullness_at(timeline, t) for t in range(0, length, 50)]
    assert samples[0] == pytest.approx(level)
    assert fullness_at(timeline, length - 1) == pytest.approx(1.0 if following is OUT else 0.0, abs=0.01)
    window = 20  # in every second something moves
    for begin in range(0, len(samples) - window, window):
        part = samples[begin : begin + window]
        assert max(part) - min(part) > 0.01


def test_a_rest_after_breathing_in_is_not_a_held_breath() -> None:
    rest = Segment(0, 45_000, SegmentKind.REST)
    work = Segment(45_000, 3000, SegmentKind.WORK, breath=OUT)
    timeline = Timeline((rest, work), breath_spans((rest, work), level=1.0), ())
    assert max(levels(timeline, 3_000, 42_000)) <= 0.36


def test_a_phase_of_free_breath_waves_from_where_it_is() -> None:
    timeline = laid_out_at_once(plan(item(variation("buttocks.squeeze", tempo=SQUEEZE))))
    out_end = timeline.segments[1].end_ms
    free = levels(timeline, out_end, out_end + 3001)
    assert free[0] == free[-1] == pytest.approx(0.0)
    assert max(free) == pytest.approx(0.35, abs=0.01)


def test_breath_taken_up_in_the_middle_goes_on_from_its_level() -> None:
    timeline = laid_out_at_once(plan(SQUATS))
    spans = breath_spans(timeline.segments, 11_200, 0.3)
    assert spans[0].start_ms == 11_200
    assert spans[0].duration_ms == 1_800
    assert (spans[0].level, spans[0].to_level) == (0.3, 1.0)
    assert spans[1:] == tuple(span for span in timeline.breaths if span.start_ms >= 13_000)


LOOPS = (
    SQUEEZE,
    SQUATS.variation.tempo,
    CLAMS.variation.tempo,
    (Phase("go", 2000, FREE),),
    (Phase("go", 900, OUT), Phase("rest", 700, FREE)),
)


@pytest.mark.parametrize("loop", LOOPS)
@pytest.mark.parametrize("reps", [1, 4])
def test_an_open_set_breathes_on_without_a_jump_while_it_waits(loop: tuple[Phase, ...], reps: int) -> None:
    todays = plan(item(variation("any.open", tempo=loop, dose=RepsDose(1, reps)), self_paced=True))
    timeline = laid_out_at_once(todays)
    work = next(segment for segment in timeline.segments if segment.open)
    end_level = fullness_at(timeline, work.end_ms)
    beyond = [fullness_in_loop(work.loop, over, end_level) for over in range(0, 3 * work.duration_ms // reps, 5)]
    allowed = 5 * steepest(min(phase.ms for phase in loop))
    assert beyond[0] == pytest.approx(fullness_at(timeline, work.end_ms - 1), abs=allowed)
    assert all(abs(after - before) <= allowed for before, after in pairwise(beyond))
    assert all(0.0 <= level <= 1.0 for level in beyond)
    assert max(beyond) - min(beyond) > 0.3


@given(st.integers(-10_000, 1_000_000))
def test_fullness_is_defined_outside_of_the_session_too(t_ms: int) -> None:
    assert 0.0 <= fullness_at(laid_out_at_once(SMALL), t_ms) <= 1.0
    assert fullness_at(Timeline((), (), ()), t_ms) == 0.0


def test_the_breath_of_a_session_begins_and_ends_empty() -> None:
    timeline = laid_out_at_once(plan(BREATHS))
    assert fullness_at(timeline, 0) == 0.0
    assert fullness_at(timeline, timeline.duration_ms) == pytest.approx(0.0)
