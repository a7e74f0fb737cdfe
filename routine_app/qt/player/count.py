"""The giant number, drawn so that its digits, not their line, are as high as it is asked to be.

Knows a number and two short words beside it.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import give_role

_GAP = 0.14  # between number and words, in digit heights


def height_for(digit_px: int) -> int:
    """Return the height of a count whose digits are so high (logical pixels): round digits reach past their line."""
    return digit_px + 2 * _overshoot(digit_px)


def _overshoot(digit_px: int) -> int:
    return 2 + digit_px // 40


class Count(QWidget):
    """A number with "of 10" and "times" at its right, on the number's base line."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._number, self._of, self._unit = "", "", ""
        self._digit_px = 100
        give_role(self, QAccessible.Role.StaticText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        style.changed.connect(self.update)

    def set_digit_height(self, pixels: int) -> None:
        """Set how high the digits are, in logical pixels."""
        if pixels != self._digit_px:
            self._digit_px = pixels
            self.update()

    def show_count(self, number: str, of: str, unit: str) -> None:
        """Show a number ("" for none) and its words."""
        if (number, of, unit) == (self._number, self._of, self._unit):
            return
        self._number, self._of, self._unit = number, of, unit
        self.setAccessibleName(" ".join(part for part in (number, of, unit) if part))
        self.update()

    def number_font(self) -> QFont:
        """Return the font in which digits are as high as they should be, less where the width does not allow it."""
        sample = QFontMetricsF(self._style.sized_font(200, QFont.Weight.Bold))
        size = 200 * self._digit_px / sample.capHeight()
        wide, room = sample.horizontalAdvance(self._number) * size / 200, self.width() - self._words_width()
        if wide > room > 0:
            size *= room / wide
        return self._style.sized_font(int(size), QFont.Weight.Bold)

    def word_font(self) -> QFont:
        """Return the font of the words beside the number."""
        return self._style.sized_font(max(11, round(self._digit_px * 0.24)), QFont.Weight.Medium)

    def ink_box(self) -> tuple[float, float, float]:
        """Return the width, height and top of what is painted, in logical pixels."""
        metrics = QFontMetricsF(self.number_font())
        width = metrics.horizontalAdvance(self._number) + self._words_width()
        return width, metrics.capHeight(), self._base() - metrics.capHeight()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the number and its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.number_font()
        base = self._base()
        painter.setPen(self._style.color(Ink.TEXT))
        painter.setFont(font)
        painter.drawText(QPointF(-self._bearing(font), base), self._number)
        x = QFontMetricsF(font).horizontalAdvance(self._number) + (self._gap() if self._number else 0)
        words = self.word_font()
        painter.setFont(words)
        painter.setPen(self._style.color(Ink.MUTED))
        metrics = QFontMetricsF(words)
        lines = [text for text in (self._unit, self._of) if text]
        below = max((metrics.tightBoundingRect(text).bottom() for text in lines[:1]), default=0.0)
        lowest = min(base, self.height() - 1 - below)  # a letter that hangs below its line, "p", is not cut
        for index, text in enumerate(lines):
            painter.drawText(QPointF(x, lowest - index * metrics.height()), text)

    def _bearing(self, font: QFont) -> float:
        """Return the white space at the left of the first digit, so that the number stands flush with the text."""
        return QFontMetricsF(font).leftBearing(self._number[0]) if self._number else 0.0

    def _base(self) -> float:
        return self.height() - _overshoot(self._digit_px)

    def _gap(self) -> float:
        return self._digit_px * _GAP

    def _words_width(self) -> float:
        metrics = QFontMetricsF(self.word_font())
        widest = max(metrics.horizontalAdvance(text) for text in (self._of, self._unit))
        return widest + self._gap() + 2 if widest else 0.0
