"""The editor as a feature of the window: it stands alone, over the file of one routine, and leads back.

Knows its page and the day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from routine_app.domain.cue_words import capital
from routine_app.qt.feature import Day, Feature, Window
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import Style
from routine_app.storage.errors import StorageError

MEND_FIRST = "It cannot be played yet: mend what is wrong in the text first."
NOTHING_FITS = "Nothing from here on fits today."

if TYPE_CHECKING:
    from pathlib import Path

    from routine_app.qt.editor.keeper import DraftKeeper
    from routine_app.qt.editor.page import EditorPage


class EditorFeature(Feature["EditorPage"]):
    """Changing a routine."""

    key, title, icon = "editor", "Change a routine", Icon.ROUTINES
    stands_alone = True

    def __init__(self, style: Style, day: Day, window: Window, parent: QObject | None = None) -> None:
        super().__init__(style, window, parent)
        self._day = day
        self._keeper: DraftKeeper | None = None
        self._back = "routines"
        self._is_opening = False

    def make_page(self) -> EditorPage:
        """Return the page, joined to what keeps its draft."""
        from routine_app.application.routines.text_help import names_of
        from routine_app.content.schema import read_schema
        from routine_app.qt.editor.keeper import DraftKeeper
        from routine_app.qt.editor.page import EditorPage

        page = EditorPage(self._style)
        exercises = self._day.context.catalogue.exercises.values()
        page.text_panel.help.knows(read_schema("routine"), names_of(exercises))
        self._keeper = DraftKeeper(self._style, page, self._day)
        page.try_wanted.connect(self._try)
        self._keeper.left.connect(lambda: self._window.go_to(self._back))
        return page

    @property
    def keeper(self) -> DraftKeeper:
        """What keeps the draft; there once the page is."""
        self.make()
        assert self._keeper is not None  # noqa: S101 - made with the page
        return self._keeper

    def edit(self, path: Path, back: str) -> str:
        """Show the routine of a file, and the page of the feature `back` after it; return "" or why it cannot be."""
        from routine_app.content.editing.refusal import EditRefusedError

        self._back = back
        try:
            self._is_opening = self.keeper.open(path)
        except (StorageError, EditRefusedError) as error:
            return capital(str(error))
        self._window.go_to(self.key)
        self._is_opening = False
        if not self.page.model.view.is_whole:
            self.page.show_problem()
        return ""

    def _try(self) -> None:
        """Play the draft from the chosen part on."""
        from routine_app.application.routines.editor_rows import part_from

        page, day = self.page, self._day
        part = part_from(page.model.view.routine, page.form.current)
        if part is None:
            page.say(MEND_FIRST)
            return
        comfort = day.comfort()
        if not self._window.sessions.try_plan(day.context.plan(part, comfort), comfort, self.key):
            page.say(NOTHING_FITS)

    def refresh(self) -> None:
        """See what the routine comes to for her as she is now, and whether its file is another."""
        if not self._is_opening:  # it has just been looked at
            self.keeper.look_again()

    def opened(self) -> None:
        """Begin in the list, or at what was put over it before the page showed."""
        over = self.keeper.question or self.page.form_actions.adding.panel
        if over is not None:
            over.open()
        else:
            self.page.form.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Keep what is not saved."""
        if self.is_made:
            self.keeper.keep()
