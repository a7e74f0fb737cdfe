"""One routine beside the list: what it is, what is wrong with its file, and what she can do with it.

Knows a row; each button only says that it was pressed.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.domain.formatting import counted, whole_minutes
from routine_app.qt.routines.strip import RoutineStrip
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.text import RING, TextLabel

if TYPE_CHECKING:
    from routine_app.application.routines.listing import ListedRoutine


class RoutineWish(StrEnum):
    """What she may do with a routine."""

    USE = "use"
    CHANGE = "change"
    CHANGE_COPY = "change a copy"
    COPY = "copy"
    RENAME = "rename"
    HANDOUT = "handout"
    CALENDAR = "calendar"
    EXPORT = "export"
    OPEN = "open"
    SHOW = "show"
    REMOVE = "remove"


WISH_NAMES: dict[RoutineWish, str] = {
    RoutineWish.USE: "Use it on Today",
    RoutineWish.CHANGE: "Change",
    RoutineWish.CHANGE_COPY: "Change a copy",
    RoutineWish.COPY: "Make a copy of my own",
    RoutineWish.RENAME: "Rename",
    RoutineWish.HANDOUT: "Save to print",
    RoutineWish.CALENDAR: "Save for a calendar",
    RoutineWish.EXPORT: "Save the file elsewhere",
    RoutineWish.OPEN: "Open as text",
    RoutineWish.SHOW: "Show in its folder",
    RoutineWish.REMOVE: "Take out of the list",
}
FIRST = (RoutineWish.USE, RoutineWish.CHANGE, RoutineWish.CHANGE_COPY, RoutineWish.HANDOUT)
"""What she comes for; all else that can be done with a file stands below what is in the routine."""
_MOST_PROBLEMS = 8


def wishes_for(row: ListedRoutine) -> frozenset[RoutineWish]:
    """Return what can be done with a routine: one that comes with the app is copied, not changed."""
    if row.broken:
        return frozenset({RoutineWish.CHANGE, RoutineWish.OPEN, RoutineWish.SHOW, RoutineWish.REMOVE})
    readable = {RoutineWish.USE, RoutineWish.COPY, RoutineWish.HANDOUT, RoutineWish.CALENDAR, RoutineWish.EXPORT}
    own = {RoutineWish.CHANGE, RoutineWish.RENAME, RoutineWish.OPEN, RoutineWish.SHOW, RoutineWish.REMOVE}
    return frozenset(readable | (own if row.hers else {RoutineWish.CHANGE_COPY}))


class RoutineDetail(Card):
    """The card. `wished(RoutineWish)` when a button is pressed."""

    wished = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent=parent)
        self._about = ""
        self.name = TextLabel(style, "", Role.TITLE).flush_with_buttons()
        self.about = TextLabel(style, "", Role.CAPTION, Ink.MUTED).flush_with_buttons()
        self.description = TextLabel(style, "").flush_with_buttons()
        self.problems = TextLabel(style, "").flush_with_buttons()
        self.buttons: dict[RoutineWish, PillButton] = {}
        self._column = QVBoxLayout(self)
        for label in (self.name, self.about, self.description, self.problems):
            self._column.addWidget(label)
        self._column.addLayout(self._row(FIRST))
        self.strip = RoutineStrip(style)  # below the first buttons, which then stay where they are
        self._column.addWidget(self.strip)
        self._column.addLayout(self._row(tuple(wish for wish in RoutineWish if wish not in FIRST)))
        self._column.addStretch(1)  # an alignment to the top would keep it no higher than its hint, where it needs more
        style.changed.connect(self._space)
        self._space()

    def _row(self, wishes: tuple[RoutineWish, ...]) -> FlowLayout:
        row = FlowLayout(spacing=4)
        for wish in wishes:
            primary = wish is RoutineWish.USE
            button = PillButton(self._style, WISH_NAMES[wish], ButtonKind.PRIMARY if primary else ButtonKind.QUIET)
            button.clicked.connect(lambda _, wish=wish: self.wished.emit(wish))
            self.buttons[wish] = button
            row.addWidget(button)
        return row

    def show_row(self, row: ListedRoutine) -> None:
        """Show a routine."""
        self.name.setText(row.name)
        self._about = row.about
        self.show_length(None)
        self.description.setText(row.description)
        self.description.setVisible(bool(row.description))
        told = [problem.in_its_file for problem in row.problems[:_MOST_PROBLEMS]]
        more = len(row.problems) - len(told)
        self.problems.setText("\n".join([*told, *([f"And {more} more."] if more > 0 else [])]))
        self.problems.setVisible(bool(told))
        self.strip.show_ways(row.ways)
        offered = wishes_for(row)
        for wish, button in self.buttons.items():
            button.setVisible(wish in offered)
            button.set_words(WISH_NAMES[wish], f"{WISH_NAMES[wish]}: {row.name}")

    def show_length(self, ms: int | None) -> None:
        """Show how long it takes today (ms), 0: that nothing in it fits; None: that it is not known."""
        takes = f"about {counted(whole_minutes(ms), 'minute')} today" if ms else "nothing in it fits today"
        self.about.setText(self._about if ms is None else f"{self._about} · {takes}")

    def _space(self) -> None:
        pad = self._style.px(1.4) - RING
        self._column.setContentsMargins(pad, pad, pad, pad)
        self._column.setSpacing(self._style.px(0.45))
