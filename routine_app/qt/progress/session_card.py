"""One session in the day view: what was done, and what she said of it, which she may correct or delete.

Knows a SessionRecord and names; hands corrections on and keeps nothing.
"""

from __future__ import annotations

from collections import Counter

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from routine_app.application.diary.corrections import NOTE_CHANGED, answer_word, changed_words, deleted_words
from routine_app.application.diary.view import Names
from routine_app.application.diary.words import site_words, state_word
from routine_app.domain.formatting import counted, minutes_text, time_of_day
from routine_app.qt.figure.body_map import BodyMap
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.choice_row import ChoiceRow
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.pain_scale import effort_scale, line_up, pain_scale
from routine_app.qt.widgets.text import RING, TextLabel
from routine_app.storage.records import PainRecord, PainSite, SessionChanges, SessionRecord

NOTE_LINES = 2
LONGEST_NOTE = 10_000
DOT = "  ·  "
WHERE = "Where did it hurt?"
_CALLED = {
    "pain_before": "Pain before",
    "pain_after": "Pain after",
    "effort": "Effort",
    "flare": "Flare the next day",
}
_FLARES = ((None, "Not said"), (False, "No"), (True, "Yes"))


class SessionCard(Card):
    """The card. `edited(int, SessionChanges, Words)`: session, correction; `deleted(int, Words)`: session."""

    edited = Signal(int, object, object)
    deleted = Signal(int, object)

    def __init__(self, style: Style, session: SessionRecord, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(style, parent=parent)
        line = session.summary
        self.session_id, self._note = session.id, line.note
        self._called = f"{line.routine_name}, {time_of_day(line.started)}"
        self.setAccessibleName(self._called)
        self._column = QVBoxLayout(self)
        self._column.addWidget(TextLabel(style, self._called, Role.TITLE).flush_with_buttons())
        self._column.addWidget(TextLabel(style, _facts(session), Role.BODY, Ink.MUTED).flush_with_buttons())
        for text, ink in happenings(session, names):
            self._column.addWidget(TextLabel(style, text, Role.BODY, ink).flush_with_buttons())
        self._add_answers(style, session)
        self._add_note(style)
        self._add_buttons(style)
        style.changed.connect(self._restyle)
        self._restyle()

    def keep_note(self) -> None:
        """Hand the note on where it was changed."""
        text = self.note.toPlainText().strip()[:LONGEST_NOTE]
        if text != self._note:
            self._note = text
            self.keep.setEnabled(False)
            self.edited.emit(self.session_id, SessionChanges(note=text), NOTE_CHANGED)

    def _add_answers(self, style: Style, session: SessionRecord) -> None:
        line = session.summary
        self.before, self.after = pain_scale(style, "Pain before"), pain_scale(style, "Pain after")
        self.effort = effort_scale(style)
        self._sites = line.sites
        self._answers: dict[str, int | bool | None] = {field: getattr(line, field) for field in _CALLED}
        line_up(self.before, self.after, self.effort)
        for scale, field, value in (
            (self.before, "pain_before", line.pain_before),
            (self.after, "pain_after", line.pain_after),
            (self.effort, "effort", line.effort),
        ):
            scale.set_value(value)
            scale.chosen.connect(lambda value, field=field: self._change(field, value))
        self.where = BodyMap(style, WHERE)
        self.where.set_value(line.sites)
        self.where.chosen.connect(self._change_sites)
        for part in (self.before, self.after, self.where, self.effort):
            self._column.addWidget(part)
        self.flare = ChoiceRow(style, "Did it flare up the next day?", _FLARES)
        self.flare.set_value(line.flare)
        self.flare.chosen.connect(lambda value: self._change("flare", value))
        for heading in self.flare.findChildren(TextLabel):
            heading.flush_with_buttons()
        self._column.addWidget(self.flare)

    def _add_note(self, style: Style) -> None:
        self.note = QPlainTextEdit(self._note)
        self.note.setAccessibleName("Note")
        self.note.setPlaceholderText("A note")
        self.note.setTabChangesFocus(True)
        self.note.textChanged.connect(lambda: self.keep.setEnabled(self.note.toPlainText().strip() != self._note))
        self._column.addWidget(TextLabel(style, "Note", Role.STRONG).flush_with_buttons())
        row = QHBoxLayout()
        row.setContentsMargins(RING, 0, RING, 0)
        row.addWidget(self.note)
        self._column.addLayout(row)

    def _add_buttons(self, style: Style) -> None:
        self.keep = PillButton(style, "Keep the note", ButtonKind.QUIET)
        self.keep.setEnabled(False)
        self.keep.clicked.connect(self.keep_note)
        self.delete = PillButton(style, "Delete this session", ButtonKind.QUIET)
        self.delete.clicked.connect(lambda: self.deleted.emit(self.session_id, deleted_words(self._called)))
        flow = FlowLayout(spacing=4)
        flow.addWidget(self.keep)
        flow.addWidget(self.delete)
        self._column.addLayout(flow)

    def _restyle(self) -> None:
        style = self._style
        pad = style.px(1.6) - RING
        self._column.setContentsMargins(pad, pad, pad, pad)
        self._column.setSpacing(style.px(0.35))
        self.note.setStyleSheet(style.field_style())
        self.note.setFixedHeight(round(self.note.fontMetrics().lineSpacing() * NOTE_LINES) + style.px(2))

    def _change_sites(self, sites: frozenset[PainSite]) -> None:
        before, self._sites = self._sites, sites
        words = changed_words("Where it hurt", site_words(sites), site_words(before))
        self.edited.emit(self.session_id, SessionChanges(sites=sites), words)

    def _change(self, field: str, value: int | bool | None) -> None:
        before, self._answers[field] = self._answers[field], value
        words = changed_words(_CALLED[field], answer_word(value), answer_word(before))
        changes = msgspec.convert({field: value}, SessionChanges)
        self.edited.emit(self.session_id, changes, words)


def happenings(session: SessionRecord, names: Names) -> list[tuple[str, Ink]]:
    """Return what happened, line by line: done, swapped, left out, stopped for pain."""
    sets = Counter(done.variation for done in session.sets)
    done = DOT.join(f"{names.variation(each)} {count}" for each, count in sets.items())
    lines = [(f"Sets: {done}", Ink.TEXT)] if done else []
    lines += [(f"Swapped: {swap.reason or names.variation(swap.to_variation)}", Ink.PLUM) for swap in session.swaps]
    hurt = {pain.item for pain in session.pains if pain.item is not None}
    skips = [skip for skip in session.skips if skip.item not in hurt]
    lines += [(f"Left out: {names.exercise(skip.exercise)}. {skip.reason}", Ink.MUTED) for skip in skips]
    lines += [(_pain_words(pain, names), Ink.WARNING) for pain in session.pains]
    return lines


def _pain_words(pain: PainRecord, names: Names) -> str:
    """Say what hurt, how much and where, and whether she gave it up."""
    name = names.variation(pain.variation) if pain.variation else names.exercise(pain.exercise)
    told = [] if pain.pain is None else [f"pain {pain.pain}"]
    told += [site_words(pain.sites)] if pain.sites else []
    told += [] if pain.confirmed else ["not confirmed"]
    more = f" ({', '.join(told)})" if told else ""
    what = "Hurt" if not pain.confirmed else "Hurt, and went on" if pain.item is None else "Stopped for pain"
    return f"{what}: {name}{more}"


def _facts(session: SessionRecord) -> str:
    line = session.summary
    parts = [minutes_text(line.elapsed_ms), counted(line.sets_done, "set"), state_word(line)]
    if line.breathing_ms:
        parts.append(f"{minutes_text(line.breathing_ms)} of breathing")
    if line.pace_percent != 100:
        parts.append(f"pace {line.pace_percent} %")
    return DOT.join(parts)
