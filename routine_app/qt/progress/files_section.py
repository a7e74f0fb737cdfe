"""Out and in: exports, the report, a backup, restoring one, and deleting everything.

Knows what is offered; each button only says that it was pressed.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.qt.look import Look, Role
from routine_app.qt.theme import Ink
from routine_app.qt.views.buttons import Kind, PillButton
from routine_app.qt.views.flow_layout import FlowLayout
from routine_app.qt.views.overlay import Card
from routine_app.qt.views.text import RING, Text


class Wish(StrEnum):
    """What she may do with her diary as a whole."""

    REPORT = "report"
    CSV = "csv"
    JSON = "json"
    BACK_UP = "back_up"
    RESTORE = "restore"
    DELETE = "delete"


_GROUPS: tuple[tuple[str, tuple[tuple[Wish, str], ...]], ...] = (
    (
        "For your physiotherapist or midwife: two pages to print or send, for the time chosen under Look back.",
        ((Wish.REPORT, "Report (PDF)"),),
    ),
    (
        "For a spreadsheet, or another program.",
        ((Wish.CSV, "Save as CSV"), (Wish.JSON, "Save as JSON")),
    ),
    (
        "Everything in one file: the diary and your settings. Keep one somewhere else, such as a memory stick.",
        ((Wish.BACK_UP, "Back up"), (Wish.RESTORE, "Restore a backup")),
    ),
    ("It is your diary. You can also have it gone.", ((Wish.DELETE, "Delete everything"),)),
)


_OF_SESSIONS = frozenset({Wish.REPORT, Wish.CSV, Wish.JSON, Wish.BACK_UP})


class FilesSection(Card):
    """The card. `wished(Wish)` when a button is pressed."""

    wished = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.buttons: dict[Wish, PillButton] = {}
        self._explained: list[tuple[Text, tuple[Wish, ...]]] = []
        self._column = QVBoxLayout(self)
        self._column.addWidget(Text(look, "Out and in", Role.TITLE).flush_with_buttons())
        for explanation, offers in _GROUPS:
            words = Text(look, explanation, Role.BODY, Ink.MUTED).flush_with_buttons()
            self._explained.append((words, tuple(wish for wish, _ in offers)))
            self._column.addWidget(words)
            flow = FlowLayout(spacing=4)
            for wish, name in offers:
                button = PillButton(look, name, Kind.QUIET)
                button.clicked.connect(lambda _, wish=wish: self.wished.emit(wish))
                self.buttons[wish] = button
                flow.addWidget(button)
            self._column.addLayout(flow)
        look.changed.connect(self._space)
        self._space()

    def show_diary(self, *, there: bool) -> None:
        """Offer what can be done where there are sessions, or where there are none."""
        for wish in _OF_SESSIONS:
            self.buttons[wish].setVisible(there)
        for words, offers in self._explained:
            words.setVisible(there or not _OF_SESSIONS.issuperset(offers))

    def _space(self) -> None:
        pad = self._look.px(1.6) - RING
        self._column.setContentsMargins(pad, pad, pad, pad)
        self._column.setSpacing(self._look.px(0.35))
