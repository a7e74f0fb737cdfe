"""Keep or share: the report, exports, a backup, restoring one, and deleting everything.

Knows what is offered; each button only says that it was pressed.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.text import RING, TextLabel

TITLE = "Keep or share your diary"


class FileWish(StrEnum):
    """What she may do with her diary as a whole."""

    REPORT = "report"
    CSV = "csv"
    JSON = "json"
    BACK_UP = "back_up"
    RESTORE = "restore"
    PUT_BACK = "put_back"
    DELETE = "delete"


_GROUPS: tuple[tuple[str, tuple[tuple[FileWish, str], ...]], ...] = (
    (
        "For your physiotherapist or midwife: two pages to print or send, for the time chosen under Look back.",
        ((FileWish.REPORT, "Report (PDF)"),),
    ),
    (
        "Every session, to look through in a spreadsheet, or for another program to read.",
        ((FileWish.CSV, "Save for a spreadsheet"), (FileWish.JSON, "Save for a program")),
    ),
    (
        "Everything in one file: diary, settings and your own routines. Keep one elsewhere, such as on a memory stick.",
        ((FileWish.BACK_UP, "Back up"), (FileWish.RESTORE, "Restore a backup")),
    ),
    (
        "Routine also keeps backups of the diary by itself, beside it, after a day's first session.",
        ((FileWish.PUT_BACK, "Put a backup back"),),
    ),
    ("It is your diary. You can also have it gone.", ((FileWish.DELETE, "Delete everything"),)),
)


_OF_SESSIONS = frozenset({FileWish.REPORT, FileWish.CSV, FileWish.JSON, FileWish.BACK_UP})


class FilesSection(Card):
    """The card. `wished(Wish)` when a button is pressed."""

    wished = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent=parent)
        self.buttons: dict[FileWish, PillButton] = {}
        self._explained: list[tuple[TextLabel, tuple[FileWish, ...]]] = []
        self._column = QVBoxLayout(self)
        self._column.addWidget(TextLabel(style, TITLE, Role.TITLE).flush_with_buttons())
        for explanation, offers in _GROUPS:
            words = TextLabel(style, explanation, Role.BODY, Ink.MUTED).flush_with_buttons()
            self._explained.append((words, tuple(wish for wish, _ in offers)))
            self._column.addWidget(words)
            flow = FlowLayout(spacing=4)
            for wish, name in offers:
                button = PillButton(style, name, ButtonKind.QUIET)
                button.clicked.connect(lambda _, wish=wish: self.wished.emit(wish))
                self.buttons[wish] = button
                flow.addWidget(button)
            self._column.addLayout(flow)
        style.changed.connect(self._space)
        self._space()

    def show_diary(self, *, there: bool, backups: bool = False) -> None:
        """Offer what can be done where there are sessions, or none, and where there are automatic backups or none."""
        hidden = set() if there else set(_OF_SESSIONS)
        hidden |= set() if backups else {FileWish.PUT_BACK}
        for wish, button in self.buttons.items():
            button.setVisible(wish not in hidden)
        for words, offers in self._explained:
            words.setVisible(not hidden.issuperset(offers))

    def _space(self) -> None:
        pad = self._style.px(1.6) - RING
        self._column.setContentsMargins(pad, pad, pad, pad)
        self._column.setSpacing(self._style.px(0.35))
