"""Automatic backups of the database beside it: at most one a day, with her own routines beside each.

A backup is made with SQLite's own backup call and checked before it counts. Its name carries its day and a number that
only ever grows: which is newer must not hang on a clock that may be wrong. Which are kept is `rotation`'s to say. It
takes a thread and a connection of its own, for at ten years it takes a third of a second. Knows of the diary only how
many sessions it holds, so that an offer can say what it offers.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import sqlite3
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from routine_app.storage.connecting import connect, find_out_about_locks
from routine_app.storage.errors import (
    StorageError,
    database_damaged,
    database_locked,
    from_os_error,
    from_sqlite_error,
)
from routine_app.storage.files import move_into_place
from routine_app.storage.rotation import Held, names_to_drop
from routine_app.storage.soundness import Soundness, beside, examine, mark_suspect

if TYPE_CHECKING:
    from collections.abc import Callable

_NAME = r"\.backup-(\d{8})(?:-(\d{1,9}))?$"


class Backup(msgspec.Struct, frozen=True):
    """A sound backup: its day, how many sessions it holds, and the day of the last of them."""

    path: Path
    day: dt.date
    sessions: int
    last_day: dt.date | None

    @property
    def name(self) -> str:
        """What it is called by: "20261124-12"."""
        return self.path.name.rpartition(".backup-")[2]

    def __str__(self) -> str:
        return f"the backup of {self.day.isoformat()} with {self.sessions} sessions"


def backup_files(database: Path) -> tuple[Path, ...]:
    """The automatic backups beside a database, the newest first."""
    return tuple(sorted((path for path in _beside(database) if _day_of(path)), key=_order, reverse=True))


def good_backups(database: Path) -> tuple[Backup, ...]:
    """The automatic backups that pass a full check, the newest first. Rows that break a rule do not count as harm."""
    held = backup_files(database)
    if held:
        find_out_about_locks(database.parent)
    described = (_describe(path) for path in held if examine(path) is not Soundness.DAMAGED)
    return tuple(each for each in described if each is not None)


def last_good_backup(database: Path) -> Backup | None:
    """The newest backup that passes a full check; None when there is none."""
    for path in backup_files(database):
        described = _describe(path) if examine(path) is not Soundness.DAMAGED else None
        if described is not None:
            return described
    return None


def _order(path: Path) -> tuple[int, str]:
    """The number; those without one are older, and in order of their days."""
    found = re.search(_NAME, path.name)
    return (int(found[2] or 0), found[1]) if found else (0, "")


def _day_of(path: Path) -> dt.date | None:
    found = re.search(_NAME, path.name)
    with contextlib.suppress(ValueError):
        return dt.datetime.strptime(found[1], "%Y%m%d").date() if found else None  # noqa: DTZ007 - a local day
    return None


def _describe(path: Path) -> Backup | None:
    """Return what a backup holds; None where that cannot be read."""
    day = _day_of(path)
    try:
        with contextlib.closing(connect(path, "mode=ro")) as connection:
            sessions, last = connection.execute("SELECT count(*), max(day) FROM sessions").fetchone()
    except (sqlite3.Error, OSError):
        return None
    last_day = None
    with contextlib.suppress(TypeError, ValueError):
        last_day = dt.date.fromisoformat(last)
    return None if day is None else Backup(path, day, sessions, last_day)


class DailyBackup(threading.Thread):
    """The backup of `day`, under way once it is started; those that need not be kept are dropped afterwards.

    Reads the database as it stood when it began; who writes is not held up. The program does not end before it has: it
    is no daemon. A copy that does not pass its check is thrown away, and the older backups stay. `spared()` names
    those that must stay.
    """

    def __init__(self, database: Path, day: dt.date, spared: Callable[[], tuple[str, ...]] = tuple) -> None:
        super().__init__(name="daily-backup")
        self.error: StorageError | None = None
        self._database, self._spared = database, spared
        held = backup_files(database)
        self.is_due = not held or _day_of(held[0]) != day
        number = max((_order(path)[0] for path in held), default=0) + 1
        self._target = beside(database, f".backup-{day:%Y%m%d}-{number}")

    def run(self) -> None:
        """Make it; `error` then says why it could not be made, if so."""
        from routine_app.storage.routine_files import pack_files, routines_beside  # what packs: a start packs nothing

        try:
            with contextlib.closing(_connect_for_reading(self._database)) as connection:
                copy_database(connection, self._database, self._target)
            pack_files(routines_beside(self._database), _routines_beside_backup(self._target))
        except StorageError as error:
            self.error = error
            return
        self._drop_old()

    def _drop_old(self) -> None:
        """Drop what need not be kept, and what a crash left half made."""
        held = backup_files(self._database)
        described = {path.name: _describe(path) for path in held}
        newest_first = [
            Held(path.name, _day_of(path) or dt.date.min, None if known is None else known.sessions)
            for path in held
            for known in (described[path.name],)
        ]
        made = described.get(self._target.name)
        drop = names_to_drop(newest_first, None if made is None else made.sessions, self._spared())
        for old in (*(path for path in held if path.name in drop), *_left_over(self._database, self._target)):
            for each in (old, _routines_beside_backup(old)):
                with contextlib.suppress(OSError):
                    each.unlink(missing_ok=True)


def routines_of(backup: Path, folder: Path) -> tuple[tuple[str, Path], ...]:
    """Unpack into `folder` her routines as they were at an automatic backup: names, and where their bytes are now."""
    from routine_app.storage.routine_files import unpack_files

    return unpack_files(_routines_beside_backup(backup), folder)


def _routines_beside_backup(backup: Path) -> Path:
    return beside(backup, ".routines")


def _connect_for_reading(database: Path) -> sqlite3.Connection:
    try:
        return connect(database, "mode=ro")
    except sqlite3.Error as error:
        raise (from_sqlite_error(error, database) or error) from error


def _left_over(database: Path, target: Path) -> list[Path]:
    """What a crash left of the backups of other days; another process may be making today's."""
    parts = (path for path in _beside(database) if ".part" in path.name)
    return [part for part in parts if not part.name.startswith(target.name)]


def _beside(database: Path) -> list[Path]:
    """Return all that lies beside a database and is called after it as a backup is, whole or not."""
    if not database.parent.is_dir():  # where the way to it is closed to her, that is an error, and not no backup
        return []
    try:
        return [path for path in database.parent.iterdir() if path.name.startswith(f"{database.name}.backup-")]
    except PermissionError:
        return []


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
        with contextlib.closing(connect(part)) as copy:
            connection.backup(copy, progress=_no_waiting(database))
            # One self-contained file: no -wal beside it, and on the drive before it gets its name.
            copy.execute("PRAGMA journal_mode = DELETE")
        found = examine(part)
        if found is not Soundness.SOUND:
            mark_suspect(database)  # the next start looks at it, and sets single rows aside
        if found is Soundness.DAMAGED:
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
        with contextlib.closing(connect(source, "mode=ro")) as origin:
            origin.backup(connection, progress=_no_waiting(database))
    except sqlite3.Error as error:
        raise (from_sqlite_error(error, database) or error) from error
