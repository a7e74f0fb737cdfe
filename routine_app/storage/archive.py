"""Everything in one file: written, and read again with suspicion.

The file is a zip of the diary (a plain SQLite file), the preferences (YAML), her own routines, and a manifest with
their checksums: it can be opened and read without this app. What comes from outside is bounded before it is unpacked:
in entries, in size, and in how far it may unpack. Replaces nothing.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import shutil
import struct
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import msgspec

from routine_app.storage.errors import BadBackupError, from_os_error
from routine_app.storage.files import PRIVATE_FILE, ensure_folder, move_into_place, sync_file
from routine_app.storage.routine_files import MOST_BYTES, MOST_FILES, her_files, is_safe_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from routine_app.storage.database import Database

FORMAT = 2  # 1 had no routines
DIARY, PREFERENCES = "history.db", "preferences.yaml"
_MANIFEST, _ROUTINES = "manifest.json", "routines/"
_LARGEST = {DIARY: 512 << 20, PREFERENCES: 1 << 20, _MANIFEST: 1 << 18}
_LARGEST_FILE = 600 << 20
_MOST_ENTRIES = MOST_FILES + 20
_MOST_DIRECTORY_BYTES = 1 << 20
_MOST_TIMES = 300  # how many times its packed size something may have, from this size on
_RATIO_COUNTS_FROM = 32 << 20
_NO_ZIP = (
    zipfile.BadZipFile, zlib.error, struct.error, KeyError, EOFError, NotImplementedError, RuntimeError, ValueError,
    TypeError, IndexError, OverflowError, MemoryError,
)  # fmt: skip
_BLOCK = 1 << 20


class Unpacked(msgspec.Struct, frozen=True):
    """What a backup held, each part checked against its sum: files in a folder of our own, and names of routines."""

    diary: Path
    preferences: Path | None = None
    routines: tuple[tuple[str, Path], ...] = ()
    messages: tuple[str, ...] = ()


def write_archive(database: Database, preferences: Path, target: Path, routines: Path | None = None) -> tuple[str, ...]:
    """Write the diary, the preferences and her routines to one new file, for the owner alone, whole or not at all.

    An existing file is replaced. Returns the names of routines that were too large or too many. Raises a StorageError.
    """
    ensure_folder(target.parent)
    with work_folder(target.parent) as folder:
        diary = folder / DIARY
        database.copy_to(diary)
        members = {DIARY: diary}
        if preferences.is_file():
            members[PREFERENCES] = Path(shutil.copyfile(preferences, folder / PREFERENCES))
        files, left_out = her_files(routines) if routines is not None else ((), ())
        part = folder / "archive"
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
            sums = {name: _checksum(path) for name, path in members.items()}
            for name, path in members.items():
                archive.write(path, name)
            names = {}
            for number, path in enumerate(files, 1):
                data = path.read_bytes()
                member = _ROUTINES + (path.name if path.name.isascii() else f"{number}.yaml")
                sums[member] = hashlib.sha256(data).hexdigest()
                names[member] = path.name
                archive.writestr(member, data)
            archive.writestr(_MANIFEST, json.dumps({"format": FORMAT, "sha256": sums, "names": names}, indent=1))
        part.chmod(PRIVATE_FILE)
        sync_file(part)
        move_into_place(part, target)
    return left_out


@contextlib.contextmanager
def work_folder(beside_folder: Path) -> Iterator[Path]:
    """Give a private folder on the same drive that is gone afterwards; errors of the system come in words."""
    try:
        with tempfile.TemporaryDirectory(prefix=".routine-", dir=beside_folder, ignore_cleanup_errors=True) as name:
            yield Path(name)
    except OSError as error:
        raise from_os_error(error, beside_folder) from error


def unpack(source: Path, folder: Path, report: Callable[[float], None]) -> Unpacked:
    """Unpack what a backup holds, each part within its size and with its checksum.

    `report(0 to 1)` hears how far it is. Raises BadBackupError with the reason, and another StorageError where the
    drive fails.
    """
    if not source.is_file():
        raise bad_backup(source, "there is no such file")
    try:
        with source.open("rb") as file:
            _require_bounds(file, source)
            with zipfile.ZipFile(file) as archive:
                return _unpacked(archive, source, folder, report)
    except _NO_ZIP as error:
        raise bad_backup(source, f"it is no backup of Routine, or only a part of one ({_said(error)})") from error
    except OSError as error:
        if error.errno in {None, errno.EINVAL}:  # a place in the file that cannot be
            raise bad_backup(source, "it is no backup of Routine, or only a part of one") from error
        raise from_os_error(error, source) from error


def bad_backup(source: Path, reason: str) -> BadBackupError:
    """Return the refusal of a backup file."""
    return BadBackupError(f"{source} was not restored: {reason}.", "Nothing was changed. Choose another backup file.")


def _said(error: BaseException) -> str:
    text = " ".join(str(error).split())[:120]
    return text if text.isprintable() and text else type(error).__name__


def _require_bounds(file: IO[bytes], source: Path) -> None:
    """Refuse a list of entries longer than any backup has, before it is read."""
    size = file.seek(0, 2)
    if size > _LARGEST_FILE:
        raise bad_backup(source, "it is larger than a backup can be")
    tail_from = max(0, size - (1 << 16) - 22 - 20)
    file.seek(tail_from)
    tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        return  # no zip: zipfile says so
    entries, directory_bytes = struct.unpack_from("<HI", tail, end + 10)
    if tail.find(b"PK\x06\x07") >= 0 or entries > _MOST_ENTRIES or directory_bytes > _MOST_DIRECTORY_BYTES:
        raise bad_backup(source, "it holds more entries than a backup can")
    file.seek(0)


def _unpacked(archive: zipfile.ZipFile, source: Path, folder: Path, report: Callable[[float], None]) -> Unpacked:
    manifest, names = _manifest(archive, source)
    whole = sum(archive.getinfo(name).file_size for name in manifest) or 1
    done = 0
    found: dict[str, Path] = {}
    for number, (name, expected) in enumerate(manifest.items()):
        found[name] = folder / (name if name in _LARGEST else f"routine-{number}")
        for written in _extract(archive, name, found[name], source):
            done += written
            report(min(done / whole, 1.0))
        if _checksum(found[name]) != expected:
            raise bad_backup(source, f"{name} was changed or cut short")
    others = [(name, path) for name, path in found.items() if name not in _LARGEST]
    routines = [(names.get(name, name.removeprefix(_ROUTINES)), path) for name, path in others]
    safe = tuple(routine for routine in routines if is_safe_name(routine[0]))
    unsafe = len(routines) - len(safe)
    said = (f"{unsafe} of its routines have names that cannot be used, and were left out.",) if unsafe else ()
    return Unpacked(found[DIARY], found.get(PREFERENCES), safe, said)


def _manifest(archive: zipfile.ZipFile, source: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Return the sums by member, and the names of routines by member."""
    if len(archive.infolist()) > _MOST_ENTRIES:
        raise bad_backup(source, "it holds more entries than a backup can")
    if archive.getinfo(_MANIFEST).file_size > _LARGEST[_MANIFEST]:
        raise bad_backup(source, "its manifest is too large")
    manifest: Any = json.loads(archive.read(_MANIFEST))
    if not isinstance(manifest, dict) or not isinstance(manifest.get("sha256"), dict):
        raise bad_backup(source, "its manifest is not one of Routine")
    if manifest.get("format") not in (1, FORMAT):
        theirs = str(manifest.get("format"))[:20]
        raise bad_backup(source, f"its format is {theirs}, and this version of Routine knows {FORMAT}")
    sums = {str(name): str(value) for name, value in manifest["sha256"].items()}
    others = sums.keys() - {DIARY, PREFERENCES}
    if DIARY not in sums or not all(name.startswith(_ROUTINES) and manifest["format"] == FORMAT for name in others):
        raise bad_backup(source, "its manifest does not name a diary, or names something else")
    names = manifest.get("names", {})
    if not isinstance(names, dict):
        raise bad_backup(source, "its manifest is not one of Routine")
    return sums, {str(member): str(name) for member, name in names.items()}


def _extract(archive: zipfile.ZipFile, name: str, target: Path, source: Path) -> Iterator[int]:
    """Unpack one member, and stop where it grows beyond its limit whatever the zip says of it; yield bytes written."""
    room = _LARGEST.get(name, MOST_BYTES)
    about = archive.getinfo(name)
    if about.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise bad_backup(source, f"{name} is packed in a way that Routine does not use")
    if about.file_size > max(_RATIO_COUNTS_FROM, _MOST_TIMES * about.compress_size) or about.file_size > room:
        raise bad_backup(source, f"{name} is larger than a diary can be")
    with archive.open(about) as packed, _written(target) as unpacked:
        while block := packed.read(_BLOCK):
            room -= len(block)
            if room < 0:
                raise bad_backup(source, f"{name} is larger than a diary can be")
            unpacked(block)
            yield len(block)


@contextlib.contextmanager
def _written(target: Path) -> Iterator[Callable[[bytes], None]]:
    """Give what writes a block to a file; a drive that is full is not the backup's fault."""

    def write(block: bytes) -> None:
        try:
            file.write(block)
        except OSError as error:
            raise from_os_error(error, target) from error

    with target.open("wb") as file:
        yield write


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
