"""The offer of a backup after a diary was lost: a small file beside the diary, there until she has answered.

Not a thing of one process: whoever opens the diary finds it, until the backup is put back or she says to leave it.
Knows files and backups; the words are for others.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from routine_app.storage.backups import Backup
from routine_app.storage.errors import StorageError, from_os_error
from routine_app.storage.files import sync_folder, write_atomically
from routine_app.storage.soundness import beside

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST_BYTES = 4096


class RecoveryOffer(msgspec.Struct, frozen=True):
    """What happened to a diary, and what could be put in its place.

    `kept` is the name of the damaged file beside the diary, empty where the diary was not there at all; `backup` is
    None where there is none.
    """

    kept: str = ""
    backup: Backup | None = None


class _Written(msgspec.Struct, frozen=True):
    """The offer as the file has it: names, not paths, so that the folder may move."""

    kept: str = ""
    backup: str = ""
    day: dt.date | None = None
    sessions: int = 0
    last_day: dt.date | None = None


def offer_file(database: Path) -> Path:
    """Where the offer of a diary is kept."""
    return beside(database, ".offer")


def keep_offer(database: Path, offer: RecoveryOffer) -> bool:
    """Keep an offer until it is answered; False where it could not be kept."""
    backup = offer.backup
    written = _Written(offer.kept)
    if backup is not None:
        written = _Written(offer.kept, backup.path.name, backup.day, backup.sessions, backup.last_day)
    try:
        write_atomically(offer_file(database), msgspec.json.encode(written))
    except StorageError:
        return False
    return True


def open_offer(database: Path) -> RecoveryOffer | None:
    """The offer that waits for an answer, if there is one. A backup that has gone meanwhile is offered no more."""
    path = offer_file(database)
    try:
        with path.open("rb") as file:
            held = msgspec.json.decode(file.read(_LARGEST_BYTES), type=_Written)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError, ValueError):
        return RecoveryOffer()  # something happened, that much is known
    backup = None
    path = database.with_name(held.backup) if held.backup and "/" not in held.backup else database
    if held.day is not None and path != database and path.is_file():
        backup = Backup(path, held.day, held.sessions, held.last_day)
    return RecoveryOffer(held.kept, backup)


def answer_offer(database: Path) -> None:
    """She has answered: nothing is offered any more. Raises a StorageError."""
    path = offer_file(database)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise from_os_error(error, path) from error
    sync_folder(path.parent)


def spared_by_offer(database: Path) -> tuple[str, ...]:
    """The names of the backups that must stay as long as the offer is open."""
    with contextlib.suppress(OSError):
        offer = open_offer(database)
        if offer is not None and offer.backup is not None:
            return (offer.backup.path.name,)
    return ()
