"""Automatic backups of the database beside it: at most one a day, the last three kept.

A backup is made with SQLite's own backup call, checked before it counts, and named after its day. It takes a thread
and a connection of its own, for at ten years it takes a third of a second. Knows of the diary only how many sessions it
holds, so that an offer can say what it offers.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import glob
import os
import re
import sqlite3
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from routine_app.storage.errors import (
    StorageError,
    database_damaged,
    database_locked,
    from_os_error,
    from_sqlite_error,
)
from routine_app.storage.files import move_into_place
from routine_app.storage.soundness import beside, is_sound, mark_suspect

if TYPE_CHECKING:
    from collections.abc import Callable

KEPT = 3
_NAME = re.compile(r"\.backup-(\d{8})$")


class Backup(msgspec.Struct, frozen=True):
    """A sound backup: its day, how many sessions it holds, and the day of the last of them."""

    path: Path
    day: dt.date
    sessions: int
    last_day: dt.date | None

    def __str__(self) -> str:
        return f"the backup of {self.day.isoformat()} with {self.sessions} sessions"


def backup_files(database: Path) -> tuple[Path, ...]:
    """The automatic backups beside a database, the newest first."""
    found = database.parent.glob(f"{glob.escape(database.name)}.backup-*")
    return tuple(sorted((path for path in found if _NAME.search(path.name)), reverse=True))


def last_good_backup(database: Path) -> Backup | None:
    """The newest backup that passes a full check; None when there is none."""
    for path in backup_files(database):
        if is_sound(path):
            with contextlib.suppress(sqlite3.Error, ValueError):
                return _describe(path)
    return None


def _describe(path: Path) -> Backup:
    with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        sessions, last = connection.execute("SELECT count(*), max(day) FROM sessions").fetchone()
    stamp = path.name[-8:]
    day = dt.date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:]))
    return Backup(path, day, sessions, dt.date.fromisoformat(last) if last else None)


class DailyBackup(threading.Thread):
    """The backup of `day`, under way once it is started; the oldest beyond three are dropped afterwards.

    Reads the database as it stood when it began; who writes is not held up. The program does not end before it has: it
    is no daemon. A copy that does not pass its check is thrown away, and the older backups stay.
    """

    def __init__(self, database: Path, day: dt.date) -> None:
        super().__init__(name="daily-backup")
        self.error: StorageError | None = None
        self._database = database
        self._target = beside(database, f".backup-{day:%Y%m%d}")

    @property
    def is_due(self) -> bool:
        """Whether there is none of that day yet."""
        return not self._target.exists()

    def run(self) -> None:
        """Make it; `error` then says why it could not be made, if so."""
        try:
            with contextlib.closing(_connect_for_reading(self._database)) as connection:
                copy_database(connection, self._database, self._target)
        except StorageError as error:
            self.error = error
            return
        for old in (*backup_files(self._database)[KEPT:], *_left_over(self._database, self._target)):
            with contextlib.suppress(OSError):
                old.unlink(missing_ok=True)


def _connect_for_reading(database: Path) -> sqlite3.Connection:
    try:
        return sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    except sqlite3.Error as error:
        raise (from_sqlite_error(error, database) or error) from error


def _left_over(database: Path, target: Path) -> list[Path]:
    """What a crash left of the backups of other days; another process may be making today's."""
    parts = database.parent.glob(f"{glob.escape(database.name)}.backup-*.part*")
    return [part for part in parts if not part.name.startswith(target.name)]


def _new_part(target: Path) -> Path:
    """Make an empty private file of a name of its own, for two processes may make the same backup."""
    try:
        handle, name = tempfile.mkstemp(prefix=f"{target.name}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise from_os_error(error, target) from error
    os.close(handle)
    return Path(name)


def copy_database(connection: sqlite3.Connection, database: Path, target: Path) -> None:
    """Copy an open database, as it stands between two transactions, to a new file that is whole or not there.

    Raises a StorageError; DatabaseDamagedError when the copy does not pass a full check.
    """
    part = _new_part(target)
    try:
        with contextlib.closing(sqlite3.connect(part, isolation_level=None)) as copy:
            connection.backup(copy, progress=_no_waiting(database))
            # One self-contained file: no -wal beside it, and on the drive before it gets its name.
            copy.execute("PRAGMA journal_mode = DELETE")
        if not is_sound(part):
            mark_suspect(database)
            raise database_damaged(database)
        move_into_place(part, target)
    except sqlite3.Error as error:
        raise (from_sqlite_error(error, target) or error) from error
    except OSError as error:
        raise from_os_error(error, target) from error
    finally:
        for leftover in (part, beside(part, "-journal"), beside(part, "-wal"), beside(part, "-shm")):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def _no_waiting(database: Path) -> Callable[[int, int, int], None]:
    """Stop a backup call that meets a lock: it has waited for its time already, and would wait for ever."""

    def progress(status: int, _remaining: int, _total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise database_locked(database)

    return progress


def put_back(connection: sqlite3.Connection, database: Path, source: Path) -> None:
    """Replace all that an open database holds by a sound file's content, in one transaction.

    Other programs that have it open go on with the new content. Raises a StorageError, and then nothing changed.
    """
    try:
        with contextlib.closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as origin:
            origin.backup(connection, progress=_no_waiting(database))
    except sqlite3.Error as error:
        raise (from_sqlite_error(error, database) or error) from error
