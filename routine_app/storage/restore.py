"""A backup in the place of the diary, the settings and her routines: all of it or nothing, also when the power goes.

Nothing is replaced before all of it has passed its checks. What is to be put in place then lies in a folder beside the
diary (".restoring"), and a restore that was cut short is finished from there at the next start. Rows that cannot be
read are set aside as they are in the diary itself.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from routine_app.storage.archive import DIARY, PREFERENCES, Unpacked, bad_backup, unpack, work_folder
from routine_app.storage.backups import Backup, routines_of
from routine_app.storage.connecting import connect
from routine_app.storage.errors import (
    BadBackupError,
    DatabaseDamagedError,
    NewerDatabaseError,
    StorageError,
    from_os_error,
)
from routine_app.storage.file_lock import FileLock
from routine_app.storage.files import ensure_folder, free_name, sync_file, sync_folder, write_atomically
from routine_app.storage.migrations import MIGRATIONS
from routine_app.storage.opening import open_database
from routine_app.storage.preferences import from_yaml
from routine_app.storage.routine_files import put_files_back, routines_beside
from routine_app.storage.schema import format_in, schema_in, schema_of_format
from routine_app.storage.soundness import Soundness, beside, examine

if TYPE_CHECKING:
    from collections.abc import Callable

    from routine_app.storage.database import Database

_READY = "ready.json"
_SQLITES_OWN = frozenset({"sqlite_sequence", "sqlite_stat1", "sqlite_stat4"})


class Restored(msgspec.Struct, frozen=True):
    """What a restore brought: sessions, the day of the last, what else to tell, and where the old diary is kept."""

    sessions: int
    last_day: dt.date | None
    messages: tuple[str, ...]
    kept: Path


class _Ready(msgspec.Struct, frozen=True):
    """What the folder beside the diary holds, and where it belongs."""

    preferences: str
    has_settings: bool
    routines: str
    names: tuple[str, ...]
    day: dt.date


def restore_archive(
    source: Path,
    database: Database,
    preferences: Path,
    today: dt.date,
    routines: Path | None = None,
    report: Callable[[str, float], None] = lambda _what, _part: None,
) -> Restored:
    """Replace the diary, the preferences and her routines by those of a backup file, which is checked in full first.

    The diary as it was is kept beside it (`Restored.kept`); a routine that differs is renamed. `report(what, 0 to 1)`
    hears how far it is, and may raise a StorageError to stop it as long as nothing was changed. Raises BadBackupError,
    with the reason, when the file does not pass, and another StorageError when the replacing fails: in both cases
    nothing was changed.
    """
    if database.refusal is not None:
        raise database.refusal
    with work_folder(database.path.parent) as folder:
        found = unpack(source, folder, lambda part: report("Unpacking", part))
        settings = found.preferences.read_bytes() if found.preferences is not None else None
        said = (*found.messages, *_check_preferences(settings, source))
        report("Checking the diary", 0.0)
        sessions, last_day, of_rows = look_into(found.diary, source)
        report("Putting it in place", 0.0)
        kept, of_files = _put_in_place(found, database, preferences, routines or routines_beside(database.path), today)
    return Restored(sessions, last_day, (*said, *of_rows, *of_files), kept)


def put_back_backup(backup: Backup, database: Database, today: dt.date) -> Restored:
    """Replace the diary by an automatic backup, with her routines of then that are missing; as careful as a restore.

    Raises a StorageError.
    """
    if database.refusal is not None:
        raise database.refusal
    with work_folder(database.path.parent) as folder:
        copy = folder / DIARY
        shutil.copyfile(backup.path, copy)
        sessions, last_day, of_rows = look_into(copy, backup.path)
        hers = routines_beside(database.path)
        missing = [(name, path) for name, path in routines_of(backup.path, folder) if not (hers / name).exists()]
        found = Unpacked(copy, None, tuple(missing))
        kept, of_files = _put_in_place(found, database, Path(), hers, today)
    return Restored(sessions, last_day, (*of_rows, *of_files), kept)


def finish_restore(database: Path) -> None:
    """Finish a restore that was cut short. Where that cannot be done now, it is tried next time."""
    staged = _staged(database)
    lock = FileLock(beside(database, ".restoring.lock"))
    with contextlib.suppress(StorageError, OSError):
        if not lock.take():
            return  # it is being restored at this moment
        try:
            if (staged / _READY).is_file():
                with open_database(database) as opened:
                    _apply(staged, opened)
            _discard(staged)
        finally:
            lock.release()


def look_into(diary: Path, source: Path) -> tuple[int, dt.date | None, tuple[str, ...]]:
    """Check an unpacked diary, and bring it to this version's format; return sessions, the last day, what to tell.

    Whose tables these are is asked before anything in them is.
    """
    try:
        _require_tables(diary, source)
        if examine(diary) is Soundness.DAMAGED:
            raise bad_backup(source, "its diary is damaged")
        with open_database(diary) as database:
            if database.refusal is not None:
                raise database.refusal
            lost = database.read("PRAGMA foreign_key_check")
            database.set_rows_aside()
            ((sessions, last),) = database.read("SELECT count(*), max(day) FROM sessions")
            if lost and not sessions:
                raise bad_backup(source, "its diary is damaged")
            return sessions, dt.date.fromisoformat(last) if last else None, tuple(str(n) for n in database.notices)
    except (BadBackupError, DatabaseDamagedError) as error:
        if isinstance(error, BadBackupError):
            raise
        raise bad_backup(source, "its diary is damaged") from error
    except NewerDatabaseError as error:
        raise bad_backup(source, "it comes from a newer version of Routine") from error
    except StorageError as error:
        raise bad_backup(source, f"its diary cannot be read ({error.message})") from error
    except (sqlite3.Error, ValueError) as error:
        raise bad_backup(source, "its diary cannot be read") from error


def _require_tables(diary: Path, source: Path) -> None:
    """Refuse tables, triggers and views other than a diary's: a backup from elsewhere brings no code of its own."""
    try:
        with contextlib.closing(connect(diary, "mode=ro")) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            named = connection.execute("SELECT name FROM sqlite_schema WHERE sql IS NOT NULL")
            everything = {str(name) for (name,) in named}
            there = schema_in(connection)
            known = format_in(connection, MIGRATIONS)
    except sqlite3.Error as error:
        raise bad_backup(source, "its diary is damaged") from error
    if version > len(MIGRATIONS):
        raise bad_backup(source, "it comes from a newer version of Routine")
    wanted = schema_of_format(MIGRATIONS[:known])
    if not known or there != wanted or everything - wanted.keys() - _SQLITES_OWN:
        raise bad_backup(source, "its diary does not have the tables of Routine")


