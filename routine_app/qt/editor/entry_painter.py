"""Paints a row of the editor's list: a section as a heading, an item with its small figure, its dose below its name.

Knows rows and figures; knows no text. A figure is drawn when the window has nothing better to do, one at a time: so
a list of ten opens at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from routine_app.qt.figure.artist import Artist
from routine_app.qt.figure.figures import figures_of
from routine_app.qt.figure.still import telling_shot
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.timers import single_shot
from routine_app.qt.widgets.row_painter import RowPainter

if TYPE_CHECKING:
    from routine_app.application.routines.editor_rows import EditorRow
    from routine_app.domain.exercise import Variation

_FIGURE_REM = 3.6
_MOST_STILLS = 128


class EntryPainter(RowPainter):
    """The painter."""

    def __init__(self, style: Style, parent: QAbstractItemView) -> None:
        super().__init__(style, parent)
        self._artist = Artist(figures_of(style))
        self._stills: dict[tuple[object, ...], QPixmap] = {}
        self._wanted: dict[tuple[object, ...], tuple[Variation, QSize, float]] = {}
        self._view = parent
        self._later = single_shot(self, 0)
        self._later.timeout.connect(self._draw_one)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return self._least(0.7)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        style = self._style
        row: EditorRow = index.model().rows[index.row()]  # type: ignore[attr-defined]
        is_item = len(row.path) > 1
        painter.save()
        box = self._card(painter, option, always=is_item)
        left = pad = style.px(0.7)
        if is_item:
            left = style.px(0.4 + _FIGURE_REM + 0.5)
            place = QRect(box.left() + style.px(0.4), box.top(), style.px(_FIGURE_REM), box.height())
            self._figure(painter, place, row)
        text = box.adjusted(left, style.px(0.2), -pad, -style.px(0.2))
        role = Role.STRONG if is_item else Role.HEADING
        self._words(painter, text, row.title, row.about, role=role, broken=row.broken)
        painter.restore()

    def _figure(self, painter: QPainter, place: QRect, row: EditorRow) -> None:
        variation = row.variation
        if variation is None:
            return
        ratio, style = painter.device().devicePixelRatioF(), self._style
        moves = (variation.id, variation.clip, variation.positions)
        key = (*moves, place.width(), place.height(), ratio, style.dark, figures_of(style).likeness)
        still = self._stills.get(key)
        if still is None:
            self._wanted[key] = (variation, place.size(), ratio)
            self._later.start()
        else:
            painter.drawPixmap(place.topLeft(), still)

    def _draw_one(self) -> None:
        """Draw one of the figures that were missing at the last painting, and have them painted."""
        if not self._wanted or not self._view.isVisible():
            self._wanted.clear()  # asked for again when it is seen again
            return
        if len(self._stills) >= _MOST_STILLS:
            self._stills.clear()
        key, what = next(iter(self._wanted.items()))
        del self._wanted[key]
        self._stills[key] = self._drawn(*what)
        self._view.viewport().update()
        self._later.start()

    def _drawn(self, variation: Variation, size: QSize, ratio: float) -> QPixmap:
        still = QPixmap(size * ratio)
        still.setDevicePixelRatio(ratio)
        still.fill(Qt.GlobalColor.transparent)
        if not still.isNull():
            painter = QPainter(still)
            where = QRectF(0, 0, size.width(), size.height())
            self._artist.paint(painter, where, telling_shot(variation), dark=self._style.dark)
            painter.end()
        return still
