"""The cards of a plan: one for each exercise, in a grid that follows the width.

Knows plan items; knows nothing of how they were chosen.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from routine_app.application import words
from routine_app.domain.dose import dose_text
from routine_app.domain.plan import PlanItem
from routine_app.domain.tempo import dose_as_done
from routine_app.qt.figure.still import FigureStill
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.text import TextLabel


class ItemCard(QFrame):
    """An exercise of today: its still, name, dose, why it stands here if it was swapped, what to take care of."""

    def __init__(self, style: Style, item: PlanItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.swapped = item.replaced is not None
        dose = dose_text(dose_as_done(item), item.sides)
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
        for caution in item.cautions:
            column.addWidget(TextLabel(style, caution, Role.CAPTION))
        column.addStretch(1)
        said = (item.variation.short_name, dose, reason, *item.cautions)
        self.setAccessibleName(". ".join(part.rstrip(".") for part in said if part))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the tile, with a plum border where the exercise was swapped."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = self._style
        painter.setPen(QPen(style.color(Ink.PLUM), 1.6) if self.swapped else Qt.PenStyle.NoPen)
        painter.setBrush(style.color(Ink.TILE))
        radius = style.px(0.9)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
