"""Work on a widget that is for the eye alone: what is hidden waits with it until it shows.

Knows one widget and what is to be done; not why.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class WhenShown(QObject):
    """Does `act` when it is asked to, or once when a hidden widget next shows, however often it was asked to."""

    def __init__(self, widget: QWidget, act: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget, self._act = widget, act

    def ask(self) -> None:
        """Have it done."""
        if self._widget.isVisible():
            self._act()
        else:
            self._widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See it show."""
        if event.type() is QEvent.Type.Show:
            watched.removeEventFilter(self)
            self._act()
        return super().eventFilter(watched, event)
