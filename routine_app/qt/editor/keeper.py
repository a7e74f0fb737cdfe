"""Keeps the draft: opened from its file, written aside within a second of each change, saved, or left with a question.

Knows the files of drafts and the page's words; the text is the model's.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from routine_app.application.routines.draft import changed_elsewhere, draft_of, taken_from_file
from routine_app.application.routines.draft_files import (
    ChangedElsewhereError,
    bytes_of,
    drop_draft,
    keep_draft,
    kept_draft,
    kept_half_written,
    save_draft,
)
from routine_app.application.routines.editor_view import view_steps
from routine_app.content.editing.refusal import EditRefusedError
from routine_app.domain.cue_words import capital
from routine_app.domain.display_text import harmless
from routine_app.qt.editor.questions import BothQuestion, DraftQuestion, LeaveQuestion, RefusedQuestion
from routine_app.qt.feature import Day
from routine_app.qt.style.style import Style
from routine_app.qt.style.timers import single_shot
from routine_app.qt.widgets.asking import Asking
from routine_app.storage.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

    from routine_app.application.routines.draft import Draft
    from routine_app.application.routines.editor_view import ViewSteps
    from routine_app.qt.editor.fields import WordField
    from routine_app.qt.editor.page import EditorPage

KEEP_MS = 600  # with what a field waits before it tells, less than a second
SAVED = "Saved."
SAVED_BROKEN = "Saved. Today offers it again once what is wrong is mended."
NOT_TAKEN = " What stands in {} was not taken, and is not in it."
FROM_FILE, YOURS = "The file as it is", "Keeping yours"
TAKEN = "Another program has changed the file. It shows as it is now."
TAKEN_THEIRS = "It shows as the file is. Undo brings yours back."
BOTH = "Another program has changed the file. When you save, you see both and choose."
DRAFT = "This is your draft. It is not saved yet."
HALF_WRITTEN = "What you had begun to write stands in its field again."


class DraftKeeper(Asking):
    """Joins the page to a file. `left()` when the editor is to close."""

    left = Signal()

    def __init__(self, style: Style, page: EditorPage, day: Day) -> None:
        super().__init__(page, page.form.list)
        self._style, self._page, self._model, self._day = style, page, page.model, day
        self._path: Path | None = None
        self._told: bytes | None = None
        self._later = single_shot(self, KEEP_MS)
        self._later.timeout.connect(self.keep)
        self._model.changed.connect(self._stir)
        self._model.typed_on.connect(self._stir)
        page.half_written.stirred.connect(self._stir)
        page.save_wanted.connect(self.save)
        page.leave_wanted.connect(self.leave)

    def open(self, path: Path) -> bool:
        """Begin with a file, or with the draft of it that was kept; one that is open already goes on as it is.

        Return whether it has begun, and so has just been looked at.
        Raises a StorageError, and EditRefusedError for what is no text.
        """
        self.close_question()
        if path == self._path and self._model.draft.is_changed:
            return False
        if self._later.isActive():  # else the draft from before her last changes would be found
            self.keep()
        data = bytes_of(path)
        draft = draft_of(harmless(path.name), b"" if data is None else data)
        kept = kept_draft(self._day.context.paths, path)
        self._path, self._told = path, None
        self._page.say("")
        self._page.half_written.forget()
        if kept is None or not kept.is_changed or kept.text == draft.text:
            self._begin(draft)
            self._give_back()
            return True
        self._begin(kept)
        self._page.say(DRAFT)
        question = DraftQuestion(self._style, self._page, self._name)
        self.ask(question, lambda answer: self._answer_draft(answer, draft))
        return True

    def look_again(self) -> None:
        """Her day is another: see whether the file is, too, and what the text comes to."""
        if self._path is None:
            return
        self._model.look_again()
        self._tried(self._look_at_file)

    def keep(self) -> bool:
        """Keep the draft as it is now. Return whether that could be done; else the page says why not."""
        self._later.stop()
        path, draft, half = self._path, self._model.draft, self._page.half_written.now
        return path is None or self._tried(lambda: keep_draft(self._day.context.paths, path, draft, half))

    def save(self) -> None:
        """Write the text into its file; where another program has, she sees both first."""
        self._page.form.card.settle()
        if self._model.draft.is_changed:
            self._tried(self._save)

    def leave(self) -> None:
        """Close the editor, once it is clear what becomes of changes."""
        self._page.form.card.settle()
        refused = self._page.form.card.refused
        if refused is not None:
            self._ask_refused(refused)
            return
        if not self._model.draft.is_changed:
            self._go()
            return
        self.ask(LeaveQuestion(self._style, self._page, self._name), self._answer_leave)

    # -- helpers

    @property
    def _name(self) -> str:
        return harmless(self._model.view.name) or self._model.draft.file

    def _begin(self, draft: Draft) -> None:
        assert self._path is not None  # noqa: S101 - it is opened
        self._page.half_written.hold(kept_half_written(self._day.context.paths, self._path, draft.text))
        self._model.open(draft, self._look)

    def _give_back(self) -> None:
        """Let what was half written stand in its fields again."""
        if self._page.half_written.give_back():
            self._page.say(HALF_WRITTEN)

    def _look(self, text: str, file: str) -> ViewSteps:
        context = self._day.context
        return view_steps(text, file, context.catalogue.exercises, self._day.comfort(), context.length_of)

    def _stir(self) -> None:
        if self._path is not None and not self._later.isActive():
            self._later.start()

    def _look_at_file(self) -> None:
        assert self._path is not None  # noqa: S101 - asked for an open one alone
        data, draft = bytes_of(self._path), self._model.draft
        if data is None or data == self._told or not changed_elsewhere(draft, data):
            return
        self._told = data
        if draft.is_changed:
            self._page.say(BOTH)
        else:
            self._model.take(taken_from_file(draft, data, FROM_FILE))
            self._page.say(TAKEN)

    def _save(self, *, over: bool = False) -> None:
        assert self._path is not None  # noqa: S101 - there is a draft of it
        try:
            save_draft(self._day.context.paths, self._path, self._model.draft, over=over)
        except ChangedElsewhereError as error:
            self._ask_both(error.theirs)
            return
        self._later.stop()
        self._model.mark_saved()
        refused = self._page.form.card.refused
        but = NOT_TAKEN.format(refused.label.text()) if refused is not None else ""
        self._page.say((SAVED if self._model.view.is_whole else SAVED_BROKEN) + but)
        self._day.look_in_folder()

    def _ask_both(self, theirs: str | None) -> None:
        self.ask(BothQuestion(self._style, self._page, self._model.draft.text, theirs), self._answer_both)

    def _answer_both(self, answer: str) -> None:
        if answer == "mine":
            self._tried(self._keep_mine)
        elif answer == "theirs":
            self._tried(self._take_theirs)

    def _keep_mine(self) -> None:
        """Write hers over theirs, which is a step in the draft from then on: Undo brings it back."""
        assert self._path is not None  # noqa: S101
        draft, theirs = self._model.draft, bytes_of(self._path)
        if theirs is not None:
            with contextlib.suppress(EditRefusedError):  # what is no text cannot be brought back
                draft = taken_from_file(taken_from_file(draft, theirs, FROM_FILE), draft.text.encode(), YOURS)
        self._model.take(draft)
        self._save(over=True)

    def _take_theirs(self) -> None:
        assert self._path is not None  # noqa: S101
        self._model.take(taken_from_file(self._model.draft, bytes_of(self._path) or b"", FROM_FILE))
        self._page.say(TAKEN_THEIRS)

    def _answer_draft(self, answer: str, of_file: Draft) -> None:
        if answer == "draft":
            self._give_back()
        else:
            self._page.half_written.forget()
            self._page.say("")
            self._model.take(taken_from_file(self._model.draft, of_file.text.encode(), FROM_FILE))

    def _ask_refused(self, field: WordField) -> None:
        question = RefusedQuestion(self._style, self._page, field.label.text(), field.refusal.text())
        self.ask(question, lambda answer: self._answer_refused(answer, field))

    def _answer_refused(self, answer: str, field: WordField) -> None:
        if answer == "mend":
            field.edit.setFocus()
        else:
            self._page.half_written.forget()
            self._model.changed.emit()  # the fields show again what holds
            self.leave()

    def _answer_leave(self, answer: str) -> None:
        if answer == "save":
            self.save()
        if answer == "drop":
            self._tried(self._drop)
        kept = answer == "keep" and self.keep()  # what could not be kept would be gone with the app: she stays with it
        if kept or answer == "drop" or (answer == "save" and not self._model.draft.is_changed):
            self._go()

    def _drop(self) -> None:
        assert self._path is not None  # noqa: S101
        self._later.stop()
        drop_draft(self._day.context.paths, self._path)
        self._path = None

    def _go(self) -> None:
        if not self._model.draft.is_changed:
            self.keep()  # a draft that was kept before she took all back is none any more
            self._path = None  # the next time it is read anew
        self.left.emit()

    def _tried(self, work: Callable[[], None]) -> bool:
        try:
            work()
        except (StorageError, EditRefusedError) as error:
            self._page.say(capital(str(error)))
            return False
        return True
