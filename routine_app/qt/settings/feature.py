"""Settings as a feature of the window: its page, and what the sound desk has to say on it.

Knows its page and the day; the page is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from routine_app.qt.feature import Day, Feature, Window
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import Style

if TYPE_CHECKING:
    from routine_app.qt.settings.page import SettingsPage


class SettingsFeature(Feature["SettingsPage"]):
    """How the app looks and sounds."""

    key, title, icon = "settings", "Settings", Icon.SETTINGS

    def __init__(self, style: Style, day: Day, window: Window, parent: QObject | None = None) -> None:
        super().__init__(style, window, parent)
        self._day = day

    def make_page(self) -> SettingsPage:
        """Return the page, joined to her preferences and to the sound desk."""
        from routine_app.qt.settings.page import SettingsPage

        page, sound = SettingsPage(self._style, self._day.preferences, self._day.now), self._window.sound
        page.changed.connect(self._day.set_preferences)
        page.questions_wanted.connect(lambda: self._window.go_to("first_run"))
        page.sound.opened.connect(self._show_lowering)
        page.sound.test_wanted.connect(sound.test_wanted)
        page.sound.show_problem(self._day.of_sound)
        sound.said.connect(page.sound.show_problem)
        return page

    def refresh(self) -> None:
        """Show her preferences."""
        self.page.show_preferences(self._day.preferences)

    def _show_lowering(self) -> None:
        exists, obstacle = self._window.sound.lowering()
        self.page.sound.show_lowering(exists=exists, obstacle=obstacle)
