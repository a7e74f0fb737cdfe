"""What can go wrong with files and the database, in words: what happened, and what mends it.

Translates the errors of SQLite and the operating system; knows nothing of what is stored. A fault of our own
(a wrong query) is not translated: it stays a crash report.
"""

from __future__ import annotations

import errno
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


NO_ROOM = "There is no room left on the drive"
"""How a message about a full drive begins: what stands from there on is true only until there is room again."""


class StorageError(Exception):
    """The environment would not let something be kept or read.

    `message` says what happened in one or two plain sentences, `mend` what she can do about it.
    """

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(f"{message} {mend}")
        self.message = message
        self.mend = mend


class DiskFullError(StorageError):
    """There is no room left on the drive."""


class DriveError(StorageError):
    """The drive refused to write or read: quota used up, device failing or unplugged."""


class NotWritableError(StorageError):
    """The file or its folder may only be read."""


class FolderGoneError(StorageError):
    """The folder or the file was taken away while it was in use."""


class DatabaseLockedError(StorageError):
    """Another program holds the database for longer than we wait."""


class DatabaseDamagedError(StorageError):
    """The file is not a sound database."""


class NewerDatabaseError(StorageError):
    """The file was written by a newer version of the app: it is read, never written."""


class ForeignDatabaseError(StorageError):
    """The file is a database, but not a diary of this app."""


class SqliteTooOldError(StorageError):
    """The SQLite that came with this Python cannot hold the diary."""


class BadBackupError(StorageError):
    """A file given to restore from did not pass its checks; nothing was replaced."""


class InvalidEntryError(StorageError):
    """An entry is out of range or refers to something that is not there."""


def disk_full(path: Path) -> DiskFullError:
    """The drive of `path` has no room left."""
    return DiskFullError(
        f"{NO_ROOM} that holds {path}.",
        "Free some space. What the diary already holds is safe, and it goes on as soon as there is room.",
    )


def drive_error(path: Path, detail: str) -> DriveError:
    """The drive of `path` refused, with the system's own words."""
    return DriveError(
        f"The drive did not take or give what {path} needs ({detail}). It may be over its quota, unplugged or failing.",
        "Look at the drive, free some space, then try again. What the diary already holds was not changed.",
    )


def not_writable(path: Path) -> NotWritableError:
    """`path` may only be read."""
    return NotWritableError(
        f"{path} can only be read here, so nothing new is kept.",
        "Allow writing to that folder, or choose another one with --data-dir.",
    )


def is_a_folder(path: Path) -> NotWritableError:
    """`path` is a folder where a file was meant."""
    return NotWritableError(f"{path} is a folder.", "Name a file in it.")


def folder_gone(path: Path) -> FolderGoneError:
    """`path` is no longer where it was."""
    return FolderGoneError(
        f"{path} is no longer where it was, so nothing more can be kept there.",
        "Put the folder back (plug the drive in), or save a full backup elsewhere before you close Routine.",
    )


def database_locked(path: Path) -> DatabaseLockedError:
    """Another program holds `path`."""
    return DatabaseLockedError(
        f"Another program is using {path} and did not let go in time.",
        "Close other Routine windows and backup tools that use this file, then try again.",
    )


def database_damaged(path: Path) -> DatabaseDamagedError:
    """`path` is not a sound database."""
    return DatabaseDamagedError(
        f"{path} is damaged and cannot be read any further.",
        "Start Routine again: it sets the file aside, keeps it, and offers the last good backup.",
    )


def newer_database(path: Path, version: int, known: int) -> NewerDatabaseError:
    """`path` has format `version`, above the one that this app knows."""
    return NewerDatabaseError(
        f"{path} was written by a newer version of Routine (format {version}; this one knows {known}). "
        "It is opened for reading only: nothing new is kept in it.",
        "Update Routine to go on with this diary.",
    )


def invalid_entry(detail: str) -> InvalidEntryError:
    """An entry broke a rule of the diary."""
    if detail.startswith("FOREIGN KEY"):
        return session_gone()
    rule = detail.removeprefix("CHECK constraint failed: ").removesuffix(".")
    return InvalidEntryError(f"This entry cannot be kept: {rule}.", "Correct it and try again.")


def session_gone() -> InvalidEntryError:
    """An entry belongs to a session that is not in the diary."""
    return InvalidEntryError("The session of this entry is no longer in the diary.", "Begin a new session.")


def from_os_error(error: OSError, path: Path) -> StorageError:
    """Translate an error of the operating system about `path`."""
    if error.errno == errno.ENOSPC:
        return disk_full(path)
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOTDIR, errno.EEXIST}:
        return not_writable(path)
    if error.errno == errno.ENOENT:
        return folder_gone(path)
    return drive_error(path, (error.strerror or type(error).__name__).lower())


def from_sqlite_error(error: sqlite3.Error, path: Path) -> StorageError | None:
    """Translate an error of SQLite about `path`; None when the fault is our own."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return folder_gone(path)
    primary = code & 0xFF
    if primary in {sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_TOOBIG}:
        return invalid_entry(str(error))
    if primary in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN} and not path.exists():
        return folder_gone(path)
    if primary == sqlite3.SQLITE_IOERR:
        return drive_error(path, str(error))
    maker = _BY_CODE.get(primary)
    return maker(path) if maker else None


_BY_CODE = {
    sqlite3.SQLITE_FULL: disk_full,
    sqlite3.SQLITE_READONLY: not_writable,
    sqlite3.SQLITE_PERM: not_writable,
    sqlite3.SQLITE_CANTOPEN: not_writable,
    sqlite3.SQLITE_BUSY: database_locked,
    sqlite3.SQLITE_LOCKED: database_locked,
    sqlite3.SQLITE_PROTOCOL: database_locked,
    sqlite3.SQLITE_CORRUPT: database_damaged,
    sqlite3.SQLITE_NOTADB: database_damaged,
}
