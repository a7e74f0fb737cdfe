"""The comfort chips: what is not comfortable today, and below it what is not at hand.

Shows the choices of `application.today.comfort_words`; does not know what follows from them.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.application.today.comfort_words import CHOICES, ComfortChoice, holding
from routine_app.domain.comfort import Avoidable
from routine_app.domain.vocabulary import Equipment
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.text import RING, TextLabel

NOT_AT_HAND = "Not at hand"
Held = tuple[frozenset[Avoidable], frozenset[Equipment]]


class ComfortChips(QWidget):
    """A chip for each choice. `changed(avoid, without)` after she has pressed one; what no chip stands for is kept."""

    changed = Signal(object, object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._avoid: frozenset[Avoidable] = frozenset()
        self._without: frozenset[Equipment] = frozenset()
        self.setAccessibleName("Not comfortable today")
        positions, things = FlowLayout(spacing=2, row_spacing=0), FlowLayout(spacing=2, row_spacing=0)
        self.chips: dict[str, PillButton] = {}
        for choice in CHOICES:
            chip = PillButton(style, choice.words, ButtonKind.CHOICE)
            title = NOT_AT_HAND if choice.without else "Not comfortable today"
            chip.setAccessibleName(f"{title}: {choice.words}")
            chip.clicked.connect(lambda checked, choice=choice: self._press(choice, on=checked))
            self.chips[choice.words] = chip
            (things if choice.without else positions).addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(positions)
        column.addSpacing(2 * RING)  # the heading belongs to what stands below it
        column.addWidget(TextLabel(style, NOT_AT_HAND, Role.STRONG).flush_with_buttons().be_heading())
        column.addLayout(things)

    def show_comfort(self, avoid: frozenset[Avoidable], without: frozenset[Equipment]) -> None:
        """Show what she avoids and goes without."""
        self._avoid, self._without = avoid, without
        held = holding(avoid, without)
        for choice in CHOICES:
            self.chips[choice.words].setChecked(choice in held)

    def clear(self) -> None:
        """Take back every chip that holds."""
        for choice in holding(self._avoid, self._without):
            self._avoid, self._without = self._avoid - set(choice.avoid), self._without - set(choice.without)
        self.changed.emit(self._avoid, self._without)

    @property
    def held(self) -> Held:
        """What she avoids and goes without."""
        return self._avoid, self._without

    def hold(self, avoid: frozenset[Avoidable], without: frozenset[Equipment]) -> None:
        """Take these for what she avoids and goes without, as if she had pressed each."""
        self.show_comfort(avoid, without)
        self.changed.emit(avoid, without)

    def _press(self, choice: ComfortChoice, *, on: bool) -> None:
        avoid, without = frozenset(choice.avoid), frozenset(choice.without)
        self._avoid = self._avoid | avoid if on else self._avoid - avoid
        self._without = self._without | without if on else self._without - without
        self.changed.emit(self._avoid, self._without)
