"""How long a routine takes is one number, wherever it is told."""

from __future__ import annotations

from msgspec.structs import replace

from routine_app.domain.formatting import counted, whole_minutes
from routine_app.domain.vocabulary import Position
from tests.qt.conftest import House
from tests.qt.routines.conftest import opened


def test_a_routine_of_which_nothing_fits_takes_no_minute(house: House) -> None:
    page = opened(house, "short")
    house.model.set_comfort(frozenset(Position), frozenset())
    page.length_wanted.emit("short")
    assert page.detail.about.text().endswith(" · nothing in it fits today")
    house.window.go_to("today")
    house.today.change.click()
    panel = house.today.panels.routines
    panel.length_wanted.emit("short")
    assert panel.tabs["short"].text() == "Short · nothing fits"


def test_a_routine_takes_as_many_minutes_here_as_on_today_also_at_another_pace(house: House) -> None:
    page = opened(house, "short")
    house.model.choose("short")
    for pace in (100, 130, 80):
        house.model.set_preferences(replace(house.model.preferences, pace_percent=pace))
        minutes = counted(whole_minutes(house.model.view().duration_ms), "minute")
        assert page.detail.about.text() == f"Comes with Routine · 7 exercises · about {minutes} today"
