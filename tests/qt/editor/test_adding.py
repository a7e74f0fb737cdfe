"""A new section begins with the exercise that was asked for, and none where nothing was chosen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from routine_app.qt.editor.adding import FIRST_OF_SECTION, NEW_SECTION
from routine_app.qt.editor.exercise_panel import ADD_AN_EXERCISE, ExercisePanel
from routine_app.qt.editor.page import EditorPage
from tests.qt.conftest import House
from tests.qt.editor.conftest import opened
from tests.qt.looking import clipped, settle


def asked(page: EditorPage) -> ExercisePanel:
    panel = page.form_actions.adding.panel
    assert isinstance(panel, ExercisePanel)
    return panel


def sections(page: EditorPage) -> list[tuple[str, list[str]]]:
    return [(each.name, [item.exercise for item in each.items]) for each in page.model.view.sections]


def test_a_section_begins_with_the_exercise_that_she_chooses(house: House) -> None:
    page, _ = opened(house)
    before, text = sections(page), page.model.draft.text
    page.form.routine.section_wanted.emit()
    settle()
    assert asked(page).title.text() == FIRST_OF_SECTION
    for size, scale in house.in_each_room():
        assert clipped(house.window) == [], (size, scale)
    asked(page).grid.cards["bridge"].click()
    settle()
    assert sections(page) == [*before, (NEW_SECTION, ["bridge"])]
    assert page.form.current == (len(before),)
    assert QApplication.focusWidget() is page.form.section.fields["name"].edit
    page.undo.click()
    assert page.model.draft.text == text


def test_no_section_where_nothing_is_chosen_and_the_next_exercise_goes_where_she_is(house: House) -> None:
    page, _ = opened(house)
    before, text = sections(page), page.model.draft.text
    page.form.routine.section_wanted.emit()
    asked(page).answers["close"].click()
    settle()
    assert page.model.draft.text == text
    page.form.list.go_to((0, 0))
    page.form.item.add.click()
    assert asked(page).title.text() == ADD_AN_EXERCISE
    asked(page).grid.cards["bridge"].click()
    assert [name for name, _ in sections(page)] == [name for name, _ in before]
    assert sections(page)[0][1][1] == "bridge"


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080)])
def test_the_panel_is_as_high_as_its_exercises(house: House, size: tuple[int, int]) -> None:
    page, _ = opened(house)
    page.form.list.go_to((0, 0))
    page.form.item.add.click()
    house.dress(size, "light", 1.0)
    settle()
    panel = asked(page)
    lowest = max(card.mapTo(panel, card.rect().bottomLeft()).y() for card in panel.grid.cards.values())
    answers = panel.answers["own"].mapTo(panel, panel.answers["own"].rect().topLeft()).y()
    assert 0 < answers - lowest < panel.answers["own"].height()
