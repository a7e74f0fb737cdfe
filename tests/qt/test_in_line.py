"""What stands at the left of a page or a question begins at one edge: words, buttons, fields and cards alike.

A button keeps room for its focus ring, so its pill begins a little right of its widget; words and fields beside it are
to begin where the pill does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from routine_app.qt.figure.figure_card import FigureCard
from routine_app.qt.player.track import Track
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.overlay import Overlay
from routine_app.qt.widgets.text import RING, TextLabel
from tests.access.scenes import SCENES, show
from tests.qt.looking import settle
from tests.qt.real_window import RealWindow

if TYPE_CHECKING:
    pass

NEARLY_PX = 6  # two edges so near to each other are meant to be one
RINGED = (PillButton, Card, FigureCard, Track)


def painted_edge(widget: QWidget, root: QWidget) -> int:
    """Return where a widget's picture begins, in px from the left of the root."""
    left = widget.mapTo(root, QPoint(0, 0)).x()
    if isinstance(widget, QLabel):
        return left + max(widget.indent(), 0)
    return left + RING if isinstance(widget, RINGED) else left


def out_of_line(root: QWidget) -> list[str]:
    """Return what begins a little right of what stands at the very left."""
    edges = [(painted_edge(each, root), each) for each in root.findChildren(QWidget) if _counts(each, root)]
    first = min(edge for edge, _ in edges)
    return [f"{edge - first} px: {_name(each)}" for edge, each in edges if 0 < edge - first <= NEARLY_PX]


def _counts(widget: QWidget, root: QWidget) -> bool:
    if not widget.isVisibleTo(root) or not isinstance(widget, (QLabel, QLineEdit, QPlainTextEdit, *RINGED)):
        return False
    return not isinstance(widget, QLabel) or (
        bool(widget.text()) and not widget.alignment() & Qt.AlignmentFlag.AlignHCenter
    )


def _name(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, (QLabel, PillButton)) else widget.accessibleName()
    return f"{type(widget).__name__}({words})"


def shown_root(window: RealWindow) -> QWidget:
    """Return what is looked at: the question that is open, else the page."""
    asked = next((each for each in window.window.findChildren(Overlay) if each.isVisible()), None)
    return window.page if asked is None else asked.card


def test_the_left_edge_is_one(window: RealWindow) -> None:
    found = []
    for scene in SCENES:
        show(window, scene)
        window.window.resize(1280, 800)
        settle()
        found += [f"{scene}: {fault}" for fault in out_of_line(shown_root(window))]
    assert "\n".join(found) == ""


def test_the_eye_sees_an_edge_that_is_a_little_off(window: RealWindow) -> None:
    show(window, "settings")
    label = next(each for each in window.page.findChildren(TextLabel) if each.text() == "Settings")
    assert out_of_line(window.page) == []
    label.setIndent(0)
    assert out_of_line(window.page)
