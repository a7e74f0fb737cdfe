"""The backup that is offered after a diary was lost, and the list of backups: in words, and what her answers do.

Brings the diary's files and the words together. Knows no widget, no terminal and no clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from routine_app.application.diary.words import long_day, short_day
from routine_app.domain.display_text import shortened
from routine_app.domain.formatting import counted
from routine_app.invocation import line_to_type
from routine_app.storage.backups import Backup, good_backups
from routine_app.storage.errors import BadBackupError, StorageError
from routine_app.storage.history import History
from routine_app.storage.offers import RecoveryOffer, answer_offer, open_offer

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


class BackupOffer(msgspec.Struct, frozen=True):
    """What she is told and asked: the sentence, and the words of the button that puts the backup back ("": none)."""

    line: str
    put_back: str = ""
    backup: Backup | None = None


def offer_to_show(database: Path) -> BackupOffer | None:
    """Return the offer that waits for her answer, None where none does. Opens no diary."""
    offer = open_offer(database)
    return None if offer is None else worded(offer)


def worded(offer: RecoveryOffer) -> BackupOffer:
    """Return an offer in words."""
    what = "Your diary was damaged" if offer.kept else "Your diary was not where it should be"
    happened = f"{what}, and a new one was begun."
    kept = f" The damaged file is kept as {offer.kept}." if offer.kept else ""
    backup = offer.backup
    if backup is None:
        return BackupOffer(f"{happened} There is no backup of it.{kept}")
    return BackupOffer(f"{happened} There is a backup of {described(backup)}.{kept}", _button(backup), backup)


def described(backup: Backup) -> str:
    """Return "Tuesday, 24 November 2026, with 31 sessions, the last of 23 Nov 2026"."""
    last = backup.last_day
    until = f", the last of {short_day(last)}" if last is not None and last != backup.day else ""
    return f"{long_day(backup.day)}, with {counted(backup.sessions, 'session')}{until}"


def for_terminal(offer: RecoveryOffer) -> str:
    """Return an offer as a line, with what to type."""
    shown, leave = worded(offer), line_to_type("backups leave")
    if shown.backup is None:
        return f"{shown.line} To be told no more: {leave}"
    restore = line_to_type(f"backups restore {shown.backup.name}")
    return f"{shown.line} To answer: {restore} or: {leave}"


def backups_of(database: Path) -> tuple[Backup, ...]:
    """Return the automatic backups that are sound, the newest first."""
    return good_backups(database)


def backup_called(database: Path, name: str) -> Backup:
    """Return the backup of this name, or of this day (2026-11-24); raises BadBackupError where there is none."""
    held = good_backups(database)
    for backup in held:
        if name in (backup.name, backup.path.name, backup.day.isoformat()):
            return backup
    known = ", ".join(backup.name for backup in held)
    mend = f"There are: {known}." if known else "There is no automatic backup yet."
    message = f'There is no sound backup called "{shortened(name)}".'
    raise BadBackupError(message, mend)


def put_back(database: Path, backup: Backup, today: dt.date) -> str:
    """Put a backup in the place of the diary, which is kept beside it; return what was done. Raises a StorageError."""
    from routine_app.storage.restore import put_back_backup

    with History(database) as history:
        restored = put_back_backup(backup, history.database, today)
        history.database.answer_offer()
    said = f"Put back: {counted(restored.sessions, 'session')}, from the backup of {long_day(backup.day)}."
    return " ".join((said, f"The diary as it was is kept as {restored.kept.name}.", *restored.messages))


def leave(database: Path) -> tuple[str, ...]:
    """She goes on with the new diary: nothing is offered any more. Return what could not be done."""
    try:
        answer_offer(database)
    except StorageError as error:
        return (str(error),)
    return ()


def _button(backup: Backup) -> str:
    return f"Put back {counted(backup.sessions, 'session')}"
