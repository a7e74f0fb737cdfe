"""One exercise of the routine: which variation, how much, at which pace and breath, and what can be done with it.

Knows an item and its exercise; does not know the text.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from routine_app.application.exercises import texts
from routine_app.application.routines.editor_rows import STAR
from routine_app.application.routines.editor_view import EditorItem
from routine_app.domain.breath import PATTERNS
from routine_app.domain.dose import dose_text
from routine_app.domain.exercise import Exercise, RepsDose, Variation
from routine_app.domain.fit import FLOOR_POSITIONS
from routine_app.domain.vocabulary import FirstSide, Sides
from routine_app.qt.editor.fields import FieldGrid
from routine_app.qt.editor.part_cards import ON_BED, ON_FLOOR, TIME_HINT, WHERE_SHE_LIES, Choices, EntryPartCard
from routine_app.qt.figure.card_grid import CardGrid
from routine_app.qt.figure.figure_card import CardWords, FigureCard
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.radio import hold_one
from routine_app.qt.widgets.text import TextLabel

ITEM_FIELDS: dict[str, tuple[str, str, bool]] = {
    "dose": ("How much", "Such as 2 x 10, 2 x 8-10, 3 x 20 s or 3 min", False),
    "rest": ("Rest between sets", TIME_HINT, False),
    "get_ready": ("Time to get ready", TIME_HINT, False),
    "tempo_scale": ("Tempo", "1 as usual, 1.2 a fifth slower, 0.8 a fifth quicker", False),
    "notes": ("Notes", "What she is told with it", True),
}
CORE = f"{STAR} Core three"
CORE_MEANS = "One of those to do if only a few get done: three at most"
_USUAL = {
    "tempo_scale": "1",
    "rest": "as the routine has it",
    "get_ready": "as the routine has it",
}
_WAY_REM = 5.0
ITEM_CHOICES: dict[str, Choices] = {
    "first_side": (
        "Which side first",
        (
            ("", "As usual"),
            (FirstSide.LEFT.value, "Left"),
            (FirstSide.RIGHT.value, "Right"),
            (FirstSide.SORE.value, "The sore side"),
        ),
        "As usual the side that is not sore begins, and the left one where neither is",
    ),
    "self_paced": (
        "Pace",
        (("", "Paced for her"), ("true", "At her own pace")),
        "At her own pace she presses Enter after each set",
    ),
    "place": (
        WHERE_SHE_LIES,
        (("", "As the routine has it"), ON_FLOOR, ON_BED),
        "All fours and kneeling stay on the floor",
    ),
    "breathing": (
        "Breathing",
        (("", "As the exercise has it"), *((each.id, each.name) for each in PATTERNS.values())),
        "In holds, and where the exercise is breathing",
    ),
}


class ItemPartCard(EntryPartCard):
    """The card. Each signal is something that she wants of the item.

    `way_chosen(variation id)`, `core_wanted(bool)`.
    """

    way_chosen = Signal(str)
    core_wanted = Signal(bool)

    def __init__(self, style: Style) -> None:
        super().__init__(style, ITEM_FIELDS, ITEM_CHOICES)
        self._exercise: Exercise | None = None
        self.core = PillButton(style, CORE, ButtonKind.TAB)
        self.core.setAccessibleName(f"Core three: {CORE_MEANS}")
        self.core.setToolTip(CORE_MEANS)
        self.core.clicked.connect(self.core_wanted)
        self.buttons.addWidget(self.core)
        self.ways_heading = TextLabel(style, "Which way to do it", Role.STRONG).flush_with_buttons().be_heading()
        self.ways = CardGrid(style)
        self.ways.setAccessibleName("Which way to do it")
        amounts = FieldGrid(style, *(field for key, field in self.fields.items() if key != "notes"))
        self.fill(amounts, self.fields["notes"], self.ways_heading, self.ways, *self.choices.values())

    def show_item(self, item: EditorItem, exercise: Exercise | None) -> None:
        """Show it; one that cannot be read, or whose exercise nobody knows, is left to the text."""
        shown = None if item.broken else exercise
        self.heading.setText(item.name)
        self.show_left(item.left)
        for part in (*self.fields.values(), self.core, self.ways_heading, self.ways):
            part.setVisible(shown is not None)
        for key, choice in self.choices.items():
            choice.setVisible(shown is not None and (bool(item.values[key]) or _asks(key, shown)))
        if shown is None:
            return
        self.show_values(item.values, {"dose": f"{item.usual}, as usual"} | _USUAL)
        means = ITEM_FIELDS["tempo_scale"][1]
        self.fields["tempo_scale"].hint.setText(f"{means}. Now: {item.tempo}" if item.tempo else means)
        self.core.setChecked(item.core)
        if shown != self._exercise:
            self._exercise = shown
            self.ways.set_cards([(each.id, self._card(each)) for each in shown.variations])
            radios = [radio for choice in self.choices.values() for radio in choice.radios]
            chain = [self.fields["notes"].edit, *self.ways.cards.values(), *radios, self.see_text]
            for before, after in pairwise(chain):
                QWidget.setTabOrder(before, after)
        ids = list(self.ways.cards)
        hold_one(list(self.ways.cards.values()), ids.index(item.shown))

    def _card(self, variation: Variation) -> FigureCard:
        lines = (
            texts.way_line(variation),
            texts.demands_line(variation),
            f"To have at hand: {texts.needs_line(variation)}" if variation.equipment else "",
            dose_text(variation.dose, variation.sides),
        )
        card = FigureCard(self._style, variation, CardWords(variation.short_name, lines), _WAY_REM)
        card.setCheckable(True)
        card.clicked.connect(lambda: self.way_chosen.emit(variation.id))
        return card


def _asks(key: str, exercise: Exercise) -> bool:
    """Whether a choice is one with some way to do the exercise."""
    ways = exercise.variations
    match key:
        case "first_side":
            return any(each.sides is Sides.EACH for each in ways)
        case "self_paced":
            return any(isinstance(each.dose, RepsDose) for each in ways)
        case "place":
            return any({each.positions[0], each.positions[-1]} & FLOOR_POSITIONS for each in ways)
        case _:
            return True
