"""Standard input, output and error, as the process was given them: closed, full, or with nobody at the other end.

Knows descriptors and streams; does not know what is written.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress

from routine_app.domain.display_text import harmless

STANDARD = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))


def open_missing() -> None:
    """Open the standard streams that were closed at the start, on nothing.

    Else the next thing that is opened gets their number: the connection to the display was once descriptor 2, and
    warnings were written into it. To be called before anything is opened.
    """
    for number, (name, mode) in enumerate(STANDARD):
        _open_descriptor(number)
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115


def write_any_character() -> None:
    """Let an old terminal show a question mark rather than stop at a letter it does not have."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def complain(text: str) -> None:
    """Say what went wrong; where nobody can read it, say nothing."""
    try:
        print(harmless(text, keep_lines=True), file=sys.stderr, flush=True)
    except OSError:
        give_up(sys.stderr)


def give_up(stream: object) -> None:
    """Let all that is still to be written to the stream go to nothing, or Python would complain of it at the end."""
    with suppress(OSError, ValueError, AttributeError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())  # type: ignore[attr-defined]
        os.close(nothing)


def _open_descriptor(number: int) -> None:
    try:
        os.fstat(number)
    except OSError:
        with suppress(OSError):
            nothing = os.open(os.devnull, os.O_RDWR)
            os.dup2(nothing, number)  # inheritable: what the app starts has its standard streams, too
            if nothing != number:
                os.close(nothing)
            else:
                os.set_inheritable(number, True)  # noqa: FBT003
