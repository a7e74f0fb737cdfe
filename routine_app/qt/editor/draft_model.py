"""The routine that is being changed, for the views of the editor: each shows it, and each asks for changes here.

Thin: what a change is, and the way back, is the draft's business (`application.routines.draft`). Knows no widget, no
folder and no clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from routine_app.application.routines import draft as drafts
from routine_app.application.routines.draft import Draft
from routine_app.application.routines.editor_view import EditorView
from routine_app.content.editing.refusal import EditRefusedError
from routine_app.domain.cue_words import capital
from routine_app.domain.problems import Severity

if TYPE_CHECKING:
    from routine_app.content.editing.edits import RoutineEdit

Look = Callable[[str, str], EditorView]
"""Returns what the editor shows of a text, and the name of its file."""
UNDONE, DONE_AGAIN = "Taken back: {}.", "Done again: {}."
NOT_SO = "That was left as it was. {}"


class DraftModel(QObject):
    """Holds a draft and its view. `changed()` when it is another; `said(str)`: what was done, or why it was not."""

    changed = Signal()
    said = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = Draft("", "", "")
        self.view = EditorView("", {}, (), ())
        self._look: Look | None = None

    def open(self, draft: Draft, look: Look) -> None:
        """Begin with a draft."""
        self._look = look
        self.take(draft)

    def take(self, draft: Draft) -> None:
        """Go on with another state of the draft."""
        if self._look is not None:
            self.draft, self.view = draft, self._look(draft.text, draft.file)
            self.changed.emit()

    def look_again(self) -> None:
        """See what the text comes to for her comfort as it is now."""
        self.take(self.draft)

    @property
    def text(self) -> str:
        """The text as a text view has it."""
        return drafts.shown(self.draft)

    def type_text(self, text: str) -> None:
        """The text stands so in the text view now."""
        after = drafts.retyped(self.draft, text)
        if after is not self.draft:
            self.take(after)

    def edit(self, edits: Sequence[RoutineEdit], words: str, *, joins: bool = False, quietly: bool = False) -> str:
        """Make edits as one step, named by `words`; return "" or why nothing was changed, said unless `quietly`.

        What would make a mistake in the text that was not there before is not done. One that `joins` the last step is
        taken back with it.
        """
        why, after = "", self.draft
        try:
            after = drafts.edited(self.draft, edits, words, joins=joins)
        except EditRefusedError as error:
            why = capital(error.reason)
        if after is not self.draft and self._look is not None:
            view = self._look(after.text, after.file)
            why = _new_mistake(self.view, view)
            if not why:
                self.draft, self.view = after, view
                self.changed.emit()
        if not why:
            return ""
        told = NOT_SO.format(f"{why.rstrip('.')}.")
        if not quietly:
            self.said.emit(told)
        return told

    def undo(self) -> None:
        """Take back the last step."""
        self._step(drafts.undone, self.draft.undo_words, UNDONE)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._step(drafts.redone, self.draft.redo_words, DONE_AGAIN)

    def mark_saved(self) -> None:
        """The file holds the text now."""
        self.take(drafts.saved(self.draft))

    def _step(self, step: Callable[[Draft], Draft], words: str, said: str) -> None:
        after = step(self.draft)
        if after is not self.draft:
            self.take(after)
            self.said.emit(said.format(words))


def _new_mistake(before: EditorView, after: EditorView) -> str:
    """Return the mistake that there was not before, "" where there are no more of them than there were."""
    known, found = Counter(_mistakes(before)), Counter(_mistakes(after))
    return capital(next(iter(found - known))) if found.total() > known.total() else ""


def _mistakes(view: EditorView) -> list[str]:
    return [problem.message for problem in view.problems if problem.severity is Severity.ERROR]
