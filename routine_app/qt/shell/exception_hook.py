"""What goes wrong inside Qt's callbacks: a crash report for each new fault, and a word for her; the session goes on.

Qt calls Python from C++, so an exception in a paint or a slot cannot travel up; without this it would be printed, at
every frame. Knows reports and a folder; does not know what was being done.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from traceback import clear_frames
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from routine_app.application.app_log import log_error
from routine_app.application.crash_report import write_report

_MOST = 10
SORRY = "Something went wrong on our side. The session goes on. A report is in {path}."
SORRY_NO_REPORT = "Something went wrong on our side, and no report of it could be written. The session goes on."


class ExceptionHook(QObject):
    """Takes the place of `sys.excepthook` while it lives; each place in the code is reported once.

    `noticed(str)`: a sentence for her.
    """

    noticed = Signal(str)

    def __init__(self, folder: Path, now: Callable[[], dt.datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._now = folder, now
        self._known: set[tuple[str, str, int]] = set()
        self._before = sys.excepthook
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Report a fault; Ctrl-C and its like are passed on."""
        if not issubclass(kind, Exception):
            self._before(kind, error, trace)
            return
        self._report(kind, error, trace)
        clear_frames(
            trace
        )  # Python keeps the last: a painter in it would hold on to what it paints, and Qt dies of that

    def _report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        last = trace
        while last is not None and last.tb_next is not None:
            last = last.tb_next
        place = ("", 0) if last is None else (last.tb_frame.f_code.co_filename, last.tb_lineno)
        key = (kind.__name__, *place)
        if key in self._known or len(self._known) >= _MOST:
            return
        self._known.add(key)
        log_error(error)
        path = write_report(error, sys.argv[1:], self._folder, self._now())
        self.noticed.emit(SORRY_NO_REPORT if path is None else SORRY.format(path=path))

    def close(self) -> None:
        """Let faults go where they went before."""
        sys.excepthook = self._before
