"""The Exercises page: all of them at a glance, and each by itself.

Shows the exercises as her comfort and pins have them, and says what she pins; knows no files.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from routine_app.domain.comfort import Comfort
from routine_app.domain.exercise import Exercise
from routine_app.qt.exercises.entries import Entry, entries_of
from routine_app.qt.exercises.one_exercise import OneExercise
from routine_app.qt.exercises.overview import Overview
from routine_app.qt.exercises.texts import comfort_line
from routine_app.qt.look import Look


class ExercisesPage(QStackedWidget):
    """The page. `pins_changed(Mapping)`: exercise id to variation id, all of her pins."""

    pins_changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Exercises")
        self._look = look
        self._exercises: tuple[Exercise, ...] = ()
        self._comfort = Comfort()
        self._entries: dict[str, Entry] = {}
        self._only = False
        self._open = ""
        self.overview, self.one = Overview(look), OneExercise(look)
        self.addWidget(self.overview)
        self.addWidget(self.one)
        self.overview.opened.connect(self.open_exercise)
        self.one.back_wanted.connect(self.show_all)
        self.one.pin_wanted.connect(self._pin)
        for part in (self.overview, self.one):
            part.comfortable_only.connect(self._set_only)
        look.changed.connect(self._refresh)

    def show_exercises(self, exercises: Iterable[Exercise], comfort: Comfort) -> None:
        """Show these exercises as they suit this comfort."""
        asked = (tuple(exercises), comfort)
        if asked != (self._exercises, self._comfort):
            self._exercises, self._comfort = asked
            self._entries = {entry.exercise.id: entry for entry in entries_of(*asked)}
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Build what was left for when it is looked at."""
        super().showEvent(event)
        self._refresh()

    def open_exercise(self, exercise_id: str, variation_id: str = "") -> None:
        """Show one exercise, at one of its variations; an unknown id is left alone."""
        entry = self._entries.get(exercise_id)
        if entry is not None:
            self._open = exercise_id
            self.one.show_entry(
                entry, comfortable_only=self._only, variation_id=variation_id or entry.lead.variation.id
            )
            self.setCurrentWidget(self.one)
            self.one.grid.cards[self.one.chosen].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_all(self) -> None:
        """Go back to all exercises, to the card of the one that was open."""
        came_from, self._open = self._open, ""
        self.setCurrentWidget(self.overview)
        self.overview.focus_card(came_from)

    def _pin(self, variation_id: str) -> None:
        pins = {key: value for key, value in self._comfort.pinned.items() if key != self._open}
        if variation_id:
            pins[self._open] = variation_id
        self.pins_changed.emit(MappingProxyType(pins))

    def _set_only(self, only: bool) -> None:
        self._only = only
        self._refresh()

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        entries = tuple(self._entries.values())
        self.overview.show_entries(entries, comfort_line(self._comfort), comfortable_only=self._only)
        entry = self._entries.get(self._open)
        if entry is None:
            return
        if entry.shown(comfortable_only=self._only):
            self.one.show_entry(entry, comfortable_only=self._only)
        else:
            self.show_all()
