"""Is a database file sound, and what becomes of one that is not.

Knows SQLite files; nothing of what they hold. A file is never deleted here: a damaged one is renamed and kept.
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
_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100


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
    """Whether the file should be checked before it is used, at the price of a few system calls.

    True when the last close was not clean (SQLite removes the -wal file in a clean one), when the file is shorter
    than its own header says or has no header, and when a damaged page was met last time.
    """
    try:
        wal = beside(path, "-wal")
        if suspect_marker(path).exists() or (wal.exists() and wal.stat().st_size > 0):
            return True
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
        return bool(header) and not _header_fits(header, path.stat().st_size)
    except OSError as error:
        raise from_os_error(error, path) from error


def _header_fits(header: bytes, size: int) -> bool:
    """Compare a file's size with what its header promises (SQLite file format, section 1.3)."""
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        return False
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return size >= pages * (65536 if page == 1 else page)


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
