"""A banner on Today: a line, and buttons that answer it.

Knows its parts and their places; what is asked, and what an answer means, is for each banner.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.text import TextLabel


class Banner(QWidget):
    """The banner; hidden until there is something to ask."""

    def __init__(self, style: Style, name: str, buttons: Sequence[PillButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setAccessibleName(name)
        self.line = TextLabel(style, "", Role.STRONG).flush_with_buttons()
        self.buttons = tuple(buttons)
        self._outer = QVBoxLayout(self)
        card = Card(style)
        self._outer.addWidget(card)
        self._column = QVBoxLayout(card)
        self._column.addWidget(self.line)
        row = FlowLayout(spacing=4)
        for button in self.buttons:
            row.addWidget(button)
        self._column.addLayout(row)
        style.changed.connect(self._space)
        self._space()
        self.hide()

    def _space(self) -> None:
        pad = self._style.px(0.9)
        self._outer.setContentsMargins(0, 0, 0, self._style.px(0.6))
        self._column.setContentsMargins(pad, pad, pad, self._style.px(0.7))
        self._column.setSpacing(self._style.px(0.5))
