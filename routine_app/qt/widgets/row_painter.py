"""Paints a row of a list: a rounded card, ringed where she is, with a name and below it what it is.

Knows two lines of text and the look of a row; what a row is of is for whoever paints it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.text import RING

_HERE, _FOCUSED = 1.5, 3.0  # px of the line: also where both are black it tells that the keys go there


class RowPainter(QStyledItemDelegate):
    """The painter. `_card` begins a row and `_words` fills it, between a save and a restore of the painter."""

    def __init__(self, style: Style, parent: QObject) -> None:
        super().__init__(parent)
        self._style = style

    def _least(self, around_rem: float) -> QSize:
        """Return the size of a row with so much room around its two lines."""
        style = self._style
        lines = sum(QFontMetrics(style.font(role)).height() for role in (Role.STRONG, Role.CAPTION))
        return QSize(style.px(8), max(style.target(), lines + style.px(around_rem)))

    def _card(self, painter: QPainter, option: QStyleOptionViewItem, *, always: bool = True) -> QRect:
        """Paint the card, with `always` off only where she is, and return where it is."""
        style = self._style
        box: QRect = option.rect.adjusted(RING, 2, -RING, -2)  # in line with the buttons
        state: QStyle.StateFlag = option.state
        here = bool(state & QStyle.StateFlag.State_Selected)
        focused = here and bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if here:
            ink = Ink.TEAL if focused else Ink.EDGE
            painter.setPen(QPen(style.color(ink), _FOCUSED if focused else _HERE))
        painter.setBrush(style.color(Ink.CARD) if here or always else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, style.px(0.6), style.px(0.6))
        return box

    def _words(
        self, painter: QPainter, text: QRect, name: str, about: str, *, role: Role = Role.STRONG, broken: bool = False
    ) -> None:
        """Write the two lines; that it is `broken` is seen."""
        self._line(painter, text.topLeft(), text.width(), name, role, Ink.TEXT)
        below = QPoint(text.left(), text.top() + QFontMetrics(self._style.font(role)).height())
        self._line(painter, below, text.width(), about, Role.CAPTION, Ink.WARNING if broken else Ink.MUTED)

    def _line(self, painter: QPainter, at: QPoint, width: int, words: str, role: Role, ink: Ink) -> None:
        font = self._style.font(role)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._style.color(ink))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(at, QSize(width, metrics.height())), int(Qt.AlignmentFlag.AlignVCenter), shown)
