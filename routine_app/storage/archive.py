"""Everything in one file, back from it, and everything deleted.

The file is a zip of the diary (a plain SQLite file), the preferences (YAML) and a manifest with their checksums: it
can be opened and read without this app. Nothing is replaced before all of it has passed its checks.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import glob
import hashlib
import json
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from routine_app.storage.errors import BadBackupError, NewerDatabaseError, StorageError, from_os_error
from routine_app.storage.files import (
    PRIVATE_FILE,
    ensure_folder,
    free_name,
    move_into_place,
    sync_file,
    write_atomically,
)
from routine_app.storage.opening import open_database
from routine_app.storage.preferences import from_yaml
from routine_app.storage.soundness import COMPANIONS, beside, is_sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from routine_app.storage.backups import Backup
    from routine_app.storage.database import Database

FORMAT = 1
_DIARY, _PREFERENCES, _MANIFEST = "history.db", "preferences.yaml", "manifest.json"
_LARGEST = {_DIARY: 2 << 30, _PREFERENCES: 1 << 20, _MANIFEST: 1 << 16}
# What this app makes beside the diary and the preferences, by their names.
_OURS = (
    *("{}", *("{}" + companion for companion in COMPANIONS), "{}-journal", "{}.suspect", ".{}.*.part"),
    *("{}.backup-*", "{}.damaged-*", "{}.before-*", "{}.bad-*"),
)


class Restored(msgspec.Struct, frozen=True):
    """What a restore brought: sessions, the day of the last, what else to tell, and where the old diary is kept."""

    sessions: int
    last_day: dt.date | None
    messages: tuple[str, ...]
    kept: Path


def write_archive(database: Database, preferences: Path, target: Path) -> None:
    """Write the diary and the preferences to one new file, for the owner alone, whole or not at all.

    An existing file is replaced. Raises a StorageError.
    """
    ensure_folder(target.parent)
    with _work_folder(target.parent) as folder:
        diary = folder / _DIARY
        database.copy_to(diary)
        members = {_DIARY: diary}
        if preferences.is_file():
            members[_PREFERENCES] = Path(shutil.copyfile(preferences, folder / _PREFERENCES))
        sums = {name: _checksum(path) for name, path in members.items()}
        part = folder / "archive"
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
            archive.writestr(_MANIFEST, json.dumps({"format": FORMAT, "sha256": sums}, indent=1))
            for name, path in members.items():
                archive.write(path, name)
        part.chmod(PRIVATE_FILE)
        sync_file(part)
        move_into_place(part, target)


def restore_archive(source: Path, database: Database, preferences: Path, today: dt.date) -> Restored:
    """Replace the diary and the preferences by those of a backup file, which is checked in full first.

    The diary as it was is kept beside it (`Restored.kept`). Raises BadBackupError, with the reason, when the file does
    not pass, and another StorageError when the replacing fails: in both cases nothing was changed.
    """
    if database.refusal is not None:
        raise database.refusal
    with _work_folder(database.path.parent) as folder:
        members = _unpack(source, folder)
        sessions, last_day = _look_into(members[_DIARY], source)
        settings = members[_PREFERENCES].read_bytes() if _PREFERENCES in members else None
        messages = _check_preferences(settings, source)
        kept = free_name(beside(database.path, f".before-restore-{today:%Y%m%d}"))
        database.copy_to(kept)
        database.replace_by(members[_DIARY])
        try:
            if settings is not None:
                write_atomically(preferences, settings)
        except StorageError:
            database.replace_by(kept)
            raise
    return Restored(sessions, last_day, messages, kept)


def put_back_backup(backup: Backup, database: Database) -> Restored:
    """Replace the diary by an automatic backup; as careful as `restore_archive`. Raises a StorageError."""
    with _work_folder(database.path.parent) as folder:
        copy = folder / _DIARY
        shutil.copyfile(backup.path, copy)
        sessions, last_day = _look_into(copy, backup.path)
        kept = free_name(beside(database.path, f".before-restore-{backup.day:%Y%m%d}"))
        database.copy_to(kept)
        database.replace_by(copy)
    return Restored(sessions, last_day, (), kept)


def delete_everything(database: Database | Path, preferences: Path) -> tuple[Path, ...]:
    """Close the diary and delete it, the preferences, and every backup and copy that this app made beside them.

    Returns what was deleted. Backup files that she wrote elsewhere stay. Raises a StorageError when one cannot be
    deleted.
    """
    path = database if isinstance(database, Path) else database.path
    if not isinstance(database, Path):
        database.close()
    names = [(base, glob.escape(base.name)) for base in (path, preferences)]
    found = [each for base, name in names for shape in _OURS for each in sorted(base.parent.glob(shape.format(name)))]
    for each in found:
        try:
            each.unlink()
        except OSError as error:
            raise from_os_error(error, each) from error
    return tuple(found)


@contextlib.contextmanager
def _work_folder(beside_folder: Path) -> Iterator[Path]:
    """Give a private folder on the same drive that is gone afterwards; errors of the system come in words."""
    try:
        with tempfile.TemporaryDirectory(prefix=".routine-", dir=beside_folder) as name:
            yield Path(name)
    except OSError as error:
        raise from_os_error(error, beside_folder) from error


def _unpack(source: Path, folder: Path) -> dict[str, Path]:
    """Unpack the known members, each within its size and with its checksum."""
    if not source.is_file():
        raise _bad(source, "there is no such file")
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = _manifest(archive, source)
            members = {}
            for name, expected in manifest.items():
                members[name] = folder / name
                _extract(archive, name, members[name], source)
                if _checksum(members[name]) != expected:
                    raise _bad(source, f"{name} was changed or cut short")
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise _bad(source, f"it is no backup of Routine, or only a part of one ({error})") from error
    return members


def _manifest(archive: zipfile.ZipFile, source: Path) -> dict[str, str]:
    if archive.getinfo(_MANIFEST).file_size > _LARGEST[_MANIFEST]:
        raise _bad(source, "its manifest is too large")
    manifest: Any = json.loads(archive.read(_MANIFEST))
    if not isinstance(manifest, dict) or not isinstance(manifest.get("sha256"), dict):
        raise _bad(source, "its manifest is not one of Routine")
    if manifest.get("format") != FORMAT:
        raise _bad(source, f"its format is {manifest.get('format')}, and this version of Routine knows {FORMAT}")
    sums = {str(name): str(value) for name, value in manifest["sha256"].items()}
    if _DIARY not in sums or not sums.keys() <= {_DIARY, _PREFERENCES}:
        raise _bad(source, "its manifest does not name a diary, or names something else")
    return sums


def _extract(archive: zipfile.ZipFile, name: str, target: Path, source: Path) -> None:
    """Unpack one member, and stop where it grows beyond its limit whatever the zip says of it."""
    room = _LARGEST[name]
    with archive.open(name) as packed, target.open("wb") as unpacked:
        while block := packed.read(1 << 20):
            room -= len(block)
            if room < 0:
                raise _bad(source, f"{name} is larger than a diary can be")
            unpacked.write(block)


def _look_into(diary: Path, source: Path) -> tuple[int, dt.date | None]:
    """Check an unpacked diary and bring it to this version's format; return its sessions and the last day."""
    if not is_sound(diary):
        raise _bad(source, "its diary is damaged")
    try:
        with open_database(diary) as database:
            if database.refusal is not None:
                raise database.refusal
            if _schema(database) != _expected_schema(diary) or database.read("PRAGMA foreign_key_check"):
                raise _bad(source, "its diary does not have the tables of Routine")
            ((sessions, last),) = database.read("SELECT count(*), max(day) FROM sessions")
    except BadBackupError:
        raise
    except NewerDatabaseError as error:
        raise _bad(source, "it comes from a newer version of Routine") from error
    except StorageError as error:
        raise _bad(source, f"its diary cannot be read ({error.message})") from error
    return sessions, dt.date.fromisoformat(last) if last else None


def _schema(database: Database) -> list[tuple[str, str]]:
    """Every table, index and trigger as it was made: a backup from elsewhere brings no code of its own."""
    rows = database.read(
        "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    )
    return [(name, sql) for name, sql in rows]


def _expected_schema(diary: Path) -> list[tuple[str, str]]:
    with open_database(beside(diary, ".model")) as model:
        return _schema(model)


def _check_preferences(settings: bytes | None, source: Path) -> tuple[str, ...]:
    if settings is None:
        return ()
    try:
        return from_yaml(settings)[1]
    except ValueError as error:
        raise _bad(source, f"its settings cannot be used: {error}") from error


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _bad(source: Path, reason: str) -> BadBackupError:
    return BadBackupError(f"{source} was not restored: {reason}.", "Nothing was changed. Choose another backup file.")
