"""What holds for every session, tick pattern and order of commands."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from routine_app.domain.compile import CompileOptions
from routine_app.domain.moment import moment_at
from routine_app.domain.plan import Plan
from routine_app.domain.timeline import Timeline
from routine_app.domain.vocabulary import SegmentKind
from routine_app.playback.events import CueDue, Event, SetFinished
from routine_app.playback.player import Player, State
from tests.plans import at_once, compile_options, laid_out_at_once, plans
from tests.playback.drive import COMMANDS

TICKS = st.lists(st.integers(0, 1_900), min_size=1, max_size=40)
ACTIONS = st.lists(st.tuples(st.sampled_from((*COMMANDS, "advance", "advance")), st.integers(0, 30_000)), max_size=25)


def play_out(player: Player, now: int, ticks: list[int]) -> list[Event]:
    """Play to the end with these ticks over and over; every open set is reported as done as soon as it waits."""
    events: list[Event] = []
    while player.state is State.RUNNING:
        for tick in (*ticks, 500):
            now += tick
            events += player.advance(now)
            if player.moment().waiting:
                events += player.done(now)
    return events


@given(plans(), compile_options(), TICKS)
@settings(max_examples=60)
def test_whatever_the_ticks_every_cue_comes_once_and_in_order(
    todays: Plan, options: CompileOptions, ticks: list[int]
) -> None:
    player = Player(todays, options, length_of=at_once)
    events = [*player.start(0), *play_out(player, 0, ticks)]
    assert tuple(event.cue for event in events if isinstance(event, CueDue)) == player.timeline.cues


@given(plans(), compile_options(), TICKS)
@settings(max_examples=60)
def test_whatever_the_ticks_the_same_things_happen(todays: Plan, options: CompileOptions, ticks: list[int]) -> None:
    def told(pattern: list[int]) -> list[Event]:
        player = Player(todays, options, length_of=at_once)
        events = [*player.start(0), *play_out(player, 0, pattern)]
        return [event for event in events if not isinstance(event, SetFinished) or not _open(player.timeline, event)]

    assert told(ticks) == told([100])


@given(plans(max_items=1), st.integers(0, 60_000))
@settings(max_examples=10)
def test_stepping_by_1_ms_and_jumping_give_the_same_moments(todays: Plan, begin: int) -> None:
    stepping, now = Player(todays, max_gap_ms=10**9, length_of=at_once), 0
    stepping.start(0)
    stepping.advance(begin)
    timeline = laid_out_at_once(todays)
    for now in range(begin + 1, begin + 400):
        stepping.advance(now)
        jumping = Player(todays, max_gap_ms=10**9, length_of=at_once)
        jumping.start(0)
        jumping.advance(now)
        assert stepping.moment() == jumping.moment()
        assert stepping.moment().waiting or stepping.moment() == moment_at(timeline, now)


@given(plans(), compile_options(), ACTIONS)
@settings(max_examples=80)
def test_no_order_of_commands_breaks_a_session(
    todays: Plan, options: CompileOptions, actions: list[tuple[str, int]]
) -> None:
    player, now = Player(todays, options, length_of=at_once), 0
    done: list[SetFinished] = []
    for command, later in [("start", 0), *actions]:
        _wait(player, now, later, done)
        now += later
        done += [event for event in player.advance(now) if isinstance(event, SetFinished)]
        before, fullness, at = player.timeline, player.moment().fullness, player.moment().t_ms
        events = getattr(player, command)(now)
        done += [event for event in events if isinstance(event, SetFinished)]
        _check(player)
        if player.moment().segment.kind is not SegmentKind.FINISH:
            assert abs(player.moment().fullness - fullness) < 1e-9  # whatever she does, her breath does not jump
        if player.moment().t_ms == at:
            assert _played(before, at) == _played(player.timeline, at)


def _wait(player: Player, now: int, ms: int, done: list[SetFinished]) -> None:
    """Let time go on; the sets that are reported come in the order of the session."""
    at = player.moment().t_ms
    for tick in range(now, now + ms, 1_000):
        for event in player.advance(tick):
            if isinstance(event, SetFinished):
                assert at <= event.at_ms <= player.moment().t_ms
                done.append(event)
    assert player.moment().t_ms >= at


def _check(player: Player) -> None:
    timeline, moment = player.timeline, player.moment()
    assert timeline.segments[0].start_ms == 0
    assert all(one.end_ms == two.start_ms for one, two in pairwise(timeline.segments))
    assert all(segment.duration_ms > 0 for segment in timeline.segments)
    assert 0 <= moment.t_ms <= timeline.duration_ms
    assert 0.0 <= moment.fullness <= 1.0
    assert 0.0 <= moment.phase_fraction <= 1.0
    assert moment.waiting <= moment.segment.open
    spoken = [cue for cue in timeline.cues if cue.text]
    assert all(one.at_ms + one.estimate_ms <= two.at_ms for one, two in pairwise(spoken))
    assert len(player.plan.items) >= 1
    assert (player.count_in_s > 0) is (player.state is State.COUNTING_IN)


def _played(timeline: Timeline, at: int) -> tuple[object, ...]:
    """Return the segments before `at`, without their countdowns (a new pace mends that of the current hold)."""
    return tuple(
        (each.start_ms, min(each.end_ms, at), each.kind, each.item, each.set, each.side, each.rep, each.phase)
        for each in timeline.segments
        if each.start_ms < at
    )


def _open(timeline: Timeline, event: SetFinished) -> bool:
    return any(each.open and each.end_ms == event.at_ms for each in timeline.segments)
