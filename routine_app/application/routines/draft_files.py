"""Drafts on the drive: what she has not saved yet outlives the app, and what she saves never overwrites another's work.

Knows folders; a draft is kept beside her routines, under the name of its file. Knows no window and no clock.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from routine_app.application.routines.draft import Draft, changed_elsewhere
from routine_app.application.routines.half_written import NOTHING_HALF_WRITTEN, HalfWritten
from routine_app.storage.errors import StorageError, from_os_error
from routine_app.storage.files import ensure_folder, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from routine_app.paths import UserPaths

FOLDER = "routine-drafts"
_MOST_BYTES = 4_000_000


class _Kept(msgspec.Struct, frozen=True):
    """A draft as its file has it, without the way back, and with what is half written."""

    file: str
    base: str
    text: str
    half_written: HalfWritten = NOTHING_HALF_WRITTEN


def draft_file(paths: UserPaths, path: Path) -> Path:
    """Where the draft of a routine's file is kept."""
    name = hashlib.sha256(str(path).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return paths.routines.parent / FOLDER / f"{name}.json"


def keep_draft(paths: UserPaths, path: Path, draft: Draft, half_written: HalfWritten = NOTHING_HALF_WRITTEN) -> None:
    """Keep a draft, and what is `half_written`, until it is saved or dropped. Raises a StorageError.

    One without a change and with nothing half written is dropped.
    """
    target = draft_file(paths, path)
    if not (draft.is_changed or half_written.is_any):
        drop_draft(paths, path)
        return
    data = msgspec.json.encode(_Kept(draft.file, draft.base, draft.text, half_written))
    ensure_folder(target.parent)
    if bytes_of(target) != data:
        write_atomically(target, data)


def kept_draft(paths: UserPaths, path: Path) -> Draft | None:
    """Return the draft that was kept of a file, None where there is none or it cannot be read."""
    held = _kept(paths, path)
    return None if held is None else Draft(held.file, held.base, held.text)


def kept_half_written(paths: UserPaths, path: Path, text: str) -> HalfWritten:
    """Return what was half written beside this text; nothing where it was another one."""
    held = _kept(paths, path)
    return held.half_written if held is not None and held.text == text else NOTHING_HALF_WRITTEN


def _kept(paths: UserPaths, path: Path) -> _Kept | None:
    try:
        with draft_file(paths, path).open("rb") as file:
            return msgspec.json.decode(file.read(_MOST_BYTES), type=_Kept)
    except (OSError, msgspec.MsgspecError, ValueError):
        return None


def drop_draft(paths: UserPaths, path: Path) -> None:
    """Forget the draft of a file. Raises a StorageError."""
    target = draft_file(paths, path)
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        raise from_os_error(error, target) from error


def bytes_of(path: Path) -> bytes | None:
    """Return a file's bytes; None where it has gone. Raises a StorageError."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise from_os_error(error, path) from error


class ChangedElsewhereError(StorageError):
    """The file has been changed by another program since she began: she sees both, and chooses."""

    def __init__(self, theirs: str | None) -> None:
        super().__init__("The file has been changed by another program meanwhile.", "Choose which one to keep.")
        self.theirs = theirs


def save_draft(paths: UserPaths, path: Path, draft: Draft, *, over: bool = False) -> None:
    """Write the draft's text into its file. Raises a StorageError.

    Where the file has changed since, ChangedElsewhereError, unless she has chosen to write `over` it.
    """
    there = bytes_of(path)
    if not over and changed_elsewhere(draft, there):
        raise ChangedElsewhereError(None if there is None else there.decode("utf-8", "replace"))
    ensure_folder(path.parent)
    write_atomically(path, draft.text.encode())
    drop_draft(paths, path)
