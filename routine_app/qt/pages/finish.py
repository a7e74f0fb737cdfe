"""Finish: what she did, what stood in for something else, what was left out, how she is now and where it hurts.

Shows a FinishView and hands her answers on; keeps nothing and judges nothing.
"""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from routine_app.domain.formatting import counted, minutes_text
from routine_app.qt import words
from routine_app.qt.look import Look, Role
from routine_app.qt.theme import Ink
from routine_app.qt.views.buttons import ENTER_KEYS, Kind, PillButton
from routine_app.qt.views.of_day import OfDay
from routine_app.qt.views.overlay import Card
from routine_app.qt.views.pain_scale import effort_scale, line_up, pain_scale
from routine_app.qt.views.sheet import Sheet
from routine_app.qt.views.text import RING, Text
from routine_app.qt.views.where import WhereItHurts
from routine_app.session.day_notes import SaidOfDay
from routine_app.session.summary import Summary
from routine_app.storage.records import PainSite

NOTE_LINES = 3
MORE = "Note sleep and stress"


class FinishView(msgspec.Struct, frozen=True):
    """What came of the session; `elapsed_ms` is its length with rests, `whole` whether it went to its end.

    `same_day` is false where it is too late to say how she was after it. `messages` say what could not be kept of it.
    """

    routine_name: str
    summary: Summary
    elapsed_ms: int
    whole: bool
    same_day: bool = True
    messages: tuple[str, ...] = ()


class Answers(msgspec.Struct, frozen=True):
    """What she said afterwards: pain 0-10 and effort 1-10 (None: not said), a note, where it hurts, and of her day."""

    pain: int | None = None
    effort: int | None = None
    note: str = ""
    sites: frozenset[PainSite] = frozenset()
    of_day: SaidOfDay | None = None


class FinishPage(Sheet):
    """The page. `done(Answers)` when she leaves it."""

    done = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setAccessibleName("Finish")
        self._summary: QWidget | None = None
        self.title = Text(look, "", Role.DISPLAY).flush_with_buttons()
        self.line = Text(look, "", Role.BODY, Ink.MUTED).flush_with_buttons()
        self.pain = pain_scale(look, "Pain now")
        self.where = WhereItHurts(look)
        self.pain.chosen.connect(lambda pain: self.where.setVisible(bool(pain)))
        self.effort = effort_scale(look)
        self.note = QPlainTextEdit()
        self.note.setAccessibleName("A note for yourself or your physiotherapist")
        self.note.setPlaceholderText("A note for yourself or your physiotherapist")
        self.note.setTabChangesFocus(True)
        self.note.setFrameShape(QFrame.Shape.NoFrame)
        self.messages = Text(look, "", Role.BODY, Ink.CORAL).flush_with_buttons()
        self.column.addWidget(self.title)
        self.column.addWidget(self.line)
        self.column.addWidget(self.messages)
        self.column.addSpacing(look.px(0.5))
        self._slot = self.column.count()
        self.column.addWidget(self.pain)
        self.column.addWidget(self.where)
        self.column.addWidget(self.effort)
        self.column.addWidget(Text(look, "Note", Role.STRONG).flush_with_buttons())
        note_row = QHBoxLayout()
        note_row.setContentsMargins(RING, 0, RING, 0)
        note_row.addWidget(self.note)
        self.column.addLayout(note_row)
        self.more = PillButton(look, MORE)
        self.more.clicked.connect(self._show_more)
        self.of_day = OfDay(look)
        line_up(self.pain, self.effort, self.of_day.sleep, self.of_day.stress)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.of_day)
        self.column.addStretch(1)
        self.button = PillButton(look, "Done", Kind.PRIMARY)
        self.button.set_scale(1.2)
        self.button.clicked.connect(self.finish)
        self.footer.row.addWidget(self.button)
        self.footer.row.addWidget(Text(look, "Everything here can stay empty.", Role.BODY, Ink.MUTED), 1)
        look.changed.connect(self._size_note)
        self._size_note()

    def show_view(self, view: FinishView) -> None:
        """Show what came of a session, with nothing answered yet."""
        done = view.summary.done
        self.title.setText("Well done." if view.whole else "That counts." if done else "Another time, then.")
        parts = [view.routine_name, minutes_text(view.elapsed_ms)]
        if done:
            parts += [counted(len(done), "exercise"), counted(sum(entry.sets for entry in done), "set")]
        self.line.setText(words.DOT.join(parts))
        self.messages.setText("\n".join(view.messages))
        self.messages.setVisible(bool(view.messages))
        for scale in (self.pain, self.effort):
            scale.set_value(None)
        self.where.set_value(frozenset())
        self.of_day.show_day(None, None)
        self.pain.setVisible(view.same_day)
        self.more.setVisible(view.same_day)
        for part in (self.where, self.of_day):
            part.hide()
        self.note.clear()
        if self._summary is not None:
            self.column.removeWidget(self._summary)
            self._summary.deleteLater()
        self._summary = _summary_card(self._look, view.summary)
        self.column.insertWidget(self._slot, self._summary)
        self.to_top()

    def open(self) -> None:
        """Take the focus: Enter leaves the page."""
        self.button.setFocus(Qt.FocusReason.TabFocusReason)

    def answers(self) -> Answers:
        """Return what she has said so far."""
        sites = self.where.value if self.pain.value else frozenset()
        note = self.note.toPlainText().strip()
        return Answers(self.pain.value, self.effort.value, note, sites, self.of_day.said())

    def finish(self) -> None:
        """Leave the page."""
        self.done.emit(self.answers())

    def _show_more(self) -> None:
        """Show what she may note for the day, in place of the button."""
        self.of_day.show()
        self.of_day.sleep.take_focus()
        self.more.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leaves the page, wherever the focus is not on something that Enter presses."""
        if event.key() in ENTER_KEYS and not event.isAutoRepeat():
            self.finish()
        else:
            super().keyPressEvent(event)

    def _size_note(self) -> None:
        self.note.setStyleSheet(self._look.field_style())
        self.note.setFixedHeight(round(self.note.fontMetrics().lineSpacing() * NOTE_LINES) + self._look.px(2))


def _summary_card(look: Look, summary: Summary) -> Card:
    """Return the card with the three lists; a list with nothing in it does not show."""
    card = Card(look)
    column = QVBoxLayout(card)
    pad = look.px(1.3)
    column.setContentsMargins(pad, pad, pad, pad)
    column.setSpacing(look.px(0.35))
    done = [f"{entry.variation}{words.DOT}{counted(entry.sets, 'set')}" for entry in summary.done]
    swapped = [entry.reason for entry in summary.swapped]
    left_out = [f"{entry.exercise}: {entry.reason}" for entry in summary.left_out]
    lists = (("Done", done, Ink.TEXT), ("Swapped", swapped, Ink.PLUM), ("Left out", left_out, Ink.MUTED))
    for title, lines, ink in lists:
        if not lines:
            continue
        if column.count():
            column.addSpacing(look.px(0.6))
        column.addWidget(Text(look, title, Role.HEADING).flush_with_buttons())
        for line in lines:
            column.addWidget(Text(look, line, Role.BODY, ink).flush_with_buttons())
    if not column.count():
        column.addWidget(Text(look, "Nothing was finished this time. That is fine.", Role.BODY).flush_with_buttons())
    return card
