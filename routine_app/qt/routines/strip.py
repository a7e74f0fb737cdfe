"""What a routine has her do, at a glance: a row of small figures, and their names below.

Knows variations; a figure moves under the mouse, and the names say the same in words.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from routine_app.domain.cue_words import capital
from routine_app.domain.exercise import Variation
from routine_app.domain.reasons import mid_sentence
from routine_app.qt.figure.still import FigureStill
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.style.timers import single_shot
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.layout_room import LayoutRoom
from routine_app.qt.widgets.text import RING, TextLabel

_TALL_REM, _WIDE_REM = 4.6, 5.4
_MOST = 12
_PAUSE_MS = 90  # who goes down the list with an arrow key held need not wait for figures


class _Tile(FigureStill):
    """A small figure on a tile of its own."""

    def __init__(self, style: Style, variation: Variation) -> None:
        super().__init__(style, variation, _TALL_REM)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedWidth(style.px(_WIDE_REM))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile, and the figure on it."""
        painter, radius = QPainter(self), self._style.px(0.6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._style.color(Ink.TILE))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.end()
        super().paintEvent(event)


class RoutineStrip(QWidget):
    """The strip; hidden where there is nothing to show."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._ways: tuple[Variation, ...] = ()
        self.tiles: list[FigureStill] = []
        self.names = TextLabel(style, "", Role.CAPTION, Ink.MUTED).flush_with_buttons()
        column = QVBoxLayout(self)
        LayoutRoom(style, column, gap=0.4, around=(0, 0.3, 0, 0))
        self._flow = FlowLayout(spacing=6, row_spacing=6)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(RING, 0, 0, 0)
        row.addLayout(self._flow)
        column.addWidget(holder)
        column.addWidget(self.names)
        self._soon = single_shot(self, _PAUSE_MS)
        self._soon.timeout.connect(self._fill)
        style.changed.connect(self._resize)

    def show_ways(self, ways: tuple[Variation, ...]) -> None:
        """Show these: their names at once, and their figures, if she does not hurry on."""
        self.names.setText(f"{capital(', '.join(mid_sentence(way.short_name) for way in ways))}." if ways else "")
        self.setVisible(bool(ways))
        if ways != self._ways:
            self._ways = ways
            if not self._soon.isActive():
                self._fill()
            self._soon.start()

    def _fill(self) -> None:
        wanted = self._ways[:_MOST]
        if wanted == tuple(tile.variation for tile in self.tiles):
            return
        for tile in self.tiles:
            tile.hide()
            self._flow.removeWidget(tile)
            tile.deleteLater()
        self.tiles = [_Tile(self._style, way) for way in wanted]
        for tile in self.tiles:
            self._flow.addWidget(tile)
            tile.show()
        self.updateGeometry()

    def _resize(self) -> None:
        for tile in self.tiles:
            tile.setFixedWidth(self._style.px(_WIDE_REM))
