"""The colours of a routine's text; what is coloured as what is tested with `application.routines.yaml_colours`."""

from __future__ import annotations

from PySide6.QtGui import QRawFont, QTextDocument

from routine_app.qt.editor.text_colours import TextColours
from routine_app.qt.style.fonts import TYPEFACE
from routine_app.qt.style.style import Role, Style


def test_a_comment_is_written_in_the_slanted_letters_of_its_own_typeface(style: Style) -> None:
    TextColours(style, QTextDocument())
    font = style.font(Role.BODY)
    font.setItalic(True)
    raw = QRawFont.fromFont(font)
    assert (raw.familyName(), raw.styleName()) == (TYPEFACE, "Italic")
