"""A computer whose output comes and goes, for tests of what keeps one open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routine_app.sound.device import DeviceError
from routine_app.sound.output import Keeper

if TYPE_CHECKING:
    from collections.abc import Callable


class FakeDevice:
    backend = "fake"

    def __init__(self) -> None:
        self.frames = 0
        self.closed = 0

    def close(self) -> None:
        self.closed += 1


class Machine:
    """A computer whose output comes and goes, its clock, and the keeper that is to cope with it."""

    def __init__(self) -> None:
        self.now = 100.0
        self.fault: str | None = None
        self.hangs = False
        self.held: list[Callable[[], None]] = []
        self.devices: list[FakeDevice] = []
        self.told: list[str] = []
        self.runs = True
        self.rests = self.sleeps = self.sounds = False
        self.keeper = Keeper(self._make, self.told.append, self._start, lambda: self.sounds)

    def _start(self, work: Callable[[], None]) -> None:
        if self.hangs:
            self.held.append(work)
        else:
            work()

    def _make(self) -> FakeDevice:
        if self.fault is not None:
            raise DeviceError(self.fault)
        self.devices.append(FakeDevice())
        return self.devices[-1]

    def wait(self, seconds: float) -> None:
        until = self.now + seconds
        while self.now < until and not self.sleeps:
            wait_s = self.keeper.look(self.now, rests=self.rests)
            self.sleeps = wait_s is None
            self.now += wait_s or 0
            if self.runs and self.devices:
                self.devices[-1].frames += 4800

    def pause(self) -> None:
        self.rests = True

    def go_on(self) -> None:
        self.rests = self.sleeps = False
        self.keeper.hurry()

    def say_in_a_pause(self) -> None:
        self.sleeps = False
        self.keeper.hurry()

    def open_and_closed(self) -> tuple[int, int]:
        """Return how many outputs have been opened, and how many of them closed."""
        return len(self.devices), sum(device.closed for device in self.devices)

    def let_go(self) -> None:
        self.hangs = False
        held, self.held = self.held, []
        for work in held:
            work()
