"""Where it hurts on her figure: check boxes by mouse and keys, her own left and right, nothing cut or over another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from routine_app.qt.figure.body_layout import Placed, stacked
from routine_app.qt.figure.body_map import HOW, NONE, PLACES, BodyMap
from routine_app.qt.figure.figures import figures_of
from routine_app.qt.figure.shots import Likeness
from routine_app.qt.style.style import TARGET_PX, Style
from routine_app.storage.records import PainSite
from tests.qt.looking import clipped, press, settle, small_targets, unnamed

KEY = Qt.Key
SITE = PainSite
ROOMY = (1024, 640)


@pytest.fixture
def body(qtbot: QtBot, style: Style) -> Iterator[BodyMap]:
    """A map in a window of its own, with the focus on a button before it."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    before = QPushButton("Before")
    column.addWidget(before)
    found = BodyMap(style)
    column.addWidget(found)
    column.addStretch(1)
    fit(found, ROOMY)
    window.show()
    before.setFocus()
    settle()
    yield found
    window.hide()


def fit(body: BodyMap, size: tuple[int, int]) -> None:
    body.window().resize(*size)
    settle()


def placed(body: BodyMap) -> Placed:
    found = body.board.placed
    assert found is not None
    return found


def dot(body: BodyMap, site: PainSite) -> QPointF:
    return body.board.dots(placed(body))[site][0]


def reached_by_arrows(body: BodyMap) -> set[PainSite]:
    found, fresh = set[PainSite](), {SITE.LEFT}
    while fresh:
        found |= fresh
        ways = [(site, way) for site in fresh for way in ((-1, 0), (1, 0), (0, -1), (0, 1))]
        fresh = {each for site, way in ways if (each := body.neighbour(body.buttons[site], way))} - found
    return found


def test_left_and_right_are_hers_seen_from_behind(body: BodyMap) -> None:
    where = placed(body)
    assert dot(body, SITE.LEFT).x() < where.back.center().x() < dot(body, SITE.RIGHT).x()
    assert where.front.contains(dot(body, SITE.PUBIC))
    assert all(where.back.contains(dot(body, each)) for each in SITE if each not in (SITE.PUBIC, SITE.BOTH))


@pytest.mark.parametrize("week", [8, 30, 40, "postpartum"])
def test_the_places_stay_on_her_in_each_week(body: BodyMap, style: Style, week: int) -> None:
    figures_of(style).set_likeness(Likeness(week=week))
    where = placed(body)
    for site, points in body.board.dots(where).items():
        rect = where.front if site is SITE.PUBIC else where.back
        assert all(rect.adjusted(0, rect.height() / 2, 0, -rect.height() / 8).contains(each) for each in points), site


def test_each_place_is_a_check_box_of_its_own_size_with_a_name_in_words(body: BodyMap) -> None:
    for site, button in body.buttons.items():
        seen = QAccessible.queryAccessibleInterface(button)
        assert seen.role() is QAccessible.Role.CheckBox
        assert seen.text(QAccessible.Text.Name) == PLACES[site].name
        assert min(button.width(), button.height()) >= TARGET_PX
        body.buttons[site].click()
        assert seen.state().checked
    for one, other in combinations(body.buttons.values(), 2):
        assert not one.geometry().intersects(other.geometry())
    assert unnamed(body) == []


def test_a_press_on_the_body_presses_the_nearest_place(body: BodyMap) -> None:
    for site in (SITE.LEFT, SITE.PUBIC):
        QTest.mouseClick(body.board, Qt.MouseButton.LeftButton, pos=dot(body, site).toPoint())
    assert body.value == {SITE.LEFT, SITE.PUBIC}
    assert body.buttons[SITE.PUBIC].hasFocus()
    head = QPointF(placed(body).back.center().x(), 5.0).toPoint()
    QTest.mouseClick(body.board, Qt.MouseButton.LeftButton, pos=head)
    assert body.value == {SITE.LEFT, SITE.PUBIC}


