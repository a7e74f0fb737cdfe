"""Lowers other apps' sound, from a process of its own: `python -m routine_app.system.ducking_process PID`.

A process of its own, because nothing may leave her music low: the end of the app, however it comes, is the end of this
one's input, and then everything is brought back before it ends too. Reads one byte for each change, LOW or BACK. What
is low is also noted in a file, which the next start puts right should this process be ended by force. Imports no Qt.
"""

from __future__ import annotations

import ctypes
import os
import select
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import msgspec

from routine_app.paths import user_paths
from routine_app.system.ducking import LOW, NOTES
from routine_app.system.other_sounds import Note, OtherSounds
from routine_app.system.process_lock import ProcessLock, mark_of
from routine_app.system.pulse_streams import GoneError, PulseStreams

_AGAIN_S = 2.0  # between two looks for a sound server that has gone
_LOCK_LIMIT_S = 5.0
_CLEAR_UP_S = 1.2  # where the sound server hangs, clearing up would last for ever
_PR_SET_PDEATHSIG = 1


class Notes:
    """The file of what is low now."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> tuple[Note, ...]:
        """Return what was left low."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=tuple[Note, ...])
        except (OSError, msgspec.DecodeError):
            return ()

    def keep(self, notes: tuple[Note, ...]) -> None:
        """Write it down; nothing low, no file. A disk that takes nothing costs only the mend after a forced end."""
        with suppress(OSError):
            if notes:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                fresh = self._path.with_suffix(".new")
                fresh.write_bytes(msgspec.json.encode(notes))
                fresh.replace(self._path)
            else:
                self._path.unlink(missing_ok=True)


class Input:
    """What is wanted (`low`), as it comes in on one descriptor; another says that the system wants an end."""

    def __init__(self, commands: int, ended: int) -> None:
        self.low = False
        self._commands, self._ended = commands, ended

    def wait(self, seconds: float | None) -> bool:
        """Wait for a change, so long at the most (None: for ever); return whether to go on."""
        ready, _, _ = select.select([self._commands, self._ended], [], [], seconds)
        if self._ended in ready:
            return False
        if self._commands in ready:
            data = os.read(self._commands, 4096)
            self.low = data[-1:] == LOW
            return bool(data)
        return True


def serve(given: Input, ours: int, notes: Notes) -> None:
    """Lower and raise until the input ends. A sound server that goes away and comes again is found again.

    It is looked for when something is to be lowered or is low still, and else not: looking wakes the computer.
    """
    while True:
        with suppress(GoneError):
            streams = PulseStreams(ours)
            try:
                sounds = OtherSounds(streams, notes.keep)
                sounds.mend(notes.read())
                _serve(given, sounds)
                return
            finally:
                streams.close()
        if not given.wait(_AGAIN_S if given.low or notes.read() else None):
            return


def _serve(given: Input, sounds: OtherSounds) -> None:
    try:
        while given.wait(sounds.step(low=given.low)):
            pass
    finally:
        sounds.restore()


def _end_signals() -> int:
    """Return a descriptor that can be read once the system asks this process to end: it has to clear up first."""
    ended, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: None)
    return ended


def _end_with(app: int) -> None:
    """Have the system ask this process to end when the app does, should anybody else hold its input open."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if app > 1 and os.getppid() != app:
            os.kill(os.getpid(), signal.SIGTERM)


def _end_in_time(commands: int, ended: int) -> None:
    """Once an end is wanted, see to it that it comes: what is low by then the next start puts right."""
    wanted = select.poll()
    wanted.register(commands, 0)  # only that it hangs up; what it says is for `Input`
    wanted.register(ended, select.POLLIN)
    wanted.poll()
    time.sleep(_CLEAR_UP_S)
    os._exit(1)


def main() -> int:
    """Serve until the input ends; 1 where another process has other apps' sound in hand."""
    commands, ended = sys.stdin.fileno(), _end_signals()
    _end_with(int(sys.argv[1]))
    threading.Thread(target=_end_in_time, args=(commands, ended), daemon=True).start()
    given = Input(commands, ended)
    paths = user_paths()
    hold = ProcessLock(mark_of(paths.database, "sounds"))
    until = time.monotonic() + _LOCK_LIMIT_S
    while not hold.take():  # the one of the session before may be clearing up
        if time.monotonic() > until:
            return 1
        if not given.wait(0.05):
            return 0
    try:
        serve(given, int(sys.argv[1]), Notes(paths.cache / NOTES))
    finally:
        hold.release()
    return 0


if __name__ == "__main__":
    sys.exit(main())
