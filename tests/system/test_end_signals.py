"""Signals that ask the app to end are noted, and interrupt nothing."""

from __future__ import annotations

import os
import select
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator

import pytest

from routine_app.system.end_signals import ENDING, EndSignals
from tests.afresh import afresh


@pytest.fixture(autouse=True)
def handlers_are_put_back() -> Iterator[None]:
    """Begin as a program in a terminal does, also where the tests run under `nohup` or in the background of a shell."""
    before = {number: signal.getsignal(number) for number in ENDING}
    for number in ENDING:
        signal.signal(number, signal.default_int_handler if number is signal.SIGINT else signal.SIG_DFL)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", sorted(ENDING))
def test_a_signal_is_noted_and_wakes_who_waits(number: signal.Signals) -> None:
    with EndSignals() as signals:
        assert not signals.take()
        assert signals.exit_code is None
        for _ in range(5):
            signal.raise_signal(number)
        assert select.select([signals.fileno], [], [], 5)[0]
        assert signals.take()
        assert afresh(signals.exit_code) == 128 + number
        assert not select.select([signals.fileno], [], [], 0)[0]
        assert signals.take(), "once asked, it stays asked"
    signal.raise_signal(number)  # while the rest of the app ends: kept from interrupting still


def test_sockets_wake_where_nothing_else_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where a pipe wakes nobody."""
    with monkeypatch.context() as windows:
        windows.setattr(os, "name", "nt")
        signals = EndSignals()
    with signals:
        assert stat.S_ISSOCK(os.fstat(signals.fileno).st_mode)
        assert not signals.take()
        signal.raise_signal(signal.SIGTERM)
        assert select.select([signals.fileno], [], [], 5)[0]
        assert signals.take()
        assert not select.select([signals.fileno], [], [], 0)[0]
    with pytest.raises(ValueError, match="closed"):
        signals.fileno  # noqa: B018 - nothing stays open


def test_the_first_one_counts() -> None:
    with EndSignals() as signals:
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGINT)
        assert signals.exit_code == 143


DYING = """
import os, signal, sys
from routine_app.system.end_signals import EndSignals

class Last:
    def __init__(self, kill, number):
        self.kill, self.pid, self.number = kill, os.getpid(), number
    def __del__(self):  # modules go after the interpreter has put its own handlers back to the default
        self.kill(self.pid, self.number)
        os.write(1, b"lived on")

number = int(sys.argv[1])
signal.signal(number, signal.SIG_DFL)
with EndSignals() as signals:
    signal.raise_signal(number)
    assert signals.take()
last = Last(os.kill, number)
raise SystemExit(signals.exit_code)
"""


@pytest.mark.parametrize("number", sorted(ENDING))
def test_one_that_comes_while_the_interpreter_ends_changes_nothing(number: signal.Signals) -> None:
    done = subprocess.run([sys.executable, "-c", DYING, str(int(number))], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (128 + number, "lived on", "")


def test_without_one_everything_is_as_it_was() -> None:
    before = {number: signal.getsignal(number) for number in ENDING}
    woken = signal.set_wakeup_fd(-1)
    signal.set_wakeup_fd(woken)
    with EndSignals():
        assert signal.getsignal(signal.SIGTERM) != before[signal.SIGTERM]
    assert {number: signal.getsignal(number) for number in ENDING} == before
    assert signal.set_wakeup_fd(woken) == woken


def test_one_that_was_ignored_stays_ignored() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    with EndSignals() as signals:
        signal.raise_signal(signal.SIGHUP)
        assert not signals.take()


def test_other_signals_that_python_hears_of_do_not_end_the_app() -> None:
    before = signal.signal(signal.SIGUSR1, lambda *_: None)
    try:
        with EndSignals() as signals:
            signal.raise_signal(signal.SIGUSR1)
            assert not signals.take()
    finally:
        signal.signal(signal.SIGUSR1, before)
