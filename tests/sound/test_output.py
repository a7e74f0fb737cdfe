"""The output is opened, missed and opened anew, whatever becomes of it; she is told once, and nobody waits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from routine_app.sound.device import DeviceError
from routine_app.sound.output import HANGS, NO_LIBRARY, NO_OUTPUT, Keeper


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
        self.keeper = Keeper(self._make, self.told.append, self._start)

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
        while self.now < until:
            self.now += self.keeper.look(self.now)
            if self.runs and self.devices:
                self.devices[-1].frames += 4800

    def let_go(self) -> None:
        self.hangs = False
        held, self.held = self.held, []
        for work in held:
            work()


@pytest.fixture
def machine() -> Machine:
    return Machine()


def test_an_output_that_is_there_is_opened_once_without_a_word(machine: Machine) -> None:
    machine.wait(600)
    assert (len(machine.devices), machine.devices[0].closed, machine.told) == (1, 0, [])


def test_absent_at_the_start_and_coming_later(machine: Machine) -> None:
    machine.fault = "no server"
    machine.wait(30)
    assert machine.told == [NO_OUTPUT]
    machine.fault = None
    machine.wait(4)
    assert machine.told == [NO_OUTPUT, ""]
    assert [device.closed for device in machine.devices] == [0]


def test_a_server_that_dies_is_looked_for_until_there_is_another(machine: Machine) -> None:
    machine.wait(5)
    machine.fault, machine.runs = "no server", False
    machine.wait(20)
    assert (machine.told, [device.closed for device in machine.devices]) == ([NO_OUTPUT], [1])
    machine.fault, machine.runs = None, True
    machine.wait(4)
    assert (machine.told, len(machine.devices)) == ([NO_OUTPUT, ""], 2)


def test_each_loss_is_told_once(machine: Machine) -> None:
    for _ in range(3):
        machine.fault, machine.runs = None, True
        machine.wait(5)
        machine.fault, machine.runs = "no server", False
        machine.wait(30)
    assert machine.told == [NO_OUTPUT, "", NO_OUTPUT, "", NO_OUTPUT]


def test_a_server_that_restarts_quickly_is_not_worth_a_word(machine: Machine) -> None:
    machine.wait(5)
    machine.runs = False
    machine.wait(1.3)
    machine.runs = True
    machine.wait(5)
    assert (len(machine.devices), machine.told) == (2, [])


def test_a_server_that_hangs_holds_nobody_up_and_is_used_again_when_it_answers(machine: Machine) -> None:
    machine.wait(5)
    machine.hangs, machine.runs = True, False
    machine.wait(60)
    assert machine.told == [HANGS]
    assert len(machine.held) == 2, "one closes, one opens; no more than that"
    machine.runs = True
    machine.let_go()
    machine.wait(2)
    assert (machine.told, machine.devices[0].closed, machine.devices[-1].closed) == ([HANGS, ""], 1, 0)


def test_a_computer_that_stood_still_itself_keeps_its_output(machine: Machine) -> None:
    machine.wait(5)
    machine.now += 60
    machine.keeper.look(machine.now)
    machine.wait(5)
    assert (len(machine.devices), machine.told) == (1, [])


def test_an_output_that_opens_and_takes_nothing_is_off_and_that_is_told_once(machine: Machine) -> None:
    machine.runs = False
    machine.wait(30)
    assert len(machine.devices) > 3
    assert all(device.closed for device in machine.devices[:-1])
    assert machine.told == [HANGS]
    machine.runs = True
    machine.wait(2)
    assert machine.told == [HANGS, ""]


def test_closing_while_it_is_being_opened_gives_the_output_back(machine: Machine) -> None:
    machine.hangs = True
    machine.wait(1)
    machine.keeper.close()
    machine.let_go()
    assert [device.closed for device in machine.devices] == [1]


def test_closing_gives_the_output_back(machine: Machine) -> None:
    machine.wait(5)
    machine.keeper.close()
    assert [device.closed for device in machine.devices] == [1]


def test_a_missing_library_is_told_with_its_mend(machine: Machine) -> None:
    machine.fault = "miniaudio could not be loaded: no module"
    machine.wait(10)
    assert machine.told == [NO_LIBRARY.format(reason=machine.fault)]


@pytest.mark.expects_log("opening the output failed")
def test_a_fault_of_ours_while_opening_is_logged_and_tried_again() -> None:
    told: list[str] = []

    def broken() -> FakeDevice:
        raise ZeroDivisionError("ours")

    keeper = Keeper(broken, told.append, lambda work: work())
    now = 0.0
    while now < 10:
        now += keeper.look(now)
    assert told == [NO_OUTPUT]
