"""What a screen reader is told of every page: names, roles, headings, and which of several holds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from routine_app.playback.commands import Command
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.accessible import give_role
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.text import TextLabel
from tests.access.scenes import SCENES, show
from tests.qt.conftest import House
from tests.qt.looking import settle, tab_order
from tests.qt.parts import part
from tests.qt.real_window import RealWindow

Roles = QAccessible.Role
Name = QAccessible.Text.Name
PAGES = ("today", "exercises", "one exercise", "progress", "day", "safety", "settings", "first_run", "player", "finish")
ROW_PX = 44
_NO_CONTROL = {Roles.Client, Roles.NoRole, Roles.LayeredPane}


def tree(root: QWidget) -> list[QAccessibleInterface]:
    """Return all that shows, in reading order."""
    return list(_below(QAccessible.queryAccessibleInterface(root)))


def _below(face: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    if face.state().invisible:
        return
    yield face
    for index in range(face.childCount()):
        child = face.child(index)
        if child is not None:
            yield from _below(child)


def role_of(widget: QWidget) -> Roles:
    return QAccessible.queryAccessibleInterface(widget).role()


def said(root: QWidget) -> list[str]:
    return [face.text(Name) for face in tree(root)]


def headings(root: QWidget) -> list[str]:
    return [face.text(Name) for face in tree(root) if face.role() is Roles.Heading]


def faults(root: QWidget) -> list[str]:
    """Return the controls without a name, and those of which a screen reader cannot say what they are."""
    found = []
    for face in tree(root):
        if not face.state().focusable or face.text(Name).startswith("qt_"):
            continue
        if not face.text(Name):
            found.append(f"{face.role()} has no name")
        if face.role() in _NO_CONTROL:
            found.append(f"{face.text(Name)} is {face.role()}")
    return found


def open_page(house: House, page: str) -> None:
    if page == "player":
        house.start()
    elif page == "finish":
        house.start()
        house.player.over.emit()
    else:
        house.window.go_to({"one exercise": "exercises", "day": "progress"}.get(page, page))
        if page == "one exercise":
            house.exercises.open_exercise("squat")
        elif page == "day":
            house.progress.open_day(house.progress.model.today)
    settle()


@pytest.mark.parametrize("page", PAGES)
def test_every_control_has_a_name_and_a_role(house: House, page: str) -> None:
    open_page(house, page)
    assert faults(house.window) == []
    assert headings(house.page)
    assert all(headings(house.page))


def test_the_eye_sees_what_has_no_name_or_role(qtbot: QtBot) -> None:
    holder, bare = QWidget(), QWidget()
    qtbot.addWidget(holder)
    bare.setFocusPolicy(holder.focusPolicy().StrongFocus)
    bare.setAccessibleName("Bare")
    column = QVBoxLayout(holder)
    column.addWidget(QPushButton())
    column.addWidget(bare)
    holder.show()
    assert faults(holder) == [f"{Roles.Button} has no name", f"Bare is {Roles.Client}"]


def test_one_of_many_are_radio_buttons(house: House) -> None:
    window, today = house.window, house.today
    groups = [*window.nav.buttons.values()], [*today.pain.buttons.values()], [*today.panels.routines.tabs.values()]
    open_page(house, "settings")
    week = house.settings.her.week
    open_page(house, "one exercise")
    one = house.exercises.one
    for group in (*groups, [week.born, week.unsaid], [*one.grid.cards.values()], [*one.showcase.sides.values()]):
        assert {role_of(each) for each in group} == {Roles.RadioButton}
    for toggle in (*today.panels.comfort.chips.chips.values(), one.filter):
        assert role_of(toggle) == Roles.CheckBox


def test_what_the_player_shows_is_what_is_read(house: House) -> None:
    house.start()
    house.to_work()
    reading = house.player.readout.reading
    read = said(house.player)
    for words in (reading.name, reading.part, reading.word, reading.do):
        assert words in read
    assert any(reading.number in each.split() for each in read if reading.number)
    assert role_of(house.player.readout.name) == Roles.Heading
    assert role_of(house.player.stage) == Roles.Graphic


def test_nothing_with_the_focus_changes_its_words_while_time_passes(house: House) -> None:
    house.start()
    face = QAccessible.queryAccessibleInterface(house.player)
    before = [face.text(which) for which in (Name, QAccessible.Text.Description)]
    house.go(60_000)
    assert [face.text(which) for which in (Name, QAccessible.Text.Description)] == before


def test_a_label_in_a_role_still_says_its_text(qtbot: QtBot, style: Style) -> None:
    title, plain = TextLabel(style, "First", Role.TITLE), QLabel("Plain")
    qtbot.addWidget(title)
    qtbot.addWidget(plain)
    title.setText("Second")
    face = QAccessible.queryAccessibleInterface(title)
    assert (face.role(), face.text(Name)) == (Roles.Heading, "Second")
    assert role_of(plain) == Roles.StaticText


def test_a_role_is_taken_where_a_reader_listens_already(qtbot: QtBot) -> None:
    QAccessible.setActive(True)
    try:
        picture = QWidget()
        qtbot.addWidget(picture)
        picture.setAccessibleName("Known by now")
        assert role_of(picture) == Roles.Client
        give_role(picture, Roles.Graphic)
        assert role_of(picture) == Roles.Graphic
    finally:
        QAccessible.setActive(False)


def test_the_windows_title_says_the_page(house: House) -> None:
    for page, title in (("today", "Today"), ("progress", "Progress"), ("player", "Session"), ("finish", "Finish")):
        if page == "finish":
            house.player.over.emit()
        else:
            open_page(house, page)
        assert house.window.windowTitle() == f"{title} - Routine"


def test_what_keys_give_the_focus_is_in_view(house: House) -> None:
    house.window.resize(512, 320)
    house.window.go_to("settings")
    settle()
    for widget in reversed(tab_order(house.window.nav.buttons["settings"])):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        assert not widget.visibleRegion().isEmpty(), widget.accessibleName()


def test_tab_goes_down_the_pages_as_the_eye_does(house: House) -> None:
    for page in ("exercises", "settings"):
        open_page(house, page)
        content = house.settings.content if page == "settings" else house.exercises.overview.content
        reached = [each for each in tab_order(house.window.nav.buttons[page]) if content.isAncestorOf(each)]
        places = [each.mapTo(content, each.rect().topLeft()) for each in reached]
        assert len(places) > 5
        for before, after in pairwise(places):  # on in the row, down, or up to the next column
            assert after.y() > before.y() - ROW_PX or after.x() > before.x(), page


def test_a_table_that_is_made_late_is_reached_after_its_button(house: House) -> None:
    open_page(house, "progress")
    section = house.progress.board.done
    section.show_numbers("", lambda: [("Squat", "Squat", "1", "1", "1")], there=True)
    section.show_table(wanted=True)
    assert section.toggle.nextInFocusChain() is section.table


def misnamed(root: QWidget) -> list[str]:
    """Return the buttons of which the words that show are not in the name: who steers by voice says what she sees."""
    return [
        f"{button.words()!r} is called {button.accessibleName()!r}"
        for button in root.findChildren(PillButton)
        if button.isVisible() and words_of(button.words()) not in words_of(button.accessibleName())
    ]


def words_of(text: str) -> str:
    """Return a text without its signs: a star or a plus is not said."""
    return " ".join("".join(sign if sign.isalnum() or sign == "'" else " " for sign in text.casefold()).split())


@pytest.mark.slow
def test_a_name_that_is_read_has_the_words_that_show(window: RealWindow) -> None:
    found = []
    for scene in SCENES:
        show(window, scene)
        found += [f"{scene}: {each}" for each in misnamed(window.window)]
    assert found == []


def test_the_eye_sees_a_name_without_the_words_that_show(qtbot: QtBot, style: Style) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    PillButton(style, "+10 s", parent=holder).setAccessibleName("Rest 10 s longer")
    PillButton(style, "\N{BLACK STAR} Core", parent=holder).setAccessibleName("Core three")
    holder.show()
    assert misnamed(holder) == []
    PillButton(style, "Skip", parent=holder).setAccessibleName("Leave out")
    holder.findChildren(PillButton)[-1].show()
    assert misnamed(holder) == ["'Skip' is called 'Leave out'"]


def test_the_list_of_keys_scrolls_by_keys_where_there_is_little_room(house: House) -> None:
    house.dress((512, 320), "light", 1.6)
    house.start()
    house.do(Command.KEYS)
    settle()
    bar = part(house.player.keys, QScrollArea).verticalScrollBar()
    assert bar.maximum() > 100
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End):
        before = bar.value()
        QTest.keyClick(house.player.keys.buttons[0], key)
        assert bar.value() > before
    QTest.keyClick(house.player.keys.buttons[0], Qt.Key.Key_Home)
    assert bar.value() == 0
