"""Use it on Today: what she chooses on Routines is what Today has."""

from __future__ import annotations

import datetime as dt

import pytest

from routine_app.qt.routines.detail import RoutineWish
from routine_app.storage.history import History
from tests.diaries import add_session
from tests.qt.conftest import House
from tests.qt.routines.conftest import opened
from tests.qt.routines.test_page import wish


def test_what_is_used_on_today_after_midnight_is_used_today(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a window that stood open overnight Today took the choice for one of yesterday, and offered another one."""
    tomorrow = house.model.now() + dt.timedelta(days=1)
    with History(house.model.context.paths.database) as history:
        add_session(history, tomorrow.date() - dt.timedelta(days=10))
    house.window.go_to("today")
    assert house.model.view().chosen == "short", "a good way back in"
    page = opened(house, "strength")
    monkeypatch.setattr(house.model, "_now", lambda: tomorrow)
    wish(page, RoutineWish.USE)
    assert house.today.isVisible()
    assert house.model.view().chosen == "strength"
