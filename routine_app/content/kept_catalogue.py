"""The catalogue as it was read last, kept in a file: reading it anew is a good part of a start, and it seldom changes.

What is kept counts only for the very files that it was read from, and the code that read them: of her routines only
those are read that have changed. Whatever else may be wrong with it, all files are read, and it is made anew. Losing it
costs some ms, and some seconds for a thousand routines. Knows bytes and how files stand; knows no field.

Shipped files are proved by their bytes. Of hers there may be a thousand: a file is the same that stands as it stood
(`folder.Stamp`), and any other one whose bytes are the same. Whatever writes to a file sets the time of change of the
file itself (ctime), which nobody can set back: also who gives it its old time (`cp -p`, rsync, a backup that is put
back). How a file stands proves nothing, and its bytes are read,

- where it may have changed twice at one time of its drive: it was changed less than two seconds before what is kept
  was written, or after that (git has the same rule for its index);
- where the drive has no such time of its own but makes it up from one that can be set (FAT, exFAT, SFTP): it counts in
  hundredths of a second or more coarsely there; and on Windows, where it is the time at which the file was made;
- where the drive numbers files anew each time (FAT, some network drives): it stands otherwise each time.
"""

from __future__ import annotations

import math
import os
import stat
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from routine_app.checked_yaml import MOST_BYTES
from routine_app.content.folder import FolderState, Stamp, list_folder, state_of
from routine_app.content.known_entries import load_changed
from routine_app.content.listed import Catalogue, RoutineEntry
from routine_app.digest import digest_of
from routine_app.domain.exercise import Exercise
from routine_app.domain.problems import Problem
from routine_app.domain.routine import Routine
from routine_app.kept_file import keep, key_of, read_kept
from routine_app.paths import routines_dir

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE = "catalogue"
"""Its name among what may be lost."""
_CODE = ("checked_yaml", "content", "domain")
_COARSEST_NS = 10_000_000
_CLEARLY_OLDER_NS = 2_000_000_000
_HAS_CHANGE_TIME = os.name != "nt"


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    exercises: tuple[Exercise, ...]
    routines: tuple[RoutineEntry, ...]
    problems: tuple[Problem, ...]
    packed_digests: msgspec.Raw
    packed_state: msgspec.Raw

    @property
    def state(self) -> FolderState:
        """How her folder stood."""
        state: FolderState = msgspec.msgpack.decode(self.packed_state, type=FolderState)
        return state

    @property
    def digests(self) -> dict[bytes, bytes]:
        """Her files by name, each with the digest of its bytes; unpacked only where a file may have changed."""
        return msgspec.msgpack.decode(self.packed_digests, type=dict[bytes, bytes])

    def catalogue(self, state: FolderState) -> Catalogue:
        """Return the catalogue, with how her folder stands now."""
        exercises = MappingProxyType({each.id: each for each in self.exercises})
        return Catalogue(exercises, self.routines, self.problems, state)


def load_kept_catalogue(kept: Path, user_routines: Path, shipped: Path | None = None) -> Catalogue:
    """Return what `load_catalogue` would, from `kept` where that was made of the same; else read, and keep it there.

    It is kept where the folder of `kept`, or the one above, is there already; where that fails nothing is told.
    """
    shipped = routines_dir() if shipped is None else shipped
    key, state = _key(shipped, user_routines), state_of(user_routines)
    found, written_ns = (None, 0) if key is None else _read(kept, key)
    before_ns = written_ns - _CLEARLY_OLDER_NS
    if found is not None and bytes(found.packed_state) == _encoded(state) and state == _proof(state, before_ns):
        return found.catalogue(state)
    proof = _proof(found.state if found is not None else None, before_ns)
    kept_digests = {} if found is None else found.digests
    proved = _proved(kept_digests, proof, state)
    digests = _digests(user_routines, proved)
    if found is not None and kept_digests == digests:
        catalogue = found.catalogue(state)
        if key is not None and proof != _proof(state):
            _write(kept, key, catalogue, digests)
        return catalogue
    same = {name for name, digest in (digests or {}).items() if kept_digests.get(name) == digest}
    catalogue = _load(found, same, user_routines, shipped)
    if key is not None and digests is not None:
        again = _key(shipped, user_routines), state_of(user_routines), _digests(user_routines, proved)
        if again == (key, state, digests):  # nothing was changed while it was read
            _write(kept, key, replace(catalogue, state=state), digests)
    return catalogue