def _check_preferences(settings: bytes | None, source: Path) -> tuple[str, ...]:
    if settings is None:
        return ()
    try:
        return from_yaml(settings)[1]
    except ValueError as error:
        raise bad_backup(source, f"its settings cannot be used: {error}") from error


def _staged(database: Path) -> Path:
    return beside(database, ".restoring")


def _put_in_place(
    found: Unpacked, database: Database, preferences: Path, routines: Path, today: dt.date
) -> tuple[Path, tuple[str, ...]]:
    """Keep the diary as it is, then replace everything; return where it is kept and what there is to tell."""
    kept = free_name(beside(database.path, f".before-restore-{today:%Y%m%d}"))
    database.copy_to(kept)
    lock = FileLock(beside(database.path, ".restoring.lock"))
    with contextlib.suppress(OSError):
        lock.take()
    staged = _staged(database.path)
    try:
        _discard(staged)
        _stage(found, staged, preferences, routines, today)
        try:
            said = _apply(staged, database)
        except StorageError:
            database.replace_by(kept)
            raise
    finally:
        _discard(staged)
        lock.release()
    return kept, said


def _discard(staged: Path) -> None:
    """Remove what was laid out; without its list the rest counts for nothing."""
    with contextlib.suppress(OSError):
        (staged / _READY).unlink(missing_ok=True)
        sync_folder(staged)
        for path in staged.iterdir():
            path.unlink()
        staged.rmdir()


def _stage(found: Unpacked, staged: Path, preferences: Path, routines: Path, today: dt.date) -> None:
    """Lay out all that is to be put in place; from its last step on, the restore will be finished whatever happens."""
    names = tuple(name for name, _ in found.routines)
    home = staged.parent
    ready = _Ready(
        _as_seen_from(home, preferences), found.preferences is not None, _as_seen_from(home, routines), names, today
    )
    try:
        ensure_folder(staged)
        parts = [(found.diary, staged / DIARY)]
        if found.preferences is not None:
            parts.append((found.preferences, staged / PREFERENCES))
        parts += [(path, staged / f"routine-{index}") for index, (_, path) in enumerate(found.routines)]
        for source, target in parts:
            source.replace(target)
            sync_file(target)
        write_atomically(staged / _READY, msgspec.json.encode(ready))
    except OSError as error:
        raise from_os_error(error, staged) from error


def _as_seen_from(home: Path, path: Path) -> str:
    """Return where a file is, so that it is found after the whole folder was moved too."""
    path = path.absolute()
    return str(path.relative_to(home)) if path.is_relative_to(home) else str(path)


def _apply(staged: Path, database: Database) -> tuple[str, ...]:
    """Put in place what is laid out; may be done again. Raises a StorageError.

    Routines that cannot be written are told, and hold up nothing.
    """
    try:
        ready = msgspec.json.decode((staged / _READY).read_bytes(), type=_Ready)
    except (OSError, msgspec.MsgspecError):
        return ()  # a list that is not whole: nothing of it was begun
    database.replace_by(staged / DIARY)
    if ready.has_settings:
        write_atomically(staged.parent / ready.preferences, (staged / PREFERENCES).read_bytes())
    files = [(name, staged / f"routine-{index}") for index, name in enumerate(ready.names)]
    try:
        return put_files_back(files, staged.parent / ready.routines, ready.day)
    except StorageError as error:
        return (f"Your own routines could not be put back. {error}",)
