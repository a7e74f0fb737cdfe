"""The panel of one exercise of today: how it moves, what it asks of her, and all that she can change of it for today.

Shows an ItemLook and says what she wants; knows no plan and no rule.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from routine_app.application.exercises.texts import PINNED
from routine_app.application.today.item_look import ItemLook, WayLook
from routine_app.qt.figure.card_grid import CardGrid
from routine_app.qt.figure.figure_card import CardWords, FigureCard
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.today.living_figure import LivingFigure
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.layout_room import LayoutRoom
from routine_app.qt.widgets.overlay import Overlay
from routine_app.qt.widgets.radio import hold_one
from routine_app.qt.widgets.text import TextLabel
from routine_app.qt.widgets.undo_message import UndoMessage

_FIGURE_REM, _WAY_REM = 12.0, 6.0


class ItemPanel(Overlay):
    """The panel. Each signal is something that she wants of the exercise `look.key`.

    `way_wanted(variation id)`: another version today; `step_wanted(int)`: more (1) or fewer (-1); `pin_wanted(bool)`:
    always the one of today, or no longer; `leave_out_wanted()`, `only_wanted()`.
    """

    WIDEST_REM = 64.0
    way_wanted = Signal(str)
    step_wanted = Signal(int)
    pin_wanted = Signal(bool)
    leave_out_wanted = Signal()
    only_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, parent, "Exercise", (("close", "Done"),))
        self.stand_in_line()
        self.look: ItemLook | None = None
        self.figure: LivingFigure | None = None
        self._top = QHBoxLayout()
        self._asks = QVBoxLayout()
        LayoutRoom(style, self._asks, gap=0.25, around=(0, 0, 0.6, 0))  # else the words touch the bar that scrolls
        beside = QVBoxLayout()
        beside.addStretch(1)
        beside.addLayout(self._asks)
        beside.addStretch(1)
        self._top.addLayout(beside, 3)
        self.leave_out = self._button("Leave out today", self.leave_out_wanted.emit)
        self.only = self._button("Just this one", self.only_wanted.emit)
        self.fewer = self._button("Fewer", lambda: self.step_wanted.emit(-1))
        self.more = self._button("More", lambda: self.step_wanted.emit(1))
        self.pin = PillButton(style, PINNED, ButtonKind.TAB)
        self.pin.clicked.connect(self.pin_wanted)
        self.ways = CardGrid(style)
        self.ways.setAccessibleName("All versions")
        self._fill_body()

    def _fill_body(self) -> None:
        self.body.addLayout(self._top)
        actions = FlowLayout(spacing=4)
        for button in (self.leave_out, self.only, self.fewer, self.more, self.pin):
            actions.addWidget(button)
        self.body.addLayout(actions)
        heading = TextLabel(self._style, "All versions: press one to do it today", Role.STRONG).flush_with_buttons()
        self.body.addWidget(heading.be_heading())
        self.body.addWidget(self.ways)

    def show_item(self, look: ItemLook, changed: str, again: str) -> None:
        """Show this; `changed` says what she changed last ("": nothing to take back), `again` what is true without."""
        before, self.look = self.look, look
        self.title.setText(look.title)
        self.setAccessibleName(look.title)
        self.setAccessibleDescription(" ".join((f"{look.dose}.", *look.asks)))
        if before is None or before.chosen.variation != look.chosen.variation:
            self._set_figure(look)
        self._say(look)
        steps = [(self.fewer, "Fewer", look.fewer), (self.more, "More", look.more)]
        steps = sorted(steps, key=lambda step: not step[2])  # what goes out hands its focus over last
        for button, words, dose in steps:
            self._name(button, words, dose)
        self.pin.setChecked(look.chosen.pinned)
        self.pin.setAccessibleName(f"{PINNED}: {look.title}")
        self.message.show_last(changed, again, aloud=False)  # the page says it
        self.ways.set_cards([(way.variation.id, self._card(way)) for way in look.ways])
        self._hold()

    def refuse(self, way: WayLook) -> None:
        """Say why a version that she pressed is not for today; today's stays chosen."""
        self._hold()
        said = f"{way.variation.short_name}, not today. {way.against}"
        self.message.tell(said)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes round, in order: of the versions one, arrow keys reach the others."""
        buttons = [each for each in (self.leave_out, self.only, self.fewer, self.more, self.pin) if each.isEnabled()]
        cards = list(self.ways.cards.values())
        one = [card for card in cards if card.hasFocus()] or [card for card in cards if card.isChecked()]
        undo = [self.message.undo] if self.message.can_undo else []
        return [*buttons, *one[:1], *super().stops(), *undo]

    def _hold(self) -> None:
        """Mark today's version among the cards, as the one of many."""
        if self.look is not None:
            chosen = [way.chosen for way in self.look.ways]
            hold_one(list(self.ways.cards.values()), chosen.index(True))

    def _row_of(self, buttons: list[PillButton]) -> QWidget:
        """Return what stands below: the way out, and what has changed."""
        self.message = UndoMessage(self._style, self, lambda: self.answers["close"], in_panel=True)
        holder = QWidget(self.card)
        holder.installEventFilter(self)  # it is higher with a message
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(super()._row_of(buttons), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.message, 1)
        return holder

    def _set_figure(self, look: ItemLook) -> None:
        if self.figure is not None:
            self.figure.hide()
            self._top.removeWidget(self.figure)
            self.figure.deleteLater()
        self.figure = LivingFigure(self._style, look.chosen.variation, _FIGURE_REM)
        self._top.insertWidget(0, self.figure, 2)
        self.figure.show()

    def _say(self, look: ItemLook) -> None:
        while (item := self._asks.itemAt(0)) is not None and (text := item.widget()) is not None:
            self._asks.removeWidget(text)
            text.hide()
            text.deleteLater()
        self._asks.addWidget(TextLabel(self._style, look.dose, Role.HEADING, Ink.TEAL))
        for line in look.asks:
            self._asks.addWidget(TextLabel(self._style, line).break_long_words())

    def _card(self, way: WayLook) -> FigureCard:
        pinned = PINNED if way.pinned else ""
        card = FigureCard(
            self._style,
            way.variation,
            CardWords(way.variation.short_name, way.lines, pinned, way.against),
            _WAY_REM,
        )
        card.setCheckable(True)
        card.clicked.connect(lambda: self.way_wanted.emit(way.variation.id))
        return card

    def _button(self, words: str, act: Callable[[], None]) -> PillButton:
        button = PillButton(self._style, words)
        button.clicked.connect(act)
        return button

    def _name(self, button: PillButton, words: str, dose: str) -> None:
        """Say what a press makes of the dose; a button that would change nothing cannot be pressed.

        Its focus then goes to the other of the two: by itself it would go to leaving out, one press away from that.
        """
        button.set_words(f"{words}: {dose}" if dose else words)
        if not dose and button.hasFocus():
            self._focus(self.more if button is self.fewer else self.fewer)
        button.setEnabled(bool(dose))
