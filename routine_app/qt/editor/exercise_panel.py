"""The panel to add an exercise: all that there are, each with its figure.

Knows exercises; where the chosen one goes is for whoever asked.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from routine_app.domain.dose import dose_text
from routine_app.domain.exercise import Exercise
from routine_app.domain.formatting import counted
from routine_app.qt.figure.card_grid import CardGrid
from routine_app.qt.figure.figure_card import CardWords, FigureCard
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.overlay import Overlay

ADD_AN_EXERCISE = "Add an exercise"
_FIGURE_REM = 5.4


class ExercisePanel(Overlay):
    """The panel. `picked(exercise id)` when she presses one, and it is gone; `answered("own")`: one of her own."""

    WIDEST_REM = 66.0
    picked = Signal(str)

    def __init__(self, style: Style, parent: QWidget, exercises: Mapping[str, Exercise], title: str) -> None:
        super().__init__(style, parent, title, (("own", "One of your own"), ("close", "Close")))
        self.stand_in_line()
        self.grid = CardGrid(style)
        self.grid.setAccessibleName("Exercises to add")
        self.grid.set_cards([(each.id, self._card(each)) for each in exercises.values()])
        self.body.addWidget(self.grid)

    def stops(self) -> list[QWidget]:
        """Tab goes through the exercises, too."""
        return [*self.grid.cards.values(), *super().stops()]

    def open(self) -> None:
        """Begin at the first exercise."""
        super().open()
        for card in list(self.grid.cards.values())[:1]:
            self._focus(card)

    def _card(self, exercise: Exercise) -> FigureCard:
        first = exercise.default
        lines = (exercise.anatomical_name, dose_text(first.dose, first.sides), counted(len(exercise.variations), "way"))
        card = FigureCard(self._style, first, CardWords(exercise.name, lines), _FIGURE_REM)
        card.clicked.connect(lambda: self._pick(exercise.id))
        return card

    def _pick(self, exercise_id: str) -> None:
        self._give("close")
        self.picked.emit(exercise_id)
