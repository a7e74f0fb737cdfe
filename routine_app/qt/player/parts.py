"""What the player's page is made of, and how its parts share the room.

Knows sizes; shows nothing by itself and knows no session.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from routine_app.qt.figure.stage_view import StageView
from routine_app.qt.player.controls import Controls
from routine_app.qt.player.readout import Readout
from routine_app.qt.player.top_row import TopRow
from routine_app.qt.player.track import Track
from routine_app.qt.player.viewing import LARGEST_SCALE, Sizes, sizes_for
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.fit_text import height_of
from routine_app.qt.widgets.text import RING

LOW_PX = 420  # below this height the top row has no room for notices
_NAME_LINES = 3  # at most
_LONG_WORD = 8  # times a letter's size: a name in a narrower column takes a line for each of its words


class PlayerParts(QWidget):
    """The parts: the top row, name and figure beside (or above) the words, the foot with the track and the controls."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._first: QWidget | None = None
        self.top = TopRow(style)
        self.stage = StageView(style)
        self.readout = Readout(style)
        self.track = Track(style)
        self.controls = Controls(style, self.track)
        self._seen = QVBoxLayout()
        self._seen.addWidget(self.readout.name)
        self._seen.addWidget(self.stage, 1)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setContentsMargins(RING, 0, RING, 0)
        self._middle.addLayout(self._seen)
        self._middle.addWidget(self.readout)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self.top)
        self._column.addLayout(self._middle, 1)
        self._column.addWidget(self.controls)
        style.changed.connect(self._space)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale the readout to the window."""
        super().resizeEvent(event)
        self._space()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the top row give way to what stands in its place."""
        if watched is self._first and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.top.give_way(gives_way=event.type() is QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)

    def stand_first(self, part: QWidget) -> None:
        """Let a part stand at the head of the page, across it, in place of the row there while it shows."""
        self._column.insertWidget(0, part)
        self._first = part
        part.installEventFilter(self)

    def share_top(self) -> None:
        """Let the top row hold what it has room for."""
        self.top.share(low=self.height() < LOW_PX)

    def _space(self) -> None:
        """Set margins and sizes from the page's size; a tall page has the stage above the words."""
        width, height = self.width(), self.height()
        side = max(8, round(width * 0.028))
        gap = max(4, round(height * 0.016 / self._style.text_scale))  # large words need the room
        self._column.setSpacing(gap)
        self.top.setSpacing(side)
        self._middle.setSpacing(round(width * 0.028))
        self._seen.setSpacing(gap)
        self.share_top()
        sizes = sizes_for(width, height, self._style.text_scale, self._style.capital_share)
        largest = sizes_for(width, height, LARGEST_SCALE, self._style.capital_share)
        self.controls.set_sizes(sizes.part, max(sizes.part, largest.part), gap)
        below = max(0, gap - self.controls.overhang())  # not the figure, but the margin gives what the foot takes more
        self._column.setContentsMargins(side - RING, gap, side - RING, below)
        tall = height > width
        direction = QBoxLayout.Direction
        self._middle.setDirection(direction.TopToBottom if tall else direction.LeftToRight)
        for place, share in enumerate((0.5, 0.5) if tall else (1 - sizes.share, sizes.share)):
            self._middle.setStretch(place, round(share * 100))
        self.readout.name.setFixedHeight(height_of(sizes.name, 1 if tall else self._name_lines(sizes)))
        self.readout.set_sizes(sizes)

    def _name_lines(self, sizes: Sizes) -> int:
        """Return for how many lines of the name there is room above a figure as wide as its column."""
        if self.width() * (1 - sizes.share) < _LONG_WORD * sizes.name:
            return _NAME_LINES
        taken = self.top.sizeHint().height() + self.controls.sizeHint().height() + 5 * self._seen.spacing()
        spare = self.height() - taken - round(self.width() * (1 - sizes.share) * 0.9)
        return min(max(spare // height_of(sizes.name), _NAME_LINES - 1), _NAME_LINES)
