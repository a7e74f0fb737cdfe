"""Run as a process by the ducking tests: an app that lowers the others, and does as it is told on its input.

python -m tests.system.child_ducking; each line is "low", "back" or "close"; it answers "done" to each.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from routine_app.system.ducking import COMMAND, Ducking


def helpers() -> list[int]:
    """Return our children that lower and raise."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
            if parent == os.getpid() and COMMAND[-1].encode() in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
    return found


def main() -> None:
    sounds = Ducking()
    sounds.open()
    print(*helpers(), flush=True)  # noqa: T201
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
