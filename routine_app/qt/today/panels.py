"""The panels that stand over Today: her comfort, the routines, one exercise. Each is made when it is first wanted.

The first picture shows none of them, so a start neither makes nor loads one; that is done while nothing goes on. Knows
the page that they stand over as a widget, and what they show; not what follows from her choices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from routine_app.application.today.view import TodayView
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.made_later import MadeAhead, MadeLater

if TYPE_CHECKING:
    from routine_app.qt.today.comfort_panel import ComfortPanel
    from routine_app.qt.today.item_panel import ItemPanel
    from routine_app.qt.today.routine_panel import RoutinePanel
    from routine_app.qt.widgets.overlay import Overlay


class Panels(QObject):
    """The panels. `comfort_changed(avoid, without)`, `routine_chosen(id)` are her choices.

    `length_wanted(id)`: how long a routine takes is to be shown; `edit_wanted()`: she wants to change the chosen one;
    `undo_wanted()`: of what she changed last. `comfort_closed()`, `routines_closed()`, `item_closed()`.
    """

    comfort_changed = Signal(object, object)
    routine_chosen = Signal(str)
    length_wanted = Signal(str)
    edit_wanted = Signal()
    undo_wanted = Signal()
    comfort_closed = Signal()
    routines_closed = Signal()
    item_closed = Signal()

    def __init__(self, style: Style, over: QWidget) -> None:
        super().__init__(over)
        self._style, self._over = style, over
        self._view: TodayView | None = None
        self._comfort, self._routines = MadeLater(self._make_comfort), MadeLater(self._make_routines)
        self._item = MadeLater(self._make_item)

    @property
    def comfort(self) -> ComfortPanel:
        """What she leaves out today."""
        return self._comfort.make()

    @property
    def routines(self) -> RoutinePanel:
        """The routines to choose from."""
        return self._routines.make()

    @property
    def item(self) -> ItemPanel:
        """One exercise, and what she can change of it."""
        return self._item.make()

    @property
    def parts(self) -> tuple[MadeAhead, ...]:
        """The panels, those first that take longest to make."""
        return self._routines, self._comfort, self._item

    def made(self) -> list[Overlay]:
        """Return the panels that there are already."""
        return [each.make() for each in (self._comfort, self._routines, self._item) if each.is_made]

    def close(self) -> None:
        """Show the page alone."""
        for panel in self.made():
            panel.hide()

    def show_view(self, view: TodayView) -> None:
        """Show this, where it differs from what was shown, in the panels that there are."""
        before, self._view = self._view, view
        if self._comfort.is_made:
            self.comfort.chips.show_comfort(view.comfort.avoid, view.comfort.without)
        if self._routines.is_made and (before is None or _of_routines(before) != _of_routines(view)):
            self.routines.show_choices(view.choices, view.chosen)

    def _make_comfort(self) -> ComfortPanel:
        from routine_app.qt.today.comfort_panel import ComfortPanel

        panel = ComfortPanel(self._style, self._over)
        panel.chips.changed.connect(self.comfort_changed)
        panel.answered.connect(lambda _answer: self.comfort_closed.emit())
        if self._view is not None:
            panel.chips.show_comfort(self._view.comfort.avoid, self._view.comfort.without)
        return panel

    def _make_routines(self) -> RoutinePanel:
        from routine_app.qt.today.routine_panel import RoutinePanel

        panel = RoutinePanel(self._style, self._over)
        panel.chosen.connect(self.routine_chosen)
        panel.length_wanted.connect(self.length_wanted)
        panel.answered.connect(self._routines_answered)
        if self._view is not None:
            panel.show_choices(self._view.choices, self._view.chosen)
        return panel

    def _make_item(self) -> ItemPanel:
        from routine_app.qt.today.item_panel import ItemPanel

        panel = ItemPanel(self._style, self._over)
        panel.message.undo_wanted.connect(self.undo_wanted)
        panel.answered.connect(lambda _answer: self.item_closed.emit())
        return panel

    def _routines_answered(self, answer: str) -> None:
        self.routines_closed.emit()
        if answer == "edit":
            self.edit_wanted.emit()


def _of_routines(view: TodayView) -> object:
    """Return what the list of routines is made of."""
    return view.choices, view.chosen, view.comfort
