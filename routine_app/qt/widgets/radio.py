"""Buttons of which one holds, by keyboard: Tab comes to that one, arrow keys choose another.

A screen reader takes them for radio buttons. Knows buttons and keys; does not know what the buttons are for.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from routine_app.qt.widgets.accessible import give_role

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)


def hold_one(buttons: Sequence[QAbstractButton], held: int | None) -> None:
    """Check the button at this index alone (none for None); Tab comes to it, or to the first one where none holds."""
    stop = held or 0
    policy = Qt.FocusPolicy
    for index, button in enumerate(buttons):
        button.setAutoExclusive(False)  # an exclusive one cannot be unchecked
        button.setChecked(index == held)
        button.setFocusPolicy(policy.StrongFocus if index == stop else policy.ClickFocus)
    for button in buttons:
        button.setAutoExclusive(True)  # a screen reader says "radio button"


def stepped_to(buttons: Sequence[QAbstractButton], event: QKeyEvent) -> int | None:
    """Give the focus to the button before or after by an arrow key; return its index, None where nothing was done."""
    at = next((index for index, button in enumerate(buttons) if button.hasFocus()), None)
    if at is None or event.key() not in (*_BACK, *_ON):
        return None
    to = (at + (1 if event.key() in _ON else -1)) % len(buttons)
    buttons[to].setFocus(Qt.FocusReason.TabFocusReason)
    return to


class RadioGroup(QWidget):
    """Holds `radios`, of which one holds; an arrow key presses the one before or after."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.radios: Sequence[QAbstractButton] = ()
        self.setAccessibleName(name)
        give_role(self, QAccessible.Role.Grouping)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys choose."""
        to = stepped_to(self.radios, event)
        if to is None:
            super().keyPressEvent(event)
        else:
            self.radios[to].click()
