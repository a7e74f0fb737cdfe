"""It hurts, and I feel unwell, in the terminal: asked by single keys, kept as given, answered by the rules."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from routine_app.application.session.journal import Journal
from routine_app.application.session.recorder import HURT_REASON, SessionRecorder
from routine_app.cli.text_session import TextSession
from routine_app.cli.text_view import TextView
from routine_app.content.care import load_care
from routine_app.content.catalogue import load_catalogue
from routine_app.domain.calm import CALM_EXERCISE
from routine_app.domain.care.statements import HowSoon
from routine_app.domain.comfort import Comfort
from routine_app.domain.options import CompileOptions
from routine_app.domain.plan import Plan
from routine_app.playback.calmer import CALM_REASON
from routine_app.playback.clock import ManualClock
from routine_app.playback.commands import Command
from routine_app.playback.player import Player
from routine_app.storage.history import History
from routine_app.storage.preferences import Contacts
from routine_app.storage.records import PainSite, SessionRecord, SessionState
from tests.care_words import forbidden_in
from tests.fakes import CHAIR_SQUAT, ScriptedKeys, make_plan
from tests.plans import at_once

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
CARE = load_care()
HERS = Contacts("Anna", "0111", "Bea", "0222")


def played(
    path: Path, command: Command, answers: Sequence[str], before: int | None = None, plan: Plan | None = None
) -> tuple[str, SessionRecord]:
    """Play a session in which this is asked for after 6 s, and answered with these keys, to its end."""
    with History(path / "diary.sqlite3") as history:
        clock, out = ManualClock(), io.StringIO()
        player = Player(plan or make_plan(), CompileOptions(), length_of=at_once)
        recorder = SessionRecorder(player, Journal(history), lambda: NOW)
        recorder.begin(Comfort(), pain_before=before)
        keys = ScriptedKeys(clock, {6_000: [command], **{7_000 + 1_000 * n: [key] for n, key in enumerate(answers)}})
        TextSession(player, clock, keys, TextView(out), recorder, safety=(CARE, HERS)).play()
        (session,) = history.sessions()
    return out.getvalue(), session


def test_at_three_she_may_go_on_and_it_is_kept(tmp_path: Path) -> None:
    text, session = played(tmp_path, Command.HURTS, ["l", "p", "\r", "n", "3", "1"], before=2)
    assert "  left side, pubic bone" in text
    assert "Pain 3 is noted. Go on as long as it stays comfortable." in text
    (pain,) = session.pains
    assert (pain.exercise, pain.pain, pain.item, pain.sharp) == ("squat", 3, None, False)
    assert pain.sites == {PainSite.LEFT, PainSite.PUBIC}
    assert session.summary.state is SessionState.FINISHED


def test_at_four_the_easier_version_is_offered_first(tmp_path: Path) -> None:
    text, session = played(tmp_path, Command.HURTS, ["\r", "n", "4", "1"], before=3)
    assert "Pain 4 is noted. Easier, and fewer repetitions?" in text
    assert [swap.to_variation for swap in session.swaps if not swap.planned] == [CHAIR_SQUAT.id]
    assert session.pains[0].pain == 4
    assert "Pain 4 is noted. What you felt should settle within a day." in text


@pytest.mark.parametrize(
    ("keys", "how"), [(["n", "8"], "at pain 8"), (["n", "x"], "at pain 10"), (["y", "1"], "sharp")]
)
def test_from_six_on_or_sharp_the_exercise_ends_and_nothing_cheers(tmp_path: Path, keys: list[str], how: str) -> None:
    text, session = played(tmp_path, Command.HURTS, ["\r", *keys, "9", "1"])  # 9 is no choice there
    assert session.pains[0].item == 0
    assert session.summary.state is SessionState.STOPPED  # nothing calm is known: the only choice is the end
    assert "You stopped" in text
    assert how in text
    assert "call your midwife or physiotherapist" in text
    assert forbidden_in(text) == []


def test_something_calmer_joins_the_session_is_told_and_kept(tmp_path: Path) -> None:
    breathing = load_catalogue().exercises[CALM_EXERCISE]
    text, session = played(tmp_path, Command.HURTS, ["\r", "n", "8", "1"], plan=replace(make_plan(), calm=breathing))
    assert "Something calmer now, or the end? 1 Something calmer, 2 End here." in text
    assert "3 of 3. Seated breathing: 2 min" in text
    for step in breathing.default.steps:
        assert step in text
    assert [each.variation for each in session.planned if each.joined] == ["br.seated"]
    assert [each.variation for each in session.sets][-1:] == ["br.seated"]
    assert [skip.reason for skip in session.skips if skip.item is not None] == [HURT_REASON, CALM_REASON]
    assert session.summary.state is SessionState.FINISHED
    assert "well done" not in text.lower()


def test_what_is_given_up_says_why(tmp_path: Path) -> None:
    _, session = played(tmp_path, Command.HURTS, ["\r", "n", "5", "2"])
    assert session.pains[0].item == 0
    assert [skip.reason for skip in session.skips if skip.item == 0] == [HURT_REASON]
    assert session.summary.state is SessionState.FINISHED


def test_a_stop_sign_ends_the_session_says_whom_to_contact_and_is_kept(tmp_path: Path) -> None:
    text, session = played(tmp_path, Command.UNWELL, ["n", "n", "q", "b", "n", "y"])
    (unwell,) = session.unwell
    assert (unwell.sign, unwell.how_soon) == (CARE.stop_signs[2].id, HowSoon.NOW)
    assert session.summary.state is SessionState.STOPPED
    assert "Call now: your emergency number, or your maternity unit at any hour." in text
    assert "Midwife: Anna 0111" in text
    assert "You felt unwell and stopped. That was right." in text
    assert forbidden_in(text) == []


@pytest.mark.parametrize(("key", "state"), [("e", SessionState.STOPPED), ("g", SessionState.FINISHED)])
def test_without_a_sign_she_chooses_and_it_is_kept_all_the_same(tmp_path: Path, key: str, state: SessionState) -> None:
    text, session = played(tmp_path, Command.UNWELL, ["n"] * len(CARE.stop_signs) + [key])
    assert [(each.sign, each.how_soon) for each in session.unwell] == [("", None)]
    assert session.summary.state is state
    assert "None of these. Rest" in text
