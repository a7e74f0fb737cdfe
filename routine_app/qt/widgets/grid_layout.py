"""Cards in equal columns, as many as the width has room for.

Knows sizes; not what is on the cards.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from routine_app.qt.style.style import Style
from routine_app.qt.widgets.placed_layout import PlacedLayout

NARROWEST_REM = 11.5


MOST_COLUMNS = 5


class GridLayout(PlacedLayout):
    """Equal columns, as many as fit; every row as high as its highest item.

    With `fill` a few items share the whole width; without, they are as wide as many would be.
    """

    def __init__(self, style: Style, parent: QWidget | None = None, *, fill: bool = True) -> None:
        super().__init__(parent)
        self._style, self._fill, self._rem = style, fill, style.rem

    def sizeHint(self) -> QSize:
        """Return a width of three columns."""
        width = 3 * self._style.px(NARROWEST_REM)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Return the width of one column."""
        return QSize(min(self._style.px(NARROWEST_REM), 160), 0)

    def heightForWidth(self, width: int) -> int:
        """Return the height that a width needs, which is another with other type."""
        if self._rem != self._style.rem:
            self._rem = self._style.rem
            self.invalidate()
        return super().heightForWidth(width)

    def columns(self, width: int) -> int:
        """Return how many columns fit; the last row is not left with a single card where another number avoids it."""
        gap, count = self._gap(), len(self._items)
        fit = max(1, min((width + gap) // (self._style.px(NARROWEST_REM) + gap), MOST_COLUMNS))
        if count <= fit:
            return max(1, count) if self._fill else fit
        rows = -(-count // fit)
        return max(1, -(-count // rows))

    def _gap(self) -> int:
        return self._style.px(0.8)

    def _place(self, rect: QRect, *, move: bool) -> int:
        gap, columns = self._gap(), self.columns(rect.width())
        width = (rect.width() - gap * (columns - 1)) // columns
        y = rect.y()
        for start in range(0, len(self._items), columns):
            row = self._items[start : start + columns]
            height = max(_height(item, width) for item in row)
            for index, item in enumerate(row):
                if move:
                    item.setGeometry(QRect(rect.x() + index * (width + gap), y, width, height))
            y += height + gap
        return max(0, y - gap - rect.y())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
