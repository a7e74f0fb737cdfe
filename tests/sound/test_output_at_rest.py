"""Where nothing is to be heard the output is given back, and it is there again before anything is."""

from __future__ import annotations

import pytest

from routine_app.sound.output import HANGS, NO_OUTPUT, REST_AFTER_S
from tests.sound.machine import Machine


@pytest.fixture
def machine() -> Machine:
    return Machine()


def test_in_a_pause_the_output_is_given_back_and_opened_again_at_once_when_it_ends(machine: Machine) -> None:
    machine.wait(5)
    for number in range(1, 6):
        machine.pause()
        machine.wait(REST_AFTER_S - 1)
        assert machine.open_and_closed() == (number, number - 1)
        machine.wait(2)
        assert machine.open_and_closed() == (number, number)
        assert machine.sleeps, "nobody looks until it is woken"
        machine.go_on()
        machine.wait(0.1)
        assert machine.open_and_closed() == (number + 1, number)
        machine.wait(5)
    assert machine.told == []


def test_short_pauses_keep_the_output(machine: Machine) -> None:
    for _ in range(5):
        machine.wait(5)
        machine.pause()
        machine.wait(REST_AFTER_S - 1)
        machine.go_on()
    assert machine.open_and_closed() == (1, 0)


def test_what_still_sounds_in_a_pause_is_heard_to_its_end(machine: Machine) -> None:
    machine.wait(5)
    machine.sounds = True
    machine.pause()
    machine.wait(10 * REST_AFTER_S)
    machine.sounds = False
    machine.wait(REST_AFTER_S - 1)
    assert machine.open_and_closed() == (1, 0)
    machine.wait(2)
    assert machine.open_and_closed() == (1, 1)


def test_what_is_said_in_a_pause_has_an_output_that_is_given_back_after_it(machine: Machine) -> None:
    machine.pause()
    machine.wait(2 * REST_AFTER_S)
    assert machine.open_and_closed() == (1, 1)
    machine.say_in_a_pause()
    machine.wait(1)
    assert machine.open_and_closed() == (2, 1)
    machine.wait(2 * REST_AFTER_S)
    assert (machine.open_and_closed(), machine.sleeps) == ((2, 2), True)


def test_an_output_that_went_while_it_was_given_back_is_missed_when_she_goes_on(machine: Machine) -> None:
    machine.wait(5)
    machine.pause()
    machine.wait(2 * REST_AFTER_S)
    machine.fault = "no server"
    machine.wait(600)
    assert machine.told == []
    machine.go_on()
    machine.wait(3)
    assert machine.told == [NO_OUTPUT]
    machine.fault = None
    machine.wait(3)
    assert machine.told == [NO_OUTPUT, ""]


def test_an_output_that_goes_in_a_pause_before_it_is_given_back_is_looked_for(machine: Machine) -> None:
    machine.wait(5)
    machine.pause()
    machine.runs = False
    machine.wait(2)
    machine.runs = True
    machine.wait(REST_AFTER_S)
    assert (machine.open_and_closed(), machine.told) == ((2, 2), [])


def test_a_server_that_hangs_while_the_output_is_given_back_leaves_no_more_than_two_threads(machine: Machine) -> None:
    machine.wait(5)
    machine.hangs = True
    for _ in range(5):
        machine.pause()
        machine.wait(2 * REST_AFTER_S)
        machine.go_on()
        machine.wait(5)
    assert len(machine.held) == 2, "one closes, one opens"
    assert machine.told == [HANGS]
    machine.let_go()
    machine.wait(2)
    assert (machine.told, machine.open_and_closed()) == ([HANGS, ""], (2, 1))
