"""What the diary says as a whole: totals by day and week, pain, what is done and swapped most, flares.

Knows the tables; says numbers only, and claims nothing about them. A session counts once a set of it is done;
one that she only stopped, or told a pain in, has its place among the days all the same.
Days are local dates; `since` and `until` are both included, None is no bound.
"""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import msgspec

from routine_app.domain.formatting import whole_minutes
from routine_app.storage.reading import day_range
from routine_app.storage.rows import (
    LONGEST_ID,
    LONGEST_REASON,
    SELECT_SUMMARY,
    checked_ms,
    checked_number,
    checked_text,
    to_date,
    to_summary,
)
from routine_app.storage.session_list import SHOWN, SessionPage, WhichSessions, list_sessions

if TYPE_CHECKING:
    from collections.abc import Callable

    from routine_app.storage.database import Database
    from routine_app.storage.records import SessionSummary

_BY_DAY = """
SELECT day, count(*), sum(sets_done > 0), sum(sets_done), sum(elapsed_ms), sum(breathing_ms), sum(state = 'stopped'),
    max(worst), max(unwell)
FROM (
    SELECT day, sets_done, elapsed_ms, breathing_ms, state,
        max(
            coalesce(pain_before, -1), coalesce(pain_after, -1),
            coalesce((SELECT max(pain) FROM pains WHERE session_id = sessions.id), -1)
        ) AS worst,
        EXISTS (SELECT 1 FROM unwell WHERE session_id = sessions.id) AS unwell
    FROM sessions WHERE day BETWEEN ? AND ?
)
WHERE sets_done > 0 OR state = 'stopped' OR worst >= 0 OR unwell GROUP BY day ORDER BY day
"""
_PAIN = """
SELECT id, day, pain_before, pain_after, told FROM (
    SELECT id, day, pain_before, pain_after,
        (SELECT max(pain) FROM pains WHERE session_id = sessions.id) AS told
    FROM sessions WHERE day BETWEEN ? AND ?
)
WHERE coalesce(pain_before, pain_after, told) IS NOT NULL ORDER BY day, id
"""
# Swaps of exercises of which a set was done, or in which she stopped: as a session's own summary has them.
_SWAPPED = """
SELECT swaps.exercise, from_variation, to_variation, count(*) AS times, max(day), reason
FROM sessions JOIN swaps ON swaps.session_id = sessions.id
WHERE day BETWEEN ? AND ? AND (
    EXISTS (SELECT 1 FROM sets WHERE session_id = sessions.id AND item = swaps.item)
    OR state <> 'finished'
    AND swaps.item = (
        SELECT max(item) FROM (
            SELECT item FROM sets WHERE session_id = sessions.id
            UNION ALL SELECT item FROM skips WHERE session_id = sessions.id
            UNION ALL SELECT item FROM swaps AS own WHERE own.session_id = sessions.id AND NOT own.planned
        )
    )
    AND NOT EXISTS (SELECT 1 FROM skips WHERE session_id = sessions.id AND item = swaps.item)
)
GROUP BY swaps.exercise, from_variation, to_variation ORDER BY times DESC, from_variation, to_variation LIMIT ?
"""
_COUNT = "SELECT count(*) FROM sessions"
Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class DayTotal(msgspec.Struct, frozen=True):
    """One day: sessions and sets done, the time of the sessions with and of the paced breathing in them (ms).

    `stopped` is how many sessions she ended early, with or without a set, `worst` the highest pain (0-10) that she told
    in any session of the day (None: none), `unwell` whether she felt unwell in one. `held` is how many sessions the day
    holds in all: as many as the list of sessions has.
    """

    day: dt.date
    sessions: int
    sets: int
    elapsed_ms: int
    breathing_ms: int
    stopped: int = 0
    worst: int | None = None
    unwell: bool = False
    held: int = 0

    @property
    def minutes(self) -> int:
        """The sessions' time in whole minutes."""
        return whole_minutes(self.elapsed_ms)


