"""The mark that empties a field is ours, in the colours of the window, and follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton

from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.clear_mark import mark_clear_button

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def colours_of(field: QLineEdit) -> set[str]:
    """Return the colours that the mark has where it covers what is beneath it."""
    (button,) = field.findChildren(QAction)
    picture = button.icon().pixmap(32, 32).toImage()
    places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return {colour.name() for place in places if (colour := picture.pixelColor(*place)).alpha() == 255}


def test_it_has_the_colour_of_quiet_words_in_each_theme(style: Style, qtbot: QtBot) -> None:
    field = QLineEdit("voice")
    qtbot.addWidget(field)
    field.setClearButtonEnabled(True)
    for theme in ("light", "dark"):
        style.set_choices(theme, 1.0, reduced_motion=False)
        mark_clear_button(field, style)
        assert colours_of(field) == {style.color(Ink.MUTED).name()}


def test_it_shows_where_there_is_something_to_empty(style: Style, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setClearButtonEnabled(True)
    mark_clear_button(field, style)
    field.show()
    (button,) = field.findChildren(QToolButton)
    assert button.isHidden()
    field.setText("voice")
    assert not button.isHidden()
    mark_clear_button(field, style)
    assert not button.isHidden()


def test_a_field_without_such_a_button_is_left_as_it_is(style: Style, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    mark_clear_button(field, style)
    assert field.actions() == []
