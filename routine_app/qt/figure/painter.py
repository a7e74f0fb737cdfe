"""Paints the figure's shapes with QPainter.

Knows shapes, palettes and painters; does not know bodies or clips. What stands still from frame to frame is kept:
things, and parts of her that rest, as pictures, the others as paths. The painter's caches are small and bounded.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor, hypot

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPaintEngine, QPainter, QPen, QPixmap

from routine_app.figure.drawing import TONES, Fill, Shadow, StaticShapes
from routine_app.figure.scene import DrawList
from routine_app.qt.figure.palette import PAPER, SHEER, FigurePalette, Paint
from routine_app.qt.figure.strokes import LINED, SHADOW, SMOOTH, Ink, Stroke, shadow_stroke, strokes_of

_PICTURES = 96
_SETTLED = 6  # frames: to make a picture costs as much as to paint a shape a few times
_ANTIALIASED = QPainter.RenderHint.Antialiasing
Picture = tuple[QPointF, QPixmap]


class _Kept(msgspec.Struct):
    """A shape of the last frame, what to fill for it, and in how many frames it has been the same."""

    shape: Fill | Shadow
    strokes: list[Stroke]
    seen: int = 0
    picture: Picture | None = None


class FigurePainter:
    """Paints frames in the colours of one palette.

    With `pictures` (the default) what stands still is kept as pictures; without, everything is painted as paths, as a
    printer wants it, and a camera that moves.
    """

    def __init__(self, palette: FigurePalette = PAPER, *, pictures: bool = True) -> None:
        self._palette = palette
        self._pictures_wanted = pictures
        self._colours: dict[Ink, tuple[QBrush, QPen]] = {}
        self._pictures: dict[tuple[int, float], tuple[StaticShapes, Picture]] = {}
        self._kept: dict[tuple[int, float], _Kept] = {}  # of the frame before

    def set_palette(self, palette: FigurePalette) -> None:
        """Paint in other colours from now on."""
        self._palette = palette
        self._colours.clear()
        self._pictures.clear()
        self._kept.clear()

    def paint(self, painter: QPainter, frame: DrawList, width: int, height: int) -> None:
        """Paint one frame, seen by a view of width x height pixels, at the painter's origin (its transform applies)."""
        painter.save()
        painter.setClipRect(0, 0, width, height, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(_ANTIALIASED)
        hair = _half_a_pixel(painter)
        ratio = _whole_ratio(painter) if self._pictures_wanted else 0
        before, self._kept = self._kept, {}
        strokes: list[Stroke] = []  # to fill in one go
        for shape in frame.shapes:
            if isinstance(shape, StaticShapes):
                self._fill(painter, strokes)
                strokes = []
                self._still(painter, shape, hair)
                continue
            key = (id(shape), hair)
            kept = before.get(key)
            if kept is None or kept.shape is not shape:
                kept = _Kept(shape, strokes_of(shape, hair) if isinstance(shape, Fill) else [shadow_stroke(shape)])
            self._kept[key] = kept
            kept.seen += 1
            picture = self._settled(kept, ratio) if kept.seen > _SETTLED and ratio else None
            if picture is None:
                strokes += kept.strokes
            else:
                self._fill(painter, strokes)
                strokes = []
                painter.drawPixmap(*picture)
        self._fill(painter, strokes)
        painter.restore()

    def _settled(self, kept: _Kept, ratio: int) -> Picture | None:
        """Return the picture of a shape that has stayed for some frames, where pixels lie on pixels."""
        if kept.picture is None and len(kept.strokes) > 1:
            kept.picture = self._picture(kept.strokes, _box_of(kept.strokes), ratio)
        return kept.picture if kept.picture is not None and kept.picture[1].devicePixelRatio() == ratio else None

    def _fill(self, painter: QPainter, strokes: Iterable[Stroke]) -> None:
        """Fill strokes one after the other; the painter is smooth before and after."""
        smooth = True
        for ink, path, edge in strokes:
            brush, pen = self._colours.get(ink) or self._coloured(ink)
            if smooth is not (edge is SMOOTH):
                smooth = not smooth
                painter.setRenderHint(_ANTIALIASED, smooth)
            painter.fillPath(path, brush)
            if edge is LINED:
                smooth = True
                painter.setRenderHint(_ANTIALIASED)
                painter.strokePath(path, pen)
        if not smooth:
            painter.setRenderHint(_ANTIALIASED)

    def _still(self, painter: QPainter, shape: StaticShapes, hair: float) -> None:
        if not self._pictures_wanted:
            self._fill(painter, _strokes(shape, hair))
            return
        ratio = painter.device().devicePixelRatio()
        key = (id(shape), ratio)
        kept = self._pictures.get(key)
        if kept is None:
            if len(self._pictures) >= _PICTURES:
                self._pictures.clear()
            kept = self._pictures[key] = (shape, self._picture(_strokes(shape, 0.0), shape.box, ratio))
        painter.drawPixmap(*kept[1])

    def _picture(self, strokes: Iterable[Stroke], box: tuple[float, float, float, float], ratio: float) -> Picture:
        left, top = floor(box[0]), floor(box[1])
        width, height = ceil(box[2]) - left, ceil(box[3]) - top
        pixmap = QPixmap(max(1, int(width * ratio)), max(1, int(height * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        own = QPainter(pixmap)
        own.setRenderHint(_ANTIALIASED)
        own.translate(-left, -top)
        self._fill(own, strokes)
        own.end()
        return QPointF(left, top), pixmap

    def _coloured(self, ink: Ink) -> tuple[QBrush, QPen]:
        brush = QBrush(_colour(self._palette, *ink))
        pen = QPen(brush, 1.0)
        pen.setCosmetic(True)  # a pixel wide whatever the transform: such a line needs no outline of its own
        self._colours[ink] = (brush, pen)
        return brush, pen


def _box_of(strokes: list[Stroke]) -> tuple[float, float, float, float]:
    """Return what holds the strokes: the first is the outline, the largest, but what it joins may reach beyond."""
    box = QRectF()
    for _, path, _ in strokes:
        box |= path.controlPointRect()
    return box.left() - 1, box.top() - 1, box.right() + 1, box.bottom() + 1


def _whole_ratio(painter: QPainter) -> int:
    """Return how many pixels of the device a unit of the painter is, 0 where pixels do not lie on pixels."""
    t = painter.deviceTransform()
    whole = t.m11() == t.m22() == int(t.m11()) > 0 and not t.m12() and not t.m21()
    return int(t.m11()) if whole and t.dx() == int(t.dx()) and t.dy() == int(t.dy()) else 0


def _strokes(shape: StaticShapes, hair: float) -> Iterable[Stroke]:
    return (stroke for fill in shape.fills for stroke in strokes_of(fill, hair))


def _half_a_pixel(painter: QPainter) -> float:
    """Return half a pixel of the device in the painter's own units; 0 where the device has no pixels, as on paper."""
    if painter.paintEngine().type() is not QPaintEngine.Type.Raster:
        return 0.0
    transform = painter.deviceTransform()
    return 0.5 / max(1e-6, hypot(transform.m11(), transform.m12()))


def _colour(palette: FigurePalette, role: str, tone: int, purpose: int) -> QColor:
    """Return a role's colour; the tone of a shadow is its alpha."""
    if purpose == SHADOW:
        colour = QColor(palette.colours[role])
        colour.setAlpha(tone)
        return colour
    colour = QColor(palette.tint(role, tone / TONES, Paint(purpose)))
    if role in SHEER:
        colour.setAlphaF(SHEER[role])
    return colour
