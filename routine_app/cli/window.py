"""Opens the window: looks for a display, and only then loads Qt.

Knows where the window lives and what it is asked with; draws nothing itself.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from routine_app.cli.display import Fault, display_fault, import_fault
from routine_app.cli.streams import complain
from routine_app.kept_code import START
from routine_app.system.end_signals import EndSignals

if TYPE_CHECKING:
    from collections.abc import Callable

    from routine_app.application.session.request import WindowRequest

NO_WINDOW = 2


def open_window(request: WindowRequest) -> int:
    """Open the window and return its exit code; 2, with a word of why and the mend, where none can open."""
    fault = display_fault()
    if fault is not None:
        return _refuse(fault)
    gc.disable()  # until the first picture stands: what is made till then stays, and looking through it takes time
    with EndSignals() as signals:  # from here on: half-loaded libraries do not bear to be interrupted
        try:
            run_window = load_window()
        except ImportError as error:
            fault = import_fault(error)
            if fault is None:
                raise
            return _refuse(fault)
        try:
            return run_window(request, signals)
        finally:
            START.keep()


def load_window() -> Callable[[WindowRequest, EndSignals], int]:
    """Load the window. Raises ImportError."""
    with START.compiling("shibokensupport/", "signature_bootstrap.py"):  # of PySide6, which compiles them at each start
        import routine_app.qt  # noqa: F401
    from routine_app.qt.shell.application import run_window

    START.close()
    return run_window


def show_fault(text: str) -> None:
    """Show why no window came, where it was asked for from a desktop: nobody reads standard error there."""
    if "routine_app.qt.shell.application" not in sys.modules or sys.stderr.isatty():
        return
    from routine_app.qt.shell import start_fault

    start_fault.show_fault(text.removeprefix("routine-app: "))


def _refuse(fault: Fault) -> int:
    complain(f"routine-app: The window cannot open. {fault.what}\nThe mend: {fault.mend}")
    return NO_WINDOW
