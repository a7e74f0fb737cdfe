"""The cards of a plan: one for each exercise, in a grid that follows the width.

Knows plan items; knows nothing of how they were chosen.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLayoutItem, QVBoxLayout, QWidget

from routine_app.application.today import words
from routine_app.domain.dose import dose_text
from routine_app.domain.plan import PlanItem
from routine_app.qt.figure.still import FigureStill
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.placed_layout import PlacedLayout
from routine_app.qt.widgets.text import TextLabel

NARROWEST_REM = 11.5
MOST_COLUMNS = 5


class ItemCard(QFrame):
    """An exercise of today: its still, name, dose, and why it stands here where it was swapped."""

    def __init__(self, style: Style, item: PlanItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.swapped = item.replaced is not None
        dose = dose_text(item.dose, item.sides)
        self.name = TextLabel(style, item.variation.short_name, Role.HEADING)
        self.dose = TextLabel(style, dose, Role.CAPTION, Ink.MUTED)
        column = QVBoxLayout(self)
        column.setSpacing(3)
        pad = style.px(0.8)
        column.setContentsMargins(pad, pad, pad, pad)
        column.addWidget(FigureStill(style, item.variation))
        column.addSpacing(style.px(0.3))
        column.addWidget(self.name)
        column.addWidget(self.dose)
        reason = words.swap_text(item)
        if reason:
            column.addWidget(TextLabel(style, reason, Role.CAPTION, Ink.PLUM))
        column.addStretch(1)
        self.setAccessibleName(". ".join(part for part in (item.variation.name, dose, reason) if part))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the tile, with a plum border where the exercise was swapped."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = self._style
        painter.setPen(QPen(style.color(Ink.PLUM), 1.6) if self.swapped else Qt.PenStyle.NoPen)
        painter.setBrush(style.color(Ink.TILE))
        radius = style.px(0.9)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class GridLayout(PlacedLayout):
    """Equal columns, as many as fit; every row as high as its highest item.

    With `fill` a few items share the whole width; without, they are as wide as many would be.
    """

    def __init__(self, style: Style, parent: QWidget | None = None, *, fill: bool = True) -> None:
        super().__init__(parent)
        self._style, self._fill = style, fill

    def sizeHint(self) -> QSize:
        """Return a width of three columns."""
        width = 3 * self._style.px(NARROWEST_REM)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Return the width of one column."""
        return QSize(min(self._style.px(NARROWEST_REM), 160), 0)

    def columns(self, width: int) -> int:
        """Return how many columns fit; the last row is not left with a single card where another number avoids it."""
        gap, count = self._gap(), len(self._items)
        fit = max(1, min((width + gap) // (self._style.px(NARROWEST_REM) + gap), MOST_COLUMNS))
        if count <= fit:
            return max(1, count) if self._fill else fit
        rows = -(-count // fit)
        return max(1, -(-count // rows))

    def _gap(self) -> int:
        return self._style.px(0.8)

    def _place(self, rect: QRect, *, move: bool) -> int:
        gap, columns = self._gap(), self.columns(rect.width())
        width = (rect.width() - gap * (columns - 1)) // columns
        y = rect.y()
        for start in range(0, len(self._items), columns):
            row = self._items[start : start + columns]
            height = max(_height(item, width) for item in row)
            for index, item in enumerate(row):
                if move:
                    item.setGeometry(QRect(rect.x() + index * (width + gap), y, width, height))
            y += height + gap
        return max(0, y - gap - rect.y())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
