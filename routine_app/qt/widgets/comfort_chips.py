"""The comfort chips: what is not comfortable today.

Knows which words stand for which slugs; does not know what follows from them.
"""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from routine_app.domain.comfort import Avoidable
from routine_app.domain.vocabulary import Demand, Equipment, Position
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.flow_layout import FlowLayout


class ComfortChoice(msgspec.Struct, frozen=True):
    """One chip: its words, and what it avoids or goes without."""

    words: str
    avoid: tuple[Avoidable, ...] = ()
    without: tuple[Equipment, ...] = ()


CHOICES: tuple[ComfortChoice, ...] = (
    ComfortChoice("On all fours", (Position.ALL_FOURS,)),
    ComfortChoice("Head below hips", (Demand.HEAD_BELOW_HIPS,)),
    ComfortChoice("Flat on my back", (Demand.FLAT_ON_BACK,)),
    ComfortChoice("Kneeling", (Demand.KNEELING_PRESSURE,)),
    ComfortChoice("Standing on one leg", (Demand.ONE_LEG_STANDING,)),
    ComfortChoice("Legs apart", (Demand.LEGS_APART,)),
    ComfortChoice("Weight on my hands", (Demand.WEIGHT_ON_HANDS,)),
    ComfortChoice("Lying on my side", (Position.SIDE_LYING,)),
    ComfortChoice("Getting down to the floor", (Demand.FLOOR,)),
    ComfortChoice("One leg across the other", (Demand.CROSSING_LEGS,)),
    ComfortChoice("Keeping my balance", (Demand.BALANCE,)),
    ComfortChoice("Bending forward", (Demand.FORWARD_BEND,)),
    ComfortChoice("Sitting for long", (Position.SEATED,)),
    ComfortChoice("Standing for long", (Position.STANDING,)),
    ComfortChoice("No band", (), (Equipment.BAND, Equipment.LOOP_BAND)),
    ComfortChoice("No weight", (Demand.WEIGHT,), (Equipment.WEIGHT,)),
    ComfortChoice("No chair", (), (Equipment.CHAIR,)),
    ComfortChoice("No couch", (), (Equipment.COUCH,)),
    ComfortChoice("No counter", (), (Equipment.COUNTER,)),
    ComfortChoice("No free wall", (), (Equipment.WALL,)),
    ComfortChoice("No pillows", (), (Equipment.PILLOWS,)),
    ComfortChoice("No strap", (), (Equipment.STRAP,)),
    ComfortChoice("No step", (), (Equipment.STEP,)),
    ComfortChoice("No ball", (), (Equipment.BALL,)),
)


class ComfortChips(QWidget):
    """A chip for each choice. `changed(avoid, without)` after she has pressed one; what no chip stands for is kept."""

    changed = Signal(object, object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._avoid: frozenset[Avoidable] = frozenset()
        self._without: frozenset[Equipment] = frozenset()
        self.setAccessibleName("Not comfortable today")
        flow = FlowLayout(self, spacing=2, row_spacing=0)
        self.chips: dict[str, PillButton] = {}
        for choice in CHOICES:
            chip = PillButton(style, choice.words, ButtonKind.CHOICE)
            chip.setAccessibleName(f"Not comfortable today: {choice.words}")
            chip.clicked.connect(lambda checked, choice=choice: self._press(choice, on=checked))
            self.chips[choice.words] = chip
            flow.addWidget(chip)

    def show_comfort(self, avoid: frozenset[Avoidable], without: frozenset[Equipment]) -> None:
        """Show what she avoids and goes without."""
        self._avoid, self._without = avoid, without
        for choice in CHOICES:
            holds = avoid.issuperset(choice.avoid) and without.issuperset(choice.without)
            self.chips[choice.words].setChecked(holds)

    def _press(self, choice: ComfortChoice, *, on: bool) -> None:
        avoid, without = frozenset(choice.avoid), frozenset(choice.without)
        self._avoid = self._avoid | avoid if on else self._avoid - avoid
        self._without = self._without | without if on else self._without - without
        self.changed.emit(self._avoid, self._without)
