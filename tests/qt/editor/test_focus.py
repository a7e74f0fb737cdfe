"""Where the focus goes in the editor, and what is said there: never to a field that nobody came to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from routine_app.qt.editor.exercise_panel import ExercisePanel
from routine_app.qt.widgets.buttons import PillButton
from tests.qt.conftest import House
from tests.qt.editor.conftest import opened
from tests.qt.editor.test_page import write
from tests.qt.looking import press, settle


def test_what_was_said_goes_once_it_holds_no_more_and_never_moves_the_list(house: House) -> None:
    page, _ = opened(house)
    top = page.form.list.y()
    write(page, "review", "1/3/2027")
    assert page.said.text() == (
        'That was left as it was. "Look at it again on" must be a day such as 2026-03-01, not "1/3/2027".'
    )
    assert page.form.list.y() == top
    write(page, "review", "1.3.2027")
    assert page.said.isHidden()
    assert page.form.card.fields["review"].text == "2027-03-01"


def test_a_new_section_wants_a_name_and_a_part_that_goes_leaves_the_list(house: House) -> None:
    page, _ = opened(house)
    page.form.list.go_to(())
    button = next(each for each in page.form.routine.findChildren(PillButton) if each.words() == "Add a section")
    button.setFocus()
    button.click()
    panel = page.form_actions.adding.panel
    assert isinstance(panel, ExercisePanel)
    panel.grid.cards["squat"].click()
    name = page.form.section.fields["name"].edit
    assert name.hasFocus()
    QTest.keyClicks(name, "Last")
    press(Qt.Key.Key_Tab)
    assert page.model.view.sections[-1].name == "Last"
    page.form.section.remove.setFocus()
    page.form.section.remove.click()
    assert page.form.list.hasFocus()


def test_a_button_that_has_done_what_it_can_leaves_the_focus_to_the_list(house: House) -> None:
    page, path = opened(house)
    write(page, "name", "Mornings")
    for button in (page.undo, page.redo, page.save):
        button.setFocus()
        press(Qt.Key.Key_Return)
        settle()
        assert page.form.list.hasFocus()
    assert "name: Mornings" in path.read_text(encoding="utf-8")
    for key, text in ((Qt.Key.Key_Z, "Daily routine"), (Qt.Key.Key_Y, "Mornings")):
        QTest.keyClick(page.form.list, key, Qt.KeyboardModifier.ControlModifier)
        settle()
        assert page.model.view.name == text


def test_f6_goes_to_the_fields_to_the_text_and_back(house: House) -> None:
    page, _ = opened(house)
    page.form.list.go_to((1, 0))
    page.form.list.setFocus()
    press(Qt.Key.Key_F6)
    assert page.form.item.fields["dose"].edit.hasFocus()
    press(Qt.Key.Key_F6)
    assert page.form.list.hasFocus()
    page.show_text(shown=True)
    press(Qt.Key.Key_F6)
    assert page.text.hasFocus()
    house.window.resize(2400, 1000)
    settle()
    press(Qt.Key.Key_F6)
    assert page.form.list.hasFocus()
    press(Qt.Key.Key_F6, Qt.Key.Key_F6)
    assert page.text.hasFocus()


def test_what_is_refused_is_told_by_the_field_s_name_never_by_a_key(house: House) -> None:
    page, _ = opened(house)
    told = []
    for path in ((), (0,), (0, 0)):
        page.form.list.go_to(path)
        for key, field in page.form.card.fields.items():
            before = page.model.draft.text
            for wrong in ("?!", "9" * 20):
                write(page, key, wrong)
                if page.model.draft.text != before:
                    page.model.undo()
                    continue
                told.append(page.said.text())
                assert f'"{field.label.text()}" must be ' in told[-1]
    assert len(told) > 10
    assert not [each for each in told if "{" in each or "_" in each]


def test_a_routine_wants_its_name_by_the_field_s_name(house: House) -> None:
    page, _ = opened(house)
    page.form.list.go_to(())
    name = page.form.card.fields["name"].edit
    name.setFocus()
    name.selectAll()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Tab)
    assert page.said.text() == 'That was left as it was. A routine needs "Name".'
