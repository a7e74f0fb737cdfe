"""A button whose words become fewer where there is less room.

Knows its forms and widths; not what a press does.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from routine_app.qt.style.style import Style
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.text import RING


class LongPill(PillButton):
    """A button as wide as its words where there is room, and with ever fewer words where there is not."""

    def __init__(self, style: Style, words: str, kind: ButtonKind, parent: QWidget | None = None) -> None:
        self._forms: tuple[str, ...] = (words,)
        super().__init__(style, words, kind, parent=parent)

    def set_forms(self, *forms: str) -> None:
        """Set the words, from the whole (which a screen reader always says) to the shortest."""
        self._forms = forms
        self.set_words(forms[0], forms[0])
        self.setAccessibleName(forms[0])
        self._choose()

    def sizeHint(self) -> QSize:
        """Return the room that the whole needs."""
        return QSize(self._width_of(self._forms[0]), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the room that the shortest needs."""
        return QSize(self._width_of(self._forms[-1]), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        fitting = (form for form in self._forms if self._width_of(form) <= self.width())
        self.set_face(next(fitting, self._forms[-1]), None)

    def _width_of(self, words: str) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(words) + 2 + 2 * (self._padding() + RING)
