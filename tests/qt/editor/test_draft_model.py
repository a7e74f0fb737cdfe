"""What a text comes to is worked out step by step while she rests, and a key that comes meanwhile does not wait."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from routine_app.application.routines.draft import Draft
from routine_app.application.routines.editor_view import EditorView, ViewSteps, view_steps
from routine_app.qt.editor import keeper
from routine_app.qt.editor.draft_model import DraftModel
from tests.qt.conftest import House
from tests.qt.editor.conftest import opened

STEPS = 3


class Looks:
    """Looks at texts in three steps, and keeps how far each came; `between` is done after the first step of each."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, int]] = []
        self.between: Callable[[str], None] = lambda _text: None

    def __call__(self, text: str, _file: str) -> ViewSteps:
        for step in range(STEPS):
            self.taken.append((text, step))
            if step == 1:
                self.between(text)
            yield EditorView(text, {}, (), ()) if step == STEPS - 1 else None


@pytest.fixture
def looks() -> Looks:
    return Looks()


@pytest.fixture
def model(qtbot: QtBot, looks: Looks) -> DraftModel:
    del qtbot
    model = DraftModel()
    model.open(Draft("mine.yaml", "", ""), looks)
    looks.taken.clear()
    return model


def test_a_text_is_looked_at_in_steps_once_she_rests(model: DraftModel, looks: Looks, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.changed):
        model.type_text("a")
        assert looks.taken == []
    assert looks.taken == [("a", step) for step in range(STEPS)]
    assert model.view.name == "a"


def test_a_key_between_two_steps_gives_up_the_rest(model: DraftModel, looks: Looks, qtbot: QtBot) -> None:
    shown: list[str] = []
    model.changed.connect(lambda: shown.append(model.view.name))

    def key(text: str) -> None:
        if text == "a":
            QTimer.singleShot(0, lambda: model.type_text("ab"))

    looks.between = key
    with qtbot.waitSignal(model.changed):
        model.type_text("a")
    assert looks.taken == [("a", 0), ("a", 1), *(("ab", step) for step in range(STEPS))]
    assert shown == ["ab"]


def test_who_asks_between_two_steps_has_the_rest_of_them_at_once(model: DraftModel, looks: Looks, qtbot: QtBot) -> None:
    looks.between = lambda _text: QTimer.singleShot(0, model.settle)
    with qtbot.waitSignal(model.changed):
        model.type_text("a")
    assert looks.taken == [("a", step) for step in range(STEPS)]
    assert model.view.name == "a"


def test_what_is_looked_at_when_she_undoes_is_no_longer_shown(model: DraftModel, looks: Looks, qtbot: QtBot) -> None:
    looks.between = lambda text: QTimer.singleShot(0, model.undo) if text else None
    with qtbot.waitSignal(model.changed):
        model.type_text("a")
    assert looks.taken == [("a", 0), ("a", 1), *(("", step) for step in range(STEPS))]
    assert model.view.name == ""
    model.settle()
    assert len(looks.taken) == STEPS + 2, "nothing is left to look at"


def test_a_routine_is_looked_at_once_when_it_is_opened(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []

    def steps(text: str, *rest: object) -> ViewSteps:
        texts.append(text)
        return view_steps(text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(keeper, "view_steps", steps)
    page, path = opened(house)
    assert texts == [path.read_text(encoding="utf-8")]
    house.window.go_to("routines")
    house.window.go_to("editor")
    assert len(texts) == 2, "her day may be another by now"
    assert page.model.view.is_whole
