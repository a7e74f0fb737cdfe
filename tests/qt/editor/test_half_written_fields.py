"""What is half written in a field of the editor is kept with the draft, and given back to the field."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from routine_app.application.routines.draft_files import draft_file, kept_draft, kept_half_written
from routine_app.application.routines.half_written import HalfWritten
from routine_app.qt.editor.keeper import HALF_WRITTEN
from routine_app.qt.editor.own_exercise_panel import OwnExercisePanel
from routine_app.qt.editor.page import EditorPage
from tests.qt.conftest import House
from tests.qt.editor.conftest import editor, opened, shipped
from tests.qt.editor.test_keeper import answer, change, reopened
from tests.qt.looking import press, settle


def half(house: House, path: Path, text: str = "") -> HalfWritten:
    return kept_half_written(house.model.context.paths, path, text or shipped())


def write(page: EditorPage, key: str, text: str) -> None:
    """Write into a field of the part that shows, and stay there."""
    edit = page.form.card.fields[key].edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


def panel_of(page: EditorPage) -> OwnExercisePanel:
    panel = page.form_actions.adding.panel
    assert isinstance(panel, OwnExercisePanel)
    return panel


def test_a_dose_half_written_is_kept_and_stands_in_its_field_again(house: House, qtbot: QtBot) -> None:
    page, path = opened(house)
    page.form.list.go_to((1, 0))
    write(page, "dose", "2 x")
    qtbot.waitUntil(lambda: half(house, path) == HalfWritten((1, 0), {"dose": "2 x"}))
    page.form.list.setFocus()
    page = reopened(house, path)
    assert page.form.current == (1, 0)
    field = page.form.item.fields["dose"]
    assert (field.text, field.refusal.isHidden(), page.said.text()) == ("2 x", True, HALF_WRITTEN)
    assert not page.model.draft.is_changed
    field.edit.setFocus()
    QTest.keyClicks(field.edit, " 9")
    press(Qt.Key.Key_Tab)
    assert "{sets: 2, reps: 9}" in page.model.draft.text
    qtbot.waitUntil(lambda: kept_draft(house.model.context.paths, path) == replace(page.model.draft, done=()))
    assert half(house, path, page.model.draft.text) == HalfWritten()


def test_a_look_at_the_folder_leaves_what_is_half_written(house: House) -> None:
    page, path = opened(house)
    page.form.list.go_to((1, 0))
    write(page, "dose", "2 x")
    editor(house).refresh()
    assert page.form.item.fields["dose"].text == "2 x"
    path.write_text(shipped().replace("Squat", "Squats"), encoding="utf-8")
    house.model.look_in_folder()
    assert page.form.item.fields["dose"].text == "2 x"


def test_what_stands_there_as_before_is_not_kept(house: House, qtbot: QtBot) -> None:
    page, path = opened(house)
    page.form.list.go_to((1, 0))
    write(page, "rest", "4x")
    qtbot.waitUntil(lambda: half(house, path).is_any)
    for _ in range(2):
        press(Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not draft_file(house.model.context.paths, path).exists())
    write(page, "rest", "4x")
    qtbot.waitUntil(lambda: half(house, path).is_any)
    page.form.list.go_to((1, 1))
    qtbot.waitUntil(lambda: not draft_file(house.model.context.paths, path).exists())


def test_it_waits_for_the_answer_which_text_to_take(house: House) -> None:
    page, path = opened(house)
    text = change(page)
    page.form.list.go_to((1, 0))
    write(page, "dose", "2 x")
    for taken, fields in (("draft", {"dose": "2 x"}), ("file", {})):
        page = reopened(house, path)
        editor(house).keeper.keep()
        assert half(house, path, text).fields == {"dose": "2 x"}
        answer(house, taken)
        assert page.form.item.half_written == fields
    assert page.model.draft.text == shipped()


def test_of_a_file_that_has_changed_meanwhile_nothing_is_given_back(house: House) -> None:
    page, path = opened(house)
    page.form.list.go_to((1, 0))
    write(page, "dose", "2 x")
    editor(house).keeper.keep()
    path.write_text(f"# Theirs.\n{shipped()}", encoding="utf-8")
    page = reopened(house, path)
    assert page.model.draft.text.startswith("# Theirs.")
    assert page.form.item.half_written == {}
    assert editor(house).keeper.question is None


def test_what_was_not_taken_is_asked_about_when_she_leaves(house: House) -> None:
    page, path = opened(house)
    page.form.list.go_to((1, 0))
    write(page, "dose", "2 x")
    page.done.click()
    question = editor(house).keeper.question
    assert question
    assert question.title.text() == "What stands in How much was not taken"
    answer(house, "mend")
    assert page.isVisible()
    assert page.form.item.fields["dose"].edit.hasFocus()
    assert page.form.item.fields["dose"].text == "2 x"
    change(page)
    page.save.click()
    assert page.said.text() == "Saved. What stands in How much was not taken, and is not in it."
    page.done.click()
    answer(house, "leave")
    assert not page.isVisible()
    path.write_text(shipped(), encoding="utf-8")
    assert house.window.change_routine(path) == ""
    change(page)
    write(page, "dose", "2 x")
    page.done.click()
    answer(house, "leave")
    answer(house, "drop")
    assert house.window.change_routine(path) == ""
    page.form.list.go_to((1, 0))
    field = page.form.item.fields["dose"]
    assert (field.text, field.refusal.isHidden()) == ("", True)


def test_what_she_writes_of_her_own_exercise_stays_when_she_goes_on(house: House) -> None:
    page, _ = opened(house)
    page.form.list.go_to((1, 0))
    page.form_actions.adding.ask_own()
    settle()
    panel = panel_of(page)
    for key in ("name", "purpose", "dose", "steps", "movement"):
        panel.fields[key].edit.setFocus()
        QTest.keyClicks(panel.fields[key].edit, "1 x")
        press(Qt.Key.Key_Tab)
        assert panel.fields[key].text.startswith("1 x"), key


def test_an_exercise_of_her_own_that_is_not_added_yet_is_kept(house: House, qtbot: QtBot) -> None:
    page, path = opened(house)
    page.form.list.go_to((1, 0))
    page.form_actions.adding.ask_own()
    settle()
    panel = panel_of(page)
    assert panel.half_written == {}
    QTest.keyClicks(panel.fields["name"].edit, "Calf raise")
    dict(panel.position.buttons)["side_lying"].click()
    assert panel.moves_like.row
    dict(panel.moves_like.row.buttons)["abd.clamshell"].click()
    QTest.keyClicks(panel.fields["steps"].edit, "Rise")
    written = panel.half_written
    assert written["moves_like"] == "abd.clamshell"
    qtbot.waitUntil(lambda: half(house, path).own == written)
    house.window.go_to("routines")
    page = reopened(house, path)
    panel = panel_of(page)
    assert panel.isVisible()
    assert panel.half_written == written
    assert panel.fields["name"].edit.hasFocus()
    assert page.form.current == (1, 0)
    panel.answers["leave"].click()
    qtbot.waitUntil(lambda: not draft_file(house.model.context.paths, path).exists())
