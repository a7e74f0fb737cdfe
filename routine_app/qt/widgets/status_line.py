"""What has just changed, told to a screen reader: nothing of it shows, for who sees has seen it.

Each window has one line. Its name is the last message, where a reader finds it again ("read the status bar"). Knows
words only.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from routine_app.qt.widgets.accessible import give_role, tell_news

LOOK_MS = 150  # between two looks whether the voice is still on


class StatusLine(QWidget):
    """The line: a point in the window's corner that takes neither the pointer nor the focus.

    `said(str)` after each message. `is_busy()` is whether the app's own voice speaks: of two voices at once she would
    understand neither. What comes while it does takes the place of what waits.
    """

    said = Signal(str)

    def __init__(self, window: QWidget, is_busy: Callable[[], bool] = lambda: False) -> None:
        super().__init__(window)
        self._is_busy, self._waiting = is_busy, ""
        self._later = QTimer(self)
        self._later.setInterval(LOOK_MS)
        self._later.timeout.connect(self._say_when_quiet)
        give_role(self, QAccessible.Role.StatusBar)
        self.setGeometry(0, 0, 1, 1)

    def say(self, words: str) -> None:
        """Say this politely: after what the reader is saying, and once the app's own voice is silent."""
        self._waiting = words
        self._say_when_quiet()

    def _say_when_quiet(self) -> None:
        if self._is_busy():
            self._later.start()
            return
        self._later.stop()
        words = self._waiting
        self.setAccessibleName(words)
        if QAccessible.isActive():
            tell_news(QApplication.focusWidget() or self, words)
        self.said.emit(words)


def announce(widget: QWidget, words: str) -> None:
    """Let the line of a widget's window say this; nothing where there is nothing to say, or no such line."""
    line = widget.window().findChild(StatusLine)
    if words and line is not None:
        line.say(words)
