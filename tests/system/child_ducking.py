"""Run as a process by the ducking tests: an app that lowers the others, and does as it is told on its input.

python -m tests.system.child_ducking; each line is "low", "back" or "close"; it answers "done" to each.
"""

from __future__ import annotations

import sys

from routine_app.system.ducking import Ducking


def main() -> None:
    sounds = Ducking()
    sounds.open()
    assert sounds._process is not None
    print(sounds._process.pid, flush=True)  # noqa: T201
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
