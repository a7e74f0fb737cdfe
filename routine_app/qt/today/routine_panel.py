"""The panel behind "Change": all routines, with their lengths, and a field that finds one by its name.

Shows choices and says which she took; lengths are asked for while the panel shows, a few at a time, so that it opens
at once however many there are. Knows no routine and no file.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from routine_app.application import words
from routine_app.application.today.view import RoutineChoice
from routine_app.domain.formatting import counted, minutes_text
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ENTER_KEYS, ButtonKind, PillButton
from routine_app.qt.widgets.clear_mark import mark_clear_button
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.overlay import Overlay
from routine_app.qt.widgets.radio import RadioGroup, hold_one, stepped_to
from routine_app.qt.widgets.text import RING, TextLabel

FIND_FROM = 9  # so many routines are more than a look takes in
AT_A_TIME = 6  # lengths: each takes a few ms, and what shows is laid out anew after each lot
ALL_OF_THEM = "All routines, with how long they take today."
EDIT, EDIT_COPY = "Change what is in it", "Change a copy of it"
NO_FIT = "nothing fits"
NONE_FOUND = "No routine has this in its name."
ALL_UP_TO = 100  # routines: each has a button; a thousand would take longer to make than the window
MOST_TABS = 24  # of more than that: those that a key finds are made anew within a frame, and nobody reads through more


class RoutineTabs(RadioGroup):
    """The routines as buttons. Arrow keys only go along: a press chooses, and closes the panel."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along, and let nothing else of it reach the panel."""
        if stepped_to([each for each in self.radios if each.isVisible()], event) is None:
            event.ignore()


