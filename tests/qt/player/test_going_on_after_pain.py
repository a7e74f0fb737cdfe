"""Who goes on after "It hurts" was told to come out of it: she gets ready again, then goes on where she was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from routine_app.domain.care.pain_gate import GateChoice
from routine_app.domain.vocabulary import SegmentKind
from routine_app.playback.commands import Command
from routine_app.playback.player import State
from routine_app.qt.player.pain_question import GO_ON
from tests.qt.conftest import House
from tests.qt.looking import press
from tests.qt.player.test_pain_question import asked, choose

KEY = Qt.Key


@pytest.fixture
def at_work(house: House) -> House:
    """A session five seconds into a set."""
    house.start()
    house.do(Command.SKIP)
    while not house.run.driver.moment.segment.is_work:
        house.go(1_000)
    house.go(5_000)
    return house


@pytest.mark.parametrize("told", [True, False])
def test_she_gets_ready_again_and_goes_on_with_the_repetition_that_she_was_in(at_work: House, told: bool) -> None:
    driver = at_work.run.driver
    kind, count = driver.moment.segment.kind, driver.moment.count
    asked(at_work)
    if told:
        press(KEY.Key_2, KEY.Key_Return)
        choose(at_work, GateChoice.GO_ON)
    else:
        at_work.player.pain_question.answers[GO_ON].click()
    assert driver.moment.segment.kind is SegmentKind.GET_READY
    assert driver.state is State.COUNTING_IN
    while not driver.moment.segment.is_work:
        at_work.go(1_000)
    assert (driver.moment.segment.kind, driver.moment.count) == (kind, count)


def test_where_she_waits_anyway_it_goes_on_where_it_was(at_work: House) -> None:
    at_work.do(Command.NEXT)
    driver = at_work.run.driver
    assert driver.moment.segment.kind is SegmentKind.REST
    at_ms = driver.moment.t_ms
    asked(at_work).answers[GO_ON].click()
    assert (driver.moment.segment.kind, driver.moment.t_ms) == (SegmentKind.REST, at_ms)
