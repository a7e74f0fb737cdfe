from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from routine_app.application.today import plan_words
from routine_app.application.today.comfort_words import CHOICES
from routine_app.content.catalogue import load_catalogue
from routine_app.domain.length import length_ms
from routine_app.domain.vocabulary import Demand, Equipment, Position
from routine_app.qt.today.plan_list import ItemCard
from routine_app.qt.widgets.buttons import PillButton
from routine_app.storage.history import History
from routine_app.storage.preferences import load_preferences
from tests.afresh import afresh
from tests.qt.conftest import House


def texts(house: House) -> str:
    """Everything that Today says, in one string."""
    return "\n".join(label.text() for label in house.today.findChildren(QLabel))


def cards(house: House) -> list[ItemCard]:
    return [card for card in house.today.plan.grid.cards.values() if isinstance(card, ItemCard)]


def chip(house: House, words: str) -> PillButton:
    return house.today.panels.comfort.chips.chips[words]


def test_the_chips_are_those_that_were_promised() -> None:
    assert [choice.words for choice in CHOICES] == [
        "On all fours",
        "Head below hips",
        "Flat on my back",
        "Kneeling",
        "Standing on one leg",
        "Legs apart",
        "Weight on my hands",
        "Lying on my side",
        "Getting down to floor or bed",
        "One leg across the other",
        "Keeping my balance",
        "Bending forward",
        "Sitting for long",
        "Standing for long",
        "No band",
        "No weight",
        "No chair",
        "No couch",
        "No counter",
        "No free wall",
        "No pillows",
        "No strap",
        "No step",
        "No ball",
    ]


def test_a_chip_plans_anew_at_once_and_is_remembered(house: House) -> None:
    before = [card.swapped for card in cards(house)]
    chip(house, "On all fours").click()
    assert sum(card.swapped for card in cards(house)) > sum(before)
    plan = house.model.plan()
    assert plan is not None
    assert all(Position.ALL_FOURS not in item.variation.positions for item in plan.items)
    stored, messages = load_preferences(house.model.context.paths.preferences)
    assert messages == ()
    assert stored.avoid == {Position.ALL_FOURS}
    chip(house, "On all fours").click()
    assert [card.swapped for card in cards(house)] == before
    assert load_preferences(house.model.context.paths.preferences)[0].avoid == frozenset()


def test_no_band_means_both_bands(house: House) -> None:
    chip(house, "No band").click()
    assert house.model.preferences.without == {Equipment.BAND, Equipment.LOOP_BAND}
    chip(house, "No band").click()
    assert house.model.preferences.without == frozenset()


def test_what_no_chip_stands_for_is_kept(make_house: Callable[..., House]) -> None:
    house = make_house(avoid=frozenset({Demand.CROSSING_LEGS}), without=frozenset({Equipment.BALL}))
    chip(house, "Kneeling").click()
    assert house.model.preferences.avoid == {Demand.CROSSING_LEGS, Demand.KNEELING_PRESSURE}
    assert house.model.preferences.without == {Equipment.BALL}


def test_remembered_choices_show_when_it_opens(make_house: Callable[..., House]) -> None:
    house = make_house(avoid=frozenset({Demand.FLOOR}))
    assert chip(house, "Getting down to floor or bed").isChecked()
    assert not chip(house, "Kneeling").isChecked()


def test_a_swap_says_why_in_a_full_sentence(house: House) -> None:
    chip(house, "Head below hips").click()
    plan = house.model.plan()
    assert plan is not None
    reasons = [item.reason for item in plan.items if item.replaced is not None]
    assert reasons
    assert all(reason in texts(house) for reason in reasons)


def test_what_is_left_out_says_why(house: House) -> None:
    for each in house.today.panels.comfort.chips.chips.values():
        each.click()
    plan = house.model.plan()
    assert plan is not None
    for skipped in plan.skipped:
        assert skipped.reason.startswith(f"{skipped.name} is left out today:")
        assert skipped.reason.replace(" is left out today:", ":") in texts(house), "the heading has said so already"


def test_another_routine_is_one_click_away_and_remembered(house: House) -> None:
    house.today.panels.routines.tabs["short"].click()
    assert house.model.state.chosen == "short"
    assert "Short routine" in texts(house)
    assert house.today.panels.routines.tabs["short"].isChecked()
    assert not house.today.panels.routines.tabs["daily"].isChecked()
    assert load_preferences(house.model.context.paths.preferences)[0].last_routine == "short"


