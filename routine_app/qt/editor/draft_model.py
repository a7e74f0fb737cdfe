"""The routine that is being changed, for the views of the editor: each shows it, and each asks for changes here.

Thin: what a change is, and the way back, is the draft's business (`application.routines.draft`). Knows no widget and no
folder. A key in the text does not wait for what the text comes to: that is looked at once she rests, or when it is
asked for. Then it is looked at step by step, and a key that comes meanwhile waits for one step at the most: the rest is
given up, and looked at anew. (A thread would do no better: all of it is Python, which one thread at a time runs.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from routine_app.application.routines import draft as drafts
from routine_app.application.routines.draft import Draft
from routine_app.application.routines.editor_view import EditorView, ViewSteps, last_of
from routine_app.application.routines.form_words import in_form_words
from routine_app.content.editing.refusal import EditRefusedError
from routine_app.domain.cue_words import capital
from routine_app.domain.problems import Severity
from routine_app.qt.style.timers import single_shot

if TYPE_CHECKING:
    from routine_app.content.editing.edits import RoutineEdit
    from routine_app.domain.problems import Part

Look = Callable[[str, str], ViewSteps]
"""Works out what the editor shows of a text, and the name of its file."""
REST_MS = 70  # between two keys of a quick writer there is more
UNDONE, DONE_AGAIN = "Taken back: {}.", "Done again: {}."
NOT_SO = "That was left as it was. {}"


class DraftModel(QObject):
    """Holds a draft and its view. `changed()` when it is another; `said(str)`: what was done, or why it was not.

    "" is said once that holds no more. `typed_on()` with each key in the text, before `changed()`; `went_back(int)`:
    where her cursor stood before a step.
    """

    changed = Signal()
    typed_on = Signal()
    went_back = Signal(int)
    said = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = Draft("", "", "")
        self._view = EditorView("", {}, (), ())
        self._seen = ""
        self._look: Look | None = None
        self._later = single_shot(self, REST_MS)
        self._later.timeout.connect(self._begin_looking)
        self._steps: ViewSteps | None = None
        self._next_step = single_shot(self, 0)
        self._next_step.timeout.connect(self._look_on)

    @property
    def view(self) -> EditorView:
        """What the editor shows of the text as it is now."""
        if self._look is not None and self._seen != self.draft.text:
            self._view = last_of(self._steps or self._look(self.draft.text, self.draft.file))
            self._seen = self.draft.text
        return self._view

    def open(self, draft: Draft, look: Look) -> None:
        """Begin with a draft."""
        self._look = look
        self.take(draft)

    def take(self, draft: Draft) -> None:
        """Go on with another state of the draft."""
        if self._look is not None:
            self._put(draft, last_of(self._look(draft.text, draft.file)))

    def look_again(self) -> None:
        """See what the text comes to for her comfort as it is now."""
        self.take(self.draft)

    @property
    def text(self) -> str:
        """The text as a text view has it."""
        return drafts.shown(self.draft)

    def type_text(self, text: str, cursor: int | None = None, chosen: str = "") -> None:
        """The text stands so in the text view now; its cursor stood at `cursor` before, in characters.

        What was `chosen` from a list rather than typed is a step of its own.
        """
        after = drafts.retyped(self.draft, text, cursor, chosen)
        if after is not self.draft and self._look is not None:
            self.draft = after
            self._stop_looking()
            self._later.start()
            self.typed_on.emit()

    def settle(self) -> None:
        """She goes on elsewhere: show what the text comes to without waiting."""
        if self._later.isActive() or self._steps is not None:
            self._put(self.draft, self.view)

    def edit(
        self,
        edits: Sequence[RoutineEdit],
        words: str,
        *,
        labels: Mapping[str, str] = MappingProxyType({}),
        joins: bool = False,
        quietly: bool = False,
    ) -> str:
        """Make edits as one step, named by `words`; return "" or why nothing was changed, said unless `quietly`.

        What would make a mistake in the text that was not there before is not done. One that `joins` the last step is
        taken back with it. `labels`: what she sees in place of keys.
        """
        try:
            after = drafts.edited(self.draft, edits, words, joins=joins)
        except EditRefusedError as error:
            return self._refused(error.parts, self.view, labels, quietly=quietly)
        if after is not self.draft and self._look is not None:
            view = last_of(self._look(after.text, after.file))
            if why := _new_mistake(self.view, view):
                return self._refused(why, view, labels, quietly=quietly)
            self._put(after, view)
        self.said.emit("")
        return ""

    def undo(self) -> None:
        """Take back the last step."""
        cursor = self.draft.done[-1].cursor if self.draft.done else None
        self._step(drafts.undone, self.draft.undo_words, UNDONE)
        if cursor is not None:
            self.went_back.emit(cursor)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._step(drafts.redone, self.draft.redo_words, DONE_AGAIN)

    def mark_saved(self) -> None:
        """The file holds the text now."""
        self.take(drafts.saved(self.draft))

    def _refused(self, why: Iterable[Part], view: EditorView, labels: Mapping[str, str], *, quietly: bool) -> str:
        told = NOT_SO.format(f"{capital(in_form_words(why, view.exercises, labels)).rstrip('.')}.")
        if not quietly:
            self.said.emit(told)
        return told

    def _put(self, draft: Draft, view: EditorView) -> None:
        """Show a draft, and what its text comes to."""
        self._stop_looking()
        self.draft, self._view, self._seen = draft, view, draft.text
        self.changed.emit()

    def _begin_looking(self) -> None:
        if self._look is not None:
            self._steps = self._look(self.draft.text, self.draft.file)
            self._next_step.start()

    def _look_on(self) -> None:
        """Take a step, and let keys come before the next one."""
        steps, self._steps = self._steps, None
        view = None if steps is None else next(steps)
        if view is not None:
            self._put(self.draft, view)
        else:
            self._steps = steps
            self._next_step.start()

    def _stop_looking(self) -> None:
        self._steps = None
        self._later.stop()
        self._next_step.stop()

    def _step(self, step: Callable[[Draft], Draft], words: str, said: str) -> None:
        after = step(self.draft)
        if after is not self.draft:
            self.take(after)
            self.said.emit(said.format(words))


def _new_mistake(before: EditorView, after: EditorView) -> tuple[Part, ...]:
    """Return the mistake that there was not before, () where there are no more of them than there were."""
    known, found = Counter(_mistakes(before)), Counter(_mistakes(after))
    return next(iter(found - known)) if found.total() > known.total() else ()


def _mistakes(view: EditorView) -> list[tuple[Part, ...]]:
    errors = (problem for problem in view.problems if problem.severity is Severity.ERROR)
    return [error.parts or (error.message,) for error in errors]
