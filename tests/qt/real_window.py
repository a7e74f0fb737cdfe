"""The window as the app puts it together, sound desk and requests and all, with stand-ins for what sounds.

Its clock is a manual one: time passes when a test says so. For what has to be true of the whole, not of a part.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from routine_app.application.session.request import WindowRequest, to_wire
from routine_app.playback.clock import ManualClock
from routine_app.playback.commands import Command
from routine_app.qt.media.media_session import MediaControls
from routine_app.qt.media.sound_desk import SoundDesk
from routine_app.qt.player.player_driver import PlayerDriver
from routine_app.qt.player.running_session import RunningSession
from routine_app.qt.player.session_controller import SessionController
from routine_app.qt.progress.feature import MODULES
from routine_app.qt.shell import run_maker
from routine_app.qt.shell.application import RoutineApp
from routine_app.storage.history import History
from routine_app.storage.records import SessionRecord
from tests.qt.media.doubles import MS, FakeDucking, FakeEngine
from tests.qt.media.harness import QuietControls
from tests.qt.parts import part
from tests.qt.rooms import Rooms

FINISHES_MS = 3_000_000  # longer than any shipped routine


class RealWindow(Rooms):
    """The window with all its parts, and ways to make time pass and to look at what came of it."""

    def __init__(self, data: Path, clock: ManualClock) -> None:
        self.clock, self.data = clock, data
        self.controls: MediaControls = QuietControls()
        self.sound = SoundDesk(FakeEngine, self.controls, FakeDucking(), lambda: clock.now_ms() * MS)
        self.faults: list[str] = []
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.app = RoutineApp(app, WindowRequest(data_dir=data), self.sound)
        self.app.exception_hook.noticed.connect(self.faults.append)
        super().__init__(self.app.window)
        self.model = self.app.model
        self.real = 0
        self.keep_time(lambda: self.real)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()

    @property
    def page(self) -> QWidget:
        page = self.window.stack.currentWidget()
        assert page is not None
        return page

    @property
    def run(self) -> RunningSession:
        run = self.session.current
        assert isinstance(run, RunningSession)
        return run

    @property
    def driver(self) -> PlayerDriver:
        return self.run.driver

    def settle(self) -> None:
        """Let what was posted arrive, deletions among it, and let the player's deaf moments pass."""
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.real += 1_000

    def go(self, ms: int, step: int = 500) -> None:
        """Let the session's time pass, as long as it plays."""
        for _ in range(ms // step):
            if self.page is not self.player:
                break
            self.clock.advance(step)
            self.driver.tick()

    def end_session(self) -> None:
        """Let it end before its time, unasked, whatever is being asked over it."""
        self.driver.do(Command.STOP)
        self.settle()

    def key(self, key: int) -> None:
        """Press a key wherever the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None, "a key reaches nothing"
        press_key(focused, key)
        self.settle()

    def ask(self, request: WindowRequest) -> bytes:
        """Ask as another process does."""
        answer = self.app.requests.answer(to_wire(request))
        self.settle()
        return answer

    def cut_short(self) -> None:
        """End the session as a crash does: nothing more is written. Then Today shows, as after a start."""
        run = self.run
        end_as_a_crash_does(run, self.session)
        self.sound.close_session()
        self.player.close_session()
        run.deleteLater()
        self.window.go_to("today")
        self.settle()

    def sessions(self) -> tuple[SessionRecord, ...]:
        with History(self.model.context.paths.database) as history:
            return history.sessions()

    def close(self) -> None:
        self.window.close()
        app = self.app
        app.close()
        self.let_go()
        for each in (app.requests, self.sound, self.model, app.exception_hook, app.style):
            each.deleteLater()
        self.settle()


def end_as_a_crash_does(run: RunningSession, session: SessionController) -> None:
    """Let a session write nothing more, and its window know of none: its mark in the diary goes, as with a process."""
    for timer in (part(run.driver, QTimer), part(run, QTimer)):
        timer.stop()
    run.recorder.close()
    assert session.hand_over() is run


def press_key(target: QWidget, key: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key and let it go, media keys too (of which QTest warns)."""
    text = chr(key) if key < 128 else ""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, held, text))


@contextmanager
def real_window(data: Path, monkeypatch: pytest.MonkeyPatch, *, loaded: bool = True) -> Iterator[RealWindow]:
    """Open the window for a test; where all is `loaded`, no page asks for a moment first."""
    for name in MODULES if loaded else ():
        importlib.import_module(name)
    clock = ManualClock()
    monkeypatch.setattr(run_maker, "MonotonicClock", lambda _speed: clock)
    monkeypatch.setattr(run_maker, "AwakeAside", _NoAwake)
    window = RealWindow(data, clock)
    try:
        yield window
    finally:
        window.close()


class _NoAwake:
    """Keeps no screen on."""

    def hold(self) -> None:
        return

    def release(self) -> None:
        return
