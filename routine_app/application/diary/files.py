"""The diary out of the app and back in: exports, a backup in one file, its restoring, and deleting it all.

Knows the diary and files; asks nothing and shows nothing. Every file is written whole or not at all, for the owner
alone. Raises a StorageError, whose text says what happened and what mends it.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from routine_app.application.app_log import close_log
from routine_app.application.diary.words import short_day
from routine_app.application.native_crash import end_watch
from routine_app.domain.formatting import counted
from routine_app.storage.archive import write_archive
from routine_app.storage.backups import backup_files
from routine_app.storage.deleting import delete_everything
from routine_app.storage.export import history_json, sessions_csv
from routine_app.storage.files import write_atomically
from routine_app.storage.history import History
from routine_app.storage.restore import restore_archive

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from routine_app.paths import UserPaths


class Kept(msgspec.Struct, frozen=True):
    """What lies in her folder now: sessions, the day of the first, and how many automatic backups."""

    sessions: int
    first_day: dt.date | None
    backups: int
    folder: Path

    @property
    def diary(self) -> str:
        """Return "152 sessions since 2 Mar 2025"."""
        since = f" since {short_day(self.first_day)}" if self.first_day else ""
        return f"{counted(self.sessions, 'session')}{since}"


def kept_now(history: History | None, paths: UserPaths) -> Kept:
    """Return what there is to lose."""
    lines = history.summaries() if history is not None else ()
    first = lines[0].day if lines else None
    return Kept(len(lines), first, len(backup_files(paths.database)), paths.database.parent)


def save_csv(history: History, target: Path) -> str:
    """Write all sessions as CSV, with a mark by which spreadsheets know it for UTF-8; return what was done."""
    sessions = history.sessions()
    write_atomically(target, sessions_csv(sessions, history.days()).encode("utf-8-sig"))
    return f"{counted(len(sessions), 'session')} saved in {target}."


def save_json(history: History, target: Path) -> str:
    """Write everything as JSON; return what was done."""
    sessions = history.sessions()
    write_atomically(target, history_json(sessions, history.days()).encode())
    return f"{counted(len(sessions), 'session')} saved in {target}."


def back_up(history: History, paths: UserPaths, target: Path) -> str:
    """Write the diary, the settings and her own routines to one file; return what was done."""
    left_out = write_archive(history.database, paths.preferences, target, paths.routines)
    said = f"Your diary, settings and own routines are backed up in {target}."
    return f"{said} Too large for it: {', '.join(left_out)}." if left_out else said


def bring_back(
    database: Path,
    paths: UserPaths,
    source: Path,
    today: dt.date,
    report: Callable[[str, float], None] = lambda _what, _part: None,
) -> str:
    """Put a backup in the place of diary, settings and routines, once it has passed its checks; return what was done.

    Opens the diary by itself, so that it may run in a thread of its own.
    """
    with History(database) as history:
        restored = restore_archive(source, history.database, paths.preferences, today, paths.routines, report)
    last = f", the last of {short_day(restored.last_day)}" if restored.last_day else ""
    said = f"Restored {counted(restored.sessions, 'session')}{last}. The diary as it was is kept as {restored.kept}."
    return " ".join((said, *restored.messages))


def delete_all(paths: UserPaths) -> str:
    """Delete the diary, which nobody may have open, the settings and all copies; return what was done, and what not."""
    close_log()
    end_watch()
    gone = delete_everything(paths.database, paths.preferences, logs=paths.logs, cache=paths.cache)
    parts = [f"Deleted: {', '.join(path.name for path in gone.deleted)}."] if gone.deleted else []
    parts += [f"Not deleted: {path} ({reason})." for path, reason in gone.left]
    return " ".join(parts) or "There was nothing to delete."
