"""The questions over a session: stop here? it hurts, I feel unwell, and the list of keys. It stands still meanwhile.

Knows the driver, and which answer means which command; keeps nothing but what it asks about, and that only while it
asks. What she tells is handed on at the instant she tells it, whatever follows.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from routine_app.application.session.journal import Hurt
from routine_app.domain.care.pain_gate import GateChoice, pain_gate
from routine_app.domain.care.statements import CareContent
from routine_app.domain.vocabulary import Side
from routine_app.playback.commands import GATE_COMMANDS, GIVES_UP, Command
from routine_app.playback.player import State
from routine_app.qt.player.gate_question import GateQuestion
from routine_app.qt.player.pain_question import TEXT, TOLD, UNWELL, PainQuestion
from routine_app.qt.player.player_driver import PlayerDriver
from routine_app.qt.player.stop_question import HURTS, STOP, StopQuestion
from routine_app.qt.player.unwell_question import END, UnwellQuestion
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.key_bindings import HELP
from routine_app.qt.widgets.overlay import KeysOverlay
from routine_app.storage.preference_values import Contacts
from routine_app.storage.records import PainRecord, PainSite

_ASKED_FIRST = (Command.STOP, Command.HURTS, Command.UNWELL, Command.KEYS)


class SessionDialogs(QObject):
    """The questions over `page`.

    `hurt(int, Hurt)`: the plan's item of this index hurts, before anything follows, and, not confirmed, at each change
    while she is asked; `taken_back()`: it does not after all; `gave_up(int)`: and she does no more of it.
    `unwell(str, HowSoon)`: the id of the stop sign that holds, "" and None where none does. `says(str)`: what a voice
    is to say now, "" for no more.
    """

    hurt = Signal(int, object)
    taken_back = Signal()
    gave_up = Signal(int)
    unwell = Signal(str, object)
    says = Signal(str)

    def __init__(self, style: Style, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._driver: PlayerDriver | None = None
        self._was_moving = False
        self._item, self._is_draft = 0, False
        self.pain_before: int | None = None
        self.sore_side: Side | None = None
        self.is_kept = True  # the diary takes what she does
        self.is_trial = False  # nothing of it is kept: a stop loses nothing, and is not asked about
        self.care: Callable[[], tuple[CareContent, Contacts]] | None = None
        self.stop = StopQuestion(style, page)
        self.pain, self.gate = PainQuestion(style, page), GateQuestion(style, page)
        self.signs = UnwellQuestion(style, page)
        self.keys = KeysOverlay(style, page, HELP)
        self._all = (self.stop, self.pain, self.gate, self.signs, self.keys)
        self.stop.answered.connect(self._stop_answered)
        self.pain.answered.connect(self._pain_answered)
        self.pain.changed.connect(self._draft)
        self.pain.where.chosen.connect(lambda: self.says.emit(self.pain.where.said))
        self.gate.answered.connect(self._gate_answered)
        self.signs.answered.connect(self._unwell_answered)
        self.signs.noticed.connect(self.unwell)
        self.signs.says.connect(self.says)
        self.keys.answered.connect(self._go_on)

    @property
    def driver(self) -> PlayerDriver | None:
        """The session that is asked about, None while nothing is asked."""
        return self._driver

    def asks(self, command: Command) -> bool:
        """Whether a command is one that asks first."""
        return command in _ASKED_FIRST and not (self.is_trial and command is Command.STOP)

    def ask(self, command: Command, driver: PlayerDriver) -> None:
        """Hold the session and ask; what is asked already gives way."""
        moves = driver.state in (State.RUNNING, State.COUNTING_IN)
        driver.pause()
        self.close()
        self._driver, self._was_moving, self._item = driver, moves, _item(driver)
        if command is Command.HURTS:
            self._ask_where(driver)
        elif command is Command.UNWELL:
            self._ask_signs()
        elif command is Command.STOP:
            self.stop.ask(is_kept=self.is_kept)
        else:
            self.keys.open()

    def ask_again(self, driver: PlayerDriver, told: PainRecord) -> None:
        """Ask what she was asked when the session was cut short, with what she had said by then."""
        self.ask(Command.HURTS, driver)
        there = [index for index, item in enumerate(driver.plan.items) if item.exercise.id == told.exercise]
        self._item = min(there, key=lambda index: abs(index - self._item), default=self._item)
        self._ask_where(driver, told)

    def close(self) -> None:
        """Ask no more: the session that was asked about goes on or is over. What she told is kept."""
        if self._driver is not None and self.pain.isVisible():
            self._keep()
        self._driver = None
        self.says.emit("")
        for question in self._all:
            if not question.isHidden():
                question.hide()
                self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_where(self, driver: PlayerDriver, told: PainRecord | None = None) -> None:
        usual = () if self.sore_side is None else (PainSite(self.sore_side),)
        self.pain.ask(driver.plan.items[self._item].variation.short_name, frozenset(usual), told)
        self._is_draft = told is not None
        self.says.emit(TEXT)

    def _ask_signs(self) -> None:
        if self.care is not None:
            self.signs.ask(*self.care())

    def _is_there(self, driver: PlayerDriver) -> bool:
        """Whether the session still is in the exercise that was asked about: a media key can move it meanwhile."""
        return _item(driver) == self._item

    def _stop_answered(self, answer: str) -> None:
        if answer == HURTS and self.driver is not None:
            self._ask_where(self.driver)
        elif answer == UNWELL:
            self._ask_signs()
        elif answer == STOP:
            self._do(Command.STOP)
        else:
            self._go_on()

    def _said(self) -> Hurt:
        """Return what she has said, with the side that works where the session still is in that exercise."""
        driver = self._driver
        side = driver.moment.segment.side if driver is not None and self._is_there(driver) else None
        return replace(self.pain.said, side=side)

    def _draft(self) -> None:
        """Keep at once what she has chosen, though she has not sent it off: what ends the app ends not that."""
        if self._driver is None:
            return
        if self.pain.has_told:
            self._is_draft = True
            self.hurt.emit(self._item, replace(self._said(), confirmed=False))
        elif self._is_draft:
            self._is_draft = False
            self.taken_back.emit()

    def _keep(self) -> None:
        if self.pain.has_told:
            self.hurt.emit(self._item, self._said())

    def _pain_answered(self, answer: str) -> None:
        """Keep what she said, then answer it; to go on without a word says nothing."""
        driver = self._driver
        if driver is None:
            return
        if answer != TOLD:
            self._keep()
            self._ask_signs() if answer == UNWELL else self._go_on_again()
            return
        said = self._said()
        self.hurt.emit(self._item, said)
        easier = self._is_there(driver) and driver.player.can_go_easier is not None
        found = pain_gate(
            self.pain_before, said.pain, sharp=said.sharp, easier=easier, calmer=driver.player.can_go_calmer
        )
        self.gate.ask(found)
        self.says.emit(found.text)

    def _gate_answered(self, answer: str) -> None:
        driver, choice = self._driver, GateChoice(answer)
        if driver is None:
            return
        if choice in GIVES_UP:
            self.gave_up.emit(self._item)
        if choice is GateChoice.END_SESSION or self._is_there(driver):
            self._do(GATE_COMMANDS[choice])
        if choice is not GateChoice.END_SESSION:
            self._go_on()

    def _unwell_answered(self, answer: str) -> None:
        if answer == END:
            self._do(Command.STOP)
        else:
            self._go_on_again()

    def _do(self, command: Command) -> None:
        if self._driver is not None:
            self._driver.do(command)

    def _go_on_again(self) -> None:
        """Go on where she has come out of what she did: she gets ready again first."""
        if self._driver is not None and self._is_there(self._driver):
            self._do(Command.READY_AGAIN)
        self._go_on()

    def _go_on(self) -> None:
        """Give the keys back to the page, and let the session go on if it did before."""
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        driver, self._driver = self._driver, None
        self.says.emit("")
        if self._was_moving and driver is not None:
            driver.resume()


def _item(driver: PlayerDriver) -> int:
    """Return the index of the exercise that she is in; at the finish, of the last one."""
    item = driver.moment.segment.item
    return len(driver.plan.items) - 1 if item is None else item
