"""The views use no other pair of colours than theme.py declares: looked at, pixel by pixel, on every page.

What a widget paints on is the colour that most of it has. Every other colour of the palette that shows on it in more
than a few pixels makes a pair with that. Mixed colours (the halo, the depths of the map) have no name and are not
looked at.
"""

from __future__ import annotations

import importlib
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QWidget

from routine_app.domain.vocabulary import Demand, Position
from routine_app.playback.commands import Command
from routine_app.qt.progress.feature import MODULES
from routine_app.qt.style.style import Role
from routine_app.qt.style.theme import PLAYER_PAIRS, SHAPE_PAIRS, TEXT_PAIRS, Ink, ThemePalette
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.overlay import Overlay
from routine_app.qt.widgets.text import TextLabel
from tests.diaries import small_diary
from tests.qt.looking import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.qt.conftest import House

SURFACES = frozenset({Ink.PAPER, Ink.NAV, Ink.CARD, Ink.TILE})  # one lies on another; nobody has to tell them apart
DECORATION = frozenset({Ink.LINE, Ink.REST})
DECLARED = frozenset((*PLAYER_PAIRS, *TEXT_PAIRS, *SHAPE_PAIRS))
FEW = 12  # pixels that an edge may have in a colour by chance
AVOID = frozenset({Position.ALL_FOURS, Demand.HEAD_BELOW_HIPS, Demand.LEGS_APART})
TALL = (1280, 2400)  # nothing is scrolled out of sight

THEMES = pytest.mark.parametrize("theme", ["light", "dark"])


def undeclared(window: QWidget, palette: ThemePalette) -> dict[str, set[str]]:
    """Return which widgets show a pair that theme.py does not declare, and which pairs ("muted on teal")."""
    names: dict[int, set[Ink]] = {}
    for ink in Ink:
        names.setdefault(int(palette[ink][1:], 16), set()).add(ink)
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    found: dict[str, set[str]] = {}
    for widget, seen in regions(window):
        pairs = set(_pairs(image, seen, names))
        if pairs:
            found.setdefault(type(widget).__name__, set()).update(pairs)
    return found


def regions(window: QWidget) -> list[tuple[QWidget, QRegion]]:
    """Return what holds nothing else that is seen, each with where nothing lies before it."""
    found: list[tuple[QWidget, QRegion]] = []
    covered = QRegion()
    for widget in reversed(list(_in_order(window))):
        seen = widget.visibleRegion().translated(widget.mapTo(window, QPoint(0, 0)))
        is_leaf = not any(child.isVisibleTo(window) for child in widget.findChildren(QWidget))
        if is_leaf:
            found.append((widget, seen - covered))
        if is_leaf or isinstance(widget, Card | Overlay):
            covered += seen
    return found


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield what is seen in it in the order of painting."""
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield child
            yield from _in_order(child)


def _pairs(image: QImage, seen: QRegion, names: dict[int, set[Ink]]) -> Iterator[str]:
    counts: Counter[int] = Counter()
    for place in seen:  # type: ignore[attr-defined]  # a region is its rectangles, though the stubs do not know
        piece = image.copy(place)  # kept by name: its bits end with it
        counts.update(colour & 0xFFFFFF for colour in memoryview(piece.constBits()).cast("I"))
    of_palette = Counter({colour: times for colour, times in counts.items() if colour in names})
    if not of_palette:
        return
    (ground, _), *others = of_palette.most_common()
    for colour, times in others:
        if times > FEW and not names[colour] & (SURFACES | DECORATION):
            made = {(ink, under) for ink in names[colour] for under in names[ground]}
            if not made & DECLARED:
                yield " or ".join(sorted(f"{ink} on {under}" for ink, under in made))


@THEMES
def test_on_every_page(make_house: Callable[..., House], theme: str) -> None:
    for name in MODULES:  # else Progress asks for a moment, and a thread stays
        importlib.import_module(name)
    house = make_house(avoid=AVOID, pinned={"squat": "squat.chair"}, week=22)
    small_diary(house.model.context.paths.database)
    house.dress(TALL, theme, 1.0)
    for page in ("today", "exercises", "progress", "settings"):
        house.window.go_to(page)
        settle()
        assert undeclared(house.window, house.style.palette) == {}, page


@THEMES
def test_on_the_page_of_an_exercise(make_house: Callable[..., House], theme: str) -> None:
    house = make_house(avoid=AVOID, pinned={"squat": "squat.chair"}, week=22)
    house.dress(TALL, theme, 1.0)
    house.window.go_to("exercises")
    house.exercises.open_exercise("squat")
    settle()
    assert undeclared(house.window, house.style.palette) == {}


@THEMES
def test_in_a_session_with_its_questions_and_after_it(make_house: Callable[..., House], theme: str) -> None:
    house = make_house(avoid=AVOID)
    house.dress((1280, 800), theme, 1.0)
    house.start()
    for command in (Command.TOGGLE_PAUSE, Command.TOGGLE_PAUSE, Command.NEXT, Command.NEXT, Command.KEYS):
        house.do(command)
        house.go(60_000)
        settle()
        assert undeclared(house.window, house.style.palette) == {}, command
    house.player.keys.hide()
    house.do(Command.STOP)
    settle()
    assert undeclared(house.window, house.style.palette) == {}, "stop"
    house.player.stop_question.answered.emit("stop")
    settle()
    assert house.page is house.finish
    assert undeclared(house.window, house.style.palette) == {}, "finish"


def test_another_pair_is_seen(house: House) -> None:
    card = Card(house.style, Ink.TEAL, house.window)
    text = TextLabel(house.style, "Muted words on teal", Role.TITLE, Ink.MUTED, card)
    card.setGeometry(100, 100, 400, 100)
    text.setGeometry(10, 10, 380, 80)
    card.show()
    card.raise_()
    settle()
    assert undeclared(house.window, house.style.palette) == {"TextLabel": {"muted on teal"}}
