from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from routine_app.content.listed import Catalogue
from routine_app.domain.exercise import Variation
from routine_app.domain.vocabulary import Side
from routine_app.qt.exercises.one_exercise import OneExercise
from routine_app.qt.figure.figure_card import FigureCard
from routine_app.qt.widgets.grid_layout import GridLayout
from routine_app.qt.widgets.scrolling import Scrolling
from routine_app.storage.preferences import load_preferences
from tests.afresh import afresh
from tests.qt.conftest import House
from tests.qt.exercises.conftest import AVOID, one, opened
from tests.qt.looking import settle, small_targets, tab_order, unnamed
from tests.qt.parts import around, part


def said(page: OneExercise) -> str:
    assert page.details is not None
    return "\n".join(label.text() for label in page.details.findChildren(QLabel))


@pytest.fixture
def squat(catalogue: Catalogue) -> Variation:
    return catalogue.exercises["squat"].default


def test_all_ten_stand_there_and_open(house: House) -> None:
    page = opened(house)
    assert len(page.overview.grid.cards) == 10
    page.overview.grid.cards["itb"].click()
    assert page.currentWidget() is page.one
    assert len(page.one.grid.cards) == 7
    page.one.back.click()
    assert page.currentWidget() is page.overview
    assert page.overview.grid.cards["itb"].hasFocus()


