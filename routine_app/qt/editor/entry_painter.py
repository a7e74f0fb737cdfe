"""Paints a row of the editor's list: a section as a heading, an item with its small figure, its dose below its name.

Knows rows and figures; knows no text. A figure is drawn when the window has nothing better to do, one at a time: so
a list of ten opens at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from routine_app.qt.figure.artist import Artist
from routine_app.qt.figure.figures import figures_of
from routine_app.qt.figure.still import telling_shot
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import RING_WIDTH

if TYPE_CHECKING:
    from routine_app.application.routines.editor_rows import EditorRow
    from routine_app.domain.exercise import Variation

_FIGURE_REM = 3.6
_MOST_STILLS = 128


class EntryPainter(QStyledItemDelegate):
    """The painter. `variations` are those that there are, by id: an item without one there has no figure."""

    def __init__(self, style: Style, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._style = style
        self._artist = Artist(figures_of(style))
        self._stills: dict[tuple[object, ...], QPixmap] = {}
        self._wanted: dict[tuple[object, ...], tuple[Variation, QSize, float]] = {}
        self._view = parent
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._draw_one)
        self.variations: Mapping[str, Variation] = MappingProxyType({})

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        style = self._style
        lines = sum(QFontMetrics(style.font(role)).height() for role in (Role.STRONG, Role.CAPTION))
        return QSize(style.px(8), max(style.target(), lines + style.px(0.7)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        style = self._style
        row: EditorRow = index.model().rows[index.row()]  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state
        here = bool(state & QStyle.StateFlag.State_Selected)
        focused = here and bool(state & QStyle.StateFlag.State_HasFocus)
        box: QRect = option.rect.adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if here:
            ink = Ink.TEAL if focused else Ink.EDGE
            painter.setPen(QPen(style.color(ink), RING_WIDTH if focused else 1.5))
        painter.setBrush(style.color(Ink.CARD) if here or len(row.path) > 1 else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, style.px(0.6), style.px(0.6))
        self._words(painter, box, row)
        painter.restore()

    def _words(self, painter: QPainter, box: QRect, row: EditorRow) -> None:
        style, pad = self._style, self._style.px(0.7)
        left = pad
        if len(row.path) > 1:
            left = style.px(0.4 + _FIGURE_REM + 0.5)
            self._figure(
                painter, QRect(box.left() + style.px(0.4), box.top(), style.px(_FIGURE_REM), box.height()), row
            )
        text = box.adjusted(left, style.px(0.2), -pad, -style.px(0.2))
        name = Role.STRONG if len(row.path) > 1 else Role.HEADING
        self._line(painter, text.topLeft(), text.width(), row.title, name, Ink.TEXT)
        below = QPoint(text.left(), text.top() + QFontMetrics(style.font(name)).height())
        self._line(painter, below, text.width(), row.about, Role.CAPTION, Ink.WARNING if row.broken else Ink.MUTED)

    def _figure(self, painter: QPainter, place: QRect, row: EditorRow) -> None:
        variation = self.variations.get(row.variation)
        if variation is None:
            return
        ratio, style = painter.device().devicePixelRatioF(), self._style
        key = (row.variation, place.width(), place.height(), ratio, style.dark, figures_of(style).likeness)
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

    def _line(self, painter: QPainter, at: QPoint, width: int, words: str, role: Role, ink: Ink) -> None:
        font = self._style.font(role)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._style.color(ink))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(at, QSize(width, metrics.height())), int(Qt.AlignmentFlag.AlignVCenter), shown)
