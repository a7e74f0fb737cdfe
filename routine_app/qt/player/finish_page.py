"""Finish: the figure at rest, a word that is true of the session, pain before and now, this week, and what she may say.

Where there is room the figure has a column of its own, as high as the window, and the rest stands beside it.

Shows a FinishView and hands her answers on; keeps nothing and judges nothing. What she is asked stays where it is, with
whatever she answers: what is said of an answer has its place kept, and where it hurts is asked below all else.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QWidget

from routine_app.application import words
from routine_app.application.session.finish_view import Answers, FinishView
from routine_app.application.session.summary import Summary
from routine_app.domain.care.after_session import after_session
from routine_app.domain.care.pain_gate import WORST_PAIN
from routine_app.domain.exercise import Variation
from routine_app.domain.formatting import counted, minutes_text
from routine_app.playback.clock import monotonic_ms
from routine_app.playback.commands import Command
from routine_app.qt.figure.body_map import BodyMap
from routine_app.qt.figure.still import FigureStill
from routine_app.qt.player.finish_head import FinishHead
from routine_app.qt.player.finish_signs import WEEK, WEEK_WITH_STOPS, PainChange, SignCard, WeekDots
from routine_app.qt.player.finish_summary import summary_card
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ENTER_KEYS, ButtonKind, PillButton
from routine_app.qt.widgets.day_scales import DayScales
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.key_bindings import command_for
from routine_app.qt.widgets.pain_scale import effort_scale, line_up, pain_scale
from routine_app.qt.widgets.scroll_page import ScrollPage
from routine_app.qt.widgets.status_line import announce
from routine_app.qt.widgets.text import RING, TextLabel
from routine_app.storage.records import PainSite

NOTE = "A note for yourself or your physiotherapist"
NOTE_LINES = 3
MORE = "Note sleep and stress"
MAY_STAY_EMPTY = "Everything here can stay empty."
ONCE_MORE = "Once more to leave; everything here can stay empty."
APART_FROM_REM = 76.0
"""In a page that is as wide as this the figure stands beside all of it."""
_APART_WIDE_REM, _APART_HIGH_REM, _APART_DOWN_REM = 27.0, 31.0, 3.0
DEAF_MS = 1000
"""A clicker's or a media key so soon was meant for the session."""
LEAVE = (Command.TOGGLE_PAUSE, Command.NEXT, Command.DONE)
"""What the keys of a session, a clicker or a headset ask for to leave Finish."""


