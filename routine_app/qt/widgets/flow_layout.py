"""A layout that sets its widgets in rows, as words are set in lines.

Knows sizes only.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from routine_app.qt.widgets.placed_layout import PlacedLayout

_SHARE = 0.12  # of the highest item: what stands between large buttons, that they do not run together
_KEPT = 8  # px that two buttons keep free between them by themselves, for their focus rings


def between(height: int, least: int) -> int:
    """Return how many px to put between items so high, `least` or more."""
    return max(least, round(_SHARE * height) - _KEPT)


class FlowLayout(PlacedLayout):
    """Rows of widgets at their preferred size, broken where the width ends; its height follows from its width.

    With `even` the widgets are all of one size, and no row is more than one longer than another.
    """

    def __init__(
        self, parent: QWidget | None = None, spacing: int = 4, row_spacing: int = 2, *, even: bool = False
    ) -> None:
        super().__init__(parent)
        self._even = even
        self._row_spacing = row_spacing
        self.setSpacing(spacing)

    def sizeHint(self) -> QSize:
        """Return the size of all items in one row."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self._between(self.spacing()) * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the widest and the highest item."""
        hints = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(max((h.width() for h in hints), default=0), max((h.height() for h in hints), default=0))

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Go through the rows, moving the items where asked; return the height."""
        gap, above = self._between(self.spacing()), self._between(self._row_spacing)
        y = rect.y() - above
        for row in self._rows(rect.width()):
            x, y = rect.x(), y + above
            height = max(size.height() for _, size in row)
            for item, size in row:
                if move:  # to the middle of the row, where some of it are higher
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + gap
            y += height
        return max(0, y - rect.y())

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return the rows in which the items stand in a width, each item with its size."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        end, x, gap = self._row_width(width), 0, self._between(self.spacing())
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if width > 0:
                size.setWidth(min(size.width(), width))
            if not rows or x + size.width() > end:
                rows.append([])
                x = 0
            rows[-1].append((item, size))
            x += size.width() + gap
        return rows

    def _between(self, least: int) -> int:
        return between(max((item.sizeHint().height() for item in self._items if not item.isEmpty()), default=0), least)

    def _row_width(self, width: int) -> int:
        """Return how wide a row may become of a width: less where even rows need less."""
        shown = [item for item in self._items if not item.isEmpty()]
        if not self._even or not shown:
            return width
        gap = self._between(self.spacing())
        pitch = shown[0].sizeHint().width() + gap
        most = max(1, (width + gap) // pitch)
        rows = ceil(len(shown) / most)
        return ceil(len(shown) / rows) * pitch - gap
