from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from routine_app.figure.appearance import Hair
from routine_app.qt.figure.wardrobe import CLOTHES, HAIRS, SKINS
from routine_app.qt.settings.appearance import WEEK_HINT, WEEK_UNSAID, AppearanceSettings
from routine_app.qt.settings.swatches import Swatch
from routine_app.storage.preferences import Appearance, load_preferences
from tests.qt.conftest import House
from tests.qt.looking import settle, tab_order

CHOICES = {
    "skin": list(SKINS),
    "hair": [hair.value for hair in Hair],
    "hair_colour": list(HAIRS),
    "clothes": list(CLOTHES),
}


def group(house: House) -> AppearanceSettings:
    house.window.go_to("settings")
    settle()
    return house.settings.appearance


def held(house: House, field: str) -> list[str]:
    return [name for name, swatch in group(house).rows[field].swatches.items() if swatch.isChecked()]


@pytest.mark.parametrize(("field", "names"), CHOICES.items())
def test_each_choice_is_offered_by_name_and_kept(house: House, field: str, names: list[str]) -> None:
    row = group(house).rows[field]
    assert list(row.swatches) == names
    for name in reversed(names):
        row.swatches[name].click()
        assert getattr(house.model.preferences.appearance, field) == name
        assert getattr(load_preferences(house.model.context.paths.preferences)[0].appearance, field) == name
        assert held(house, field) == [name]
        assert name.replace("_", " ") in row.swatches[name].accessibleName().lower()


def test_without_a_choice_the_figure_s_own_looks_hold(house: House) -> None:
    assert [held(house, field) for field in CHOICES] == [["light"], ["bun"], ["dark_brown"], ["teal"]]
    assert house.model.preferences.appearance == Appearance()


def test_names_that_nobody_knows_count_as_the_figure_s_own(make_house: Callable[..., House]) -> None:
    house = make_house(appearance=Appearance(skin="blue", hair="mohawk", clothes="sand"))
    assert [held(house, field) for field in CHOICES] == [["light"], ["bun"], ["dark_brown"], ["sand"]]


def test_arrow_keys_choose_as_among_radio_buttons(house: House, qtbot: QtBot) -> None:
    row = group(house).rows["skin"]
    row.swatches["deep"].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(row.swatches["deep"], Qt.Key.Key_Right)
    assert held(house, "skin") == ["porcelain"]  # round to the first
    assert row.swatches["porcelain"].hasFocus()
    qtbot.keyClick(row.swatches["porcelain"], Qt.Key.Key_Left)
    assert held(house, "skin") == ["deep"]
    face = QAccessible.queryAccessibleInterface(row.swatches["deep"])
    assert face.role() == QAccessible.Role.RadioButton


def test_tab_reaches_the_chosen_one_of_each_row(house: House) -> None:
    swatches = group(house).findChildren(Swatch)
    assert len(swatches) == sum(len(names) for names in CHOICES.values())
    reached = tab_order(house.window.nav.buttons["settings"])
    assert [each.isChecked() for each in swatches] == [each in reached for each in swatches]


def test_the_preview_breathes_and_turns(house: House, qtbot: QtBot) -> None:
    preview = group(house).preview
    preview.show_ms(0)
    empty = preview.shot
    preview.show_ms(4500)
    assert (empty.fullness, preview.shot.fullness) == (0.0, 1.0)
    qtbot.keyClick(preview, Qt.Key.Key_Left)
    assert preview.turned == (-15.0, 0.0)


def test_the_belly_is_told_about(house: House) -> None:
    assert group(house).week.text() == WEEK_UNSAID
    house.settings.her.week.field.setValue(30)
    assert group(house).week.text() == WEEK_HINT
