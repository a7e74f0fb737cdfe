"""The timeline's own look-ups."""

from __future__ import annotations

import pytest

from routine_app.domain.compile import compile_plan
from routine_app.domain.timeline import Segment, Timeline
from routine_app.domain.vocabulary import SegmentKind
from tests.plans import SMALL

TIMELINE = Timeline(
    tuple(Segment(start, length, SegmentKind.REST) for start, length in ((0, 10), (10, 1), (11, 89))), (), ()
)


@pytest.mark.parametrize(("t", "index"), [(-5, 0), (0, 0), (9, 0), (10, 1), (11, 2), (99, 2), (100, 2), (5000, 2)])
def test_the_segment_at_t_is_found_and_clamped(t: int, index: int) -> None:
    assert TIMELINE.index_at(t) == index


def test_the_duration_is_the_end_of_the_last_segment() -> None:
    assert TIMELINE.duration_ms == 100
    assert Timeline((), (), ()).duration_ms == 0


def test_a_segment_is_work_or_waiting_or_the_finish() -> None:
    for segment in compile_plan(SMALL).segments:
        assert segment.is_work + segment.is_waiting + (segment.kind is SegmentKind.FINISH) == 1


def test_segments_of_one_set_share_their_bout_and_no_others_do() -> None:
    work = [segment for segment in compile_plan(SMALL).segments if segment.is_work]
    assert len({segment.bout for segment in work}) == 1 + 2 + 4 + 4