def test_everything_about_every_variation_is_said(house: House, catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        page = one(house, exercise.id)
        for variation in exercise.variations:
            page.grid.cards[variation.id].click()
            text = said(page).lower()
            side = page.showcase.side
            wanted = (
                variation.name, exercise.purpose, *exercise.muscles, *variation.steps_on(side), *variation.mistakes,
                variation.choose_when, *(one.text for one in variation.cautions), *variation.sources,
                *variation.to_confirm, exercise.anatomical_name,
            )  # fmt: skip
            for words in wanted:
                assert words.strip().rstrip(".").lower() in text, (variation.id, words)
            assert ("named in the article" in text) is variation.named_in_article


def test_a_pin_is_kept_shown_and_planned_at_once(house: House) -> None:
    page = one(house, "squat", "squat.wall")
    assert page.details is not None
    page.details.pin.click()
    assert dict(house.model.preferences.pinned) == {"squat": "squat.wall"}
    assert dict(load_preferences(house.model.context.paths.preferences)[0].pinned) == {"squat": "squat.wall"}
    plan = house.model.plan()
    assert plan is not None
    assert "squat.wall" in [item.variation.id for item in plan.items]
    assert page.grid.cards["squat.wall"].said.pinned == "Always this one"
    assert "Always this one" in page.grid.cards["squat.wall"].accessibleName()
    assert page.details.pin.isChecked()
    assert page.chosen == "squat.wall"
    page.grid.cards["squat.bodyweight"].click()
    assert "Now it is always: Wall squat." in said(page)
    page.back.click()
    assert "Wall squat" in house.exercises.overview.grid.cards["squat"].said.pinned


def test_unpinning_leaves_the_other_pins(make_house: Callable[..., House]) -> None:
    house = make_house(pinned={"squat": "squat.wall", "itb": "itb.seated"})
    page = one(house, "squat")
    assert page.chosen == "squat.wall"
    assert page.details is not None
    page.details.pin.click()
    assert dict(house.model.preferences.pinned) == {"itb": "itb.seated"}
    assert not page.details.pin.isChecked()


def test_pinning_another_one_takes_the_place_of_the_first(make_house: Callable[..., House]) -> None:
    house = make_house(pinned={"squat": "squat.wall"})
    page = one(house, "squat", "squat.chair")
    assert page.details is not None
    page.details.pin.click()
    assert dict(house.model.preferences.pinned) == {"squat": "squat.chair"}


def test_what_does_not_fit_stands_back_with_its_reason(make_house: Callable[..., House]) -> None:
    page = one(make_house(avoid=AVOID), "quad_hip_ext", "qhe.slide_lift")
    card = page.grid.cards["qhe.slide_lift"]
    assert card.said.reason.startswith("Not today. It needs all fours")
    assert card.still.faint
    assert "Not today: it needs all fours" in said(page)
    assert page.grid.cards["qhe.standing_slide"].said.reason == ""


def test_the_figure_follows_the_tempo_and_marks_its_step(house: House, squat: Variation) -> None:
    page = one(house, "squat", "squat.bodyweight")
    showcase, now = page.showcase, [0]
    showcase.now_ms = lambda: now[0]
    showcase.show_variation(squat)
    assert page.details is not None
    for ms, phase, step in ((1500, "lower", 1), (4000, "rise", 4), (7500, "lower", 1)):
        now[0] = ms
        showcase.tick()
        assert showcase.stage.shot.phase == phase
        assert [index for index, row in enumerate(page.details.steps.rows) if row.current] == [step]
    assert showcase.line.text() == "Lower  ·  breathe in"
    assert showcase.stage.shot.fraction == 0.5


def test_pause_stands_still_and_goes_on_from_there(house: House, squat: Variation) -> None:
    showcase = one(house, "squat").showcase
    now = [10_000]
    showcase.now_ms = lambda: now[0]
    showcase.show_variation(squat)
    now[0] += 1500
    showcase.tick()
    showcase.pause.click()
    assert showcase.paused
    assert not part(showcase, QTimer).isActive()
    now[0] += 60_000
    showcase.pause.click()
    showcase.tick()
    assert showcase.stage.shot.fraction == 0.5


def test_the_side_can_be_chosen_where_one_works_at_a_time(house: House) -> None:
    page = one(house, "itb")
    showcase = page.showcase
    assert showcase.side is Side.LEFT
    showcase.sides[Side.RIGHT].click()
    assert showcase.stage.shot.side is Side.RIGHT
    page.grid.cards["itb.seated"].click()
    assert afresh(showcase.side) is Side.RIGHT  # it stays with the side that she looks at
    assert not one(house, "squat").showcase.sides[Side.LEFT].isVisible()


def test_reduced_motion_shows_steps_not_motion(house: House, squat: Variation) -> None:
    house.style.set_choices("light", 1.0, reduced_motion=True)
    showcase = one(house, "squat").showcase
    now = [0]
    showcase.now_ms = lambda: now[0]
    showcase.show_variation(squat)
    seen = set()
    for now[0] in range(0, 6000, 100):
        showcase.tick()
        seen.add((showcase.stage.shot.phase, showcase.stage.shot.fraction))
    assert seen == {("lower", 1.0), ("rise", 1.0), ("reset tall", 1.0)}


def test_out_of_sight_nothing_runs(house: House) -> None:
    page = one(house, "squat")
    assert part(page.showcase, QTimer).isActive()
    house.window.go_to("today")
    assert not part(page.showcase, QTimer).isActive()


def test_arrow_keys_turn_the_figure_and_home_turns_it_back(house: House, qtbot: QtBot) -> None:
    stage = one(house, "squat").showcase.stage
    qtbot.keyClick(stage, Qt.Key.Key_Right)
    qtbot.keyClick(stage, Qt.Key.Key_Up)
    assert stage.turned == (15.0, -10.0)
    house.style.set_choices("light", 1.0, reduced_motion=True)
    qtbot.keyClick(stage, Qt.Key.Key_Home)
    assert stage.turned == (0.0, 0.0)


def test_the_focus_moves_the_figure_on_a_card(house: House) -> None:
    cards = list(opened(house).overview.grid.cards.values())
    cards[2].setFocus(Qt.FocusReason.TabFocusReason)
    assert cards[2].still.moving
    cards[3].setFocus(Qt.FocusReason.TabFocusReason)
    assert (cards[2].still.moving, cards[3].still.moving) == (False, True)
    house.style.set_choices("light", 1.0, reduced_motion=True)
    assert not any(card.still.moving for card in opened(house).overview.grid.cards.values())


def test_the_way_that_shows_is_in_view_in_the_list(make_house: Callable[..., House], qtbot: QtBot) -> None:
    house = make_house(avoid=AVOID)
    house.window.resize(1024, 640)
    page = one(house, "quad_hip_ext")
    card = page.grid.cards["qhe.standing_slide"]  # the fourth: below the edge of the list
    assert page.chosen == "qhe.standing_slide"
    qtbot.waitUntil(lambda: card.visibleRegion().boundingRect().height() == card.height())


def test_a_pin_that_does_not_fit_says_so(make_house: Callable[..., House]) -> None:
    house = make_house(avoid=AVOID, pinned={"quad_hip_ext": "qhe.slide_lift", "itb": "itb.seated"})
    cards = opened(house).overview.grid.cards
    assert cards["quad_hip_ext"].said.pinned == "Always this one: Leg slide and lift, not today"
    assert "not today" not in cards["itb"].said.pinned


def test_arrows_go_from_card_to_card(house: House, qtbot: QtBot) -> None:
    grid = opened(house).overview.grid
    names, cards = list(grid.cards), list(grid.cards.values())
    layout = grid.layout()
    assert isinstance(layout, GridLayout)
    columns = layout.columns(grid.width())

    def at() -> str:
        return next((name for name, card in grid.cards.items() if card.hasFocus()), "")

    cards[0].setFocus(Qt.FocusReason.TabFocusReason)
    for key, index in (
        (Qt.Key.Key_Right, 1), (Qt.Key.Key_Down, 1 + columns), (Qt.Key.Key_Left, columns), (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Up, 0), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Down, columns), (Qt.Key.Key_Left, columns - 1),
        (Qt.Key.Key_Right, columns),
    ):  # fmt: skip
        focused = QApplication.focusWidget()
        assert isinstance(focused, FigureCard)
        qtbot.keyClick(focused, key)
        assert at() == names[index]


