"""The panel with all comfort chips, and a button that takes them all back, and brings them back after that.

Knows chips and keys; what she chose is said by the chips themselves.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from routine_app.qt.style.style import Style
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.comfort_chips import ComfortChips, Held
from routine_app.qt.widgets.overlay import Overlay

CLEAR, BRING_BACK = "Clear all", "Undo: choose them again"
WHAT_FOLLOWS = "What you choose is left out of every routine, or another version stands in for it."


class ComfortPanel(Overlay):
    """The panel. `chips` says what she changes, at once; `clear` takes all of it back, and then brings it back."""

    WIDEST_REM = 56.0

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, parent, "Not comfortable today", (("close", "Done"),))
        self.setAccessibleDescription(WHAT_FOLLOWS)
        self.stand_in_line()
        self.chips = ComfortChips(style)
        self._cleared: Held | None = None
        self.clear = PillButton(style, CLEAR)
        self.clear.clicked.connect(self._clear_or_bring_back)
        self.chips.changed.connect(lambda *_: self._keep(None))
        self.body.addWidget(self.chips)
        self.body.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes round, in order."""
        return [*self.chips.chips.values(), self.clear, *super().stops()]

    def open(self) -> None:
        """Show it, with the focus on the first chip."""
        super().open()
        self._keep(None)
        self.stops()[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _clear_or_bring_back(self) -> None:
        """Take all back, or bring back what one press took: two dozen choices are not made again from memory."""
        if self._cleared is not None:
            self.chips.hold(*self._cleared)
            return
        held = self.chips.held
        self.chips.clear()
        self._keep(held if held != self.chips.held else None)

    def _keep(self, cleared: Held | None) -> None:
        self._cleared = cleared
        self.clear.set_words(CLEAR if cleared is None else BRING_BACK)
