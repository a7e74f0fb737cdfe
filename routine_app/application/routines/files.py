"""What she does with the file of a routine: a copy, another name, out of the list and back into it, a file elsewhere.

Knows folders and texts; every change of a text is a splice (`content.editing`), so that comments stay. A file that is
there is never overwritten; what is taken out lies in a folder beside hers until it is brought back. Knows no widget.
"""

from __future__ import annotations

import errno
import re
import stat
from typing import TYPE_CHECKING

import msgspec

from routine_app.application.routines.new_routine import SMALLEST, id_for, new_routine, without_schema_line
from routine_app.content.editing.apply import edit_text
from routine_app.content.editing.edits import SetKey
from routine_app.content.editing.refusal import EditRefusedError
from routine_app.storage.errors import from_os_error
from routine_app.storage.files import ensure_folder, free_name, sync_folder, write_atomically
from routine_app.storage.routine_files import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from routine_app.content.listed import Catalogue, RoutineEntry
    from routine_app.paths import UserPaths

BIN = "removed-routines"
_LONGEST_NAME = 60
_COPY = re.compile(r" \(copy(?: \d+)?\)\Z")


class Removed(msgspec.Struct, frozen=True):
    """A routine that was taken out: where it stood, and where it lies now."""

    path: Path
    kept: Path


class Replaced(msgspec.Struct, frozen=True):
    """A file whose text was changed: as it was, and as it is."""

    path: Path
    before: bytes
    after: bytes


def bin_folder(paths: UserPaths) -> Path:
    """Where routines lie that were taken out."""
    return paths.routines.parent / BIN


def copied_name(name: str, taken: Collection[str]) -> str:
    """Return a name for a copy that no other routine has: "Daily routine (copy)", "Daily routine (copy 2)", ...

    So is the copy of a copy called.
    """
    name, number = _COPY.sub("", name) or name, 1
    while True:
        ending = " (copy)" if number == 1 else f" (copy {number})"
        made = f"{name[: _LONGEST_NAME - len(ending)].rstrip()}{ending}"
        if made.casefold() not in {each.casefold() for each in taken}:
            return made
        number += 1


def copy_routine(source: Path, folder: Path, name: str, ids: Collection[str]) -> Path:
    """Write a copy of a routine under a name and an id of its own into her folder; return where it is.

    Raises a StorageError, and EditRefusedError for a text whose name or id cannot be changed.
    """
    own = id_for(name, ids)
    text = _with(_with(_read(source).decode("utf-8-sig"), "name", name), "id", own)
    return put_routine(text.encode(), folder, own)


def own_copy(entry: RoutineEntry, catalogue: Catalogue, folder: Path) -> tuple[Path, str]:
    """Write a copy of a routine into her folder, under a name that no other has; return where it is, and its name.

    Raises a StorageError, and EditRefusedError for a text whose name or id cannot be changed.
    """
    name = copied_name(entry.name, [each.name for each in catalogue.routines])
    return copy_routine(entry.path, folder, name, {each.id for each in catalogue.routines}), name


def begun_routine(name: str, catalogue: Catalogue, folder: Path) -> Path:
    """Write the smallest routine that is good, under a name, into her folder; return where it is.

    Raises a StorageError.
    """
    own = id_for(name, {each.id for each in catalogue.routines})
    return put_routine(new_routine(own, SMALLEST, name).encode(), folder, own)


def rename_routine(path: Path, name: str) -> Replaced:
    """Give a routine of hers another name; its id and its file stay, and so does its history.

    Raises a StorageError, and EditRefusedError where the text does not allow it.
    """
    before = _read(path)
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    after = mark + _with(before.decode("utf-8-sig"), "name", name).encode()
    write_atomically(path, after)
    return Replaced(path, before, after)


def take_back(change: Replaced) -> bool:
    """Write the text back as it was; False, and nothing is done, where it has been changed since."""
    if _read(change.path) != change.after:
        return False
    write_atomically(change.path, change.before)
    return True


def remove_routine(path: Path, paths: UserPaths) -> Removed:
    """Take a routine of hers out of the list: its file is moved beside her folder. Raises a StorageError."""
    folder = bin_folder(paths)
    ensure_folder(folder)
    return Removed(path, _moved(path, free_name(folder / path.name)))


def bring_back(removed: Removed) -> Path:
    """Put a removed routine back, beside a file that has taken its place meanwhile. Raises a StorageError."""
    ensure_folder(removed.path.parent)
    return _moved(removed.kept, _free(removed.path))


def export_routine(path: Path, target: Path) -> None:
    """Save a routine's file elsewhere, byte for byte but for the schema line: that names a place on this computer.

    Raises a StorageError.
    """
    text = _read(path).decode("utf-8", "surrogateescape")  # what is no text stays as it is
    write_atomically(target, without_schema_line(text).encode("utf-8", "surrogateescape"))


def put_routine(data: bytes, folder: Path, stem: str) -> Path:
    """Write a routine's text into her folder, under a name that no file has; return where it is."""
    ensure_folder(folder)
    target = _free(folder / f"{stem}.yaml")
    write_atomically(target, data)
    return target


def read_bounded(path: Path) -> bytes:
    """Return the bytes of a file, of one that is too large to be a routine one more than it may have.

    Raises a StorageError, also for what is no ordinary file: a pipe would be waited for.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise OSError(errno.EINVAL, "this is not an ordinary file")
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise from_os_error(error, path) from error


def _free(path: Path) -> Path:
    """Return a path, or the first of "name-2.yaml", "name-3.yaml", ... that nothing has: its ending stays."""
    target, number = path, 2
    while target.exists() or target.is_symlink():
        target, number = path.with_name(f"{path.stem}-{number}{path.suffix}"), number + 1
    return target


def _with(text: str, key: str, value: str) -> str:
    return edit_text(text, SetKey((), key, value)).applied(text)


def _read(path: Path) -> bytes:
    data = read_bounded(path)
    if len(data) > MOST_BYTES:
        raise EditRefusedError("the file is too large to be a routine")
    return data


def _moved(source: Path, target: Path) -> Path:
    try:
        source.rename(target)
    except OSError as error:
        raise from_os_error(error, source) from error
    sync_folder(target.parent)
    return target
