"""The diary while Progress is open: asks it, corrects it, and takes corrections back.

Knows the diary and the context; knows no widget. What goes wrong with files becomes a sentence, said once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from routine_app.application.care.from_diary import prompts_in
from routine_app.application.context import AppContext
from routine_app.application.diary.corrections import Words
from routine_app.application.diary.day_notes import SaidOfDay, day_record, note_day
from routine_app.application.diary.files import delete_all
from routine_app.application.diary.session_list import SessionQuery
from routine_app.application.diary.view import DiaryView, Names, Period, diary_view, names_of
from routine_app.storage.backups import backup_files
from routine_app.storage.errors import StorageError
from routine_app.storage.files import may_be_there
from routine_app.storage.history import History
from routine_app.storage.records import DayRecord, SessionChanges, SessionRecord
from routine_app.storage.session_list import SessionPage

Value = TypeVar("Value")
PutBack = Callable[[History], None]


class DiaryModel(QObject):
    """The diary. `changed()` after anything in it has; `said(str)` with what was done, `failed(str)` with what was not.

    `corrected(Words)` after a correction, which `undo` takes back.

    `context()` returns the context as it stands, `now()` the local time.
    """

    changed = Signal()
    said = Signal(str)
    failed = Signal(str)
    corrected = Signal(object)

    def __init__(
        self, context: Callable[[], AppContext], now: Callable[[], dt.datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._now = context, now
        self.history: History | None = None
        self.names = Names()
        self.period = Period.QUARTER
        self._undo: list[tuple[Words, PutBack]] = []
        self._view: DiaryView | None = None
        self._told = 0

    @property
    def context(self) -> AppContext:
        """The context as it stands."""
        return self._context()

    @property
    def today(self) -> dt.date:
        """The local date."""
        return self._now().date()

    @property
    def undoable(self) -> Words | None:
        """The words of the correction that `undo` would take back; None where there is none."""
        return self._undo[-1][0] if self._undo else None

    def open(self, *, make: bool = False) -> None:
        """Open the diary if there is one (or make it); what that finds is said."""
        self.names = names_of(self.context.catalogue)
        path = self.context.paths.database
        if self.history is not None or not (make or may_be_there(path) or path.is_dir() or backup_files(path)):
            return
        try:
            self.history = History(path)
        except StorageError as error:
            self.failed.emit(str(error))
            return
        recorded = self._tried(self.history.names)
        self.names = names_of(self.context.catalogue, recorded or ())
        self._tell_notices()

    def _tell_notices(self) -> None:
        """Say what the diary has found about itself since it was last asked, each once."""
        notices = () if self.history is None else self.history.database.notices
        for notice in notices[self._told :]:
            self.failed.emit(str(notice))
        self._told = len(notices)

    @property
    def has_backups(self) -> bool:
        """Whether there are automatic backups."""
        return bool(backup_files(self.context.paths.database))

    def close(self) -> None:
        """Let go of the diary."""
        history, self.history, self._told = self.history, None, 0
        if history is not None:
            history.close()

    def view(self) -> DiaryView | None:
        """Return what Progress shows; None when there is no diary, or it could not be read (which is said)."""
        self._view = self._asked(None)
        return self._view

    def prompts(self) -> tuple[str, ...]:
        """Return what the diary gives reason to say of her pain today, the most urgent first."""
        found = self._ask(lambda history: prompts_in(history, self.context.preferences, self.today))
        return tuple(each.text for each in found or ())

    def look_back(self, period: Period) -> DiaryView | None:
        """Return the same for another period: of the diary as it was shown, only what the period changes is asked."""
        self.period, held = period, self._view
        self._view = self._asked(held if held is not None and held.today == self.today else None)
        return self._view

    def _asked(self, known: DiaryView | None) -> DiaryView | None:
        plan = self.context.preferences.sessions_per_week
        view = self._ask(lambda history: diary_view(history, self.names, self.today, self.period, plan, known))
        self._tell_notices()
        return view

    def listed(self, asked: SessionQuery) -> SessionPage:
        """Return a page of the list of sessions."""
        until = min(asked.until or self.today, self.today)
        how = {"first": asked.first, "most": asked.most}
        found = self._ask(lambda history: history.progress.listed(asked.which, asked.since, until, **how))
        return found or SessionPage(0, ())

    def day(self, day: dt.date) -> tuple[SessionRecord, ...]:
        """Return the sessions of a day."""
        return self._ask(lambda history: history.day(day)) or ()

    def of_day(self, day: dt.date) -> DayRecord:
        """Return what she noted for a whole day."""
        return self._ask(lambda history: day_record(history, day)) or DayRecord(day)

    def _ask(self, ask: Callable[[History], Value]) -> Value | None:
        """Ask the diary; None where there is none, or it could not be read (which is said)."""
        history = self.history
        return None if history is None else self._tried(lambda: ask(history))

    def edit(self, session_id: int, changes: SessionChanges, words: Words) -> bool:
        """Correct a session; `words` say what was changed. Return whether that could be done."""

        def change(history: History) -> PutBack:
            before = history.edit(session_id, changes)
            return lambda history: history.restore(before)

        return self._correct(words, change)

    def delete(self, session_id: int, words: Words) -> bool:
        """Delete a session; `words` say which. Return whether that could be done."""

        def take_out(history: History) -> PutBack:
            before = history.delete(session_id)
            return lambda history: history.restore(before)

        return self._correct(words, take_out)

    def note_day(self, day: dt.date, said: SaidOfDay, words: Words) -> bool:
        """Note what she said of a day; `words` say what. Return whether that could be done."""

        def note(history: History) -> PutBack:
            before = note_day(history, day, said)
            return lambda history: history.record_day(before)

        return self._correct(words, note)

    def undo(self) -> None:
        """Take the last correction back."""
        history = self.history
        if not self._undo or history is None:
            return
        words, put_back = self._undo.pop()

        def done() -> bool:
            put_back(history)
            return True

        if self._tried(done):
            self.said.emit(words.again)
            self.changed.emit()

    def act(self, work: Callable[[History], str]) -> bool:
        """Do something with the diary that says what it did, such as an export. Return whether that could be done."""
        self.open(make=True)
        history = self.history
        if history is None:
            return False
        done = self._tried(lambda: work(history))
        if done is not None:
            self.said.emit(done)
        return done is not None

    def replaced(self) -> None:
        """Forget corrections of the diary that was replaced."""
        self._undo.clear()
        self.changed.emit()

    def delete_all(self) -> bool:
        """Delete everything. Return whether that could be done."""
        self.close()
        done = self._tried(lambda: delete_all(self.context.paths))
        if done is None:
            return False
        self.said.emit(done)
        self.replaced()
        return True

    def _correct(self, words: Words, work: Callable[[History], PutBack]) -> bool:
        history = self.history
        put_back = self._tried(lambda: work(history)) if history is not None else None
        if put_back is None:
            return False
        self._undo.append((words, put_back))
        self.corrected.emit(words)
        self.changed.emit()
        return True

    def _tried(self, work: Callable[[], Value]) -> Value | None:
        try:
            return work()
        except StorageError as error:
            self.failed.emit(str(error))
            return None
