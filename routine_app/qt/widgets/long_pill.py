"""A button whose words become fewer where there is less room, and a row of such buttons.

Knows its forms and widths; not what a press does.
"""

from __future__ import annotations

from collections.abc import Sequence

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

    def form_widths(self) -> list[int]:
        """Return the width (px) that each form needs, the whole first."""
        return [self._width_of(form) for form in self._forms]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        fitting = (form for form in self._forms if self._width_of(form) <= self.width())
        self.set_face(next(fitting, self._forms[-1]), None)

    def _width_of(self, words: str) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(words) + 2 + 2 * (self._padding() + RING)


def share_room(pills: Sequence[LongPill], room: int) -> None:
    """Let pills in a row of `room` px show as much as fits, none wider than its words: the widest gives way first."""
    widths = [pill.form_widths() for pill in pills]
    while sum(each[0] for each in widths) > room and any(len(each) > 1 for each in widths):
        max((each for each in widths if len(each) > 1), key=lambda each: each[0]).pop(0)
    for pill, (width, *_) in zip(pills, widths, strict=True):
        pill.setMaximumWidth(width)
