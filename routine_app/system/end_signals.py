"""The signals that ask the app to end: Ctrl-C, `kill`, a terminal that is closed. Noted, they interrupt nothing.

Whoever runs the app looks here between two things that it does, and ends as it would at her own wish. Knows signals and
what wakes who waits; not what ends, nor how. A signal that was ignored when the app began (`nohup`) stays ignored.
"""

from __future__ import annotations

import os
import signal
from io import RawIOBase
from types import FrameType, TracebackType

ENDING = frozenset(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)
SIGNALLED = 128
"""The exit code of what a signal has ended is this and the signal's number, as shells have it: 130 for Ctrl-C."""


class EndSignals:
    """Notes them from its making until it is closed; in the main thread only.

    `fileno` is readable once there is one to `take`, which also wakes an event loop that runs no Python.
    """

    def __init__(self) -> None:
        self._first: int | None = None
        self._reading, self._writing = _joined_ends()
        self._before = {
            number: signal.signal(number, self._note)
            for number in ENDING
            if signal.getsignal(number) is not signal.SIG_IGN
        }
        self._woken_before = signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)

    def __enter__(self) -> EndSignals:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def fileno(self) -> int:
        """The descriptor to watch."""
        return self._reading.fileno()

    @property
    def exit_code(self) -> int | None:
        """What the process ends with for the first signal that came; None while none did."""
        return None if self._first is None else SIGNALLED + self._first

    def take(self) -> bool:
        """Empty what `fileno` shows; return whether the app is asked to end."""
        while noted := self._reading.read(64):
            for number in noted:
                if number in self._before:
                    self._note(number, None)
        return self._first is not None

    def close(self) -> None:
        """Let signals do again what they did before; once one has come, the rest are ignored to the process's end.

        Ignored, not noted: as the interpreter ends it puts handlers of Python back to the default, and only them; a
        terminal that is closed sends more than one signal.
        """
        signal.set_wakeup_fd(self._woken_before)
        for number, handler in self._before.items():
            signal.signal(number, handler if self._first is None else signal.SIG_IGN)
        self._reading.close()
        self._writing.close()

    def _note(self, number: int, _frame: FrameType | None) -> None:
        if self._first is None:
            self._first = number


def _joined_ends() -> tuple[RawIOBase, RawIOBase]:
    """Return two ends: what is written into the second is read from the first, and neither waits."""
    if os.name != "nt":
        reading, writing = os.pipe()
        for end in (reading, writing):
            os.set_blocking(end, False)
        return open(reading, "rb", buffering=0), open(writing, "wb", buffering=0)  # noqa: PTH123 - of descriptors
    import socket  # Windows is woken by sockets alone; elsewhere it would be 1 ms of each start

    ours = socket.socketpair()
    for each in ours:
        each.settimeout(0)
    files = ours[0].makefile("rb", buffering=0), ours[1].makefile("wb", buffering=0)
    for each in ours:
        each.close()  # the last to let go of it is its file
    return files
