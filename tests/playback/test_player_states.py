"""Every command in every state: what happens, or that nothing does."""

from __future__ import annotations

import pytest

from routine_app.domain.compile import CompileOptions
from routine_app.domain.vocabulary import SegmentKind
from routine_app.playback.events import CueDue, SegmentStarted
from routine_app.playback.player import State
from tests.plans import BREATHS, SQUATS, plan
from tests.playback.drive import COMMANDS, Drive, running

READY, RUNNING, COUNTING_IN = State.READY, State.RUNNING, State.COUNTING_IN
PAUSED, FINISHED, STOPPED = State.PAUSED, State.FINISHED, State.STOPPED
NOTHING: tuple[str, ...] = ()
TODAYS = plan(BREATHS, SQUATS)
AT = 70_000 + 6_000 + 10_000 + 10_000  # in the first set of squats


def in_state(state: State, options: CompileOptions | None = None) -> Drive:
    """Return a drive in this state, in the first set of squats (apart from READY and FINISHED)."""
    if state is READY:
        return Drive(TODAYS, options)
    drive = running(TODAYS, options).to(AT)
    if state is FINISHED:
        while drive.player.state is RUNNING:
            drive.do("next")
    elif state is STOPPED:
        drive.do("stop")
    elif state is not RUNNING:
        drive.do("pause")
    if state is COUNTING_IN:
        drive.do("resume")
    return drive


# command: {state: (state after, events)}; a state that is not named stays as it is, without any event.
TABLE: dict[str, dict[State, tuple[State, tuple[str, ...]]]] = {
    "start": {READY: (RUNNING, ("ItemStarted",))},
    "pause": {RUNNING: (PAUSED, ("Paused",)), COUNTING_IN: (PAUSED, ("Paused",))},
    "resume": {PAUSED: (COUNTING_IN, ("CountIn",))},
    "toggle_pause": {
        RUNNING: (PAUSED, ("Paused",)),
        COUNTING_IN: (PAUSED, ("Paused",)),
        PAUSED: (COUNTING_IN, ("CountIn",)),
    },
    "next": {state: (state, NOTHING) for state in (RUNNING, COUNTING_IN, PAUSED)},
    "back": {state: (state, ("ItemStarted",)) for state in (RUNNING, COUNTING_IN, PAUSED)},
    "skip": {state: (state, ("ItemSkipped",)) for state in (RUNNING, COUNTING_IN, PAUSED)},
    "undo_skip": {},  # nothing to take back yet
    "easier": {state: (state, ("Swapped",)) for state in (RUNNING, COUNTING_IN, PAUSED)},
    "easier_and_fewer": {state: (state, ("Swapped",)) for state in (RUNNING, COUNTING_IN, PAUSED)},
    "calmer": {},  # no breathing to come
    "ready_again": {},  # seen in the timeline
    "undo_easier": {},  # nothing to undo yet
    "more_rest": {},  # seen in the timeline, not in events
    "slower": {state: (state, ("PaceChanged",)) for state in (READY, RUNNING, COUNTING_IN, PAUSED)},
    "faster": {state: (state, ("PaceChanged",)) for state in (READY, RUNNING, COUNTING_IN, PAUSED)},
    "toggle_self_paced": {},  # seen in the options
    "change_cues": {},  # likewise
    "again": {},  # nothing but its cues
    "done": {},  # no open segment
    "stop": dict.fromkeys((READY, RUNNING, COUNTING_IN, PAUSED), (STOPPED, ("Stopped",))),
}
MOVES = {
    "next",
    "back",
    "again",
}  # skip goes on from where she is: the rest of the exercise is not in the timeline any more
CHANGES_TIMELINE = {
    *("back", "skip", "easier", "easier_and_fewer", "ready_again", "more_rest"),
    *("slower", "faster", "toggle_self_paced"),
}
UNDER_WAY = (RUNNING, COUNTING_IN, PAUSED)


def test_the_table_names_every_command() -> None:
    assert set(TABLE) == set(COMMANDS)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("command", COMMANDS)
def test_command_in_state(command: str, state: State) -> None:
    drive = in_state(state)
    before, at = drive.player.timeline.segments, drive.at
    assert drive.player.state is state
    events = drive.do(command)
    after, expected = TABLE[command].get(state, (state, NOTHING))
    told = tuple(type(event).__name__ for event in events if not isinstance(event, CueDue | SegmentStarted))
    assert (drive.player.state, told) == (after, expected)
    if state not in UNDER_WAY and not expected:
        assert events == ()
    assert (drive.at != at) is (command in MOVES and state in UNDER_WAY)
    alters = state in UNDER_WAY or (state is READY and command in {"slower", "faster", "toggle_self_paced"})
    assert (drive.player.timeline.segments != before) is (command in CHANGES_TIMELINE and alters)


@pytest.mark.parametrize("state", list(State))
def test_undo_easier_in_state(state: State) -> None:
    drive = running(TODAYS).to(AT)
    drive.do("easier")
    if state in (PAUSED, COUNTING_IN):
        drive.do("pause")
    if state is COUNTING_IN:
        drive.do("resume")
    if state is STOPPED:
        drive.do("stop")
    if state is FINISHED:
        while drive.player.state is RUNNING:
            drive.do("next")
    if state is READY:
        drive = Drive(TODAYS)
    possible = state in UNDER_WAY
    assert drive.player.can_undo_easier is possible
    names = [type(event).__name__ for event in drive.do("undo_easier")]
    assert ("Swapped" in names) is possible
    assert drive.player.state is state


@pytest.mark.parametrize("state", list(State))
def test_done_in_an_open_set_in_state(state: State) -> None:
    drive = in_state(state, CompileOptions(self_paced=True))
    names = [type(event).__name__ for event in drive.do("done")]
    assert ("SetFinished" in names) is (state in UNDER_WAY)
    assert drive.player.state is state
    if state in UNDER_WAY:
        assert drive.segment.kind is SegmentKind.REST


@pytest.mark.parametrize("state", list(State))
def test_what_is_offered_fits_the_state(state: State) -> None:
    player = in_state(state).player
    easier = player.can_go_easier
    assert (easier.id if easier else None) == ("squat.mini_squat" if state in UNDER_WAY else None)
    assert player.count_in_s == (3 if state is COUNTING_IN else 0)
    assert player.moment().segment in player.timeline.segments


@pytest.mark.parametrize("state", [FINISHED, STOPPED])
def test_when_it_is_over_time_stands_still(state: State) -> None:
    drive = in_state(state)
    at = drive.at
    assert drive.wait(20_000) == []
    assert drive.at == at


def test_before_the_start_time_stands_still() -> None:
    drive = Drive(TODAYS)
    assert drive.wait(20_000) == []
    drive.do("start")
    assert drive.at == 0
