"""Drives a session: lets time pass for the Player, tells the views what is true now, and passes her commands on.

Knows the player, a clock and a timer; knows no widget. What comes next is the player's business alone.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from routine_app.domain.outline import Outline, outline_of
from routine_app.domain.plan import Plan
from routine_app.domain.timeline import Moment
from routine_app.playback.actions import ACTIONS
from routine_app.playback.clock import Clock
from routine_app.playback.commands import Command
from routine_app.playback.events import Event
from routine_app.playback.player import Events, Player, State

FRAME_MS = 33  # two pictures of most screens: as even as a video, and what sounds is handed over ahead of its instant
_MOVING = (State.RUNNING, State.COUNTING_IN)
_OVER = (State.FINISHED, State.STOPPED)


class PlayerDriver(QObject):
    """One session on its way.

    `moment_changed(Moment)`: time has passed, or a command has moved it. `state_changed(State)`: running, paused, ...
    `plan_changed()`: the plan or the timeline is another one (swap, skip, pace). `happened(tuple[Event, ...])`:
    for speech, tones and the journal, in order. `asked_when_over(Command)`: something asks for it after the end.
    `stood()`: it stands and waits, or does so no longer.
    """

    moment_changed = Signal(object)
    state_changed = Signal(object)
    plan_changed = Signal()
    happened = Signal(object)
    asked_when_over = Signal(object)
    stood = Signal()

    def __init__(self, player: Player, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player, self._clock = player, clock
        self._timeline = player.timeline
        self._outline = outline_of(player.timeline, len(player.plan.items))
        self._state = player.state
        self._now_ms = clock.now_ms()
        self._behind_ms = self._stands_until_ms = 0
        self._may_go_on: Callable[[], bool] | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def player(self) -> Player:
        """The player, to read from."""
        return self._player

    @property
    def plan(self) -> Plan:
        """The plan as it stands now."""
        return self._player.plan

    @property
    def outline(self) -> Outline:
        """The timeline seen from afar."""
        return self._outline

    @property
    def state(self) -> State:
        """Whether it runs, waits or is over."""
        return self._player.state

    @property
    def moment(self) -> Moment:
        """What is true now."""
        return self._player.moment()

    @property
    def at_ns(self) -> int:
        """The instant (monotonic ns) of the moment; while it is counted in, the one at which it will go on."""
        return self._clock.instant_ns(self._now_ms + self._behind_ms + self._player.count_in_ms)

    @property
    def stands(self) -> bool:
        """Whether it runs, and no time passes."""
        return self._may_go_on is not None

    def start(self) -> None:
        """Begin the session."""
        self._deliver(self._player.start(self._now()))

    def pause(self) -> None:
        """Pause, where it moves."""
        if self.state in _MOVING:
            self._act(Player.pause)

    def resume(self) -> None:
        """Go on, after a count-in, where it is paused."""
        if self.state is State.PAUSED:
            self._deliver(self._player.resume(self._now()))
        elif self.state in _OVER:
            self.asked_when_over.emit(Command.TOGGLE_PAUSE)

    def do(self, command: Command) -> None:
        """Pass a command on to the player; commands that are not the player's do nothing here."""
        action = ACTIONS.get(command)
        if self.state in _OVER:
            self.asked_when_over.emit(command)
        elif action is not None:
            self._act(action)

    def tick(self) -> None:
        """Let the time since the last tick pass."""
        if self._may_go_on is None:
            self._deliver(self._player.advance(self._now()))
        elif self._may_go_on() or self._clock.now_ms() >= self._stands_until_ms:
            self._end_standing()
            self._deliver(self._player.again(self._now()))

    def stand_until(self, may_go_on: Callable[[], bool], longest_ms: int) -> None:
        """Let no time pass until it may, or for so long; the segment that is on then begins once more.

        What she asks for meanwhile is done; a pause, and the end, end it.
        """
        self._may_go_on, self._stands_until_ms = may_go_on, self._clock.now_ms() + longest_ms
        self.stood.emit()

    def _end_standing(self) -> None:
        self._may_go_on, self._behind_ms = None, self._clock.now_ms() - self._now_ms
        self.stood.emit()

    def _act(self, action: Callable[[Player, int], Events]) -> None:
        self._deliver(action(self._player, self._now()))
        if self.stands and self.state is not State.RUNNING:
            self._end_standing()
            if self.state is State.PAUSED:  # what was not heard is, once she goes on
                self._deliver(self._player.again(self._now()))

    def _now(self) -> int:
        if not self.stands:
            self._now_ms = self._clock.now_ms() - self._behind_ms
        return self._now_ms

    def _deliver(self, events: tuple[Event, ...]) -> None:
        """Tell whoever listens, in the order: plan, events, moment, state."""
        if self._player.timeline is not self._timeline:
            self._timeline = self._player.timeline
            self._outline = outline_of(self._timeline, len(self._player.plan.items))
            self.plan_changed.emit()
        if events:
            self.happened.emit(events)
        self.moment_changed.emit(self._player.moment())
        self._follow_state()

    def _follow_state(self) -> None:
        state = self._player.state
        if state in _MOVING and not self._timer.isActive():
            self._timer.start()
        elif state not in _MOVING:
            self._timer.stop()
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
