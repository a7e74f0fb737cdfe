"""Standard streams that are closed, full, or read by nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from routine_app.cli.commands import COMMANDS
from tests.cli.edges import LINES, WITHOUT_WINDOW, Process

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is a Linux thing"),
]
CLOSED = ("<&-", ">&-", "2>&-", "<&- 2>&-", "<&- >&- 2>&-")
TALKING = [
    name for name in WITHOUT_WINDOW if name not in ("history", "backups")
]  # an empty diary is a line that is soon said


def test_every_command_is_tried() -> None:
    assert {module.__name__.rpartition(".")[2] for module in COMMANDS} <= {*LINES, "routines", "format_file", "new"}


@pytest.mark.parametrize(
    ("name", "closed"),
    [*(("play", closed) for closed in CLOSED[:-1]), *((name, CLOSED[-1]) for name in WITHOUT_WINDOW)],
)
def test_closed_at_the_start(name: str, closed: str, process: Process) -> None:
    assert process.run(name, line=f'exec "$@" {closed}').returncode == 0


@pytest.mark.parametrize("closed", CLOSED)
def test_what_is_opened_later_gets_none_of_their_numbers(closed: str, process: Process) -> None:
    code = (
        "from routine_app.cli import streams; streams.open_missing()\n"
        "import os, socket, sys, subprocess\n"
        "assert socket.socket().fileno() > 2\n"
        "print('out'); print('err', file=sys.stderr); assert sys.stdin.read() == ''\n"
        "child = 'import os; [os.fstat(number) for number in (0, 1, 2)]'\n"
        "sys.exit(subprocess.run([sys.executable, '-c', child]).returncode)"
    )
    shell = ["sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, "-c", code]
    assert subprocess.run(shell, env=process.environ, stdin=subprocess.DEVNULL).returncode == 0


@pytest.mark.parametrize("name", TALKING)
def test_full(name: str, process: Process) -> None:
    result = process.run(name, line='exec "$@" >/dev/full')
    told = "routine-app: No space left on device\nThe mend: free some space, or choose another place.\n"
    assert (result.returncode, result.stderr) == (74, told)


@pytest.mark.parametrize("words", [["--help"], ["play", "--help"], ["--version"]], ids=" ".join)
def test_help_is_no_exception(words: list[str], process: Process) -> None:
    assert process.run("window", *words, line='exec "$@" >/dev/full').returncode == 74
    assert unread(process, "window", *words) == (141, "")


@pytest.mark.parametrize("name", TALKING)
def test_nobody_reads_on(name: str, process: Process) -> None:
    assert unread(process, name) == (141, "")


def unread(process: Process, name: str, *more: str) -> tuple[int, str]:
    """Return how a command ends whose output nobody reads, and what it says of it."""
    read, write = os.pipe()
    os.close(read)
    line = [*process.line(name), *more]
    result = subprocess.run(line, stdout=write, stderr=subprocess.PIPE, text=True, env=process.environ)
    os.close(write)
    return result.returncode, result.stderr


@pytest.mark.parametrize(
    "words", [["play", "nosuch"], ["lst"], ["--data-dir", "", "list"], ["history", "--since", "x"]], ids=" ".join
)
def test_nobody_reads_the_complaint(words: list[str], process: Process) -> None:
    read, write = os.pipe()
    os.close(read)
    result = subprocess.run([*process.line("window"), *words], stderr=write, env=process.environ)
    os.close(write)
    assert result.returncode == 2