def test_the_keyboard_alone_is_enough(house: House, qtbot: QtBot) -> None:
    page = opened(house)
    first = page.overview.grid.cards["squat"]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert page.currentWidget() is page.one
    reached = tab_order(page.one.back)
    assert page.one.details is not None
    wanted = (
        page.one.grid.cards[page.one.chosen],
        page.one.showcase.stage,
        page.one.showcase.pause,
        page.one.details.pin,
    )
    for widget in (*wanted, page.one.filter):
        assert widget in reached, widget.accessibleName()
    order = [reached.index(widget) for widget in wanted]
    assert order == sorted(order)
    qtbot.keyClick(page.one, Qt.Key.Key_Space)
    assert page.one.showcase.paused
    bar = around(page.one.details, QScrollArea).verticalScrollBar()
    qtbot.keyClick(page.one, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(page.one, Qt.Key.Key_Escape)
    assert page.currentWidget() is page.overview


@pytest.mark.parametrize("size", [(1280, 800), (512, 320)])
def test_everything_has_a_name_and_a_size_to_press(house: House, size: tuple[int, int]) -> None:
    house.window.resize(*size)
    page = opened(house)
    assert small_targets(page) == []
    opened(house, "itb")
    assert unnamed(page) == []
    assert small_targets(page) == []


def test_an_unknown_exercise_opens_nothing(house: House) -> None:
    page = opened(house, "nonsense")
    assert page.currentWidget() is page.overview


@pytest.mark.parametrize("size", [(1600, 900), (800, 560)])
def test_each_time_it_begins_at_its_head(house: House, size: tuple[int, int]) -> None:
    house.window.resize(*size)
    page = one(house, "squat")
    for _ in range(2):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.visibleRegion().boundingRect().size() == focused.size()
        areas = [area for area in page.findChildren(Scrolling) if area.isVisible()]
        areas = [area for area in areas if not area.isAncestorOf(page.grid) or area.isAncestorOf(page.showcase)]
        assert [area.verticalScrollBar().value() for area in areas] == [0]
        assert page.details is not None
        page.details.professionals.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        assert areas[0].verticalScrollBar().value() > 0
        page.back.click()
        settle()
        house.exercises.open_exercise("squat")
        settle()
