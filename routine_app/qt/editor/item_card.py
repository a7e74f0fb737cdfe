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
from routine_app.domain.exercise import Exercise, Variation
from routine_app.domain.vocabulary import FirstSide, Sides
from routine_app.qt.editor.fields import FieldGrid
from routine_app.qt.editor.part_cards import TIME_HINT, EntryPartCard
from routine_app.qt.figure.card_grid import CardGrid
from routine_app.qt.figure.figure_card import CardWords, FigureCard
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.choice_row import ChoiceRow
from routine_app.qt.widgets.radio import hold_one
from routine_app.qt.widgets.text import TextLabel

ITEM_FIELDS: dict[str, tuple[str, str, bool]] = {
    "dose": ("How much", "Such as 2 x 10, 2 x 8-10, 3 x 20 s or 3 min", False),
    "rest": ("Rest between sets", TIME_HINT, False),
    "tempo_scale": ("Tempo", "1 as usual, 1.2 a fifth slower, 0.8 a fifth quicker", False),
    "notes": ("Notes", "What she is told with it", True),
}
CORE = f"{STAR} Core three"
CORE_MEANS = "One of those to do if only a few get done: three at most"
LEFT_TO_TEXT = "This cannot be shown as a form. It stays as it is: see the text."
_USUAL = {"tempo_scale": "1"}
_WAY_REM = 5.0
FIRST_SIDE_MEANS = "As usual the side that is not sore begins, and the left one where neither is"
_FIRST_SIDES = (
    ("", "As usual"),
    (FirstSide.LEFT.value, "Left"),
    (FirstSide.RIGHT.value, "Right"),
    (FirstSide.SORE.value, "The sore side"),
)


class ItemPartCard(EntryPartCard):
    """The card. Each signal is something that she wants of the item.

    `way_chosen(variation id)`, `breath_chosen(pattern id)` ("" as the exercise has it), `side_chosen(first side)` (""
    as usual), `core_wanted(bool)`.
    """

    way_chosen = Signal(str)
    breath_chosen = Signal(str)
    side_chosen = Signal(str)
    core_wanted = Signal(bool)

    def __init__(self, style: Style) -> None:
        super().__init__(style, ITEM_FIELDS)
        self._exercise: Exercise | None = None
        self.left_to_text = TextLabel(style, LEFT_TO_TEXT)
        self.core = PillButton(style, CORE, ButtonKind.TAB)
        self.core.setAccessibleName(f"Core three: {CORE_MEANS}")
        self.core.setToolTip(CORE_MEANS)
        self.core.clicked.connect(self.core_wanted)
        self.buttons.addWidget(self.core)
        self.breathing = ChoiceRow(style, "Breathing", _breaths(), "In holds, and where the exercise is breathing")
        self.breathing.chosen.connect(lambda value: self.breath_chosen.emit(str(value)))
        self.first_side = ChoiceRow(style, "Which side first", _FIRST_SIDES, FIRST_SIDE_MEANS)
        self.first_side.chosen.connect(lambda value: self.side_chosen.emit(str(value)))
        self.ways_heading = TextLabel(style, "Which way to do it", Role.STRONG).flush_with_buttons().be_heading()
        self.ways = CardGrid(style)
        self.ways.setAccessibleName("Which way to do it")
        amounts = FieldGrid(style, *(self.fields[key] for key in ("dose", "rest", "tempo_scale")))
        choices = (self.ways_heading, self.ways, self.first_side, self.breathing)
        self.fill(self.left_to_text, amounts, self.fields["notes"], *choices)

    def show_item(self, item: EditorItem, exercise: Exercise | None) -> None:
        """Show it; one that cannot be read, or whose exercise nobody knows, is left to the text."""
        shown = None if item.broken else exercise
        self.heading.setText(item.name)
        self.left_to_text.setVisible(shown is None)
        of_form: list[QWidget] = [*self.fields.values(), self.core, self.breathing, self.ways_heading, self.ways]
        for part in of_form:
            part.setVisible(shown is not None)
        self.first_side.setVisible(shown is not None and any(each.sides is Sides.EACH for each in shown.variations))
        if shown is None:
            return
        self.show_values(item.values, {"dose": f"{item.usual}, as usual", "rest": "as the routine has it"} | _USUAL)
        self.core.setChecked(item.core)
        self.breathing.set_value(item.values.get("breathing", ""))
        self.first_side.set_value(item.values.get("first_side", ""))
        if shown != self._exercise:
            self._exercise = shown
            self.ways.set_cards([(each.id, self._card(each)) for each in shown.variations])
            radios = (*self.ways.cards.values(), *self.first_side.radios, *self.breathing.radios)
            chain = [self.fields["notes"].edit, *radios]
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


def _breaths() -> tuple[tuple[object, str], ...]:
    return (("", "As the exercise has it"), *((each.id, each.name) for each in PATTERNS.values()))
