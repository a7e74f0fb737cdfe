"""What a routine has her do is seen at a glance, and the names say the same."""

from __future__ import annotations

from functools import partial

from pytestqt.qtbot import QtBot

from routine_app.domain.exercise import Variation
from routine_app.qt.routines.detail import RoutineWish
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


def test_what_is_in_it_stands_above_what_can_be_done_with_its_file(house: House) -> None:
    page = opened(house, "daily")
    detail = page.detail
    shown = [wish for wish, button in detail.buttons.items() if button.isVisible()]
    above = [wish for wish in shown if detail.buttons[wish].y() < detail.strip.y()]
    assert above == [RoutineWish.USE, RoutineWish.CHANGE_COPY, RoutineWish.HANDOUT]
    assert shown[len(above) :] == [RoutineWish.COPY, RoutineWish.CALENDAR, RoutineWish.EXPORT]
