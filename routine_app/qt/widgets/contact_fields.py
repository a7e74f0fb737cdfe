"""Whom she calls: a name and a number for midwife and physiotherapist, as she writes them.

Knows a Contacts value; keeps nothing.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.style.timers import single_shot
from routine_app.qt.widgets.text import RING, TextLabel
from routine_app.storage.preference_values import Contacts

PRIVATE = "They stay on this computer, in your settings alone."
_LONGEST = 60
_PAUSE_MS = 400  # of typing, before what stands there is handed on


class ContactFields(QWidget):
    """The four fields. `changed(Contacts)` when she pauses, leaves a field or the page."""

    changed = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._told = style, Contacts()
        self.fields: dict[str, QLineEdit] = {}
        self._pause = single_shot(self, _PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for who, whose in (("midwife", "Your midwife or maternity unit"), ("physio", "Your physiotherapist")):
            self._column.addWidget(TextLabel(style, whose, Role.STRONG).flush_with_buttons())
            row = QHBoxLayout()
            row.setContentsMargins(RING, 0, RING, 0)
            for what, words in (("name", "Name"), ("phone", "Number")):
                row.addWidget(self._field(f"{who}_{what}", words, f"{whose}: {words.lower()}"))
            self._column.addLayout(row)
        self._column.addWidget(TextLabel(style, PRIVATE, Role.CAPTION, Ink.MUTED).flush_with_buttons())
        style.changed.connect(self._restyle)
        self._restyle()

    def show_contacts(self, contacts: Contacts) -> None:
        """Show these; what is being typed stays where nothing else has changed."""
        if contacts != self._told:
            self._told = contacts
            for name, field in self.fields.items():
                field.setText(getattr(contacts, name))

    def contacts(self) -> Contacts:
        """Return what stands in the fields."""
        return Contacts(**{name: field.text().strip() for name, field in self.fields.items()})

    def hideEvent(self, event: QHideEvent) -> None:
        """Hand on what she wrote."""
        self._tell()
        super().hideEvent(event)

    def _field(self, key: str, words: str, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(_LONGEST)
        field.setPlaceholderText(words)
        field.setAccessibleName(name)
        field.textChanged.connect(lambda _text: self._pause.start())  # a screen reader may set it, and not "edit"
        field.editingFinished.connect(self._tell)
        self.fields[key] = field
        return field

    def _tell(self) -> None:
        self._pause.stop()
        if (said := self.contacts()) != self._told:
            self._told = said
            self.changed.emit(said)

    def _restyle(self) -> None:
        self._column.setSpacing(self._style.px(0.6))
        for field in self.fields.values():
            field.setStyleSheet(self._style.field_style())
            field.setMinimumHeight(self._style.target())
