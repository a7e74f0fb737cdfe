"""What becomes of a draft: kept each second, offered again, saved, dropped, and never over another program's work."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from routine_app.application.routines.draft_files import draft_file, kept_draft
from routine_app.qt.editor.keeper import BOTH, TAKEN, TAKEN_THEIRS
from routine_app.qt.editor.page import EditorPage
from routine_app.qt.editor.questions import BothQuestion
from routine_app.qt.widgets.overlay import Overlay
from tests.qt.conftest import House
from tests.qt.editor.conftest import editor, opened, shipped
from tests.qt.looking import clipped, press, settle

CONTROL = Qt.KeyboardModifier.ControlModifier


def change(page: EditorPage) -> str:
    page.text.typed.emit(f"# Hers.\n{page.model.text}")
    return page.model.draft.text


def asked(house: House) -> Overlay:
    settle()
    question = editor(house).keeper.question
    assert question is not None
    return question


def answer(house: House, name: str) -> None:
    asked(house).answers[name].click()
    settle()


def kept(house: House, path: Path) -> str | None:
    draft = kept_draft(house.model.context.paths, path)
    return None if draft is None else draft.text


def reopened(house: House, path: Path) -> EditorPage:
    """Open the file in an editor that knows of nothing, as after a start."""
    keeper = editor(house).keeper
    keeper.keep()
    keeper._path = None  # noqa: SLF001 - as if the app had ended
    assert house.window.change_routine(path) == ""
    settle()
    return editor(house).page


def test_within_a_second_a_change_is_on_the_drive(house: House, qtbot: QtBot) -> None:
    page, path = opened(house)
    text = change(page)
    qtbot.waitUntil(lambda: kept(house, path) == text)
    assert path.read_text(encoding="utf-8") == shipped()


def test_saved_by_key_and_the_draft_is_gone(house: House, qtbot: QtBot) -> None:
    page, path = opened(house)
    assert not page.save.isEnabled()
    text = change(page)
    editor(house).keeper.keep()
    page.form.list.setFocus()
    QTest.keyClick(page.form.list, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: path.read_text(encoding="utf-8") == text)
    assert kept(house, path) is None
    assert not page.save.isEnabled()
    page.undo.click()
    assert page.model.draft.text == shipped()
    assert page.save.isEnabled()


def test_a_kept_draft_is_offered_and_either_can_be_had(house: House) -> None:
    page, path = opened(house)
    text = change(page)
    page = reopened(house, path)
    answer(house, "draft")
    assert page.model.draft.text == text
    page = reopened(house, path)
    answer(house, "file")
    assert page.model.draft.text == shipped()
    page.undo.click()
    assert page.model.draft.text == text


def test_a_question_that_is_asked_as_the_editor_opens_has_the_focus(house: House) -> None:
    page, path = opened(house)
    change(page)
    house.window.go_to("routines")
    reopened(house, path)
    assert asked(house).answers["draft"].hasFocus()


def test_what_is_taken_back_before_she_leaves_is_not_offered_again(house: House) -> None:
    page, path = opened(house)
    text = change(page)
    editor(house).keeper.keep()
    assert kept(house, path) == text
    page.model.undo()
    page.leave_wanted.emit()
    assert kept(house, path) is None


def test_what_is_taken_back_a_moment_before_it_is_opened_again_is_not_offered(house: House) -> None:
    page, path = opened(house)
    change(page)
    editor(house).keeper.keep()
    page.undo.click()
    assert house.window.change_routine(path) == ""
    settle()
    assert editor(house).keeper.question is None
    assert page.model.draft.text == shipped()
    assert kept(house, path) is None


def test_leaving_asks(house: House) -> None:
    page, path = opened(house)
    text = change(page)
    page.form.list.setFocus()
    press(Qt.Key.Key_Escape)
    answer(house, "stay")
    assert page.isVisible()
    page.done.click()
    answer(house, "keep")
    assert not page.isVisible()
    assert kept(house, path) == text
    assert house.window.change_routine(path) == ""
    assert page.model.draft.text == text  # it goes on where it was
    page.done.click()
    answer(house, "drop")
    assert not draft_file(house.model.context.paths, path).exists()
    assert house.window.change_routine(path) == ""
    assert page.model.draft.text == shipped()
    text = change(page)
    page.done.click()
    answer(house, "save")
    assert not page.isVisible()
    assert path.read_text(encoding="utf-8") == text


def test_a_file_changed_elsewhere_is_shown_where_she_has_changed_nothing(house: House) -> None:
    page, path = opened(house)
    path.write_text(f"# Theirs.\n{shipped()}", encoding="utf-8")
    house.model.look_in_folder()
    assert page.model.draft.text.startswith("# Theirs.")
    assert not page.model.draft.is_changed
    assert page.said.text() == TAKEN


def test_where_both_have_changed_she_sees_both_and_chooses(house: House) -> None:
    page, path = opened(house)
    mine, theirs = change(page), f"# Theirs.\n{shipped()}"
    path.write_text(theirs, encoding="utf-8")
    house.model.look_in_folder()
    assert page.said.text() == BOTH
    assert page.model.draft.text == mine
    page.save.click()
    question = asked(house)
    assert isinstance(question, BothQuestion)
    assert [view.toPlainText() for view in question.texts] == [mine, theirs]
    assert {view.font().pixelSize() for view in question.texts} == {page.text.font().pixelSize()}
    assert clipped(house.window) == []
    answer(house, "later")
    assert path.read_text(encoding="utf-8") == theirs
    page.save.click()
    answer(house, "theirs")
    assert page.model.draft.text == theirs
    assert not page.model.draft.is_changed
    assert page.said.text() == TAKEN_THEIRS
    page.undo.click()
    assert page.model.draft.text == mine
    page.save.click()
    assert path.read_text(encoding="utf-8") == mine


@pytest.mark.parametrize("line", [0, 12, 30, -1])
def test_what_differs_stands_in_sight(house: House, line: int) -> None:
    page, path = opened(house)
    page.text.typed.emit(f"{page.model.text}# Hers.\n")
    lines = shipped().splitlines()
    lines[line] += "  # theirs"
    path.write_text("\n".join(lines), encoding="utf-8")
    page.save.click()
    question = asked(house)
    assert isinstance(question, BothQuestion)
    for view in question.texts:
        mark = view.cursorRect()
        assert 0 <= mark.top() < mark.bottom() <= view.viewport().height()


def test_keeping_hers_writes_over_theirs(house: House) -> None:
    page, path = opened(house)
    mine = change(page)
    path.write_text("other", encoding="utf-8")
    page.save.click()
    answer(house, "mine")
    assert path.read_text(encoding="utf-8") == mine
    assert not page.model.draft.is_changed
    page.undo.click()
    assert page.model.draft.text == "other"
    page.undo.click()
    assert page.model.draft.text == mine


def test_a_file_that_has_gone_can_be_written_again(house: House) -> None:
    page, path = opened(house)
    mine = change(page)
    path.unlink()
    page.save.click()
    assert set(asked(house).answers) == {"mine", "later"}
    answer(house, "mine")
    assert path.read_text(encoding="utf-8") == mine


def test_what_is_no_text_is_refused_in_words(house: House) -> None:
    path = house.model.context.paths.routines / "bad.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in house.window.change_routine(path)
    assert not editor(house).page.isVisible()


def test_where_it_cannot_be_kept_she_is_told(house: House) -> None:
    page, path = opened(house)
    drafts = draft_file(house.model.context.paths, Path("x")).parent
    drafts.parent.mkdir(parents=True, exist_ok=True)
    drafts.write_text("a file where the folder belongs", encoding="utf-8")
    text = change(page)
    editor(house).keeper.keep()
    assert page.said.text()
    page.say("")
    page.done.click()
    answer(house, "keep")
    assert page.isVisible(), "what could not be kept would be gone with the app"
    assert page.said.text()
    drafts.unlink()
    page.done.click()
    answer(house, "keep")
    assert not page.isVisible()
    assert kept(house, path) == text


def test_what_stands_in_a_field_is_kept_within_a_second_and_saved_by_key(house: House, qtbot: QtBot) -> None:
    page, path = opened(house)
    field = page.form.routine.fields["name"].edit
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Slow mornings ")
    qtbot.waitUntil(lambda: "name: Slow mornings" in (kept(house, path) or ""))
    assert page.form.routine.fields["name"].text == "Slow mornings "  # as she writes it
    QTest.keyClicks(field, "on Mondays")
    QTest.keyClick(field, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: "name: Slow mornings on Mondays" in path.read_text(encoding="utf-8"))
    assert [step.words for step in page.model.draft.done] == ["Name of the routine"]
    page.undo.click()
    assert page.model.draft.text == shipped()
    assert page.form.routine.fields["name"].text == "Daily routine"


def test_a_dose_half_written_is_no_mistake_yet(house: House, qtbot: QtBot) -> None:
    page, _ = opened(house)
    page.form.list.go_to((1, 0))
    field = page.form.item.fields["dose"]
    field.edit.setFocus()
    with qtbot.waitSignal(field.written):
        QTest.keyClicks(field.edit, "2 x")
    assert field.text == "2 x"
    assert field.refusal.isHidden()
    assert page.said.text() == ""
    QTest.keyClicks(field.edit, "7")
    qtbot.waitUntil(lambda: "{sets: 2, reps: 7}" in page.model.draft.text)
    assert field.text == "2 x7"
    press(Qt.Key.Key_Tab)
    assert field.text == "2 x 7"
