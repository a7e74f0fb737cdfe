"""The contact sheet: a card for each clip with its key poses side by side, so that all can be judged at a glance.

Knows clips and how a picture of one is taken (`render`); needs no window. Sizes in pixels.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from routine_app.figure.clip import Clip
from routine_app.figure.scene import FigureScene
from routine_app.qt.figure.painter import FigurePainter
from routine_app.qt.figure.render import PAPER_COLOUR, RenderShot, ensure_application, paint_image, write_png
from routine_app.qt.style.fonts import families

_HEAD, _FOOT, _GAP, _CORNER = 34, 26, 12, 14
_INK, _SOFT_INK, _CARD = "#2c2840", "#5d586c", "#fdfbf7"
_LARGE, _SMALL, _SMALLEST = 15, 13, 7  # heights of letters
_BREATHES = 1.3  # clips that show more of the breath than this are about it: drawn full at one end, empty at the other


class Cell(msgspec.Struct, frozen=True):
    """One picture of a card. `other` is the second repetition of a movement that alternates; `yaw` in degrees."""

    title: str
    phase: str | None
    fraction: float
    fullness: float = 0.5
    other: bool = False
    yaw: float = 0.0


def cells_of(clip: Clip) -> list[Cell]:
    """Return what tells a clip: the end of each phase that comes to another pose, two at least where it has phases."""
    if not clip.motion:
        return [Cell("setup", None, 0.0)]
    ends: dict[int, str] = {}
    for move in clip.motion:
        if move.keys:
            ends.setdefault(move.keys[-1], move.phase)
    phases = list(ends.values()) if len(ends) > 1 else [move.phase for move in clip.motion[:2]]
    if clip.alternates:
        return [Cell(phases[0], phases[0], 1.0), Cell(f"{phases[0]}, the other way", phases[0], 1.0, other=True)]
    shows = clip.breath > _BREATHES
    return [Cell(phase, phase, 1.0, float(i % 2 == 0) if shows else 0.5) for i, phase in enumerate(phases)]


def render_sheet(
    clips: list[Clip], path: Path, cell: tuple[int, int], shot: RenderShot, *,
    names: Mapping[str, str] | None = None, yaws: tuple[float, ...] = (0.0,), columns: int = 0,
) -> tuple[int, int]:  # fmt: skip
    """Write a card for each clip and return the size of the picture. Raises OSError where it cannot be written.

    `cell` is the size of one picture with its caption. `columns` cells are side by side; 0 gives each clip a row.
    `names` are titles by clip id; without, the id is the title. `yaws` (degrees) turn each pose.
    """
    ensure_application()
    rows = _in_rows(clips, yaws, columns)
    wide = max(sum(len(cells) for _, cells in row) for row in rows)
    image = QImage(wide * cell[0] + _GAP, len(rows) * (cell[1] + _HEAD) + _GAP, QImage.Format.Format_RGB32)
    image.fill(QColor(shot.background or PAPER_COLOUR))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    figure = FigurePainter(shot.palette)
    for down, row in enumerate(rows):
        left = float(_GAP)
        for clip, cells in row:
            area = QRectF(left, down * (cell[1] + _HEAD) + _GAP, len(cells) * cell[0] - _GAP, cell[1] + _HEAD - _GAP)
            _paint_card(painter, figure, area, clip, cells, shot, (names or {}).get(clip.id, ""))
            left += len(cells) * cell[0]
    painter.end()
    return write_png(image, path)


def _in_rows(clips: list[Clip], yaws: tuple[float, ...], columns: int) -> list[list[tuple[Clip, list[Cell]]]]:
    """Return the clips with their cells, as many side by side as there are columns for."""
    rows: list[list[tuple[Clip, list[Cell]]]] = []
    for clip in clips:
        cells = [msgspec.structs.replace(one, yaw=yaw) for one in cells_of(clip) for yaw in yaws]
        if rows and sum(len(others) for _, others in rows[-1]) + len(cells) <= columns:
            rows[-1].append((clip, cells))
        else:
            rows.append([(clip, cells)])
    return rows


def _paint_card(
    painter: QPainter, figure: FigurePainter, area: QRectF, clip: Clip, cells: list[Cell], shot: RenderShot, name: str
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_CARD))
    painter.drawRoundedRect(area, _CORNER, _CORNER)
    head = QRectF(area.left() + _CORNER, area.top(), area.width() - 2 * _CORNER, _HEAD)
    shown = write_line(painter, head, clip.id, _SMALL, _SOFT_INK, Qt.AlignmentFlag.AlignRight) if name else 0.0
    head.setWidth(head.width() - shown - _GAP)
    write_line(painter, head, name or clip.id, _LARGE, _INK, Qt.AlignmentFlag.AlignLeft)
    stage = FigureScene(clip.in_week(shot.week), shot.appearance, shot.side)
    width = area.width() / len(cells)
    size = (int(width), int(area.height()) - _HEAD - _FOOT)
    for index, one in enumerate(cells):
        left = area.left() + index * width
        own = RenderShot(size, yaw=shot.yaw + one.yaw, pitch=shot.pitch, week=shot.week, side=shot.side,
                   appearance=shot.appearance, palette=shot.palette, background=None)  # fmt: skip
        picture = paint_image(stage, figure, own, (one.phase, one.fraction, one.fullness), other=one.other)
        painter.drawImage(int(left), int(area.top()) + _HEAD, picture)
        foot = QRectF(left + _CORNER / 2, area.bottom() - _FOOT, width - _CORNER, _FOOT)
        turned = f"  ({one.yaw:+.0f}°)" if one.yaw else ""
        write_line(painter, foot, one.title + turned, _SMALL, _SOFT_INK, Qt.AlignmentFlag.AlignHCenter)


def write_line(
    painter: QPainter, area: QRectF, text: str, height: int, colour: str, alignment: Qt.AlignmentFlag
) -> float:
    """Write one line into an area, smaller where it would not fit, and return its width."""
    font = QFont(families())
    for pixels in range(height, _SMALLEST - 1, -1):
        font.setPixelSize(pixels)
        width = QFontMetricsF(font).horizontalAdvance(text)
        if width <= area.width():
            break
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(area, alignment | Qt.AlignmentFlag.AlignVCenter, text)
    return width
