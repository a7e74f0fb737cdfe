"""The question on Today whether it flared up after yesterday's session: a line, two answers, and "later".

Shows a FlareQuestion and says what she answered; knows no diary. It never takes the focus by itself.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from routine_app.application.today.flare import FlareQuestion
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.text import TextLabel

IN_ONE_ROW_FROM_REM = 52.0


class FlareBanner(QWidget):
    """The banner; hidden while there is nothing to ask.

    `answered(bool | None)`: yes, no, or her answer taken back; `later_wanted()`: not now.
    """

    answered = Signal(object)
    later_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setAccessibleName("A flare after yesterday's session")
        self.line = TextLabel(style, "", Role.BODY).flush_with_buttons()
        self.yes, self.no = PillButton(style, "Yes"), PillButton(style, "No")
        self.later, self.undo = PillButton(style, "Ask me later"), PillButton(style, "Undo")
        self.buttons = (self.yes, self.no, self.later, self.undo)
        self.yes.setAccessibleName("Yes, it flared up after yesterday's session")
        self.no.setAccessibleName("No, it did not flare up after yesterday's session")
        self.undo.setAccessibleName("Undo the answer about the flare")
        self.yes.clicked.connect(lambda: self._answer(True))
        self.no.clicked.connect(lambda: self._answer(False))
        self.undo.clicked.connect(lambda: self._answer(None))
        self.later.clicked.connect(self.later_wanted)
        card = Card(style)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(card)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, card)
        self._row.addWidget(self.line, 1)
        self._choices = QWidget()
        flow = FlowLayout(self._choices, spacing=4)
        for button in self.buttons:
            flow.addWidget(button)
        self._row.addWidget(self._choices)
        style.changed.connect(self._space)
        self._space()
        self.hide()

    def show_question(self, question: FlareQuestion | None) -> None:
        """Show this question, or the answer that was given; None shows nothing."""
        if question is not None:
            self.line.setText(question.line)
            for button in (self.yes, self.no, self.later):
                button.setVisible(question.answer is None)
            self.undo.setVisible(question.answer is not None)
        self.setVisible(question is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the answers beside the question where there is room."""
        super().resizeEvent(event)
        self._space()

    def _answer(self, flare: bool | None) -> None:
        """Hand the answer on; the focus stays in the banner, if it was there."""
        was_here = any(button.hasFocus() for button in self.buttons)
        self.answered.emit(flare)
        if was_here:
            following = next((button for button in self.buttons if button.isVisible()), None)
            if following is not None:
                following.setFocus(Qt.FocusReason.TabFocusReason)

    def _space(self) -> None:
        style = self._style
        beside = self.width() >= style.px(IN_ONE_ROW_FROM_REM)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._row.setContentsMargins(style.px(0.9), style.px(0.35), style.px(0.6), style.px(0.35))
        self._row.setSpacing(style.px(0.3))
        self._outer.setContentsMargins(0, 0, 0, style.px(0.4))
