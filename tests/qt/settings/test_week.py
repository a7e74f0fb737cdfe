"""Her week in Settings: typed, stepped, said to be over, and going on by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from routine_app.application.today.state import WEEK_AGAIN
from routine_app.domain.comfort import POSTPARTUM, Week
from routine_app.qt.settings.appearance import WEEK_BORN, WEEK_HINT, WEEK_UNSAID
from routine_app.qt.settings.week import BORN, WeekSetting, week_line
from routine_app.storage.preferences import Preferences, load_preferences
from tests.afresh import afresh
from tests.qt.conftest import NOW, House
from tests.qt.looking import settle

TODAY = NOW.date()  # 2 March 2026
THREE_WEEKS_AGO = TODAY - dt.timedelta(days=21)


def setting(house: House) -> WeekSetting:
    house.window.go_to("settings")
    settle()
    return house.settings.her.week


def state(shown: WeekSetting) -> tuple[int, bool, bool]:
    """The number in the field (0 for none), and whether the two other answers hold."""
    return shown.field.value(), shown.born.isChecked(), shown.unsaid.isChecked()


@pytest.mark.parametrize("text", ["31", "Week 31"])
def test_a_typed_week_counts_when_it_is_whole(house: House, qtbot: QtBot, text: str) -> None:
    field = setting(house).field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    assert house.model.preferences.week is None  # nor was it week 3 on the way
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert afresh(house.model.preferences.week) == 31
    assert load_preferences(house.model.context.paths.preferences)[0].week == 31
    assert field.text() == "Week 31"


def test_what_was_typed_counts_even_where_she_goes_away_without_enter(house: House, qtbot: QtBot) -> None:
    field = setting(house).field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "28")
    house.window.go_to("today")
    assert house.model.preferences.week == 28


@pytest.mark.parametrize("text", ["43", "x", "300"])
def test_what_is_no_week_cannot_be_typed(house: House, qtbot: QtBot, text: str) -> None:
    field = setting(house).field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert house.model.preferences.week in (None, 4, 30)


def test_it_shows_the_week_that_it_is_by_now_and_how_that_came(make_house: Callable[..., House]) -> None:
    house = make_house(week=28, week_set_on=THREE_WEEKS_AGO)
    shown = setting(house)
    assert state(shown) == (31, False, False)
    assert shown.line.text() == "Week 31 (from the week that you gave on 9 February). It goes on by itself."
    assert house.model.comfort().week == 31


def test_the_week_given_once_can_be_given_again(make_house: Callable[..., House]) -> None:
    """It was week 28 three weeks ago; a scan says that it is week 28 today."""
    house = make_house(week=28, week_set_on=THREE_WEEKS_AGO)
    setting(house).field.setValue(28)
    assert house.model.comfort().week == 28
    assert house.model.preferences.week_set_on == TODAY


def test_the_buttons_step_from_the_week_that_it_is_by_now(make_house: Callable[..., House]) -> None:
    house = make_house(week=28, week_set_on=THREE_WEEKS_AGO)
    shown = setting(house)
    shown.later.click()
    assert house.model.comfort().week == 32
    for _ in range(2):
        shown.earlier.click()
    assert house.model.comfort().week == 30


def test_after_the_birth_no_week_is_left_and_nothing_more_is_said_than_the_sheet_does(
    make_house: Callable[..., House],
) -> None:
    house = make_house(week=38, week_set_on=TODAY)
    shown = setting(house)
    shown.born.click()
    assert house.model.comfort().week == POSTPARTUM
    assert load_preferences(house.model.context.paths.preferences)[0].week == POSTPARTUM
    assert state(shown) == (0, True, False)
    assert shown.line.text() == BORN
    assert not shown.earlier.isEnabled()
    shown.born.click()  # once more changes nothing
    assert state(shown) == (0, True, False)
    shown.field.setValue(12)
    assert state(shown) == (12, False, False)
    shown.unsaid.click()
    assert house.model.comfort().week is None
    assert state(shown) == (0, False, True)
    assert not shown.line.isVisible()


def test_past_week_42_she_is_asked_again_without_alarm(make_house: Callable[..., House]) -> None:
    house = make_house(week=40, week_set_on=THREE_WEEKS_AGO)
    shown = setting(house)
    assert state(shown)[0] == 42
    assert shown.line.text() == "By the week that you gave on 9 February, week 42 has passed. What holds now?"
    assert WEEK_AGAIN in house.model.view().messages
    assert house.model.comfort().pregnancy_week == 42
    shown.born.click()
    assert WEEK_AGAIN not in house.model.view().messages


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (Preferences(), ""),
        (Preferences(week=20), "Week 20, until you change it."),
        (Preferences(week=20, week_set_on=TODAY), "Week 20, as you gave it on 2 March. It goes on by itself."),
        (
            Preferences(week=20, week_set_on=dt.date(2025, 12, 24)),
            "Week 29 (from the week that you gave on 24 December 2025). It goes on by itself.",
        ),
        (Preferences(week=POSTPARTUM), BORN),
    ],
)
def test_how_the_week_came_about_in_words(held: Preferences, said: str) -> None:
    assert week_line(held, TODAY) == said


@pytest.mark.parametrize(("week", "said"), [(None, WEEK_UNSAID), (30, WEEK_HINT), (POSTPARTUM, WEEK_BORN)])
def test_the_figure_s_settings_say_what_the_belly_follows(
    make_house: Callable[..., House], week: Week | None, said: str
) -> None:
    house = make_house(week=week)
    assert house.settings.appearance.week.text() == said


def test_the_wheel_scrolls_the_page_not_the_week(make_house: Callable[..., House]) -> None:
    house = make_house(week=30, week_set_on=TODAY)
    house.window.resize(640, 400)
    field = setting(house).field
    field.setFocus()
    middle = QPointF(field.rect().center())
    wheel = QWheelEvent(
        middle,
        QPointF(field.mapToGlobal(field.rect().center())),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own order
    )
    QApplication.sendEvent(field, wheel)
    assert field.value() == 30
    assert not wheel.isAccepted()


def test_the_week_can_be_read(house: House) -> None:
    shown = setting(house)
    for week in (0, 30):
        shown.field.setValue(week)
        settle()
        line = shown.field.lineEdit()
        margins = line.textMargins()
        room = line.width() - margins.left() - margins.right()
        assert QFontMetrics(line.font()).horizontalAdvance(line.text() or line.placeholderText()) <= room
