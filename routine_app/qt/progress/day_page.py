"""The sessions of one day and what she noted for it, to read and to correct.

Knows the diary's records; hands corrections on and keeps nothing.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.application.diary.view import Names
from routine_app.application.diary.words import long_day
from routine_app.qt.progress.day_card import DayCard
from routine_app.qt.progress.session_card import SessionCard
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.layout_room import LayoutRoom
from routine_app.qt.widgets.scroll_page import ScrollPage
from routine_app.qt.widgets.text import TextLabel
from routine_app.storage.records import DayRecord, SessionRecord

NOTHING = "Nothing is in the diary for this day. That is fine."


class DayPage(ScrollPage):
    """The page. `left()` when she goes back; `edited` and `deleted` as of SessionCard, `noted` as of DayCard."""

    left = Signal()
    edited = Signal(int, object, object)
    deleted = Signal(int, object)
    noted = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.footer.hide()
        self.day: dt.date | None = None
        self.cards: list[SessionCard] = []
        self.whole: DayCard | None = None
        self.back = PillButton(style, "Progress", icon=Icon.BACK)
        self.back.setAccessibleName("Back to Progress")
        self.back.clicked.connect(self.left)
        self.title = TextLabel(style, "", Role.DISPLAY).flush_with_buttons()
        self.nothing = TextLabel(style, NOTHING, Role.BODY, Ink.MUTED).flush_with_buttons()
        self._cards = QVBoxLayout()
        LayoutRoom(style, self._cards, gap=0.9)
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.title)
        self.column.addWidget(self.nothing)
        self.column.addLayout(self._cards)
        self.column.addStretch(1)

    def show_day(
        self, day: dt.date, sessions: tuple[SessionRecord, ...], names: Names, noted: DayRecord | None = None
    ) -> None:
        """Show the sessions of a day, and what she noted for it."""
        self.day = day
        self.title.setText(long_day(day))
        self.nothing.setVisible(not sessions)
        for old in (*self.cards, *([self.whole] if self.whole is not None else [])):
            old.hide()
            self._cards.removeWidget(old)
            old.deleteLater()
        self.cards = [SessionCard(self._style, session, names) for session in sessions]
        for card in self.cards:
            card.edited.connect(self.edited)
            card.deleted.connect(self.deleted)
            self._cards.addWidget(card)
        self.whole = DayCard(self._style, noted or DayRecord(day))  # made anew, so that Tab comes to it last
        self.whole.noted.connect(self.noted)
        self._cards.addWidget(self.whole)

    def keep_notes(self) -> None:
        """Hand on the notes that she wrote and did not keep."""
        for card in self.cards:
            card.keep_note()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what she wrote."""
        self.keep_notes()
        super().hideEvent(event)