def test_arrow_keys_come_to_every_place_and_space_chooses(body: BodyMap) -> None:
    body.buttons[SITE.LEFT].setFocus()
    for key, reached in (
        (KEY.Key_Right, SITE.RIGHT),
        (KEY.Key_Right, SITE.PUBIC),
        (KEY.Key_Right, SITE.PUBIC),
        (KEY.Key_Left, SITE.LEG),
        (KEY.Key_Up, SITE.RIGHT),
        (KEY.Key_Down, SITE.LEG),
        (KEY.Key_Left, SITE.SACRUM),
        (KEY.Key_Up, SITE.LEFT),
    ):
        press(key)
        assert body.buttons[reached].hasFocus(), (key, reached)
        assert body.line.text() == f"{PLACES[reached].name}."
    press(KEY.Key_Space)
    assert body.value == {SITE.LEFT}


def test_tab_comes_to_each_place(body: BodyMap) -> None:
    """Several may hold. Nothing on a check box says that arrow keys would lead on, and a clicker has none."""
    body.buttons[SITE.LEFT].setFocus()
    reached = []
    for _ in body.buttons:
        reached += [site for site, button in body.buttons.items() if button.hasFocus()]
        press(KEY.Key_Tab)
    assert reached == list(body.buttons)


def test_both_sides_are_both_and_a_diary_that_says_both_shows_two(body: BodyMap) -> None:
    chosen: list[frozenset[PainSite]] = []
    body.chosen.connect(chosen.append)
    for site in (SITE.LEFT, SITE.RIGHT, SITE.LEFT):
        body.buttons[site].click()
    assert chosen == [{SITE.LEFT}, {SITE.BOTH}, {SITE.RIGHT}]
    body.set_value(frozenset({SITE.BOTH, SITE.LEG}))
    checked = {site for site, button in body.buttons.items() if button.isChecked()}
    assert checked == {SITE.LEFT, SITE.RIGHT, SITE.LEG}
    assert len(chosen) == 3


def test_what_is_pointed_at_and_what_is_chosen_are_said_in_words(body: BodyMap) -> None:
    assert (body.line.text(), body.words.text()) == (HOW, NONE)
    QTest.mouseMove(body.board, QPoint(1, 1))
    QTest.mouseMove(body.board, dot(body, SITE.SACRUM).toPoint())
    assert body.line.text() == f"{PLACES[SITE.SACRUM].name}."
    QTest.mouseMove(body.board, QPoint(1, 1))
    assert body.line.text() == HOW
    body.buttons[SITE.LEFT].click()
    body.buttons[SITE.PUBIC].click()
    assert body.words.text() == "Chosen: left side, pubic bone."


@pytest.mark.parametrize("scale", [1.0, 1.6])
@pytest.mark.parametrize("size", [(1024, 640), (1280, 800), (1920, 1080), (512, 320), (640, 400), (1024, 400)])
def test_nothing_is_cut_and_a_small_window_has_rows(
    body: BodyMap, style: Style, size: tuple[int, int], scale: float
) -> None:
    style.set_choices("light", scale, reduced_motion=False)
    style.set_window_size(*size)
    fit(body, size)
    assert clipped(body) == []
    assert small_targets(body) == []
    assert (body.board.placed is not None) is (size[1] >= 640)
    assert reached_by_arrows(body) == set(body.buttons)


@given(
    boxes=st.lists(st.tuples(st.floats(0, 300), st.integers(44, 80)), max_size=4).map(sorted),
    most=st.integers(320, 500),
)
def test_stacked_boxes_never_overlap_nor_leave(boxes: list[tuple[float, int]], most: int) -> None:
    tops = stacked(boxes, most)
    ends = [top + height for top, (_, height) in zip(tops, boxes, strict=True)]
    assert all(end <= following for end, following in zip(ends, tops[1:], strict=False))
    assert all(top >= 0 for top in tops)
    assert all(end <= most for end in ends)
