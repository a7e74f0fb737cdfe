"""What is said of one way: names, limbs, and what is folded away for professionals."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from routine_app.domain.vocabulary import Demand, Position, Side
from routine_app.qt.exercises.one_exercise import OneExercise
from routine_app.qt.exercises.steps import StepRow
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.text import RING
from tests.qt.conftest import House
from tests.qt.exercises.conftest import one, opened
from tests.qt.looking import press, settle


def visibly_said(page: OneExercise) -> str:
    assert page.details is not None
    labels = page.details.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page.details))


def test_what_is_for_professionals_is_folded_and_stays_open_for_the_next_way(house: House) -> None:
    page = one(house, "sidelying_abduction", "abd.straight")
    assert page.details is not None
    assert "gluteus medius" not in visibly_said(page).lower()
    assert "article" not in visibly_said(page).lower()
    page.details.professionals.click()
    assert "gluteus medius" in visibly_said(page).lower()
    assert "Side-lying hip abduction: Side-lying straight-leg lift." in visibly_said(page)
    page.grid.cards["abd.clamshell"].click()
    assert page.details.professionals.isChecked()
    assert "gluteus medius" in visibly_said(page).lower()


def test_what_is_unfolded_by_keys_is_in_view(house: House) -> None:
    page = one(house, "sidelying_abduction", "abd.straight")
    house.window.resize(960, 540)
    settle()
    assert page.details is not None
    pressed = page.details.professionals
    pressed.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Space)
    settle()
    told = next(label for label in page.details.findChildren(QLabel) if label.text() == "Full name")
    for shown in (pressed, told):
        assert shown.visibleRegion().boundingRect().height() == shown.height()


def steps_of(page: OneExercise) -> list[str]:
    assert page.details is not None
    return [row.accessibleName() for row in page.details.steps.rows]


def test_the_steps_name_the_limb_of_the_side_that_shows(house: House) -> None:
    page = one(house, "sidelying_abduction", "abd.straight")
    assert "Step 1: Lie on your right side, right knee bent, left leg long and on top." in steps_of(page)
    page.showcase.sides[Side.RIGHT].click()
    assert "Step 1: Lie on your left side, left knee bent, right leg long and on top." in steps_of(page)
    page.grid.cards["abd.clamshell"].click()
    assert "Step 1: Lie on your left side, knees bent and heels together." in steps_of(page)


def test_a_card_is_named_for_the_way_that_it_shows(make_house: Callable[..., House]) -> None:
    """The seated figure never stands under the name of a side-lying exercise."""
    page = opened(make_house(avoid=frozenset({Position.SIDE_LYING, Demand.FLOOR, Demand.ONE_LEG_STANDING})))
    for key, card in page.overview.grid.cards.items():
        assert card.said.name == card.variation.short_name, key
    card = page.overview.grid.cards["sidelying_abduction"]
    assert (card.variation.id, card.said.lines[0]) == ("abd.seated_pushout", "Outer-hip strength")


@pytest.mark.parametrize(
    "text", ["Stand tall.", "Breathe in and reach your hips back and down, as if to sit on a chair."]
)
def test_the_number_of_a_step_stands_beside_its_first_line(style: Style, qtbot: QtBot, text: str) -> None:
    row = StepRow(style, 1, text)
    qtbot.addWidget(row)
    row.set_current(True)
    style.set_choices("light", 1.3, reduced_motion=False)  # the room around it follows
    row.resize(320, row.heightForWidth(320) + 12)
    row.show()
    image = row.grab().toImage()
    line = QFontMetrics(style.font(Role.BODY)).height()
    disc = [y for y in range(image.height()) if image.pixelColor(RING + style.px(0.45) + 3, y) == style.color(Ink.TEAL)]
    words = [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y) == style.color(Ink.TEXT) for x in range(RING + style.px(2.2), image.width()))
    ]
    first = [y for y in words if y < words[0] + line - 2]
    assert abs((disc[0] + disc[-1]) / 2 - (first[0] + first[-1]) / 2) <= 3
