"""The few marks on buttons, drawn as paths in a unit square: sharp at any size and in any colour.

Knows geometry only.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF


class Icon(StrEnum):
    """The marks there are."""

    TODAY = "today"
    EXERCISES = "exercises"
    ROUTINES = "routines"
    PROGRESS = "progress"
    SETTINGS = "settings"
    BACK = "back"
    PAUSE = "pause"
    PLAY = "play"
    NEXT = "next"
    SKIP = "skip"
    EASIER = "easier"
    STOP = "stop"
    CHECK = "check"
    REST = "rest"
    MUTED = "muted"
    SAFETY = "safety"
    UNDO = "undo"
    CLOSE = "close"


def _line(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return path


def _solid(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(*point) for point in points]))
    path.closeSubpath()
    return path


def _box(x: float, y: float, width: float, height: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(x, y, width, height), radius, radius)
    return path


def _sun() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0.5, 0.5), 0.19, 0.19)
    for ray in range(8):
        turn = ray * pi / 4
        path.moveTo(0.5 + 0.33 * cos(turn), 0.5 + 0.33 * sin(turn))
        path.lineTo(0.5 + 0.44 * cos(turn), 0.5 + 0.44 * sin(turn))
    return path


def _bars() -> QPainterPath:
    path = _line((0.12, 0.88), (0.88, 0.88))
    for x, top in ((0.28, 0.56), (0.5, 0.36), (0.72, 0.14)):
        path.addPath(_line((x, 0.7), (x, top)))
    return path


def _sliders() -> QPainterPath:
    path = QPainterPath()
    for y, knob in ((0.24, 0.64), (0.5, 0.34), (0.76, 0.6)):
        path.addPath(_line((0.1, y), (knob - 0.1, y)))
        path.addEllipse(QPointF(knob, y), 0.1, 0.1)
        path.addPath(_line((knob + 0.1, y), (0.9, y)))
    return path


def _stretching() -> QPainterPath:
    path = _line((0.18, 0.3), (0.5, 0.44), (0.82, 0.3))
    path.addPath(_line((0.5, 0.44), (0.5, 0.62), (0.28, 0.92)))
    path.addPath(_line((0.5, 0.62), (0.72, 0.92)))
    path.addEllipse(QPointF(0.5, 0.19), 0.12, 0.12)
    return path


def _clock() -> QPainterPath:
    path = _line((0.5, 0.28), (0.5, 0.52), (0.66, 0.62))
    path.addEllipse(QPointF(0.5, 0.5), 0.4, 0.4)
    return path


def _speaker_off() -> QPainterPath:
    path = _line((0.12, 0.38), (0.28, 0.38), (0.48, 0.2), (0.48, 0.8), (0.28, 0.62), (0.12, 0.62), (0.12, 0.38))
    path.addPath(_line((0.64, 0.38), (0.88, 0.62)))
    path.addPath(_line((0.88, 0.38), (0.64, 0.62)))
    return path


def _first_aid() -> QPainterPath:
    path = _line((0.5, 0.3), (0.5, 0.7))
    path.addPath(_line((0.3, 0.5), (0.7, 0.5)))
    path.addEllipse(QPointF(0.5, 0.5), 0.42, 0.42)
    return path


def _turned_back() -> QPainterPath:
    path = _line((0.36, 0.14), (0.14, 0.36), (0.36, 0.58))
    path.moveTo(0.14, 0.36)
    path.lineTo(0.6, 0.36)
    path.arcTo(QRectF(0.36, 0.36, 0.48, 0.48), 90, -180)
    path.lineTo(0.4, 0.84)
    return path


def _list_of_lines() -> QPainterPath:
    path = QPainterPath()
    for y in (0.24, 0.5, 0.76):
        path.addPath(_line((0.14, y), (0.2, y)))
        path.addPath(_line((0.38, y), (0.88, y)))
    return path


def _two_bars() -> QPainterPath:
    path = _box(0.24, 0.18, 0.17, 0.64, 0.06)
    path.addPath(_box(0.59, 0.18, 0.17, 0.64, 0.06))
    return path


def _over_it() -> QPainterPath:
    path = _solid((0.18, 0.2), (0.62, 0.5), (0.18, 0.8))
    path.addPath(_box(0.68, 0.2, 0.13, 0.6, 0.05))
    return path


def _cross() -> QPainterPath:
    path = _line((0.22, 0.22), (0.78, 0.78))
    path.addPath(_line((0.78, 0.22), (0.22, 0.78)))
    return path


# Made when it is first painted: no window shows them all.
_STROKED: dict[Icon, Callable[[], QPainterPath]] = {
    Icon.TODAY: _sun,
    Icon.EXERCISES: _stretching,
    Icon.ROUTINES: _list_of_lines,
    Icon.PROGRESS: _bars,
    Icon.SETTINGS: _sliders,
    Icon.BACK: lambda: _line((0.6, 0.2), (0.3, 0.5), (0.6, 0.8)),
    Icon.NEXT: lambda: _line((0.4, 0.2), (0.7, 0.5), (0.4, 0.8)),
    Icon.EASIER: lambda: _line((0.2, 0.4), (0.5, 0.7), (0.8, 0.4)),
    Icon.CHECK: lambda: _line((0.18, 0.52), (0.42, 0.76), (0.84, 0.26)),
    Icon.REST: _clock,
    Icon.MUTED: _speaker_off,
    Icon.SAFETY: _first_aid,
    Icon.UNDO: _turned_back,
    Icon.CLOSE: _cross,
}
_FILLED: dict[Icon, Callable[[], QPainterPath]] = {
    Icon.PAUSE: _two_bars,
    Icon.PLAY: lambda: _solid((0.27, 0.16), (0.82, 0.5), (0.27, 0.84)),
    Icon.SKIP: _over_it,
    Icon.STOP: lambda: _box(0.24, 0.24, 0.52, 0.52, 0.1),
}


@cache
def _path(icon: Icon) -> QPainterPath:
    return (_STROKED | _FILLED)[icon]()


def paint_icon(painter: QPainter, icon: Icon, rect: QRectF, colour: QColor) -> None:
    """Paint an icon into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width(), rect.height())
    if icon in _STROKED:
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 0.11, Qt.PenStyle.SolidLine, cap, join))
        painter.drawPath(_path(icon))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPath(_path(icon))
    painter.restore()
