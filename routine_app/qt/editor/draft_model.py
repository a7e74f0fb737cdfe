"""The routine that is being changed, for the views of the editor: each shows it, and each asks for changes here.

Thin: what a change is, and the way back, is the draft's business (`application.routines.draft`). Knows no widget, no
folder and no clock.
"""

from __future__ import annotations

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

    def edit(self, edits: Sequence[RoutineEdit], words: str) -> str:
        """Make edits as one step, named by `words`; return "" or why nothing was changed.

        What would make a mistake in the text that was not there before is not done.
        """
        try:
            after = drafts.edited(self.draft, edits, words)
        except EditRefusedError as error:
            return self._refuse(capital(error.reason))
        if after is self.draft or self._look is None:
            return ""
        view = self._look(after.text, after.file)
        mistakes = _mistakes(view)
        if len(mistakes) > len(_mistakes(self.view)):
            known = set(_mistakes(self.view))
            return self._refuse(capital(next(each for each in mistakes if each not in known)))
        self.draft, self.view = after, view
        self.changed.emit()
        return ""

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

    def _refuse(self, reason: str) -> str:
        told = NOT_SO.format(f"{reason.rstrip('.')}.")
        self.said.emit(told)
        return told


def _mistakes(view: EditorView) -> list[str]:
    return [problem.message for problem in view.problems if problem.severity is Severity.ERROR]
