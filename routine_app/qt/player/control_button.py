"""The buttons at the foot of a session: small ones, pressed from nearby, and those of care, read from the floor.

Knows sizes, and the key that does the same; knows no command.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from routine_app.qt.style.style import TARGET_PX, Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ENTER_KEYS, ButtonKind, PillButton
from routine_app.qt.widgets.text import RING

LINE = 1.15
"""How high the pill of a large word is at the least, by its letters' size: none of them is cut."""
_PAD = 0.37  # of the letters' size, at each side of a large word
_KEY, _LEAST_KEY_PX = 0.27, 11  # of the letters' size at the most: it stands clear of them


class ControlButton(PillButton):
    """A button that only Enter presses: Space always pauses, wherever the focus is."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter; leave the rest to the page."""
        if event.key() in ENTER_KEYS and not event.isAutoRepeat():
            self.click()
        else:
            event.ignore()


class CareButton(ControlButton):
    """It hurts, or Stop: one large word, and small in the corner the key that does the same.

    It fills the height that it is given, and is as wide as its word is in the largest type: so nothing beside it has
    less room where she has larger type.
    """

    def __init__(self, style: Style, words: str, key: str, parent: QWidget | None = None) -> None:
        self._letters = self._widest = 0
        self._key = key
        super().__init__(style, words, ButtonKind.CARE, None, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def set_letters(self, letters: int, widest: int) -> None:
        """Take the size of its letters, and the size that it keeps room for, both in logical pixels."""
        if (letters, widest) != (self._letters, self._widest):
            self._letters, self._widest = letters, widest
            self._restyle()

    def width_for(self, letters: int) -> int:
        """Return how wide it is with letters of a size, in logical pixels."""
        word = QFontMetrics(self._word_font(letters)).horizontalAdvance(self.words()) + 2
        return max(TARGET_PX, word + 2 * round(_PAD * letters)) + 2 * RING

    def sizeHint(self) -> QSize:
        """Return the room for its word in the largest type."""
        high = max(TARGET_PX, ceil(LINE * self._widest)) + 2 * RING
        return QSize(self.width_for(self._widest), high)

    def minimumSizeHint(self) -> QSize:
        """Return the same: the word is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint its key over the end of its word, which is low there."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._style.color(Ink.WARNING))
        painter.setFont(self.key_font())
        corner = QRectF(self.rect()).adjusted(0, self.key_top(), -2 * RING - self._style.px(0.5), 0)
        painter.drawText(corner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), self._key)

    def key_font(self) -> QFont:
        """Return the font of its key: of small text, but no larger than the room above its word."""
        small = min(self._style.font(Role.CAPTION).pixelSize(), round(_KEY * self._letters))
        return self._style.sized_font(max(_LEAST_KEY_PX, small))

    def key_top(self) -> int:
        """Return how far below the button's upper edge its key begins, in logical pixels."""
        return 2 * RING - 2

    def _padding(self) -> int:
        return round(_PAD * self._letters)

    def _restyle(self) -> None:
        super()._restyle()
        self.setFont(self._word_font(self._letters))

    def _word_font(self, letters: int) -> QFont:
        return self._style.sized_font(letters, QFont.Weight.DemiBold)
