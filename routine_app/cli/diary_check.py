"""What `doctor` says of the diary's file: whether it opens, whether its drive knows locks, and what is offered.

Changes nothing in it, and where there is none none is made.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from routine_app.domain.formatting import counted
from routine_app.invocation import line_to_type

if TYPE_CHECKING:
    from pathlib import Path


def diary_state(database: Path) -> tuple[bool, str, str]:
    """Return whether the diary works, what there is to say of it, and the mend ("": none is needed)."""
    from routine_app.application.diary.backup_offer import for_terminal
    from routine_app.storage.backups import backup_files
    from routine_app.storage.connecting import find_out_about_locks
    from routine_app.storage.offers import open_offer

    folder = database.parent
    locks = not folder.is_dir() or find_out_about_locks(folder)
    works, detail, mend = _opened(database)
    parts = [detail, counted(len(backup_files(database)), "automatic backup")]
    if not locks:
        parts.append("its drive knows no locks, so a second Routine is not noticed")
        mend = mend or "have only one Routine open with this diary, or choose another folder with --data-dir"
    offer = open_offer(database)
    if offer is not None:
        parts.append(for_terminal(offer))
        works = False
        mend = mend or line_to_type("backups")
    return works, "; ".join(parts), mend


def opens(database: Path) -> bool:
    """Return whether the diary, where there is one, can be read as it is: one that is damaged is not mended by this."""
    try:
        return _opened(database)[0]
    except OSError:  # its folder is closed to her
        return False


def _opened(database: Path) -> tuple[bool, str, str]:
    """Look into the file, and write nothing."""
    from routine_app.storage.connecting import connect
    from routine_app.storage.errors import from_sqlite_error

    with contextlib.suppress(OSError):
        if not database.exists():
            return True, "none yet", ""
    try:
        with contextlib.closing(connect(database, busy_ms=1000)) as connection:
            connection.execute("PRAGMA query_only = ON")
            (sessions,) = connection.execute("SELECT count(*) FROM sessions").fetchone()
            aside = _set_aside(connection)
    except sqlite3.Error as error:
        told = from_sqlite_error(error, database)
        return False, told.message if told else f"cannot be read ({error})", told.mend if told else line_to_type("")
    kept = f"; {counted(aside, 'row')} set aside, which could not be read" if aside else ""
    return True, f"{counted(sessions, 'session')}{kept}", ""


def _set_aside(connection: sqlite3.Connection) -> int:
    with contextlib.suppress(sqlite3.Error):  # an earlier format has no such table
        return int(connection.execute("SELECT count(*) FROM set_aside").fetchone()[0])
    return 0
