"""What there is to write of the routine as a whole, and of a section.

Knows keys and fields; does not know the text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.application.routines.editor_view import EditorSection, EditorView
from routine_app.application.routines.left_to_text import LeftToText
from routine_app.domain.vocabulary import Place
from routine_app.qt.editor.fields import FieldGrid, WordField
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.choice_row import ChoiceRow
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.text import RING, TextLabel

TIME_HINT = "Such as 45, 45 s or 1 min"
ROUTINE_FIELDS: dict[str, tuple[str, str, bool]] = {
    "name": ("Name", "", False),
    "description": ("What it is for", "", True),
    "notes": ("Notes", "For the routine as a whole", True),
    "physiotherapist": ("Physiotherapist", "Whom to ask about it", False),
    "author": ("Who wrote it", "", False),
    "review": ("Look at it again on", "A day such as 2026-03-01", False),
    "rest": ("Rest between sets", TIME_HINT, False),
    "get_ready": ("Time to get ready", TIME_HINT, False),
}
SECTION_FIELDS: dict[str, tuple[str, str, bool]] = {
    "name": ("Name of the section", "Such as Warm-up", False),
    "repeat": ("Go through it", "How many times: 1 to 10", False),
}
Choices = tuple[str, tuple[tuple[str, str], ...], str]
"""What is asked, each value with its words ("" is what holds where the text says nothing), and what it means."""
WHERE_SHE_LIES = "Where she lies down"
ON_FLOOR, ON_BED = (Place.FLOOR.value, "On the floor"), (Place.BED.value, "On a bed")
ROUTINE_CHOICES: dict[str, Choices] = {
    "place": (WHERE_SHE_LIES, (("", ON_FLOOR[1]), ON_BED), "All fours and kneeling stay on the floor"),
    "countdown": ("Before she begins", (("", "3, 2, 1"), ("false", "A moment for a breath of her own")), ""),
}
_SAME_AS_NOTHING = {"place": Place.FLOOR.value, "countdown": "true", "self_paced": "false"}
TRY = "Try it from here"
SEE_TEXT = "See the text"
TRY_MEANS = "It plays as a session would, and nothing of it goes into the diary"
USUAL = {"rest": "45", "get_ready": "10", "repeat": "1"}


class PartCard(Card):
    """A card with a heading, fields and choices by their key, and buttons in a row.

    `written(key, text, bool)` when she has written (True: she is still at it); `chosen(key, value)`: she has chosen, ""
    for what holds anyway; `try_wanted()`: she wants to see how it goes from here; `text_wanted(line, column)`: what the
    text says there.
    """

    written = Signal(str, str, bool)
    chosen = Signal(str, str)
    try_wanted = Signal()
    text_wanted = Signal(int, int)

    def __init__(
        self, style: Style, fields: Mapping[str, tuple[str, str, bool]], choices: Mapping[str, Choices]
    ) -> None:
        super().__init__(style)
        self.heading = TextLabel(style, "", Role.TITLE).flush_with_buttons()
        self.fields = {key: WordField(style, name, hint, lines=lines) for key, (name, hint, lines) in fields.items()}
        self.choices = {key: ChoiceRow(style, *choice) for key, choice in choices.items()}
        for key, choice in self.choices.items():
            choice.chosen.connect(lambda value, key=key: self.chosen.emit(key, str(value)))
        self.left = TextLabel(style, "", Role.BODY, Ink.MUTED).flush_with_buttons()
        self.see_text = PillButton(style, SEE_TEXT)
        self._left = LeftToText()
        self.see_text.clicked.connect(lambda: self.text_wanted.emit(self._left.line, self._left.column))
        self.buttons = FlowLayout(spacing=4)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.heading)
        for key, field in self.fields.items():
            field.written.connect(partial(self.written.emit, key))
        style.changed.connect(self._space)
        self._space()

    def fill(self, *parts: QWidget) -> None:
        """Put the buttons first, then these, and last what is left to the text."""
        self.button(TRY, self.try_wanted.emit).setToolTip(TRY_MEANS)
        self.column.addLayout(self.buttons)
        for part in (*parts, self.left):
            self.column.addWidget(part)
        row = FlowLayout()
        row.addWidget(self.see_text)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def button(self, words: str, act: Callable[[], object]) -> PillButton:
        """Return a new button at the end of the row."""
        button = PillButton(self._style, words)
        button.clicked.connect(lambda _checked=False: act())
        self.buttons.addWidget(button)
        return button

    def refuse(self, key: str, why: str) -> None:
        """Say at a field why it was not taken."""
        self.fields[key].refuse(why)

    @property
    def half_written(self) -> dict[str, str]:
        """What stands in its fields otherwise than in the text, by key."""
        return {key: field.text for key, field in self.fields.items() if field.is_other}

    @property
    def refused(self) -> WordField | None:
        """The first field with something that was not taken; it is known once what stands in the fields is told."""
        return next((field for field in self.fields.values() if field.is_other), None)

    def give_back(self, key: str, text: str) -> None:
        """Let this stand in a field, if there is one of that key, as if she had just written it."""
        if key in self.fields:
            self.fields[key].give_back(text)

    def begin(self) -> None:
        """Go to its first field; where none shows, to what leads to the text."""
        edits: list[QWidget] = [field.edit for field in self.fields.values() if not field.isHidden()]
        (edits or [self.see_text])[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def settle(self) -> None:
        """Tell what stands in its fields and has not been told."""
        for field in self.fields.values():
            field.settle()

    def forget(self) -> None:
        """Another part is shown in it next."""
        for field in self.fields.values():
            field.forget()

    def show_values(self, values: Mapping[str, str], usual: Mapping[str, str]) -> None:
        """Show what the text says, key by key, and what holds where it says nothing."""
        for key, field in self.fields.items():
            field.show_value(values.get(key, ""), usual.get(key, ""))
        for key, choice in self.choices.items():
            value, ways = values.get(key, ""), [way for way, _ in choice.buttons]
            choice.set_value("" if value not in ways and value == _SAME_AS_NOTHING.get(key) else value)

    def show_left(self, left: LeftToText) -> None:
        """Say what only the text shows, and lead there."""
        self._left = left
        self.left.setText(left.words)
        self.left.setVisible(bool(left.words))
        self.see_text.setVisible(bool(left.words))

    def _space(self) -> None:
        pad = self._style.px(1.2)
        self.column.setContentsMargins(pad, pad - RING, pad, pad)
        self.column.setSpacing(self._style.px(0.7))


class RoutinePartCard(PartCard):
    """The routine as a whole. `section_wanted()`: another one; `order_wanted()`: the order with fewest ways down."""

    section_wanted = Signal()
    order_wanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(style, ROUTINE_FIELDS, ROUTINE_CHOICES)
        self.heading.setText("The routine")
        self.order = self.button("Order to get up and down least", self.order_wanted.emit)
        self.button("Add a section", self.section_wanted.emit)
        text = [self.fields[key] for key in ("name", "description", "notes")]
        short = FieldGrid(style, *(field for field in self.fields.values() if field not in text))
        self.fill(*text, short, *self.choices.values())

    def show_routine(self, view: EditorView) -> None:
        """Show it."""
        self.show_values(view.values, USUAL)
        self.show_left(view.left)
        self.order.setEnabled(bool(view.reorder))


class EntryPartCard(PartCard):
    """A section or an item, as an entry of a list.

    `add_wanted()`: an exercise in it or below it; `remove_wanted()`, `copy_wanted()`; `step_wanted(int)`: up (-1) or
    down (1).
    """

    add_wanted = Signal()
    remove_wanted = Signal()
    copy_wanted = Signal()
    step_wanted = Signal(int)

    def __init__(
        self, style: Style, fields: Mapping[str, tuple[str, str, bool]], choices: Mapping[str, Choices]
    ) -> None:
        super().__init__(style, fields, choices)
        self.add = self.button("Add an exercise", self.add_wanted.emit)
        self.up = self.button("Up", lambda: self.step_wanted.emit(-1))
        self.down = self.button("Down", lambda: self.step_wanted.emit(1))
        self.copy = self.button("Duplicate", self.copy_wanted.emit)
        self.remove = self.button("Remove", self.remove_wanted.emit)
        buttons = (self.add, self.up, self.down, self.copy, self.remove)
        for button, key in zip(buttons, ("Insert", "Alt+Up", "Alt+Down", "Ctrl+D", "Delete"), strict=True):
            button.setToolTip(f"In the list: {key}")


class SectionPartCard(EntryPartCard):
    """A section."""

    def __init__(self, style: Style) -> None:
        super().__init__(style, SECTION_FIELDS, {})
        self.fill(FieldGrid(style, *self.fields.values()))

    def show_section(self, section: EditorSection) -> None:
        """Show it."""
        self.heading.setText(section.name)
        self.show_values(section.values, USUAL)
        self.show_left(section.left)
