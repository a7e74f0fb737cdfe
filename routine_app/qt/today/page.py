"""Today: how she is, what is not comfortable, what she will do; and Start.

Shows a TodayView and says what she chose; knows no files, no rules and no player.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.application import words
from routine_app.application.today.view import RoutineChoice, TodayView
from routine_app.domain.formatting import minutes_text
from routine_app.domain.vocabulary import Equipment
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.today.backup_banner import BackupBanner
from routine_app.qt.today.care_banner import CareBanner
from routine_app.qt.today.flare_banner import FlareBanner
from routine_app.qt.today.plan_card import broken_card, plan_card
from routine_app.qt.today.resume_banner import ResumeBanner
from routine_app.qt.widgets.buttons import ENTER_KEYS, ButtonKind, PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.comfort_chips import ComfortChips
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.pain_scale import pain_scale
from routine_app.qt.widgets.radio import RadioGroup, hold_one
from routine_app.qt.widgets.scroll_page import ScrollPage
from routine_app.qt.widgets.status_line import announce
from routine_app.qt.widgets.text import TextLabel

NO_ROUTINE = "There is no routine here"
_TAB_SCALE = 0.88  # a row of routines beside Start
_TABS_BESIDE_START_FROM = (720, 480)  # logical pixels; in a smaller window they scroll with the page


def _of_card(view: TodayView) -> object:
    """Return what the card of the chosen routine is made of."""
    return view.plan, view.problems, view.description, view.choice


class TodayPage(ScrollPage):
    """The page. `comfort_changed(avoid, without)`, `routine_chosen(id)`, `start_wanted()` are her choices.

    `come_back_to()` when its window becomes the active one while it shows. `card` shows the chosen routine, `tabs` all
    of them by id, in `tab_holder`.
    """

    comfort_changed = Signal(object, object)
    routine_chosen = Signal(str)
    start_wanted = Signal()
    come_back_to = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.setAccessibleName("Today")
        self._view: TodayView | None = None
        self._fetched: set[Equipment] = set()
        self.tabs: dict[str, PillButton] = {}
        self.greeting = TextLabel(style, "", Role.DISPLAY).flush_with_buttons()
        self.pain = pain_scale(style, "Pain now")
        self.chips = ComfortChips(style)
        self.chips.changed.connect(self.comfort_changed)
        self.messages = QVBoxLayout()
        self.tab_holder = RadioGroup("Routines")
        self._tab_flow = FlowLayout(self.tab_holder, spacing=2, row_spacing=0)
        self._place = QVBoxLayout()
        self.card: Card | None = None
        self.resume = ResumeBanner(style)
        self.flare = FlareBanner(style)
        self.care = CareBanner(style)
        self.backup = BackupBanner(style)
        self._tab_slot = QVBoxLayout()
        self.start = PillButton(style, "Start", ButtonKind.PRIMARY)
        self._tabs_beside_start = True
        self._fill_column()
        self._fill_footer()
        style.changed.connect(self._rebuild)

    def _fill_column(self) -> None:
        self.column.addWidget(self.backup)
        self.column.addWidget(self.resume)
        self.column.addWidget(self.flare)
        self.column.addLayout(self.messages)
        heading = TextLabel(self._style, "Not comfortable today", Role.STRONG).flush_with_buttons().be_heading()
        for part in (self.greeting, self.pain, self.care, heading, self.chips):
            self.column.addWidget(part)
        self.column.addLayout(self._tab_slot)
        self.column.addLayout(self._place)
        self.column.addStretch(1)

    def _fill_footer(self) -> None:
        self.start.set_scale(1.2)
        self.start.clicked.connect(self.start_wanted)
        self.flare.later_wanted.connect(lambda: self.start.setFocus(Qt.FocusReason.TabFocusReason))
        self.footer.row.addWidget(self.start)
        self.footer.row.addWidget(self.tab_holder, 1, Qt.AlignmentFlag.AlignVCenter)

    def show_view(self, view: TodayView) -> None:
        """Show this; only what differs is built anew."""
        before, self._view = self._view, view
        self.backup.show_offer(view.backup, busy=view.putting_back)
        self.resume.show_offer(view.offer)
        self.flare.show_question(view.flare)
        self.greeting.setText(view.greeting)
        self.chips.show_comfort(view.comfort.avoid, view.comfort.without)
        if before is None or before.choices != view.choices:
            self._show_choices(view.choices)
        self._hold(view.chosen)
        if before is None or before.messages != view.messages:
            self._show_messages(view.messages)
        if before is None or _of_card(before) != _of_card(view):
            self._rebuild()
        if before is not None and before.comfort != view.comfort and view.plan is not None:
            announce(self, words.comfort_line(view.plan))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts, wherever the focus is not on something that Enter presses."""
        if event.key() in ENTER_KEYS and not event.isAutoRepeat() and self.start.isEnabled():
            self.start.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say that she has come back."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isVisible() and self.isActiveWindow():
            self.come_back_to.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the routines beside Start where there is room, else in the page."""
        super().resizeEvent(event)
        width, height = _TABS_BESIDE_START_FROM
        beside = self.width() >= width and self.height() >= height
        if beside is not self._tabs_beside_start:
            self._tabs_beside_start = beside
            (self._tab_slot if beside else self.footer.row).removeWidget(self.tab_holder)
            if beside:
                self.footer.row.addWidget(self.tab_holder, 1, Qt.AlignmentFlag.AlignVCenter)
            else:
                self._tab_slot.addWidget(self.tab_holder)

    def _show_choices(self, choices: tuple[RoutineChoice, ...]) -> None:
        if list(self.tabs) != [choice.id for choice in choices]:
            kept = {choice.id: self.tabs.get(choice.id) or self._tab(choice) for choice in choices}
            for routine_id, tab in self.tabs.items():
                self._tab_flow.removeWidget(tab)
                if routine_id not in kept:
                    tab.hide()
                    tab.deleteLater()
            self.tabs, self.tab_holder.radios = kept, list(kept.values())
            for tab in kept.values():
                self._tab_flow.addWidget(tab)
        for choice in choices:
            extra = "cannot be read" if choice.duration_ms is None else minutes_text(choice.duration_ms)
            name, whose = words.routine_tab(choice.name), " (yours)" if choice.hers else ""
            self.tabs[choice.id].set_words(f"{name}{whose} · {extra}")

    def _tab(self, choice: RoutineChoice) -> PillButton:
        tab = PillButton(self._style, choice.name, ButtonKind.TAB)
        tab.set_scale(_TAB_SCALE)
        tab.clicked.connect(lambda: self._choose(choice.id))
        return tab

    def _choose(self, routine_id: str) -> None:
        self.routine_chosen.emit(routine_id)

    def _hold(self, chosen: str) -> None:
        ids = list(self.tabs)
        hold_one(self.tab_holder.radios, ids.index(chosen) if chosen in ids else None)

    def _show_messages(self, messages: tuple[str, ...]) -> None:
        while (item := self.messages.itemAt(0)) is not None and (text := item.widget()) is not None:
            self.messages.removeWidget(text)
            text.deleteLater()
        for message in messages:
            self.messages.addWidget(
                TextLabel(self._style, message, Role.BODY, Ink.CORAL).break_long_words().flush_with_buttons()
            )

    def _rebuild(self) -> None:
        """Build the routine's card anew."""
        view = self._view
        if view is None:
            return
        if self.card is not None:
            self.card.hide()
            self._place.removeWidget(self.card)
            self.card.deleteLater()
        self.card = self._card_of(view)
        self.start.setEnabled(view.plan is not None and bool(view.plan.items))
        self._place.addWidget(self.card)
        self.card.show()
        self._order_tabs()

    def _card_of(self, view: TodayView) -> Card:
        choice = view.choice
        if view.plan is not None and choice is not None and choice.duration_ms is not None:
            return plan_card(self._style, view.plan, choice.duration_ms, view.description, self._fetched)
        return broken_card(self._style, choice.name if choice is not None else NO_ROUTINE, view.problems)

    def _order_tabs(self) -> None:
        """Let Tab go down the page: what was built anew would come last."""
        found = self.card.findChildren(PillButton) if self.card is not None else []
        chain = [
            *self.backup.buttons,
            *self.resume.buttons,
            *self.flare.buttons,
            *self.pain.buttons.values(),
            *self.care.buttons,
            *self.chips.chips.values(),
            *found,
            self.start,
            *self.tabs.values(),
        ]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
