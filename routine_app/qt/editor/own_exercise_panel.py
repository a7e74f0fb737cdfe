"""The panel for an exercise of her own: a few fields, and why something is still missing.

Knows fields; what becomes of them in the text is for whoever asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.application.routines.own_exercise import USUAL_MOVEMENT, OwnExercise, movement_of
from routine_app.domain.cue_words import capital
from routine_app.domain.vocabulary import POSITION_NAMES, Position, Sides
from routine_app.qt.editor.fields import WordField
from routine_app.qt.editor.moves_like import MovesLike
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.choice_row import ChoiceRow
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.overlay import Overlay
from routine_app.qt.widgets.status_line import announce
from routine_app.qt.widgets.text import TextLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from routine_app.domain.exercise import Variation

_FIELDS: dict[str, tuple[str, str, bool]] = {
    "name": ("Name", "Such as Calf raise", False),
    "purpose": ("What it is good for", "In a sentence", False),
    "dose": ("How much", "Such as 2 x 8, 2 x 20 s or 3 min", False),
    "steps": ("Steps", "One sentence a line, in the order in which they are told", True),
    "movement": ("How it moves", "One part a line: its name, its seconds, and the breath: in, out or free", True),
}
OWN_LABELS = {key: label for key, (label, _, _) in _FIELDS.items()}
_POSITION, _MOVES_LIKE, _EACH_SIDE = "position", "moves_like", "each_side"


class OwnExercisePanel(Overlay):
    """The panel. `written(OwnExercise)` when she presses Add; whoever takes it closes the panel, or says what lacks.

    `stirred()` when something else may stand in it.
    """

    WIDEST_REM = 52.0
    written = Signal(object)
    stirred = Signal()

    def __init__(self, style: Style, parent: QWidget, variations: Iterable[Variation] = ()) -> None:
        answers = (("add", "Add it"), ("leave", "Leave it"))
        super().__init__(style, parent, "An exercise of your own", answers, primary="add")
        self.stand_in_line()
        self.fields = {key: WordField(style, name, hint, lines=lines) for key, (name, hint, lines) in _FIELDS.items()}
        self.fields["movement"].show_value(USUAL_MOVEMENT)
        for field in self.fields.values():
            field.stirred.connect(self.stirred)
            field.written.connect(lambda text, _at_it, field=field: field.show_value(text))  # what she wrote holds
        positions = tuple((each.value, capital(POSITION_NAMES[each])) for each in Position)
        self.position = ChoiceRow(style, "Position", positions)
        self.position.set_value(Position.STANDING.value)
        self.each_side = PillButton(style, "One side after the other", ButtonKind.TAB)
        self.moves_like = MovesLike(style, variations)
        self.moves_like.offer(Position.STANDING)
        self.position.chosen.connect(self._offer)
        self.moves_like.chosen.connect(self._fill_in)
        for key in ("name", "purpose"):
            self.body.addWidget(self.fields[key])
        self.body.addWidget(self.position)
        self.body.addWidget(self.moves_like)
        sides = FlowLayout()
        sides.addWidget(self.each_side)
        self.body.addLayout(sides)
        for key in ("dose", "steps", "movement"):
            self.body.addWidget(self.fields[key])

    def stops(self) -> list[QWidget]:
        """Tab goes through the fields, too."""
        first, second, *rest = (field.edit for field in self.fields.values())
        rows = [row for row in (self.position, self.moves_like.row) if row is not None]
        held = [button for row in rows for value, button in row.buttons if value == row.value]
        sides = [self.each_side] if self.each_side.isEnabled() else []
        return [first, second, *held, *sides, *rest, *super().stops()]

    @property
    def half_written(self) -> dict[str, str]:
        """What stands in it, by name; nothing where she has written nothing yet."""
        texts = {key: field.text for key, field in self.fields.items()}
        if not any(text.strip() for key, text in texts.items() if key != "movement"):
            return {}
        row = self.moves_like.row
        return {
            **texts,
            _POSITION: str(self.position.value),
            _MOVES_LIKE: str(row.value if row else ""),
            _EACH_SIDE: "yes" if self.each_side.isChecked() else "",
        }

    def give_back(self, half_written: Mapping[str, str]) -> None:
        """Let this stand in it again."""
        self.position.choose(half_written.get(_POSITION, ""))
        if self.moves_like.row is not None:  # the one for that position
            self.moves_like.row.choose(half_written.get(_MOVES_LIKE, ""))
        self.each_side.setChecked(bool(half_written.get(_EACH_SIDE)))
        for key, field in self.fields.items():
            field.show_value(half_written.get(key, ""))

    def open(self) -> None:
        """Begin with the name."""
        super().open()
        self.fields["name"].edit.setFocus()

    def refuse(self, why: str) -> None:
        """Say what is still missing, and lead to the first field of that; all that she wrote stays."""
        self.refusal.setText(why)
        self.refusal.setVisible(bool(why))
        self._arrange()
        empty = next((field for field in self.fields.values() if not field.text.strip()), None)
        if why and empty is not None:
            empty.edit.setFocus()
        announce(self, why)

    def _offer(self, position: object) -> None:
        self.moves_like.offer(Position(str(position)))
        self._fill_in()

    def _fill_in(self) -> None:
        """Let what she has chosen say its sides, which are the figure's, and how it moves, which she may change."""
        shown = self.moves_like.variation
        self.each_side.setEnabled(shown is None)
        self.each_side.setChecked(shown is not None and shown.sides is Sides.EACH)
        self.fields["movement"].show_value(movement_of(shown) if shown else USUAL_MOVEMENT)
        self._arrange()

    def _row_of(self, buttons: list[PillButton]) -> QWidget:
        """Return what stands below: what is missing, above the answers."""
        self.refusal = TextLabel(self._style, "", Role.STRONG, Ink.WARNING).flush_with_buttons()
        holder = QWidget(self.card)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.refusal)
        column.addWidget(super()._row_of(buttons))
        self.refusal.hide()
        return holder

    def _give(self, name: str) -> None:
        """Stay, until what she wrote is taken."""
        if name != "add":
            super()._give(name)
            return
        words = {key: field.text for key, field in self.fields.items()}
        position, each_side = str(self.position.value), self.each_side.isChecked()
        moves_like = self.moves_like.variation
        self.written.emit(OwnExercise(**words, position=position, each_side=each_side, moves_like=moves_like))
