"""A sound output of the benchmarks' own (PulseAudio, into nothing), so that nothing is heard."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ANSWERS_S = 20.0
_MODULES = ("-L", "module-null-sink sink_name=nul", "-L", "module-native-protocol-unix")


@contextmanager
def output() -> Iterator[dict[str, str] | None]:
    """Start a server with one output, yield what a program's environment needs for it, and end it.

    None where PulseAudio is missing.
    """
    if shutil.which("pulseaudio") is None:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        own = {"HOME": folder, "XDG_RUNTIME_DIR": folder, "PATH": "/usr/bin:/bin"}
        command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", *_MODULES]
        server = subprocess.Popen(command, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            socket, until = Path(folder) / "pulse" / "native", time.monotonic() + _ANSWERS_S
            while not socket.exists() and time.monotonic() < until:
                time.sleep(0.05)
            yield {"PULSE_SERVER": f"unix:{socket}"}
        finally:
            server.terminate()
            server.wait()
