"""Exercises that a routine of hers brings along stand on a shelf of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from routine_app.application.exercises.entries import shelves_of
from routine_app.content.catalogue import load_catalogue
from routine_app.content.listed import Catalogue
from routine_app.domain.comfort import Comfort
from routine_app.domain.vocabulary import Equipment
from routine_app.qt.exercises.page import ExercisesPage
from routine_app.qt.exercises.showcase import STILL_HINT
from routine_app.qt.figure.turnable_stage import TURN_HINT
from tests.qt.conftest import House
from tests.qt.looking import clipped, settle

OWN = "anna/calf_raise"
ANNA = """\
format: 1
id: anna
name: Anna's own plan
description: Three times a week.
sections:
  - name: Main
    items: [{exercise: squat}, {exercise: calf_raise}]
exercises:
  - id: calf_raise
    name: Calf raise
    purpose: Keeps the lower legs awake.
    muscles: [calves]
    variations:
      - id: calf_raise.counter
        name: Calf raise at a counter
        short_name: Calf raise
        level: base
        positions: [standing]
        demands: [balance]
        equipment: [counter]
        sides: both
        dose: {sets: 2, reps: 8}
        tempo:
          - {phase: rise, seconds: 2, breath: out, step: 2}
          - {phase: lower, seconds: 3, breath: in, step: 3}
        steps: [Hold the counter., Breathe out and rise., Breathe in and lower slowly.]
"""


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The app's own exercises, and those of a routine of hers; another of her files is broken."""
    folder: Path = tmp_path_factory.mktemp("routines")
    (folder / "anna.yaml").write_text(ANNA, encoding="utf-8")
    (folder / "broken.yaml").write_text(ANNA.replace("tempo:", "temper:"), encoding="utf-8")
    return load_catalogue(folder)


def opened(house: House) -> ExercisesPage:
    house.window.go_to("exercises")
    settle()
    return house.exercises


def test_a_shelf_for_each_routine_that_brings_some(catalogue: Catalogue) -> None:
    shelves = shelves_of(catalogue, Comfort())
    assert [shelf.title for shelf in shelves] == ["", "From Anna's own plan"]
    assert [entry.key for entry in shelves[0].entries] == list(catalogue.exercises)
    assert [entry.key for entry in shelves[1].entries] == [OWN]
    lacking = shelves_of(catalogue, Comfort(without=frozenset({Equipment.COUNTER})))
    assert not lacking[1].entries[0].fitting


def test_it_is_listed_opened_and_shown_with_a_neutral_figure(house: House) -> None:
    page = opened(house)
    own = page.overview.boards[1]
    assert own.heading.text() == "From Anna's own plan"
    assert page.overview.intro.text().startswith("11 exercises, 64 ways to do them.")
    own.grid.cards[OWN].click()
    assert page.currentWidget() is page.one
    assert page.one.title.text() == "Calf raise"
    assert page.one.showcase.hint.text() == STILL_HINT
    page.one.back.click()
    assert own.grid.cards[OWN].hasFocus()
    page.open_exercise("squat")
    assert page.one.showcase.hint.text() == TURN_HINT


def test_it_can_be_pinned(house: House) -> None:
    page = opened(house)
    page.open_exercise(OWN)
    assert page.one.details is not None
    page.one.details.pin.click()
    assert dict(house.model.preferences.pinned) == {"calf_raise": "calf_raise.counter"}
    assert page.one.details.pin.isChecked()


def test_the_filter_takes_the_whole_shelf_where_nothing_of_it_fits(make_house: Callable[..., House]) -> None:
    house = make_house(without=frozenset({Equipment.COUNTER}), comfortable_only=True)
    board = opened(house).overview.boards[1]
    assert not board.isVisible()
    house.exercises.overview.filter.click()
    settle()
    assert board.isVisible()
    assert board.grid.cards[OWN].said.reason == "Not comfortable today"


def test_a_lone_card_is_as_wide_as_the_others(house: House) -> None:
    overview = opened(house).overview
    assert abs(overview.boards[1].grid.cards[OWN].width() - overview.grid.cards["squat"].width()) <= 1


def test_arrows_go_on_from_shelf_to_shelf(house: House, qtbot: QtBot) -> None:
    overview = opened(house).overview
    last_row = max(card.y() for card in overview.grid.cards.values())
    start = next(card for card in overview.grid.cards.values() if card.y() == last_row)
    start.setFocus(Qt.FocusReason.TabFocusReason)
    own = overview.boards[1].grid.cards[OWN]
    for key, card in ((Qt.Key.Key_Down, own), (Qt.Key.Key_Down, own), (Qt.Key.Key_Up, start)):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
        assert card.hasFocus()
        assert not card.visibleRegion().isEmpty()


@pytest.mark.parametrize("size", [(1024, 640), (512, 320)])
def test_nothing_is_cut(house: House, size: tuple[int, int]) -> None:
    house.style.set_choices("dark", 1.3, reduced_motion=False)
    house.window.resize(*size)
    page = opened(house)
    assert clipped(house.window) == []
    page.open_exercise(OWN)
    settle()
    assert clipped(house.window) == []
