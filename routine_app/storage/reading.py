"""Sessions out of the database, whole or in one line each, in a fixed number of queries however many there are.

Knows the tables; writes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from routine_app.storage.comfort_rows import to_comfort
from routine_app.storage.pain_rows import to_pain, to_unwell
from routine_app.storage.records import SessionRecord, SessionState, Unfinished
from routine_app.storage.rows import (
    SELECT_SUMMARY,
    Row,
    to_day,
    to_name,
    to_planned,
    to_set,
    to_skip,
    to_summary,
    to_swap,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from routine_app.storage.database import Database
    from routine_app.storage.records import DayRecord, SessionSummary

Part = TypeVar("Part")

ALL_TIME = ("0000-00-00", "9999-99-99")
_ITEMS = "items LEFT JOIN joined_items USING (session_id, item)"
_SWAPS = "swaps LEFT JOIN swap_details USING (session_id, seq)"
_PAINS = "pains LEFT JOIN pain_details USING (session_id, seq) LEFT JOIN pain_marks USING (session_id, seq)"
_PARTS = {
    _ITEMS: ("exercise, variation, name, sets, estimate_ms, replaced, reason, joined", "item"),
    "sets": (
        "item, exercise, variation, number, duration_ms, session_ms, reps, side, breathing, at_ms, offset_min",
        "seq",
    ),
    "skips": ("exercise, reason, item, variation, at_ms, offset_min", "seq"),
    _SWAPS: ("item, exercise, from_variation, to_variation, reason, planned, at_ms, offset_min, fewer", "seq"),
    _PAINS: (
        "exercise, pain, sites, item, variation, at_ms, offset_min, side, sharp, unconfirmed",
        "seq",
    ),
    "unwell": ("sign, how_soon, at_ms, offset_min", "seq"),
}


def day_range(since: dt.date | None, until: dt.date | None) -> tuple[str, str]:
    """Return the two days (both included) as the database compares them; None is no bound."""
    return (since.isoformat() if since else ALL_TIME[0], until.isoformat() if until else ALL_TIME[1])


def load_summaries(database: Database, since: dt.date | None, until: dt.date | None) -> tuple[SessionSummary, ...]:
    """One line for each session of these days, in order."""
    rows = database.read(
        f"{SELECT_SUMMARY} WHERE day BETWEEN ? AND ? ORDER BY day, id",
        day_range(since, until),
    )
    return tuple(to_summary(row) for row in rows)


def load_sessions(database: Database, since: dt.date | None, until: dt.date | None) -> tuple[SessionRecord, ...]:
    """All sessions of these days with all their parts, in order: seven queries in all."""
    return _load(database, "day BETWEEN ? AND ?", day_range(since, until))


def load_session(database: Database, session_id: int) -> SessionRecord | None:
    """One session with all its parts; None when there is none of that number."""
    found = _load(database, "id = ?", (session_id,))
    return found[0] if found else None


def load_days(database: Database, since: dt.date | None, until: dt.date | None) -> tuple[DayRecord, ...]:
    """What she noted for whole days, in order."""
    rows = database.read(
        "SELECT day, worst_pain, average_pain, stress, sleep_hours, night_wakes FROM days"
        " WHERE coalesce(worst_pain, average_pain, stress, sleep_hours, night_wakes) IS NOT NULL"
        " AND day BETWEEN ? AND ? ORDER BY day",
        day_range(since, until),
    )
    return tuple(to_day(row) for row in rows)


def load_names(database: Database) -> tuple[tuple[str, str, str], ...]:
    """What exercises and variations were called: kind, id, name."""
    return tuple(to_name(row) for row in database.read("SELECT kind, id, name FROM names"))


def find_unfinished(database: Database) -> Unfinished | None:
    """The newest session, if it is still open; an open one that others followed is no longer offered.

    "Newest" goes by number, not by time: a clock that was set back does not hide it.
    """
    newest = database.read("SELECT id, state, comfort FROM sessions ORDER BY id DESC LIMIT 1")
    if not newest or newest[0][1] != SessionState.OPEN:
        return None
    session = load_session(database, newest[0][0])
    if session is None:  # another process deleted it between the two queries
        return None
    next_item, done = _where_to_go_on(session)
    left = sum(item.estimate_ms for item in session.planned[next_item:])
    return Unfinished(session, to_comfort(newest[0][2]), next_item, done, left)


def _where_to_go_on(session: SessionRecord) -> tuple[int, int]:
    """Return the item to go on with, and how many of its sets are done."""
    given_up = [*(skip.item for skip in session.skips), *(pain.item for pain in session.pains)]
    ended = {item for item in given_up if item is not None}
    done: dict[int, set[tuple[object, int]]] = defaultdict(set)
    for each in session.sets:
        done[each.item].add((each.side, each.number))
    last = max(ended | done.keys(), default=0)
    if last >= len(session.planned):
        return len(session.planned), 0
    if last in ended or len(done[last]) >= session.planned[last].sets:
        return last + 1, 0
    return last, len(done[last])


def _load(database: Database, condition: str, values: tuple[object, ...]) -> tuple[SessionRecord, ...]:
    rows = database.read(f"{SELECT_SUMMARY} WHERE {condition} ORDER BY day, id", values)

    def parts(table: str, convert: Callable[[Row], Part]) -> Mapping[int, list[Part]]:
        columns, order = _PARTS[table]
        found: dict[int, list[Part]] = defaultdict(list)
        query = (  # all names come from this module
            f"SELECT session_id, {columns} FROM {table}"  # noqa: S608
            f" WHERE session_id IN (SELECT id FROM sessions WHERE {condition}) ORDER BY session_id, {order}"
        )
        for row in database.read(query, values):
            found[row[0]].append(convert(row[1:]))
        return found

    planned, sets = parts(_ITEMS, to_planned), parts("sets", to_set)
    skips, swaps = parts("skips", to_skip), parts(_SWAPS, to_swap)
    pains, unwell = parts(_PAINS, to_pain), parts("unwell", to_unwell)
    return tuple(
        SessionRecord(
            to_summary(row),
            tuple(planned.get(row[0], ())),
            tuple(sets.get(row[0], ())),
            tuple(skips.get(row[0], ())),
            tuple(swaps.get(row[0], ())),
            tuple(pains.get(row[0], ())),
            tuple(unwell.get(row[0], ())),
        )
        for row in rows
    )
