"""Routines as a feature of the window: its page, her folder behind it, and what each wish does.

Knows the page, the day and the files of routines; asks before a file from elsewhere is kept.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from routine_app.qt.feature import Day, Feature, Window
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import Style

if TYPE_CHECKING:
    from routine_app.content.listed import Catalogue
    from routine_app.qt.routines.desk import RoutineDesk
    from routine_app.qt.routines.page import RoutinesPage


class RoutinesFeature(Feature["RoutinesPage"]):
    """All routines: those that come with the app, and her own."""

    key, title, icon = "routines", "Routines", Icon.ROUTINES

    def __init__(self, style: Style, day: Day, window: Window, parent: QObject | None = None) -> None:
        super().__init__(style, window, parent)
        self._day = day
        self._desk: RoutineDesk | None = None
        self._shown: Catalogue | None = None
        self.ask_target = self._ask_target
        self.ask_sources = self._ask_sources
        self.open_file = self._open_file

    def make_page(self) -> RoutinesPage:
        """Return the page, joined to her folder."""
        from routine_app.qt.routines.desk import RoutineDesk, RoutineHost
        from routine_app.qt.routines.page import RoutinesPage

        page = RoutinesPage(self._style)
        host = RoutineHost(self._target, self._opened, self.use, self._window.change_routine)
        self._desk = RoutineDesk(self._style, page, self._day, host)
        page.wished.connect(self._desk.grant)
        page.length_wanted.connect(self._show_length)
        page.new_wanted.connect(self._desk.begin)
        page.import_wanted.connect(lambda: self.desk.bring_in(self.ask_sources()))
        page.files_dropped.connect(self._desk.bring_in)
        page.message.undo_wanted.connect(self._desk.undo)
        return page

    @property
    def desk(self) -> RoutineDesk:
        """What does what she wishes; there once the page is."""
        assert self._desk is not None  # noqa: S101 - made with the page
        return self._desk

    def refresh(self) -> None:
        """Show the routines as the catalogue has them."""
        from routine_app.application.routines.listing import rows_of

        catalogue = self._day.context.catalogue
        current = self.page.list.current
        if catalogue is self._shown and current is not None and self.page.isVisible():
            self._show_length(current.id)
        if catalogue is not self._shown:  # each press on Today changes the day, and hardly ever the routines
            self._shown = catalogue
            self.page.show_rows(rows_of(catalogue))

    def opening(self) -> None:
        """Look for files that came or changed while she was elsewhere."""
        self._day.look_in_folder()

    def _show_length(self, routine_id: str) -> None:
        self.page.detail.show_length(self._day.length_of(routine_id))

    def opened(self) -> None:
        """From here she comes to the editor."""
        self._window.near("editor")

    def use(self, routine_id: str) -> None:
        """Choose a routine, and go to Today."""
        self._day.choose(routine_id)
        self._window.go_to("today")

    def _target(self, title: str, name: str, kinds: str) -> Path | None:
        return self.ask_target(title, name, kinds)

    def _opened(self, path: Path) -> bool:
        return self.open_file(path)

    def _ask_target(self, title: str, name: str, kinds: str) -> Path | None:
        from routine_app.qt.widgets.file_dialogs import ask_where_to_save

        return ask_where_to_save(self.page, title, name, kinds)

    def _ask_sources(self) -> tuple[Path, ...]:
        from routine_app.qt.widgets.file_dialogs import ask_for_several

        return ask_for_several(self.page, "Bring in a routine", "Routines (*.yaml *.yml);;All files (*)")

    def _open_file(self, path: Path) -> bool:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
