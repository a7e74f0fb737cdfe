"""What has just changed, told to a screen reader: nothing of it shows, for who sees has seen it.

Each window has one line. Its name is the last message, where a reader that does not know announcements finds it
("read the status bar"). Knows words only.
"""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from routine_app.qt.widgets.accessible import give_role


class StatusLine(QWidget):
    """The line: a point in the window's corner that takes neither the pointer nor the focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        give_role(self, QAccessible.Role.StatusBar)
        self.setGeometry(0, 0, 1, 1)

    def say(self, words: str) -> None:
        """Say this after what the reader is saying (polite)."""
        self.setAccessibleName(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


def announce(widget: QWidget, words: str) -> None:
    """Let the line of a widget's window say this; nothing where there is nothing to say, or no such line."""
    line = widget.window().findChild(StatusLine)
    if words and line is not None:
        line.say(words)
