"""The numbered steps of a variation; the one that goes with the running phase is marked.

Knows sentences only.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.layout_room import LayoutRoom
from routine_app.qt.widgets.text import RING, TextLabel


class StepRow(QWidget):
    """One step with its number."""

    def __init__(self, style: Style, number: int, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._number = style, str(number)
        self._current = False
        row = QHBoxLayout(self)
        LayoutRoom(style, row, around=(2.2, 0.3, 0.3, 0.3))
        self._label = TextLabel(style, text)
        self._label.setContentsMargins(RING, 0, 0, 0)  # an indent would push it down, too
        self._label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Say this step."""
        self._label.setText(text)
        self.setAccessibleName(f"Step {self._number}: {text}")

    @property
    def current(self) -> bool:
        """Whether this is the step of the running phase."""
        return self._current

    def set_current(self, current: bool) -> None:
        """Mark it, or not."""
        if current != self._current:
            self._current = current
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the number in its disc; the current one filled, on a tile."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = self._style
        painter.setPen(Qt.PenStyle.NoPen)
        if self._current:
            painter.setBrush(style.color(Ink.TILE))
            radius = style.px(0.6)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(RING, 0, -RING, 0), radius, radius)
        font = style.font(Role.CAPTION)
        font.setBold(True)
        side = min(QFontMetrics(font).height() * 1.25, self.height() - 2.0)
        line = QFontMetrics(style.font(Role.BODY)).height()
        top = self._label.y() + (line - side) / 2
        disc = QRectF(RING + style.px(0.45), max(0.0, top), side, side)
        painter.setBrush(style.color(Ink.TEAL if self._current else Ink.TILE))
        painter.drawEllipse(disc)
        painter.setPen(style.color(Ink.ON_TEAL if self._current else Ink.MUTED))
        painter.setFont(font)
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), self._number)


class Steps(QWidget):
    """The steps in order."""

    def __init__(self, style: Style, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        self.rows = [StepRow(style, number, text) for number, text in enumerate(steps, 1)]
        for row in self.rows:
            column.addWidget(row)

    def set_texts(self, steps: Sequence[str]) -> None:
        """Say the same steps in other words: for the other side."""
        for row, text in zip(self.rows, steps, strict=True):
            row.set_text(text)

    def set_current(self, step: int) -> None:
        """Mark the step with this index (from 0); the last one for an index beyond them."""
        marked = min(step, len(self.rows) - 1)
        for index, row in enumerate(self.rows):
            row.set_current(index == marked)
