"""A run of the window: what is heard first, then the diary, and only then what she sees."""

from __future__ import annotations

import datetime as dt

import pytest

from routine_app.application.session.journal import Journal
from routine_app.domain.timeline import Moment
from routine_app.playback.events import Event, SetFinished
from routine_app.qt.player.player_driver import PlayerDriver
from routine_app.storage.history import History
from tests.qt.conftest import House


def test_a_set_is_in_the_diary_before_the_window_shows_what_comes_after_it(house: House) -> None:
    house.start()
    driver = house.run.driver
    done: list[SetFinished] = []
    shown: list[int] = []

    def hear(events: tuple[Event, ...]) -> None:
        done.extend(event for event in events if isinstance(event, SetFinished))

    def look(_: Moment) -> None:
        if len(done) == (shown[-1] if shown else 0):
            return
        with History(house.model.context.paths.database) as other:  # as another program reads it: what is committed
            (session,) = other.sessions()
        assert len(session.sets) == len(done)
        shown.append(len(done))

    # Qt calls slots in the order in which they were joined; the window's own were joined before these. That the diary
    # is asked at `happened`, and the page draws at `moment_changed` only, is what this is about.
    driver.happened.connect(hear)
    driver.moment_changed.connect(look)
    house.go(600_000)
    assert len(shown) >= 3


def test_a_tone_does_not_wait_for_the_diary(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[tuple[str, tuple[Event, ...]]] = []
    record, show = Journal.record, house.player.open_session

    def keep(journal: Journal, events: tuple[Event, ...], now: dt.datetime) -> None:
        order.append(("diary", tuple(events)))
        record(journal, events, now)

    def open_session(driver: PlayerDriver) -> None:
        driver.happened.connect(lambda events: order.append(("sound", tuple(events))))  # as the app joins the sound
        show(driver)

    monkeypatch.setattr(Journal, "record", keep)
    monkeypatch.setattr(house.player, "open_session", open_session)
    house.start()
    house.go(60_000)
    assert len(order) >= 20
    assert [who for who, _ in order] == ["sound", "diary"] * (len(order) // 2)
    assert [events for who, events in order if who == "diary"] == [events for who, events in order if who == "sound"]
