"""Asks about windows, sound and voices in child processes, so that not even an abort of theirs can do harm here.

Each probe is a process (`qt/shell/probe_process.py`) whose last line of output is the answer as JSON: this process must
never load Qt. Knows processes; does not judge the answers.
"""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec

from routine_app.invocation import helper_command
from routine_app.system.children import ending_with_us

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TIME_LIMIT_S = 6.0
_MODULE = "routine_app.qt.shell.probe_process"
WINDOW, SOUND, VOICE, DUCKING = (
    tuple(helper_command(_MODULE, name)) for name in ("window", "sound", "voice", "ducking")
)


class Answer(msgspec.Struct, frozen=True):
    """What a probe found: `value` where it worked, else `fault` in words."""

    value: Any = None
    fault: str = ""


class Probe:
    """A child process at work; start several before asking the first for its answer."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str] | None = None) -> None:
        self._child = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **(environ or {})},
            text=True,
            errors="replace",
            preexec_fn=ending_with_us(),  # noqa: PLW1509 - this command has no threads
        )

    def answer(self, limit_s: float = TIME_LIMIT_S) -> Answer:
        """Wait for the answer; a child that takes longer than `limit_s` is ended."""
        try:
            out, err = self._child.communicate(timeout=limit_s)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.communicate()
            return Answer(fault=f"no answer within {limit_s:g} s")
        if self._child.returncode < 0:
            return Answer(fault=f"ended by {_signal_name(-self._child.returncode)}: {_last_line(err)}")
        if self._child.returncode:
            return Answer(fault=_last_line(err))
        with suppress(msgspec.DecodeError):
            return Answer(value=msgspec.json.decode(_last_line(out)))
        return Answer(fault="an answer that could not be read")


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else "nothing said"
