"""Paints shots of the figure into a rectangle that it is given.

Knows stages and painters; nothing here knows a timeline or a widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from routine_app.domain.change import Change
from routine_app.qt.figure.painter import FigurePainter

if TYPE_CHECKING:
    from routine_app.qt.figure.figures import Figures
    from routine_app.qt.figure.palette import FigurePalette
    from routine_app.qt.figure.shots import FigureShot


class Artist:
    """Paints shots for one view; each view has its own, because what stands still is cached by view."""

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._painter = FigurePainter()
        self._on_the_way = FigurePainter(pictures=False)  # the camera moves: nothing stays the same for two frames
        self._palette: FigurePalette | None = None

    def paint(self, painter: QPainter, rect: QRectF, shot: FigureShot, *, dark: bool) -> None:
        """Paint the figure so that the whole of its motion fits the rectangle."""
        wanted = self._figures.stages.palette(dark=dark)
        if wanted != self._palette:
            self._palette = wanted
            self._painter.set_palette(wanted)
            self._on_the_way.set_palette(wanted)
        painter.save()
        painter.translate(rect.topLeft())
        if shot.change is not None:
            self._paint_change(painter, rect, shot, shot.change)
        else:
            stage = self._figures.stages.stage(shot)
            taken = stage.sample(
                shot.phase,
                shot.fraction,
                shot.fullness,
                self._figures.likeness.week,
                other=shot.other,
                rest=shot.rest,
                ready=shot.ready,
                first=shot.first,
                over=shot.over,
            )
            view = stage.view(rect.width(), rect.height(), shot.yaw, shot.pitch)
            self._painter.paint(painter, stage.frame(taken, view), int(rect.width()), int(rect.height()))
        painter.restore()

    def _paint_change(self, painter: QPainter, rect: QRectF, shot: FigureShot, change: Change) -> None:
        passage = self._figures.stages.passage(change)
        fraction = passage.next_waypoint(change.move, shot.fraction) if shot.rests else shot.fraction
        size, turned = (rect.width(), rect.height()), (shot.yaw, shot.pitch)
        week = self._figures.likeness.week
        seen = passage.frames((change.move, fraction), size, turned, shot.fullness, week)
        width, height = int(rect.width()), int(rect.height())
        if len(seen) == 1:
            self._on_the_way.paint(painter, seen[0].frame, width, height)
            return
        ratio = painter.device().devicePixelRatio()
        both = _layer(width, height, ratio)
        mixing = QPainter(both)
        mixing.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        for one in seen:
            alone = _layer(width, height, ratio)
            own = QPainter(alone)
            self._on_the_way.paint(own, one.frame, width, height)
            own.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
            own.fillRect(0, 0, width, height, QColor.fromRgbF(0.0, 0.0, 0.0, one.share))
            own.end()
            mixing.drawImage(0, 0, alone)
        mixing.end()
        painter.drawImage(0, 0, both)


def _layer(width: int, height: int, ratio: float) -> QImage:
    """Return an empty image to paint on; `ratio` is that of the screen's pixels to the window's."""
    layer = QImage(int(width * ratio), int(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    layer.setDevicePixelRatio(ratio)
    layer.fill(Qt.GlobalColor.transparent)
    return layer
