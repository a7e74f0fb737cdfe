"""The Moment at t."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routine_app.domain.compile import CompileOptions, compile_plan
from routine_app.domain.exercise import HoldDose
from routine_app.domain.moment import moment_at
from routine_app.domain.plan import Plan
from routine_app.domain.timeline import Timeline, Unit
from routine_app.domain.vocabulary import Breath, SegmentKind
from tests.plans import (
    BREATHS,
    CLAMS,
    SMALL,
    SQUATS,
    STRETCH,
    STRETCHES,
    compile_options,
    item,
    laid_out_at_once,
    plan,
    plans,
)

SQUAT_TIME = laid_out_at_once(plan(SQUATS))


def test_a_repetition_counts_up_and_names_its_phase() -> None:
    moment = moment_at(SQUAT_TIME, 10_000 + 6_000 + 4_000)
    assert (moment.count, moment.of, moment.unit) == (2, 8, Unit.REPS)
    assert (moment.phase, moment.phase_fraction, moment.breath) == ("rise", 0.5, Breath.OUT)
    assert (moment.elapsed_ms, moment.remaining_ms) == (1000, 1000)
    assert moment.fullness == pytest.approx(1 - (1 / 3) ** 2 * (3 - 2 / 3))
    assert moment.time_left_ms == SQUAT_TIME.duration_ms - 20_000


@pytest.mark.parametrize(("t", "seconds"), [(0, 10), (1, 10), (999, 10), (1000, 9), (9_000, 1), (9_999, 1)])
def test_getting_ready_counts_seconds_down_to_1(t: int, seconds: int) -> None:
    moment = moment_at(SQUAT_TIME, t)
    assert (moment.count, moment.of, moment.unit) == (seconds, None, Unit.SECONDS)


def test_a_hold_counts_its_seconds_down_over_all_breaths() -> None:
    timeline = laid_out_at_once(plan(STRETCHES))
    assert [moment_at(timeline, 10_000 + t).count for t in (0, 4_000, 10_000, 19_999)] == [20, 16, 10, 1]


def test_a_change_of_position_counts_down_to_its_last_move() -> None:
    timeline = laid_out_at_once(plan(CLAMS))
    assert [moment_at(timeline, t).count for t in (0, 14_000, 27_999)] == [28, 14, 1]
    assert moment_at(timeline, 15_000).phase == "floor_sitting"


def test_breathing_counts_breaths() -> None:
    moment = moment_at(laid_out_at_once(plan(BREATHS)), 10_000 + 25_000)
    assert (moment.count, moment.of, moment.unit) == (3, 6, Unit.BREATHS)


def test_the_next_item_is_known_until_the_last() -> None:
    timeline = laid_out_at_once(SMALL)
    seen = [(moment_at(timeline, each.start_ms).next_item, each.item) for each in timeline.segments]
    assert set(seen) == {(1, 0), (2, 1), (3, 2), (None, 3), (None, None)}


OPEN_TIME = laid_out_at_once(plan(item(SQUATS.variation, self_paced=True)))


def test_an_open_set_shows_how_many_and_loops() -> None:
    moment = moment_at(OPEN_TIME, 10_000 + 6_000 + 4_000)
    assert (moment.count, moment.of, moment.unit) == (8, None, Unit.REPS)
    assert (moment.phase, moment.phase_fraction, moment.breath) == ("rise", 0.5, Breath.OUT)
    assert not moment.waiting


@pytest.mark.parametrize(
    ("waited", "phase", "fraction"), [(0, "lower", 0.0), (1500, "lower", 0.5), (64_000, "rise", 0.5)]
)
def test_a_waiting_set_stays_at_its_end_and_moves_on(waited: int, phase: str, fraction: float) -> None:
    moment = moment_at(OPEN_TIME, 58_000, waited_ms=waited)
    assert moment.waiting
    assert moment.segment.open
    assert (moment.t_ms, moment.remaining_ms, moment.elapsed_ms) == (58_000, 0, 48_000 + waited)
    assert (moment.phase, moment.phase_fraction) == (phase, fraction)
    assert not moment_at(OPEN_TIME, 58_000).segment.open


def test_time_is_clamped_to_the_session() -> None:
    assert moment_at(SQUAT_TIME, -1) == moment_at(SQUAT_TIME, 0)
    end = moment_at(SQUAT_TIME, 10**9)
    assert end == moment_at(SQUAT_TIME, SQUAT_TIME.duration_ms)
    assert (end.segment.kind, end.phase_fraction, end.remaining_ms) == (SegmentKind.FINISH, 1.0, 0)


def test_there_is_no_moment_without_segments() -> None:
    with pytest.raises(IndexError):
        moment_at(Timeline((), (), ()), 0)


@given(plans(), compile_options(), st.floats(0, 1))
def test_every_moment_is_sound(todays: Plan, options: CompileOptions, where: float) -> None:
    timeline = laid_out_at_once(todays, options)
    t = int(where * timeline.duration_ms)
    moment = moment_at(timeline, t)
    assert moment.segment is timeline.segments[moment.index]
    assert moment.segment.start_ms <= t < moment.segment.end_ms or t == timeline.duration_ms
    assert moment.elapsed_ms + moment.remaining_ms == moment.segment.duration_ms
    assert 0.0 <= moment.phase_fraction <= 1.0
    assert 0.0 <= moment.fullness <= 1.0
    assert moment.count >= (0 if moment.segment.kind is SegmentKind.FINISH else 1)
    assert moment.of is None or moment.count <= moment.of


def test_what_is_told_is_shown_while_she_waits_until_the_next_is() -> None:
    timeline = compile_plan(plan(SQUATS))
    ready = timeline.segments[0]
    for told, following in pairwise(ready.talk):
        assert moment_at(timeline, told.at_ms).text == told.text
        assert moment_at(timeline, following.at_ms - 1).text == told.text
    assert moment_at(timeline, ready.end_ms - 1).text == ready.talk[-1].text


def test_what_is_told_while_she_works_is_shown_a_moment_longer_and_then_what_to_do() -> None:
    timeline = compile_plan(plan(item(STRETCH, dose=HoldDose(1, 60_000), notes="Mild.")))
    segment = next(each for each in timeline.segments if each.is_work and each.talk)
    (note,) = segment.talk
    assert moment_at(timeline, segment.start_ms).text == segment.text
    assert moment_at(timeline, segment.start_ms + note.at_ms).text == "Mild."
    assert moment_at(timeline, segment.start_ms + note.end_ms + 1_000).text == "Mild."
    assert moment_at(timeline, segment.start_ms + note.end_ms + 2_000).text == segment.text
