"""A folder of content files as it lies on the drive: which files count, which nearly do, and whether it has changed.

Knows names and the file system; does not know what the files hold. What cannot be read is a problem in words.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from routine_app.checked_yaml.report import Report
from routine_app.domain.display_text import harmless
from routine_app.domain.natural_order import NaturalKey, natural_key
from routine_app.domain.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = (".yaml", ".yml")
MOST_FILES = 2000
_TEXT_SUFFIX = r"(?P<name>.+\.ya?ml)[. ]*(?:\.(?:txt|text))?[. ]*"
_OFFICE_SUFFIX = r"(?P<name>.+\.ya?ml)\.(?:rtf|rtfd|docx?|odt|pages|html?)"


class Listing(msgspec.Struct, frozen=True):
    """The content files of a folder in natural order, and what is wrong with the folder or near misses in it."""

    files: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()


Stamp = tuple[bytes, int, int, int, int]
"""How an entry of a folder stands: its name, length, times of change of its bytes and of itself (ns), and inode.

Not its device: on btrfs and on network drives that is another one after each start of the computer.
"""

FolderState = tuple[Stamp, ...] | None
"""How each entry stands, by name; None where the folder cannot be listed."""


def list_folder(folder: Path) -> Listing:
    """Return the content files of a folder. Hidden ones are editors' own, and no folder is no files."""
    try:
        names = sorted((name for name in os.listdir(folder) if not name.startswith(".")), key=_place)  # noqa: PTH208
    except FileNotFoundError:
        return Listing()
    except (OSError, ValueError) as error:
        return Listing(problems=(_of_folder(folder, _why(error)),))
    report = Report(harmless(str(folder)))
    files = [folder / name for name in names if _is_content(name)]
    others = (folder / name for name in names if not _is_content(name))
    problems = [problem for path in others for problem in (misnamed(path),) if problem is not None]
    if len(files) > MOST_FILES:
        report.at(1, 1, f"the folder holds {len(files):,} routine files: the first {MOST_FILES:,} are read")
    return Listing(tuple(files[:MOST_FILES]), (*report.problems, *problems))


def _is_content(name: str) -> bool:
    return name.lower().endswith(SUFFIXES)


def _place(name: str) -> tuple[NaturalKey, str]:
    """Return what to sort a file by: its name without the ending, so that "a (2).yaml" comes after "a.yaml"."""
    return natural_key(os.path.splitext(name)[0]), name  # noqa: PTH122 - of a thousand names, a path is made of none


def misnamed(path: Path) -> Problem | None:
    """Return what is wrong with the name of a file that was meant to be a content file, None for any other."""
    if _is_content(path.name):
        return None
    office = re.fullmatch(_OFFICE_SUFFIX, path.name, re.IGNORECASE)
    found = office or re.fullmatch(_TEXT_SUFFIX, path.name, re.IGNORECASE)
    if found is None:
        return None
    mend = "save it as plain text under the name" if office else "rename it to"
    name, right = harmless(path.name), harmless(found["name"])
    said = f'"{name}" is not read, because of how its name ends: {mend} "{right}"'
    return Problem(harmless(str(path)), 1, 1, said, Severity.WARNING)


def state_of(folder: Path) -> FolderState:
    """Return what changes whenever a file of the folder does; never raises."""
    try:
        with _opened(folder) as where, os.scandir(os.fsencode(folder)) as entries:
            return tuple(sorted(stamp_of(entry, where) for entry in entries))
    except (OSError, ValueError):
        return None


@contextmanager
def _opened(folder: Path) -> Iterator[int | None]:
    """Open a folder to look for its names there, not from the root for each; None where a system cannot."""
    where = os.open(folder, os.O_RDONLY) if os.stat in os.supports_dir_fd else None
    try:
        yield where
    finally:
        if where is not None:
            os.close(where)


def stamp_of(entry: os.DirEntry[bytes], where: int | None) -> Stamp:
    """Return how an entry of the folder open at `where` stands, or what it leads to: nowhere has no length."""
    name = entry.path if where is None else entry.name
    try:
        status = os.stat(name, dir_fd=where)
    except OSError:
        return entry.name, -1, 0, 0, 0
    return entry.name, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _of_folder(folder: Path, wrong: str) -> Problem:
    return Problem(harmless(str(folder)), 1, 1, wrong)


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, PermissionError):
        return "the folder may not be read: allow reading it"
    if isinstance(error, NotADirectoryError):
        return "this is not a folder: move the file away, so that a folder can take its place"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"the folder cannot be read: {harmless(reason)}"
