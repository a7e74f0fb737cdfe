"""Which command keeps a log: the window and a session do, any other only of a fault, or on the screen with --verbose.

Loads the log only where something is logged.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from routine_app.paths import UnusableFolderError, user_paths

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

_WINDOW = "window"
_LONG = (_WINDOW, "play")


def logs_folder(arguments: argparse.Namespace) -> Path | None:
    """Return where logs and crash reports go; None where no folder is known."""
    try:
        return user_paths(getattr(arguments, "data_dir", None)).logs
    except UnusableFolderError:
        return None


@contextlib.contextmanager
def logged(arguments: argparse.Namespace) -> Iterator[None]:
    """Log what the command does."""
    what = _name(arguments)
    folder = logs_folder(arguments) if what in _LONG else None
    if folder is None and not _is_verbose(arguments):
        yield
        return
    from routine_app.application.app_log import log_begin, log_end, log_to
    from routine_app.application.native_crash import watch_for_crash

    with log_to(folder, on_screen=_is_verbose(arguments)):
        log_begin(what)
        try:
            with watch_for_crash(folder) if folder is not None else contextlib.nullcontext():
                yield
        finally:
            log_end(what)


def log_fault(error: Exception, arguments: argparse.Namespace) -> None:
    """Log a fault that ended the command."""
    from routine_app.application.app_log import log_error, log_to

    with log_to(logs_folder(arguments), on_screen=_is_verbose(arguments)):
        log_error(error)


def _name(arguments: argparse.Namespace) -> str:
    return getattr(arguments, "command", None) or _WINDOW


def _is_verbose(arguments: argparse.Namespace) -> bool:
    return bool(getattr(arguments, "verbose", False))
