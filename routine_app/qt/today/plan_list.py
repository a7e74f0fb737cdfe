"""The exercises of today's plan as cards to press, and what is left out, with the reason.

Knows plan items; knows nothing of how they were chosen, nor what a press opens.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.application import words
from routine_app.domain.day_edits import ItemKey
from routine_app.domain.dose import dose_text
from routine_app.domain.edited_plan import keys_of
from routine_app.domain.formatting import counted
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.reasons import under_heading
from routine_app.domain.tempo import dose_as_done
from routine_app.qt.figure.card_grid import CardGrid
from routine_app.qt.figure.figure_card import CardWords, FigureCard
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.layout_room import LayoutRoom
from routine_app.qt.widgets.text import TextLabel


class ItemCard(FigureCard):
    """An exercise of today: its still, name, dose, why it stands here if it was swapped, what to take care of."""

    def __init__(self, style: Style, item: PlanItem, parent: QWidget | None = None) -> None:
        dose = dose_text(dose_as_done(item), item.sides)
        said = CardWords(item.variation.short_name, (dose, *item.cautions), swap=words.swap_text(item))
        super().__init__(style, item.variation, said, parent=parent)
        self.swapped = item.replaced is not None


class PlanList(QWidget):
    """The list. `wanted(ItemKey)`: she pressed the card of this one; `all_again` brings back what she left out."""

    wanted = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.title = TextLabel(style, "", Role.STRONG).flush_with_buttons().be_heading()
        self.grid = CardGrid(style)
        self.grid.setAccessibleName("Today's exercises")
        self._out = QVBoxLayout()
        self.all_again = PillButton(style, "All exercises again")
        column = QVBoxLayout(self)
        LayoutRoom(style, column, around=(0, 0.4, 0, 0))
        column.addWidget(self.title)
        column.addWidget(self.grid)
        column.addLayout(self._out)
        column.addWidget(self.all_again, 0, Qt.AlignmentFlag.AlignLeft)

    def show_plan(self, plan: Plan | None, *, not_all: bool = False) -> None:
        """Show this plan, `not_all` of which she wants to do today; None shows nothing."""
        self.setVisible(plan is not None)
        self.all_again.setVisible(not_all)
        while (item := self._out.itemAt(0)) is not None and (text := item.widget()) is not None:
            self._out.removeWidget(text)
            text.hide()
            text.deleteLater()
        items = plan.items if plan is not None else ()
        self.title.setText(_title(len(items)))
        self.grid.set_cards(
            [(_name_of(key), self._card(key, item)) for key, item in zip(keys_of(items), items, strict=True)]
        )
        for skipped in plan.skipped if plan is not None else ():
            named = bool(items) and skipped.reason.startswith(skipped.name)
            line = skipped.reason if named else under_heading(skipped.name, skipped.reason)
            self._out.addWidget(TextLabel(self._style, line, Role.BODY, Ink.PLUM).flush_with_buttons())

    def card_of(self, key: ItemKey) -> FigureCard | None:
        """Return the card of an exercise, None where it is not in the plan."""
        return self.grid.cards.get(_name_of(key))

    def _card(self, key: ItemKey, item: PlanItem) -> ItemCard:
        card = ItemCard(self._style, item)
        card.clicked.connect(lambda: self.wanted.emit(key))
        return card


def _title(count: int) -> str:
    if not count:
        return "Left out today, and why"
    which = "it" if count == 1 else "one"
    return f"{counted(count, 'exercise')}: press {which} to see it or to change it for today"


def _name_of(key: ItemKey) -> str:
    exercise, time = key
    return f"{exercise}/{time}"
