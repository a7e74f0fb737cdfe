"""The editor: form and text are two views of one draft, and everything goes back to the byte."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from routine_app.qt.editor.exercise_panel import ExercisePanel
from routine_app.qt.editor.form_actions import ALONE, ENOUGH_CORE
from routine_app.qt.editor.own_exercise_panel import OwnExercisePanel
from routine_app.qt.editor.page import EditorPage
from routine_app.qt.routines.detail import RoutineWish
from routine_app.qt.today.routine_panel import EDIT_COPY
from tests.application.routines.test_files import HERS
from tests.qt.conftest import House
from tests.qt.editor.conftest import editor, opened
from tests.qt.looking import clipped, press, settle, small_targets, unnamed
from tests.qt.routines.conftest import opened as routines_page
from tests.qt.routines.conftest import with_hers

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def items(page: EditorPage) -> list[str]:
    return [item.exercise for section in page.model.view.sections for item in section.items]


def write(page: EditorPage, key: str, text: str) -> None:
    """Write into a field of the part that shows, and go on."""
    field = page.form.card.fields[key].edit
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    press(Qt.Key.Key_Tab)
    settle()


def test_from_the_list_of_routines_and_back(house: House) -> None:
    with_hers(house)
    page = routines_page(house, "mine")
    page.detail.buttons[RoutineWish.CHANGE].click()
    settle()
    shown = editor(house).page
    assert house.page is shown
    assert shown.title.text() == "Mine"
    assert QApplication.focusWidget() is shown.form.list
    shown.done.click()
    assert page.isVisible()


def test_of_one_that_comes_with_the_app_a_copy_is_changed(house: House) -> None:
    page = routines_page(house, "daily")
    page.detail.buttons[RoutineWish.CHANGE_COPY].click()
    settle()
    assert house.page is editor(house).page
    assert editor(house).page.title.text() == "Daily routine (copy)"


def test_a_broken_one_opens_in_the_text_at_its_first_mistake(house: House) -> None:
    page, _ = opened(house, HERS + "      - exercise: sqat\n")
    assert page.text.isVisible()
    assert page.text.textCursor().blockNumber() == HERS.count("\n")
    assert "did you mean" in page.facts.text()


def test_form_and_text_show_each_other(house: House) -> None:
    page, _ = opened(house)
    page.form.list.go_to((1, 0))
    write(page, "dose", "3 x 10")
    assert "dose: {sets: 3, reps: 10}" in page.text.toPlainText()
    page.show_text(shown=True)
    page.text.typed.emit(page.model.text.replace("reps: 10", "reps: 9"))
    page.show_text(shown=False)
    assert page.form.item.fields["dose"].text == "3 x 9"
    assert page.form.list.rows[page.form.list.currentIndex().row()].about.startswith("3 \N{MULTIPLICATION SIGN} 9")


def test_what_is_no_dose_is_said_and_stays_in_its_field(house: House) -> None:
    page, _ = opened(house)
    before = page.model.draft.text
    page.form.list.go_to((1, 0))
    write(page, "dose", "many")
    field = page.form.item.fields["dose"]
    assert page.model.draft.text == before
    assert field.text == "many"
    assert "2 x 8" in field.refusal.text()
    write(page, "dose", "2 x 9")
    assert field.refusal.isHidden()
    assert "{sets: 2, reps: 9}" in page.model.draft.text


def test_by_keys_an_item_goes_up_and_down_and_into_the_next_section(house: House) -> None:
    page, _ = opened(house)
    before = items(page)
    page.form.list.setFocus()
    page.form.list.go_to((0, 1))
    QTest.keyClick(page.form.list, Qt.Key.Key_Up, ALT)
    assert items(page)[:2] == [before[1], before[0]]
    assert page.form.current == (0, 0)
    QTest.keyClick(page.form.list, Qt.Key.Key_Down, ALT)
    assert items(page) == before
    QTest.keyClick(page.form.list, Qt.Key.Key_Down, ALT)
    assert page.form.current == (1, 0)
    assert page.said.text() == "Band pull-apart moved: 1 of 3 in Strength, standing."


def test_what_would_be_a_mistake_is_not_done(house: House) -> None:
    page, _ = opened(house, HERS)
    page.form.list.go_to((0, 0))
    page.form.item.remove.click()
    assert items(page) == ["squat"]
    assert page.said.text() == ALONE.format("Squat")


def test_added_duplicated_removed_and_all_of_it_back_to_the_byte(house: House) -> None:
    page, _ = opened(house)
    first = page.model.draft.text
    page.form.list.go_to((1, 0))
    page.form.item.add.click()
    panel = page.findChild(ExercisePanel)
    assert panel
    panel.grid.cards["bridge"].click()
    settle()
    assert page.form.current == (1, 1)
    assert items(page)[3] == "bridge"
    page.form.item.copy.click()
    page.form.item.remove.click()
    page.form.item.core.click()
    list(page.form.item.ways.cards.values())[1].click()
    page.form.list.go_to(())
    write(page, "name", "Slow mornings")
    assert page.title.text() == "Slow mornings"
    page.show_text(shown=True)
    QTest.keyClicks(page.text, "# x")
    steps = len(page.model.draft.done)
    assert steps >= 7
    last = page.model.draft.text
    for _ in range(steps):
        page.undo.click()
    assert page.model.draft.text == first
    assert not page.undo.isEnabled()
    for _ in range(steps):
        page.redo.click()
    assert page.model.draft.text == last


def test_undo_by_key_is_the_drafts_in_form_and_text(house: House, qtbot: QtBot) -> None:
    page, _ = opened(house)
    first = page.model.draft.text
    page.form.list.go_to((1, 0))
    write(page, "rest", "50")
    assert page.model.draft.text != first
    focused = QApplication.focusWidget()
    assert focused
    QTest.keyClick(focused, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: page.model.draft.text == first)
    assert page.said.text() == "Taken back: Rest between sets of Squat."
    page.show_text(shown=True)
    QTest.keyClicks(page.text, "# ")
    assert page.model.draft.text.startswith("# ")
    QTest.keyClick(page.text, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: not page.model.draft.text.startswith("# #"))
    QTest.keyClick(page.text, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: page.model.draft.text == first)


def test_the_star_is_for_three(house: House) -> None:
    page, _ = opened(house)
    for path in ((0, 0), (0, 1), (1, 0)):
        page.form.list.go_to(path)
        page.form.item.core.click()
    page.form.list.go_to((1, 1))
    page.form.item.core.click()
    assert page.said.text() == ENOUGH_CORE
    assert not page.form.item.core.isChecked()
    assert page.model.draft.text.count("core: true") == 3


def test_what_cannot_be_shown_is_left_to_the_text(house: House) -> None:
    page, _ = opened(house, HERS + "      - exercise: sqat\n")
    page.show_text(shown=False)
    page.form.list.go_to((0, 1))
    assert page.form.item.left.text().startswith("This cannot be shown as a form")
    assert page.form.item.fields["dose"].isHidden()
    assert all(choice.isHidden() for choice in page.form.item.choices.values())
    page.form.item.see_text.click()
    assert page.text.isVisible()
    assert page.text.textCursor().blockNumber() == HERS.count("\n")


@pytest.mark.parametrize("path", [(), (1,), (1, 0)])
def test_nothing_is_cut_or_without_a_name(house: House, path: tuple[int, ...]) -> None:
    page, _ = opened(house)
    page.form.list.go_to(path)
    for size, scale in house.in_each_room():
        for shown in (False, True):
            page.show_text(shown=shown)
            settle()
            assert clipped(house.window) == [], (size, scale)
            assert unnamed(page) == []
            assert small_targets(page) == [], (size, scale)


def own_panel(page: EditorPage) -> OwnExercisePanel:
    """Ask for an exercise of her own; return its panel."""
    page.form.list.go_to((1, 0))
    page.form.item.add.click()
    asked = page.findChild(ExercisePanel)
    assert asked
    asked.answers["own"].click()
    settle()
    panel = page.findChild(OwnExercisePanel)
    assert panel
    return panel


def test_an_exercise_of_her_own_says_all_that_it_needs_and_leads_there(house: House) -> None:
    """Each try told of one thing more, and the field was hers to find."""
    page, _ = opened(house)
    panel = own_panel(page)
    for size, scale in house.in_each_room():
        assert clipped(house.window) == [], (size, scale)
    panel.answers["add"].click()
    assert panel.refusal.text() == "It still needs a name, what it is good for, how much and its steps (one a line)."
    assert QApplication.focusWidget() is panel.fields["name"].edit
    for size, scale in house.in_each_room():
        assert clipped(house.window) == [], (size, scale)
    for key, text in (("name", "Calf raise"), ("purpose", "For the calves.")):
        QTest.keyClicks(panel.fields[key].edit, text)
    panel.answers["add"].click()
    assert panel.refusal.text() == "It still needs how much and its steps (one a line)."
    assert QApplication.focusWidget() is panel.fields["dose"].edit


def test_an_exercise_of_her_own_as_one_step(house: House) -> None:
    page, _ = opened(house)
    first, panel = page.model.draft.text, own_panel(page)
    for key, text in (("name", "Calf raise"), ("purpose", "For the calves."), ("dose", "lots"), ("steps", "Rise.")):
        QTest.keyClicks(panel.fields[key].edit, text)
    panel.answers["add"].click()
    assert "such as 2 x 8, 2 x 20 s, 3 min" in panel.refusal.text()
    assert "{" not in panel.refusal.text()
    assert page.model.draft.text == first
    panel.fields["dose"].show_value("2 x 8")
    panel.answers["add"].click()
    settle()
    assert page.form_actions.adding.panel is None
    assert items(page)[3] == "calf_raise"
    assert page.form.item.heading.text() == "Calf raise"
    page.undo.click()
    assert page.model.draft.text == first


def test_from_today_and_back(house: House) -> None:
    with_hers(house)
    house.model.look_in_folder()
    house.model.choose("mine")
    house.today.change.click()
    house.today.panels.routines.answers["edit"].click()
    settle()
    page = editor(house).page
    assert page.isVisible()
    assert page.title.text() == "Mine"
    page.done.click()
    assert house.today.isVisible()


def test_from_today_a_copy_is_changed_and_chosen(house: House) -> None:
    house.model.choose("daily")
    house.today.change.click()
    assert house.today.panels.routines.answers["edit"].words() == EDIT_COPY
    house.today.panels.routines.answers["edit"].click()
    settle()
    assert editor(house).page.title.text() == "Daily routine (copy)"
    assert house.model.view().chosen == "daily_routine_copy"
