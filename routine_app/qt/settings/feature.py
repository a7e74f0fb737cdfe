"""Settings as a feature of the window: its page, and what the sound desk has to say on it.

Knows its page and the day; the page is loaded when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
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
        self.open_folder: Callable[[Path], bool] = show_folder

    def make_page(self) -> SettingsPage:
        """Return the page, joined to her preferences and to the sound desk."""
        from routine_app.qt.settings.folder import CANNOT
        from routine_app.qt.settings.page import SettingsPage

        sound, folder = self._window.sound, self._day.context.paths.routines
        page = SettingsPage(self._style, self._day.preferences, self._day.now, folder)
        page.changed.connect(self._day.set_preferences)
        page.her.questions_wanted.connect(lambda: self._window.ask_first_questions("settings"))
        page.folder.open_wanted.connect(lambda: page.folder.say("" if self.open_folder(folder) else CANNOT))
        page.opened.connect(self._show_lowering)
        page.sound.test_wanted.connect(sound.test_wanted)
        page.sound.show_problem(self._day.of_sound)
        sound.said.connect(page.sound.show_problem)
        return page

    def refresh(self) -> None:
        """Show her preferences."""
        self.page.show_preferences(self._day.preferences)

    def _show_lowering(self) -> None:
        exists, obstacle = self._window.sound.lowering()
        self.page.show_lowering(exists=exists, obstacle=obstacle)


def show_folder(folder: Path) -> bool:
    """Open a folder, made where there is none yet, in the desktop's file manager; return whether that could be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
