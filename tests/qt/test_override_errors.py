"""What goes wrong in a method that Qt calls while Python waits for Qt: an exception like any other, on every Python."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from routine_app.qt.widgets.placed_layout import PlacedLayout

NOTHING: list[int] = []


def beyond_the_end() -> int:
    return NOTHING[1]


def next_of_nothing() -> int:
    return next(iter(NOTHING))


def divided_by_none() -> int:
    return 1 // len(NOTHING)


def no_number() -> int:
    return int(NOTHING)  # type: ignore[call-overload,no-any-return]


RAISED_BY_C: dict[Callable[[], int], type[Exception]] = {
    beyond_the_end: IndexError,
    next_of_nothing: StopIteration,
    divided_by_none: ZeroDivisionError,
    no_number: TypeError,
}


@pytest.mark.parametrize("fail", RAISED_BY_C)
def test_it_reaches_whoever_called_qt(qtbot: QtBot, fail: Callable[[], int]) -> None:
    class Failing(QWidget):
        def event(self, event: QEvent) -> bool:
            return super().event(event) and bool(event.type() is not QEvent.Type.Hide or fail())

    class Heir(Failing):
        def event(self, event: QEvent) -> bool:
            return super().event(event)

    for widget in (Failing(), Heir()):
        qtbot.addWidget(widget)
        widget.show()
        with pytest.raises(RAISED_BY_C[fail]):
            widget.hide()


def test_a_layout_of_ours_is_no_other(qtbot: QtBot) -> None:
    failing = type("Failing", (PlacedLayout,), {"itemAt": lambda *_: next_of_nothing()})
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = failing(holder)
    with pytest.raises(StopIteration):
        layout.isEmpty()


def test_a_signal_may_bring_more_than_the_method_takes(qtbot: QtBot) -> None:
    opened: list[str] = []

    class Opened(QDialog):
        def open(self) -> None:
            opened.append("open")

    class Telling(QObject):
        told = Signal(str, int)

    dialog, telling = Opened(), Telling()
    qtbot.addWidget(dialog)
    telling.told.connect(dialog.open)
    telling.told.emit("twice", 2)
    assert opened == ["open"]
