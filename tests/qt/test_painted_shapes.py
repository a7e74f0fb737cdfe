"""What is told by a shape is seen, in all four palettes, by its pixels: points and lines of a chart, days, switches.

Each is painted in two states, or with and without it, and the difference stands out 3:1.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from routine_app.application.diary.view import WeekDay, WeekView
from routine_app.domain.outline import Outline, Span
from routine_app.domain.problems import Problem, Severity
from routine_app.qt.editor.text_view import RoutineTextView
from routine_app.qt.figure.halo import Halo, HaloTone, paint_halo
from routine_app.qt.player.track import Track
from routine_app.qt.progress.chart import PainChart, WeekChart
from routine_app.qt.progress.legend import Legend, LegendMark
from routine_app.qt.progress.marks import LEVELS, paint_day, paint_flare, paint_stop
from routine_app.qt.progress.week import WeekStrip
from routine_app.qt.shell.navigation import NavButton
from routine_app.qt.style.icons import Icon
from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import SHAPE_CONTRAST, Ink
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.scrolling import Scrolling
from routine_app.qt.widgets.slider import WordSlider
from routine_app.qt.widgets.switch import Switch
from tests.access.scenes import show
from tests.qt.looking import press, settle
from tests.qt.painted import Lights, change, lights_of, pixels_in, pixels_of, rise
from tests.qt.test_painted_contrast import PALETTES, dress

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.qt.real_window import RealWindow

Laid = TypeVar("Laid", bound=QWidget)
MONDAY = dt.date(2026, 3, 2)
AROUND = 20  # px of the ground that show around what lies on it


class Paper:
    """What a widget lies on, or a picture is painted on, in one of the palettes."""

    def __init__(self, qtbot: QtBot, style: Style) -> None:
        self._qtbot, self.style = qtbot, style
        self._cards: list[Card] = []  # a bot does not hold what it closes

    def lay(self, widget: Laid, width: int, height: int, ink: Ink = Ink.CARD) -> Laid:
        """Lay a widget on a ground of this colour."""
        card = Card(self.style, ink)
        self._qtbot.addWidget(card)
        self._cards.append(card)
        card.resize(width + 2 * AROUND, height + 2 * AROUND)
        widget.setParent(card)
        widget.setGeometry(AROUND, AROUND, width, height)
        card.show()
        card.activateWindow()
        self._qtbot.waitUntil(card.isActiveWindow)
        widget.clearFocus()
        return widget

    def look(self, widget: QWidget) -> Lights:
        """Return how a widget shows where it lies."""
        settle()
        card = widget.parentWidget()
        assert card is not None
        return lights_of(pixels_of(card))[AROUND:-AROUND, AROUND:-AROUND]

    def draw(self, paint: Callable[[QPainter], None], ink: Ink = Ink.CARD, side: int = 60) -> Lights:
        """Return what is painted on a square of this colour."""
        image = QImage(side, side, QImage.Format.Format_RGB32)
        image.fill(self.style.color(ink))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter)
        painter.end()
        return lights_of(pixels_in(image))


@pytest.fixture(params=PALETTES, ids=lambda palette: f"{palette[0]}{' contrast' * palette[1]}")
def paper(qtbot: QtBot, style: Style, request: pytest.FixtureRequest) -> Paper:
    theme, contrast = request.param
    style.set_choices(theme, 1.0, reduced_motion=True, high_contrast=contrast)
    return Paper(qtbot, style)


def day(painter: QPainter, style: Style, filled: int, mark: str = "") -> None:
    paint_day(painter, style, QRectF(10, 10, 24, 24), filled)
    if mark == "stop":
        paint_stop(painter, style, QPointF(28, 16), 24)
    if mark == "flare":
        paint_flare(painter, style, QPointF(16, 16), 24)


def test_how_full_a_day_is(paper: Paper) -> None:
    days = [paper.draw(partial(day, style=paper.style, filled=filled)) for filled in range(LEVELS + 1)]
    for less, more in pairwise(days):
        assert change(less, more) >= SHAPE_CONTRAST
    assert rise(days[1][10:16]) >= SHAPE_CONTRAST, "how full it is shows by what is empty"


@pytest.mark.parametrize("filled", [0, LEVELS])
@pytest.mark.parametrize("mark", ["stop", "flare"])
def test_the_marks_of_a_day(paper: Paper, filled: int, mark: str) -> None:
    plain = paper.draw(partial(day, style=paper.style, filled=filled))
    marked = paper.draw(partial(day, style=paper.style, filled=filled, mark=mark))
    assert change(plain, marked) >= SHAPE_CONTRAST


def test_the_days_of_the_week(paper: Paper) -> None:
    strip = paper.lay(WeekStrip(paper.style), 400, 90)
    looks = []
    for sessions, stopped in ((0, 0), (0, 1), (1, 0)):
        days = tuple(
            WeekDay(MONDAY + dt.timedelta(days=at), sessions, 20, at > 3, stopped, marked=bool(stopped))
            for at in range(7)
        )
        strip.show_week(WeekView(days, sessions, 20, None, ""))
        looks.append(paper.look(strip)[20:60])
    nothing, stopped_early, done = looks
    assert rise(nothing) >= SHAPE_CONTRAST
    assert change(nothing, stopped_early) >= SHAPE_CONTRAST
    assert change(nothing, done) >= SHAPE_CONTRAST


def test_a_switch(paper: Paper) -> None:
    switch = paper.lay(Switch(paper.style, "Voice"), 140, 60)
    off = paper.look(switch)[:, 70:]
    switch.setChecked(True)
    on = paper.look(switch)[:, 70:]
    assert min(rise(off), rise(on), change(off, on)) >= SHAPE_CONTRAST


def test_a_slider(paper: Paper) -> None:
    slider = paper.lay(WordSlider(paper.style, 0, 10, 1), 300, 60)
    slider.setValue(2)
    less = paper.look(slider)
    slider.setValue(8)
    more = paper.look(slider)
    assert change(less, more) >= SHAPE_CONTRAST
    assert rise(less[:, 150:250]) >= SHAPE_CONTRAST, "the empty part of the groove"
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    assert change(more, paper.look(slider)) >= SHAPE_CONTRAST


@pytest.mark.parametrize("kind", [ButtonKind.CHOICE, ButtonKind.TAB, ButtonKind.NUMBER])
def test_what_is_chosen(paper: Paper, kind: ButtonKind) -> None:
    button = paper.lay(PillButton(paper.style, "7", kind), 60, 60)
    button.set_strength(1.0)
    free = paper.look(button)
    button.setChecked(True)
    chosen = paper.look(button)
    assert min(rise(free[:, :10]), rise(chosen[:, :10]), change(free, chosen)) >= SHAPE_CONTRAST


def test_the_page_that_shows(paper: Paper) -> None:
    button = paper.lay(NavButton(paper.style, "Today", Icon.NEXT), 160, 50, Ink.NAV)
    other = paper.look(button)
    button.setChecked(True)
    assert change(other, paper.look(button)) >= SHAPE_CONTRAST


def test_the_track_of_a_session(paper: Paper) -> None:
    track = paper.lay(Track(paper.style), 400, 12, Ink.PAPER)
    spans = tuple(Span(at * 1000, (at + 1) * 1000, at) for at in range(4))
    track.set_outline(Outline(spans, spans))
    track.set_time(1500, 1, frozenset({3}))
    look, bars = paper.look(track), [bar.toRect() for bar in track.bars()]
    done, now, coming, left_out = (look[:, bar.left() : bar.right()] for bar in bars)
    width = now.shape[1] // 2
    ground = float(look[0, bars[1].left() - 2])
    for part in (done, now[:, :width], now[:, width:], coming, left_out):
        assert rise(part, ground) >= SHAPE_CONTRAST
    assert change(now[:, :width], now[:, width : 2 * width]) >= SHAPE_CONTRAST, "where she is"


@pytest.mark.parametrize("tone", list(HaloTone))
def test_how_far_the_ring_is(paper: Paper, tone: HaloTone) -> None:
    def paint(painter: QPainter, far: float) -> None:
        paint_halo(painter, QRectF(0, 0, 300, 300), Halo(0.5, far, tone), paper.style)

    some, more = (paper.draw(partial(paint, far=far), Ink.PAPER, 300) for far in (0.3, 0.6))
    assert change(some, more) >= SHAPE_CONTRAST


def test_a_field_its_caret_and_what_is_selected_in_it(paper: Paper) -> None:
    field = paper.lay(QLineEdit("words"), 200, 50)
    field.setStyleSheet(paper.style.field_style())
    plain = paper.look(field)
    assert rise(plain[:, 60:]) >= SHAPE_CONTRAST
    field.setFocus(Qt.FocusReason.OtherFocusReason)  # Tab would select it all
    held = paper.look(field)
    assert change(plain, held) >= SHAPE_CONTRAST
    field.selectAll()
    assert change(held, paper.look(field)) >= SHAPE_CONTRAST


@pytest.mark.parametrize("severity", list(Severity))
def test_what_is_wrong_in_a_text(paper: Paper, severity: Severity) -> None:
    text = paper.lay(RoutineTextView(paper.style), 300, 120)
    text.set_draft_text("name: Mine\nfocs: none\n")
    plain = paper.look(text)[:, 60:]
    text.show_problems((Problem("mine.yaml", 2, 1, "No such key.", severity),))
    assert change(plain, paper.look(text)[:, 60:]) >= SHAPE_CONTRAST


def test_a_scroll_bar(paper: Paper) -> None:
    content = QWidget()
    content.setMinimumHeight(1000)
    area = paper.lay(Scrolling(paper.style, content), 200, 200)
    assert rise(paper.look(area)[:, 150:]) >= SHAPE_CONTRAST


@pytest.mark.parametrize("mark", list(LegendMark))
def test_the_marks_that_a_legend_explains(paper: Paper, mark: LegendMark) -> None:
    legend = paper.lay(Legend(paper.style, ((mark, Ink.TEAL, ""),)), 100, 40)
    assert rise(paper.look(legend)) >= SHAPE_CONTRAST


@pytest.mark.slow
@pytest.mark.parametrize("scene", ["routines", "editor, routine"])
def test_the_row_of_a_list_where_she_is(window: RealWindow, scene: str) -> None:
    window.window.resize(1280, 1000)
    show(window, scene)
    rows = next(each for each in window.page.findChildren(QListView) if each.isVisible())
    for theme, contrast in PALETTES:
        dress(window, theme, contrast=contrast)
        looks = []
        for row in (2, 1):
            rows.setCurrentIndex(rows.model().index(row, 0))
            for focused in (True, False):
                rows.setFocus(Qt.FocusReason.TabFocusReason) if focused else rows.clearFocus()
                settle()
                place = rows.visualRect(rows.model().index(1, 0))
                looks.append(lights_of(pixels_of(rows.viewport()))[place.top() : place.bottom()])
        _, elsewhere, held, here = looks
        assert change(elsewhere, here) >= SHAPE_CONTRAST, window.app.style.palette.name
        assert change(here, held) >= SHAPE_CONTRAST, window.app.style.palette.name


@pytest.mark.slow
def test_what_charts_draw(window: RealWindow) -> None:
    window.window.resize(1280, 2400)
    show(window, "progress")
    found = []
    for theme, contrast in PALETTES:
        dress(window, theme, contrast=contrast)
        for chart in window.page.findChildren(PainChart) + window.page.findChildren(WeekChart):
            found += [f"{window.app.style.palette.name}: {each}" for each in faint_items(chart)]
    assert found == []


def faint_items(chart: PainChart | WeekChart) -> list[str]:
    """Return which points, lines and bars do not stand out; the lines across only lead the eye."""
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Home, *[Qt.Key.Key_Plus] * 4)  # what stands close together hides itself
    chart.clearFocus()
    settle()
    whole, found = lights_of(pixels_of(chart)), []
    _across, *items = chart.plotItem.items
    assert items
    for item in items:
        item.setVisible(False)
        settle()
        if (seen := change(lights_of(pixels_of(chart)), whole)) < SHAPE_CONTRAST:
            found.append(f"{type(item).__name__} {seen:.2f}")
        item.setVisible(True)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    before = lights_of(pixels_of(chart))
    press(Qt.Key.Key_Right)
    settle()
    if (seen := change(before, lights_of(pixels_of(chart)))) < SHAPE_CONTRAST:
        found.append(f"the place of the keys {seen:.2f}")
    return found


def test_a_faint_shape_is_seen(paper: Paper) -> None:
    def paint(painter: QPainter, ink: Ink) -> None:
        painter.fillRect(QRectF(10, 10, 20, 20), paper.style.blend(ink, Ink.CARD, 0.25))

    assert rise(paper.draw(partial(paint, ink=Ink.GLOW))) < SHAPE_CONTRAST
