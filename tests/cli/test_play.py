from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from routine_app.application.context import open_context
from routine_app.application.session.journal import open_journal
from routine_app.application.session.request import WindowRequest
from routine_app.cli import main, window
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import compile_plan
from routine_app.domain.vocabulary import Demand, Equipment, Position
from routine_app.storage.history import History
from routine_app.storage.records import SessionState

if TYPE_CHECKING:
    from pathlib import Path

ONE = """\
format: 1
id: one
name: One
description: For the test.
get_ready: 5
sections:
  - {name: All, items: [{exercise: squat, dose: {sets: 1, reps: 2}}]}
"""


@pytest.fixture
def one(tmp_path: Path) -> Path:
    path = tmp_path / "one.yaml"
    path.write_text(ONE, encoding="utf-8")
    return path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[WindowRequest]:
    """What the window was asked to open with."""
    requests: list[WindowRequest] = []

    def note(request: WindowRequest) -> int:
        requests.append(request)
        return 0

    monkeypatch.setattr(window, "open_window", note)
    return requests


def test_without_a_command_the_window_opens(asked: list[WindowRequest], tmp_path: Path) -> None:
    assert main.main([]) == 0
    assert main.main(["--data-dir", str(tmp_path)]) == 0
    assert asked == [WindowRequest(), WindowRequest(data_dir=tmp_path)]


def test_play_hands_its_options_to_the_window(asked: list[WindowRequest]) -> None:
    words = "play short --avoid all_fours --avoid balance --without band --week 20 --speed 30 --fullscreen"
    assert main.main(words.split()) == 0
    assert asked == [
        WindowRequest(
            play="short",
            avoid=frozenset({Position.ALL_FOURS, Demand.BALANCE}),
            without=frozenset({Equipment.BAND}),
            week=20,
            speed=30.0,
            fullscreen=True,
        )
    ]


def test_an_unknown_routine_opens_no_window(asked: list[WindowRequest]) -> None:
    assert main.main(["play", "dayly"]) == 2
    assert asked == []


def test_played_as_text_and_kept(one: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["play", str(one), "--text", "--speed", "1000"]) == 0
    shown = capsys.readouterr()
    assert "That is all for today." in shown.out
    assert "Keys:" not in shown.out
    with History(data_dir / "diary.sqlite3") as history:
        (session,) = history.sessions()
    assert session.summary.state is SessionState.FINISHED
    assert [(each.exercise, each.reps) for each in session.sets] == [("squat", 2)]


def test_the_stored_comfort_counts_too(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    context = open_context()
    context.with_preferences(replace(context.preferences, avoid=frozenset(Position)))
    assert main.main(["play", str(one), "--text", "--speed", "1000"]) == 0
    assert "Nothing in this routine fits today." in capsys.readouterr().out


def test_a_diary_that_cannot_be_opened_does_not_stop_the_session(
    one: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "hers" / "diary.sqlite3").mkdir(parents=True)
    assert main.main(["--data-dir", str(tmp_path / "hers"), "play", str(one), "--text", "--speed", "1000"]) == 0
    out = capsys.readouterr().out
    assert "This session will not be in the diary." in out
    assert "That is all for today." in out


def test_a_session_that_was_cut_short_is_mentioned_and_does_not_block(
    one: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    context = open_context()
    plan = context.plan(str(one))
    journal = open_journal(context.paths.database)
    journal.begin(plan, compile_plan(plan), Comfort(), datetime(2026, 3, 2, 8, 15, tzinfo=UTC))
    journal.close()
    assert main.main(["play", str(one), "--text", "--speed", "1000"]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[0] == "One of 2 Mar 2026, 08:15 was not finished. What you did is in your diary."
    assert "That is all for today." in out
    with History(data_dir / "diary.sqlite3") as history:
        assert [each.summary.state for each in history.sessions()] == [SessionState.LEFT, SessionState.FINISHED]


@pytest.mark.parametrize(("motion", "moves"), [("on", False), ("off", True)])
def test_where_less_motion_is_asked_for_no_line_moves(
    one: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, motion: str, moves: bool
) -> None:
    context = open_context()
    context.with_preferences(replace(context.preferences, reduced_motion=motion))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert main.main(["play", str(one), "--text", "--speed", "1000"]) == 0
    assert ("\x1b[K" in capsys.readouterr().out) is moves


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="pty is a Unix thing")
def test_on_a_real_terminal_with_real_keys(one: Path) -> None:
    """Started in a terminal of its own: it shows the keys, draws in place, and q twice stops it."""
    import pty

    child, far = pty.fork()
    if child == 0:
        line = [sys.executable, "-m", "routine_app", "play", str(one), "--text"]
        os.execve(sys.executable, line, {**os.environ, "TERM": "xterm", "LC_ALL": "C.UTF-8"})  # noqa: S606
    seen = b""
    pressed = False
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            seen += os.read(far, 4096)
        except OSError:  # the terminal's end, once the child is gone
            break
        if not pressed and b"\x1b[K" in seen:
            os.write(far, b"qq")
            pressed = True
    _, status = os.waitpid(child, 0)
    os.close(far)
    text = seen.decode()
    assert os.waitstatus_to_exitcode(status) == 0, text
    assert "Keys: space pause" in text
    assert "░" in text
    assert "Stop here? q stops and keeps what you did" in text
    assert "Stopped here. What you did is kept." in text


@pytest.mark.slow
def test_text_loads_no_qt(one: Path) -> None:
    code = (
        "import sys\nfrom routine_app.cli.main import main\n"
        f"code = main(['play', {str(one)!r}, '--text', '--speed', '1000'])\n"
        "sys.exit(code or 'PySide6' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert result.returncode == 0, result.stderr
