"""The recorder keeps a session whatever plays it: the diary, what came of it, and each fault told once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from routine_app.application.session.finish_view import Answers
from routine_app.application.session.journal import Hurt, Journal
from routine_app.application.session.recorder import HURT_REASON, SessionRecorder
from routine_app.domain.comfort import ENDED, Comfort
from routine_app.playback.actions import ACTIONS
from routine_app.playback.commands import Command
from routine_app.playback.player import MAX_GAP_MS, Player, max_gap_ms
from routine_app.storage.history import History
from routine_app.storage.records import SessionState
from tests.fakes import SQUAT, make_plan

START = dt.datetime(2026, 3, 2, 9, 12, tzinfo=dt.UTC)


def to_the_end(player: Player, recorder: SessionRecorder) -> None:
    recorder.record(player.start(0))
    length = player.timeline.duration_ms
    for now in range(0, length + 2_000, 1_000):
        recorder.record(player.advance(now))


def test_what_was_done_is_in_the_diary_and_on_finish(data_dir: Path) -> None:
    player = Player(make_plan())
    with History(data_dir / "diary.sqlite3") as history:
        recorder = SessionRecorder(player, Journal(history), lambda: START)
        recorder.begin(Comfort(), 110, 3)
        to_the_end(player, recorder)
        view = recorder.finish_view()
        assert view.whole
        assert next(entry.variation for entry in view.summary.done) == SQUAT.name
        recorder.finish(Answers(pain=2, note="Lighter."))
        (session,) = history.sessions()
    assert session.id == recorder.session_id
    assert (session.summary.state, session.summary.pain_before, session.summary.pain_after) == (
        SessionState.FINISHED,
        3,
        2,
    )
    assert len(session.sets) == sum(entry.sets for entry in view.summary.done)
    assert recorder.take_messages() == ()


def test_left_out_because_it_hurt_says_so(data_dir: Path) -> None:
    player = Player(make_plan())
    with History(data_dir / "diary.sqlite3") as history:
        recorder = SessionRecorder(player, Journal(history), lambda: START)
        recorder.begin(Comfort())
        recorder.record(player.start(0))
        recorder.record_hurt(0, Hurt(7))
        recorder.record(ACTIONS[Command.SKIP](player, 100))
        recorder.record(ACTIONS[Command.SKIP](player, 200))
        reasons = [entry.reason for entry in recorder.summary().left_out]
        recorder.finish()
    assert reasons.count(HURT_REASON) == 1


def test_a_fault_of_the_drive_is_told_once_and_kept_for_finish() -> None:
    player = Player(make_plan())
    recorder = SessionRecorder(player, Journal(None, ["The diary could not be opened."]), lambda: START)
    recorder.begin(Comfort())
    assert recorder.take_messages() == ("The diary could not be opened.",)
    assert recorder.take_messages() == ()
    assert recorder.finish_view().messages == ("The diary could not be opened.",)
    assert recorder.session_id is None


@pytest.mark.parametrize("command", [command for command in Command if command not in ACTIONS])
def test_what_the_player_does_not_do_is_for_whoever_shows_it(command: Command) -> None:
    asked = {Command.HURTS, Command.UNWELL, Command.KEYS}
    assert command in {Command.FULL_SCREEN, Command.MUTE, Command.UNDO, *asked}


@pytest.mark.parametrize(("speed", "factor"), [(0.1, 1), (1, 1), (2.5, 2.5), (1000, 1000)])
def test_a_clock_faster_than_life_has_longer_silences(speed: float, factor: float) -> None:
    assert max_gap_ms(speed) == MAX_GAP_MS * factor


def test_once_her_pregnancy_has_ended_the_session_knows_it(data_dir: Path) -> None:
    with History(data_dir / "diary.sqlite3") as history:
        recorder = SessionRecorder(Player(make_plan()), Journal(history), lambda: START)
        recorder.begin(Comfort(week=ENDED))
        assert recorder.finish_view().reported.quiet
        recorder.begin(Comfort(week=20))
        assert not recorder.finish_view().reported.quiet