class FindField(QLineEdit):
    """The field. `left()`: the arrow down leads out of it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go down to what was found; what scrolls around it would take the key for itself."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class RoutinePanel(Overlay):
    """The panel. `answered("edit")`: she wants to change what is in the chosen one.

    `chosen(id)` is her choice, `length_wanted(id)` asks for the length of one: answer `show_length`.
    `tabs` are the routines by id, in `holder`, of very many the first that `field` finds, and the chosen one.
    """

    WIDEST_REM = 60.0
    chosen = Signal(str)
    length_wanted = Signal(str)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, parent, "Which routine?", (("edit", EDIT), ("close", "Close")))
        self.setAccessibleDescription(ALL_OF_THEM)
        self.stand_in_line()
        self.tabs: dict[str, PillButton] = {}
        self._choices: dict[str, RoutineChoice] = {}
        self._chosen = ""
        self._lengths: dict[str, int] = {}
        self._unmeasured: list[str] = []
        self.field = FindField()
        self.field.left.connect(self._go_down)
        self.field.setPlaceholderText("Find a routine")
        self.field.setAccessibleName("Find a routine")
        self.field.textChanged.connect(lambda _: self._offer())
        self.none = TextLabel(style, NONE_FOUND, Role.BODY, Ink.MUTED).flush_with_buttons()
        self.none.hide()
        self.more = TextLabel(style, "", Role.BODY, Ink.MUTED).flush_with_buttons()
        self.more.hide()
        self.holder = RoutineTabs("Routines")
        self._flow = FlowLayout(self.holder, spacing=2, row_spacing=0)
        self._fill_body()
        self._asking = QTimer(self)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self._ask)
        style.changed.connect(self._dress)
        self._dress()

    def _fill_body(self) -> None:
        """Put the field above the routines, in line with them."""
        field = QHBoxLayout()
        field.setContentsMargins(RING, 0, RING, 0)
        field.addWidget(self.field)
        self.body.addLayout(field)
        for part in (self.none, self.holder, self.more):
            self.body.addWidget(part)

    def show_choices(self, choices: tuple[RoutineChoice, ...], chosen: str) -> None:
        """Show these, the chosen one held; their lengths are asked for anew."""
        self._choices = {choice.id: choice for choice in choices}
        self._chosen = chosen
        self._lengths.clear()
        held = self._choices.get(chosen)
        self.answers["edit"].setVisible(held is not None)
        if held is not None:
            edit = EDIT if held.hers else EDIT_COPY
            self.answers["edit"].set_words(edit, f"{edit}: {held.name}")
        self.field.setVisible(len(choices) >= FIND_FROM)
        self._offer()

    def show_length(self, routine_id: str, ms: int | None) -> None:
        """Show how long a routine takes (ms); 0: nothing in it fits."""
        if routine_id in self.tabs and ms is not None:
            self._lengths[routine_id] = ms
            self._name(self._choices[routine_id])

    def stops(self) -> list[QWidget]:
        """Return what Tab goes round: the field, one of the routines, and the way out."""
        shown = [tab for tab in self.tabs.values() if not tab.isHidden()]
        one = next((tab for tab in shown if tab.hasFocus()), None) or next(
            (tab for tab in shown if tab.isChecked()), None
        )
        field = () if self.field.isHidden() else (self.field,)
        return [*field, *([one] if one else shown[:1]), *super().stops()]

    def open(self) -> None:
        """Show it, with the focus on the field where there is one, else on the chosen routine."""
        self.field.clear()
        self.field.setClearButtonEnabled(True)  # its picture is made here: no start waits for it
        mark_clear_button(self.field, self._style)
        super().open()
        self._focus(self.stops()[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the first routine that the field has found, on Enter in it."""
        shown = [tab for tab in self.tabs.values() if not tab.isHidden()]
        if self.field.hasFocus() and shown and event.key() in ENTER_KEYS and not event.isAutoRepeat():
            shown[0].click()
        else:
            super().keyPressEvent(event)

    def _go_down(self) -> None:
        first = next((tab for tab in self.tabs.values() if not tab.isHidden()), None)
        if first is not None:
            self._focus(first)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the lengths that are not known yet."""
        super().showEvent(event)
        self._measure_anew()

    def _offer(self) -> None:
        """Have a button for each routine, of very many for those that the field finds."""
        found = [choice for choice in self._choices.values() if self._is_found(choice)]
        offered = list(self._choices.values())
        if len(offered) > ALL_UP_TO:
            held = [choice for choice in found[MOST_TABS:] if choice.id == self._chosen]
            offered = [*found[: MOST_TABS - len(held)], *held]
        if list(self.tabs) != [choice.id for choice in offered]:
            self._set_tabs(offered)
        layouts = (self._flow, self.body)
        for layout in layouts:  # else each button that shows or goes lays all of them out anew
            layout.setEnabled(False)
        for choice in offered:
            self._name(choice)
            self.tabs[choice.id].setVisible(self._is_found(choice))
        for layout in layouts:
            layout.setEnabled(True)
            layout.invalidate()
        hold_one(self.holder.radios, next((at for at, each in enumerate(offered) if each.id == self._chosen), None))
        self.none.setVisible(not found)
        left = len(found) - len(offered)
        self.more.setText(f"And {counted(left, 'routine')} more: write a part of the name above." if left > 0 else "")
        self.more.setVisible(left > 0)
        self._measure_anew()

    def _set_tabs(self, choices: Sequence[RoutineChoice]) -> None:
        kept = {choice.id: self.tabs.get(choice.id) or self._tab(choice) for choice in choices}
        for routine_id, tab in self.tabs.items():
            self._flow.removeWidget(tab)
            if routine_id not in kept:
                tab.setAutoExclusive(False)  # it is none of those any more of which one holds
                tab.hide()
                tab.deleteLater()
        self.tabs, self.holder.radios = kept, list(kept.values())
        for tab in kept.values():
            self._flow.addWidget(tab)

    def _tab(self, choice: RoutineChoice) -> PillButton:
        tab = PillButton(self._style, choice.name, ButtonKind.TAB)
        tab.clicked.connect(lambda: self._take(choice.id))
        return tab

    def _take(self, routine_id: str) -> None:
        self.chosen.emit(routine_id)
        if self.isVisible():
            self._give("close")

    def _name(self, choice: RoutineChoice) -> None:
        name, whose = words.routine_tab(choice.name), " (yours)" if choice.hers else ""
        extra = "cannot be read" if choice.broken else self._takes(choice.id)
        self.tabs[choice.id].set_words(f"{name}{whose} · {extra}" if extra else f"{name}{whose}")

    def _takes(self, routine_id: str) -> str:
        length = self._lengths.get(routine_id)
        if length is None:
            return ""
        return minutes_text(length) if length else NO_FIT

    def _is_found(self, choice: RoutineChoice) -> bool:
        name = choice.name.casefold()
        return all(each in name for each in self.field.text().casefold().split())

    def _measure_anew(self) -> None:
        known = self._lengths
        self._unmeasured = [each for each in self.tabs if not self._choices[each].broken and each not in known]
        if self.isVisible():
            self._asking.start()

    def _ask(self) -> None:
        """Ask for some that she sees, else for some of the others."""
        shown = [each for each in self._unmeasured if not self.tabs[each].isHidden()]
        some = (shown or self._unmeasured)[:AT_A_TIME] if self.isVisible() else []
        for routine_id in some:
            self._unmeasured.remove(routine_id)
            self.length_wanted.emit(routine_id)
        if not some:
            self._asking.stop()

    def _dress(self) -> None:
        self.field.setStyleSheet(self._style.field_style())
        mark_clear_button(self.field, self._style)
        self.field.setMinimumHeight(self._style.target())