def test_a_press_on_the_chosen_routine_leaves_it_chosen(house: House) -> None:
    house.today.panels.routines.tabs["daily"].click()
    assert house.today.panels.routines.tabs["daily"].isChecked()


def test_the_card_says_of_the_plan_how_long_it_is_and_how_often_down(house: House) -> None:
    plan = house.model.plan()
    assert plan is not None
    assert plan_words.length_line(plan, length_ms(plan, house.model.options())) in texts(house)
    assert "down to the floor once" in texts(house)
    house.model.set_comfort(frozenset({Demand.FLOOR}), frozenset())
    assert "no getting down" in texts(house)


def test_what_to_fetch_is_a_checklist_that_outlives_a_new_plan(house: House) -> None:
    def fetched() -> dict[str, PillButton]:
        assert house.today.card is not None
        found = house.today.card.findChildren(PillButton)
        return {button.words(): button for button in found if button.accessibleName().startswith("Fetched")}

    assert "Firm chair" in fetched()
    fetched()["Firm chair"].click()
    chip(house, "Kneeling").click()
    assert fetched()["Firm chair"].isChecked()


def test_pain_is_chosen_taken_back_and_handed_on(house: House) -> None:
    pain = house.today.pain
    pain.buttons[3].click()
    assert pain.value == 3
    pain.buttons[3].click()
    assert afresh(pain.value) is None
    pain.buttons[4].click()
    house.start()
    with History(house.model.context.paths.database) as history:
        assert history.summaries()[0].pain_before == 4


def test_the_anchors_of_the_pain_scale_stand_in_words(house: House) -> None:
    pain = house.today.pain
    assert (pain.low.text(), pain.high.text()) == ("0 no pain", "10 worst pain imaginable")
    assert pain.buttons[0].accessibleName() == "Pain now: 0, no pain"


def test_arrows_move_along_the_pain_scale_and_tab_leaves_it(house: House, qtbot: QtBot) -> None:
    pain = house.today.pain
    pain.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(pain.buttons[0], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is pain.buttons[1]
    qtbot.keyClick(pain.buttons[1], Qt.Key.Key_Space)
    assert pain.value == 1
    qtbot.keyClick(pain.buttons[1], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is house.today.check_in.sore


def test_a_broken_routine_shows_its_problems_and_cannot_start(make_house: Callable[..., House], tmp_path: Path) -> None:
    hers = tmp_path / "hers"
    hers.mkdir()
    (hers / "mine.yaml").write_text("format: 1\nid: mine\nname: Mine\nsections:\n  - nmae: x\n", encoding="utf-8")
    house = make_house()
    context = replace(house.model.context, catalogue=load_catalogue(hers))
    house.model.become(replace(house.model.state, context=context))
    broken = next(entry for entry in house.model.context.catalogue.routines if entry.broken)
    tab = house.today.panels.routines.tabs[broken.id]
    assert "cannot be read" in tab.words()
    tab.click()
    assert not house.today.start.isEnabled()
    for problem in broken.problems:
        assert problem.message in texts(house)
    house.today.panels.routines.tabs["daily"].click()
    assert house.today.start.isEnabled()


def test_what_a_file_says_is_never_taken_for_markup(house: House) -> None:
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in house.window.findChildren(QLabel))


def test_enter_on_a_chip_presses_the_chip(house: House, qtbot: QtBot) -> None:
    chip(house, "Kneeling").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(chip(house, "Kneeling"), Qt.Key.Key_Return)
    assert chip(house, "Kneeling").isChecked()
    assert house.page is house.today


def test_other_type_and_colours_are_taken_by_the_cards_that_there_are(house: House) -> None:
    cards, card = list(house.today.plan.grid.cards.values()), house.today.card
    before = [each.sizeHint().height() for each in cards]
    house.dress((1920, 1080), "dark", 1.6)
    assert list(house.today.plan.grid.cards.values()) == cards
    assert house.today.card is card, "made anew at each step of a drag, the page would lag behind the mouse"
    assert all(each.sizeHint().height() > height for each, height in zip(cards, before, strict=True))
