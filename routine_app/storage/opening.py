"""Opening the diary whatever state it is in: made, migrated, set aside when damaged, read-only when it must be.

Knows files, SQLite and the order of steps; not what the tables mean.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from typing import TYPE_CHECKING

from routine_app.storage.backups import copy_database, last_good_backup
from routine_app.storage.database import Database, Notice
from routine_app.storage.errors import (
    DatabaseDamagedError,
    ForeignDatabaseError,
    NotWritableError,
    SqliteTooOldError,
    StorageError,
    from_sqlite_error,
    newer_database,
    not_writable,
)
from routine_app.storage.files import ensure_folder, free_name, make_private_file
from routine_app.storage.migrations import APPLICATION_ID, MIGRATIONS
from routine_app.storage.soundness import beside, check, is_cut_short, set_aside, suspect_marker, wants_check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_MS = 3000
_STRICT_SINCE = (3, 37, 0)
_SETTINGS = (
    "foreign_keys = ON",
    "synchronous = FULL",
    "fullfsync = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cache_size = -16000",
)


def open_database(path: Path, *, busy_ms: int = BUSY_MS, migrations: tuple[str, ...] = MIGRATIONS) -> Database:
    """Open the diary at `path`, making it (0600, new folders 0700) when there is none.

    A damaged file is renamed and kept, a new diary begun, and the last good backup offered (`notices`, `offer`).
    A file of a newer format, or one that may not be written, is opened for reading (`refusal`). `busy_ms` is how long
    another program is waited for. Raises a StorageError when there is nothing that could be opened.
    """
    if sqlite3.sqlite_version_info < _STRICT_SINCE:
        raise SqliteTooOldError(
            f"This Python brings SQLite {sqlite3.sqlite_version}; the diary needs 3.37 or newer.",
            "Use a newer Python (python.org's bring their own SQLite). Sessions can be played, but are not kept.",
        )
    path = path.absolute()
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where it may not look
        raise not_writable(path)
    try:
        ensure_folder(path.parent)
        make_private_file(path)
    except NotWritableError:
        if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises where it may not look
            raise
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return _open_for_reading(path, busy_ms, not_writable(path))
    notices: list[Notice] = []
    try:
        connection = _connect_sound(path, busy_ms)
    except DatabaseDamagedError:
        kept = set_aside(path)
        notices.append(Notice(f"The diary was damaged. It is kept as {kept}.", "A new diary was begun."))
        make_private_file(path)
        connection = _connect(path, busy_ms)
    with _closed_on_error(connection, path):
        version = _version(connection)
        if version > len(migrations):
            connection.close()
            return _open_for_reading(path, busy_ms, newer_database(path, version, len(migrations)))
        _require_diary(connection, path, version)
        _use_wal(connection)
        _migrate(connection, path, migrations)
    return _finish(path, connection, notices, fresh=version == 0)


def _finish(path: Path, connection: sqlite3.Connection, notices: list[Notice], *, fresh: bool) -> Database:
    """Add the offer of a backup where the diary is new though there are backups of an earlier one."""
    offer = last_good_backup(path) if fresh else None
    if offer is not None:
        notices.append(Notice(f"There is {offer}.", "You can put it back, or go on with the new diary."))
    return Database(path, connection, notices=tuple(notices), offer=offer)


def _open_for_reading(path: Path, busy_ms: int, refusal: StorageError) -> Database:
    """Open without any right to write. Raises a StorageError."""
    try:
        connection = _connect(path, busy_ms, "mode=ro")
        with _closed_on_error(connection, path):
            _version(connection)
    except NotWritableError:
        if beside(path, "-wal").exists():
            raise
        # Without its companions, and in a folder where they cannot be made, only this opens a WAL database.
        connection = _connect(path, busy_ms, "mode=ro&immutable=1")
    with _closed_on_error(connection, path):
        _require_diary(connection, path, _version(connection))
    return Database(path, connection, refusal=refusal, notices=(Notice(refusal.message, refusal.mend),))


def _connect(path: Path, busy_ms: int, how: str = "mode=rw") -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(
            f"{path.as_uri()}?{how}", uri=True, isolation_level=None, timeout=busy_ms / 1000, cached_statements=256
        )
    except sqlite3.Error as error:
        raise (from_sqlite_error(error, path) or error) from error
    with _closed_on_error(connection, path):
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    return connection


def _connect_sound(path: Path, busy_ms: int) -> sqlite3.Connection:
    """Connect, and check the file when there is reason to. Raises DatabaseDamagedError for a damaged one."""
    doubtful = wants_check(path)
    connection = _connect(path, busy_ms)
    with _closed_on_error(connection, path):
        _version(connection)
        if doubtful or is_cut_short(connection, path):
            check(connection, path, thorough=suspect_marker(path).exists())
            with contextlib.suppress(OSError):
                suspect_marker(path).unlink(missing_ok=True)
    return connection


@contextlib.contextmanager
def _closed_on_error(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Close the connection when the block fails, and put SQLite's errors in words."""
    try:
        yield
    except sqlite3.Error as error:
        connection.close()
        raise (from_sqlite_error(error, path) or error) from error
    except BaseException:
        connection.close()
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _require_diary(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Raise ForeignDatabaseError for a database that some other program made."""
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID and (version or tables):
        raise ForeignDatabaseError(
            f"{path} is a database of another program, not a diary of Routine. It was left as it is.",
            "Move it elsewhere, or choose another folder with --data-dir.",
        )


def _use_wal(connection: sqlite3.Connection) -> None:
    """Turn WAL on, once and for all. Where it cannot be (some network drives) the older journal is as safe."""
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return
    with contextlib.suppress(sqlite3.OperationalError):  # another process is turning it on at this very moment
        connection.execute("PRAGMA journal_mode = WAL")


def _migrate(connection: sqlite3.Connection, path: Path, migrations: tuple[str, ...]) -> None:
    """Run the steps that are missing, each in a transaction; an older diary is copied first."""
    version = _version(connection)
    if 0 < version < len(migrations):
        copy_database(connection, path, free_name(beside(path, f".before-format-{len(migrations)}")))
    for number in range(version, len(migrations)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _version(connection) == number:  # else another process was faster
                for statement in _statements(migrations[number]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _statements(script: str) -> Iterator[str]:
    """Cut a script into statements; `executescript` would commit before the first of them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