def _load(found: _Kept | None, same: set[bytes], user_routines: Path, shipped: Path) -> Catalogue:
    """Read what has changed since it was kept, which is all but these of her files; all where nothing was kept."""
    if found is not None:
        return load_changed(found.catalogue(None), same, user_routines, shipped)
    from routine_app.content.catalogue import load_catalogue  # reads YAML, which what is kept is there to save

    return load_catalogue(user_routines, shipped)


def _proof(state: FolderState, before_ns: float = math.inf) -> tuple[Stamp, ...]:
    """Return of how a folder stood what can prove that files are unchanged: that of changes before a time."""
    return tuple(
        each for each in state or () if each[2] < before_ns > each[3] and each[3] % _COARSEST_NS and _HAS_CHANGE_TIME
    )


def _proved(digests: Mapping[bytes, bytes], proof: tuple[Stamp, ...], state: FolderState) -> dict[bytes, bytes]:
    """Return the digests of the files that are proved to stand as they stood."""
    same = {stamp[0] for stamp in set(proof).intersection(state or ())}
    return {name: digest for name, digest in digests.items() if name in same}


def _digests(folder: Path, proved: Mapping[bytes, bytes]) -> dict[bytes, bytes] | None:
    """Return the digests of her files, of which some are proved.

    None where there is more to say of them than they hold.
    """
    try:
        files = {os.fsencode(path.name): path for path in _files_of(folder)}
        return {name: proved.get(name) or digest_of(bytes_of(path)) for name, path in files.items()}
    except (OSError, ValueError):
        return None


def _key(shipped: Path, hers: Path) -> bytes | None:
    """Return what stands for the shipped files, this code and where hers are.

    None where there is more to say of them than they hold.
    """
    try:
        return key_of(_CODE, (os.fsencode(hers), *_of_files(shipped / "exercises"), *_of_files(shipped)))
    except (OSError, ValueError):
        return None


def _of_files(folder: Path) -> Iterator[bytes]:
    """Yield the names and bytes of all files. Raises OSError, or ValueError where a folder or file is not sound."""
    yield os.fsencode(folder)
    for path in _files_of(folder):
        yield os.fsencode(path)
        yield bytes_of(path)


def _files_of(folder: Path) -> tuple[Path, ...]:
    """Return the files. Raises ValueError where more is to be said of the folder."""
    listing = list_folder(folder)
    if listing.problems:
        raise ValueError(folder)
    return listing.files


def bytes_of(path: Path) -> bytes:
    """Return what a file holds. Raises OSError, or ValueError where it is not sound."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
        raise ValueError(path)
    return path.read_bytes()


def _read(kept: Path, key: bytes) -> tuple[_Kept | None, int]:
    """Return what is kept under this key, and when it was written, by the clock that files are changed by (ns)."""
    try:
        written_ns = kept.stat().st_mtime_ns
        body = read_kept(kept, key)
        return None if body is None else msgspec.msgpack.decode(body, type=_Kept), written_ns
    except (OSError, ValueError):
        return None, 0


def _write(kept: Path, key: bytes, catalogue: Catalogue, digests: dict[bytes, bytes]) -> None:
    exercises = tuple(catalogue.exercises.values())
    try:
        routines = tuple(map(_packed, catalogue.routines))
        packed = (msgspec.Raw(_encoded(each)) for each in (digests, catalogue.state))
        body = _encoded(_Kept(exercises, routines, catalogue.problems, *packed))
    except ValueError:  # a character that no file can hold
        return
    keep(kept, key, body)


_encoded = msgspec.msgpack.encode


def _packed(entry: RoutineEntry) -> RoutineEntry:
    """Return the entry with its routine as bytes. Raises ValueError where they cannot hold it."""
    return replace(entry, held=_encoded(entry.held)) if isinstance(entry.held, Routine) else entry
