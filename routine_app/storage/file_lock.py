"""A lock file that one process holds at a time, for the few things that no two may do at once.

The system takes it back when that process ends. Where the drive knows no locks, everybody has it. Knows files only.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from routine_app.try_lock import try_lock

if TYPE_CHECKING:
    from pathlib import Path


class FileLock:
    """The lock at a path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Take it; False where another process has it. Raises OSError where the file cannot be made."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _lock(handle):
            os.close(handle)
            return False
        self._handle = handle
        return True

    def release(self) -> None:
        """Let go of it, where it is held."""
        handle, self._handle = self._handle, None
        if handle is not None:
            with contextlib.suppress(OSError):
                self._path.unlink()
            os.close(handle)


def _lock(handle: int) -> bool:
    try:
        return try_lock(handle)
    except OSError:
        return True
