"""What a page will need is loaded when she comes near it."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from routine_app.qt.progress.feature import MODULES
from routine_app.qt.progress.late_page import MOMENT
from routine_app.qt.progress.page import ProgressPage
from routine_app.qt.progress.preload import Preload
from routine_app.qt.widgets.text import TextLabel
from tests.qt.parts import part
from tests.qt.real_window import real_window


def joined() -> None:
    for thread in threading.enumerate():
        if thread.name == "preload":
            thread.join()


@pytest.fixture
def parent(qapp: object) -> QObject:  # noqa: ARG001
    return QObject()


def test_it_begins_when_it_is_told_to_and_tells_when_it_is_over(parent: QObject) -> None:
    sys.modules.pop("wave", None)
    preload = Preload(("wave",), parent)
    timer = part(preload, QTimer)

    def is_over() -> bool:
        return preload.is_over

    assert not timer.isActive()
    assert not is_over()
    preload.begin()
    joined()
    assert "wave" in sys.modules
    assert is_over()
    told: list[None] = []
    preload.loaded.connect(lambda: told.append(None))
    timer.timeout.emit()
    assert told == [None]
    assert not timer.isActive()


def test_what_cannot_be_loaded_is_left_to_the_page(parent: QObject) -> None:
    preload = Preload(("there_is_no_such_module", "wave"), parent)
    timer = part(preload, QTimer)
    preload.begin()
    joined()
    assert preload.is_over
    timer.timeout.emit()
    assert not timer.isActive()


def test_who_comes_near_the_button_of_progress_has_it_loaded(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Preload] = []
    monkeypatch.setattr(Preload, "begin", lambda preload: begun.append(preload))  # noqa: PLW0108 - a method
    with real_window(tmp_path / "her data", monkeypatch) as window:
        buttons = window.window.nav.buttons
        for button in (buttons["settings"], buttons["progress"]):
            before = len(begun)
            QApplication.sendEvent(button, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
            assert len(begun) - before == (button is buttons["progress"])
        buttons["today"].setFocus()
        buttons["progress"].setFocus()
        assert len(begun) == 2
        qtbot.wait(0)


def test_progress_asks_for_a_moment_and_opens_by_itself(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with real_window(tmp_path / "her data", monkeypatch) as window:
        may_go_on = threading.Event()
        slow = Preload(("wave",), window.window)
        monkeypatch.setattr("routine_app.qt.progress.preload._load", lambda _: may_go_on.wait())
        sys.modules.pop("wave", None)
        page = window.progress
        page.load_aside(slow)
        window.window.go_to("progress")
        window.settle()
        assert MOMENT in [each.text() for each in page.findChildren(TextLabel) if each.isVisible()]
        begins = title_of(page)
        window.window.go_to("today")
        window.window.go_to("progress")  # and back: still one that loads, still one that waits
        assert not page.is_made
        may_go_on.set()
        qtbot.waitUntil(lambda: page.is_made)
        window.settle()
        assert page.board.isVisible()
        assert MOMENT not in [each.text() for each in page.findChildren(TextLabel) if each.isVisible()]
        assert title_of(page) == begins, "it does not jump"


def title_of(page: ProgressPage) -> QRect:
    """Return where the name of the page stands."""
    (title,) = (each for each in page.findChildren(TextLabel) if each.isVisible() and each.text() == "Progress")
    return QRect(title.mapTo(page, QPoint(0, 0)), title.size())


def test_its_modules_are_what_progress_imports_and_need_no_window() -> None:
    code = (
        "import importlib, sys, threading\n"
        f"thread = threading.Thread(target=lambda: [importlib.import_module(name) for name in {MODULES!r}])\n"
        "thread.start(); thread.join()\n"
        "before = set(sys.modules)\n"
        "from routine_app.qt.progress import board, day_page, diary_model, filing\n"
        "print('pyqtgraph' in sys.modules, set(sys.modules) - before)"
    )
    result = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True)
    assert (result.stdout, result.stderr) == ("True set()\n", "")
