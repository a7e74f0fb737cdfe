"""A physiotherapist makes a routine by keys alone: begun, written, saved, used and started."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from routine_app.content.catalogue import load_catalogue
from routine_app.domain.exercise import HoldDose, RepsDose
from routine_app.domain.vocabulary import FirstSide
from routine_app.qt.editor.page import EditorPage
from routine_app.qt.routines.detail import RoutineWish
from tests.qt.conftest import House
from tests.qt.editor.conftest import editor
from tests.qt.looking import settle
from tests.qt.routines.conftest import feature, opened

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NAME = "Routine for Anna, week 30"
STEPS = ("Hold the counter, feet hip-width.", "Breathe out and rise.", "Breathe in and lower slowly.")


def at() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None, "a key reaches nothing"
    return focused


def keys(*pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys, one after the other, wherever the focus is."""
    for key in pressed:
        QTest.keyClick(at(), key, held)
        settle()


def words(text: str) -> None:
    QTest.keyClicks(at(), text)


def go_to(widget: QWidget, *, back: bool = False) -> None:
    """Go on by Tab until a widget has the focus."""
    for _ in range(40):
        if at() is widget:
            return
        QTest.keyClick(at(), KEY.Key_Backtab if back else KEY.Key_Tab, SHIFT if back else Qt.KeyboardModifier(0))
    pytest.fail(f"Tab never comes to {widget.accessibleName()}")


def begin(house: House) -> EditorPage:
    page = opened(house)
    page.search.setFocus()
    go_to(page.new)
    keys(KEY.Key_Return)
    assert feature(house).desk.question
    words(NAME)
    keys(KEY.Key_Return)
    assert house.page is editor(house).page
    return editor(house).page


def add(right: int) -> None:
    """Add an exercise below the part at which she is in the list, so many cards along."""
    keys(KEY.Key_Insert, *[KEY.Key_Right] * right, KEY.Key_Return)


def fill(page: EditorPage, **values: str) -> None:
    """Write into fields of the part in the list, and come back to it."""
    keys(KEY.Key_F6)
    for name, text in values.items():
        go_to(page.form.card.fields[name].edit)
        QTest.keyClick(at(), KEY.Key_A, CONTROL)
        words(text)
    keys(KEY.Key_F6)
    assert at() is page.form.list


def add_own(page: EditorPage) -> None:
    keys(KEY.Key_Insert, KEY.Key_Backtab, KEY.Key_Backtab, KEY.Key_Return)
    panel = page.form_actions.adding.panel
    assert panel is not None
    for text in ("Calf raise", "Keeps the lower legs awake."):
        words(text)
        keys(KEY.Key_Tab)
    keys(KEY.Key_Tab, KEY.Key_Right, KEY.Key_Right, KEY.Key_Tab)  # moves like the squat at a counter
    words("2 x 8")
    keys(KEY.Key_Tab)
    for step in STEPS:
        words(step)
        keys(KEY.Key_Return)
    keys(KEY.Key_Tab, KEY.Key_Tab, KEY.Key_Return)
    assert page.form_actions.adding.panel is None, "what she wrote lacks something"


def test_begun_written_saved_used_and_started(house: House) -> None:
    page = begin(house)
    fill(page, description="Three times a week.", notes="Less is more.", author="Marta Lind", review="15.1.2027")
    keys(*[KEY.Key_Down] * 4)  # past the breathing, to the squat
    fill(page, dose="2 x 8", notes="Heels heavy.")
    add(1)
    fill(page, dose="2 x 8-10", tempo_scale="1.2")
    add(6)
    go_to(page.form.item.choices["first_side"].radios[0])
    keys(KEY.Key_Right, KEY.Key_F6)
    add(7)
    fill(page, dose="3 x 30 s")
    add_own(page)
    keys(KEY.Key_S, held=CONTROL)
    assert not page.model.draft.is_changed
    keys(KEY.Key_Escape)
    routines = house.routines
    assert routines.isVisible()
    assert routines.list.current
    assert routines.list.current.name == NAME
    go_to(routines.detail.buttons[RoutineWish.USE])
    keys(KEY.Key_Return)
    assert house.today.isVisible()
    go_to(house.today.start)
    keys(KEY.Key_Return)
    assert house.player.isVisible()
    check(house)


def check(house: House) -> None:
    """See that her folder holds what was made."""
    entry = load_catalogue(house.model.context.paths.routines).entry("routine_for_anna_week_30")
    assert entry is not None
    assert entry.routine is not None
    assert entry.problems == ()
    made = entry.routine
    assert (made.name, made.author, str(made.review)) == (NAME, "Marta Lind", "2027-01-15")
    items = made.sections[1].items
    assert [item.exercise for item in items] == [
        "squat", "band_pull_apart", "sidelying_abduction", "piriformis", "calf_raise",
    ]  # fmt: skip
    assert items[0].dose == RepsDose(2, 8)
    assert items[1].dose == RepsDose(2, 8, 10)
    assert items[1].tempo_scale == 1.2
    assert items[2].first_side is FirstSide.LEFT
    assert items[3].dose == HoldDose(3, 30_000)
    own = made.exercises[0]
    assert own.name == "Calf raise"
    assert own.default.clip == "squat.counter"
    assert own.default.steps == STEPS
