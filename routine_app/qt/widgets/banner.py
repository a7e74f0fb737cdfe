"""A banner: words on a card, and buttons that answer them, in one row where there is room for both.

Knows its parts and their places; what is said, and what an answer means, is for each banner.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.text import RING, TextLabel

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Banner(QWidget):
    """The banner; hidden until there is something to say."""

    def __init__(self, style: Style, name: str, buttons: Sequence[PillButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setAccessibleName(name)
        self.line = TextLabel(style, "", Role.STRONG).flush_with_buttons()
        self.buttons = tuple(buttons)
        self._outer = QVBoxLayout(self)
        card = Card(style)
        self._outer.addWidget(card)
        self._row = QBoxLayout(_BELOW, card)
        self._row.addWidget(self.line, 1)
        self._answers = QWidget()
        flow = FlowLayout(self._answers, spacing=4)
        for button in self.buttons:
            flow.addWidget(button)
            button.installEventFilter(self)
        self._row.addWidget(self._answers)
        style.changed.connect(self._space)
        self._space()
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the answers beside the words where there is room."""
        super().resizeEvent(event)
        self._space()

    def event(self, event: QEvent) -> bool:
        """Do so, too, when words or answers become others."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._space()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the second press of a double click for none: another question may stand there by then."""
        return event.type() is QEvent.Type.MouseButtonDblClick or super().eventFilter(watched, event)

    def _space(self) -> None:
        style = self._style
        pad, gap = style.px(0.9), style.px(1.0)
        metrics = QFontMetrics(self.line.font())
        words = RING + max(metrics.horizontalAdvance(line) for line in self.line.text().split("\n"))
        beside = 2 * pad + words + gap + self._answers.sizeHint().width() <= self.width()
        self._row.setDirection(_BESIDE if beside else _BELOW)
        around = style.px(0.35 if beside else 0.8)
        self._row.setContentsMargins(pad, around, pad, around)
        self._row.setSpacing(gap if beside else style.px(0.5))
        self._outer.setContentsMargins(0, 0, 0, style.px(0.6))
