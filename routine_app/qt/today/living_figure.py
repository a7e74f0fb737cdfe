"""A figure that moves when it comes into sight, and rests after two cycles.

Knows a variation; knows no plan.
"""

from __future__ import annotations

from PySide6.QtGui import QShowEvent

from routine_app.qt.figure.still import FigureStill


class LivingFigure(FigureStill):
    """The figure. It moves again as often as she points at it."""

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to move."""
        super().showEvent(event)
        self.set_moving(True)
