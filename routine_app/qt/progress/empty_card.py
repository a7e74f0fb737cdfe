"""What Progress shows before the first session: what will stand there, her figure at rest, and the way to Today.

Knows words and a variation; no diary.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from routine_app.domain.exercise import Variation
from routine_app.qt.figure.still import FigureStill
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.layout_room import LayoutRoom
from routine_app.qt.widgets.text import RING, TextLabel

EMPTY_TITLE = "Your first session will show here."
EMPTY_LINES = (
    "After it you will find your days on a calendar, what you did, and how you felt before and after.",
    "Two numbers help most: pain before, and pain after. You can leave out anything that you do not want to keep.",
    "From seven sessions on you see your usual level, and whether it is changing. Until then, just move.",
    "Had the diary on another computer? Restore a backup below.",
)
_FIGURE_REM, _FIGURE_FROM_REM = 14.0, 44.0


class EmptyCard(Card):
    """The card. `today_wanted()`; `resting` is what the figure does, None where there is none."""

    today_wanted = Signal()

    def __init__(self, style: Style, resting: Variation | None, parent: QWidget | None = None) -> None:
        super().__init__(style, parent=parent)
        row, column = QHBoxLayout(self), QVBoxLayout()
        LayoutRoom(style, row, gap=1.0, around=(1.6, 1.6, 1.6, 1.6), ring=-RING)
        LayoutRoom(style, column, gap=0.7)
        column.addStretch(1)
        column.addWidget(TextLabel(style, EMPTY_TITLE, Role.TITLE).flush_with_buttons())
        for line in EMPTY_LINES:
            column.addWidget(TextLabel(style, line).flush_with_buttons())
        self.to_today = PillButton(style, "Go to Today", ButtonKind.PRIMARY)
        self.to_today.clicked.connect(self.today_wanted)
        column.addWidget(self.to_today, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        row.addLayout(column, 3)
        self.figure = None if resting is None else FigureStill(style, resting, _FIGURE_REM)
        if self.figure is not None:
            row.addWidget(self.figure, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the figure where there is room beside the words."""
        super().resizeEvent(event)
        if self.figure is not None:
            self.figure.setVisible(self.width() >= self._style.px(_FIGURE_FROM_REM))
