"""While pages and their parts are made ahead, nothing flashes up beside the window and takes the keys from it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QStackedLayout, QWidget

from tests.qt.conftest import House


class Windows(QObject):
    """Notes which windows show."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    windows = Windows()
    qapp.installEventFilter(windows)
    yield windows
    qapp.removeEventFilter(windows)


def test_what_is_made_ahead_shows_no_window(house: House, windows: Windows) -> None:
    windows.shown.clear()
    features = (*house.window.features.values(), house.window.sessions)
    for feature in features:
        feature.make()
        for part in feature.parts:
            part.make()
    assert windows.shown == []
    assert house.window.isActiveWindow()
    assert QApplication.focusWidget() is house.today.start


def test_a_stack_without_a_parent_is_seen(windows: Windows) -> None:
    stack, label = QStackedLayout(), QLabel("Enough for today")
    stack.addWidget(label)
    assert windows.shown == ["QLabel"]
    label.deleteLater()
