"""Looks in the diary for a session that was cut short, and lets go of one.

Brings the diary and the mark of a running session together. A fault of the drive becomes a message, never an
exception; a diary that is not there yet is not made.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from routine_app.storage.errors import StorageError
from routine_app.storage.history import History
from routine_app.storage.open_once import as_open, is_there
from routine_app.system.process_lock import ProcessLock, mark_of

if TYPE_CHECKING:
    from routine_app.storage.open_once import Diary
    from routine_app.storage.records import Unfinished

UNDER_WAY = "session"
"""The mark that a process holds while it has a session open in the diary."""


def find_unfinished(diary: Diary) -> tuple[Unfinished | None, tuple[str, ...]]:
    """Return the session that was cut short, if any, and what there is to say about the diary.

    A session that is going on in another process is not cut short.
    """
    database = diary if isinstance(diary, Path) else diary.database.path
    if not is_there(diary) or is_under_way(database):
        return None, ()
    try:
        with as_open(diary) as history:
            unfinished = history.unfinished()
            return unfinished, tuple(str(notice) for notice in history.database.notices)
    except StorageError as error:
        return None, (str(error),)


def leave_unfinished(database: Path, session_id: int) -> tuple[str, ...]:
    """Offer a session no longer, for she begins another; what was done in it stays. Return what could not be kept."""
    try:
        with History(database) as history:
            history.leave_session(session_id)
    except StorageError as error:
        return (str(error),)
    return ()


def is_under_way(database: Path) -> bool:
    """Return whether a session is going on in some process."""
    hold = ProcessLock(mark_of(database, UNDER_WAY))
    with contextlib.suppress(OSError):
        if not hold.take():
            return True
        hold.release()
    return False
