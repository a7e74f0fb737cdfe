"""The form: the parts of the routine in a list, and the chosen one beside it or below it, with its fields.

Shows the model's view and asks the model for each change; knows no text and no file.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QStackedWidget, QWidget

from routine_app.application.routines.editor_rows import Path, rows_of
from routine_app.qt.editor.draft_model import DraftModel
from routine_app.qt.editor.entry_list import EntryList
from routine_app.qt.editor.item_card import ItemPartCard
from routine_app.qt.editor.part_cards import PartCard, RoutinePartCard, SectionPartCard
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.accessible import be_page
from routine_app.qt.widgets.scrolling import Scrolling, at_top

BESIDE_FROM_REM = 40.0


class EditorForm(QWidget):
    """The form. `chosen()` when she has come to another part, whose path is `current`."""

    chosen = Signal()

    def __init__(self, style: Style, model: DraftModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._model = style, model
        self.list = EntryList(style)
        self.routine, self.section, self.item = RoutinePartCard(style), SectionPartCard(style), ItemPartCard(style)
        self._cards = QStackedWidget()
        be_page(self._cards)
        self._at: Path | None = None
        self.areas: dict[PartCard, Scrolling] = {}
        for card in (self.routine, self.section, self.item):
            self.areas[card] = Scrolling(style, at_top(card))
            self._cards.addWidget(self.areas[card])
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.addWidget(self.list, 2)
        self._parts.addWidget(self._cards, 3)
        self.list.chosen.connect(self._show_part)
        self.list.chosen.connect(self.chosen)
        model.changed.connect(self._show)
        style.changed.connect(self._arrange)

    @property
    def current(self) -> Path:
        """The path of the part that shows."""
        return self.list.current

    @property
    def card(self) -> PartCard:
        """The card of the part that shows."""
        return next(card for card, area in self.areas.items() if area is self._cards.currentWidget())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put list and part beside each other where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _show(self) -> None:
        view = self._model.view
        self.list.show_rows(rows_of(view))
        self._show_part()

    def _show_part(self) -> None:
        view, path = self._model.view, self.list.current
        card: PartCard = (self.routine, self.section, self.item)[len(path)]
        if path != self._at:
            self._at = path
            for each in {self.card, card}:  # what one part has not told yet is not to be told of the next
                each.forget()
            self.areas[card].verticalScrollBar().setValue(0)
        if card is self.item:
            item = view.sections[path[0]].items[path[1]]
            self.item.show_item(item, view.exercises.get(item.exercise))
        elif card is self.section:
            self.section.show_section(view.sections[path[0]])
        else:
            self.routine.show_routine(view)
        if self.card is not card and self._cards.isAncestorOf(QApplication.focusWidget() or self):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)  # else Qt gives it to a field that nobody came to
        self._cards.setCurrentWidget(self.areas[card])

    def _arrange(self) -> None:
        beside = self.width() >= self._style.px(BESIDE_FROM_REM)
        direction = QBoxLayout.Direction
        self._parts.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._parts.setSpacing(self._style.px(0.8 if beside else 0.3))
