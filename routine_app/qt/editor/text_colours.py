"""Colours what the parts of a routine's text are, in the app's own inks, each of which reads on a card.

Knows the document; what the parts are is told by `application.routines.yaml_colours`.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from routine_app.application.routines.yaml_colours import Part, marks_of
from routine_app.qt.style.fonts import load_slanted
from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink

INKS: dict[Part, Ink] = {
    Part.KEY: Ink.TEAL,
    Part.COMMENT: Ink.MUTED,
    Part.STRING: Ink.PLUM,
    Part.NUMBER: Ink.PLUM,
}


class TextColours(QSyntaxHighlighter):
    """Colours a document, each line when it changes."""

    def __init__(self, style: Style, document: QTextDocument) -> None:
        super().__init__(document)
        load_slanted()
        self._style = style
        self._formats: dict[Part, QTextCharFormat] = {}
        style.changed.connect(self._restyle)
        self._restyle()

    def highlightBlock(self, text: str) -> None:
        """Colour a line."""
        marks, state = marks_of(text, self.previousBlockState())
        for mark in marks:
            start, length = mark.start, mark.length
            if not text.isascii():  # Qt counts some signs twice
                length = len(text[start : start + length].encode("utf-16-le")) // 2
                start = len(text[:start].encode("utf-16-le")) // 2
            self.setFormat(start, length, self._formats[mark.part])
        self.setCurrentBlockState(state)

    def _restyle(self) -> None:
        for part, ink in INKS.items():
            shape = QTextCharFormat()
            shape.setForeground(self._style.color(ink))
            if part is Part.KEY:
                shape.setFontWeight(QFont.Weight.DemiBold)
            shape.setFontItalic(part is Part.COMMENT)
            self._formats[part] = shape
        self.rehighlight()
