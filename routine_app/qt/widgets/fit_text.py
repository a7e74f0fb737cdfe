"""Text that shrinks until all of it shows, in lines that stand close and are about as long as one another.

Knows fonts and wrapping; knows nothing of what the text says. Text is always plain, whatever file it came from.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from routine_app.domain.display_text import harmless, kept_together
from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink

SMALLEST_PX = 9
LEADING = 1.12
"""The height of a line by the size of its letters: the typeface's own 1.3 would cost a line of five."""
_BASE = 0.88  # of the letters' size, from the top of a line to its base line
_KEPT = 2000  # answers: the same words come again and again, set by set and with each size that she drags through
_SURE_PX = 4  # by so much letters may stand closer where a line is broken elsewhere
_LINE_BREAK = "\u2028"


def height_of(pixels: int, lines: float = 1) -> int:
    """Return the height of so many lines of a size, in logical pixels."""
    return round(pixels * LEADING * lines) + 1


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
        self._line, self._laid = 1, ""
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

    def needs(self) -> QSize:
        """Return the room that the text takes in its font, within its width."""
        return _needs(_laid_out(self._laid, self._line, self.font(), wrap=self.wordWrap()))

    def minimumSizeHint(self) -> QSize:
        """Return no size at all: the text adapts to the space."""
        return QSize(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text to the new space."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the lines, each centred where the label is."""
        painter, space = QPainter(self), self.contentsRect()
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        laid = _laid_out(self._laid, self._line, self.font(), wrap=self.wordWrap(), align=self.alignment())
        spare = space.height() - _needs(laid).height() if self.alignment() & Qt.AlignmentFlag.AlignVCenter else 0
        beside = space.width() - self._line if self.alignment() & Qt.AlignmentFlag.AlignHCenter else 0
        laid.draw(painter, QPointF(space.left() + beside / 2, space.top() + max(0, spare) / 2))

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._style.color(self._ink))
        self.setPalette(palette)
        self._fit()

    def _fit(self) -> None:
        """Choose the largest size; what belongs together stands on one line, if that makes no letter smaller."""
        size = fitting_size(self.text(), self.contentsRect(), self._largest, self._font_of, wrap=self.wordWrap())
        font, kept = self._font_of(size), kept_together(self.text())
        fits = kept == self.text() or _fits(kept, self.contentsRect(), font, wrap=self.wordWrap())
        self._laid = kept if fits else self.text()
        if font != self.font():
            self.setFont(font)
        width = self.contentsRect().width()
        line = even_width(self._laid, width, font) if self.wordWrap() else width
        if line != self._line:
            self._line = line
            self.update()

    def _font_of(self, pixels: int) -> QFont:
        return self._style.sized_font(pixels, self._weight)


@lru_cache(maxsize=_KEPT)
def even_width(text: str, width: int, font: QFont) -> int:
    """Return the least width, up to `width`, that takes no more lines: no word is left alone on the last one."""
    lines, _, all_of_them = _broken(text, width, font, wrap=True)
    if lines < 2:
        return width
    low, high = min(width - 1, int(all_of_them / lines) - _SURE_PX), width  # one line is as long as the mean, or longer
    while high - low > 1:
        middle = (low + high) // 2
        count, widest, _ = _broken(text, middle, font, wrap=True)
        if count == lines and widest <= middle:
            high = middle
        else:
            low = middle
    return high


def fitting_size(text: str, space: QRect, largest: int, font_of: Callable[[int], QFont], *, wrap: bool) -> int:
    """Return the largest font size in pixels, up to `largest`, at which the text fits the space."""
    low, high = SMALLEST_PX, max(largest, SMALLEST_PX)
    if not text or space.width() < 2 or _fits(text, space, font_of(high), wrap=wrap):
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if _fits(text, space, font_of(middle), wrap=wrap):
            low = middle
        else:
            high = middle
    return low


def _fits(text: str, space: QRect, font: QFont, *, wrap: bool) -> bool:
    lines, widest, _ = _broken(text, space.width(), font, wrap=wrap)
    return widest <= space.width() and height_of(font.pixelSize(), lines) <= space.height()


@lru_cache(maxsize=_KEPT)
def _broken(text: str, width: int, font: QFont, *, wrap: bool) -> tuple[int, int, float]:
    """Return how many lines a text has in a width, how wide the widest is, in whole px, and all of them together."""
    layout = _unbroken(text, font, wrap=wrap)
    layout.beginLayout()
    line, widths = layout.createLine(), [0.0]
    while line.isValid():
        line.setLineWidth(width)
        widths.append(line.naturalTextWidth())
        line = layout.createLine()
    layout.endLayout()
    return len(widths) - 1, _whole_px(max(widths)), sum(widths)


def _unbroken(
    text: str, font: QFont, *, wrap: bool, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> QTextLayout:
    option = QTextOption(align & Qt.AlignmentFlag.AlignHorizontal_Mask)
    option.setWrapMode(QTextOption.WrapMode.WordWrap if wrap else QTextOption.WrapMode.NoWrap)
    layout = QTextLayout(text.replace("\n", _LINE_BREAK), font)
    layout.setTextOption(option)
    return layout


def _laid_out(
    text: str, width: int, font: QFont, *, wrap: bool, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> QTextLayout:
    layout = _unbroken(text, font, wrap=wrap, align=align)
    layout.beginLayout()
    line, top = layout.createLine(), 0.0
    while line.isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, top + _BASE * font.pixelSize() - line.ascent()))
        top += LEADING * font.pixelSize()
        line = layout.createLine()
    layout.endLayout()
    return layout


def _needs(layout: QTextLayout) -> QSize:
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    widest = max((line.naturalTextWidth() for line in lines), default=0.0)
    return QSize(_whole_px(widest), height_of(layout.font().pixelSize(), len(lines)))


def _whole_px(width: float) -> int:
    return int(width + 0.999)
