"""Writes a session into the diary as it happens.

Brings the player's events and the history together. Knows no Qt, no terminal and no clock: every time comes in as an
argument. A fault of the drive never stops a session: it becomes a message, once, and the session goes on.
"""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import msgspec

from routine_app.application.diary.day_notes import SaidOfDay, note_day
from routine_app.application.session.finish_view import Answers
from routine_app.application.session.plan_records import (
    joined_items,
    names_in,
    planned_items,
    set_record,
    with_joined,
)
from routine_app.application.session.resume import draft_of, last_sign
from routine_app.application.session.unfinished import UNDER_WAY
from routine_app.application.wall_clock import SteadyTime
from routine_app.domain.vocabulary import Side
from routine_app.playback.events import (
    Event,
    ItemsJoined,
    ItemSkipped,
    PaceChanged,
    SetFinished,
    SkipTakenBack,
    Swapped,
)
from routine_app.storage.errors import StorageError
from routine_app.storage.history import History
from routine_app.storage.records import (
    PainRecord,
    PainSite,
    SessionState,
    SkipRecord,
    SwapRecord,
    UnwellRecord,
)
from routine_app.system.process_lock import ProcessLock, mark_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from routine_app.domain.care.statements import HowSoon
    from routine_app.domain.comfort import Comfort
    from routine_app.domain.plan import Plan
    from routine_app.domain.timeline import Timeline

Value = TypeVar("Value")
NO_BACKUP = "Your session is kept, but the day's automatic backup could not be made."


class Hurt(msgspec.Struct, frozen=True):
    """It hurts in an exercise: how much (0-10, None: not said), where, whether sharp, and whether she stops it.

    `side` is the side that worked, None where both did. While she is still asked it is not `confirmed`.
    """

    pain: int | None = None
    sites: frozenset[PainSite] = frozenset()
    gave_up: bool = True
    sharp: bool = False
    side: Side | None = None
    confirmed: bool = True


