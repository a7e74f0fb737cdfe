"""Whatever she does in form and text, Undo leads back to the byte, and Redo to where she was."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from routine_app.application.routines.editor_rows import rows_of, stepped
from routine_app.qt.editor.exercise_panel import ExercisePanel
from routine_app.qt.editor.page import EditorPage
from tests.qt.conftest import House
from tests.qt.editor.conftest import editor, shipped
from tests.qt.looking import settle

ACTS = 40
FLOW = """\
# In brackets, with a name.
format: 1
id: mine
name: "Mine \N{SNOWMAN}"
description: 'What it''s for.'
sections:
  - name: Main
    items: [{exercise: squat, rest: &pause 45}, {exercise: bridge, rest: *pause}, {exercise: sqat}]
  - name: After   # with a word on it
    items:
      # about the first
      - exercise: cat_cow
        dose: 2 x 8
      - exercise: breathing
"""


def write(page: EditorPage, chance: random.Random) -> None:
    fields = page.form.card.fields
    words = chance.choice(("2 x 9", "45", "1.5 min", "", "x: y # z", "\N{SNOWMAN}"))
    fields[chance.choice(list(fields))].written.emit(words, chance.random() < 0.5)


def move(page: EditorPage, chance: random.Random) -> None:
    to = stepped(page.model.view, page.form.current, chance.choice((-1, 1)))
    if to is not None:
        page.form.list.moved.emit(page.form.current, to)


def type_on(page: EditorPage, chance: random.Random) -> None:
    page.text.go_to(chance.randint(1, 20), 1)
    QTest.keyClicks(page.text, chance.choice(("# ", "a", "  ")))


def begin_section(page: EditorPage, exercise: str) -> None:
    page.form.routine.section_wanted.emit()
    panel = page.form_actions.adding.panel
    assert isinstance(panel, ExercisePanel)
    panel.grid.cards[exercise].click()


def act(page: EditorPage, chance: random.Random) -> None:
    """Do one thing of those that the form and the text offer, whether it is refused or not."""
    form, item = page.form, page.form.item
    form.list.go_to(chance.choice(rows_of(page.model.view)).path)
    path = form.current
    ways: tuple[Callable[[], object], ...] = (
        lambda: write(page, chance),
        lambda: move(page, chance),
        lambda: type_on(page, chance),
        form.list.remove_wanted.emit,
        form.list.copy_wanted.emit,
        form.routine.order_wanted.emit,
        lambda: begin_section(page, "squat"),
        lambda: item.core_wanted.emit(chance.random() < 0.5) if len(path) > 1 else None,
        lambda: item.chosen.emit("breathing", chance.choice(("", "calm"))) if len(path) > 1 else None,
        lambda: item.chosen.emit("first_side", chance.choice(("", "sore_side"))) if len(path) > 1 else None,
        lambda: page.form_actions.adding._add("squat"),  # noqa: SLF001 - as the panel says
        page.model.undo,
    )
    chance.choice(ways)()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "data",
    [shipped().encode(), b"\xef\xbb\xbf" + shipped("short").replace("\n", "\r\n").encode(), FLOW.encode()],
    ids=["shipped", "mark and CRLF", "brackets"],
)
def test_the_way_back(house: House, data: bytes, seed: int) -> None:
    path: Path = house.model.context.paths.routines / "mine.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    assert house.window.change_routine(path) == ""
    settle()
    page, chance = editor(house).page, random.Random(seed)  # noqa: S311
    for _ in range(ACTS):
        act(page, chance)
        assert page.text.toPlainText() == page.model.text
    last, steps = page.model.draft.text, len(page.model.draft.done)
    assert steps > 0
    for _ in range(steps):
        page.model.undo()
    assert page.model.draft.text.encode() == data
    assert page.text.toPlainText() == page.model.text
    for _ in range(steps):
        page.model.redo()
    assert page.model.draft.text == last
