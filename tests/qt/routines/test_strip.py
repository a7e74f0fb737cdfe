"""What a routine has her do is seen at a glance, and the names say the same."""

from __future__ import annotations

from functools import partial

from pytestqt.qtbot import QtBot

from routine_app.domain.exercise import Variation
from routine_app.qt.routines.strip import RoutineStrip
from tests.application.routines.test_files import HERS
from tests.qt.conftest import House
from tests.qt.routines.conftest import opened, with_hers


def shows(strip: RoutineStrip, ways: tuple[Variation, ...]) -> bool:
    return [tile.variation for tile in strip.tiles] == list(ways)


def test_what_a_routine_has_her_do_is_seen_and_read(house: House, qtbot: QtBot) -> None:
    with_hers(house, "bad.yaml", HERS.replace("squat", "sqat").replace("id: mine", "id: bad"))
    page = opened(house, "daily")
    strip = page.detail.strip
    for routine in ("short", "daily"):
        page.go_to(routine)
        row = next(row for row in page.list.rows if row.id == routine)
        qtbot.waitUntil(partial(shows, strip, row.ways))
        assert strip.names.text().casefold().count(",") == len(row.ways) - 1
        assert all(tile.isVisible() for tile in strip.tiles)
    page.go_to("bad")
    assert not strip.isVisible()
