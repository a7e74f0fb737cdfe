"""What comes most often: a name, a bar and a number in each line, the longest bar first.

Knows names and numbers only.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import give_role
from routine_app.qt.widgets.text import RING

Bar = tuple[str, int]


class Ranking(QWidget):
    """The lines; the name stands above its bar, so that neither is cut."""

    def __init__(self, style: Style, name: str, ink: Ink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._name, self._ink = style, name, ink
        self._bars: Sequence[Bar] = ()
        give_role(self, QAccessible.Role.Chart)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.changed.connect(self._restyle)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these, in their order."""
        self._bars = bars
        self.setAccessibleName(f"{self._name}: {', '.join(f'{name} {number}' for name, number in bars)}")
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return the room for its lines."""
        return QSize(self._style.px(16), round(self._pitch() * len(self._bars)))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, whatever the width."""
        return QSize(140, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = self._style
        painter.setFont(style.font(Role.BODY))
        metrics = QFontMetricsF(painter.font())
        widest = max((metrics.horizontalAdvance(str(number)) for _, number in self._bars), default=0.0)
        most = max((number for _, number in self._bars), default=1)
        right = self.width() - RING  # in line with the buttons above
        room = right - widest - style.px(0.7)
        thick = style.px(0.42)
        for index, (name, number) in enumerate(self._bars):
            top = index * self._pitch()
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, self.width())
            painter.setPen(style.color(Ink.TEXT))
            painter.drawText(QPointF(0, top + metrics.ascent()), shown)
            y = top + metrics.height() + style.px(0.2)
            for ink, length in ((Ink.TILE, room), (self._ink, max(room * number / most, thick))):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(style.color(ink))
                painter.drawRoundedRect(QRectF(0, y, length, thick), thick / 2, thick / 2)
            painter.setPen(style.color(Ink.TEXT))
            number_x = right - metrics.horizontalAdvance(str(number))
            painter.drawText(QPointF(number_x, y + thick / 2 + metrics.capHeight() / 2), str(number))

    def _pitch(self) -> float:
        return QFontMetricsF(self._style.font(Role.BODY)).height() + self._style.px(1.25)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