class Journal:
    """One session's way into the diary; with `history` None (it could not be opened) everything is let go by.

    `messages` are sentences for her about what could not be kept; the view shows each once.
    """

    def __init__(self, history: History | None, messages: Iterable[str] = ()) -> None:
        self.messages: list[str] = list(messages)
        self._history = history
        self._session: int | None = None
        self._plan: Plan | None = None
        self._variations: dict[int, str] = {}
        self._before_ms = 0
        self._is_draft = False  # the pain kept last
        self._time = SteadyTime()
        self._lock = None if history is None else ProcessLock(mark_of(history.database.path, UNDER_WAY))

    @property
    def session_id(self) -> int | None:
        """The session's number in the diary, None while there is none."""
        return self._session

    def begin(
        self,
        plan: Plan,
        timeline: Timeline,
        comfort: Comfort,
        started: dt.datetime,
        *,
        pain_before: int | None = None,
        pace_percent: int = 100,
    ) -> None:
        """Open a session in the diary, with its plan, the plan's swaps and what the plan leaves out."""
        self._session = None
        self._time = SteadyTime(started)
        self._take(plan)
        left_out = [SkipRecord(each.exercise, each.reason, started) for each in plan.skipped]

        def write(history: History) -> None:
            self._session = history.begin_session(
                plan.routine_id,
                plan.routine_name,
                planned_items(plan, timeline),
                started,
                left_out=left_out,
                pain_before=pain_before,
                pace_percent=pace_percent,
                comfort=comfort,
                names=names_in(plan),
            )

        self._attempt(write)

    def take_up(self, session_id: int, plan: Plan | None = None, *, before_ms: int = 0) -> None:
        """Go on with a session that was cut short, with the plan as she had swapped it (None: only to finish it).

        `before_ms` is added to the player's time: how much longer the session took before than the player reckons.
        """
        self._session, self._before_ms = session_id, before_ms
        self._take(plan)

        def look(history: History) -> None:
            session = history.session(session_id)
            self._time = SteadyTime(None if session is None else last_sign(session))
            self._is_draft = session is not None and draft_of(session) is not None

        self._attempt(look)

    def record(self, events: Iterable[Event], at: dt.datetime) -> None:
        """Keep what belongs into the diary: finished sets, skips, swaps and changes of pace."""
        if self._plan is None or self._session is None:
            return
        at, told = self._time.of(at), list(events)
        plan = self._plan = with_joined(self._plan, told)
        for event in told:
            self._record(event, plan, self._session, at)

    def record_hurt(self, item: int, hurt: Hurt, at: dt.datetime) -> None:
        """Keep at once, whatever comes next, that the plan's item of this index hurt; it replaces what was a draft."""
        session = self._session
        if self._plan is None or session is None:
            return
        exercise, given_up = self._plan.items[item].exercise.id, item if hurt.gave_up else None
        where = (hurt.sites, given_up, self._variations[item], hurt.side, hurt.sharp, hurt.confirmed)
        pain, replaces = PainRecord(exercise, self._time.of(at), hurt.pain, *where), self._is_draft
        self._attempt(lambda history: history.stop_for_pain(session, pain, replaces=replaces))
        self._is_draft = not hurt.confirmed

    def take_back_hurt(self) -> None:
        """Forget what she had told and not confirmed."""
        session, self._is_draft = self._session if self._is_draft else None, False
        if session is not None:
            self._attempt(lambda history: history.take_back_pain(session))

    def give_up(self, item: int) -> None:
        """Keep that she does no more of what she told of last."""
        session = self._session
        if session is not None:
            self._attempt(lambda history: history.give_up(session, item))

    def record_unwell(self, sign: str, how_soon: HowSoon | None, at: dt.datetime) -> None:
        """Keep at once that she feels unwell; `sign` is the id of the stop sign that holds, "" where none does."""
        session, unwell = self._session, UnwellRecord(self._time.of(at), sign, how_soon)
        if session is not None:
            self._attempt(lambda history: history.record_unwell(session, unwell))

    def finish(
        self,
        at: dt.datetime,
        said: Answers | None = None,
        *,
        stopped: bool = False,
        elapsed_ms: int | None = None,
    ) -> None:
        """End the session; may be called again with what she said. `elapsed_ms` is the player's time.

        What she said of the day is noted for the day of the session; what she did not stays as it was.
        """
        session = self._session
        if session is None:
            return
        said = said or Answers()
        end = partial(
            History.finish_session,
            session_id=session,
            at=self._time.of(at),
            state=SessionState.STOPPED if stopped else SessionState.FINISHED,
            pain_after=said.pain,
            effort=said.effort,
            note=said.note,
            sites=said.sites,
            elapsed_ms=None if elapsed_ms is None else max(0, elapsed_ms + self._before_ms),
        )
        self._attempt(end)
        if said.of_day is not None:
            self._attempt(partial(_note_day_of, session=session, of_day=said.of_day))

    def asked(self, ask: Callable[[History], Value]) -> Value | None:
        """Return what the diary answers; None where there is none, or it cannot be read (which is said)."""
        found: list[Value] = []
        self._attempt(lambda history: found.append(ask(history)))
        return found[0] if found else None

    def close(self) -> None:
        """Close the diary; from now on a session left open counts as cut short.

        An automatic backup that could not be made is said then: it is waited for here.
        """
        if self._history is not None:
            self._history.close()
            failed = self._history.wait_for_backup()
            if failed is not None and self._session is not None:
                self._say(f"{NO_BACKUP} {failed}")
        if self._lock is not None:
            self._lock.release()

    def _take(self, plan: Plan | None) -> None:
        self._plan = plan
        self._variations = {index: item.variation.id for index, item in enumerate(plan.items if plan else ())}
        if self._lock is not None:
            with contextlib.suppress(OSError):  # no place for marks: then another process may think it cut short
                self._lock.take()

    def _record(self, event: Event, plan: Plan, session: int, at: dt.datetime) -> None:
        if isinstance(event, SetFinished):
            done = set_record(event, plan.items[event.item], at, before_ms=self._before_ms)
            self._attempt(lambda history: history.record_set(session, done))
        elif isinstance(event, ItemSkipped):
            item = plan.items[event.item]
            skip = SkipRecord(item.exercise.id, event.reason, at, event.item, self._variations[event.item])
            self._attempt(lambda history: history.record_skip(session, skip))
        elif isinstance(event, SkipTakenBack):
            item_back = event.item
            self._attempt(lambda history: history.take_back_skip(session, item_back))
        elif isinstance(event, Swapped):
            exercise = plan.items[event.item].exercise.id
            self._variations[event.item] = event.to_id
            swap = SwapRecord(event.item, exercise, event.from_id, event.to_id, event.reason, at, fewer=event.fewer)
            self._attempt(lambda history: history.record_swap(session, swap))
        elif isinstance(event, ItemsJoined):
            first, joined = event.first, joined_items(event)
            self._variations |= {first + number: item.variation for number, item in enumerate(joined)}
            self._attempt(lambda history: history.join_items(session, first, joined))
        elif isinstance(event, PaceChanged):
            percent = event.percent
            self._attempt(lambda history: history.record_pace(session, percent))

    def _attempt(self, write: Callable[[History], None]) -> None:
        if self._history is None:
            return
        try:
            write(self._history)
        except StorageError as error:
            self._say(str(error))
        for notice in self._history.database.notices:
            self._say(str(notice))

    def _say(self, message: str) -> None:
        if message not in self.messages:
            self.messages.append(message)


def open_journal(database: Path, kind: type[Journal] = Journal) -> Journal:
    """Return a journal for the diary at this path; where it cannot be opened, one that only says so."""
    try:
        return kind(History(database))
    except StorageError as error:
        return kind(None, [f"This session will not be in the diary. {error}"])


def _note_day_of(history: History, session: int, of_day: SaidOfDay) -> None:
    kept = history.session(session)
    if kept is not None:
        note_day(history, kept.summary.day, of_day)
