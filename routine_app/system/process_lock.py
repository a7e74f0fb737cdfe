"""A mark that one process holds at a time; the system takes it back when that process ends, however it ends.

Tells a session that was cut short from one that is still going on in another process, and a second window from the
first. Knows nothing of either. The marks are empty files of the owner's own in the system's folder for such things,
not in the data folder: opening the app writes nothing there.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from routine_app.digest import shared_name
from routine_app.paths import APP
from routine_app.try_lock import try_lock

_PRIVATE = 0o600


class ProcessLock:
    """A mark at a path. Two in one process exclude each other as two processes do."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Hold the mark; False where another does. Raises OSError where there can be no marks."""
        if self._handle is not None:
            return True
        while True:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), _PRIVATE)
            if not try_lock(handle):
                os.close(handle)
                return False
            if self._is_there(handle):
                self._handle = handle
                return True
            os.close(handle)  # the one that held it removed it just now

    def release(self) -> None:
        """Let go of the mark, where it is held, and remove it."""
        handle, self._handle = self._handle, None
        if handle is not None:
            with contextlib.suppress(OSError):  # where an open file cannot be removed it stays, empty
                self._path.unlink()
            os.close(handle)

    def _is_there(self, handle: int) -> bool:
        """Whether the file that was locked is still the one of this name."""
        try:
            return os.path.samestat(os.fstat(handle), self._path.stat())
        except FileNotFoundError:
            return False


def mark_of(database: Path, what: str) -> Path:
    """Return where the mark `what` (a few letters) of a diary is: one for each diary and user, of 60 letters or so.

    Every version has the same: a window that stands while the app is updated is seen by the one that comes after.
    """
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    key = shared_name(f"{user}\n{database.resolve()}".encode(errors="surrogateescape"))
    chosen = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
    folder = chosen if chosen.is_dir() else Path(tempfile.gettempdir())
    return folder / f"{APP}-{key}.{what}"
