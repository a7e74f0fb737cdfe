"""Rows that cannot be read: set aside one by one, so that one of them never takes the whole diary from her.

Where only a side matter of a row is absurd (a note, a pain, the comfort of then), that alone is emptied and the rest of
the row stays; else the row goes, and a session's parts with it. Either way the row as it was is kept, as JSON, in the
table `set_aside`. Knows the tables and what can be read of them; asks nobody.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from typing import TYPE_CHECKING, Any

import msgspec

from routine_app.storage import pain_rows, rows
from routine_app.storage.comfort_rows import to_comfort
from routine_app.storage.transaction import all_or_nothing

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[Any, ...]
Raw = dict[str, Any]

UNREADABLE = (ValueError, TypeError, OverflowError, KeyError, IndexError, AttributeError, RecursionError)
"""What reading a row with an absurd value may raise."""


class SetAside(msgspec.Struct, frozen=True):
    """How many rows went, and of how many only a part was emptied; how many sessions are among those that went."""

    gone: int = 0
    emptied: int = 0
    sessions: int = 0


class _Table(msgspec.Struct, frozen=True):
    """A table: its key, the columns in the order in which `read` takes them, and what stands in for an absurd value."""

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    read: Callable[[Row], object]
    instead: dict[str, Callable[[Raw], object]]


def _always(value: object) -> Callable[[Raw], object]:
    return lambda _raw: value


def _noon_of_its_day(raw: Raw) -> object:
    """The start of a session of which only the day is known, in UTC milliseconds."""
    noon = dt.datetime.combine(rows.to_date(raw["day"]), dt.time(12), dt.UTC)
    return round(noon.timestamp() * 1000)


def _day_of_its_start(raw: Raw) -> object:
    return rows.to_datetime(raw["started_ms"], 0).date().isoformat()


_AT = ("at_ms", "offset_min")
_SESSIONS = _Table(
    "sessions",
    ("id",),
    (
        "id", "routine_id", "routine_name", "day", "started_ms", "offset_min", "ended_ms", "ended_offset_min", "state",
        "pace_percent", "pain_before", "pain_after", "sites", "effort", "flare", "note", "sets_done", "elapsed_ms",
        "work_ms", "breathing_ms", "comfort",
    ),
    lambda row: (rows.to_summary(row[:20]), to_comfort(row[20])),
    {
        "routine_id": _always(""),
        "routine_name": _always("Routine"),
        "day": _day_of_its_start,
        "started_ms": _noon_of_its_day,
        "offset_min": _always(0),
        "ended_ms": _always(None),
        "ended_offset_min": _always(0),
        "state": _always("stopped"),
        "pace_percent": _always(100),
        **dict.fromkeys(("pain_before", "pain_after", "effort", "flare"), _always(None)),
        **dict.fromkeys(("sites", "note"), _always("")),
        **dict.fromkeys(("sets_done", "elapsed_ms", "work_ms", "breathing_ms"), _always(0)),
        "comfort": _always("{}"),
    },
)  # fmt: skip
_PARTS = (
    _Table(
        "items",
        ("session_id", "item"),
        ("exercise", "variation", "name", "sets", "estimate_ms", "replaced", "reason"),
        rows.to_planned,
        {"name": _always(""), "sets": _always(1), "estimate_ms": _always(0), "replaced": _always(None),
         "reason": _always("")},
    ),
    _Table(
        "sets",
        ("session_id", "seq"),
        ("item", "exercise", "variation", "number", "duration_ms", "session_ms", "reps", "side", "breathing", *_AT),
        rows.to_set,
        {"duration_ms": _always(0), "session_ms": _always(0), "reps": _always(None), "side": _always(None),
         "breathing": _always(0)},
    ),
    _Table(
        "skips",
        ("session_id", "seq"),
        ("exercise", "reason", "item", "variation", *_AT),
        rows.to_skip,
        {"reason": _always(""), "item": _always(None), "variation": _always(None)},
    ),
    _Table(
        "swaps",
        ("session_id", "seq"),
        ("item", "exercise", "from_variation", "to_variation", "reason", "planned", *_AT),
        rows.to_swap,
        {"reason": _always(""), "planned": _always(0)},
    ),
    _Table("swap_details", ("session_id", "seq"), ("fewer",), rows.to_swap_details, {"fewer": _always(0)}),
    _Table("joined_items", ("session_id", "item"), ("joined",), rows.to_joined, {"joined": _always(1)}),
    _Table(
        "pains",
        ("session_id", "seq"),
        ("exercise", "pain", "sites", "item", "variation", *_AT),
        pain_rows.to_pain,
        {"pain": _always(None), "sites": _always(""), "item": _always(None), "variation": _always(None)},
    ),
    _Table(
        "pain_details",
        ("session_id", "seq"),
        ("side", "sharp"),
        pain_rows.to_pain_details,
        {"side": _always(None), "sharp": _always(0)},
    ),
    _Table("pain_marks", ("session_id", "seq"), ("unconfirmed",), pain_rows.to_pain_mark, {"unconfirmed": _always(0)}),
    _Table(
        "unwell",
        ("session_id", "seq"),
        ("sign", "how_soon", *_AT),
        pain_rows.to_unwell,
        {"sign": _always(""), "how_soon": _always(None)},
    ),
)  # fmt: skip
_OTHERS = (
    _Table(
        "days",
        ("day",),
        ("day", "worst_pain", "average_pain", "stress", "sleep_hours", "night_wakes"),
        rows.to_day,
        dict.fromkeys(("worst_pain", "average_pain", "stress", "sleep_hours", "night_wakes"), _always(None)),
    ),
    _Table("names", ("kind", "id"), ("kind", "id", "name"), rows.to_name, {}),
)


def is_unreadable(error: sqlite3.Error) -> bool:
    """Whether SQLite stumbled over a value, not over the file: numbers too large to add, bytes that are no text."""
    text = str(error)
    return "integer overflow" in text or "Could not decode to UTF-8" in text


def set_rows_aside(connection: sqlite3.Connection) -> SetAside:
    """Look at every row, and set aside those that cannot be read, in one transaction. Raises sqlite3.Error."""
    usual = connection.text_factory
    connection.text_factory = lambda held: held.decode("utf-8", "surrogateescape")
    try:
        with all_or_nothing(connection):
            triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
            for name, _ in triggers:  # they would add and take away absurd numbers
                connection.execute(f'DROP TRIGGER "{name}"')
            found = _set_all_aside(connection)
            for _, sql in triggers:
                connection.execute(sql)
    finally:
        connection.text_factory = usual
    return SetAside(
        sum(each.gone for each in found), sum(each.emptied for each in found), sum(each.sessions for each in found)
    )


def _set_all_aside(connection: sqlite3.Connection) -> list[SetAside]:
    found: list[SetAside] = []
    touched: set[object] = set()
    for table in (*_PARTS, _SESSIONS, *_OTHERS):
        for raw in _raw_rows(connection, table):
            if not _fits(table, raw):
                found.append(_set_aside(connection, table, raw, _changes(table, raw)))
                touched.add(raw["session_id"] if "session_id" in raw else raw.get("id"))
    sessions = {number for (number,) in connection.execute("SELECT id FROM sessions")}
    for table in _PARTS:
        lost = [raw for raw in _raw_rows(connection, table) if raw["session_id"] not in sessions]
        found += [_set_aside(connection, table, raw, None) for raw in lost]
    _recount(connection, touched)
    return found


def words_of(found: SetAside, *, writable: bool = True) -> tuple[str, str] | None:
    """Say what was set aside, and where it is; None where nothing was."""
    gone = f"{found.gone} {'entry' if found.gone == 1 else 'entries'} of the diary could not be read"
    emptied = f"{found.emptied} {'entry' if found.emptied == 1 else 'entries'} held something that cannot be"
    parts = [said for said, count in ((gone, found.gone), (emptied, found.emptied)) if count]
    if not parts:
        return None
    whole = f", {found.sessions} of them a whole session" if found.sessions else ""
    where = "kept in the diary's file, in its table set_aside" if writable else "left out for now"
    return f"{' and '.join(parts)}{whole}.", f"All else is as it was. What they said is {where}."


def _raw_rows(connection: sqlite3.Connection, table: _Table) -> list[Raw]:
    names = tuple(dict.fromkeys((*table.key, *table.columns)))
    listed = ", ".join(names)
    held = connection.execute(f"SELECT {listed} FROM {table.name}")  # noqa: S608 - names of this module
    return [dict(zip(names, row, strict=True)) for row in held]


def _fits(table: _Table, raw: Raw) -> bool:
    values = tuple(raw[name] for name in table.columns)
    if any(isinstance(value, str) and not _is_text(value) for value in raw.values()):
        return False
    try:
        table.read(values)
    except UNREADABLE:
        return False
    return True


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _set_aside(connection: sqlite3.Connection, table: _Table, raw: Raw, changes: Raw | None) -> SetAside:
    """Empty what is absurd of a row, or take the whole row out (no changes help); keep it as it was."""
    import json  # seldom: a start looks through all rows, and finds nothing

    whole: dict[str, list[Raw]] = {table.name: [raw]}
    if changes is None and table is _SESSIONS:
        for part in _PARTS:
            whole[part.name] = [each for each in _raw_rows(connection, part) if each["session_id"] == raw["id"]]
    reason = "could not be read" if changes is None else f"emptied: {', '.join(changes)}"
    kept = (table.name, json.dumps(whole, default=lambda held: held.hex()), reason)
    connection.execute("INSERT INTO set_aside (table_name, content, reason) VALUES (?, ?, ?)", kept)
    place = " AND ".join(f"{name} IS {_mark(raw[name])}" for name in table.key)
    key = [_bound(raw[name]) for name in table.key]
    if changes is None:
        connection.execute(f"DELETE FROM {table.name} WHERE {place}", key)  # noqa: S608 - names of this module
        return SetAside(gone=1, sessions=int(table is _SESSIONS))
    new = ", ".join(f"{name} = ?" for name in changes)
    connection.execute(f"UPDATE {table.name} SET {new} WHERE {place}", (*changes.values(), *key))  # noqa: S608
    return SetAside(emptied=1)


def _mark(value: object) -> str:
    """Return how a key is compared: bytes that are no text can only be given as bytes."""
    return "CAST(? AS TEXT)" if isinstance(value, str) else "?"


def _bound(value: object) -> object:
    return value.encode("utf-8", "surrogateescape") if isinstance(value, str) else value


def _changes(table: _Table, raw: Raw) -> Raw | None:
    """Return the least that makes a row readable; None where nothing does."""
    now = dict(raw)
    for name, instead in table.instead.items():
        try:
            now[name] = instead(raw)
        except UNREADABLE:
            continue  # it rests on something that is absurd itself
    if not _fits(table, now):
        return None
    for name in table.instead:
        before = now | {name: raw[name]}
        if _fits(table, before):
            now = before
    return {name: now[name] for name in table.instead if now[name] != raw[name]}


def _recount(connection: sqlite3.Connection, sessions: set[object]) -> None:
    """Let the sums of these sessions follow their sets again."""
    connection.executemany(
        "UPDATE sessions SET sets_done = (SELECT count(*) FROM sets WHERE session_id = id),"
        " work_ms = (SELECT coalesce(sum(duration_ms), 0) FROM sets WHERE session_id = id),"
        " breathing_ms = (SELECT coalesce(sum(breathing * duration_ms), 0) FROM sets WHERE session_id = id),"
        " elapsed_ms = max(elapsed_ms, (SELECT coalesce(max(session_ms), 0) FROM sets WHERE session_id = id))"
        " WHERE id = ?",
        [(number,) for number in sessions if isinstance(number, int)],
    )
