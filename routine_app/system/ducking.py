"""Lowers other apps' sound while the voice speaks, through a process of its own (`ducking_process`).

Knows that process, and whether this computer has what it needs; not streams and volumes, nor when words are due.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from contextlib import suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING

from routine_app.invocation import helper_command
from routine_app.paths import user_paths

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Sequence
    from pathlib import Path

LOW, BACK = b"-", b"+"  # the process's commands
COMMAND = tuple(helper_command("routine_app.system.ducking_process"))
NO_LIBRARY = "This needs the sound library libpulse0, which this computer does not have."
NO_PACKAGE = "This needs the Python package pulsectl, which is not installed."
NOTES = "lowered.json"  # in the cache folder: what is low now


def exists_here(platform: str = sys.platform) -> bool:
    """Whether this system lets one app lower another's sound at all."""
    return platform.startswith("linux")


def obstacle() -> str:
    """Return what keeps this computer from it, in words; "" for nothing."""
    if find_spec("pulsectl") is None:
        return NO_PACKAGE
    try:
        ctypes.CDLL("libpulse.so.0")
    except OSError:
        return NO_LIBRARY
    return ""


class Ducking:
    """The other apps' sound: low or as it was. Where the process cannot be had, nothing happens."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._low = False

    @property
    def is_open(self) -> bool:
        """Whether there is a process to be told; one that has ended is missed when it is told something."""
        return self._process is not None

    def open(self) -> None:
        """Start the process, so that it is ready when words are due."""
        if self.is_open or not exists_here() or obstacle():
            return
        self._low = False
        import subprocess

        with suppress(OSError):
            # In a session of its own: what ends the app from a terminal must not end it before it has cleared up.
            # Not QProcess, which kills its process when it goes.
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own module
                [*self._command, str(os.getpid())],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                bufsize=0,
            )

    def set_low(self, low: bool) -> None:
        """Lower, or bring back gently. May be called as often as one likes."""
        if low is self._low or self._process is None or self._process.stdin is None:
            return
        self._low = low
        try:
            self._process.stdin.write(LOW if low else BACK)
        except OSError:
            self.close()

    def close(self) -> None:
        """Have everything brought back, which nobody waits for; `open` begins anew."""
        process, self._process = self._process, None
        self._low = False
        if process is None or process.stdin is None:
            return
        with suppress(OSError):
            process.stdin.close()  # it clears up, and ends by itself
        threading.Thread(target=process.wait, name="ducking ends", daemon=True).start()

    def mend(self, cache: Path | None = None) -> None:
        """Bring back what was left low, where both the app and the process were ended by force."""
        if not self.is_open and ((cache or user_paths().cache) / NOTES).exists():
            self.open()
            self.close()
