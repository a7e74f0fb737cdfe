"""The window fills the screen while a session plays, where she likes it so, and is as it was when it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from routine_app.application.session.request import WindowRequest
from routine_app.playback.commands import Command
from tests.qt.conftest import House
from tests.qt.looking import settle
from tests.qt.real_window import RealWindow, real_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def window(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealWindow]:  # noqa: ARG001
    with real_window(tmp_path / "her data", monkeypatch) as window:
        yield window


def begin(house: House, *, fills: bool) -> None:
    house.model.set_preferences(replace(house.model.preferences, full_screen=fills))
    house.today.start.click()
    settle()
    assert house.window.stack.currentWidget() is house.player


def end(house: House) -> None:
    """Stop the session, and leave Finish."""
    house.player.do(Command.STOP)
    house.player.stop_question.answers["stop"].click()
    settle()
    assert house.window.stack.currentWidget() is house.finish
    house.finish.done.emit(house.finish.answers())
    settle()


def test_it_does_so_only_where_she_chose_it(house: House) -> None:
    begin(house, fills=False)
    assert not house.window.isFullScreen()
    end(house)
    begin(house, fills=True)
    assert house.window.isFullScreen()


@pytest.mark.parametrize("before", [Qt.WindowState.WindowNoState, Qt.WindowState.WindowMaximized])
def test_it_is_as_it_was_when_the_session_is_over_not_before(house: House, before: Qt.WindowState) -> None:
    house.window.setWindowState(before)
    settle()
    size = house.window.size()
    begin(house, fills=True)
    house.player.do(Command.STOP)
    house.player.stop_question.answers["stop"].click()
    settle()
    assert house.window.isFullScreen(), "Finish belongs to the session"
    house.finish.done.emit(house.finish.answers())
    settle()
    assert house.window.windowState() & ~Qt.WindowState.WindowActive == before
    assert house.window.size() == size


def test_f11_changes_it_during_a_session_and_for_that_one_alone(house: House, qtbot: QtBot) -> None:
    begin(house, fills=True)
    house.real += 1_000  # past the first moments, in which keys are not meant for it
    qtbot.keyClick(house.player, Qt.Key.Key_F11)
    assert not house.window.isFullScreen()
    end(house)
    assert not house.window.isFullScreen()
    begin(house, fills=True)
    assert house.window.isFullScreen()
    end(house)
    begin(house, fills=False)
    house.real += 1_000
    qtbot.keyClick(house.player, Qt.Key.Key_F11)
    assert house.window.isFullScreen()
    end(house)
    assert not house.window.isFullScreen(), "no key leads out of it on Today"


def test_what_her_desktop_made_fill_the_screen_goes_on_doing_so(house: House) -> None:
    house.window.showFullScreen()
    begin(house, fills=True)
    end(house)
    assert house.window.isFullScreen()


def test_a_session_that_is_only_tried_does_so_too(house: House) -> None:
    house.model.set_preferences(replace(house.model.preferences, full_screen=True))
    plan = house.model.plan()
    assert plan is not None
    assert house.window.sessions.try_plan(plan, house.model.comfort(), "routines")
    settle()
    assert house.window.isFullScreen()
    house.player.do(Command.STOP)
    house.player.stop_question.answers["stop"].click()
    settle()
    assert house.window.is_idle
    assert not house.window.isFullScreen()


def test_so_does_one_that_is_asked_for_from_a_terminal(window: RealWindow) -> None:
    window.ask(WindowRequest(play="short", fullscreen=True))
    assert window.window.isFullScreen()
    window.controls.stop.emit()
    window.settle()
    window.player.stop_question.answers["stop"].click()
    window.settle()
    window.finish.done.emit(window.finish.answers())
    window.settle()
    assert not window.window.isFullScreen()
