"""Safety as a feature of the window: its page, reachable by one key from everywhere, and on paper.

Knows its page and the day; the page is loaded when it is first asked for.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from routine_app.qt.feature import Day, Feature, Window
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import Style
from routine_app.storage.errors import StorageError

if TYPE_CHECKING:
    from routine_app.application.care.safety_page import SafetyPage
    from routine_app.domain.care.statements import CareContent
    from routine_app.qt.care.page import SafetyPageView


class SafetyFeature(Feature["SafetyPageView"]):
    """When to stop, whom to contact, and what to keep to."""

    key, title, icon = "safety", "Safety", Icon.SAFETY

    def __init__(self, style: Style, day: Day, window: Window, parent: QObject | None = None) -> None:
        super().__init__(style, window, parent)
        self._day = day
        self.ask_target = self._ask_target

    def make_page(self) -> SafetyPageView:
        """Return the page, joined to what leads away from it."""
        from routine_app.qt.care.page import SafetyPageView

        page = SafetyPageView(self._style)
        page.left.connect(self._window.come_back)
        page.save_wanted.connect(self.save)
        page.questions_wanted.connect(lambda: self._window.ask_first_questions("safety"))
        return page

    def refresh(self) -> None:
        """Show what is known, with her numbers as they stand."""
        self.page.show_page(self._content())

    def opening(self) -> None:
        """Offer the way back only where the page stands over a session."""
        self.page.show_alone(alone=not self._window.is_idle)

    def opened(self) -> None:
        """Begin at the top; Enter leads back to a session."""
        self.page.open()

    def save(self) -> None:
        """Save it to be printed, where she says."""
        from routine_app.application.documents.sheets import safety_sheet, save_sheet

        target = self.ask_target()
        if target is None:
            return
        try:
            save_sheet(safety_sheet(self._content()), target, self._day.now().date())
        except StorageError as error:
            self.page.say(str(error))
        else:
            self.page.say(f"Saved in {target}. You can print it from there.")

    def _content(self) -> SafetyPage:
        from routine_app.application.care.safety_page import safety_page

        preferences = self._day.preferences
        return safety_page(self._care.told(pregnant=preferences.is_pregnant), preferences.contacts)

    @cached_property
    def _care(self) -> CareContent:
        """Read once, for it takes as long as all else that F2 does."""
        from routine_app.content.care import load_care

        return load_care()

    def _ask_target(self) -> Path | None:
        from routine_app.qt.widgets.file_dialogs import ask_where_to_save

        return ask_where_to_save(self.page, "Save the safety page", "routine-safety.pdf", "PDF (*.pdf)")
