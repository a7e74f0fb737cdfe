"""Everything deleted: the diary, the preferences, and what this app made beside them, in its logs and in its cache.

A link is followed: what it leads to goes too, and then the link. Deletes by name only what this app makes; other files
in the same folders stay. What cannot be deleted holds up nothing, and is named.
"""

from __future__ import annotations

import contextlib
import fnmatch
import glob
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from routine_app.storage.soundness import COMPANIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What this app makes beside the diary and the preferences, by their names.
_BESIDE = (
    *("{}", *("{}" + companion for companion in COMPANIONS), "{}-journal", "{}.suspect", "{}.offer", ".{}.*.part"),
    *("{}.backup-*", "{}.damaged-*", "{}.before-*", "{}.bad-*", "{}.restoring", "{}.restoring.lock", "{}.lock"),
)
_AT_THE_END_OF_A_LINK = ("{}", *("{}" + companion for companion in COMPANIONS), "{}-journal")
_WORK = ".routine-*"
_LOGS = ("crash-*.txt", "native-crash-*.txt", "routine-app.log*")
CACHED = (
    "speech",
    "voice",
    "voices",
    "*.said",
    "lowered.json",
    "voice_lengths.*",
    "catalogue",
    "catalogue.*",
    "stills",
)
"""What this app puts into its cache, by name: folders go whole."""


class Gone(msgspec.Struct, frozen=True):
    """What was deleted, and what could not be: each with the system's reason, or where else it still is."""

    deleted: tuple[Path, ...] = ()
    left: tuple[tuple[Path, str], ...] = ()


def delete_everything(
    database: Path, preferences: Path, *, logs: Path | None = None, cache: Path | None = None
) -> Gone:
    """Delete the diary (which nobody may have open), the preferences, and every copy that this app made beside them.

    Of the folders of logs and cache goes what this app puts there. Backup files that she wrote elsewhere stay.
    """
    deleted: list[Path] = []
    left: list[tuple[Path, str]] = []
    for path in dict.fromkeys((*_of_files(database, preferences), *_of_logs(logs), *_of_cache(cache))):
        for each in dict.fromkeys((*_targets(path), path)):
            reason = _remove(each)
            if reason is None:
                deleted.append(each)
            elif reason:
                left.append((each, reason))
    for folder in (logs, cache):
        if folder is not None:
            with contextlib.suppress(OSError):  # something of others' is in it
                folder.rmdir()
    return Gone(tuple(deleted), tuple(left))


def _of_files(database: Path, preferences: Path) -> Iterator[Path]:
    for base in (database, preferences):
        name = glob.escape(base.name)
        for target in _targets(base):  # SQLite's companions are beside the file itself, not beside the link
            for shape in _AT_THE_END_OF_A_LINK:
                yield from _named(target.parent, shape.format(glob.escape(target.name)))
        for shape in _BESIDE:
            yield from _named(base.parent, shape.format(name))
    yield from _named(database.parent, _WORK)


def _named(folder: Path, shape: str) -> list[Path]:
    """Return what has such a name in a folder, links that lead nowhere too, which `Path.glob` leaves out."""
    with contextlib.suppress(OSError):
        return sorted(each for each in folder.iterdir() if fnmatch.fnmatchcase(each.name, shape))
    return []


def _of_logs(folder: Path | None) -> Iterator[Path]:
    for shape in _LOGS:
        yield from _named(folder, shape) if folder is not None else ()


def _of_cache(folder: Path | None) -> Iterator[Path]:
    for shape in CACHED:
        yield from _named(folder, shape) if folder is not None else ()


def _targets(path: Path) -> Iterable[Path]:
    """Return what a link leads to, through other links too; nothing for what is none, or leads nowhere."""
    if not path.is_symlink():
        return ()
    with contextlib.suppress(OSError, RuntimeError):
        target = path.resolve(strict=True)
        return (target,)
    return ()


def _remove(path: Path) -> str | None:
    """Delete a file, a link, or a folder of ours; return None once it is gone, else why not ("": it was not there)."""
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
            return None
        others = 0 if path.is_symlink() else path.lstat().st_nlink - 1
        path.unlink()
    except FileNotFoundError:
        return ""
    except OSError as error:
        return (error.strerror or type(error).__name__).lower()
    return f"gone from here, but {others} other names of the same file still hold it" if others else None
