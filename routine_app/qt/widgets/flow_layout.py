"""A layout that sets its widgets in rows, as words are set in lines.

Knows sizes only.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from routine_app.qt.widgets.placed_layout import PlacedLayout

_Row = list[tuple[QLayoutItem, QSize]]
_SHARE = 0.12  # of the highest item: what stands between large buttons, that they do not run together
_KEPT = 8  # px that two buttons keep free between them by themselves, for their focus rings


def between(height: int, least: int) -> int:
    """Return how many px to put between items so high, `least` or more."""
    return max(least, round(_SHARE * height) - _KEPT)


class FlowLayout(PlacedLayout):
    """Rows of widgets at their preferred size, broken where the width ends; its height follows from its width.

    With `even` the widgets are all of one size, and no row is more than one longer than another. With `full` those of a
    row share what it has left, so that rows end with what stands above and below them.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        spacing: int = 4,
        row_spacing: int = 2,
        *,
        even: bool = False,
        full: bool = False,
    ) -> None:
        super().__init__(parent)
        self._even, self._full = even, full
        self._row_spacing = row_spacing
        self.setSpacing(spacing)

    def sizeHint(self) -> QSize:
        """Return the size of all items in one row."""
        shown = self._shown()
        high = _highest(shown)
        width = sum(size.width() for _, size in shown) + between(high, self.spacing()) * max(0, len(shown) - 1)
        return QSize(width, high)

    def minimumSize(self) -> QSize:
        """Return the size of the widest and the highest item."""
        hints = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(max((h.width() for h in hints), default=0), max((h.height() for h in hints), default=0))

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Go through the rows, moving the items where asked; return the height."""
        shown = self._shown()  # asked once: an item works out its size each time
        high = _highest(shown)
        gap, above = between(high, self.spacing()), between(high, self._row_spacing)
        y = rect.y() - above
        for row in self._rows(shown, rect.width(), gap):
            x, y = rect.x(), y + above
            height = _highest(row)
            left = max(0, rect.width() - sum(size.width() + gap for _, size in row) + gap) if self._full else 0
            for place, (item, size) in enumerate(row):
                size.setWidth(size.width() + left * (place + 1) // len(row) - left * place // len(row))
                if move:  # to the middle of the row, where some of it are higher
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + gap
            y += height
        return max(0, y - rect.y())

    def _shown(self) -> _Row:
        """Return the items that show, each with its size."""
        return [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]

    def _rows(self, shown: _Row, width: int, gap: int) -> list[_Row]:
        """Return the rows in which items stand in a width, each with the size that it has there."""
        rows: list[_Row] = []
        end, x = self._row_width(shown, width, gap), 0
        for item, size in shown:
            if width > 0:
                size.setWidth(min(size.width(), width))
            if not rows or x + size.width() > end:
                rows.append([])
                x = 0
            rows[-1].append((item, size))
            x += size.width() + gap
        return rows

    def _row_width(self, shown: _Row, width: int, gap: int) -> int:
        """Return how wide a row may become of a width: less where even rows need less."""
        if not self._even or not shown:
            return width
        pitch = shown[0][1].width() + gap
        most = max(1, (width + gap) // pitch)
        rows = ceil(len(shown) / most)
        return ceil(len(shown) / rows) * pitch - gap


def _highest(row: _Row) -> int:
    return max((size.height() for _, size in row), default=0)
