"""A scale of whole numbers with its two anchors in words: pain 0-10, effort 1-10.

Knows numbers and anchors; does not know what is done with the answer.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from routine_app.qt.style.style import ANY_SIZE, Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import give_role
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.flow_layout import FlowLayout, between
from routine_app.qt.widgets.radio import hold_one
from routine_app.qt.widgets.scrolling import keep_whole
from routine_app.qt.widgets.text import RING, TextLabel

_BESIDE, _BENEATH = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}


class Scale(QWidget):
    """Buttons for the numbers. Arrows move along, Space or Enter chooses, choosing again takes it back.

    `chosen(int | None)` is emitted when the answer changes.
    """

    chosen = Signal(object)

    def __init__(
        self,
        style: Style,
        title: str,
        numbers: range,
        anchors: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        keep_whole(self)
        self._style = style
        self._titles: tuple[str, ...] = (title,)
        self.value: int | None = None
        self.setAccessibleName(title)
        give_role(self, QAccessible.Role.Grouping)
        self.title = TextLabel(style, title, Role.STRONG).flush_with_buttons()
        self.title.setWordWrap(False)
        self.buttons = {number: self._button(title, number, numbers, anchors) for number in numbers}
        group = QButtonGroup(self, exclusive=False)  # else Qt keeps a screen reader from taking a number back
        for button in self.buttons.values():
            group.addButton(button)
        self._head = self._title_and_numbers()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._name_ends(numbers, anchors))
        style.changed.connect(self._restyle)
        self._restyle()
        self.set_value(None)

    def _title_and_numbers(self) -> QBoxLayout:
        head, self._numbers = QBoxLayout(_BESIDE), FlowLayout(spacing=0, row_spacing=0, even=True)
        head.setSpacing(0)
        head.addWidget(self.title)
        for button in self.buttons.values():
            self._numbers.addWidget(button)
        head.addLayout(self._numbers, 1)
        return head

    def _name_ends(self, numbers: range, anchors: tuple[str, str]) -> QWidget:
        """Return the line below the numbers, that says what the first and the last one mean."""
        style, (low, high) = self._style, anchors
        self.low = TextLabel(style, f"{numbers[0]} {low}", Role.CAPTION, Ink.MUTED)
        self.high = TextLabel(style, f"{numbers[-1]} {high}", Role.CAPTION, Ink.MUTED)
        self._ends = QHBoxLayout()
        self._ends.setContentsMargins(0, 0, 0, 0)
        for label in (self.low, self.high):
            label.setWordWrap(False)
        self._ends.addWidget(self.low)
        self._ends.addStretch(1)
        self._ends.addWidget(self.high)
        self._ends.addStretch(0)
        self._ends_holder = QWidget()
        self._ends_holder.setLayout(self._ends)
        return self._ends_holder

    def width_beside(self) -> int:
        """Return the width in which the title stands beside all numbers, in a row."""
        return self._title_width() + self._row_width()

    def width_in_two_rows(self) -> int:
        """Return the width in which the numbers stand in two rows."""
        number, each = next(iter(self.buttons.values())).sizeHint(), -(-len(self.buttons) // 2)
        return each * number.width() + (each - 1) * between(number.height(), self._numbers.spacing())

    def set_titles(self, titles: tuple[str, ...]) -> None:
        """Keep as much room for the title as the longest of these needs."""
        self._titles = titles
        self._restyle()

    def enlarge(self, scale: float, height: float = 1.0) -> None:
        """Make the numbers larger than usual (1), in circles of a share of what is usual for that."""
        for button in self.buttons.values():
            button.set_scale(scale, height=height)
        self._restyle()

    def set_value(self, value: int | None) -> None:
        """Show an answer without saying that it has changed."""
        self.value = value
        numbers = list(self.buttons)
        hold_one(list(self.buttons.values()), None if value is None else numbers.index(value))

    def take_focus(self) -> None:
        """Give the focus to the number that Tab comes to: Qt, too, moves the stop along buttons of which one holds."""
        buttons = list(self.buttons.values())
        reached = (each for each in buttons if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        next(reached, buttons[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the numbers."""
        held = next((number for number, button in self.buttons.items() if button.hasFocus()), None)
        step = _STEPS.get(Qt.Key(event.key()))
        if held is None or step is None or held + step not in self.buttons:
            super().keyPressEvent(event)
            return
        self._let_tab_reach(held + step)
        self.buttons[held + step].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the anchors under the ends of the row."""
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        """Set the anchors under the first and the last number; side by side where the numbers take several rows."""
        metrics = QFontMetrics(self._style.font(Role.STRONG))
        title, row = self._title_width(), self._row_width()
        beside, one_row = title + row <= self.width(), row <= self.width()
        number = next(iter(self.buttons.values())).sizeHint().height()
        self.title.setFixedSize(title, number if beside else metrics.height() + RING)
        self._head.setDirection(_BESIDE if beside else _BENEATH)
        left = title if beside else 0
        self._ends.setContentsMargins(left + RING, 0, RING, 0)
        self._ends.setSpacing(self._style.px(1))
        for gap, stretch in ((1, int(one_row)), (3, int(not one_row))):
            self._ends.setStretch(gap, stretch)
        self._ends_holder.setMaximumWidth(left + row if one_row else ANY_SIZE)

    def _title_width(self) -> int:
        metrics = QFontMetrics(self._style.font(Role.STRONG))
        return max(metrics.horizontalAdvance(each) for each in self._titles) + RING + self._style.px(1)

    def _row_width(self) -> int:
        return self._numbers.sizeHint().width()

    def _button(self, title: str, number: int, numbers: range, anchors: tuple[str, str]) -> PillButton:
        button = PillButton(self._style, str(number), ButtonKind.NUMBER)
        anchor = {numbers[0]: f", {anchors[0]}", numbers[-1]: f", {anchors[1]}"}.get(number, "")
        button.setAccessibleName(f"{title}: {number}{anchor}")
        button.set_strength((number - numbers[0]) / (len(numbers) - 1))
        button.clicked.connect(lambda: self._choose(number))
        return button

    def _choose(self, number: int) -> None:
        self.set_value(None if self.value == number else number)
        self._let_tab_reach(number)
        self.chosen.emit(self.value)

    def _let_tab_reach(self, reached: int) -> None:
        """Make the scale a single stop for Tab; arrows go on from there."""
        for number, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == reached else Qt.FocusPolicy.ClickFocus)


def line_up(*scales: Scale) -> None:
    """Let the numbers of scales that stand below one another begin at the same place."""
    for scale in scales:
        scale.set_titles(tuple(each.title.text() for each in scales))


def pain_scale(style: Style, title: str) -> Scale:
    """Return the standard 0-10 pain scale with its anchors."""
    return Scale(style, title, range(11), ("no pain", "worst pain imaginable"))


def effort_scale(style: Style) -> Scale:
    """Return the effort scale of the diary."""
    return Scale(style, "How hard was it?", range(1, 11), ("very easy", "as hard as it gets"))
