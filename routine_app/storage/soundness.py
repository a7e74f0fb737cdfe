"""Is a database file sound, and what becomes of one that is not.

Knows SQLite files; nothing of what they hold. A file is never deleted here: a damaged one is renamed and kept.

A database is looked at through SQLite alone, never opened as a plain file: on POSIX systems closing any handle of a
file gives up all locks that this process has on it. Another process would then take itself for the last one, remove
the -wal file as it closes, and every set written here afterwards would be lost without a word.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import sqlite3
from enum import Enum
from typing import TYPE_CHECKING

from routine_app.storage.connecting import connect
from routine_app.storage.errors import DatabaseDamagedError, database_damaged, from_os_error, from_sqlite_error
from routine_app.storage.files import free_name
from routine_app.storage.unreadable import is_unreadable

if TYPE_CHECKING:
    from pathlib import Path

COMPANIONS = ("-wal", "-shm")


def beside(path: Path, suffix: str) -> Path:
    """Return the file of the same folder whose name is that of `path` with `suffix` added."""
    return path.with_name(path.name + suffix)


def suspect_marker(path: Path) -> Path:
    """The empty file that asks the next start for a full check."""
    return beside(path, ".suspect")


def mark_suspect(path: Path) -> None:
    """Ask the next start for a full check; best effort, for this is called when things already go wrong."""
    with contextlib.suppress(OSError):
        suspect_marker(path).touch(mode=0o600)


def wants_check(path: Path) -> bool:
    """Whether the file should be checked before it is used, at the price of two system calls.

    True when the last close was not clean (SQLite removes the -wal file in a clean one), and when a damaged page was
    met last time.
    """
    try:
        wal = beside(path, "-wal")
        left_behind = wal.exists() and wal.stat().st_size > 0
        return left_behind or suspect_marker(path).exists()
    except OSError as error:
        raise from_os_error(error, path) from error


def is_cut_short(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the file is shorter than it says; while another process writes, it may be without being damaged.

    Raises sqlite3.Error (SQLite sees by itself when whole pages are missing) and a StorageError.
    """
    (pages,), (page,) = (connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
    try:
        return bool(path.stat().st_size < pages * page)
    except OSError as error:
        raise from_os_error(error, path) from error


class Soundness(Enum):
    """What a full check finds: nothing, rows that break the tables' own rules, or a broken file."""

    SOUND = "sound"
    ROWS = "rows"
    DAMAGED = "damaged"


_OF_ROWS = r"CHECK constraint failed in |NULL value in |(non-|)[A-Z]+ value in |NUMERIC value in "
_MOST_FINDINGS = 100


def check(connection: sqlite3.Connection, path: Path, *, thorough: bool = False) -> Soundness:
    """Check an open database; `thorough` compares the indexes with the tables too. A file that is damaged raises.

    Rows that break a rule are no damage: they are set aside one by one. SQLite looks at the rules only where the file
    may be written. Raises DatabaseDamagedError, and another StorageError when the check itself cannot be made (locked,
    drive gone).
    """
    kind = "integrity_check" if thorough else "quick_check"
    try:
        found = [str(row[0]) for row in connection.execute(f"PRAGMA {kind}({_MOST_FINDINGS})")]
    except sqlite3.Error as error:
        if is_unreadable(error):  # a rule stumbled over the number that it looks at
            return Soundness.ROWS
        raise (from_sqlite_error(error, path) or database_damaged(path)) from error
    if found == ["ok"]:
        return Soundness.SOUND
    if all(re.match(_OF_ROWS, finding) for finding in found):
        return Soundness.ROWS
    raise database_damaged(path)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that the file itself is broken."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def examine(path: Path) -> Soundness:
    """Put a file that nobody is writing through the full check, without changing it."""
    try:
        with contextlib.closing(_opened(path)) as connection:
            return check(connection, path, thorough=True)
    except (sqlite3.Error, DatabaseDamagedError):
        return Soundness.DAMAGED


def is_sound(path: Path) -> bool:
    """Whether a file that nobody is writing passes the full check, the rules of its tables included."""
    return examine(path) is Soundness.SOUND


def _opened(path: Path) -> sqlite3.Connection:
    """Open a file so that SQLite knows the rules of its tables, which it leaves out where it may only read."""
    if os.access(path, os.W_OK):
        connection = connect(path)
        connection.execute("PRAGMA query_only = ON")
        return connection
    connection = sqlite3.connect(":memory:")
    try:
        with contextlib.closing(connect(path, "mode=ro")) as held:
            held.backup(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def set_aside(path: Path) -> Path:
    """Rename a damaged database and its companions, and return the new name.

    The name carries the date (UTC) of the file's last change. Raises a StorageError when it cannot be renamed.
    """
    try:
        changed = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
        kept = free_name(beside(path, f".damaged-{changed:%Y%m%d-%H%M%S}"))
        path.rename(kept)
        for companion in COMPANIONS:
            with contextlib.suppress(FileNotFoundError):
                beside(path, companion).rename(beside(kept, companion))
        suspect_marker(path).unlink(missing_ok=True)
    except OSError as error:
        raise from_os_error(error, path) from error
    return kept
