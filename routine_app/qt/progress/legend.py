"""What the marks of a chart stand for: shape and colour, each with its word.

Knows marks and words only.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from routine_app.qt.progress.marks import paint_day, paint_flare, paint_stop
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import give_role


class LegendMark(StrEnum):
    """The shapes."""

    ROUND = "round"
    SQUARE = "square"
    TRIANGLE = "triangle"
    LINE = "line"
    DASHES = "dashes"
    QUARTER = "quarter"
    HALF = "half"
    THREE_QUARTERS = "three_quarters"
    FULL = "full"
    STOP = "stop"
    FLARE = "flare"


_FILLED = {LegendMark.QUARTER: 1, LegendMark.HALF: 2, LegendMark.THREE_QUARTERS: 3, LegendMark.FULL: 4}
_OF_DAYS = {LegendMark.STOP: paint_stop, LegendMark.FLARE: paint_flare}


class Legend(QWidget):
    """The marks in a row, in two where one is too long."""

    def __init__(
        self, style: Style, marks: tuple[tuple[LegendMark, Ink, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._marks = style, marks
        give_role(self, QAccessible.Role.Graphic)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("; ".join(words for *_, words in marks))
        style.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """Return that a narrow one takes more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of its rows."""
        places = self._places(width)
        return round(places[-1].y() + self._line()) if places else 0

    def sizeHint(self) -> QSize:
        """Return a row's height."""
        return QSize(self._style.px(20), round(self._line()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint marks and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = self._style
        painter.setFont(style.font(Role.CAPTION))
        metrics = QFontMetricsF(painter.font())
        for place, (mark, ink, words) in zip(self._places(self.width()), self._marks, strict=True):
            middle = place.y() + metrics.ascent() - metrics.capHeight() / 2
            self._paint_mark(painter, mark, ink, place.x(), middle)
            painter.setPen(style.color(Ink.MUTED))
            painter.drawText(QPointF(place.x() + style.px(1.9), place.y() + metrics.ascent()), words)

    def _paint_mark(self, painter: QPainter, mark: LegendMark, ink: Ink, x: float, middle: float) -> None:
        style = self._style
        half = style.px(0.3)
        colour = style.color(ink)
        if mark in (LegendMark.LINE, LegendMark.DASHES):
            pen_style = Qt.PenStyle.DashLine if mark is LegendMark.DASHES else Qt.PenStyle.SolidLine
            painter.setPen(QPen(colour, max(2.0, style.px(0.16)), pen_style))
            painter.drawLine(QPointF(x, middle), QPointF(x + style.px(1.5), middle))
            return
        if mark in _FILLED:
            side = style.px(1.1)
            square = QRectF(x + style.px(0.75) - side / 2, middle - side / 2, side, side)
            paint_day(painter, style, square, _FILLED[mark])
            return
        if mark in _OF_DAYS:
            _OF_DAYS[mark](painter, style, QPointF(x + style.px(0.75), middle), style.px(1.6))
            return
        painter.setPen(QPen(colour, 1))
        colour.setAlpha(150)
        painter.setBrush(colour)
        box = QRectF(x + style.px(0.75) - half, middle - half, 2 * half, 2 * half)
        if mark is LegendMark.TRIANGLE:
            painter.drawPolygon(QPolygonF([box.bottomLeft(), QPointF(box.center().x(), box.top()), box.bottomRight()]))
        elif mark is LegendMark.ROUND:
            painter.drawEllipse(box)
        else:
            painter.drawRect(box)

    def _places(self, width: float) -> list[QPointF]:
        style = self._style
        metrics = QFontMetricsF(style.font(Role.CAPTION))
        x = y = 0.0
        places = []
        for *_, words in self._marks:
            need = style.px(1.9) + metrics.horizontalAdvance(words)
            if x and x + need > width:
                x, y = 0.0, y + self._line()
            places.append(QPointF(x, y))
            x += need + style.px(1.4)
        return places

    def _line(self) -> float:
        return QFontMetricsF(self._style.font(Role.CAPTION)).height() + self._style.px(0.15)
