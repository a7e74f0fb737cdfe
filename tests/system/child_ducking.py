"""Run as a process by the ducking tests: an app that lowers the others, and does as it is told on its input.

python -m tests.system.child_ducking; each line is "low", "back" or "close"; it answers "done" to each.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from routine_app.system.ducking import COMMAND, Ducking


def helper(limit_s: float = 30) -> int:
    """Return our child that lowers and raises; 0 where there is none within so many seconds.

    A process that has just started has no command line yet, though its parent goes on: it is looked at until it has.
    """
    until = time.monotonic() + limit_s
    while time.monotonic() < until:
        for entry in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                parent = int((entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
                if parent == os.getpid() and COMMAND[-1].encode() in (entry / "cmdline").read_bytes():
                    return int(entry.name)
        time.sleep(0.01)
    return 0


def main() -> None:
    sounds = Ducking()
    sounds.open()
    print(helper(), flush=True)  # noqa: T201
    for line in sys.stdin:
        match line.strip():
            case "low":
                sounds.set_low(True)
            case "back":
                sounds.set_low(False)
            case "close":
                sounds.close()
        print("done", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
