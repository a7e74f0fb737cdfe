"""A heading with a row of choices of which one holds; arrow keys choose as among radio buttons.

Knows words and values; does not know what the choice is for.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.radio import RadioGroup, hold_one
from routine_app.qt.widgets.scrolling import keep_whole
from routine_app.qt.widgets.text import TextLabel


class ChoiceRow(RadioGroup):
    """`chosen(value)` when she has chosen another value."""

    chosen = Signal(object)

    def __init__(
        self,
        style: Style,
        title: str,
        choices: Sequence[tuple[object, str]],
        explanation: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        keep_whole(self)
        self.value: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(TextLabel(style, title, Role.STRONG).flush_with_buttons().of_its_control())
        if explanation:
            column.addWidget(TextLabel(style, explanation, Role.CAPTION, Ink.MUTED).flush_with_buttons())
        flow = FlowLayout(spacing=2, row_spacing=0)
        self.buttons: list[tuple[object, PillButton]] = []
        for value, words in choices:
            button = PillButton(style, words, ButtonKind.TAB)
            button.setAccessibleName(f"{title}: {words}")
            button.clicked.connect(lambda _, value=value: self.choose(value))
            self.buttons.append((value, button))
            flow.addWidget(button)
        column.addLayout(flow)
        self.radios = [button for _, button in self.buttons]
        self.set_value(None)

    def set_value(self, value: object) -> None:
        """Show which choice holds; none does for a value that is not among them."""
        self.value = value
        held = next((index for index, (own, _) in enumerate(self.buttons) if own == value), None)
        hold_one(self.radios, held)

    def choose(self, value: object) -> None:
        """Let a value hold as if she had chosen it; one that is not among them changes nothing."""
        if value not in [own for own, _ in self.buttons]:
            return
        changed = value != self.value
        self.set_value(value)
        if changed:
            self.chosen.emit(value)
