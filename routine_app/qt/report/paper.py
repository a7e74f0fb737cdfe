"""A sheet of paper to write on from top to bottom: headings, paragraphs, tables, within margins.

Knows text and lengths; does not know what is written. Lengths are points (1/72 inch).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

WIDTH, HEIGHT = 595.0, 842.0
MARGIN = 42.0
FOOT = 40.0
INNER = WIDTH - 2 * MARGIN
SCALE = 10.0  # the painter's units to a point: fonts come in whole units

INK, GREY, RULE = QColor("#22223B"), QColor("#55556B"), QColor("#CFC6BA")
TEAL, PLUM, PALE = QColor("#0F5C57"), QColor("#63387C"), QColor("#F3EDE4")
_LIGATURES = QFont.Tag("liga")
_WRAP = int(Qt.TextFlag.TextWordWrap)


class Paper:
    """Writes with a painter that is scaled to SCALE units a point. `y` is where the next thing goes."""

    def __init__(self, painter: QPainter, family: str) -> None:
        self.painter, self._family = painter, family
        self.y = MARGIN

    @property
    def left_over(self) -> float:
        """The room down to the foot."""
        return HEIGHT - FOOT - MARGIN / 2 - self.y

    def font(self, size: float, *, bold: bool = False) -> QFont:
        """Return a font of so many points."""
        font = QFont(self._family)
        font.setPixelSize(round(size * SCALE))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(_LIGATURES, 0)  # a search for "finished" would not find one with them
        return font

    def height_of(self, text: str, width: float, size: float, *, bold: bool = False) -> float:
        """Return the height of a text in a column."""
        self.painter.setFont(self.font(size, bold=bold))
        self.painter.setPen(INK)  # without a pen Qt measures nothing
        space = QRectF(0, 0, width * SCALE, 1e6)
        return self.painter.boundingRect(space, _WRAP, text).height() / SCALE

    def write(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        size: float = 9,
        colour: QColor = INK,
        *,
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> float:
        """Write a text into a column; return its height."""
        height = self.height_of(text, width, size, bold=bold)
        self.painter.setPen(colour)
        box = QRectF(x * SCALE, y * SCALE, width * SCALE, (height + 1) * SCALE)
        self.painter.drawText(box, _WRAP | int(align | Qt.AlignmentFlag.AlignTop), text)
        return height

    def paragraph(self, text: str, size: float = 9, colour: QColor = INK) -> None:
        """Write a text over the whole width, and go on below it."""
        self.y += self.write(text, MARGIN, self.y, INNER, size, colour) + 3

    def heading(self, text: str) -> None:
        """Begin a part."""
        self.y += 9
        self.y += self.write(text, MARGIN, self.y, INNER, 12, TEAL, bold=True) + 3

    def rule(self, x: float, y: float, width: float) -> None:
        """Draw a thin line."""
        self.painter.setPen(QPen(RULE, 0.5 * SCALE))
        self.painter.drawLine(round(x * SCALE), round(y * SCALE), round((x + width) * SCALE), round(y * SCALE))

    def table(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        shares: Sequence[float],
        x: float = MARGIN,
        width: float = INNER,
    ) -> None:
        """Write a table; columns take their share (0-1) of the width, and numbers stand at the right."""
        self._row(head, shares, x, width, head=True, numbers=[_is_number(cell) for cell in rows[0]])
        for row in rows:
            self._row(row, shares, x, width, head=False, numbers=[_is_number(cell) for cell in row])

    def _row(
        self, cells: Sequence[str], shares: Sequence[float], x: float, width: float, *, head: bool, numbers: list[bool]
    ) -> None:
        pad, tallest = 4.0, 0.0
        for cell, share, right in zip(cells, shares, numbers, strict=True):
            align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            room = width * share - 2 * pad
            tall = self.write(cell, x + pad, self.y + 2, room, 8.5, GREY if head else INK, bold=head, align=align)
            tallest = max(tallest, tall)
            x += width * share
        self.y += tallest + 4
        self.rule(x - width, self.y, width)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()
