"""The catalogue as it was read last, kept in a file: reading it anew is a good part of a start, and it seldom changes.

What is kept counts only for the very paths and bytes that it was read from, and the code that read them: of her
routines only those are read that have changed. Whatever else may be wrong with it, all files are read, and it is made
anew. Losing it costs some ms, and some seconds for a thousand routines. Knows bytes; knows no field.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from routine_app.checked_yaml import MOST_BYTES
from routine_app.content.folder import list_folder, state_of
from routine_app.content.known_entries import sound_entries
from routine_app.content.listed import NOTHING_KNOWN, Catalogue, Origin, RoutineEntry
from routine_app.digest import digest_of
from routine_app.domain.exercise import Exercise
from routine_app.domain.problems import Problem
from routine_app.kept_file import keep, key_of, read_kept
from routine_app.paths import routines_dir

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE = "catalogue"
"""Its name among what may be lost."""
_CODE = ("checked_yaml", "content", "domain")


class _Kept(msgspec.Struct, frozen=True):
    exercises: tuple[Exercise, ...]
    routines: tuple[RoutineEntry, ...]
    problems: tuple[Problem, ...]
    files: dict[bytes, bytes]
    """Her files by name, each with the digest of its bytes."""


def load_kept_catalogue(kept: Path, user_routines: Path, shipped: Path | None = None) -> Catalogue:
    """Return what `load_catalogue` would, from `kept` where that was made of the same; else read, and keep it there.

    It is kept where her folder is there already; where that fails nothing is told.
    """
    shipped = routines_dir() if shipped is None else shipped
    folders = (shipped / "exercises", shipped)
    state, key, files = state_of(user_routines), _key(folders, user_routines), _digests(user_routines)
    found = None if key is None or files is None else _read(kept, key)
    if found is not None and found.files == files:
        exercises = MappingProxyType({each.id: each for each in found.exercises})
        return Catalogue(exercises, found.routines, found.problems, state)
    from routine_app.content.catalogue import load_catalogue  # reads YAML, which what is kept is there to save

    known = NOTHING_KNOWN if found is None or files is None else _known(found, files)
    catalogue = load_catalogue(user_routines, shipped, known)
    if key is not None and files is not None:
        again = _key(folders, user_routines), _digests(user_routines)
        if again == (key, files):  # nothing was changed while it was read
            _write(kept, key, catalogue, files)
    return catalogue


def _known(found: _Kept, files: dict[bytes, bytes]) -> Mapping[Path, RoutineEntry]:
    """Return her entries whose files are as they were."""
    same = {name for name, digest in files.items() if found.files.get(name) == digest}
    hers = (entry for entry in found.routines if entry.origin is Origin.USER)
    return sound_entries(entry for entry in hers if os.fsencode(entry.path.name) in same)


def _digests(folder: Path) -> dict[bytes, bytes] | None:
    """Return the digests of her files; None where there is more to say of them than they hold."""
    try:
        return {os.fsencode(path.name): digest_of(data) for path, data in _files_of(folder)}
    except (OSError, ValueError):
        return None


def _key(folders: tuple[Path, ...], hers: Path) -> bytes | None:
    """Return what stands for the files of these folders, this code and where hers are.

    None where there is more to say of them than they hold.
    """
    try:
        return key_of(_CODE, (os.fsencode(hers), *_of_files(folders)))
    except (OSError, ValueError):
        return None


def _of_files(folders: tuple[Path, ...]) -> Iterator[bytes]:
    """Yield the names and bytes of all files. Raises as `_files_of` does."""
    for folder in folders:
        yield os.fsencode(folder)
        for path, data in _files_of(folder):
            yield os.fsencode(path)
            yield data


def _files_of(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield the files with their bytes. Raises OSError, or ValueError where a folder or file is not sound."""
    listing = list_folder(folder)
    if listing.problems:
        raise ValueError(folder)
    for path in listing.files:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
            raise ValueError(path)
        yield path, path.read_bytes()


def _read(kept: Path, key: bytes) -> _Kept | None:
    body = read_kept(kept, key)
    try:
        return None if body is None else msgspec.msgpack.decode(body, type=_Kept, dec_hook=_path_of)
    except ValueError:
        return None


def _write(kept: Path, key: bytes, catalogue: Catalogue, files: dict[bytes, bytes]) -> None:
    value = _Kept(tuple(catalogue.exercises.values()), catalogue.routines, catalogue.problems, files)
    try:
        body = msgspec.msgpack.encode(value, enc_hook=_bytes_of)
    except ValueError:  # a character that no file can hold
        return
    keep(kept, key, body)


def _bytes_of(value: object) -> object:
    if isinstance(value, Path):
        return os.fsencode(value)
    raise NotImplementedError(type(value))


def _path_of(_wanted: type, value: object) -> object:
    if isinstance(value, bytes):
        return Path(os.fsdecode(value))
    raise ValueError(value)
