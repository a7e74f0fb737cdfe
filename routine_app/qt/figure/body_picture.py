"""Her standing, from head to knees, from behind or from the front, in her likeness; and where on it a landmark lies.

Knows the figures and landmarks; does not know what is pointed at, or why. What is painted is kept until she looks
different or the size changes.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPixmap

from routine_app.figure.landmarks import Landmark, place_of
from routine_app.figure.projection import View, view_from
from routine_app.figure.sample import Sample, sample
from routine_app.figure.scene import FigureScene
from routine_app.figure.waypoint_poses import still_clip
from routine_app.qt.figure.figures import Figures
from routine_app.qt.figure.painter import FigurePainter
from routine_app.qt.figure.shots import FigureShot

ABOVE, BELOW, WIDE = 0.82, 0.46, 0.60  # metres that are shown: up and down from the middle of the pelvis, and across
SHARE = WIDE / (ABOVE + BELOW)  # width to height
_FADES_FROM = 0.86  # of the height: from here on the legs fade, so that nothing looks cut off
_STANDING = FigureShot(waypoint="standing")


class Seen(StrEnum):
    """From where she is seen."""

    BACK = "back"
    FRONT = "front"


_YAW = {Seen.BACK: -90.0, Seen.FRONT: 90.0}


class BodyPicture:
    """One of the two pictures."""

    def __init__(self, figures: Figures, seen: Seen) -> None:
        self._figures = figures
        self._eye = view_from(_YAW[seen], 0.0)
        self._pixmap = QPixmap()
        self._key: tuple[object, ...] = ()

    def point(self, landmark: Landmark, rect: QRectF) -> QPointF:
        """Return where a landmark lies in the rectangle that the picture is painted into."""
        _, taken = self._posed()
        x, y, _ = self._view(taken, rect).place(place_of(landmark, taken.body))
        return rect.topLeft() + QPointF(x, y)

    def paint(self, painter: QPainter, rect: QRectF, *, dark: bool) -> None:
        """Paint her into a rectangle whose width is SHARE of its height."""
        ratio = painter.device().devicePixelRatio()
        key = (rect.size(), ratio, dark, self._figures.likeness)
        if key != self._key:
            self._pixmap, self._key = self._painted(rect, ratio, dark=dark), key
        painter.drawPixmap(rect.topLeft(), self._pixmap)

    def _posed(self) -> tuple[FigureScene, Sample]:
        scene = self._figures.stages.stage(_STANDING)
        return scene, scene.sample(week=self._figures.likeness.week)

    def _view(self, taken: Sample, rect: QRectF) -> View:
        """Return the view that shows what is to be seen, in pixels of the rectangle."""
        eye, scale = self._eye, rect.height() / (ABOVE + BELOW)
        across, down, _ = eye.place(taken.body.trunk.pelvis)
        x, y = rect.width() / 2 - scale * across, scale * (ABOVE - down)
        return View(eye.right, eye.up, eye.toward, scale, x, y)

    def _painted(self, rect: QRectF, ratio: float, *, dark: bool) -> QPixmap:
        pixmap = QPixmap(max(1, round(rect.width() * ratio)), max(1, round(rect.height() * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        scene, taken = self._posed()
        frame = scene.frame(taken, self._view(taken, rect))
        body = FigurePainter(self._figures.stages.palette(dark=dark), pictures=False)
        body.paint(painter, frame, round(rect.width()), round(rect.height()))
        fade = QLinearGradient(0.0, rect.height() * _FADES_FROM, 0.0, rect.height())
        fade.setColorAt(0.0, QColor(0, 0, 0, 255))
        fade.setColorAt(1.0, QColor(0, 0, 0, 0))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.fillRect(QRectF(0.0, 0.0, rect.width(), rect.height()), fade)
        painter.end()
        return pixmap


def share_down(landmark: Landmark) -> float:
    """Return how far down a picture a landmark lies (0 its top, 1 its bottom), about: weeks shift it by a little."""
    body = sample(still_clip("standing")).body
    return (ABOVE - place_of(landmark, body)[2] + body.trunk.pelvis[2]) / (ABOVE + BELOW)
