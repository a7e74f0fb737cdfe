from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from routine_app.application.session.journal import Journal
from routine_app.application.session.recorder import SessionRecorder
from routine_app.cli.text_session import TextSession
from routine_app.cli.text_view import TextView
from routine_app.domain.comfort import Comfort
from routine_app.domain.options import CompileOptions
from routine_app.playback.clock import ManualClock
from routine_app.playback.commands import Command
from routine_app.playback.player import Player, State
from routine_app.storage.history import History
from routine_app.storage.records import SessionRecord, SessionState
from tests.fakes import CHAIR_SQUAT, SLIDE, SQUAT, ScriptedKeys, make_item, make_plan
from tests.plans import at_once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from routine_app.domain.plan import Plan

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


class Stage:
    """A text session with its parts at hand."""

    def __init__(self, history: History, keys: ScriptedKeys, clock: ManualClock, player: Player) -> None:
        self.out = io.StringIO()
        self.keys = keys
        self.player = player
        self.history = history
        self.recorder = SessionRecorder(player, Journal(history), lambda: NOW)
        self.recorder.begin(Comfort())
        self.session = TextSession(player, clock, keys, TextView(self.out), self.recorder)

    def play(self) -> list[str]:
        self.session.play()
        return self.out.getvalue().splitlines()

    def record(self) -> SessionRecord:
        (session,) = self.history.sessions()
        return session


Make = "Callable[..., Stage]"


@pytest.fixture
def stage(data_dir: Path) -> Iterator[Callable[..., Stage]]:
    with History(data_dir / "diary.sqlite3") as history:

        def make(
            presses: Mapping[int, Sequence[Command]] | None = None, *, there: bool = True, plan: Plan | None = None
        ) -> Stage:
            clock = ManualClock()
            plan = plan or make_plan()
            player = Player(plan, CompileOptions(), length_of=at_once)
            return Stage(history, ScriptedKeys(clock, presses, there=there), clock, player)

        yield make


def test_a_session_from_start_to_end(stage: Callable[..., Stage], golden: Callable[[str, str], None]) -> None:
    played = stage(there=False)
    golden("cli/play.txt", "\n".join(played.play()) + "\n")
    assert played.player.state is State.FINISHED
    record = played.record()
    assert record.summary.state is SessionState.FINISHED
    assert [each.variation for each in record.sets] == [SQUAT.id, SLIDE.id, SLIDE.id]
    assert record.summary.elapsed_ms == played.player.timeline.duration_ms


def test_the_lines_do_not_depend_on_how_time_is_cut(data_dir: Path) -> None:
    def lines(step_ms: int) -> str:
        with History(data_dir / f"{step_ms}.sqlite3") as history:
            clock, plan = ManualClock(), make_plan()
            keys = ScriptedKeys(clock, there=False, step_ms=step_ms)
            played = Stage(history, keys, clock, Player(plan, max_gap_ms=10_000, length_of=at_once))
            played.play()
            return played.out.getvalue()

    assert lines(7) == lines(500) == lines(9_999)


def test_pause_and_go_on(stage: Callable[..., Stage]) -> None:
    lines = stage({6000: [Command.TOGGLE_PAUSE], 60_000: [Command.TOGGLE_PAUSE]}).play()
    at = lines.index("Paused.")
    assert lines[at + 1 : at + 5] == ["Going on in 3", "Going on in 2", "Going on in 1", "On we go."]


def test_easier_and_back(stage: Callable[..., Stage]) -> None:
    played = stage({6000: [Command.EASIER], 7000: [Command.UNDO_EASIER], 8000: [Command.EASIER]})
    played.play()
    record = played.record()
    assert record.sets[0].variation == CHAIR_SQUAT.id
    in_session = [(swap.from_variation, swap.to_variation) for swap in record.swaps if not swap.planned]
    assert in_session == [(SQUAT.id, CHAIR_SQUAT.id), (CHAIR_SQUAT.id, SQUAT.id), (SQUAT.id, CHAIR_SQUAT.id)]


def test_next_skips_and_the_summary_says_so(stage: Callable[..., Stage]) -> None:
    played = stage({6000: [Command.SKIP]})
    lines = played.play()
    assert "Left out: Squat." in lines
    assert "  Squat: You left this one out." in lines
    assert [skip.variation for skip in played.record().skips if skip.item is not None] == [SQUAT.id]


def test_pace(stage: Callable[..., Stage]) -> None:
    played = stage({1000: [Command.FASTER], 1500: [Command.FASTER], 2000: [Command.SLOWER]})
    lines = played.play()
    assert [line for line in lines if line.startswith("Pace")] == ["Pace 110 %.", "Pace 120 %.", "Pace 110 %."]
    assert played.record().summary.pace_percent == 110


def test_next_leaves_the_get_ready(stage: Callable[..., Stage]) -> None:
    waited, hurried = stage(), stage({1000: [Command.NEXT]})
    waited.play()
    hurried.play()
    assert hurried.player.timeline.duration_ms <= waited.player.timeline.duration_ms


def test_stopping_asks_first_and_space_goes_on(stage: Callable[..., Stage]) -> None:
    played = stage({6000: [Command.STOP], 8000: [Command.TOGGLE_PAUSE]})
    lines = played.play()
    assert "Stop here? q stops and keeps what you did; space goes on." in lines
    assert played.player.state is State.FINISHED


def test_stopping_keeps_what_was_done(stage: Callable[..., Stage]) -> None:
    played = stage({16_000: [Command.STOP, Command.STOP]})
    lines = played.play()
    assert played.player.state is State.STOPPED
    assert "Stopped here. What you did is kept." in lines
    record = played.record()
    assert record.summary.state is SessionState.STOPPED
    assert [each.variation for each in record.sets] == [SQUAT.id]


def test_a_question_from_before_does_not_count_later(stage: Callable[..., Stage]) -> None:
    played = stage({6000: [Command.STOP, Command.TOGGLE_PAUSE], 12_000: [Command.STOP, Command.TOGGLE_PAUSE]})
    played.play()
    assert played.player.state is State.FINISHED


def test_ctrl_c_stops_and_keeps_what_was_done(stage: Callable[..., Stage], monkeypatch: pytest.MonkeyPatch) -> None:
    played = stage()
    keys = played.keys
    read = keys.read
    reads = iter(range(40))

    def interrupted(timeout_s: float) -> list[Command]:
        if next(reads) == 32:
            raise KeyboardInterrupt
        return read(timeout_s)

    monkeypatch.setattr(keys, "read", interrupted)
    with pytest.raises(KeyboardInterrupt):
        played.session.play()
    assert "Stopped here. What you did is kept." in played.out.getvalue()
    assert played.record().summary.state is SessionState.STOPPED
    assert len(played.record().sets) == 1


@pytest.mark.parametrize("there", [True, False])
def test_her_own_pace_waits_for_enter_where_there_is_one(there: bool, stage: Callable[..., Stage]) -> None:
    plan = make_plan(replace(make_item(SQUAT), self_paced=True))
    played = stage({100_000: [Command.DONE]} if there else {}, there=there, plan=plan)
    played.play()
    (done,) = played.record().sets
    assert (done.duration_ms > 90_000) is there
