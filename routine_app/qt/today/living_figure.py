"""A figure that moves soon after it has come into sight, and rests after two cycles.

Knows a variation; knows no plan.
"""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from routine_app.domain.exercise import Variation
from routine_app.qt.figure.still import FigureStill
from routine_app.qt.style.style import Style
from routine_app.qt.style.timers import single_shot

STANDS_MS = 300  # first: a look finds what moves, and the page is there before it does


class LivingFigure(FigureStill):
    """The figure. It moves again as often as she points at it."""

    def __init__(self, style: Style, variation: Variation, height_rem: float, parent: QWidget | None = None) -> None:
        super().__init__(style, variation, height_rem, parent)
        self._soon = single_shot(self, STANDS_MS)
        self._soon.timeout.connect(lambda: self.set_moving(True))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to move, after a moment."""
        super().showEvent(event)
        self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Begin no more."""
        super().hideEvent(event)
        self._soon.stop()
