"""Text on screen: labels in a role and colour, and labels that shrink until all of their text shows.

Knows fonts and wrapping; knows nothing of what the text says. Text is always plain, whatever file it came from.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from routine_app.domain.display_text import harmless
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import give_role

SMALLEST_PX = 9
RING = 4  # px that a button keeps free around it for the focus ring
_BREAK = "\u200b"  # nothing to see, and a line may be broken there
_LONG_WORD = re.compile(r"\S{15}(?=\S)")
_HEADINGS = (Role.DISPLAY, Role.TITLE, Role.HEADING)
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class TextLabel(QLabel):
    """A label of plain text that wraps and takes as much height as it needs."""

    def __init__(
        self, style: Style, text: str = "", role: Role = Role.BODY, ink: Ink = Ink.TEXT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._role, self._ink, self._breaks_words = style, role, ink, False
        if role in _HEADINGS:
            self.be_heading()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        style.changed.connect(self._restyle)
        self._restyle()

    def setText(self, text: str) -> None:
        """Show a text; what could turn or hide what stands beside it is spelt out."""
        shown = harmless(text, keep_lines=True)
        super().setText(_breakable(shown) if self._breaks_words else shown)

    def break_long_words(self) -> TextLabel:
        """Break words that are longer than a line, such as paths, which would be cut off; returns itself."""
        self._breaks_words = True
        self.setText(self.text())
        return self

    def be_heading(self) -> TextLabel:
        """Be a heading to a screen reader, as the three largest roles are anyway; returns itself."""
        give_role(self, QAccessible.Role.Heading)
        return self

    def flush_with_buttons(self) -> TextLabel:
        """Stand in line with the edge of the buttons below, which keep room for their focus ring; returns itself."""
        self.setIndent(RING)
        return self

    def _restyle(self) -> None:
        self.setFont(self._style.font(self._role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._style.color(self._ink))
        self.setPalette(palette)


class FitText(QLabel):
    """A label whose font shrinks, from `set_largest`'s size, until its whole text fits the space it was given."""

    def __init__(
        self,
        style: Style,
        ink: Ink = Ink.TEXT,
        weight: QFont.Weight = QFont.Weight.Normal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._ink, self._weight, self._largest = style, ink, weight, 16
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        style.changed.connect(self._restyle)
        self._restyle()

    def set_largest(self, pixels: int) -> None:
        """Set the font size, in logical pixels, that is used where there is room."""
        if pixels != self._largest:
            self._largest = pixels
            self._fit()

    def set_ink(self, ink: Ink) -> None:
        """Change the colour."""
        if ink is not self._ink:
            self._ink = ink
            self._restyle()

    def show_text(self, text: str) -> None:
        """Show a text; nothing is done when it is already there."""
        shown = harmless(text, keep_lines=True)
        if shown != self.text():
            self.setText(shown)
            self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return no size at all: the text adapts to the space."""
        return QSize(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the new space."""
        super().resizeEvent(event)
        self._fit()

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._style.color(self._ink))
        self.setPalette(palette)
        self._fit()

    def _fit(self) -> None:
        size = fitting_size(self.text(), self.contentsRect(), self._largest, self._font_of, wrap=self.wordWrap())
        font = self._font_of(size)
        if font != self.font():
            self.setFont(font)

    def _font_of(self, pixels: int) -> QFont:
        return self._style.sized_font(pixels, self._weight)


def _breakable(text: str) -> str:
    """Return the text with places to break it in every long word."""
    return _LONG_WORD.sub(lambda match: match.group() + _BREAK, text)


def tip(text: str) -> str:
    """Return a text for a tool tip, which would take what looks like markup for markup."""
    plain = harmless(text, keep_lines=True)
    return f"<qt>{escape(plain)}</qt>".replace("\n", "<br>") if "<" in plain else plain


def fits(text: str, space: QRect, font: QFont, *, wrap: bool) -> bool:
    """Return whether the whole text shows in this space in this font."""
    flags = _WRAPPED if wrap else 0
    metrics = QFontMetrics(font)
    need = metrics.boundingRect(QRect(0, 0, space.width(), 100_000), flags, text)
    return need.width() <= space.width() and need.height() <= space.height()


def fitting_size(text: str, space: QRect, largest: int, font_of: Callable[[int], QFont], *, wrap: bool) -> int:
    """Return the largest font size in pixels, up to `largest`, at which the text fits the space."""
    low, high = SMALLEST_PX, max(largest, SMALLEST_PX)
    if not text or space.width() < 2 or fits(text, space, font_of(high), wrap=wrap):
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if fits(text, space, font_of(middle), wrap=wrap):
            low = middle
        else:
            high = middle
    return low
