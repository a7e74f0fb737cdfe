"""A session on its way into the diary, whatever plays it: what happened, what could not be kept, what came of it.

Brings the player, the journal and the summary together for every view. Knows no Qt, no terminal and no clock: the time
of day is handed in. Who drives the player hands its events over.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from routine_app.application.care.from_diary import reported_in
from routine_app.application.session.finish_view import Answers, FinishView
from routine_app.application.session.plan_records import with_joined
from routine_app.application.session.summary import Summary, summarise
from routine_app.application.session.this_week import DaysOfWeek, days_of_week
from routine_app.domain.care.after_session import Reported
from routine_app.domain.care.statements import HowSoon
from routine_app.domain.comfort import ENDED
from routine_app.playback.events import Event, ItemSkipped
from routine_app.playback.player import Player, State

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from routine_app.application.session.journal import Hurt, Journal
    from routine_app.application.session.resume import ResumePoint
    from routine_app.domain.comfort import Comfort

HURT_REASON = "You stopped: it hurt."


class SessionRecorder:
    """Records one session of a player. Call `begin` or `take_up` first, `finish` at the end, `close` last."""

    def __init__(self, player: Player, journal: Journal, now: Callable[[], dt.datetime]) -> None:
        self._player, self._journal, self._now = player, journal, now
        self._plan = player.plan
        self._events: list[Event] = []
        self._given_up: set[int] = set()
        self._before_ms = self._told = 0
        self._reported = Reported()

    @property
    def session_id(self) -> int | None:
        """The number of the session in the diary; None where it could not be begun."""
        return self._journal.session_id

    @property
    def messages(self) -> tuple[str, ...]:
        """All that could not be kept in the diary."""
        return tuple(self._journal.messages)

    def begin(self, comfort: Comfort, pace_percent: int = 100, pain_before: int | None = None) -> None:
        """Begin a session in the diary. `pace_percent` 80-130; `pain_before` 0-10, None where she said nothing."""
        self._reported = Reported(before=pain_before, quiet=comfort.week == ENDED)
        self._journal.begin(
            self._plan,
            self._player.timeline,
            comfort,
            self._now(),
            pain_before=pain_before,
            pace_percent=pace_percent,
        )

    def take_up(self, point: ResumePoint) -> None:
        """Go on in the diary's session of then; the player reckons as if all before had gone by the plan."""
        self._plan = point.planned
        self._reported = replace(reported_in(point.session), quiet=point.comfort.week == ENDED)
        self._events.extend(point.past)
        self._before_ms = point.session.summary.elapsed_ms - self._player.moment().t_ms
        self._journal.take_up(point.session.id, point.plan, before_ms=self._before_ms)

    def record(self, events: Iterable[Event]) -> None:
        """Keep what has happened: it is on the drive when this returns."""
        told = [self._with_reason(event) for event in events]
        self._events.extend(told)
        self._plan = with_joined(self._plan, told)
        self._journal.record(told, self._now())

    def record_hurt(self, item: int, hurt: Hurt) -> None:
        """Keep that the plan's item of this index hurt; where she leaves it out for that, it says so.

        What is not confirmed is kept as that, and counts for nothing else yet.
        """
        if not hurt.confirmed:
            self._journal.record_hurt(item, hurt, self._now())
            return
        if hurt.gave_up:
            self._given_up.add(item)
        told = [each for each in (self._reported.worst, hurt.pain) if each is not None]
        self._reported = replace(
            self._reported,
            worst=max(told, default=None),
            sharp=self._reported.sharp or hurt.sharp,
            ended=self._reported.ended or hurt.gave_up,
        )
        self._journal.record_hurt(item, hurt, self._now())

    def take_back_hurt(self) -> None:
        """Forget what she had told and not confirmed."""
        self._journal.take_back_hurt()

    def give_up(self, item: int) -> None:
        """Keep that she does no more of the plan's item of this index, of which she has told that it hurts."""
        self._given_up.add(item)
        self._reported = replace(self._reported, ended=True)
        self._journal.give_up(item)

    def record_unwell(self, sign: str = "", how_soon: HowSoon | None = None) -> None:
        """Keep that she feels unwell; `sign` is the id of the stop sign that holds, "" where none does."""
        told = [each for each in (self._reported.unwell, how_soon or HowSoon.ROUTINE) if each is not None]
        self._reported = replace(self._reported, unwell=min(told, key=lambda each: each.rank))
        self._journal.record_unwell(sign, how_soon, self._now())

    @property
    def reported(self) -> Reported:
        """What she has told of this session so far, for the gate and for what Finish says."""
        return replace(self._reported, ended=self._reported.ended or self._player.state is State.STOPPED)

    def take_messages(self) -> tuple[str, ...]:
        """Return what could not be kept since this was last asked."""
        fresh = self.messages[self._told :]
        self._told += len(fresh)
        return fresh

    def summary(self) -> Summary:
        """Return what was done, swapped and left out so far."""
        return summarise(self._plan, self._events)

    def finish_view(self) -> FinishView:
        """Return what came of it."""
        today = self._now().date()
        return FinishView(
            routine_name=self._plan.routine_name,
            summary=self.summary(),
            elapsed_ms=max(0, self._player.moment().t_ms + self._before_ms),
            whole=self._player.state is State.FINISHED,
            reported=self.reported,
            on=today,
            week=self._journal.asked(partial(days_of_week, day=today)) or DaysOfWeek(),
            messages=self.messages,
        )

    def finish(self, answers: Answers | None = None) -> None:
        """Write its end, and what she said, into the diary. May be called again with her answers."""
        stopped = self._player.state is not State.FINISHED
        self._journal.finish(self._now(), answers, stopped=stopped, elapsed_ms=self._player.moment().t_ms)

    def close(self) -> None:
        """Let go of the diary."""
        self._journal.close()

    def _with_reason(self, event: Event) -> Event:
        if isinstance(event, ItemSkipped) and event.item in self._given_up:
            self._given_up.discard(event.item)
            return replace(event, reason=HURT_REASON)
        return event
