"""Keeping the screen on, for who may not wait for the desktop."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from routine_app.system.awake import Awake, AwakeAside
from tests.system.private_bus import PrivateBus


class SlowAwake(Awake):
    """A desktop that answers only when it is let, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, str]] = []
        self.may = threading.Semaphore(0)

    def hold(self) -> bool:
        self._note("hold")
        return True

    def release(self) -> None:
        self._note("release")

    def _note(self, what: str) -> None:
        assert self.may.acquire(timeout=60)
        self.asked.append((what, threading.current_thread().name))


def test_nobody_waits_and_the_last_wish_holds() -> None:
    slow = SlowAwake()
    awake = AwakeAside(slow)
    awake.hold()
    thread = awake.thread
    assert thread is not None
    assert thread.daemon
    for _ in range(50):
        awake.release()
        awake.hold()
    awake.release()
    slow.may.release(200)
    thread.join(60)
    assert not thread.is_alive()
    assert slow.asked[-1] == ("release", "awake")
    assert len(slow.asked) <= 3
    awake.hold()
    assert awake.thread is not None
    awake.release()
    awake.thread.join(60)


@pytest.mark.slow
def test_a_bus_that_hangs_does_not_stop_a_session_from_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bus = PrivateBus(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    bus.start()
    bus.hang()
    awake = AwakeAside()
    begin = time.perf_counter()
    awake.hold()
    awake.release()
    assert time.perf_counter() - begin < 0.5
    bus.stop()
    if awake.thread is not None:
        awake.thread.join(60)