class WeekTotal(msgspec.Struct, frozen=True):
    """One week from its Monday: days with a session, sessions, their time and the paced breathing in them (ms)."""

    monday: dt.date
    days: int
    sessions: int
    elapsed_ms: int
    breathing_ms: int


class PainPoint(msgspec.Struct, frozen=True):
    """Pain 0-10 before and after one session, and the highest told during it; None is "not said", not all of them."""

    session_id: int
    day: dt.date
    before: int | None
    after: int | None
    during: int | None = None


class VariationTotal(msgspec.Struct, frozen=True):
    """How often a variation was done: sets, in how many sessions, and how long in all (ms)."""

    exercise: str
    variation: str
    sets: int
    sessions: int
    duration_ms: int


class SwapTotal(msgspec.Struct, frozen=True):
    """How often one variation stood in for another, when last, and the reason given then."""

    exercise: str
    from_variation: str
    to_variation: str
    times: int
    last_day: dt.date
    reason: str


class FlareTotal(msgspec.Struct, frozen=True):
    """After how many sessions she answered for the next day, and how many of them were followed by a flare."""

    answered: int
    flared: int


def _tolerant(
    ask: Callable[Concatenate[Progress, Asked], Answer],
) -> Callable[Concatenate[Progress, Asked], Answer]:
    """Let a question be asked again once the rows that cannot be read are set aside."""

    @functools.wraps(ask)
    def asked(self: Progress, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        return self.database.tolerantly(lambda: ask(self, *args, **kwargs))

    return asked


class Progress:
    """The statistics of an open diary. Each method is a query or two over an index, and raises a StorageError."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @_tolerant
    def by_day(self, since: dt.date | None = None, until: dt.date | None = None) -> tuple[DayTotal, ...]:
        """Return the days with a session, in order: also one that she only stopped, or told a pain in."""
        rows = self.database.read(_BY_DAY, day_range(since, until))
        return tuple(
            DayTotal(
                to_date(day), done, sets, checked_ms(elapsed, held), checked_ms(breathing, held), stopped,
                None if worst < 0 else checked_number(worst, 0, 10), bool(unwell), held,
            )
            for day, held, done, sets, elapsed, breathing, stopped, worst, unwell in rows
        )  # fmt: skip

    def year(self, year: int) -> tuple[DayTotal, ...]:
        """Return the days of a year with a session, in order."""
        return self.by_day(dt.date(year, 1, 1), dt.date(year, 12, 31))

    @_tolerant
    def pain(self, since: dt.date | None = None, until: dt.date | None = None) -> tuple[PainPoint, ...]:
        """Return the pain of each session where she said any, in order."""
        rows = self.database.read(_PAIN, day_range(since, until))
        if any(pain is not None and not 0 <= pain <= 10 for row in rows for pain in row[2:]):
            message = "pain is 0 to 10"
            raise ValueError(message)
        return tuple(PainPoint(number, to_date(day), *pains) for number, day, *pains in rows)

    @_tolerant
    def listed(
        self,
        which: WhichSessions = WhichSessions.ALL,
        since: dt.date | None = None,
        until: dt.date | None = None,
        *,
        first: int = 0,
        most: int = 10,
    ) -> SessionPage:
        """Return `most` sessions of a kind, the newest first, from the one with index `first` on."""
        return list_sessions(self.database, which, since, until, first=first, most=most)

    @_tolerant
    def worst_pains(self) -> dict[int, int]:
        """Return for each session, by its number, the highest pain (0-10) that she told during it."""
        rows = self.database.read("SELECT session_id, max(pain) FROM pains WHERE pain IS NOT NULL GROUP BY session_id")
        return {number: checked_number(worst, 0, 10) or 0 for number, worst in rows}

    @_tolerant
    def most_done(
        self, since: dt.date | None = None, until: dt.date | None = None, limit: int = 10
    ) -> tuple[VariationTotal, ...]:
        """Return the variations done in most sets, the first the most."""
        # CROSS JOIN holds SQLite to the order of the tables. A period begins with its sessions, and sorts their sets;
        # for all time that sorting would cost most, so the sets are read as their index has them sorted already.
        tables = "sets CROSS JOIN sessions" if since is None else "sessions CROSS JOIN sets"
        days: tuple[str, ...] = day_range(since, until)
        of_days = " ON sets.session_id = sessions.id WHERE day BETWEEN ? AND ?"
        ((newest,),) = self.database.read("SELECT max(day) FROM sessions")
        if since is None and (newest or "") <= days[1]:  # all that there is: no session needs to be looked at
            tables, of_days, days = "sets", "", ()
        rows = self.database.read(
            "SELECT exercise, variation, count(*) AS sets, count(DISTINCT session_id), sum(duration_ms)"  # noqa: S608
            f" FROM {tables}{of_days} GROUP BY variation, exercise ORDER BY sets DESC, variation LIMIT ?",
            (*days, limit),
        )
        return tuple(
            VariationTotal(
                checked_text(exercise, LONGEST_ID), checked_text(variation, LONGEST_ID), sets, sessions,
                checked_ms(duration, sets),
            )
            for exercise, variation, sets, sessions, duration in rows
        )  # fmt: skip

    @_tolerant
    def most_swapped(
        self, since: dt.date | None = None, until: dt.date | None = None, limit: int = 10
    ) -> tuple[SwapTotal, ...]:
        """Return the swaps made most often, planned ones and those in mid-session together, of what she began."""
        rows = self.database.read(_SWAPPED, (*day_range(since, until), limit))
        return tuple(
            SwapTotal(
                checked_text(exercise, LONGEST_ID), checked_text(before, LONGEST_ID), checked_text(after, LONGEST_ID),
                times, to_date(last), checked_text(reason, LONGEST_REASON),
            )
            for exercise, before, after, times, last, reason in rows
        )  # fmt: skip

    @_tolerant
    def flares(self, since: dt.date | None = None, until: dt.date | None = None) -> FlareTotal:
        """Return how many sessions she answered for, and how many were followed by a flare."""
        sql = "SELECT count(flare), coalesce(sum(flare = 1), 0) FROM sessions WHERE day BETWEEN ? AND ?"
        ((answered, flared),) = self.database.read(sql, day_range(since, until))
        return FlareTotal(answered, flared)

    @_tolerant
    def flare_days(self, until: dt.date | None = None) -> frozenset[dt.date]:
        """Return the days of the sessions that were followed by a flare."""
        sql = "SELECT DISTINCT day FROM sessions WHERE day BETWEEN ? AND ? AND flare = 1"
        return frozenset(to_date(day) for (day,) in self.database.read(sql, day_range(None, until)))

    @_tolerant
    def flare_to_ask(self, today: dt.date) -> SessionSummary | None:
        """Return yesterday's last session if she has not said yet whether it flared up afterwards."""
        rows = self.database.read(
            f"{SELECT_SUMMARY} WHERE day = ? AND sets_done > 0 ORDER BY id DESC LIMIT 1",
            ((today - dt.timedelta(days=1)).isoformat(),),
        )
        found = to_summary(rows[0]) if rows else None
        return found if found is not None and found.flare is None else None

    @_tolerant
    def kept_before(self, day: dt.date) -> tuple[int, SessionSummary | None]:
        """Return how many sessions before a day the list holds, and the last of them of which a set was done."""
        ((count,),) = self.database.read(f"{_COUNT} WHERE day < ? AND {SHOWN}", (str(day),))
        rows = self.database.read(
            f"{SELECT_SUMMARY} WHERE day < ? AND sets_done > 0 ORDER BY day DESC, id DESC LIMIT 1", (str(day),)
        )
        return count, to_summary(rows[0]) if rows else None
