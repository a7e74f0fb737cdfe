"""Is a database file sound, and what becomes of one that is not.

Knows SQLite files; nothing of what they hold. A file is never deleted here: a damaged one is renamed and kept.

A database is looked at through SQLite alone, never opened as a plain file: on POSIX systems closing any handle of a
file gives up all locks that this process has on it. Another process would then take itself for the last one, remove
the -wal file as it closes, and every set written here afterwards would be lost without a word.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
from typing import TYPE_CHECKING

from routine_app.storage.errors import DatabaseDamagedError, database_damaged, from_os_error, from_sqlite_error
from routine_app.storage.files import free_name

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


def check(connection: sqlite3.Connection, path: Path, *, thorough: bool = False) -> None:
    """Raise DatabaseDamagedError unless the database is sound; `thorough` compares the indexes with the tables too.

    Raises another StorageError when the check itself cannot be made (locked, drive gone).
    """
    try:
        found = connection.execute("PRAGMA integrity_check(1)" if thorough else "PRAGMA quick_check(1)").fetchall()
    except sqlite3.Error as error:
        raise (from_sqlite_error(error, path) or database_damaged(path)) from error
    if found != [("ok",)]:
        raise database_damaged(path)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that the file itself is broken."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def is_sound(path: Path) -> bool:
    """Whether a file that nobody is writing passes the full check."""
    try:
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            check(connection, path, thorough=True)
    except (sqlite3.Error, DatabaseDamagedError):
        return False
    return True


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
