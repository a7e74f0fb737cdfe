"""A display of the benchmarks' own (Xvfb), so that nothing shows and nothing else is drawn on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SCREEN = "1920x1080x24"


@contextmanager
def display() -> Iterator[str]:
    """Start a display, yield its name, and end it."""
    if shutil.which("Xvfb") is None:
        sys.exit("Xvfb is missing: the windows are measured on a display of their own")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
