"""The output is opened, missed and opened anew, whatever becomes of it; she is told once, and nobody waits."""

from __future__ import annotations

import threading

import pytest

from routine_app.sound import output
from routine_app.sound.device import HELD_FRAMES, DeviceError
from routine_app.sound.output import HANGS, NO_LIBRARY, NO_OUTPUT, Keeper, Output
from tests.afresh import afresh
from tests.sound.machine import FakeDevice, Machine


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


def test_in_a_pause_nothing_is_looked_for_after_a_while_and_at_once_when_it_ends(machine: Machine) -> None:
    machine.fault, machine.rests = "no server", True
    machine.wait(30)
    assert machine.told == [NO_OUTPUT]
    assert machine.sleeps, "it waits until it is woken"
    machine.fault = None
    machine.go_on()
    machine.wait(1)
    assert (machine.told, len(machine.devices)) == ([NO_OUTPUT, ""], 1)


def test_who_goes_on_after_a_pause_has_what_is_missing_looked_for_as_often_as_at_first(machine: Machine) -> None:
    machine.fault, machine.rests = "no server", True
    machine.wait(60)
    machine.go_on()
    machine.wait(0.1)
    machine.fault = None
    machine.wait(0.5)
    assert len(machine.devices) == 1


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


def test_an_output_that_is_slow_to_wake_is_waited_for(machine: Machine) -> None:
    machine.wait(0.5)
    machine.runs = False
    machine.wait(2)
    machine.runs = True
    machine.wait(30)
    assert (len(machine.devices), machine.told) == (1, [])


def test_an_output_wakes_until_it_has_taken_more_than_it_can_hold(machine: Machine) -> None:
    machine.hangs, machine.runs = True, False
    machine.wait(0.5)
    assert machine.keeper.wakes, "it is being opened"
    machine.let_go()
    machine.devices[0].frames = HELD_FRAMES  # taken as it was opened; it plays nothing
    machine.wait(1)
    assert machine.keeper.wakes
    machine.runs = True
    machine.wait(0.3)
    assert not afresh(machine.keeper.wakes)
    machine.keeper.close()
    assert not afresh(machine.keeper.wakes)


def test_where_there_is_none_nothing_wakes(machine: Machine) -> None:
    machine.fault = "no server"
    machine.wait(0.3)
    assert not machine.keeper.wakes
    machine.hangs = True
    machine.wait(2)
    assert machine.held, "it is looked for again"
    assert not machine.keeper.wakes


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
        now += keeper.look(now) or 0
    assert told == [NO_OUTPUT]


def test_what_is_missing_is_looked_for_at_once_when_a_pause_ends_or_something_is_to_be_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(output, "_WAITS_S", (3600.0,))
    tried = threading.Semaphore(0)

    def missing() -> FakeDevice:
        tried.release()
        raise DeviceError("no server")

    kept = Output(missing, lambda _: None)
    kept.open()
    assert tried.acquire(timeout=30)

    def pause() -> None:
        kept.rest(rests=True)
        kept.rest(rests=False)

    for look_again in (pause, kept.open):
        for _ in range(600):  # it may have to see first that the last try failed
            look_again()
            if found := tried.acquire(timeout=0.05):
                break
        assert found
    kept.close()
