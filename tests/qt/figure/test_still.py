"""The picture on a card: it moves for a while under the pointer, and costs nothing after that."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QTimer
from PySide6.QtGui import QEnterEvent, QPolygon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from routine_app.content.listed import Catalogue
from routine_app.qt.figure import still as still_module
from routine_app.qt.figure.artist import Artist
from routine_app.qt.figure.still import FigureStill
from routine_app.qt.style.style import Style
from tests.afresh import afresh
from tests.qt.looking import settle


class Paintings(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802
        self.count += event.type() is QEvent.Type.Paint
        return False


def figure_in(still: FigureStill) -> QRect:
    """Return where something stands in the picture."""
    image = still.grab().toImage()
    empty = image.pixelColor(0, 0)
    there = [
        QPoint(x, y)
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 4)
        if image.pixelColor(x, y) != empty
    ]
    return QPolygon(there).boundingRect()


class Watched:
    """A still with a clock in our hands."""

    def __init__(self, still: FigureStill) -> None:
        self.still, self.now = still, 1000
        still.now_ms = lambda: self.now
        self.paintings = Paintings(still)

    def enter(self) -> None:
        point = QPointF(5, 5)
        QApplication.sendEvent(self.still, QEnterEvent(point, point, point))

    def go(self, ms: int) -> None:
        """Let time pass, frame by frame, as its timer would while it runs."""
        for _ in range(ms // 100):
            self.now += 100
            if self.still.moving:
                self.still.tick()
            settle()


@pytest.fixture(params=["squat", "sidelying_abduction", "cat_cow"])
def watched(request: pytest.FixtureRequest, qtbot: QtBot, style: Style, catalogue: Catalogue) -> Watched:
    still = FigureStill(style, catalogue.exercises[request.param].default)
    qtbot.addWidget(still)
    still.resize(160, 120)
    still.show()
    settle()
    QApplication.sendEvent(still, QEvent(QEvent.Type.Leave))  # the window may have come up under the pointer
    settle()
    return Watched(still)


def cycle(watched: Watched) -> int:
    return sum(phase.ms for phase in watched.still.variation.tempo)


def test_under_a_resting_pointer_it_comes_to_rest_after_two_cycles_and_is_not_painted_again(watched: Watched) -> None:
    still = watched.still
    watched.enter()
    assert afresh(still.moving)
    watched.go(2 * cycle(watched) - 200)
    assert afresh(still.moving), "it shows two cycles"
    watched.go(400)
    assert not afresh(still.moving)
    assert not any(timer.isActive() for timer in still.findChildren(QTimer))
    watched.paintings.count = 0
    watched.go(60_000)
    assert watched.paintings.count == 0


def test_it_begins_and_ends_in_the_pose_of_the_still(watched: Watched) -> None:
    still = watched.still
    watched.enter()
    begin = still.grab().toImage()
    watched.now += 2 * cycle(watched)
    still.tick()
    assert not still.moving
    resting = still.grab().toImage()
    differing = sum(
        begin.pixelColor(x, y) != resting.pixelColor(x, y) for x in range(0, 160, 2) for y in range(0, 120, 2)
    )
    assert differing < 0.05 * 80 * 60, "it leaps"


def test_a_pointer_that_comes_again_moves_it_again(watched: Watched) -> None:
    still = watched.still
    watched.enter()
    watched.go(2 * cycle(watched) + 200)
    assert not afresh(still.moving)
    QApplication.sendEvent(still, QEvent(QEvent.Type.Leave))
    watched.enter()
    assert afresh(still.moving)


def test_what_is_held_moving_rests_too_until_it_is_held_anew(watched: Watched) -> None:
    still = watched.still
    still.set_moving(True)
    watched.go(2 * cycle(watched) + 200)
    still.set_moving(True)  # the same focus, told again
    assert not afresh(still.moving)
    still.set_moving(False)
    still.set_moving(True)
    assert afresh(still.moving)


def timers_of(still: FigureStill) -> list[QTimer]:
    return [timer for timer in still.findChildren(QTimer) if timer.isActive()]


def test_a_drag_shows_it_as_it_was_and_draws_it_once(
    watched: Watched, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    style.set_choices("light", 1.0, reduced_motion=True)  # a pointer over it moves nothing
    settle()
    still, before = watched.still, figure_in(watched.still)
    monkeypatch.setattr(still_module, "_SETTLES_MS", 60_000)
    with patch.object(Artist, "paint", autospec=True, side_effect=Artist.paint) as paint:
        for width in (157, 148, 139):
            still.resize(width, 120)
            settle()
            assert figure_in(still).width() > 0.75 * before.width(), "she has her figure meanwhile"
        assert paint.call_count == 0
        (waiting,) = timers_of(still)
        waiting.setInterval(0)
        settle()
        assert paint.call_count == 1
    assert timers_of(still) == []


def test_what_was_hidden_before_it_was_drawn_anew_is_drawn_when_it_shows(
    watched: Watched, style: Style, monkeypatch: pytest.MonkeyPatch
) -> None:
    still = watched.still
    style.set_choices("light", 1.0, reduced_motion=True)  # a pointer over it moves nothing
    monkeypatch.setattr(still_module, "_SETTLES_MS", 60_000)
    still.resize(140, 120)
    still.hide()
    assert timers_of(still) == []
    still.show()
    settle()
    assert len(timers_of(still)) == 1
