"""Finish: what she did, what stood in for something else, what was left out, how she is now and where it hurts.

Shows a FinishView and hands her answers on; keeps nothing and judges nothing.
"""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from routine_app.application import words
from routine_app.application.session.finish_view import Answers, FinishView
from routine_app.application.session.summary import Summary
from routine_app.domain.care.after_session import after_session
from routine_app.domain.formatting import counted, minutes_text
from routine_app.qt.figure.body_map import BodyMap
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ENTER_KEYS, ButtonKind, PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.day_scales import DayScales
from routine_app.qt.widgets.pain_scale import effort_scale, line_up, pain_scale
from routine_app.qt.widgets.scroll_page import ScrollPage
from routine_app.qt.widgets.text import RING, TextLabel
from routine_app.storage.records import PainSite

NOTE_LINES = 3
ENOUGH = "That is enough for today."
MORE = "Note sleep and stress"
_ABOVE_CARD_PX = 8  # more above what she did, whatever the size of the type


class FinishPage(ScrollPage):
    """The page. `done(Answers)` when she leaves it."""

    done = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.setAccessibleName("Finish")
        self._summary: QWidget | None = None
        self.title = TextLabel(style, "", Role.DISPLAY).flush_with_buttons()
        self.line = TextLabel(style, "", Role.BODY, Ink.MUTED).flush_with_buttons()
        self.care = TextLabel(style, "", Role.SIGN).flush_with_buttons()
        self.numbers = TextLabel(style, "", Role.STRONG, Ink.TEAL).flush_with_buttons()
        self._view: FinishView | None = None
        self._numbers: tuple[str, ...] = ()
        self.pain = pain_scale(style, "Pain now")
        self.where = BodyMap(style)
        self.pain.chosen.connect(self._take_pain)
        self.effort = effort_scale(style)
        self.note = QPlainTextEdit()
        self.note.setAccessibleName("A note for yourself or your physiotherapist")
        self.note.setPlaceholderText("A note for yourself or your physiotherapist")
        self.note.setTabChangesFocus(True)
        self.note.setFrameShape(QFrame.Shape.NoFrame)
        self.messages = TextLabel(style, "", Role.BODY, Ink.CORAL).flush_with_buttons()
        self.more = PillButton(style, MORE)
        self.more.clicked.connect(self._show_more)
        self.of_day = DayScales(style)
        line_up(self.pain, self.effort, self.of_day.sleep, self.of_day.stress)
        self.button = PillButton(style, "Done", ButtonKind.PRIMARY)
        self.button.set_scale(1.2)
        self.button.clicked.connect(self.finish)
        self._fill()
        style.changed.connect(self._size_note)
        self._size_note()

    def _fill(self) -> None:
        """Put the parts into the page, from the top."""
        style = self._style
        self.column.addWidget(self.title)
        self.column.addWidget(self.line)
        self.column.addWidget(self.care)
        self.column.addWidget(self.numbers)
        self.column.addWidget(self.messages)
        self.column.addSpacing(_ABOVE_CARD_PX)
        self._slot = self.column.count()
        self.column.addWidget(self.pain)
        self.column.addWidget(self.where)
        self.column.addWidget(self.effort)
        self.column.addWidget(TextLabel(style, "Note", Role.STRONG).flush_with_buttons())
        note_row = QHBoxLayout()
        note_row.setContentsMargins(RING, 0, RING, 0)
        note_row.addWidget(self.note)
        self.column.addLayout(note_row)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.of_day)
        self.column.addStretch(1)
        self.footer.row.addWidget(self.button)
        self.footer.row.addWidget(TextLabel(style, "Everything here can stay empty.", Role.BODY, Ink.MUTED), 1)

    def show_view(
        self,
        view: FinishView,
        pain: int | None = None,
        sites: frozenset[PainSite] = frozenset(),
        numbers: tuple[str, ...] = (),
    ) -> None:
        """Show what came of a session. `pain` (0-10) and `sites` are what she told in it last: she is not asked again.

        `numbers` are lines with whom she can call.
        """
        self._view, self._numbers = view, numbers
        done = view.summary.done
        parts = [view.routine_name, minutes_text(view.elapsed_ms)]
        if done:
            parts += [counted(len(done), "exercise"), counted(sum(entry.sets for entry in done), "set")]
        self.line.setText(words.DOT.join(parts))
        _show(self.messages, view.messages)
        self.effort.set_value(None)
        self.of_day.show_day(None, None)
        for part in (self.pain, self.more):
            part.setVisible(view.same_day)
        self.of_day.hide()
        self.pain.set_value(pain if view.same_day else None)
        self.where.set_value(sites)
        self._take_pain(self.pain.value)
        self.note.clear()
        self._show_summary(view.summary)
        self.to_top()

    def _show_summary(self, summary: Summary) -> None:
        if self._summary is not None:
            self.column.removeWidget(self._summary)
            self._summary.deleteLater()
        self._summary = _summary_card(self._style, summary)
        self.column.insertWidget(self._slot, self._summary)
        self._summary.setVisible(any((summary.done, summary.swapped, summary.left_out)) or not self.care.text())

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

    def _take_pain(self, pain: int | None) -> None:
        """Say what fits what she has told by now: nothing cheerful after a pain of 6, or after feeling unwell."""
        self.where.setVisible(bool(pain))
        view = self._view
        if view is None:
            return
        said = after_session(replace(view.reported, after=pain))
        self.title.setText(_cheer(view) if said.cheer else ENOUGH)
        _show(self.care, (said.text,) if said.text else ())
        _show(self.numbers, self._numbers if said.text else ())

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
        self.note.setStyleSheet(self._style.field_style())
        self.note.setFixedHeight(round(self.note.fontMetrics().lineSpacing() * NOTE_LINES) + self._style.px(2))


def _show(label: TextLabel, lines: tuple[str, ...]) -> None:
    label.setText("\n".join(lines))
    label.setVisible(bool(lines))


def _cheer(view: FinishView) -> str:
    if view.whole:
        return "Well done."
    return "That counts." if view.summary.done else "Another time, then."


def _summary_card(style: Style, summary: Summary) -> Card:
    """Return the card with the three lists; a list with nothing in it does not show."""
    card = Card(style)
    column = QVBoxLayout(card)
    pad = style.px(1.3)
    column.setContentsMargins(pad, pad, pad, pad)
    column.setSpacing(style.px(0.35))
    done = [f"{entry.variation}{words.DOT}{counted(entry.sets, 'set')}" for entry in summary.done]
    swapped = [entry.reason for entry in summary.swapped]
    left_out = [f"{entry.exercise}: {entry.reason}" for entry in summary.left_out]
    lists = (("Done", done, Ink.TEXT), ("Swapped", swapped, Ink.PLUM), ("Left out", left_out, Ink.MUTED))
    for title, lines, ink in lists:
        if not lines:
            continue
        if column.count():
            column.addSpacing(style.px(0.6))
        column.addWidget(TextLabel(style, title, Role.HEADING).flush_with_buttons())
        for line in lines:
            column.addWidget(TextLabel(style, line, Role.BODY, ink).flush_with_buttons())
    if not column.count():
        column.addWidget(
            TextLabel(style, "Nothing was finished this time. That is fine.", Role.BODY).flush_with_buttons()
        )
    return card
