"""Cutting and lengthening timelines that have begun."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routine_app.domain.breath_track import fullness_at
from routine_app.domain.plan import Plan
from routine_app.domain.splice import breathe_on, cut, lengthen, recount
from routine_app.domain.vocabulary import SegmentKind
from tests.plans import SMALL, SQUATS, laid_out_at_once, plan, plans

TIMELINE = laid_out_at_once(plan(SQUATS))


@pytest.mark.parametrize(
    ("at", "count", "last_ms"), [(0, 0, 0), (1, 1, 1), (10_000, 1, 10_000), (10_001, 2, 1), (58_000, 25, 1_000)]
)
def test_a_cut_keeps_what_lies_before(at: int, count: int, last_ms: int) -> None:
    kept = cut(TIMELINE, at)
    assert len(kept.segments) == count
    assert kept.duration_ms == at
    assert not kept.segments or kept.segments[-1].duration_ms == last_ms
    assert all(cue.at_ms < at for cue in kept.cues)


def test_a_cut_breath_is_where_it_was() -> None:
    for at in range(10_100, 22_000, 700):
        assert fullness_at(cut(TIMELINE, at), at) == pytest.approx(fullness_at(TIMELINE, at))


def test_a_longer_wait_moves_all_after_it_and_nothing_before() -> None:
    rest = TIMELINE.index_at(60_000)
    longer = lengthen(TIMELINE, rest, 7_000, 60_000)
    assert longer.segments[:rest] == TIMELINE.segments[:rest]
    assert longer.segments[rest].duration_ms == 52_000
    assert longer.segments[rest].countdown_end_ms == longer.segments[rest].end_ms
    assert [each.start_ms - 7_000 for each in longer.segments[rest + 1 :]] == [
        each.start_ms for each in TIMELINE.segments[rest + 1 :]
    ]
    assert len(longer.cues) == len(TIMELINE.cues)


@given(plans(), st.integers(0, 10**6), st.integers(1, 60_000))
@settings(max_examples=50)
def test_a_longer_wait_keeps_a_session_sound(todays: Plan, now_ms: int, extra_ms: int) -> None:
    timeline = laid_out_at_once(todays)
    now_ms %= timeline.duration_ms
    first = timeline.index_at(now_ms)
    for index in [number for number in range(first, len(timeline.segments)) if timeline.segments[number].is_waiting][
        :2
    ]:
        longer = lengthen(timeline, index, extra_ms, now_ms)
        assert longer.duration_ms == timeline.duration_ms + extra_ms
        assert all(one.end_ms == two.start_ms for one, two in pairwise(longer.segments))
        assert fullness_at(longer, now_ms) == pytest.approx(fullness_at(timeline, now_ms))
        spoken = [cue for cue in longer.cues if cue.text]
        assert all(one.at_ms + one.estimate_ms <= two.at_ms for one, two in pairwise(spoken))


def test_breath_taken_up_at_another_level_leaves_the_past_alone() -> None:
    other = breathe_on(TIMELINE, 13_000, 0.25)
    assert fullness_at(other, 13_000) == 0.25
    assert fullness_at(other, 12_000) == fullness_at(TIMELINE, 12_000)
    assert fullness_at(other, 16_000) == pytest.approx(0.0)


def test_only_holds_have_a_countdown_to_mend() -> None:
    timeline = laid_out_at_once(SMALL)
    for index, segment in enumerate(timeline.segments):
        assert recount(timeline, index) == timeline  # all are right as they were compiled
        if segment.kind is not SegmentKind.HOLD:
            assert recount(timeline, index) is timeline
