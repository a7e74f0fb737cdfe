"""A still that another window drew is the one that this window would draw, and no other one is taken for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routine_app.qt.figure.still import FigureStill
from routine_app.qt.style.style import Style
from tests.qt import shared_stills
from tests.qt.looking import settle
from tests.qt.shared_stills import SharedStills

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from routine_app.content.listed import Catalogue


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing has been drawn yet."""
    monkeypatch.setattr(shared_stills, "SHARED", SharedStills())


def picture(
    qtbot: QtBot, catalogue: Catalogue, theme: str = "light", exercise: str = "squat", width: int = 160
) -> QImage:
    """Return how a still looks in a window of its own."""
    style = Style()
    style.set_choices(theme, 1.0, reduced_motion=True)
    still = FigureStill(style, catalogue.exercises[exercise].default)
    style.setParent(still)
    qtbot.addWidget(still)
    still.resize(width, 120)
    still.grab()
    settle()  # it is drawn when there is time
    return still.grab().toImage()


@pytest.mark.usefixtures("shared")
def test_taken_and_drawn_are_one_picture(qtbot: QtBot, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = picture(qtbot, catalogue)
    with monkeypatch.context() as patch:
        patch.setattr(FigureStill, "_draw", lambda _self: pytest.fail("it is taken"))
        assert picture(qtbot, catalogue) == drawn
    monkeypatch.setattr(shared_stills, "SHARED", SharedStills())
    assert picture(qtbot, catalogue) == drawn


@pytest.mark.usefixtures("shared")
def test_another_exercise_another_room_and_another_size_have_others(qtbot: QtBot, catalogue: Catalogue) -> None:
    seen = [
        picture(qtbot, catalogue),
        picture(qtbot, catalogue, theme="dark"),
        picture(qtbot, catalogue, exercise="bridge"),
        picture(qtbot, catalogue, width=200),
    ]
    assert not any(seen[here] == seen[there] for here in range(4) for there in range(here))
