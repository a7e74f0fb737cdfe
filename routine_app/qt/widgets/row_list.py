"""A list of rows of which she is at one: it stays in sight, and a screen reader says it.

Knows no rows; what they are and how they look is for whoever shows some.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from routine_app.qt.widgets.accessible_rows import tell_row


class RowList(QListView):
    """The list, with no rows yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say the row that she is at."""
        super().focusInEvent(event)
        tell_row(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row in sight that she is at, as when a message takes room below."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())
