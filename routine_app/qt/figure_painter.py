"""Paints the figure's shapes with QPainter.

Knows shapes, palettes and painters; does not know bodies or clips. What stays the same from frame to frame is painted
once into a pixmap. The painter's caches are small and bounded.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPixmap

from routine_app.figure.drawing import LIGHT, TONES, Fill, Shadow, Still
from routine_app.figure.outline import Loop
from routine_app.figure.scene import Frame
from routine_app.qt.figure_palette import LINE_ROLES, PAPER, Palette

_PICTURES = 96
_SMOOTH = QPainter.RenderHint.Antialiasing
_CLEAR = 0.6  # pixels that the lit part keeps clear of the outline
_LARGE = 25.0  # pixels
_CORNER = 0.3  # an arc of a smaller radius (pixels) is painted as a corner


class FigurePainter:
    """Paints frames in the colours of one palette.

    With `pictures` (the default) what stands still is kept as pictures; without, everything is painted as paths, as a
    printer wants it.
    """

    def __init__(self, palette: Palette = PAPER, *, pictures: bool = True) -> None:
        self._palette = palette
        self._pictures_wanted = pictures
        self._brushes: dict[tuple[str, int, int], QBrush] = {}
        self._pictures: dict[tuple[int, float], tuple[Still, QPointF, QPixmap]] = {}

    def set_palette(self, palette: Palette) -> None:
        """Paint in other colours from now on."""
        self._palette = palette
        self._brushes.clear()
        self._pictures.clear()

    def paint(self, painter: QPainter, frame: Frame, width: int, height: int) -> None:
        """Paint one frame, seen by a view of width x height pixels, at the painter's origin (its transform applies)."""
        painter.save()
        painter.setClipRect(0, 0, width, height, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(_SMOOTH)
        painter.setPen(Qt.PenStyle.NoPen)
        for shape in frame.shapes:
            if type(shape) is Fill:
                self._fill(painter, shape)
            elif type(shape) is Still:
                self._still(painter, shape)
            elif type(shape) is Shadow:
                self._shadow(painter, shape)
        painter.restore()

    def _fill(self, painter: QPainter, shape: Fill) -> None:
        role, tone, rim = shape.role, shape.tone, shape.rim
        if shape.line:
            painter.setBrush(self._brush(role, tone, 2))
            _draw(painter, shape.loops + shape.under, shape.line)
        if not rim:
            painter.setBrush(self._brush(role, tone, 0))
            _draw(painter, shape.loops + shape.joint)
            return
        painter.setBrush(self._brush(role, tone, 1))
        _draw(painter, shape.loops)
        painter.setBrush(self._brush(role, tone, 0))
        if shape.joint:
            painter.drawPath(path_of(shape.joint))
        # The step from shade to light is so small that it needs no smooth edge, and a rough one costs a tenth.
        painter.setRenderHint(_SMOOTH, False)
        path = path_of(shape.loops, -rim - _CLEAR, LIGHT[0] * rim, LIGHT[1] * rim)
        painter.drawPath(path)
        painter.setRenderHint(_SMOOTH)

    def _still(self, painter: QPainter, shape: Still) -> None:
        if not self._pictures_wanted:
            for fill in shape.fills:
                self._fill(painter, fill)
            return
        ratio = painter.device().devicePixelRatio()
        key = (id(shape), ratio)
        kept = self._pictures.get(key)
        if kept is None:
            if len(self._pictures) >= _PICTURES:
                self._pictures.clear()
            kept = (shape, *self._picture(shape, ratio))
            self._pictures[key] = kept
        painter.drawPixmap(kept[1], kept[2])

    def _picture(self, shape: Still, ratio: float) -> tuple[QPointF, QPixmap]:
        left, top = floor(shape.box[0]), floor(shape.box[1])
        width, height = ceil(shape.box[2]) - left, ceil(shape.box[3]) - top
        pixmap = QPixmap(max(1, int(width * ratio)), max(1, int(height * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        own = QPainter(pixmap)
        own.setRenderHint(_SMOOTH)
        own.setPen(Qt.PenStyle.NoPen)
        own.translate(-left, -top)
        for fill in shape.fills:
            self._fill(own, fill)
        own.end()
        return QPointF(left, top), pixmap

    def _shadow(self, painter: QPainter, shape: Shadow) -> None:
        painter.setBrush(self._brush("shadow", int(shape.strength * 255), 3))
        painter.setRenderHint(_SMOOTH, False)
        painter.drawPath(_laid(shape))
        painter.setRenderHint(_SMOOTH)

    def _brush(self, role: str, tone: int, kind: int) -> QBrush:
        key = (role, tone, kind)
        brush = self._brushes.get(key)
        if brush is None:
            brush = QBrush(_colour(self._palette, role, tone, kind))
            self._brushes[key] = brush
        return brush


def _draw(painter: QPainter, loops: tuple[Loop, ...], grow: float = 0.0) -> None:
    """Fill the union of loops; large ones one by one, for the rasteriser is slow where many edges share its rows."""
    if len(loops) > 1 and loops[0][0][2] > _LARGE:
        for loop in loops:
            painter.drawPath(path_of((loop,), grow))
    else:
        painter.drawPath(path_of(loops, grow))


def path_of(loops: tuple[Loop, ...], grow: float = 0.0, dx: float = 0.0, dy: float = 0.0) -> QPainterPath:
    """Return the union of loops as a path, every radius larger by `grow`, moved by (dx, dy)."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    arc_to = path.arcTo
    for loop in loops:
        if len(loop) == 1:
            x, y, r, _, _ = loop[0]
            radius = max(0.1, r + grow)
            path.addEllipse(x + dx - radius, y + dy - radius, radius + radius, radius + radius)
            continue
        begun = False
        for x, y, r, start, sweep in loop:
            radius = r + grow
            if radius < _CORNER:
                if begun:
                    path.lineTo(x + dx, y + dy)
                else:
                    path.moveTo(x + dx, y + dy)
            else:
                left, top, size = x + dx - radius, y + dy - radius, radius + radius
                if not begun:
                    path.arcMoveTo(left, top, size, size, start)
                arc_to(left, top, size, size, start, sweep)
            begun = True
        path.closeSubpath()
    return path


def _laid(shadow: Shadow) -> QPainterPath:
    """Return the loops of a shadow as they lie on the page: circles become flat ellipses."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    squash, down = shadow.squash, shadow.down
    for loop in shadow.loops:
        for index, (x, y, r, start, sweep) in enumerate(loop):
            left, top, wide, high = x - r, down + (y - r) * squash, r + r, (r + r) * squash
            if index == 0:
                path.arcMoveTo(left, top, wide, high, start)
            path.arcTo(left, top, wide, high, start, sweep)
        path.closeSubpath()
    return path


def _colour(palette: Palette, role: str, tone: int, kind: int) -> QColor:
    """Return a role's colour: `kind` 0 lit, 1 shaded, 2 outline, 3 shadow (tone is its alpha)."""
    colours: Mapping[str, str] = palette.colours
    if kind == 3:
        colour = QColor(colours["shadow"])
        colour.setAlpha(tone)
        return colour
    base = QColor(colours.get(role, "#ff00ff"))
    far = tone / TONES * palette.far
    base = _mixed(base, QColor(palette.dark), far)
    if kind == 1:
        return _mixed(base, QColor(palette.dark), palette.shade)
    if kind == 2:
        return _mixed(base, QColor(palette.dark), LINE_ROLES.get(role, palette.line))
    return base


def _mixed(a: QColor, b: QColor, t: float) -> QColor:
    return QColor.fromRgbF(
        a.redF() + (b.redF() - a.redF()) * t,
        a.greenF() + (b.greenF() - a.greenF()) * t,
        a.blueF() + (b.blueF() - a.blueF()) * t,
    )
