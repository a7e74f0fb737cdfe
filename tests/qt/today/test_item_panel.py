"""A card of Today's list answers a press: a panel with all that she can change of an exercise for today."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from routine_app.application.today.plan_words import NOTHING_LEFT_LINE
from routine_app.domain.day_edits import ItemKey
from routine_app.domain.edited_plan import keys_of
from routine_app.domain.plan import PlanItem
from routine_app.domain.reasons import mid_sentence
from routine_app.domain.vocabulary import Demand
from routine_app.qt.today.item_panel import ItemPanel
from routine_app.qt.widgets.radio import hold_one
from routine_app.qt.widgets.text import TextLabel
from routine_app.storage.preferences import load_preferences
from tests.qt.conftest import House
from tests.qt.looking import clipped, press, settle, small_targets, tab_order, unnamed
from tests.qt.test_access_tree import role_of

BRIDGE, SQUAT = ("bridge", 0), ("squat", 0)


def opened(house: House, key: ItemKey = SQUAT) -> ItemPanel:
    """Press the card of an exercise; return the panel."""
    card = house.today.plan.card_of(key)
    assert card is not None
    card.click()
    settle()
    assert house.today.panels.item.isVisible()
    return house.today.panels.item


def item_of(house: House, key: ItemKey = SQUAT) -> PlanItem | None:
    plan = house.model.plan()
    assert plan is not None
    return dict(zip(keys_of(plan.items), plan.items, strict=True)).get(key)


def test_a_press_opens_it_and_escape_brings_her_back_to_the_card(house: House, qtbot: QtBot) -> None:
    panel = opened(house)
    figure = panel.figure
    assert figure is not None
    qtbot.waitUntil(lambda: figure.moving)
    press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert QApplication.focusWidget() is house.today.plan.card_of(SQUAT)


def test_another_version_today_and_back(house: House) -> None:
    before, panel = item_of(house), opened(house)
    title = panel.title.text()
    panel.ways.cards["squat.chair"].click()
    panel.message.undo.setFocus()
    after = item_of(house)
    assert after is not None
    assert after.variation.id == "squat.chair"
    assert panel.title.text() == after.variation.short_name
    assert panel.isVisible()
    assert after.variation.short_name.lower() in panel.message.words.text().lower()
    assert panel.message.then.text() == f"With Undo: Today: {mid_sentence(title)}, as before."
    panel.message.undo.click()
    assert item_of(house) == before
    assert panel.message.words.text() == f"Today: {mid_sentence(title)}, as before."
    assert not panel.message.can_undo
    assert QApplication.focusWidget() is panel.answers["close"]


def test_presses_that_come_at_once_leave_one_version_chosen(house: House) -> None:
    panel = opened(house)
    grid, chair = panel.ways, "squat.chair"
    first = grid.cards[chair]
    for card in (first, first, grid.cards[chair]):
        card.click()
        grid.cards[chair].click()  # before the cards that it took the place of are deleted
        assert [key for key, each in grid.cards.items() if each.isChecked()] == [chair]


def test_tab_goes_round_where_no_version_is_marked(house: House) -> None:
    panel = opened(house)
    hold_one(list(panel.ways.cards.values()), None)
    panel.leave_out.setFocus()
    press(Qt.Key.Key_Tab)
    assert panel.only.hasFocus()
    assert panel.answers["close"] in panel.stops()


def test_what_does_not_suit_says_why_and_is_not_done(make_house: Callable[..., House]) -> None:
    house = make_house(avoid=frozenset({Demand.HEAD_BELOW_HIPS}))
    before, panel = item_of(house, BRIDGE), opened(house, BRIDGE)
    panel.ways.cards["bridge.floor"].click()
    assert item_of(house, BRIDGE) == before
    assert "not today. It needs your head below your hips." in panel.message.words.text()
    assert [card.isChecked() for card in panel.ways.cards.values()].count(True) == 1


def test_fewer_and_more_change_todays_dose_and_the_next_session(house: House) -> None:
    before, panel = item_of(house), opened(house)
    panel.fewer.click()
    fewer = item_of(house)
    assert before is not None
    assert fewer is not None
    assert fewer.dose.reps == before.dose.reps - 2  # type: ignore[union-attr]
    assert "Fewer: " in panel.fewer.words()
    panel.more.click()
    assert item_of(house) == before
    panel.fewer.click()
    panel.answers["close"].click()
    house.start()
    assert fewer in house.run.driver.player.plan.items


def test_fewer_ends_somewhere(house: House) -> None:
    panel = opened(house)
    for _ in range(5):
        panel.fewer.click()
    assert not panel.fewer.isEnabled()


def test_a_press_too_many_on_fewer_does_not_leave_it_out(house: House) -> None:
    panel = opened(house)
    panel.fewer.setFocus()
    while panel.fewer.isEnabled():
        press(Qt.Key.Key_Space)
    settle()
    assert QApplication.focusWidget() is panel.more
    least = item_of(house)
    while panel.more.isEnabled():
        press(Qt.Key.Key_Space)
    settle()
    assert QApplication.focusWidget() is panel.fewer
    assert item_of(house) != least


def test_leave_out_today_closes_the_panel_and_can_be_taken_back(house: House) -> None:
    panel = opened(house)
    panel.leave_out.click()
    settle()
    assert not panel.isVisible()
    assert item_of(house) is None
    assert "Left out today: " in house.today.message.words.text()
    assert house.today.message.isVisible()
    assert QApplication.focusWidget() is house.today.start
    house.today.message.undo.click()
    assert item_of(house) is not None
    assert house.today.message.words.text().endswith(" is in today's plan again.")
    assert not house.today.message.can_undo
    assert load_preferences(house.model.context.paths.preferences)[0].avoid == frozenset()


def test_just_this_one(house: House) -> None:
    opened(house).only.click()
    plan = house.model.plan()
    assert plan is not None
    assert [item.exercise.id for item in plan.items] == ["squat"]
    assert QApplication.focusWidget() is house.today.start
    house.today.message.undo.click()
    again = house.model.plan()
    assert again is not None
    assert len(again.items) == 10


def test_what_she_left_out_comes_back_long_after_its_message_is_closed(house: House) -> None:
    for key in (SQUAT, BRIDGE):
        opened(house, key).leave_out.click()
    house.today.message.send_away()
    again = house.today.plan.all_again
    assert again.isVisible()
    again.setFocus()
    again.click()
    assert item_of(house, SQUAT)
    assert item_of(house, BRIDGE)
    assert again.isHidden()
    assert QApplication.focusWidget() is house.today.start
    house.today.message.undo.click()
    assert item_of(house, SQUAT) is item_of(house, BRIDGE) is None


def test_with_everything_left_out_today_says_so_and_the_keys_have_a_place(house: House) -> None:
    """The focus stayed in the panel that was gone, and the words said that nothing fits."""
    while (plan := house.model.plan()) is not None and plan.items:
        opened(house, keys_of(plan.items)[0]).leave_out.click()
    settle()
    assert QApplication.focusWidget() is house.today.change
    said = [label.text() for label in house.today.findChildren(TextLabel) if label.isVisible()]
    assert "Nothing of it is left today." in said
    assert NOTHING_LEFT_LINE in said
    assert "Squat: your choice." in said
    house.today.plan.all_again.click()
    assert item_of(house)


def test_one_alone_is_taken_back_beside_it(house: House) -> None:
    before = house.model.plan()
    assert house.today.plan.all_again.isHidden()
    opened(house).only.click()
    house.today.plan.all_again.click()
    assert house.model.plan() == before


def test_another_routine_is_not_cut_down_to_one(house: House) -> None:
    opened(house).only.click()
    house.today.panels.routines.tabs["short"].click()
    plan = house.model.plan()
    assert plan is not None
    assert len(plan.items) == 7


def test_always_this_one_is_kept_and_taken_back(house: House) -> None:
    panel = opened(house)
    panel.ways.cards["squat.chair"].click()
    panel.pin.click()
    assert house.model.preferences.pinned == {"squat": "squat.chair"}
    assert load_preferences(house.model.context.paths.preferences)[0].pinned == {"squat": "squat.chair"}
    assert panel.pin.isChecked()
    panel.message.undo.click()
    assert house.model.preferences.pinned == {}
    found = item_of(house)
    assert found is not None
    assert found.variation.id == "squat.chair", "the pin alone is taken back"


def test_every_control_has_a_name_and_tab_goes_round_all_of_it(house: House) -> None:
    panel = opened(house)
    panel.fewer.click()
    assert unnamed(panel) == []
    reached = tab_order(panel.leave_out)
    for each in (panel.leave_out, panel.fewer, panel.pin, panel.message.undo, panel.ways.cards["squat.bodyweight"]):
        assert each in (panel.leave_out, *reached), each.accessibleName()
    assert set(reached) <= set(panel.stops())


def test_arrow_keys_go_from_version_to_version(house: House) -> None:
    panel = opened(house)
    cards = list(panel.ways.cards.values())
    assert {role_of(card) for card in cards} == {QAccessible.Role.RadioButton}
    cards[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(cards[0], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is cards[1]


@pytest.mark.parametrize(("theme", "scale"), [("light", 1.0), ("dark", 1.6)])
def test_nothing_of_it_is_cut(house: House, theme: str, scale: float) -> None:
    opened(house, BRIDGE).more.click()
    for size in ((1024, 640), (512, 320), (1920, 1080), (640, 400)):
        house.dress(size, theme, scale)
        assert clipped(house.today) == [], size
        assert small_targets(house.today.panels.item) == [], size


@pytest.mark.parametrize("size", [(1024, 640), (1920, 1080)])
def test_the_way_out_stands_level_with_what_has_changed(house: House, size: tuple[int, int]) -> None:
    panel = opened(house, BRIDGE)
    panel.more.click()
    house.dress(size, "light", 1.0)
    close, undo = panel.answers["close"], panel.message.undo
    middles = [each.mapTo(panel, each.rect().center()).y() for each in (close, undo)]
    assert abs(middles[0] - middles[1]) <= 1
