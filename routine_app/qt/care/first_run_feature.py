"""The first run as a feature of the window: it stands alone, and leads back to where it was asked for.

Knows its page, the day and who speaks; each answer is kept at once. It comes by itself once; from Settings or Safety it
can be gone through again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from routine_app.qt.feature import Day, Feature, Window
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import Style

if TYPE_CHECKING:
    from routine_app.qt.care.first_run_page import FirstRunPage

HEARD = "Hello. This is the voice of your exercises. Did you hear me?"


class FirstRunFeature(Feature["FirstRunPage"]):
    """Her week, where it is sore, what is not comfortable, the voice, whom she calls, and what to ask first.

    `back` is the page that comes after it, by the key of its feature.
    """

    key, title, icon = "first_run", "First questions", Icon.SAFETY
    stands_alone = True

    def __init__(self, style: Style, day: Day, window: Window, parent: QObject | None = None) -> None:
        super().__init__(style, window, parent)
        self._day = day
        self.back = "today"

    def make_page(self) -> FirstRunPage:
        """Return the page, joined to her preferences."""
        from routine_app.content.care import load_care
        from routine_app.qt.care.first_run_page import FirstRunPage

        page = FirstRunPage(self._style, load_care(), lambda: self._day.now().date())
        page.changed.connect(self._day.set_preferences)
        page.left.connect(lambda: self._window.go_to(self.back))
        page.voice_wanted.connect(lambda: self._window.sound.speech_wanted.emit(HEARD))
        return page

    def refresh(self) -> None:
        """Show her preferences."""
        self.page.show_preferences(self._day.preferences)

    def opened(self) -> None:
        """Begin with the first step."""
        self.page.begin()
