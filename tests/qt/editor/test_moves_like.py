"""In the editor an exercise of her own moves like one of the app's own, if she likes."""

from __future__ import annotations

from PySide6.QtTest import QTest

from routine_app.application.routines.own_exercise import USUAL_MOVEMENT
from routine_app.qt.editor.exercise_panel import ExercisePanel
from routine_app.qt.editor.own_exercise_panel import OwnExercisePanel
from routine_app.qt.editor.page import EditorPage
from routine_app.qt.figure.still import FigureStill
from tests.qt.conftest import House
from tests.qt.editor.conftest import opened
from tests.qt.looking import clipped, settle


def own_panel(page: EditorPage) -> OwnExercisePanel:
    page.form.list.go_to((1, 0))
    page.form.item.add.click()
    asked = page.findChild(ExercisePanel)
    assert asked
    asked.answers["own"].click()
    settle()
    panel = page.findChild(OwnExercisePanel)
    assert panel
    return panel


def choose(panel: OwnExercisePanel) -> None:
    dict(panel.position.buttons)["side_lying"].click()
    row = panel.moves_like.row
    assert row
    ways = dict(row.buttons)
    assert {"", "abd.clamshell"} < set(ways)
    assert "squat.counter" not in ways
    ways["abd.clamshell"].click()
    settle()


def test_what_she_chooses_says_its_sides_and_parts(house: House) -> None:
    page, _ = opened(house)
    panel = own_panel(page)
    choose(panel)
    assert panel.each_side.isChecked()
    assert not panel.each_side.isEnabled()
    assert panel.fields["movement"].text.splitlines()[0].startswith("open knee")
    assert panel.findChild(FigureStill)
    for size, scale in house.in_each_room():
        assert clipped(house.window) == [], (size, scale)
    dict(panel.position.buttons)["standing"].click()
    settle()
    assert panel.moves_like.variation is None
    assert panel.each_side.isEnabled()
    assert panel.fields["movement"].text == USUAL_MOVEMENT


def test_what_is_added_moves_like_it(house: House) -> None:
    page, _ = opened(house)
    panel = own_panel(page)
    choose(panel)
    for key, text in (("name", "Knee opener"), ("purpose", "Hips."), ("dose", "2 x 8"), ("steps", "Open and close.")):
        QTest.keyClicks(panel.fields[key].edit, text)
    panel.answers["add"].click()
    settle()
    assert page.form_actions.adding.panel is None
    assert "clip: abd.clamshell" in page.model.draft.text
    assert page.model.view.routine
    assert page.model.view.routine.exercises[0].default.clip == "abd.clamshell"
