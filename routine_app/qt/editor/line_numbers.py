"""The numbers beside the lines of a text, the same that messages name; a line with something wrong has a mark too.

Knows the view that it stands beside; nothing of what the lines hold.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink

_LEAST_DIGITS = 2


class LineNumbers(QWidget):
    """The column of numbers; `give_room` is told how wide (px) it is.

    A screen reader has the line from the text itself, so it is no stop for it.
    """

    def __init__(self, style: Style, view: QPlainTextEdit, give_room: Callable[[int], None]) -> None:
        super().__init__(view)
        self._style, self._view, self._give_room = style, view, give_room
        self._wrong: frozenset[int] = frozenset()

    def mark(self, wrong: Collection[int]) -> None:
        """Mark these lines, from 1."""
        self._wrong = frozenset(wrong)
        self.update()

    def fit(self) -> None:
        """Take the room that the largest number needs."""
        digits = max(_LEAST_DIGITS, len(str(self._view.blockCount())))
        advance = self._view.fontMetrics().horizontalAdvance("0")
        self._give_room(digits * advance + self._style.px(1.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers of the lines that show."""
        painter = QPainter(self)
        painter.setFont(self._view.font())
        metrics = self._view.fontMetrics()
        block = self._view.firstVisibleBlock()
        top = self._view.blockBoundingGeometry(block).translated(self._view.contentOffset()).top()
        right = self.width() - self._style.px(0.5)
        while block.isValid() and top <= event.rect().bottom():
            number = block.blockNumber() + 1
            font = QFont(self._view.font())
            font.setBold(number in self._wrong)
            painter.setFont(font)
            painter.setPen(self._style.color(Ink.WARNING if number in self._wrong else Ink.MUTED))
            place = QRect(0, round(top), right, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number))
            top += self._view.blockBoundingRect(block).height()
            block = block.next()
