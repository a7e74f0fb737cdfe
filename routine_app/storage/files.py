"""Folders and files for the owner alone, and files that are replaced whole or not at all.

Knows nothing of what the files hold.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import tempfile
from pathlib import Path

from routine_app.storage.errors import from_os_error, is_a_folder, not_writable

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_A_LITTLE = 256 * 1024  # bytes: more than a session takes in the diary


def may_be_there(path: Path) -> bool:
    """Whether an ordinary file is at `path`, or may be: where a folder is closed to us, opening the file tells why."""
    try:
        return path.is_file()
    except OSError:
        return True


def ensure_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, for the owner alone; folders that are there stay as they are.

    New folders outlive a power cut as what is written into them does.

    Raises a StorageError when that cannot be done.
    """
    try:
        missing = list(itertools.takewhile(lambda part: not part.exists(), [folder, *folder.parents]))
        for part in reversed(missing):
            part.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            sync_folder(part.parent)
    except OSError as error:
        raise from_os_error(error, folder) from error
    if not folder.is_dir():
        raise not_writable(folder)


def has_room(folder: Path) -> bool:
    """Whether a little can be written in `folder`: tried, for a quota may be used up. Leaves no file."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(_A_LITTLE))
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return False
    return True


def make_private_file(path: Path) -> bool:
    """Make an empty file for the owner alone, True if it was missing; narrow the rights of one that is there.

    SQLite gives its -wal and -shm files the rights of the database, so this must come before it opens the file.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE))
    except FileExistsError:
        with contextlib.suppress(OSError):  # someone else's file, or read-only: then it stays as it is
            if os.name == "posix" and path.stat().st_mode & 0o077:
                path.chmod(PRIVATE_FILE)
        return False
    except OSError as error:
        raise from_os_error(error, path) from error
    return True


def write_atomically(path: Path, data: bytes) -> None:
    """Replace `path` by `data`: after a crash it holds the old bytes or the new ones, never a part.

    A link is followed, so that a file kept elsewhere stays a link. What is no file, such as a pipe or /dev/stdout, is
    written into and stays. Raises a StorageError.
    """
    if _is_there_and_no_file(path):
        _write_into(path, data)
        return
    target = path.resolve()
    ensure_folder(target.parent)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise from_os_error(error, target.parent) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        move_into_place(part, target)
    except OSError as error:
        raise from_os_error(error, target) from error
    finally:
        part.unlink(missing_ok=True)


def _is_there_and_no_file(path: Path) -> bool:
    try:
        return path.exists() and not path.is_file()
    except OSError:
        return False  # a folder that is closed to us: writing tells why


def _write_into(path: Path, data: bytes) -> None:
    if path.is_dir():
        raise is_a_folder(path)
    try:
        with path.open("wb") as file:
            file.write(data)
    except OSError as error:
        raise from_os_error(error, path) from error


def move_into_place(part: Path, target: Path) -> None:
    """Put the finished file `part` in the place of `target` (same folder) and make the change last.

    Raises OSError.
    """
    part.replace(target)
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Make a file's content outlive a power cut. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make new names in `folder` outlive a power cut; systems that cannot are left in peace."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def free_name(path: Path) -> Path:
    """Return `path`, or the first of `path-2`, `path-3`, ... that no file has."""
    candidate, number = path, 2
    while candidate.exists():
        candidate, number = path.with_name(f"{path.name}-{number}"), number + 1
    return candidate
