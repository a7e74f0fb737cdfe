"""All that there is to know of one way: purpose, steps, cautions, mistakes, what it needs, dose; folded, the anatomy.

Shows an entry and one of its ways; says when she pins or unpins it. Knows nothing of where that is kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.application.exercises import texts
from routine_app.application.exercises.entries import ExerciseEntry, VariationEntry
from routine_app.domain.exercise import Exercise, Variation
from routine_app.domain.vocabulary import Side
from routine_app.qt.exercises.steps import Steps
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.layout_room import LayoutRoom
from routine_app.qt.widgets.scrolling import bring_into_view
from routine_app.qt.widgets.text import TextLabel

PIN_HINT = "Every routine with this exercise uses it, whenever it is comfortable."
NAMED = "Named in the article that the ten exercises come from."
PROFESSIONALS = "For professionals"


class Details(Card):
    """The card. `pin_wanted(bool)`: always this one, or no longer. Built for one entry and way; a new one each time.

    The steps are those of `side`, without one of the left where there are sides. `unfolded`: what is for professionals
    shows.
    """

    pin_wanted = Signal(bool)

    def __init__(
        self, style: Style, entry: ExerciseEntry, way: VariationEntry, side: Side | None, *, unfolded: bool = False
    ) -> None:
        super().__init__(style, Ink.CARD)
        self._variation = variation = way.variation
        self.setAccessibleName(variation.short_name)
        self._column = self._outer = QVBoxLayout(self)
        LayoutRoom(style, self._column, gap=0.15, around=(1.1, 1.1, 1.1, 1.1))
        self._say(variation.short_name, Role.TITLE)
        self._say(texts.LEVEL_WORDS[variation.level], Role.CAPTION, Ink.TEAL)
        if way.reason:
            self._say(f"Not today: {way.reason[0].lower()}{way.reason[1:]}", Role.STRONG, Ink.PLUM)
        self._add_pin(entry, way)
        self._section("What it is good for", [texts.sentence(entry.exercise.purpose)])
        self._heading("Steps")
        self.steps = Steps(style, variation.steps_on(side))
        self._column.addWidget(self.steps)
        self._section("Take care", texts.caution_lines(variation))
        self._section("When to choose it", [texts.sentence(variation.choose_when)])
        self._section("Common mistakes", [texts.sentence(each) for each in variation.mistakes])
        self._section("What it needs", [texts.needs_line(variation)])
        self._section("Position", [texts.positions_line(variation)])
        self._section("It asks for", [texts.demands_line(variation)])
        self._section("How much", [texts.dose_line(variation)])
        self._section("In pregnancy", texts.trimester_lines(variation))
        self._add_professionals(entry.exercise, variation, unfolded=unfolded)
        self._column.addStretch(1)

    def _add_professionals(self, exercise: Exercise, variation: Variation, *, unfolded: bool) -> None:
        """Add what a physiotherapist looks for, folded away until it is asked for."""
        self.professionals = PillButton(self._style, PROFESSIONALS, ButtonKind.TAB)
        self.professionals.setChecked(unfolded)
        self._column.addSpacing(self._style.px(0.75))
        self._column.addWidget(self.professionals, 0, Qt.AlignmentFlag.AlignLeft)
        self._folded = QWidget()
        self._folded.setVisible(unfolded)
        self.professionals.clicked.connect(self._fold)
        self._column.addWidget(self._folded)
        self._column = QVBoxLayout(self._folded)
        self._column.setContentsMargins(0, 0, 0, 0)
        LayoutRoom(self._style, self._column, gap=0.15)
        named = [NAMED] if variation.named_in_article else []
        self._section("Full name", [texts.full_name_line(exercise, variation), *named])
        self._section("Muscles", [texts.sentence(", ".join(exercise.muscles))])
        self._section("Tempo", [texts.tempo_line(variation)])
        self._section("For a clinician to confirm", [f"† {each}" for each in variation.to_confirm])
        self._section("Sources", [texts.sentence("; ".join(variation.sources))], Role.CAPTION)
        self._column = self._outer

    def name_side(self, side: Side) -> None:
        """Let the steps name the limbs of this side."""
        self.steps.set_texts(self._variation.steps_on(side))

    def _fold(self, unfolded: bool) -> None:
        self._folded.setVisible(unfolded)
        if unfolded:
            QTimer.singleShot(0, self, self._show_unfolded)  # when it has its place

    def _show_unfolded(self) -> None:
        bring_into_view(self._folded)
        bring_into_view(self.professionals)

    def _add_pin(self, entry: ExerciseEntry, way: VariationEntry) -> None:
        style, own = self._style, entry.pinned
        self.pin = PillButton(style, texts.PINNED, ButtonKind.TAB)
        self.pin.setAccessibleName(f"{texts.PINNED}: {way.variation.short_name}")
        self.pin.setChecked(way.pinned)
        self.pin.clicked.connect(self.pin_wanted)
        self._column.addSpacing(style.px(0.2))
        self._column.addWidget(self.pin, 0, Qt.AlignmentFlag.AlignLeft)
        hint = PIN_HINT
        if own is not None and not way.pinned:
            hint = f"{PIN_HINT} Now it is always: {own.variation.short_name}."
        self._say(hint, Role.CAPTION, Ink.MUTED)

    def _section(self, title: str, lines: Sequence[str], role: Role = Role.BODY) -> None:
        """Add a heading with its lines; nothing where there are none."""
        said = [line for line in lines if line]
        if said:
            self._heading(title)
            for line in said:
                self._say(line, role, Ink.MUTED if role is Role.CAPTION else Ink.TEXT)

    def _heading(self, title: str) -> None:
        self._column.addSpacing(self._style.px(0.75))
        self._column.addWidget(TextLabel(self._style, title, Role.STRONG, Ink.TEAL).flush_with_buttons().be_heading())

    def _say(self, text: str, role: Role, ink: Ink = Ink.TEXT) -> None:
        self._column.addWidget(TextLabel(self._style, text, role, ink).flush_with_buttons())
