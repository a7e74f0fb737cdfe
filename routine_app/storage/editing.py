"""Corrections to the diary, each with what it takes to undo it. Knows the tables.

Names of tables and columns in queries come from this package alone, never from outside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from routine_app.storage.errors import session_gone
from routine_app.storage.records import Deleted, Edited
from routine_app.storage.rows import from_sites, to_ms, to_text

if TYPE_CHECKING:
    import sqlite3

    from routine_app.storage.database import Database
    from routine_app.storage.records import SessionChanges, Undo

_PARTS = (
    *("items", "joined_items", "sets", "skips", "swaps", "swap_details"),
    *("pains", "pain_details", "pain_marks", "unwell"),
)
_SUMS = ("sets_done", "work_ms", "breathing_ms")


def edit(database: Database, session_id: int, changes: SessionChanges) -> Edited:
    """Change what is set in `changes`, and return how it stood before. Raises a StorageError."""
    columns = _columns(changes)
    names = tuple(columns)
    with database.write() as connection:
        chosen = ", ".join(("id", *names))
        before = connection.execute(f"SELECT {chosen} FROM sessions WHERE id = ?", (session_id,)).fetchone()  # noqa: S608
        if before is None:
            raise session_gone()
        _put(connection, session_id, columns)
    return Edited(session_id, tuple(zip(names, before[1:], strict=True)))


def delete(database: Database, session_id: int) -> Deleted:
    """Delete a session with all its parts, and return them. Raises a StorageError."""
    with database.write() as connection:
        rows = [("sessions", tuple(connection.execute("SELECT * FROM sessions WHERE id = ?", (session_id,))))]
        if not rows[0][1]:
            raise session_gone()
        for table in _PARTS:
            found = connection.execute(f"SELECT * FROM {table} WHERE session_id = ?", (session_id,))  # noqa: S608
            rows.append((table, tuple(found)))
        connection.execute("DELETE FROM sessions WHERE id = ?", (session_id,))
    return Deleted(session_id, tuple(rows))


def restore(database: Database, undo: Undo) -> None:
    """Put back what an edit changed or a deletion took. Raises a StorageError."""
    with database.write() as connection:
        if isinstance(undo, Edited):
            _put(connection, undo.session_id, dict(undo.columns))
            return
        for table, rows in undo.rows:
            for row in rows:
                marks = ", ".join("?" * len(row))
                connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608
            if table == "sessions":  # the triggers on its sets count them anew
                _put(connection, undo.session_id, dict.fromkeys(_SUMS, 0))


def _columns(changes: SessionChanges) -> dict[str, Any]:
    """Return the columns to change, by name."""
    held = {name: getattr(changes, name) for name in changes.__struct_fields__}
    columns = {name: value for name, value in held.items() if value is not msgspec.UNSET}
    if "sites" in columns:
        columns["sites"] = from_sites(columns["sites"])
    if "note" in columns:
        columns["note"] = to_text(columns["note"])
    if "started" in columns:
        started = columns.pop("started")
        columns["started_ms"], columns["offset_min"] = to_ms(started)
        columns["day"] = started.date().isoformat()
    return columns


def _put(connection: sqlite3.Connection, session_id: int, columns: dict[str, Any]) -> None:
    if columns:
        changed = ", ".join(f"{name} = ?" for name in columns)
        connection.execute(f"UPDATE sessions SET {changed} WHERE id = ?", (*columns.values(), session_id))  # noqa: S608
