"""One piece of work in a thread of its own, so that the window stays awake; what it says comes back as signals.

Knows threads and StorageError; not what the work is.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from routine_app.storage.errors import StorageError

Report = Callable[[str, float], None]


class StoppedError(StorageError):
    """She stopped it in time: nothing was changed."""

    def __init__(self) -> None:
        super().__init__("Stopped.", "Nothing was changed.")


class Background(QObject):
    """Does one work at a time. `done(str)` with what was done or `failed(str)` with why not; `moved(what, 0 to 1)`.

    Work is given a report: where she has asked to stop, it raises StoppedError from there.
    """

    done = Signal(str)
    failed = Signal(str)
    moved = Signal(str, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, work: Callable[[Report], str]) -> None:
        """Begin; nothing happens while other work is under way."""
        if self.is_busy:
            return
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, args=(work,), name="background-work")
        self._thread.start()

    def stop(self) -> None:
        """Ask it to stop at the next report, if it can."""
        self._stop.set()

    def wait(self) -> None:
        """Wait until it is over."""
        if self._thread is not None:
            self._thread.join()

    def _run(self, work: Callable[[Report], str]) -> None:
        try:
            told, signal = work(self._report), self.done
        except StorageError as error:
            told, signal = str(error), self.failed
        with contextlib.suppress(RuntimeError):  # the window is gone
            signal.emit(told)

    def _report(self, what: str, part: float) -> None:
        if self._stop.is_set():
            raise StoppedError
        with contextlib.suppress(RuntimeError):
            self.moved.emit(what, part)
