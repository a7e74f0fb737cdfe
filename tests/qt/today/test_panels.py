"""What opens over Today: all routines, and all of her comfort; and what else is one press away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from routine_app.domain.vocabulary import Demand, Equipment, Position
from routine_app.qt.today.comfort_panel import BRING_BACK, CLEAR
from routine_app.qt.today.routine_panel import ALL_UP_TO, FIND_FROM, MOST_TABS, RoutinePanel
from routine_app.storage.history import History
from routine_app.storage.preferences import load_preferences
from routine_app.storage.records import PainRecord, PainSite, SessionState
from tests.diaries import PLAN, add_session, keep_session
from tests.qt.conftest import NOW, House
from tests.qt.looking import clipped, press, settle, small_targets

FILE = """\
format: 1
id: r{0}
name: {1} plan {0}
sections:
  - {{name: All, items: [{{exercise: squat}}]}}
"""


@pytest.fixture
def many(make_house: Callable[..., House], tmp_path: Path) -> House:
    """A house with sixty routines of hers."""
    house = make_house()
    folder = tmp_path / "her data" / "routines"
    folder.mkdir(parents=True)
    for number in range(60):
        (folder / f"r{number}.yaml").write_text(FILE.format(number, ("Soft", "Evening", "Monday")[number % 3]))
    house.today.come_back_to.emit()
    return house


def opened(house: House) -> RoutinePanel:
    house.today.change.click()
    settle()
    return house.today.panels.routines


def shown(panel: RoutinePanel) -> list[str]:
    return [tab.words().split(" · ")[0] for tab in panel.tabs.values() if tab.isVisible()]


def test_a_panel_is_made_when_it_is_wanted_and_shows_what_holds_then(house: House) -> None:
    house.model.choose("short")
    house.model.set_comfort(frozenset({Position.ALL_FOURS}), frozenset())
    house.today.panels.close()
    assert house.today.panels.made() == []
    assert opened(house).tabs["short"].isChecked()
    house.today.check_in.comfort_wanted.emit()
    assert house.today.panels.made() == [house.today.panels.comfort, house.today.panels.routines]
    chips = house.today.panels.comfort.chips.chips
    assert [words for words, chip in chips.items() if chip.isChecked()] == ["On all fours"]


def test_the_routines_are_behind_change_each_with_its_length(house: House, qtbot: QtBot) -> None:
    panel = opened(house)
    qtbot.waitUntil(lambda: all("min" in tab.words() for tab in panel.tabs.values()))
    assert QApplication.focusWidget() is panel.tabs["daily"]
    panel.tabs["short"].click()
    assert not panel.isVisible()
    assert house.model.state.chosen == "short"
    assert QApplication.focusWidget() is house.today.start


def test_arrows_go_along_without_choosing_and_enter_chooses(house: House) -> None:
    panel = opened(house)
    press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is panel.tabs["short"]
    assert house.model.state.chosen == "daily"
    press(Qt.Key.Key_Return)
    assert house.model.state.chosen == "short"
    assert house.page is house.today


def test_few_routines_need_no_field(house: House) -> None:
    assert len(house.today.panels.routines.tabs) < FIND_FROM
    assert not opened(house).field.isVisible()


def test_sixty_routines_are_found_by_name_and_by_keys_alone(many: House) -> None:
    panel = opened(many)
    assert QApplication.focusWidget() is panel.field
    QTest.keyClicks(panel.field, "monday 5")
    assert shown(panel) == [f"Monday plan {n} (yours)" for n in (5, 35, 50, 53, 56, 59)]
    press(Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is panel.tabs["r35"]
    press(Qt.Key.Key_Space)
    assert many.model.state.chosen == "r35"
    assert load_preferences(many.model.context.paths.preferences)[0].last_routine == "r35"


def test_enter_in_the_field_takes_the_first_that_it_found(many: House) -> None:
    panel = opened(many)
    QTest.keyClicks(panel.field, "evening 40")
    press(Qt.Key.Key_Return)
    assert many.model.state.chosen == "r40"
    assert many.page is many.today


def test_what_is_found_nowhere_says_so(many: House) -> None:
    panel = opened(many)
    QTest.keyClicks(panel.field, "no such")
    assert shown(panel) == []
    assert panel.none.isVisible()
    press(Qt.Key.Key_Return)
    assert panel.isVisible()
    press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert len(shown(opened(many))) == 67


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
def test_all_that_decides_start_shows_without_scrolling_with_sixty_routines_too(
    many: House, size: tuple[int, int]
) -> None:
    many.dress(size, "light", 1.0)
    today, card = many.today, many.today.card
    assert card is not None
    bottom = card.mapTo(today, QPoint(0, card.height())).y()
    assert bottom <= today.area.height()
    assert today.area.verticalScrollBar().value() == 0
    for part in (today.start, today.change, *today.check_in.buttons):
        assert not part.visibleRegion().isEmpty(), part.accessibleName()


@pytest.mark.parametrize("scale", [1.0, 1.6])
def test_start_always_shows(house: House, scale: float) -> None:
    for size in ((1280, 800), (1024, 640), (640, 400), (512, 320)):
        house.dress(size, "light", scale)
        start = house.today.start
        assert start.visibleRegion().boundingRect() == start.rect(), size


def test_comfort_is_one_line_and_its_panel_takes_all_back(make_house: Callable[..., House]) -> None:
    avoid, without = frozenset({Demand.FLOOR, Position.KNEELING}), frozenset({Equipment.BALL})
    house = make_house(avoid=avoid, without=without)
    assert house.today.check_in.avoided.accessibleName() == "Not comfortable today: getting down to floor or bed"
    assert house.today.check_in.at_home.accessibleName() == "At home: no ball"
    house.today.check_in.avoided.click()
    settle()
    assert QApplication.focusWidget() is house.today.panels.comfort.chips.chips["On all fours"]
    house.today.panels.comfort.clear.click()
    assert house.model.preferences.avoid == {Position.KNEELING}, "what no chip stands for is kept"
    assert house.model.preferences.without == frozenset()
    press(Qt.Key.Key_Escape)
    assert not house.today.panels.comfort.isVisible()
    assert QApplication.focusWidget() is house.today.check_in.avoided


def test_what_clear_all_took_comes_back_by_the_same_button_until_she_chooses(make_house: Callable[..., House]) -> None:
    avoid, without = frozenset({Demand.FLOOR, Position.KNEELING}), frozenset({Equipment.BALL})
    house = make_house(avoid=avoid, without=without)
    house.today.check_in.avoided.click()
    panel = house.today.panels.comfort
    panel.clear.click()
    assert panel.clear.text() == BRING_BACK
    panel.clear.click()
    assert (house.model.preferences.avoid, house.model.preferences.without) == (avoid, without)
    assert panel.chips.chips["No ball"].isChecked()
    assert panel.clear.text() == CLEAR
    panel.clear.click()
    panel.chips.chips["No band"].click()
    assert panel.clear.text() == CLEAR, "she goes on from here"
    panel.clear.click()
    panel.clear.click()
    assert panel.chips.chips["No band"].isChecked()
    panel.clear.click()
    press(Qt.Key.Key_Escape)
    house.today.check_in.avoided.click()
    assert panel.clear.text() == CLEAR
    panel.clear.click()
    assert panel.clear.text() == CLEAR, "there was nothing to take back"


def test_sore_today_offers_the_gentle_one_and_the_usual_is_one_press_away(house: House) -> None:
    house.today.check_in.sore.click()
    assert house.model.state.chosen == "gentle"
    assert "As usual: Daily" in house.today.other.accessibleName()
    house.today.other.click()
    assert house.model.state.chosen == "daily"
    assert QApplication.focusWidget() is house.today.start
    assert load_preferences(house.model.context.paths.preferences)[0].last_routine == "daily"
    assert "Offered: Gentle" in house.today.other.accessibleName()


def test_after_months_away_it_begins_gently_and_says_how_many_are_kept(make_house: Callable[..., House]) -> None:
    house = make_house()
    with History(house.model.context.paths.database) as history:
        for days in (275, 277, 279):
            add_session(history, NOW.date() - dt.timedelta(days=days))
        early = NOW - dt.timedelta(days=274)
        pain = PainRecord("breathing", early, 8, frozenset({PainSite.LEFT}), 0, "br.seated")
        keep_session(history, ("daily", "Daily routine"), PLAN, [pain], early, state=SessionState.STOPPED)
    house.window.go_to("today")
    view = house.model.view()
    assert view.chosen == "gentle"
    assert "9 months ago" in view.why
    assert "All 4 sessions are in your diary." in view.why
    assert view.other is not None
    assert view.other.id == "daily"


@pytest.mark.parametrize(("theme", "scale"), [("light", 1.0), ("dark", 1.6)])
def test_nothing_of_the_panels_is_cut(many: House, theme: str, scale: float) -> None:
    for panel in (many.today.panels.routines, many.today.panels.comfort):
        panel.open()
        for size in ((1024, 640), (512, 320), (1920, 1080)):
            many.dress(size, theme, scale)
            assert clipped(many.today) == [], size
            assert small_targets(panel) == [], size
        panel.hide()


def test_of_very_many_routines_the_first_and_the_chosen_one_show_and_the_field_finds_the_rest(
    make_house: Callable[..., House], tmp_path: Path
) -> None:
    house = make_house()
    folder = tmp_path / "her data" / "routines"
    folder.mkdir(parents=True)
    for number in range(ALL_UP_TO + 30):
        (folder / f"r{number}.yaml").write_text(FILE.format(number, "Soft"))
    house.today.come_back_to.emit()
    house.model.choose(f"r{MOST_TABS + 20}")
    panel = opened(house)
    assert len(shown(panel)) == MOST_TABS
    assert panel.tabs[f"r{MOST_TABS + 20}"].isChecked()
    left = ALL_UP_TO + 30 + 7 - MOST_TABS  # seven came with the app
    assert panel.more.text() == f"And {left} routines more: write a part of the name above."
    QTest.keyClicks(panel.field, f"plan {ALL_UP_TO + 29}")
    assert list(panel.tabs) == [f"r{ALL_UP_TO + 29}"]
    assert not panel.more.isVisible()
    found = panel.tabs[f"r{ALL_UP_TO + 29}"]
    press(Qt.Key.Key_Return)
    assert house.model.state.chosen == f"r{ALL_UP_TO + 29}"
    assert found.isChecked()
