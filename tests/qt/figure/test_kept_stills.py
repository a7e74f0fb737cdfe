"""A still that was drawn at an earlier start is the first picture's, as long as it is the one that would be drawn."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from routine_app.content.listed import Catalogue
from routine_app.qt.figure import kept_stills
from routine_app.qt.figure.figures import figures_of
from routine_app.qt.figure.kept_stills import MOST, KeptStills
from routine_app.qt.figure.shots import Likeness
from routine_app.qt.figure.still import FigureStill
from routine_app.qt.style.style import Style


@pytest.fixture
def folder(style: Style, tmp_path: Path) -> Path:
    figures_of(style).kept = KeptStills(tmp_path / "stills")
    return tmp_path / "stills"


def shown(qtbot: QtBot, style: Style, catalogue: Catalogue, exercise: str = "squat") -> FigureStill:
    still = FigureStill(style, catalogue.exercises[exercise].default)
    qtbot.addWidget(still)
    still.resize(160, 120)
    return still


def drawn(qtbot: QtBot, style: Style, catalogue: Catalogue, folder: Path) -> FigureStill:
    """Return a still that was drawn and kept."""
    still = shown(qtbot, style, catalogue)
    before = set(folder.glob("*"))
    still.show()
    qtbot.waitUntil(lambda: set(folder.glob("*")) - before != set())
    QApplication.sendEvent(still, QEvent(QEvent.Type.Leave))  # the window may have come up under the pointer
    return still


def waits(still: FigureStill) -> bool:
    """Whether it would still have to be drawn after its first picture."""
    still.grab()
    return any(timer.isActive() for timer in still.findChildren(QTimer))


def test_the_next_start_shows_it_with_the_first_picture(
    qtbot: QtBot, style: Style, catalogue: Catalogue, folder: Path
) -> None:
    first = drawn(qtbot, style, catalogue, folder)
    assert len(list(folder.iterdir())) == 1
    again = shown(qtbot, style, catalogue)
    assert not waits(again)
    assert again.grab().toImage() == first.grab().toImage()
    assert waits(shown(qtbot, style, catalogue, "bridge"))


@pytest.mark.parametrize("change", ["likeness", "size", "code", "damage", "dark"])
def test_where_it_would_be_another_picture_it_is_drawn(
    qtbot: QtBot, style: Style, catalogue: Catalogue, folder: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    drawn(qtbot, style, catalogue, folder)
    still = shown(qtbot, style, catalogue)
    if change == "likeness":
        figures_of(style).set_likeness(replace(Likeness(), week=30))
    elif change == "size":
        still.resize(170, 120)
    elif change == "code":
        monkeypatch.setattr(kept_stills, "_ROOMS", ("sound",))
        figures_of(style).kept = KeptStills(folder)
    elif change == "damage":
        (path,) = folder.iterdir()
        path.write_bytes(path.read_bytes()[:-1])
    else:
        style.set_choices("dark", 1.0, reduced_motion=False)
    assert waits(still)


def test_only_so_many_are_kept_the_newest(qtbot: QtBot, style: Style, catalogue: Catalogue, folder: Path) -> None:
    folder.mkdir()
    for number in range(MOST):
        (folder / str(number)).write_bytes(b"")
        os.utime(folder / str(number), (number, number))
    drawn(qtbot, style, catalogue, folder)
    left = {path.name for path in folder.iterdir()}
    assert len(left) < MOST
    assert "0" not in left
    assert str(MOST - 1) in left


def test_a_start_that_finds_what_is_kept_loads_nothing_that_makes_it() -> None:
    """Else keeping it would be for nothing."""
    code = (
        "import sys; import routine_app.qt.shell.application\n"
        "print([each for each in sys.modules if each in "
        "('routine_app.figure.scene', 'routine_app.qt.figure.painter', 'jeepney', 'yaml')])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"
