"""Exercises as a feature of the window: its page, and what she pins there.

Knows its page and the day; the page is loaded when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject

from routine_app.qt.feature import Day, Feature, Window
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import Style

if TYPE_CHECKING:
    from routine_app.qt.exercises.page import ExercisesPage


class ExercisesFeature(Feature["ExercisesPage"]):
    """All exercises."""

    key, title, icon = "exercises", "Exercises", Icon.EXERCISES

    def __init__(self, style: Style, day: Day, window: Window, parent: QObject | None = None) -> None:
        super().__init__(style, window, parent)
        self._day = day

    def make_page(self) -> ExercisesPage:
        """Return the page, joined to her preferences."""
        from routine_app.qt.exercises.page import ExercisesPage

        page = ExercisesPage(self._style)
        page.pins_changed.connect(self._pin)
        page.only_changed.connect(self._list_only)
        return page

    def refresh(self) -> None:
        """Show the exercises as they suit her today."""
        own = self._day.preferences
        self.page.show_exercises(
            self._day.context.catalogue, self._day.comfort(), comfortable_only=own.comfortable_only
        )

    def _pin(self, pins: Mapping[str, str]) -> None:
        self._day.set_preferences(replace(self._day.preferences, pinned=pins))

    def _list_only(self, only: bool) -> None:
        self._day.set_preferences(replace(self._day.preferences, comfortable_only=only))
