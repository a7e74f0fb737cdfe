"""In a rest the figure goes to how she rests and back; where the rest becomes longer meanwhile it does not jump."""

from __future__ import annotations

from itertools import pairwise

from routine_app.domain.moment import moment_at
from routine_app.domain.timeline import Segment, Timeline
from routine_app.domain.vocabulary import SegmentKind
from routine_app.qt.figure.settling import Settling, settling_ms


def rest(ms: int) -> Timeline:
    return Timeline((Segment(0, ms, SegmentKind.REST),), (), ())


def share(timeline: Timeline, at: int) -> float:
    """Return where she should be."""
    moment = moment_at(timeline, at)
    return min(1.0, min(at, timeline.duration_ms - at) / settling_ms(moment))


def test_ten_seconds_more_while_she_comes_back_let_her_turn_round() -> None:
    settling, seen = Settling(), []
    for at in range(0, 40_000, 100):
        timeline = rest(30_000) if at <= 28_000 else rest(40_000)
        seen.append(settling.towards(share(timeline, at), moment_at(timeline, at)))
    assert max(abs(after - before) for before, after in pairwise(seen)) < 0.03
    assert seen[280] < 0.52  # half-way back
    assert seen[300] > seen[280]
    assert max(seen[300:360]) == 1.0
    assert seen[-1] < 0.03


def test_a_rest_that_is_shown_from_its_middle_on_begins_where_she_is() -> None:
    settling = Settling()
    settling.towards(0.0, moment_at(rest(30_000), 0))
    other = Timeline((Segment(0, 5_000, SegmentKind.GET_READY), Segment(5_000, 30_000, SegmentKind.REST)), (), ())
    assert settling.towards(1.0, moment_at(other, 20_000)) == 1.0
