"""The panel with all comfort chips, and a button that takes them all back.

Knows chips and keys; what she chose is said by the chips themselves.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from routine_app.qt.style.style import Style
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.comfort_chips import ComfortChips
from routine_app.qt.widgets.overlay import Overlay

WHAT_FOLLOWS = "What you choose is left out of every routine, or another version stands in for it."


class ComfortPanel(Overlay):
    """The panel. `chips` says what she changes, at once; `clear` takes all of it back."""

    WIDEST_REM = 56.0

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, parent, "Not comfortable today", (("close", "Done"),))
        self.setAccessibleDescription(WHAT_FOLLOWS)
        self.stand_in_line()
        self.chips = ComfortChips(style)
        self.clear = PillButton(style, "Clear all")
        self.clear.clicked.connect(self.chips.clear)
        self.body.addWidget(self.chips)
        self.body.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes round, in order."""
        return [*self.chips.chips.values(), self.clear, *super().stops()]

    def open(self) -> None:
        """Show it, with the focus on the first chip."""
        super().open()
        self.stops()[0].setFocus(Qt.FocusReason.TabFocusReason)
