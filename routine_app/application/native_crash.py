"""What stays when the process itself falls, in a library that is no Python: where each thread was just then.

Python's `faulthandler` writes it into a file that is opened beforehand and locked. One that nobody locks was left by a
process that did not come to its end: empty, it was ended from outside; else it holds a crash. Knows files; not what
the app was doing.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
from typing import TYPE_CHECKING

from routine_app import __version__
from routine_app.try_lock import try_lock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

SORRY = (
    "The last time, Routine ended by itself, through a fault on our side. "
    "What you had done is in your diary. A report is in {path}."
)
_LOG = logging.getLogger(__name__)
_ending: contextlib.ExitStack = contextlib.ExitStack()  # what ends the watch; the handler is one for a process, too


@contextlib.contextmanager
def watch_for_crash(folder: Path) -> Iterator[None]:
    """Have a native crash of this process written into a file in `folder`, which a good end removes."""
    with contextlib.suppress(OSError):  # a folder that cannot be written holds up nothing
        _begin(folder)
    try:
        yield
    finally:
        end_watch()


def end_watch() -> None:
    """Watch no longer, and remove the file."""
    _ending.close()


def _begin(folder: Path) -> None:
    if faulthandler.is_enabled():  # by whoever started this Python, who wants to read it elsewhere
        return
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"native-crash-{os.getpid()}.txt"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    _ending.callback(_remove, path)
    file = _ending.enter_context(os.fdopen(handle, "wb", buffering=0))
    with contextlib.suppress(OSError):  # a drive without locks
        try_lock(handle)
    faulthandler.enable(file)
    _ending.callback(file.truncate, 0)  # on Windows it also writes of what is caught afterwards
    _ending.callback(faulthandler.disable)


def crash_messages(folder: Path, at: datetime) -> tuple[str, ...]:
    """Keep what fallen processes left as crash reports, at a local time; return what is to be said of it."""
    reports = []
    with contextlib.suppress(OSError):
        for path in sorted(each for each in folder.iterdir() if _is_left(each.name)):
            with contextlib.suppress(OSError):
                reports += _kept(path, at)
    if not reports:
        return ()
    _LOG.error("the last time ended in a native crash")
    return (SORRY.format(path=reports[-1]),)


def _is_left(name: str) -> bool:
    return name.startswith("native-crash-") and name.endswith(".txt")  # `glob` would compile a pattern at each start


def _kept(path: Path, at: datetime) -> list[Path]:
    with path.open("r+b") as file:
        if not try_lock(file.fileno()):  # its process is alive
            return []
        left = file.read()
    report = path.with_name(path.name.replace("native-crash", f"crash-{at:%Y%m%d-%H%M%S-%f}-native"))
    if left:
        report.write_bytes(f"Routine {__version__}, found {at.isoformat(timespec='seconds')}\n\n".encode() + left)
    _remove(path)
    return [report] if left else []


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
