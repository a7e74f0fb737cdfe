"""Opening the diary whatever state it is in: made, migrated, set aside when damaged, read-only when it must be.

Knows files, SQLite and the order of steps; not what the tables mean.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from typing import TYPE_CHECKING

from routine_app.storage.backups import copy_database, last_good_backup
from routine_app.storage.connecting import connect, find_out_about_locks, knows_no_locks
from routine_app.storage.database import Database, Notice
from routine_app.storage.errors import (
    DatabaseDamagedError,
    DatabaseLockedError,
    DriveError,
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
from routine_app.storage.offers import RecoveryOffer, keep_offer, open_offer
from routine_app.storage.schema import (
    format_in,
    make_missing,
    missing_tables,
    require_columns,
    schema_of_format,
    statements,
)
from routine_app.storage.soundness import Soundness, beside, check, is_cut_short, set_aside, suspect_marker, wants_check
from routine_app.storage.transaction import all_or_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_MS = 3000
_FIRST_TRY_MS = 100
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

    A damaged file is renamed and kept, a new diary begun, and the last good backup offered until she answers (`offer`).
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
    return _open_for_writing(path, busy_ms, migrations, notices)


def _open_for_writing(path: Path, busy_ms: int, migrations: tuple[str, ...], notices: list[Notice]) -> Database:
    kept = ""
    try:
        connection, found = _connect_sound(path, busy_ms, migrations, notices)
    except DatabaseDamagedError:
        aside = set_aside(path)
        kept = aside.name
        notices.append(Notice(f"The diary was damaged. It is kept as {aside}.", "A new diary was begun."))
        make_private_file(path)
        connection, found = _connect(path, busy_ms), Soundness.SOUND
    with _closed_on_error(connection, path):
        version = _version(connection)
        if version > len(migrations):
            connection.close()
            return _open_for_reading(path, busy_ms, newer_database(path, version, len(migrations)))
        _require_diary(connection, path, version)
        _use_wal(connection)
        fresh = format_in(connection, migrations) == 0
        missing = _bring_up_to_date(connection, path, migrations)
    if missing:
        kept, about = missing, f"A part of the diary was missing. The diary as it was found is kept as {missing}."
        notices.append(Notice(about, "The part was made anew, empty."))
    return _finish(path, connection, notices, found=found, fresh=fresh, kept=kept)


def _finish(
    path: Path, connection: sqlite3.Connection, notices: list[Notice], *, found: Soundness, fresh: bool, kept: str
) -> Database:
    """Keep the offer of a backup where the diary was lost, or is new though there are backups of an earlier one."""
    backup = last_good_backup(path) if fresh or kept else None
    offer = open_offer(path)
    if kept or backup is not None:
        before = None if offer is None else offer.backup
        if before is not None and (backup is None or before.sessions > backup.sessions):
            backup = before
        offer = RecoveryOffer(kept, backup)
        if keep_offer(path, offer):
            notices = [notice for notice in notices if not kept or kept not in notice.message]  # the offer tells it
    database = Database(path, connection, notices=tuple(notices), offer=offer)
    if found is Soundness.ROWS or (kept and not fresh):  # what belonged to a part that was missing has lost its hold
        database.set_rows_aside()
    return database


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
        connection = connect(path, how, busy_ms=busy_ms, cached=256)
    except sqlite3.Error as error:
        raise (from_sqlite_error(error, path) or error) from error
    with _closed_on_error(connection, path):
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    return connection


def _connect_sound(
    path: Path, busy_ms: int, migrations: tuple[str, ...], notices: list[Notice]
) -> tuple[sqlite3.Connection, Soundness]:
    """Connect, and check the file when there is reason to. Raises DatabaseDamagedError for a damaged one.

    Where locks are refused at once, it may be the drive that knows none rather than another program.
    """
    if not knows_no_locks(path.parent):
        try:
            return _check_connected(path, min(busy_ms, _FIRST_TRY_MS), migrations, busy_ms)
        except (DatabaseLockedError, DriveError):
            if not find_out_about_locks(path.parent):
                notices.append(
                    Notice(
                        f"The drive that holds {path.parent} knows no locks, so that Routine cannot see whether it is "
                        "open a second time with this diary.",
                        "Your diary is kept all the same. Have only one Routine open.",
                    )
                )
    return _check_connected(path, busy_ms, migrations, busy_ms)


def _check_connected(
    path: Path, first_ms: int, migrations: tuple[str, ...], busy_ms: int
) -> tuple[sqlite3.Connection, Soundness]:
    found = Soundness.SOUND
    doubtful = wants_check(path)
    connection = _connect(path, first_ms)
    with _closed_on_error(connection, path):
        version = _version(connection)
        connection.execute(f"PRAGMA busy_timeout = {busy_ms}")
        if doubtful or is_cut_short(connection, path):
            found = check(connection, path, thorough=suspect_marker(path).exists())
            with contextlib.suppress(OSError):
                suspect_marker(path).unlink(missing_ok=True)
        if version <= len(migrations) and _is_ours(connection):
            require_columns(connection, path, migrations)
    return connection, found


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


def _is_ours(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


def _require_diary(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Raise ForeignDatabaseError for a database that some other program made."""
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if not _is_ours(connection) and (version or tables):
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


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, migrations: tuple[str, ...]) -> str:
    """Make what is missing of its format, then run the steps to the newest; return the copy's name if it was mended.

    The number that the file gives for its format may be wrong (0, negative, too low): the tables are believed. Before
    an older diary, or one with a part missing, is changed it is copied.
    """
    version = format_in(connection, migrations)
    if version and version != _version(connection):
        connection.execute(f"PRAGMA user_version = {version}")
    kept = None
    wanted = schema_of_format(migrations[:version])
    if missing_tables(connection, wanted):
        kept = free_name(beside(path, ".before-mending"))
        copy_database(connection, path, kept)
    make_missing(connection, wanted)
    if 0 < version < len(migrations):
        copy_database(connection, path, free_name(beside(path, f".before-format-{len(migrations)}")))
    for number in range(version, len(migrations)):
        with all_or_nothing(connection):
            if format_in(connection, migrations) == number:  # else another process was faster
                for statement in statements(migrations[number]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {number + 1}")
    return kept.name if kept is not None else ""
