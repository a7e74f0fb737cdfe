from __future__ import annotations

import datetime as dt

import pytest

from routine_app.domain.vocabulary import Side
from routine_app.qt.views.nav import NavForm
from routine_app.storage.preferences import load_preferences
from tests.qt.conftest import NOW, House


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("theme", "Dark", "dark"),
        ("text_scale", "Larger", 1.3),
        ("reduced_motion", "Reduced", "on"),
        ("sore_side", "Left", Side.LEFT),
        ("pace_percent", "120 %", 120),
        ("self_paced", "At my own pace", True),
    ],
)
def test_a_choice_holds_at_once_and_is_kept(house: House, field: str, words: str, value: object) -> None:
    row = house.window.settings.rows[field]
    button = next(button for _, button in row.buttons if button.words() == words)
    button.click()
    assert getattr(house.model.preferences, field) == value
    assert getattr(load_preferences(house.model.desk.paths.preferences)[0], field) == value
    assert [button.words() for _, button in row.buttons if button.isChecked()] == [words]


def test_a_choice_pressed_again_stays(house: House) -> None:
    row = house.window.settings.rows["theme"]
    for _ in range(2):
        row.buttons[1][1].click()
    assert house.model.preferences.theme == "light"
    assert row.buttons[1][1].isChecked()


def test_the_week_is_kept_with_its_day_and_plans_anew(house: House) -> None:
    house.window.settings.week.setValue(24)
    assert house.model.preferences.week == 24
    assert house.model.preferences.week_set_on == NOW.date()
    assert house.model.comfort().week == 24
    house.window.settings.week.setValue(0)
    assert house.model.comfort().week is None


def test_the_week_goes_on_by_itself(house: House) -> None:
    house.window.settings.week.setValue(24)
    later = NOW.date() + dt.timedelta(days=15)
    assert house.model.preferences.comfort(later).week == 26


def test_pace_changes_how_long_today_takes(house: House) -> None:
    def minutes() -> int:
        view = house.model.view()
        return next(choice.duration_ms or 0 for choice in view.choices if choice.id == view.chosen)

    before = minutes()
    house.window.settings.rows["pace_percent"].buttons[5][1].click()
    assert minutes() < before


@pytest.mark.parametrize(
    ("size", "form"), [((1920, 1080), NavForm.WIDE), ((1024, 640), NavForm.NARROW), ((512, 320), NavForm.TOP)]
)
def test_the_bar_of_pages_takes_the_room_there_is(house: House, size: tuple[int, int], form: NavForm) -> None:
    house.window.resize(*size)
    assert house.window.nav.form is form


def test_the_bar_leads_to_each_page(house: House) -> None:
    for key, button in house.window.nav.buttons.items():
        button.click()
        assert house.page is house.window.pages[key]
        assert [other for other, each in house.window.nav.buttons.items() if each.isChecked()] == [key]
