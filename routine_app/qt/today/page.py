"""Today: how she is, one card with what is offered, its exercises below, and Start, which always shows.

Shows a TodayView and says what she chose; knows no files, no rules and no player.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.application import words
from routine_app.application.today.view import TodayView
from routine_app.domain.day_edits import ItemKey
from routine_app.domain.vocabulary import Equipment
from routine_app.qt.style.style import Style
from routine_app.qt.today.backup_banner import BackupBanner
from routine_app.qt.today.care_banner import CareBanner
from routine_app.qt.today.check_in import CheckIn
from routine_app.qt.today.flare_banner import FlareBanner
from routine_app.qt.today.message_lines import MessageLines
from routine_app.qt.today.offer_card import BrokenCard, OfferCard
from routine_app.qt.today.panels import Panels
from routine_app.qt.today.plan_list import PlanList
from routine_app.qt.today.resume_banner import ResumeBanner
from routine_app.qt.widgets.buttons import ENTER_KEYS, ButtonKind, PillButton
from routine_app.qt.widgets.key_bindings import starts
from routine_app.qt.widgets.long_pill import LongPill
from routine_app.qt.widgets.scroll_page import ScrollPage
from routine_app.qt.widgets.status_line import announce
from routine_app.qt.widgets.undo_message import UndoMessage

NO_ROUTINE = "There is no routine here"
_LARGE_START_FROM_PX = 560  # of the page's height
_START_SCALES = (1.15, 1.5)
_START_REM = 12.0
_AROUND_CARD_REM = 22.5  # what stands above and below the card, with the beginning of the list


def _of_card(view: TodayView) -> object:
    """Return what the card of the chosen routine is made of."""
    return view.plan, view.duration_ms, view.problems, view.from_author, view.choice, view.heading, view.why, view.done


class TodayPage(ScrollPage):
    """The page. `start_wanted()` is her choice, and what she chooses in `panels`.

    `undo_wanted()` of `view.changed`; `other_wanted(id)`: the routine that is one press away; `item_wanted(ItemKey)`:
    she pressed the card of an exercise; `come_back_to()`: its window has become the active one while it shows.
    """

    other_wanted = Signal(str)
    item_wanted = Signal(object)
    start_wanted = Signal()
    undo_wanted = Signal()
    come_back_to = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.setAccessibleName("Today")
        self._view: TodayView | None = None
        self._fetched: set[Equipment] = set()
        self.panels = Panels(style, self)
        self.check_in = CheckIn(style)
        self.pain = self.check_in.pain
        self.messages = MessageLines(style)
        self._holder = QWidget()  # keeps the card's place: a screen reader goes by the order in which parts were put in
        self._place = QVBoxLayout(self._holder)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.card: OfferCard | BrokenCard | None = None
        self.plan = PlanList(style)
        self.resume, self.flare = ResumeBanner(style), FlareBanner(style)
        self.care, self.backup = CareBanner(style), BackupBanner(style)
        self.message = UndoMessage(style, self, lambda: self.home)
        self.start = PillButton(style, "Start", ButtonKind.PRIMARY)
        self.change = LongPill(style, "Change routine", ButtonKind.QUIET)
        self.change.set_forms("Change routine", "Change")
        self.other = LongPill(style, "As usual", ButtonKind.QUIET)
        self._fill_column()
        self._fill_footer()
        self._join_panels()
        style.changed.connect(self._give_room)

    def _fill_column(self) -> None:
        self.column.addWidget(self.backup)
        self.column.addWidget(self.resume)
        self.column.addWidget(self.flare)
        self.column.addLayout(self.messages)
        self.column.addWidget(self.check_in)
        self.column.addWidget(self.care)
        self.column.addWidget(self._holder)
        self.column.addWidget(self.plan)
        self.column.addStretch(1)
        self.plan.wanted.connect(self.item_wanted)

    def _fill_footer(self) -> None:
        self.start.clicked.connect(self.start_wanted)
        self.other.clicked.connect(self._take_other)
        self.flare.later_wanted.connect(self.focus_home)
        self.care.left.connect(self._care_left)
        self.message.undo_wanted.connect(self._take_back)
        for button in (self.start, self.change, self.other):
            self.footer.row.addWidget(button)
        self.footer.row.addStretch(1)
        self.put_above_footer(self.message)

    def _join_panels(self) -> None:
        panels = self.panels
        self.check_in.comfort_wanted.connect(self._open_comfort)
        self.change.clicked.connect(self._open_routines)
        panels.comfort_closed.connect(lambda: self.check_in.avoided.setFocus(Qt.FocusReason.TabFocusReason))
        panels.routines_closed.connect(self.focus_home)
        panels.undo_wanted.connect(self._take_back)
        panels.item_closed.connect(lambda: self.focus_item(panels.item.look.key if panels.item.look else None))

    def _open_comfort(self) -> None:
        self.panels.comfort.open()

    def _open_routines(self) -> None:
        self.panels.routines.open()

    def show_view(self, view: TodayView) -> None:
        """Show this; only what differs is built anew."""
        before, self._view = self._view, view
        self.backup.show_offer(view.backup, busy=view.putting_back)
        self.resume.show_offer(view.offer)
        self.flare.show_question(view.flare)
        self.check_in.show_day(view.greeting, view.comfort, sore=view.sore)
        self.panels.show_view(view)
        if before is None or before.messages != view.messages:
            self.messages.show_lines(view.messages)
        self.message.show_last(view.changed, view.again)
        if before is None or _of_card(before) != _of_card(view):
            self._rebuild()
        self._show_other()
        if before is not None and before.comfort != view.comfort and view.plan is not None:
            announce(self, words.comfort_line(view.plan))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts, wherever the focus is not on something that Enter presses; a clicker or a headset anywhere.

        What was cut short is gone on with first, as by Enter when the page opens.
        """
        if event.key() in ENTER_KEYS and not event.isAutoRepeat() and self.start.isEnabled():
            self.start.click()
        elif starts(event.key(), event.modifiers()) and not event.isAutoRepeat():
            (self.resume.first or self.start).click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say that she has come back."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isVisible() and self.isActiveWindow():
            self.come_back_to.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep Start and the card as large as the height allows."""
        super().resizeEvent(event)
        self._give_room()

    def focus_item(self, key: ItemKey | None) -> None:
        """Give the focus to the card of an exercise, or to Start where it is not there any more."""
        ((self.plan.card_of(key) if key is not None else None) or self.home).setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def home(self) -> QWidget:
        """Where the focus belongs when nothing else has it: Start, or where there is nothing to start, the way on."""
        return self.start if self.start.isEnabled() else self.change

    def _care_left(self) -> None:
        if self.isVisible():  # not where her answer has led to another page
            self.focus_home()

    def focus_home(self) -> None:
        """Give the focus there."""
        self.home.setFocus(Qt.FocusReason.TabFocusReason)

    def _give_room(self) -> None:
        """Let Start and the card have what the height leaves: of the list below no more than its beginning shows."""
        style, roomy = self._style, self.height() >= _LARGE_START_FROM_PX
        self.start.set_scale(_START_SCALES[roomy])
        self.start.setMinimumWidth(style.px(_START_REM) if roomy else 0)
        if isinstance(self.card, OfferCard):
            self.card.give_room(self.height() - style.px(_AROUND_CARD_REM))

    def _take_back(self) -> None:
        """Let what she changed last be as before, and say that where she is looking."""
        if self._view is not None and self._view.again:
            (self.panels.item.message if self.panels.item.isVisible() else self.message).tell(self._view.again)
            self.undo_wanted.emit()

    def _take_other(self) -> None:
        if self._view is not None and self._view.other is not None:
            self.other_wanted.emit(self._view.other.id)
            self.focus_home()

    def _show_other(self) -> None:
        """Show what is one press away, if anything is."""
        other = self._view.other if self._view is not None else None
        if other is not None:
            self.other.set_forms(f"{other.words}: {other.name}", other.words)
        self.other.setVisible(other is not None)

    def _rebuild(self) -> None:
        """Build the routine's card and its list anew."""
        view = self._view
        if view is None:
            return
        if self.card is not None:
            self.card.hide()
            self._place.removeWidget(self.card)
            self.card.deleteLater()
        if view.plan is not None:
            self.card = OfferCard(self._style, view, view.plan, self._fetched)
        else:
            self.card = BrokenCard(self._style, view.choice.name if view.choice else NO_ROUTINE, view.problems)
        self._give_room()
        self._place.addWidget(self.card)
        self.card.show()
        self.plan.show_plan(view.plan, not_all=view.not_all)
        self.start.setEnabled(view.plan is not None and bool(view.plan.items))
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go down the page: what was built anew would come last."""
        chain: list[QWidget] = [
            *self.backup.buttons,
            *self.resume.buttons,
            *self.flare.buttons,
            *self.check_in.buttons,
            *self.care.buttons,
            *(self.card.chips if isinstance(self.card, OfferCard) else ()),
            *self.plan.grid.cards.values(),
            self.plan.all_again,
            *self.message.stops,
            self.start,
            self.change,
            self.other,
        ]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
