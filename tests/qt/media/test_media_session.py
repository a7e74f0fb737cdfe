"""The desktop's keys reach the window's thread, whoever presses them and in whatever thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

from routine_app.qt.media.media_session import MediaControls
from routine_app.system.now_playing import MediaCommand

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SIGNALS = {
    MediaCommand.PLAY: "play",
    MediaCommand.PAUSE: "pause",
    MediaCommand.TOGGLE: "toggle",
    MediaCommand.NEXT: "next",
    MediaCommand.PREVIOUS: "previous",
    MediaCommand.STOP: "stop",
    MediaCommand.RAISE: "raise_window",
}


@pytest.mark.parametrize("command", list(MediaCommand))
def test_a_command_of_the_bus_s_thread_is_heard_in_the_window_s(command: MediaCommand, qtbot: QtBot) -> None:
    controls = MediaControls()
    places = []
    getattr(controls, SIGNALS[command]).connect(lambda: places.append(QThread.currentThread()))
    thread = threading.Thread(target=controls.ask, args=(command,))
    thread.start()
    thread.join()
    assert places == []
    qtbot.waitUntil(lambda: bool(places))
    app = QApplication.instance()
    assert app is not None
    assert places == [app.thread()]


def test_a_command_that_comes_after_the_window_s_end_is_lost() -> None:
    from shiboken6 import delete

    controls = MediaControls()
    delete(controls)
    controls.ask(MediaCommand.NEXT)
