"""While a session stands and waits for sound the page says so, and all that steers it does."""

from __future__ import annotations

from routine_app.application.session.notices import WAITS_NOTICE
from routine_app.playback.commands import Command
from routine_app.playback.player import State
from tests.afresh import afresh
from tests.qt.conftest import House


def test_the_page_says_so_until_she_does_something_about_it(house: House) -> None:
    house.start()
    awake: list[bool] = []
    house.run.driver.stand_until(lambda: bool(awake), 60_000)
    moment = house.run.driver.moment
    house.go(1_000)
    assert house.run.driver.moment == moment
    assert WAITS_NOTICE in house.player.top.notices.text()
    house.player.do(Command.HURTS)
    assert house.run.driver.state is State.PAUSED
    assert WAITS_NOTICE not in house.player.top.notices.text()
    house.player.pain_question.answered.emit("")
    assert afresh(house.run.driver.state) is State.COUNTING_IN
    house.go(4_000)
    assert house.run.driver.moment.t_ms > 0
    house.run.driver.stand_until(lambda: bool(awake), 60_000)
    house.session.close()
    assert house.session.is_idle
