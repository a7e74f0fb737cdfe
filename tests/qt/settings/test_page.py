from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from routine_app.qt.shell.navigation import NavForm, NavParts
from routine_app.storage.preferences import load_preferences
from tests.qt.conftest import NOW, House
from tests.qt.looking import clipped, settle, small_targets, tab_order


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("theme", "Dark", "dark"),
        ("text_scale", "Larger", 1.3),
        ("reduced_motion", "Reduced", "on"),
        ("pace_percent", "120 %", 120),
        ("self_paced", "At my own pace", True),
    ],
)
def test_a_choice_holds_at_once_and_is_kept(house: House, field: str, words: str, value: object) -> None:
    row = house.settings.rows[field]
    button = next(button for _, button in row.buttons if button.words() == words)
    button.click()
    assert getattr(house.model.preferences, field) == value
    assert getattr(load_preferences(house.model.context.paths.preferences)[0], field) == value
    assert [button.words() for _, button in row.buttons if button.isChecked()] == [words]


def test_a_choice_pressed_again_stays(house: House) -> None:
    row = house.settings.rows["theme"]
    for _ in range(2):
        row.buttons[1][1].click()
    assert house.model.preferences.theme == "light"
    assert row.buttons[1][1].isChecked()


def test_the_week_is_kept_with_its_day_and_plans_anew(house: House) -> None:
    house.settings.week.field.setValue(24)
    assert house.model.preferences.week == 24
    assert house.model.preferences.week_set_on == NOW.date()
    assert house.model.comfort().week == 24
    house.settings.week.field.setValue(0)
    assert house.model.comfort().week is None


def test_the_week_goes_on_by_itself(house: House) -> None:
    house.settings.week.field.setValue(24)
    later = NOW.date() + dt.timedelta(days=15)
    assert house.model.preferences.comfort(later).week == 26


def test_pace_changes_how_long_today_takes(house: House) -> None:
    def minutes() -> int:
        return house.model.view().duration_ms

    before = minutes()
    house.settings.rows["pace_percent"].buttons[5][1].click()
    assert minutes() < before


@pytest.mark.parametrize(
    ("size", "form"), [((1920, 1080), NavForm.WIDE), ((1024, 640), NavForm.NARROW), ((512, 320), NavForm.TOP)]
)
def test_the_bar_of_pages_takes_the_room_there_is(house: House, size: tuple[int, int], form: NavForm) -> None:
    house.window.resize(*size)
    assert house.window.nav.form is form


@pytest.mark.parametrize(
    ("size", "scale", "form", "parts"),
    [
        ((640, 400), 1.0, NavForm.TOP, NavParts.BOTH),
        ((512, 320), 1.3, NavForm.TOP, NavParts.NAME),
        ((480, 300), 2.0, NavForm.TOP, NavParts.ICON),
        ((600, 300), 1.6, NavForm.TOP, NavParts.NAME),  # too low for a bar at the side
    ],
)
def test_the_bar_leaves_out_what_has_no_room_and_cuts_nothing(
    house: House, size: tuple[int, int], scale: float, form: NavForm, parts: NavParts
) -> None:
    house.style.set_choices("light", scale, reduced_motion=False)
    house.window.resize(*size)
    settle()
    nav = house.window.nav
    assert (nav.form, {button.parts for button in nav.buttons.values()}) == (form, {parts})
    assert clipped(nav) == []
    assert small_targets(nav) == []
    for name, button in nav.buttons.items():
        assert button.width() >= button.sizeHint().width(), name
        assert button.height() >= button.sizeHint().height(), name
        assert button.accessibleName().lower() == name
        assert bool(button.toolTip()) is (parts is NavParts.ICON)


def test_arrow_keys_choose_and_tab_comes_to_what_holds(house: House, qtbot: QtBot) -> None:
    house.window.go_to("settings")
    settle()
    row = house.settings.rows["pace_percent"]
    buttons = [button for _, button in row.buttons]
    reached = tab_order(house.window.nav.buttons["settings"])
    assert [button in reached for button in buttons] == [value == 100 for value, _ in row.buttons]
    buttons[2].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(buttons[2], Qt.Key.Key_Right)
    assert house.model.preferences.pace_percent == 110
    assert buttons[3].hasFocus()
    qtbot.keyClick(buttons[3], Qt.Key.Key_Left)
    assert [button.isChecked() for button in buttons] == [False, False, True, False, False, False]
    face = QAccessible.queryAccessibleInterface(buttons[0])
    assert face.role() == QAccessible.Role.RadioButton


@pytest.mark.parametrize(("size", "two"), [((1024, 640), True), ((1920, 1080), True), ((640, 400), False)])
def test_the_cards_stand_in_two_columns_where_there_is_room(house: House, size: tuple[int, int], two: bool) -> None:
    house.window.resize(*size)
    house.window.go_to("settings")
    settle()
    page = house.settings
    you, sound = (part.mapTo(page.content, QPoint(0, 0)) for part in (page.week, page.sound))
    assert (sound.x() > you.x()) is two
    assert (sound.y() <= you.y()) is two


def test_the_bar_leads_to_each_page(house: House) -> None:
    for key, button in house.window.nav.buttons.items():
        button.click()
        assert house.page is house.window.features[key].page
        assert [other for other, each in house.window.nav.buttons.items() if each.isChecked()] == [key]
