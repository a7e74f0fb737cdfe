"""Which of the app's own movements an exercise of hers is shown with: a choice for a position, and how it looks.

Knows variations; what they have to do with her exercise is for the panel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.qt.figure.still import FigureStill
from routine_app.qt.widgets.choice_row import ChoiceRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routine_app.domain.exercise import Variation
    from routine_app.domain.vocabulary import Position
    from routine_app.qt.style.style import Style

_FIGURE_REM = 7.0
_STILL = "Nothing: it stands still"
_HINT = "It fills in sides, movement and what is needed. Its seconds and names are yours to change."


class MovesLike(QWidget):
    """The choice among `variations`. `chosen()` when she has chosen; `row` is the choice of the position that holds."""

    chosen = Signal()

    def __init__(self, style: Style, variations: Iterable[Variation]) -> None:
        super().__init__()
        self._style, self._known = style, {each.id: each for each in variations}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._figure: FigureStill | None = None
        self.row: ChoiceRow | None = None

    @property
    def variation(self) -> Variation | None:
        """What it moves like; None: it stands still."""
        return self._known.get(str(self.row.value)) if self.row else None

    def offer(self, position: Position) -> None:
        """Offer what begins in a position; none of it is chosen yet."""
        offered = [(each.id, each.short_name) for each in self._known.values() if each.positions[0] is position]
        if self.row is not None:
            self.row.hide()
            self._column.removeWidget(self.row)
            self.row.deleteLater()
        self.row = ChoiceRow(self._style, "Moves like", [("", _STILL), *offered], _HINT)
        self.row.set_value("")
        self.row.chosen.connect(self._choose)
        self._column.insertWidget(0, self.row)
        self._show_figure()

    def _choose(self) -> None:
        self._show_figure()
        self.chosen.emit()

    def _show_figure(self) -> None:
        if self._figure is not None:
            self._figure.hide()
            self._column.removeWidget(self._figure)
            self._figure.deleteLater()
            self._figure = None
        if self.variation is not None:
            self._figure = FigureStill(self._style, self.variation, _FIGURE_REM)
            self._column.addWidget(self._figure)
            self._figure.set_moving(True)
