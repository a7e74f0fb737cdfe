"""Where it usually hurts, on her figure, and which side is the sorer one where both are.

Shows a Preferences value and returns it changed; keeps nothing.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.domain.vocabulary import Side
from routine_app.qt.figure.body_map import BodyMap
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.choice_row import ChoiceRow
from routine_app.storage.preference_values import Preferences
from routine_app.storage.records import PainSite

_SIDES = ((None, "Neither"), (Side.LEFT, "Left"), (Side.RIGHT, "Right"))


class SoreMap(QWidget):
    """The figure, and beneath it the question which side is sorer, once both are chosen. `changed()` at her press."""

    changed = Signal()

    def __init__(self, style: Style, *, fills_page: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.where = BodyMap(style, "Where does it usually hurt?", fills_page=fills_page)
        self.side = ChoiceRow(style, "Which side is sorer?", _SIDES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.where)
        column.addWidget(self.side)
        self.where.chosen.connect(self._tell)
        self.side.chosen.connect(self._tell)

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what she has said before."""
        self.where.set_value(preferences.usual_sites)
        self.side.set_value(preferences.sore_side)
        self._ask_side()

    def taken_into(self, preferences: Preferences) -> Preferences:
        """Return the preferences with places and side."""
        side = self.side.value if isinstance(self.side.value, Side) else None
        return preferences.with_pain_sites(self.where.value, side)

    def _tell(self) -> None:
        self._ask_side()
        self.changed.emit()

    def _ask_side(self) -> None:
        self.side.setVisible(PainSite.BOTH in self.where.value)
