"""The breath sound's loudness, ahead of time: what the moment will say when the session is there."""

from __future__ import annotations

from routine_app.domain.compile import compile_plan
from routine_app.domain.moment import moment_at
from routine_app.domain.options import CompileOptions
from routine_app.sound.breath_sound import flow_from, flow_of
from routine_app.sound.schedule import Anchor
from tests.plans import SMALL

MS = 1_000_000
TIMED = compile_plan(SMALL, CompileOptions())
WAITING = compile_plan(SMALL, CompileOptions(self_paced=True))
EVER = 2**62


def test_it_is_what_the_timeline_says_at_that_instant() -> None:
    for t_ms in range(0, TIMED.duration_ms - 2_000, 1_700):
        envelope = flow_from(TIMED, moment_at(TIMED, t_ms), Anchor(t_ms, 5_000 * MS), EVER)
        for later_ms in (0, 130, 1_900):
            assert envelope((5_000 + later_ms) * MS) == flow_of(moment_at(TIMED, t_ms + later_ms))
    assert any(flow_of(moment_at(TIMED, t_ms)) > 0.9 for t_ms in range(0, TIMED.duration_ms, 50))


def test_where_she_is_waited_for_the_loop_goes_on() -> None:
    end_ms = next(segment.end_ms for segment in WAITING.segments if segment.open)
    before = flow_from(WAITING, moment_at(WAITING, end_ms - 500), Anchor(end_ms - 500, 0), end_ms)
    waits = flow_from(WAITING, moment_at(WAITING, end_ms, waited_ms=300), Anchor(end_ms, 0), end_ms)
    for later_ms in (0, 400, 1_000):
        expected = flow_of(moment_at(WAITING, end_ms, waited_ms=300 + later_ms))
        assert waits(later_ms * MS) == expected
        assert before((800 + later_ms) * MS) == expected


def test_it_dies_away_where_nobody_says_for_long_where_the_session_is() -> None:
    t_ms = next(t for t in range(0, TIMED.duration_ms, 50) if flow_of(moment_at(TIMED, t)) > 0.9)
    envelope = flow_from(TIMED, moment_at(TIMED, t_ms), Anchor(t_ms, 0), EVER)
    assert [envelope(0) > 0.9, envelope(2_001 * MS)] == [True, 0.0]