class FinishPage(ScrollPage):
    """The page. `done(Answers)` when she leaves it. `resting` is what the figure does meanwhile."""

    done = Signal(object)

    def __init__(self, style: Style, resting: Variation | None = None, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.setAccessibleName("Finish")
        self._summary: QWidget | None = None
        self._view: FinishView | None = None
        self._numbers: tuple[str, ...] = ()
        self._asked_to_leave = False
        self.now_ms: Callable[[], int] = monotonic_ms
        self._shown_at_ms = 0
        self.head = FinishHead(style, resting)
        self.figure = None if resting is None else _beside(style, resting, self.content)
        self.line = TextLabel(style, "", Role.BODY, Ink.MUTED).flush_with_buttons()
        self.messages = TextLabel(style, "", Role.BODY, Ink.WARNING).flush_with_buttons()
        self.change, self.week = PainChange(style), WeekDots(style)
        self.change_card, self.week_card = SignCard(style, "Pain", self.change), SignCard(style, WEEK, self.week)
        self.pain = pain_scale(style, "Pain now")
        self.pain.chosen.connect(self._take_pain)
        self.where = BodyMap(style)
        self.effort = effort_scale(style)
        self.note = _note_field()
        self.more = PillButton(style, MORE)
        self.more.clicked.connect(self._show_more)
        self.of_day = DayScales(style)
        line_up(self.pain, self.effort, self.of_day.sleep, self.of_day.stress)
        self.button = PillButton(style, "Done", ButtonKind.PRIMARY)
        self.button.set_scale(1.2)
        self.button.clicked.connect(self.finish)
        self.hint = TextLabel(style, MAY_STAY_EMPTY, Role.BODY, Ink.MUTED)
        self._fill()
        style.changed.connect(self._size_note)

    def _fill(self) -> None:
        """Put the parts into the page, from the top."""
        # A bar that came with an answer would make lines narrower, and what is below them would move.
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        signs = FlowLayout(spacing=8, row_spacing=8, full=True)
        for card in (self.change_card, self.week_card):
            signs.addWidget(card)
        self.head.below.addWidget(self.line)
        self.head.below.addLayout(signs)
        note_row = QHBoxLayout()
        note_row.setContentsMargins(RING, 0, RING, 0)
        note_row.addWidget(self.note)
        for part in (self.head, self.messages, self.pain, self.effort):
            self.column.addWidget(part)
        self.column.addWidget(TextLabel(self._style, "Note", Role.STRONG).flush_with_buttons())
        self.column.addLayout(note_row)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.of_day)
        self.column.addWidget(self.where)
        self._slot = self.column.count()
        self.column.addStretch(1)
        self.footer.row.addWidget(self.button)
        self.footer.row.addWidget(self.hint, 1)
        self._size_note()
        self._space()

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
        self._view, self._numbers, self._asked_to_leave = view, numbers, False
        self.hint.setText(MAY_STAY_EMPTY)
        self.line.setText(_line(view))
        self.messages.setText("\n".join(view.messages))
        self.messages.setVisible(bool(view.messages))
        self.effort.set_value(None)
        self.of_day.show_day(None, None)
        for part in (self.pain, self.more):
            part.setVisible(view.same_day)
        self.of_day.hide()
        self.pain.set_value(pain if view.same_day else None)
        self.where.set_value(sites)
        self.note.clear()
        self._show_signs(view)
        self.head.keep_place_for(after_session(replace(view.reported, after=WORST_PAIN)).text, numbers)
        self._take_pain(self.pain.value)
        self._show_summary(view.summary)
        self.to_top()

    def _show_signs(self, view: FinishView) -> None:
        self.change_card.setVisible(view.same_day and view.reported.before is not None)
        self.week_card.setVisible(view.on is not None and not view.reported.quiet)
        if view.on is not None:
            self.week.show_week(view.on, view.week.done, view.week.stopped)
            self.week_card.title.setText(WEEK_WITH_STOPS if view.week.stopped else WEEK)

    def _show_summary(self, summary: Summary) -> None:
        if self._summary is not None:
            self.column.removeWidget(self._summary)
            self._summary.hide()
            self._summary.deleteLater()
        self._summary = summary_card(self._style, summary)
        self.column.insertWidget(self._slot, self._summary)
        self._summary.setVisible(any((summary.done, summary.swapped, summary.left_out)))

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

    def _space(self) -> None:
        """Keep the column at a readable width, beside the figure where there is room for both."""
        super()._space()
        margins, style = self.column.contentsMargins(), self._style
        left, width = margins.left(), self.width() - margins.left() - margins.right()
        apart = self.figure is not None and width >= style.px(APART_FROM_REM)
        self.head.leave_figure_out(out=apart)
        self.change.be_large(large=apart)
        self.week.be_large(large=apart)
        for card in (self.change_card, self.week_card):
            card.be_large(large=apart)
        self.head.below.setContentsMargins(0, 0, 0, style.px(0.9) if apart else 0)
        self.content.setMinimumHeight(style.px(_APART_HIGH_REM + _APART_DOWN_REM) if apart else 0)
        if self.figure is None:
            return
        self.figure.setVisible(apart)
        if not apart:
            return
        wide = style.px(_APART_WIDE_REM)
        self.figure.setGeometry(left, style.px(_APART_DOWN_REM), wide, style.px(_APART_HIGH_REM))
        margins.setLeft(left + wide)
        self.column.setContentsMargins(margins)
        row = self.footer.row.contentsMargins()
        row.setLeft(left + wide)
        self.footer.row.setContentsMargins(row)

    def take_command(self, command: Command) -> None:
        """Leave the page by what goes on in a session: once where the questions are answered, else asked twice."""
        if command not in LEAVE or self.now_ms() - self._shown_at_ms < DEAF_MS:
            return
        answered = (self.pain.value is not None or self.pain.isHidden()) and self.effort.value is not None
        if answered or self._asked_to_leave:
            self.finish()
            return
        self._asked_to_leave = True
        self.hint.setText(ONCE_MORE)
        announce(self, ONCE_MORE)

    def _take_pain(self, pain: int | None) -> None:
        """Say what fits what she has told by now: nothing cheerful after a pain of 6, or after feeling unwell."""
        self.where.setVisible(bool(pain))
        view = self._view
        if view is None:
            return
        self.change.show_pain(view.reported.before, pain)
        said = after_session(replace(view.reported, after=pain))
        if said.text:
            self.head.say_with_care(said.text, self._numbers)
        else:
            self.head.say_warmly(view.closing(cheer=said.cheer))

    def _show_more(self) -> None:
        """Show what she may note for the day, in place of the button."""
        self.of_day.show()
        self.of_day.sleep.take_focus()
        self.more.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leaves the page, wherever the focus is not on something that Enter presses; so do a session's keys."""
        command = command_for(event.key(), event.modifiers())
        if event.isAutoRepeat() or (event.key() not in ENTER_KEYS and command not in LEAVE):
            super().keyPressEvent(event)
        elif event.key() in ENTER_KEYS or command is None:
            self.finish()
        else:
            self.take_command(command)

    def showEvent(self, event: QShowEvent) -> None:
        """Remember when the page appeared."""
        super().showEvent(event)
        self._shown_at_ms = self.now_ms()

    def _size_note(self) -> None:
        self.note.setStyleSheet(self._style.field_style())
        self.note.setFixedHeight(round(self.note.fontMetrics().lineSpacing() * NOTE_LINES) + self._style.px(2))


def _beside(style: Style, resting: Variation, parent: QWidget) -> FigureStill:
    """Return the large figure."""
    figure = FigureStill(style, resting, _APART_HIGH_REM, parent)
    figure.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # she rests
    return figure


def _note_field() -> QPlainTextEdit:
    note = QPlainTextEdit()
    note.setAccessibleName(NOTE)
    note.setPlaceholderText(NOTE)
    note.setTabChangesFocus(True)
    note.setFrameShape(QFrame.Shape.NoFrame)
    return note


def _line(view: FinishView) -> str:
    """Return "Daily routine · 18 min · 7 exercises · 14 sets"."""
    done = view.summary.done
    parts = [view.routine_name, minutes_text(view.elapsed_ms)]
    if done:
        parts += [counted(len(done), "exercise"), counted(sum(entry.sets for entry in done), "set")]
    return words.DOT.join(parts)
