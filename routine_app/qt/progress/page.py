"""Progress: what the diary says, a day of it to correct, and the way out of the app and back in.

Brings the diary's model and the views together, and asks for files. What draws the charts is imported when the page
is first shown (or before, when nothing else goes on: `feature.py`), so that starting the app does not pay for it. Where
that fails, the page says so, and what to do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from routine_app.application.context import AppContext
from routine_app.application.diary.corrections import Words, of_day_words
from routine_app.application.diary.day_notes import SaidOfDay
from routine_app.domain.calm import CALM_EXERCISE
from routine_app.qt.progress.late_page import LatePage
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.accessible import be_page
from routine_app.storage.records import SessionChanges

if TYPE_CHECKING:
    from routine_app.application.diary.view import Period
    from routine_app.qt.progress.files_section import FileWish


class ProgressPage(LatePage):
    """The page.

    `plan_changed(int | None)`: sessions a week; `settings_replaced()`: her preferences' file is another now;
    `contacts_wanted()`: she wants to see whom to contact; `today_wanted()`: to begin a first session.
    `context()` returns the context as it stands and `now()` the local time. The diary is open while the page shows; her
    corrections can be taken back as long as the app is open.
    """

    plan_changed = Signal(object)
    settings_replaced = Signal()
    contacts_wanted = Signal()
    today_wanted = Signal()

    def __init__(
        self,
        style: Style,
        context: Callable[[], AppContext],
        now: Callable[[], dt.datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(style, "Progress", parent)
        self._context, self._now = context, now
        self._sent_away: Words | None = None

    def showEvent(self, event: QShowEvent) -> None:
        """Open the diary and show it as it stands now."""
        super().showEvent(event)
        if not self.is_made:
            return
        self.model.open()
        self.refresh()
        self.board.to_top()
        self._show_undo()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what she wrote, and let go of the diary and of what is being asked."""
        super().hideEvent(event)
        if self.is_made:
            self.filing.close_question()
            self.day.keep_notes()
            self.show_board()
            self.model.close()
            self.message.hide()

    def refresh(self) -> None:
        """Show the diary as it stands."""
        if not self.is_made:
            return
        if self.stack.currentWidget() is self.day and self.day.day is not None:
            self._show_day(self.day.day)
            return
        view = self.model.view()
        self.board.prompts.show_sentences(self.model.prompts())
        self.board.show_view(view)
        there = view is not None and not view.is_empty
        self.board.files.show_diary(there=there, backups=self.model.has_backups)

    def open_day(self, day: dt.date) -> None:
        """Show the sessions of a day."""
        self._show_day(day)
        self.stack.setCurrentWidget(self.day)
        self.day.to_top()
        self.day.back.setFocus(Qt.FocusReason.TabFocusReason)

    def show_board(self) -> None:
        """Go back to the overview, to the day that was open."""
        if self.stack.currentWidget() is self.board:
            return
        self.day.keep_notes()
        self.stack.setCurrentWidget(self.board)
        if self.isVisible():
            self.refresh()
        self.board.year.map.setFocus(Qt.FocusReason.TabFocusReason)

    def forget_corrections(self) -> None:
        """The diary is another one: nothing of the old one can be taken back."""
        if self.is_made:
            self.model.replaced()

    def make(self) -> None:
        """Make the views, once."""
        from routine_app.qt.progress.board import ProgressBoard
        from routine_app.qt.progress.day_page import DayPage
        from routine_app.qt.progress.diary_model import DiaryModel
        from routine_app.qt.progress.filing import Filing
        from routine_app.qt.widgets.undo_message import UndoMessage

        style = self._style
        self.model = DiaryModel(self._context, self._now, self)
        calm = self._context().catalogue.exercises.get(CALM_EXERCISE)
        self.board = ProgressBoard(style, self.model.today, None if calm is None else calm.default)
        self.day = DayPage(style)
        self.message = UndoMessage(style, self, self._home)
        self.stack = QStackedWidget()
        be_page(self.stack)
        self.stack.addWidget(self.board)
        self.stack.addWidget(self.day)
        self.column.addWidget(self.stack, 1)
        self.column.addWidget(self.message)
        self.filing = Filing(style, self.model, self)
        self.filing.settings_replaced.connect(self.settings_replaced)
        self._connect()

    def _connect(self) -> None:
        model, board, day = self.model, self.board, self.day
        model.said.connect(self.message.tell)
        model.failed.connect(self.message.tell)
        model.corrected.connect(self._tell)
        model.changed.connect(self.refresh)
        board.prompts.contacts_wanted.connect(self.contacts_wanted)
        board.today_wanted.connect(self.today_wanted)
        board.day_opened.connect(self.open_day)
        board.plan_changed.connect(self._take_plan)
        board.period_chosen.connect(self._take_period)
        board.sessions_wanted.connect(lambda query: board.sessions.show_page(model.listed(query)))
        board.files.wished.connect(self._file)
        day.left.connect(self.show_board)
        day.edited.connect(self._edit)
        day.deleted.connect(self._delete)
        day.noted.connect(self._note)
        self.message.closed.connect(self._leave_message)
        self.message.undo_wanted.connect(model.undo)

    def _take_plan(self, plan: int | None) -> None:
        self.plan_changed.emit(plan)
        self.refresh()

    def _take_period(self, period: Period) -> None:
        view = self.model.look_back(period)
        if view is None:
            self.refresh()
        else:
            self.board.show_period(view)

    def _file(self, wish: FileWish) -> None:
        self.filing.grant(wish)

    def _show_day(self, day: dt.date) -> None:
        self.day.show_day(day, self.model.day(day), self.model.names, self.model.of_day(day))
        self.message.come_last()

    def _edit(self, session_id: int, changes: SessionChanges, words: Words) -> None:
        self._correct(lambda: self.model.edit(session_id, changes, words))

    def _note(self, said: SaidOfDay) -> None:
        day = self.day.day
        if day is not None:
            words = of_day_words(said, self.model.of_day(day))
            self._correct(lambda: self.model.note_day(day, said, words))

    def _correct(self, correct: Callable[[], bool]) -> None:
        """Correct what a card shows already: it is not made anew, and keeps the focus."""
        self.model.changed.disconnect(self.refresh)
        done = correct()
        self.model.changed.connect(self.refresh)
        if not done:
            self.refresh()

    def _delete(self, session_id: int, words: Words) -> None:
        if self.model.delete(session_id, words):
            self._home().setFocus(Qt.FocusReason.TabFocusReason)  # what had it is gone

    def _tell(self, words: Words) -> None:
        """Say what was corrected, with the way back from it."""
        self._sent_away = None
        self.message.tell(words.now, words.again)

    def _show_undo(self) -> None:
        """Tell of the last correction again after she was on another page, unless she has sent that away."""
        words = self.model.undoable
        if words is not None and words != self._sent_away and not self.message.isVisible():
            self.message.tell(words.now, words.again)

    def _leave_message(self) -> None:
        """Remember what she sent away."""
        self._sent_away = self.model.undoable

    def _home(self) -> QWidget:
        return self.day.back if self.stack.currentWidget() is self.day else self.board.year.map
