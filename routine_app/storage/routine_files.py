"""Her own routines and exercises as files that go into a backup and come back from it.

Knows names, sizes and folders; not what the files say. A file that is there already is never overwritten: one that
differs is renamed first, so that it is no longer listed, and both are told.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from routine_app.storage.errors import from_os_error
from routine_app.storage.files import free_name, write_atomically

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

MOST_FILES = 2000
MOST_BYTES = 1_000_000  # as much as the app reads of one
_NAMES = "names.json"
_ENDINGS = (".yaml", ".yml")
_LONGEST_NAME = 255  # bytes, as most drives have it


def routines_beside(database: Path) -> Path:
    """Where her routines are: in the folder of the diary."""
    return database.parent / "routines"


def her_files(folder: Path) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Return the files that a backup takes, by name, and the names of those that are too large or too many for it."""
    try:
        found = sorted(path for path in folder.iterdir() if is_safe_name(path.name) and path.is_file())
        fitting = [path for path in found if path.stat().st_size <= MOST_BYTES]
    except OSError:
        return (), ()
    taken = tuple(fitting[:MOST_FILES])
    return taken, tuple(path.name for path in found if path not in set(taken))


def is_safe_name(name: str) -> bool:
    """Whether a name is that of a routine's file, in its folder and nowhere else, on every system."""
    return (
        name.lower().endswith(_ENDINGS)
        and not name.startswith(".")
        and not any(each in "/\\:" or ord(each) < 32 or ord(each) == 127 for each in name)
        and len(os.fsencode(name)) <= _LONGEST_NAME
    )


def put_files_back(files: Iterable[tuple[str, Path]], folder: Path, day: dt.date) -> tuple[str, ...]:
    """Write files (name, where its bytes are) into a folder; return what there is to say. Raises a StorageError."""
    back, renamed = 0, []
    for name, source in files:
        target = folder / name
        try:
            data = source.read_bytes()
            if target.is_file() and target.read_bytes() == data:
                continue
            if target.exists() or target.is_symlink():
                kept = free_name(target.with_name(f"{name}.before-restore-{day:%Y%m%d}"))
                target.rename(kept)
                renamed.append(f"{name} is now {kept.name}")
        except OSError as error:
            raise from_os_error(error, target) from error
        write_atomically(target, data)
        back += 1
    said = [f"{back} of your own {'routine is' if back == 1 else 'routines are'} back."] if back else []
    if renamed:
        said.append(f"What was there and differed is kept beside: {'; '.join(renamed)}.")
    return tuple(said)


def pack_files(folder: Path, target: Path) -> None:
    """Write her files into one small file of ours, where there are any. Raises a StorageError."""
    files, _ = her_files(folder)
    if not files:
        return
    import zipfile  # here: what opens the diary need not wait for it

    held = io.BytesIO()
    try:
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
            archive.writestr(_NAMES, json.dumps([path.name for path in files]))
            for number, path in enumerate(files):
                archive.writestr(str(number), path.read_bytes())
    except OSError as error:
        raise from_os_error(error, folder) from error
    write_atomically(target, held.getvalue())


def unpack_files(source: Path, folder: Path) -> tuple[tuple[str, Path], ...]:
    """Unpack what `pack_files` wrote: names, and where their bytes are now. A file that is damaged holds nothing."""
    import zipfile
    import zlib

    found: list[tuple[str, Path]] = []
    no_zip = (OSError, ValueError, KeyError, TypeError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)
    with contextlib.suppress(*no_zip), zipfile.ZipFile(source) as archive:
        for number, name in enumerate(json.loads(archive.read(_NAMES))[:MOST_FILES]):
            if not is_safe_name(name) or archive.getinfo(str(number)).file_size > MOST_BYTES:
                continue
            path = folder / f"packed-{number}"
            path.write_bytes(archive.read(str(number)))
            found.append((name, path))
    return tuple(found)
