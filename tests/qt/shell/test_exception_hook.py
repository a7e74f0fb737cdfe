"""A fault in a callback of Qt's gives one report and one sentence, and nothing is printed."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from routine_app.qt.shell.exception_hook import ExceptionHook

AT = dt.datetime(2026, 3, 1, 9, 5, 7, tzinfo=dt.UTC)


@pytest.fixture
def exception_hook(qapp: object, tmp_path: Path) -> Iterator[ExceptionHook]:  # noqa: ARG001
    found = ExceptionHook(tmp_path / "logs", lambda: AT)
    yield found
    found.close()


def _fail(times: int) -> None:
    for _ in range(times):
        try:
            raise ValueError("the leg came off")
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)


@pytest.mark.expects_log("a fault of ours")
def test_the_same_fault_is_reported_once(exception_hook: ExceptionHook, tmp_path: Path) -> None:
    heard: list[str] = []
    exception_hook.noticed.connect(heard.append)
    _fail(100)
    reports = list((tmp_path / "logs").iterdir())
    assert len(reports) == 1
    assert "the leg came off" in reports[0].read_text(encoding="utf-8")
    assert len(heard) == 1
    assert str(reports[0]) in heard[0]


def test_an_interrupt_is_passed_on(exception_hook: ExceptionHook, monkeypatch: pytest.MonkeyPatch) -> None:
    passed: list[object] = []
    monkeypatch.setattr(exception_hook, "_before", lambda *all_of_it: passed.append(all_of_it[0]))
    exception_hook.take(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert passed == [KeyboardInterrupt]


def test_it_gives_the_hook_back(qapp: object, tmp_path: Path) -> None:  # noqa: ARG001
    before = sys.excepthook
    found = ExceptionHook(tmp_path, lambda: AT)
    assert sys.excepthook == found.take
    found.close()
    assert sys.excepthook is before


@pytest.mark.expects_log("a fault of ours")
def test_a_painter_that_was_at_work_is_let_go(exception_hook: ExceptionHook, qtbot: QtBot) -> None:
    class Failing(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
            painter = QPainter(self)
            painter.drawPoint(int("none"), 0)

    said: list[str] = []
    exception_hook.noticed.connect(said.append)
    widget = Failing()
    qtbot.addWidget(widget)
    widget.show()
    for _ in range(3):  # what it is asked to paint on would be held by the painter of the time before
        widget.update()
        qtbot.wait(1)
    assert len(said) == 1
    assert not widget.paintingActive()
