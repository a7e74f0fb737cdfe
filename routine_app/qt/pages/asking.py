"""The questions over a session: stop here? it hurts, and the list of keys. The session stands still meanwhile.

Knows the conductor, and which answer means which command; keeps nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from routine_app.playback.player import State
from routine_app.qt.conductor import Conductor
from routine_app.qt.keymap import HELP, Command
from routine_app.qt.look import Look
from routine_app.qt.views.overlay import KeysOverlay, Overlay
from routine_app.qt.views.pain_question import EASIER, GO_ON, LEAVE_OUT, STOP, PainQuestion
from routine_app.qt.views.text import Text
from routine_app.session.journal import Hurt

STOP_TITLE = "Stop here?"
STOP_TEXT = "What you have done is kept. You can also go on where you are."
HURTS = "hurts"
_STOP_ANSWERS = ((HURTS, "It hurts"), (STOP, "Stop and finish"), (GO_ON, "Go on"))
_COMMANDS = {LEAVE_OUT: Command.SKIP, EASIER: Command.EASIER, STOP: Command.STOP}


class Asking(QObject):
    """The questions over `page`. `hurt(int, Hurt)`: the plan's item of this index hurts; before anything follows."""

    hurt = Signal(int, object)

    def __init__(self, look: Look, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._conductor: Conductor | None = None
        self._was_moving = False
        self.stop = Overlay(look, page, STOP_TITLE, _STOP_ANSWERS)
        self.stop.body.addWidget(Text(look, STOP_TEXT))
        self.pain = PainQuestion(look, page)
        self.keys = KeysOverlay(look, page, HELP)
        self.stop.answered.connect(self._stop_answered)
        self.pain.answered.connect(self._pain_answered)
        self.keys.answered.connect(self._go_on)

    def asks(self, command: Command) -> bool:
        """Whether a command is one that asks first."""
        return command in (Command.STOP, Command.HURTS, Command.KEYS)

    def ask(self, command: Command, conductor: Conductor) -> None:
        """Hold the session and ask."""
        self._conductor = conductor
        self._was_moving = conductor.state in (State.RUNNING, State.COUNTING_IN)
        conductor.pause()
        if command is Command.HURTS:
            self._ask_where(conductor)
        else:
            (self.stop if command is Command.STOP else self.keys).open()

    def _ask_where(self, conductor: Conductor) -> None:
        name = conductor.plan.items[_item(conductor)].variation.name
        self.pain.ask(name, easier=conductor.player.can_go_easier is not None)

    def _stop_answered(self, answer: str) -> None:
        if answer == HURTS and self._conductor is not None:
            self._ask_where(self._conductor)
        elif answer == STOP:
            self._do(Command.STOP)
        else:
            self._go_on()

    def _pain_answered(self, answer: str) -> None:
        """Keep what she said, then do what she chose; to go on without a word says nothing."""
        conductor = self._conductor
        said = Hurt(self.pain.pain.value, self.pain.where.value, gave_up=answer in (LEAVE_OUT, STOP))
        if conductor is not None and (answer != GO_ON or said.pain is not None or said.sites):
            self.hurt.emit(_item(conductor), said)
        if answer in _COMMANDS:
            self._do(_COMMANDS[answer])
        if answer != STOP:
            self._go_on()

    def _do(self, command: Command) -> None:
        if self._conductor is not None:
            self._conductor.do(command)

    def _go_on(self) -> None:
        """Give the keys back to the page, and let the session go on if it did before."""
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._was_moving and self._conductor is not None:
            self._conductor.resume()


def _item(conductor: Conductor) -> int:
    """Return the index of the exercise that she is in; at the finish, of the last one."""
    item = conductor.moment.segment.item
    return len(conductor.plan.items) - 1 if item is None else item
