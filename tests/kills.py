"""Child processes that wait for a word, are told to go, and are killed at some instant."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess


def kill_after(
    process: subprocess.Popen[str], seconds: float, *, from_first_word: bool = False
) -> tuple[list[list[str]], str]:
    """Let a child go, kill it after so long, and return all that it had said by then, and its errors.

    A line that was cut off does not count. With `from_first_word` the time begins when it has said its first line.
    """
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.stdin.write("go\n")
    process.stdin.flush()
    first = process.stdout.readline() if from_first_word else ""
    time.sleep(seconds)  # the one real wait: a random instant is what this is about
    process.kill()
    told, errors = process.communicate()
    lines = (first + told).splitlines(keepends=True)
    return [line.split() for line in lines if line.endswith("\n")], errors
