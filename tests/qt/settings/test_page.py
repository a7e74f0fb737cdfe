"""The settings: each holds at once and is kept, all that was asked at first is here, and what is typed finds it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from routine_app.application.settings.table import SettingSection
from routine_app.domain.vocabulary import Demand
from routine_app.qt.figure.halo import DISCS
from routine_app.qt.settings.feature import SettingsFeature, show_folder
from routine_app.qt.settings.folder import CANNOT
from routine_app.qt.shell.navigation import NavForm, NavParts
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.choice_row import ChoiceRow
from routine_app.qt.widgets.slider import SliderRow
from routine_app.qt.widgets.switch import SwitchRow
from routine_app.storage.preferences import load_preferences
from tests.afresh import afresh
from tests.qt.conftest import NOW, House
from tests.qt.looking import clipped, settle, small_targets, tab_order


def choices(house: House, field: str) -> ChoiceRow:
    row = house.settings.rows[field]
    assert isinstance(row, ChoiceRow)
    return row


def switch(house: House, field: str) -> SwitchRow:
    row = house.settings.rows[field]
    assert isinstance(row, SwitchRow)
    return row


def slider(house: House, field: str) -> SliderRow:
    row = house.settings.rows[field]
    assert isinstance(row, SliderRow)
    return row


def kept(house: House, field: str) -> object:
    """Return a preference as it is on the drive, which is what a kill leaves."""
    return getattr(load_preferences(house.model.context.paths.preferences)[0], field)


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("theme", "Dark", "dark"),
        ("text_scale", "Largest", 1.6),
        ("reduced_motion", "Reduced", "on"),
        ("contrast", "High", "high"),
    ],
)
def test_a_choice_holds_at_once_and_is_kept(house: House, field: str, words: str, value: object) -> None:
    row = choices(house, field)
    next(button for _, button in row.buttons if button.words() == words).click()
    assert (getattr(house.model.preferences, field), kept(house, field)) == (value, value)
    assert [button.words() for _, button in row.buttons if button.isChecked()] == [words]


@pytest.mark.parametrize(("field", "value"), [("self_paced", True), ("mute", True)])
def test_a_switch_holds_at_once_and_is_kept(house: House, field: str, value: bool) -> None:
    switch(house, field).switch.click()
    assert (getattr(house.model.preferences, field), kept(house, field)) == (value, value)


def test_a_slider_holds_at_once_and_is_kept(house: House, qtbot: QtBot) -> None:
    row = slider(house, "pace_percent")
    qtbot.keyClick(row.slider, Qt.Key.Key_Right)
    assert (house.model.preferences.pace_percent, kept(house, "pace_percent")) == (110, 110)
    assert row.words.text() == "110 %, faster"


def test_a_choice_pressed_again_stays(house: House) -> None:
    row = choices(house, "theme")
    for _ in range(2):
        row.buttons[1][1].click()
    assert house.model.preferences.theme == "light"
    assert row.buttons[1][1].isChecked()


def test_all_that_the_first_questions_ask_is_here(house: House) -> None:
    her, held = house.settings.her, house.model
    her.week.due.setDate(QDate(2026, 6, 22))
    assert afresh(held.preferences.due_date) == dt.date(2026, 6, 22)
    assert her.week.line.text() == "Week 24, by your due date. It goes on by itself."
    her.chips.chips["Kneeling"].click()
    assert Demand.KNEELING_PRESSURE in held.preferences.avoid
    her.contacts.fields["physio_phone"].setText(" 0100 200 ")
    her.contacts.fields["physio_phone"].editingFinished.emit()
    assert held.preferences.contacts.physio_phone == "0100 200"
    assert Demand.KNEELING_PRESSURE in held.preferences.avoid, "the one does not undo the other"
    her.week.field.setValue(30)
    assert held.preferences.due_date is None
    assert her.week.due.text() == "Not said"


def test_a_due_date_that_was_not_said_begins_at_a_probable_day(house: House) -> None:
    due = house.settings.her.week.due
    due.stepBy(1)
    assert house.model.preferences.due_date == NOW.date() + dt.timedelta(weeks=16, days=-1)
    due.setDate(due.minimumDate())
    assert house.model.preferences.due_date is None


def test_what_she_types_of_whom_she_calls_is_kept_when_she_leaves(house: House, qtbot: QtBot) -> None:
    house.window.go_to("settings")
    qtbot.keyClicks(house.settings.her.contacts.fields["midwife_name"], "Ann")
    house.window.go_to("today")
    assert house.model.preferences.contacts.midwife_name == "Ann"


def shown_cards(house: House) -> list[str]:
    return [section.value for section, card in house.settings.cards.items() if card.isVisible()]


def test_what_is_typed_leaves_only_the_settings_that_have_it(house: House, qtbot: QtBot) -> None:
    house.window.go_to("settings")
    page = house.settings
    every = shown_cards(house)
    qtbot.keyClicks(page.search, "VOLUME tones")
    assert shown_cards(house) == [SettingSection.SOUND]
    assert [field for field, row in page.rows.items() if row.isVisible()] == ["tone_volume"]
    page.search.clear()
    qtbot.keyClicks(page.search, "due")
    assert shown_cards(house) == [SettingSection.YOU]
    assert page.her.week.isVisible()
    settle()
    beside = page.cards[SettingSection.YOU].mapTo(page.content, QPoint(0, 0)).x()
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.keyClicks(page.search, "music")
    settle()
    assert page.cards[SettingSection.SOUND].mapTo(page.content, QPoint(0, 0)).x() == beside, "in one column"
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.keyClicks(page.search, "due")
    assert not page.her.sore.isVisible()
    qtbot.keyClicks(page.search, "xq")
    assert shown_cards(house) == []
    assert page.nothing.isVisible()
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert shown_cards(house) == every
    assert not page.nothing.isVisible()


def test_esc_leads_from_what_was_found_back_to_all(house: House, qtbot: QtBot) -> None:
    house.window.go_to("settings")
    page, every = house.settings, shown_cards(house)
    qtbot.keyClicks(page.search, "music")
    found = switch(house, "lower_others").switch
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Escape)
    assert shown_cards(house) == every
    assert page.search.hasFocus()


def test_her_folder_of_routines_is_named_and_opened(house: House) -> None:
    house.window.go_to("settings")
    opened: list[Path] = []
    feature = house.window.features["settings"]
    assert isinstance(feature, SettingsFeature)
    feature.open_folder = lambda folder: opened.append(folder) or not opened[1:]  # type: ignore[func-returns-value]
    part = house.settings.folder
    folder = house.model.context.paths.routines
    assert part.where.text().replace("\u200b", "") == str(folder)
    part.open.click()
    assert (opened, part.line.isVisible()) == ([folder], False)
    part.open.click()
    assert part.line.text() == CANNOT


def test_a_folder_that_cannot_be_made_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not show_folder(tmp_path / "file" / "routines")


def test_the_week_is_kept_with_its_day_and_plans_anew(house: House) -> None:
    house.settings.her.week.field.setValue(24)
    assert house.model.preferences.week == 24
    assert house.model.preferences.week_set_on == NOW.date()
    assert house.model.comfort().week == 24
    house.settings.her.week.field.setValue(0)
    assert house.model.comfort().week is None


def test_the_week_goes_on_by_itself(house: House) -> None:
    house.settings.her.week.field.setValue(24)
    later = NOW.date() + dt.timedelta(days=15)
    assert house.model.preferences.comfort(later).week == 26


def test_pace_changes_how_long_today_takes(house: House) -> None:
    def minutes() -> int:
        return house.model.view().duration_ms

    before = minutes()
    slider(house, "pace_percent").slider.setValue(130)
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
        ((600, 300), 1.6, NavForm.TOP, NavParts.ICON),  # too low for a bar at the side
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
    row = choices(house, "text_scale")
    buttons = [button for _, button in row.buttons]
    reached = tab_order(house.window.nav.buttons["settings"])
    assert [button in reached for button in buttons] == [value == 1.0 for value, _ in row.buttons]
    buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(buttons[0], Qt.Key.Key_Right)
    assert house.model.preferences.text_scale == 1.15
    assert buttons[1].hasFocus()
    qtbot.keyClick(buttons[1], Qt.Key.Key_Left)
    assert [button.isChecked() for button in buttons] == [True, False, False, False]
    face = QAccessible.queryAccessibleInterface(buttons[0])
    assert face.role() == QAccessible.Role.RadioButton


@pytest.mark.parametrize(("size", "two"), [((1024, 640), True), ((1920, 1080), True), ((640, 400), False)])
def test_the_cards_stand_in_two_columns_where_there_is_room(house: House, size: tuple[int, int], two: bool) -> None:
    house.window.resize(*size)
    house.window.go_to("settings")
    settle()
    page = house.settings
    cards = (page.cards[SettingSection.YOU], page.cards[SettingSection.SESSIONS])
    you, sound = (part.mapTo(page.content, QPoint(0, 0)) for part in cards)
    assert (sound.x() > you.x()) is two
    assert (sound.y() <= you.y()) is two


def test_the_bar_leads_to_each_page(house: House) -> None:
    for key, button in house.window.nav.buttons.items():
        button.click()
        assert house.page is house.window.features[key].page
        assert [other for other, each in house.window.nav.buttons.items() if each.isChecked()] == [key]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_all_cards_are_of_one_kind_and_the_halo_of_the_figure_lies_on_one(house: House, theme: str) -> None:
    house.window.go_to("settings")
    house.dress((1280, 800), theme, 1.0)
    card = house.style.color(Ink.CARD).rgb()
    grounds = {
        each.title: each.grab().toImage().pixel(20, each.height() // 2) for each in house.settings.cards.values()
    }
    assert set(grounds.values()) == {card}, grounds
    stage = house.settings.appearance.preview
    seen = stage.grab().toImage()
    outer = house.style.blend(Ink.GLOW, Ink.CARD, DISCS[0][2]).rgb()
    assert outer in {seen.pixel(x, stage.height() // 2) for x in range(stage.width())}, "no hole in the card"
