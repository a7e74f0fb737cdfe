"""Child processes that wait for a word, are told to go, and are killed at some instant."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable


_LONGEST_S = 60.0


def at_once(_said: list[str]) -> bool:
    """The time to the kill begins when the child is told to go."""
    return True


def kill_after(
    process: subprocess.Popen[str], seconds: float, enough: Callable[[list[str]], bool] = at_once
) -> tuple[list[list[str]], str]:
    """Let a child go, kill it so long after it has said `enough`, and return all that it had said, and its errors.

    A child that is held up says little in any time: what it must have come to is for `enough` to tell from its lines.
    A line that was cut off does not count.
    """
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.stdin.write("go\n")
    process.stdin.flush()
    lines: list[str] = []
    impatience = threading.Timer(_LONGEST_S, process.kill)  # it may never come to that: then what it said is too little
    impatience.daemon = True
    impatience.start()
    while not enough(lines) and (line := process.stdout.readline()):
        lines.append(line)
    time.sleep(seconds)  # the one real wait: a random instant is what this is about
    impatience.cancel()
    process.kill()
    lines += process.stdout.readlines()  # first: `communicate` knows nothing of what has been read ahead here
    _, errors = process.communicate()
    return [line.split() for line in lines if line.endswith("\n")], errors
