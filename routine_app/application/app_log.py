"""The log: what the app did and where it went wrong, for whoever mends it. Nothing of hers is ever in it.

Only what `routine_app` itself says is taken, never another library's words. A record holds versions, pages, starts,
ends and sound outputs; of an error its kind and the places in the code, never its message: that may quote what she
wrote. Knows files and the standard `logging`; is loaded only where something is logged, for that takes milliseconds.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import traceback
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from routine_app import __version__
from routine_app.storage.file_lock import FileLock

if TYPE_CHECKING:
    from collections.abc import Iterator

LOG_NAME = "routine-app.log"
MOST_BYTES = 512 * 1024
_LOG = logging.getLogger(__name__)
_OURS = logging.getLogger("routine_app")
_ROOT = Path(__file__).resolve().parents[2]


class LogFile(logging.Handler):
    """Appends records to a file, which is made with the first of them; one of `most` bytes becomes NAME.1.

    It is open only while a record is written: several processes can share it and turn it over, and it can be deleted
    at any time, on Windows too. What cannot be written is not logged, for a log disturbs nothing.
    """

    def __init__(self, path: Path, most: int = MOST_BYTES) -> None:
        super().__init__()
        self._path, self._most = path, most

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, for the owner alone."""
        text = self.format(record)
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._is_full():
                self._turn_over()
            handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with open(handle, "a", encoding="utf-8", errors="backslashreplace") as file:  # noqa: PTH123 - of a handle
                file.write(f"{text}\n")

    def _is_full(self) -> bool:
        return self._path.exists() and self._path.stat().st_size >= self._most

    def _turn_over(self) -> None:
        """Make the file the old one, unless another process is about to or has done so meanwhile."""
        lock = FileLock(self._path.with_name(f"{self._path.name}.lock"))
        if not lock.take():
            return
        try:
            if self._is_full():
                self._path.replace(self._path.with_name(f"{self._path.name}.1"))
        finally:
            lock.release()


class LogLine(logging.Formatter):
    """A record as a line: local time, process, level, module, message; below it the places of an error."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as text."""
        at = datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="milliseconds")
        module = record.name.removeprefix("routine_app.")
        line = f"{at} {record.process} {record.levelname} {module}: {record.getMessage()}"
        error = record.exc_info[1] if record.exc_info else None
        return "\n".join([line, *(f"  {each}" for each in error_lines(error))])


def error_lines(error: BaseException | None) -> list[str]:
    """Return the kind of an error and where it was raised, its causes first; without any value, its message least."""
    chain: list[BaseException] = []
    while error is not None and all(error is not each for each in chain):
        chain.insert(0, error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return [line for each in chain for line in (type(each).__name__, *_places(each))]


def _places(error: BaseException) -> Iterator[str]:
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield f"at {_place(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"


def _place(file: str) -> str:
    """Return a source file without the folders above the package: they may hold her name."""
    path = Path(file)
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name


@contextlib.contextmanager
def log_to(folder: Path | None, *, on_screen: bool = False) -> Iterator[None]:
    """Log what this process does meanwhile: to a file in `folder`, where there is one, and to standard error."""
    handlers: list[logging.Handler] = [LogFile(folder / LOG_NAME)] if folder is not None else []
    handlers += [logging.StreamHandler(sys.stderr)] if on_screen else []
    level = _OURS.level
    _OURS.setLevel(logging.INFO)
    for handler in handlers:
        handler.setFormatter(LogLine())
        _OURS.addHandler(handler)
    try:
        yield
    finally:
        for handler in handlers:
            _OURS.removeHandler(handler)
        _OURS.setLevel(level)


def close_log() -> None:
    """Write no more to the file, in this process: it is about to be deleted."""
    for handler in tuple(_OURS.handlers):
        if isinstance(handler, LogFile):
            _OURS.removeHandler(handler)


def log_begin(what: str) -> None:
    """Log that a command begins, and what runs it. Without its words: they say what she avoids."""
    _LOG.info("%s begins; %s", what, _versions())


def log_end(what: str) -> None:
    """Log that it is over."""
    _LOG.info("%s is over", what)


def log_error(error: BaseException) -> None:
    """Log what should not have gone wrong, and where."""
    _LOG.error("a fault of ours; %s", _versions(), exc_info=error)


def _versions() -> str:
    return f"Routine {__version__}, Python {sys.version.split()[0]} on {_system()}"


def _system() -> str:
    """Return the system by name and version. `platform.platform` would start a program for it, `uname -p`."""
    if not hasattr(os, "uname"):
        import platform  # 1 ms, for patterns that it compiles

        return platform.platform()
    system = os.uname()
    return f"{system.sysname} {system.release} {system.machine}"
