"""Connections to SQLite files, also on drives that know no locks.

There SQLite would only ever say that the file is in use. It then locks with a folder beside the file instead, which
every drive can make; what a crash leaves of it is swept away. Knows files and SQLite; not what they hold.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import sys
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_WITHOUT_LOCKS: set[str] = set()  # folders, found out once in a process
_STALE_S = 15.0  # no transaction of ours holds a lock for so long
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL}


def connect(path: Path, how: str = "mode=rw", *, busy_ms: int = 5000, cached: int = 128) -> sqlite3.Connection:
    """Open a file; `how` are SQLite's own words, such as mode=ro. Transactions are begun by hand.

    Raises sqlite3.Error.
    """
    path = path.absolute()
    without = knows_no_locks(path.parent)
    if without:
        _sweep(path)
        how += "&vfs=unix-dotfile"
    connection = sqlite3.connect(
        f"{path.as_uri()}?{how}", uri=True, isolation_level=None, timeout=busy_ms / 1000, cached_statements=cached
    )
    if without and "mode=rw" in how:
        try:
            _leave_wal(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def knows_no_locks(folder: Path) -> bool:
    """Whether a folder was found to be on a drive without locks, in this process."""
    return str(folder) in _WITHOUT_LOCKS


def find_out_about_locks(folder: Path) -> bool:
    """Try a lock in a folder, and remember it where there can be none; True where there can."""
    works = has_locks(folder)
    if not works:
        _WITHOUT_LOCKS.add(str(folder))
    return works


def has_locks(folder: Path) -> bool:
    """Whether files in a folder can be locked. Where that cannot be told, they can."""
    with contextlib.suppress(OSError), tempfile.NamedTemporaryFile(prefix=".routine-", dir=folder) as file:
        try:
            _try_lock(file.fileno())
        except OSError as error:
            return error.errno not in _NO_LOCKS
    return True


if sys.platform == "win32":

    def _try_lock(handle: int) -> None:
        pass

else:
    import fcntl

    def _try_lock(handle: int) -> None:
        """Lock as SQLite does. Raises OSError."""
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sweep(path: Path) -> None:
    """Remove a lock that a crash has left. Its age is taken by the drive's own clock."""
    lock = path.with_name(path.name + ".lock")
    with contextlib.suppress(OSError):
        held_since = lock.stat().st_mtime
        with tempfile.NamedTemporaryFile(prefix=".routine-", dir=path.parent) as file:
            if os.fstat(file.fileno()).st_mtime - held_since > _STALE_S:
                lock.rmdir()


def _leave_wal(connection: sqlite3.Connection) -> None:
    """Go back to the older journal, which is as safe: WAL shares memory under locks that are not there."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA locking_mode = NORMAL")
    connection.execute("PRAGMA user_version").fetchone()  # lets go of what the first line took
