"""One session from Start to Finish: the player, what drives it, the diary, and the screen that stays on.

Brings them together; draws nothing and decides nothing about what comes next.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Protocol

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from routine_app.application.session.finish_view import Answers, FinishView
from routine_app.application.session.journal import Hurt, Journal
from routine_app.application.session.resume import ResumePoint
from routine_app.application.session.summary import summarise
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import CompileOptions
from routine_app.domain.plan import Plan
from routine_app.playback.clock import Clock
from routine_app.playback.events import Event, ItemSkipped
from routine_app.playback.player import Player, State
from routine_app.qt.player.player_driver import PlayerDriver
from routine_app.system.awake import PAUSE_LIMIT_MS

MAX_GAP_MS = 2000
HURT_REASON = "You stopped: it hurt."
_OVER = (State.FINISHED, State.STOPPED)


class Wakefulness(Protocol):
    """Whatever keeps the screen on."""

    def hold(self) -> object:
        """Keep the screen on."""

    def release(self) -> None:
        """Let it sleep."""


class RunningSession(QObject):
    """A session on its way into the diary. `speed` (> 0) is how much faster than life its clock runs.

    With `going_on` it is one that was cut short: that says the plan, the comfort and where to go on.
    `closing()` comes before anything is let go; `problem(str)` says what could not be kept, each once.
    """

    closing = Signal()
    problem = Signal(str)

    def __init__(
        self,
        plan: Plan,
        options: CompileOptions,
        comfort: Comfort,
        clock: Clock,
        journal: Journal,
        awake: Wakefulness,
        now: Callable[[], dt.datetime],
        *,
        speed: float = 1.0,
        pain_before: int | None = None,
        going_on: ResumePoint | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._plan, self._journal, self._awake, self._now = plan, journal, awake, now
        self._events: list[Event] = []
        self._given_up: set[int] = set()
        self._before_ms = self._told = 0
        max_gap_ms = round(MAX_GAP_MS * max(speed, 1.0))
        player = (
            going_on.player(max_gap_ms) if going_on else Player(plan, options, comfort=comfort, max_gap_ms=max_gap_ms)
        )
        self.driver = PlayerDriver(player, clock, self)
        self.driver.state_changed.connect(self._follow)
        self._sleepy = QTimer(self)
        self._sleepy.setSingleShot(True)
        self._sleepy.setInterval(PAUSE_LIMIT_MS)
        self._sleepy.timeout.connect(awake.release)
        if going_on is not None:
            self._take_up(going_on, player)
            return
        journal.begin(plan, player.timeline, comfort, now(), pain_before=pain_before, pace_percent=options.pace_percent)

    @property
    def messages(self) -> tuple[str, ...]:
        """What could not be kept in the diary."""
        return tuple(self._journal.messages)

    def start(self) -> None:
        """Begin."""
        self._awake.hold()
        self._tell()
        # Not before: Qt calls in the order of joining, and what is heard has joined by now. To write takes the diary
        # up to 0.6 ms, and no tone may wait for that.
        self.driver.happened.connect(self._keep)
        self.driver.start()

    def keep_hurt(self, item: int, hurt: Hurt) -> None:
        """Keep that the plan's item of this index hurt; where she leaves it out for that, it says so."""
        if hurt.gave_up:
            self._given_up.add(item)
        self._journal.record_hurt(item, hurt, self._now())
        self._tell()

    def finish_view(self) -> FinishView:
        """Return what came of it."""
        return FinishView(
            routine_name=self._plan.routine_name,
            summary=summarise(self._plan, self._events),
            elapsed_ms=max(0, self.driver.moment.t_ms + self._before_ms),
            whole=self.driver.state is State.FINISHED,
            messages=self.messages,
        )

    def end(self, answers: Answers | None = None) -> None:
        """Write its end, and what she said, into the diary. May be called again with her answers."""
        said = answers or Answers()
        self._journal.finish(
            self._now(),
            stopped=self.driver.state is not State.FINISHED,
            elapsed_ms=self.driver.moment.t_ms,
            pain_after=said.pain,
            effort=said.effort,
            note=said.note,
            sites=said.sites,
            of_day=said.of_day,
        )

    def close(self) -> None:
        """Let go of the diary and the screen; a session still under way ends here and what is done is kept."""
        self.closing.emit()
        if self.driver.state not in _OVER:
            self.driver.pause()
            self.end()
        self._sleepy.stop()
        self._awake.release()
        self._journal.close()

    def _take_up(self, going_on: ResumePoint, player: Player) -> None:
        """Go on in the diary session of then; the player reckons as if all before had gone by the plan."""
        self._plan = going_on.planned
        self._events.extend(going_on.past)
        self._before_ms = going_on.session.summary.elapsed_ms - player.moment().t_ms
        self._journal.take_up(going_on.session.id, going_on.plan, before_ms=self._before_ms)

    def _keep(self, events: tuple[Event, ...]) -> None:
        told = [self._with_reason(event) for event in events]
        self._events.extend(told)
        self._journal.record(told, self._now())
        self._tell()

    def _tell(self) -> None:
        for message in self.messages[self._told :]:
            self.problem.emit(message)
        self._told = len(self.messages)

    def _with_reason(self, event: Event) -> Event:
        if isinstance(event, ItemSkipped) and event.item in self._given_up:
            self._given_up.discard(event.item)
            return replace(event, reason=HURT_REASON)
        return event

    def _follow(self, state: State) -> None:
        if state is State.PAUSED:
            self._sleepy.start()
        elif state in _OVER:
            self._sleepy.stop()
            self._awake.release()
            self.end()
        else:
            self._sleepy.stop()
            self._awake.hold()
