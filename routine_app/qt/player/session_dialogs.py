"""The questions over a session: stop here? it hurts, and the list of keys. The session stands still meanwhile.

Knows the driver, and which answer means which command; keeps nothing but what it asks about, and that only while it
asks.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from routine_app.application.session.journal import Hurt
from routine_app.playback.commands import Command
from routine_app.playback.player import State
from routine_app.qt.player.pain_question import EASIER, GO_ON, LEAVE_OUT, STOP, PainQuestion
from routine_app.qt.player.player_driver import PlayerDriver
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.key_bindings import HELP
from routine_app.qt.widgets.overlay import KeysOverlay, Overlay
from routine_app.qt.widgets.text import TextLabel

STOP_TITLE = "Stop here?"
STOP_TEXT = "What you have done is kept. You can also go on where you are."
HURTS = "hurts"
_STOP_ANSWERS = ((HURTS, "It hurts"), (STOP, "Stop and finish"), (GO_ON, "Go on"))
_COMMANDS = {LEAVE_OUT: Command.SKIP, EASIER: Command.EASIER, STOP: Command.STOP}


class SessionDialogs(QObject):
    """The questions over `page`. `hurt(int, Hurt)`: the plan's item of this index hurts; before anything follows."""

    hurt = Signal(int, object)

    def __init__(self, style: Style, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._driver: PlayerDriver | None = None
        self._was_moving = False
        self._item = 0
        self.stop = Overlay(style, page, STOP_TITLE, _STOP_ANSWERS)
        self.stop.body.addWidget(TextLabel(style, STOP_TEXT))
        self.pain = PainQuestion(style, page)
        self.keys = KeysOverlay(style, page, HELP)
        self.stop.answered.connect(self._stop_answered)
        self.pain.answered.connect(self._pain_answered)
        self.keys.answered.connect(self._go_on)

    @property
    def driver(self) -> PlayerDriver | None:
        """The session that is asked about, None while nothing is asked."""
        return self._driver

    def asks(self, command: Command) -> bool:
        """Whether a command is one that asks first."""
        return command in (Command.STOP, Command.HURTS, Command.KEYS)

    def ask(self, command: Command, driver: PlayerDriver) -> None:
        """Hold the session and ask; what is asked already gives way."""
        moves = driver.state in (State.RUNNING, State.COUNTING_IN)
        driver.pause()
        self.close()
        self._driver, self._was_moving, self._item = driver, moves, _item(driver)
        if command is Command.HURTS:
            self._ask_where(driver)
        else:
            (self.stop if command is Command.STOP else self.keys).open()

    def close(self) -> None:
        """Ask no more: the session that was asked about goes on or is over. The keys are the page's again."""
        self._driver = None
        for question in (self.stop, self.pain, self.keys):
            if not question.isHidden():
                question.hide()
                self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_where(self, driver: PlayerDriver) -> None:
        name = driver.plan.items[self._item].variation.short_name
        self.pain.ask(name, easier=self._is_there(driver) and driver.player.can_go_easier is not None)

    def _is_there(self, driver: PlayerDriver) -> bool:
        """Whether the session still is in the exercise that was asked about: a media key can move it meanwhile."""
        return _item(driver) == self._item

    def _stop_answered(self, answer: str) -> None:
        if answer == HURTS and self.driver is not None:
            self._ask_where(self.driver)
        elif answer == STOP:
            self._do(Command.STOP)
        else:
            self._go_on()

    def _pain_answered(self, answer: str) -> None:
        """Keep what she said, then do what she chose; to go on without a word says nothing."""
        driver = self._driver
        if driver is None:
            return
        said = Hurt(self.pain.pain.value, self.pain.where.value, gave_up=answer in (LEAVE_OUT, STOP))
        if answer != GO_ON or said.pain is not None or said.sites:
            self.hurt.emit(self._item, said)
        if answer in _COMMANDS and (answer == STOP or self._is_there(driver)):
            self._do(_COMMANDS[answer])
        if answer != STOP:
            self._go_on()

    def _do(self, command: Command) -> None:
        if self._driver is not None:
            self._driver.do(command)

    def _go_on(self) -> None:
        """Give the keys back to the page, and let the session go on if it did before."""
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        driver, self._driver = self._driver, None
        if self._was_moving and driver is not None:
            driver.resume()


def _item(driver: PlayerDriver) -> int:
    """Return the index of the exercise that she is in; at the finish, of the last one."""
    item = driver.moment.segment.item
    return len(driver.plan.items) - 1 if item is None else item
