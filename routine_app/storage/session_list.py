"""The sessions as a list, the newest first, a page at a time: as quick with ten years as with one.

Knows the tables; writes nothing. A session that only began, of which nothing was done or told, is not in it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from routine_app.domain.care.diary_prompts import HIGH_FROM
from routine_app.storage.reading import day_range
from routine_app.storage.records import SessionSummary
from routine_app.storage.rows import SELECT_SUMMARY, Row, checked_number, to_summary

if TYPE_CHECKING:
    import datetime as dt

    from routine_app.storage.database import Database

_HURT = "(SELECT max(pain) FROM pains WHERE session_id = sessions.id)"
_PAINS = "EXISTS (SELECT 1 FROM pains WHERE session_id = sessions.id)"
_UNWELL = "EXISTS (SELECT 1 FROM unwell WHERE session_id = sessions.id)"
SHOWN = (
    f"(sets_done > 0 OR state = 'stopped' OR coalesce(pain_before, pain_after) IS NOT NULL OR {_PAINS} OR {_UNWELL})"
)
"""Which sessions there is something to say of: a set, an end of her own, a number, or how she felt."""


class WhichSessions(StrEnum):
    """Which sessions a list holds."""

    ALL = "all"
    FINISHED = "finished"
    STOPPED = "stopped"
    HURT = "hurt"  # a pain of 6 or more, before, in or after it
    FLARED = "flared"  # it flared up the next day


_CONDITIONS: dict[WhichSessions, str] = {
    WhichSessions.ALL: SHOWN,
    WhichSessions.FINISHED: f"state = 'finished' AND {SHOWN}",
    WhichSessions.STOPPED: "state = 'stopped'",
    WhichSessions.HURT: (
        f"max(coalesce(pain_before, 0), coalesce(pain_after, 0), coalesce({_HURT}, 0)) >= {HIGH_FROM:d}"
    ),
    WhichSessions.FLARED: "flare = 1",
}


class ListedSession(msgspec.Struct, frozen=True, gc=False):
    """One session of the list: `hurt` is whether she told of pain in it, `worst` the highest (0-10, None: no number).

    `unwell` is whether she felt unwell in it.
    """

    summary: SessionSummary
    hurt: bool = False
    worst: int | None = None
    unwell: bool = False


class SessionPage(msgspec.Struct, frozen=True):
    """Some of the sessions, the newest first, and how many there are in all."""

    total: int
    sessions: tuple[ListedSession, ...]


def list_sessions(
    database: Database,
    which: WhichSessions,
    since: dt.date | None,
    until: dt.date | None,
    *,
    first: int,
    most: int,
) -> SessionPage:
    """Return `most` sessions of these days (both included; None: no bound), from the one with index `first` on.

    Raises a StorageError.
    """
    where, days = f"WHERE day BETWEEN ? AND ? AND {_CONDITIONS[which]}", day_range(since, until)
    ((total,),) = database.read(f"SELECT count(*) FROM sessions {where}", days)  # noqa: S608 - words of this module
    told = SELECT_SUMMARY.replace(" FROM ", f", {_PAINS}, {_HURT}, {_UNWELL} FROM ")
    rows = database.read(f"{told} {where} ORDER BY day DESC, id DESC LIMIT ? OFFSET ?", (*days, most, first))
    return SessionPage(total, tuple(_listed(row) for row in rows))


def _listed(row: Row) -> ListedSession:
    hurt, worst, unwell = row[-3:]
    return ListedSession(to_summary(row), bool(hurt), checked_number(worst, 0, 10), bool(unwell))
