"""A plan without exercises is no session: it is said in words, nothing of it is in the diary, and the bar stays."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from routine_app.application.session.request import WindowRequest
from routine_app.domain.vocabulary import Position
from routine_app.qt.player.feature import NOTHING_FITS
from routine_app.qt.shell.request_handler import DONE, NOTHING
from routine_app.qt.widgets.text import TextLabel
from routine_app.system.process_lock import mark_of
from tests.qt.real_window import RealWindow, real_window

ALL = frozenset(Position)
SAID = NOTHING_FITS.format("Short routine")


@pytest.fixture
def window(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealWindow]:  # noqa: ARG001
    with real_window(tmp_path / "her data", monkeypatch) as window:
        yield window


def said(window: RealWindow) -> list[str]:
    return [each.text() for each in window.today.findChildren(TextLabel) if not each.isHidden()]


def test_a_request_for_it_is_answered_in_words_and_leaves_the_window_as_it_is(window: RealWindow) -> None:
    window.window.go_to("settings")
    assert window.ask(WindowRequest(play="short", avoid=ALL, speed=50.0)) == NOTHING
    assert window.page is window.today
    assert not window.window.nav.isHidden()
    assert window.window.is_idle
    assert SAID in said(window)
    assert not (window.data / "diary.sqlite3").exists()
    assert window.app.pace.take() == 1.0, "the next session runs as it would have"


def test_the_words_go_when_something_else_is_chosen_or_begun(window: RealWindow) -> None:
    window.ask(WindowRequest(play="short", avoid=ALL))
    window.model.choose("gentle")
    window.settle()
    assert SAID not in said(window)
    window.ask(WindowRequest(play="short", avoid=ALL))
    assert window.ask(WindowRequest(play="short")) == DONE
    window.end_session()
    window.finish.button.click()
    window.settle()
    assert SAID not in said(window)
    assert len(window.sessions()) == 1


def test_beginning_afresh_what_no_longer_fits_says_so_too(window: RealWindow) -> None:
    window.model.choose("short")
    window.model.set_comfort(ALL, frozenset())
    window.today.resume.afresh_wanted.emit()
    window.settle()
    assert SAID in said(window)
    assert window.window.is_idle


@pytest.mark.slow
def test_the_window_opens_on_today_and_a_second_start_says_it_too(data_dir: Path) -> None:
    avoided = [word for position in Position for word in ("--avoid", position)]
    command = [sys.executable, "-m", "routine_app", "play", "short", *avoided]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as first:
        try:
            while not mark_of(data_dir / "diary.sqlite3", "socket").exists():
                assert first.poll() is None
            second = subprocess.run(command, env=environment, capture_output=True, timeout=120, text=True)
            assert (second.returncode, second.stdout) == (0, "")
            assert second.stderr.startswith("Nothing in this routine fits today. Another one may: ")
            assert second.stderr.endswith(" list\n")
            assert first.poll() is None
        finally:
            first.terminate()
            first.wait(timeout=120)
    assert not (data_dir / "diary.sqlite3").exists()
