"""What the player's page is made of, and how its parts share the room.

Knows sizes; shows nothing by itself and knows no session.
"""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from routine_app.qt.figure.stage_view import StageView
from routine_app.qt.player.controls import Controls
from routine_app.qt.player.readout import Readout
from routine_app.qt.player.top_row import TopRow
from routine_app.qt.player.track import Track
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.text import RING, TextLabel

LOW_PX = 420  # below this height what comes next takes the place of the routine's name


class PlayerParts(QWidget):
    """The parts: the top row, the figure beside (or above) the words, the track, what comes next, the controls."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.top = TopRow(style)
        self.stage = StageView(style)
        self.readout = Readout(style)
        self.track = Track(style)
        self.next_line = TextLabel(style, "", Role.SIGN, Ink.MUTED).flush_with_buttons()
        self.controls = Controls(style)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setContentsMargins(RING, 0, RING, 0)
        self._middle.addWidget(self.stage, 54)
        self._middle.addWidget(self.readout, 46)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self.top)
        self._column.addLayout(self._middle, 1)
        self._column.addWidget(self.track)
        self._column.addWidget(self.next_line)
        self._column.addWidget(self.controls)
        style.changed.connect(self._space)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale the readout to the window."""
        super().resizeEvent(event)
        self._space()

    def share_top(self) -> None:
        """Let the top row hold what it has room for."""
        self.top.share(self.width(), low=self.height() < LOW_PX)

    def _space(self) -> None:
        """Set margins and sizes from the page's size; a tall page has the stage above the words."""
        width, height = self.width(), self.height()
        side, gap = max(8, round(width * 0.028)), max(4, round(height * 0.018))
        self._column.setContentsMargins(side - RING, gap, side - RING, gap)
        self._column.setSpacing(gap)
        self.top.setSpacing(side)
        self._middle.setSpacing(round(width * 0.032))
        self.next_line.setVisible(height >= LOW_PX)
        self.share_top()
        tall = height > width
        direction = QBoxLayout.Direction
        self._middle.setDirection(direction.TopToBottom if tall else direction.LeftToRight)
        self.readout.set_window_height(min(height, round(width * 0.72)))
