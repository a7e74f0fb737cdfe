"""Where the buttons of a body map stand: beside two pictures of her, or in rows where there is no room.

Knows sizes, and how far down each button belongs; does not know what the buttons are or how she looks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

import msgspec
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtWidgets import QWidget

from routine_app.qt.widgets.flow_layout import FlowLayout


class Column(IntEnum):
    """Where a button stands: outside of the picture from behind, between the pictures, or outside of the front."""

    BACK_LEFT = 0
    BETWEEN = 1
    FRONT_RIGHT = 2


class ButtonSpot(msgspec.Struct, frozen=True):
    """Where a button belongs: in which column, and its middle at which share of the pictures' height."""

    column: Column
    down: float


class Placed(msgspec.Struct, frozen=True):
    """The two pictures, the button of each item, and the columns as (left, width)."""

    back: QRectF
    front: QRectF
    buttons: tuple[QRect, ...]
    columns: tuple[tuple[int, int], ...]


class BodyLayout(FlowLayout):
    """Its items stand at the spots that are given for them, in the same order.

    `share` is a picture's width to its height; `look()` gives the least and the greatest height of a picture
    and the gap beside it (pixels), or None where rows are wanted whatever the width.
    """

    def __init__(
        self,
        parent: QWidget,
        spots: Sequence[ButtonSpot],
        share: float,
        look: Callable[[], tuple[int, int, int] | None],
    ) -> None:
        super().__init__(parent, spacing=2, row_spacing=0)
        self._spots, self._share, self._look = spots, share, look

    def arranged(self, width: int) -> Placed | None:
        """Return where all stands in this width; None where it stands in rows."""
        look = self._look()
        if look is None:
            return None
        least, most, gap = look
        wide = [max(self._size(each).width() for each in self._in(column)) for column in Column]
        height = int(min(most, (width - sum(wide) - 4 * gap) / 2 / self._share))
        if height < least:
            return None
        picture = height * self._share
        lefts = (0, round(wide[0] + picture + 2 * gap), round(wide[0] + wide[1] + 2 * picture + 4 * gap))
        rects: dict[int, QRect] = {}
        for column in Column:
            chosen = self._in(column)
            tops = stacked([(self._spots[each].down * height, self._size(each).height()) for each in chosen], height)
            for each, top in zip(chosen, tops, strict=True):
                size = self._size(each)
                beside = wide[0] - size.width() if column is Column.BACK_LEFT else 0  # against the picture
                rects[each] = QRect(lefts[column] + beside, top, size.width(), size.height())
        return Placed(
            QRectF(wide[0] + gap, 0.0, picture, height),
            QRectF(lefts[1] + wide[1] + gap, 0.0, picture, height),
            tuple(rects[each] for each in sorted(rects)),
            tuple(zip(lefts, wide, strict=True)),
        )

    def _in(self, column: Column) -> list[int]:
        """Return which items stand in a column, from the uppermost."""
        return sorted(
            (index for index, spot in enumerate(self._spots) if spot.column is column),
            key=lambda index: self._spots[index].down,
        )

    def _size(self, index: int) -> QSize:
        return self._items[index].sizeHint()

    def _place(self, rect: QRect, *, move: bool) -> int:
        placed = self.arranged(rect.width())
        if placed is None:
            return super()._place(rect, move=move)
        if move:
            for item, where in zip(self._items, placed.buttons, strict=True):
                item.setGeometry(where.translated(rect.topLeft()))
        return round(placed.back.height())


def stacked(wanted: Sequence[tuple[float, int]], most: int) -> list[int]:
    """Return the tops of boxes (wanted middle, height), from the uppermost: none over another, within 0 and `most`."""
    tops: list[int] = []
    floor = 0
    for middle, height in wanted:
        tops.append(max(floor, round(middle - height / 2)))
        floor = tops[-1] + height
    ceiling = most
    for index in range(len(tops) - 1, -1, -1):
        tops[index] = min(tops[index], ceiling - wanted[index][1])
        ceiling = tops[index]
    return tops
