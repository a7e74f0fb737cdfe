"""What is hidden waits with what is for the eye alone."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from routine_app.qt.widgets.when_shown import WhenShown


def test_it_is_done_at_once_where_it_shows_and_once_when_it_next_does(qtbot: QtBot) -> None:
    widget, done = QWidget(), list[bool]()
    qtbot.addWidget(widget)
    work = WhenShown(widget, lambda: done.append(widget.isVisible()))
    work.ask()
    work.ask()
    assert done == []
    widget.show()
    assert done == [True]
    work.ask()
    assert done == [True, True]
    widget.hide()
    widget.show()
    assert done == [True, True]
