"""What is painted stands out from what lies around it, in all four palettes, by the pixels of every page and question.

Text needs 4.5:1, large text and what is around a control 3:1. A disabled control needs none.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from routine_app.qt.progress.chart import PainChart
from routine_app.qt.style.theme import SHAPE_CONTRAST, Ink
from tests.access.scenes import SCENES, show
from tests.qt.looking import settle
from tests.qt.painted import faint_edges, faint_text, place_in, ring_contrast, whole_runs
from tests.qt.test_colour_pairs import regions

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.qt.real_window import RealWindow

RINGS = ("today", "routines", "settings", "editor, routine", "editor, text", "finish", "work")
PALETTES = [(theme, contrast) for theme in ("light", "dark") for contrast in (False, True)]


def dress(window: RealWindow, theme: str, *, contrast: bool) -> None:
    window.app.style.set_choices(theme, 1.0, reduced_motion=True, high_contrast=contrast)
    settle()


@pytest.mark.slow
@pytest.mark.parametrize("scene", SCENES)
def test_every_text_can_be_read_and_every_button_shows(window: RealWindow, scene: str) -> None:
    window.window.resize(1280, 2400)
    show(window, scene)
    assert list(whole_runs(window.window, regions(window.window)))
    found = []
    for theme, contrast in PALETTES:
        dress(window, theme, contrast=contrast)
        seen = regions(window.window)
        faint = [*faint_text(window.window, seen), *faint_edges(window.window, seen)]
        found += [f"{window.app.style.palette.name}: {each}" for each in faint]
    assert "\n".join(found) == ""


def is_in_view(window: RealWindow, control: QWidget) -> bool:
    return not place_in(window.window, control).isEmpty()


@pytest.mark.slow
@pytest.mark.parametrize("scene", RINGS)
def test_what_has_the_focus_is_seen(window: RealWindow, scene: str, qtbot: QtBot) -> None:
    window.window.resize(1280, 1000)
    show(window, scene)
    kinds: dict[str, QWidget] = {}
    for each in window.page.findChildren(QWidget):
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            kinds.setdefault(type(each).__name__, each)
    found = []
    for theme, contrast in PALETTES:
        dress(window, theme, contrast=contrast)
        for kind, each in kinds.items():
            each.setFocus(Qt.FocusReason.TabFocusReason)
            settle()
            if QApplication.focusWidget() is not each:
                continue
            qtbot.waitUntil(
                partial(is_in_view, window, each)
            )  # the page scrolls to it, on a busy machine a little later
            if (ring := ring_contrast(window.window, each)) < SHAPE_CONTRAST:
                found.append(f"{window.app.style.palette.name}: {kind} {each.accessibleName()}: {ring:.2f}")
    assert "\n".join(found) == ""


@pytest.mark.slow
def test_a_faint_part_of_a_line_is_seen(window: RealWindow) -> None:
    show(window, "today")
    dress(window, "light", contrast=False)
    edge = window.app.style.palette.edge
    label = QLabel(f'Plain words and <span style="color: {edge}">faint ones</span>', window.window)
    label.setGeometry(300, 20, 400, 40)
    label.setAutoFillBackground(True)
    label.show()
    settle()
    (found,) = faint_text(window.window, regions(window.window))
    assert found.endswith("'faint ones': 3.45")


@pytest.mark.slow
def test_a_chart_s_faint_numbers_are_seen(window: RealWindow) -> None:
    window.window.resize(1280, 2400)
    show(window, "progress")
    dress(window, "light", contrast=False)
    for chart in window.page.findChildren(PainChart):
        chart.getAxis("left").setTextPen(window.app.style.color(Ink.EDGE))
    settle()
    found = [each.split(" ")[2] for each in faint_text(window.window, regions(window.window))]
    assert found == ["'0':", "'2':", "'4':", "'6':", "'8':", "'10':"]
