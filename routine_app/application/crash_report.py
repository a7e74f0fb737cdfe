"""The crash report: what went wrong on our side, in a file, and one line on the screen that names it.

Knows tracebacks and files. Puts nothing of hers into the report: no diary, no preferences, no environment.
"""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from routine_app import __version__
from routine_app.application.app_log import LOG_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

SOFTWARE_FAULT = 70  # EX_SOFTWARE of sysexits.h


def report_text(error: BaseException, arguments: Sequence[str], at: datetime) -> str:
    """Return the report: versions, the command with the names of its options, and the traceback."""
    import platform  # no start needs it: 1 ms, for patterns that it compiles

    return "\n".join(
        [
            f"Routine {__version__}, {at.isoformat(timespec='seconds')}",
            f"Python {platform.python_version()} on {platform.platform()}",
            f"Arguments: {_without_values(arguments) or '(none)'}",
            f"What happened before: {LOG_NAME}, in the logs folder",
            "",
            "".join(traceback.format_exception(error)),
        ]
    )


def write_report(error: BaseException, arguments: Sequence[str], folder: Path | None, at: datetime) -> Path | None:
    """Write the report into `folder`, or the temporary folder where that cannot be; None where neither can."""
    for place in (folder, _temporary()):
        if place is None:
            continue
        path = place / f"crash-{at:%Y%m%d-%H%M%S-%f}.txt"
        try:
            place.mkdir(parents=True, exist_ok=True)
            path.write_text(report_text(error, arguments, at), encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return path
    return None


def _without_values(arguments: Sequence[str]) -> str:
    """Return the command and the names of options: what she avoids, her week and her files stay hers."""
    words = [each.partition("=")[0] if each.startswith("-") else "..." for each in arguments]
    if words[:1] == ["..."]:
        words[0] = arguments[0]
    return " ".join(words)


def _temporary() -> Path | None:
    try:
        return Path(tempfile.gettempdir())
    except OSError:  # none can be written to
        return None
