"""The list of sessions, the newest first, a page at a time: of one kind or of all, of one year or of all.

Knows rows and which ones are wanted; a row opens its day. Asks nobody itself: whoever holds the diary answers `wanted`.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.application.diary.session_list import HEAD, WHICH, SessionQuery, page_sentence, row_words
from routine_app.application.diary.view import DiaryView
from routine_app.qt.progress.table import DataTable
from routine_app.qt.progress.year_stepper import YearStepper
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.choice_row import ChoiceRow
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.text import RING, TextLabel
from routine_app.storage.session_list import ListedSession, SessionPage, WhichSessions

TITLE = "Your sessions"
OPENS = "Pain is before → after. Press a row to open its day."
PAGE = 8


class SessionsSection(Card):
    """The card. `wanted(SessionQuery)` when other sessions are to show; `day_opened(date)` when she opens a row."""

    wanted = Signal(object)
    day_opened = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent=parent)
        self.setAccessibleName(TITLE)
        self.query = SessionQuery(most=PAGE)
        self._shown: Sequence[ListedSession] = ()
        self.title = TextLabel(style, TITLE, Role.TITLE).flush_with_buttons()
        self.sentence = TextLabel(style, "", Role.BODY, Ink.MUTED).flush_with_buttons()
        self.which = ChoiceRow(style, "Which ones", WHICH)
        self.which.set_value(WhichSessions.ALL)
        self.year = YearStepper(style)
        self.table = DataTable(style, TITLE, HEAD, opens=True)
        self.newer = PillButton(style, "Newer", icon=Icon.BACK)
        self.older = PillButton(style, "Older", icon=Icon.NEXT)
        self.newer.setAccessibleName("Newer sessions")
        self.older.setAccessibleName("Older sessions")
        self.which.chosen.connect(lambda which: self._ask(which=which))
        self.year.chosen.connect(lambda year: self._ask(year=year))
        self.table.opened.connect(self._open)
        self.newer.clicked.connect(lambda: self._turn(-PAGE))
        self.older.clicked.connect(lambda: self._turn(PAGE))
        self._column = QVBoxLayout(self)
        self._fill()
        style.changed.connect(self._space)
        self._space()

    def _fill(self) -> None:
        paging = FlowLayout(spacing=4)
        paging.addWidget(self.newer)
        paging.addWidget(self.older)
        table = QVBoxLayout()
        table.setContentsMargins(RING, 0, RING, 0)
        table.addWidget(self.table)
        for part in (self.title, self.which, self.year, self.sentence):
            self._column.addWidget(part)
        self._column.addLayout(table)
        self._column.addLayout(paging)

    def show_view(self, view: DiaryView) -> None:
        """Offer the years of a diary that is not empty, and ask for the sessions anew."""
        self.year.show_years(view.days[0].day.year, view.days[-1].day.year)
        self.query = replace(self.query, year=self.year.year)
        self.wanted.emit(self.query)

    def show_page(self, page: SessionPage) -> None:
        """Show these sessions, which answer the query."""
        if not page.sessions and page.total:  # the last of this page was deleted
            self._turn(-PAGE)
            return
        self._shown = page.sessions
        first = self.query.first
        opens = f" {OPENS}" if page.total else ""
        self.sentence.setText(page_sentence(page.total, first, len(page.sessions)) + opens)
        self.table.set_rows([row_words(listed) for listed in page.sessions])
        self.table.setVisible(bool(page.total))
        self.newer.setVisible(page.total > PAGE)
        self.older.setVisible(page.total > PAGE)
        self.newer.setEnabled(first > 0)
        self.older.setEnabled(first + PAGE < page.total)

    def choose(self, which: WhichSessions) -> None:
        """Show the sessions of one kind, of all years, and put the focus on them."""
        self.which.set_value(which)
        self.year.show_year(None)
        self._ask(which=which, year=None)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask(self, **changes: object) -> None:
        self.query = replace(self.query, first=0, **changes)
        self.wanted.emit(self.query)

    def _turn(self, by: int) -> None:
        self.query = replace(self.query, first=max(0, self.query.first + by))
        self.wanted.emit(self.query)

    def _open(self, row: int) -> None:
        if row < len(self._shown):
            self.day_opened.emit(self._shown[row].summary.day)

    def _space(self) -> None:
        style = self._style
        pad = style.px(1.6) - RING
        self._column.setContentsMargins(pad, style.px(0.9), pad, style.px(1.1))
        self._column.setSpacing(style.px(0.45))
        self.title.setMinimumHeight(self.newer.sizeHint().height())  # as the titles with a button beside them
