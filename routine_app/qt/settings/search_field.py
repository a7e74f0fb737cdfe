"""The field above the settings in which she types what she looks for. Knows text only."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from routine_app.qt.style.style import Style

HINT = "Find a setting"


class SearchField(QLineEdit):
    """The field. `looked_for(str)` with each letter; Esc empties it."""

    looked_for = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setPlaceholderText(HINT)
        self.setAccessibleName(HINT)
        self.setClearButtonEnabled(True)
        self.setMaxLength(60)
        self.textChanged.connect(self.looked_for)
        style.changed.connect(self._restyle)
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty it with Esc, where there is something in it."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        self.setStyleSheet(self._style.field_style())
        self.setMinimumHeight(self._style.target())
        self.setMaximumWidth(self._style.px(30))
