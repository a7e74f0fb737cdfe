"""A switch and a slider: by keys, by pointer, to a screen reader, and large enough to be hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.choice_row import ChoiceRow
from routine_app.qt.widgets.slider import SliderRow
from routine_app.qt.widgets.switch import SwitchRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def toggle(button: QAbstractButton) -> None:
    """Do what a screen reader does with a button that can be checked."""
    QAccessible.queryAccessibleInterface(button).actionInterface().doAction("Toggle")


@pytest.fixture
def switch(qtbot: QtBot, style: Style) -> SwitchRow:
    row = SwitchRow(style, "Light for tones", "Each tone shows as a soft light.")
    qtbot.addWidget(row)
    row.resize(400, row.sizeHint().height())
    row.show()
    return row


@pytest.fixture
def slider(qtbot: QtBot, style: Style) -> SliderRow:
    row = SliderRow(style, "Pace", (80, 130, 10), lambda value: f"{value} %")
    qtbot.addWidget(row)
    row.resize(400, row.sizeHint().height())
    row.show()
    row.set_value(100)
    return row


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_turn_a_switch(switch: SwitchRow, qtbot: QtBot, key: Qt.Key) -> None:
    chosen: list[bool] = []
    switch.chosen.connect(chosen.append)
    qtbot.keyClick(switch.switch, key)
    assert (chosen, switch.value) == ([True], True)
    qtbot.keyClick(switch.switch, key)
    assert chosen == [True, False]


def test_a_click_on_the_name_turns_it_too_but_showing_a_value_tells_nobody(switch: SwitchRow, qtbot: QtBot) -> None:
    chosen: list[bool] = []
    switch.chosen.connect(chosen.append)
    switch.set_value(True)
    assert chosen == []
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert chosen == [False]


def test_a_screen_reader_takes_a_switch_for_a_check_box_with_its_state(switch: SwitchRow) -> None:
    face = QAccessible.queryAccessibleInterface(switch.switch)
    assert face.role() == QAccessible.Role.CheckBox
    assert face.text(QAccessible.Text.Name) == "Light for tones"
    assert face.text(QAccessible.Text.Description) == "Each tone shows as a soft light."
    assert (face.state().checkable, face.state().checked) == (1, 0)
    switch.set_value(True)
    assert face.state().checked == 1


def test_on_and_off_differ_in_more_than_their_colour(switch: SwitchRow) -> None:
    def knob(*, on: bool) -> float:
        switch.set_value(on)
        ink = QColor(switch.switch._style.color(Ink.CARD if on else Ink.EDGE))  # noqa: SLF001
        image = switch.switch.grab().toImage()
        found = [x for x in range(image.width()) if _is(image, x, image.height() // 2, ink)]
        return sum(found) / len(found)

    assert knob(on=True) - knob(on=False) > switch.switch.height() / 4


def test_keys_move_a_slider_by_its_steps_and_it_says_so(slider: SliderRow, qtbot: QtBot) -> None:
    chosen: list[int] = []
    slider.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_End):
        qtbot.keyClick(slider.slider, key)
    assert chosen == [110, 120, 110, 80, 130]
    assert slider.words.text() == "130 %"
    face = QAccessible.queryAccessibleInterface(slider.slider)
    assert (face.role(), face.text(QAccessible.Text.Name)) == (QAccessible.Role.Slider, "Pace: 130 %")


def test_a_drag_tells_the_words_at_once_and_the_value_when_let_go(slider: SliderRow, qtbot: QtBot) -> None:
    chosen: list[int] = []
    slider.chosen.connect(chosen.append)
    bar = slider.slider
    middle = bar.height() // 2
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(2, middle))
    assert (slider.words.text(), chosen) == ("80 %", [])
    qtbot.mouseMove(bar, QPoint(bar.width() - 2, middle))
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() - 2, middle))
    assert len(chosen) == 1
    assert chosen[0] % 10 == 0


def test_the_wheel_leaves_a_slider_alone(slider: SliderRow) -> None:
    bar = slider.slider
    where, none = QPointF(bar.rect().center()), Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        where,
        QPointF(bar.mapToGlobal(bar.rect().center())),
        QPoint(),
        QPoint(0, -240),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own order
    )
    QApplication.sendEvent(bar, wheel)
    assert slider.value == 100
    assert not wheel.isAccepted()


def test_both_can_be_hit_and_show_the_focus(switch: SwitchRow, slider: SliderRow, style: Style) -> None:
    teal = QColor(style.color(Ink.TEAL))
    for control in (switch.switch, slider.slider):
        assert control.height() >= 44
        control.window().activateWindow()
        control.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        image = control.grab().toImage()
        assert _is(image, image.width() // 2, 1, teal)


def _is(image: QImage, x: int, y: int, ink: QColor) -> bool:
    return image.pixelColor(x, y).rgb() == ink.rgb()


def test_what_a_screen_reader_turns_is_told_of_as_a_click_is(switch: SwitchRow) -> None:
    chosen: list[bool] = []
    switch.chosen.connect(chosen.append)
    toggle(switch.switch)
    toggle(switch.switch)
    assert (chosen, switch.value) == ([True, False], False)


def test_of_choices_that_a_screen_reader_makes_each_is_told_once(style: Style, qtbot: QtBot) -> None:
    row = ChoiceRow(style, "Theme", [("light", "Light"), ("dark", "Dark")])
    chosen: list[object] = []
    qtbot.addWidget(row)
    row.set_value("light")
    row.chosen.connect(chosen.append)
    for _, button in row.buttons[::-1]:
        toggle(button)
        assert [each.isChecked() for _, each in row.buttons].count(True) == 1
    toggle(row.buttons[0][1])  # it holds already
    row.buttons[1][1].click()
    row.set_value("light")
    assert chosen == ["dark", "light", "dark"]
