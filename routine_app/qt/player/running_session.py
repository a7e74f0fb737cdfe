"""One session from Start to Finish in the window: what drives the player, the recorder, and the screen that stays on.

Brings them together; draws nothing and decides nothing about what comes next, nor what the diary holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Protocol

import msgspec
from PySide6.QtCore import QObject, Signal

from routine_app.application.session.finish_view import Answers, FinishView
from routine_app.application.session.journal import Hurt, Journal
from routine_app.application.session.recorder import SessionRecorder
from routine_app.application.session.resume import ResumePoint
from routine_app.domain.care.statements import HowSoon
from routine_app.domain.comfort import Comfort
from routine_app.domain.compile import CompileOptions
from routine_app.domain.plan import Plan
from routine_app.domain.spoken_length import LengthOf, estimate_ms
from routine_app.playback.clock import Clock
from routine_app.playback.events import Event
from routine_app.playback.player import Player, State, max_gap_ms
from routine_app.qt.player.player_driver import PlayerDriver
from routine_app.qt.style.timers import single_shot
from routine_app.system.awake import PAUSE_LIMIT_MS

_OVER = (State.FINISHED, State.STOPPED)


class SessionStart(msgspec.Struct, frozen=True):
    """What a session begins with: `pain_before` (0-10) as she gave it, and where one that was cut short goes on.

    One that is not `kept` goes past the diary.
    """

    plan: Plan
    comfort: Comfort
    pain_before: int | None = None
    going_on: ResumePoint | None = None
    kept: bool = True


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
        length_of: LengthOf = estimate_ms,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._awake = awake
        gap_ms = max_gap_ms(speed)
        fresh = partial(Player, plan, options, comfort=comfort, max_gap_ms=gap_ms, length_of=length_of)
        player = fresh() if going_on is None else going_on.player(gap_ms, length_of)
        self.recorder = SessionRecorder(player, journal, now)
        self.driver = PlayerDriver(player, clock, self)
        self.driver.state_changed.connect(self._follow)
        self._sleepy = single_shot(self, PAUSE_LIMIT_MS)
        self._sleepy.timeout.connect(awake.release)
        if going_on is None:
            self.recorder.begin(comfort, options.pace_percent, pain_before)
        else:
            self.recorder.take_up(going_on)

    @property
    def messages(self) -> tuple[str, ...]:
        """What could not be kept in the diary."""
        return self.recorder.messages

    def start(self) -> None:
        """Begin."""
        self._awake.hold()
        self._tell()
        # Not before: Qt calls in the order of joining, and what is heard has joined by now. To write takes the diary
        # up to 0.6 ms, and no tone may wait for that.
        self.driver.happened.connect(self._keep)
        self.driver.start()

    def keep_hurt(self, item: int, hurt: Hurt) -> None:
        """Keep that the plan's item of this index hurt."""
        self.recorder.record_hurt(item, hurt)
        self._tell()

    def take_back_hurt(self) -> None:
        """Forget what she had told of pain and not confirmed."""
        self.recorder.take_back_hurt()
        self._tell()

    def keep_given_up(self, item: int) -> None:
        """Keep that she does no more of the plan's item of this index, which hurt."""
        self.recorder.give_up(item)
        self._tell()

    def keep_unwell(self, sign: str, how_soon: HowSoon | None) -> None:
        """Keep that she feels unwell; `sign` is the id of the stop sign that holds, "" where none does."""
        self.recorder.record_unwell(sign, how_soon)
        self._tell()

    def finish_view(self) -> FinishView:
        """Return what came of it."""
        return self.recorder.finish_view()

    def end(self, answers: Answers | None = None) -> None:
        """Write its end, and what she said, into the diary. May be called again with her answers."""
        self.recorder.finish(answers)

    def close(self) -> None:
        """Let go of the diary and the screen; a session still under way ends here and what is done is kept."""
        self.closing.emit()
        if self.driver.state not in _OVER:
            self.driver.pause()
            self.end()
        self._sleepy.stop()
        self._awake.release()
        self.recorder.close()

    def _keep(self, events: tuple[Event, ...]) -> None:
        self.recorder.record(events)
        self._tell()

    def _tell(self) -> None:
        for message in self.recorder.take_messages():
            self.problem.emit(message)

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
