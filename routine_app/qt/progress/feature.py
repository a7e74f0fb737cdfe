"""Progress as a feature of the window: its page, and what draws its charts, loaded when nothing else goes on.

Knows its page and the day; the page is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject

from routine_app.qt.feature import Day, Feature, Window
from routine_app.qt.progress.preload import Preload
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import Style

if TYPE_CHECKING:
    from routine_app.qt.progress.page import ProgressPage

MODULES = tuple(f"routine_app.qt.progress.{name}" for name in ("board", "day_page", "diary_model", "filing"))


class ProgressFeature(Feature["ProgressPage"]):
    """What the diary says."""

    key, title, icon = "progress", "Progress", Icon.PROGRESS

    def __init__(self, style: Style, day: Day, window: Window, parent: QObject | None = None) -> None:
        super().__init__(style, window, parent)
        self._day = day
        self._preload = Preload(MODULES, self)

    def make_page(self) -> ProgressPage:
        """Return the page, joined to her preferences and to what is being loaded for it."""
        from routine_app.qt.progress.page import ProgressPage

        page = ProgressPage(self._style, lambda: self._day.context, self._day.now)
        page.plan_changed.connect(self._plan_weeks)
        page.settings_replaced.connect(self._day.reload)
        page.contacts_wanted.connect(lambda: self._window.go_to("safety"))
        page.today_wanted.connect(lambda: self._window.go_to("today"))
        page.load_aside(self._preload)
        return page

    def diary_replaced(self) -> None:
        """Nothing of the old diary can be taken back."""
        self.page.forget_corrections()

    def neared(self) -> None:
        """Load what draws the charts: 40 MB, which who does not look at them need not hold."""
        self._preload.begin()

    def close(self) -> None:
        """Load nothing any more."""
        self._preload.close()

    def _plan_weeks(self, sessions: int | None) -> None:
        self._day.set_preferences(replace(self._day.preferences, sessions_per_week=sessions))
