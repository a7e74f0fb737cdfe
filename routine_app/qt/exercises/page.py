"""The Exercises page: all of them at a glance, and each by itself.

Shows the exercises as her comfort and pins have them, and says what she pins; knows no files.
"""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from routine_app.application.exercises.entries import ExerciseEntry, Shelf, shelves_of
from routine_app.application.exercises.texts import comfort_line
from routine_app.content.listed import Catalogue
from routine_app.domain.comfort import Comfort
from routine_app.qt.exercises.one_exercise import OneExercise
from routine_app.qt.exercises.overview import Overview
from routine_app.qt.style.style import Style


class ExercisesPage(QStackedWidget):
    """The page.

    `pins_changed(Mapping)`: exercise id to variation id, all of her pins. `only_changed(bool)`: show only what is
    comfortable today. `entries` are its exercises by key.
    """

    pins_changed = Signal(object)
    only_changed = Signal(bool)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Exercises")
        self._style = style
        self._catalogue: Catalogue | None = None
        self._comfort = Comfort()
        self._shelves: tuple[Shelf, ...] = ()
        self.entries: dict[str, ExerciseEntry] = {}
        self._only = False
        self._open = ""
        self.overview, self.one = Overview(style), OneExercise(style)
        self.addWidget(self.overview)
        self.addWidget(self.one)
        self.overview.opened.connect(self.open_exercise)
        self.one.back_wanted.connect(self.show_all)
        self.one.pin_wanted.connect(self._pin)
        for part in (self.overview, self.one):
            part.comfortable_only.connect(self.only_changed)
        style.changed.connect(self._refresh)

    def show_exercises(self, catalogue: Catalogue, comfort: Comfort, *, comfortable_only: bool) -> None:
        """Show the exercises of a catalogue as they suit this comfort."""
        if catalogue is not self._catalogue or comfort != self._comfort:
            self._catalogue, self._comfort = catalogue, comfort
            self._shelves = shelves_of(catalogue, comfort)
            self.entries = {entry.key: entry for shelf in self._shelves for entry in shelf.entries}
        elif comfortable_only is self._only:
            return
        self._only = comfortable_only
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Build what was left for when it is looked at."""
        super().showEvent(event)
        self._refresh()

    def open_exercise(self, key: str, variation_id: str = "") -> None:
        """Show one exercise by its entry's key, at one of its variations; an unknown key is left alone."""
        entry = self.entries.get(key)
        if entry is not None:
            self._open = key
            self.one.show_entry(
                entry, comfortable_only=self._only, variation_id=variation_id or entry.lead.variation.id
            )
            self.setCurrentWidget(self.one)
            self.one.begin()

    def show_all(self) -> None:
        """Go back to all exercises, to the card of the one that was open."""
        came_from, self._open = self._open, ""
        self.setCurrentWidget(self.overview)
        self.overview.focus_card(came_from)

    def _pin(self, variation_id: str) -> None:
        exercise = self.entries[self._open].exercise.id
        pins = {key: value for key, value in self._comfort.pinned.items() if key != exercise}
        if variation_id:
            pins[exercise] = variation_id
        self.pins_changed.emit(MappingProxyType(pins))

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        self.overview.show_shelves(self._shelves, comfort_line(self._comfort), comfortable_only=self._only)
        entry = self.entries.get(self._open)
        if entry is None:
            return
        if entry.shown(comfortable_only=self._only):
            self.one.show_entry(entry, comfortable_only=self._only)
        else:
            self.show_all()
