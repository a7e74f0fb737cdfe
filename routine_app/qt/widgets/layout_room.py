"""The room within and around a layout, in rem: it grows with the type, whatever size the window had at first.

Knows lengths only.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLayout

from routine_app.qt.style.style import Style


class LayoutRoom(QObject):
    """Keeps a layout's room, as long as there is the layout.

    `gap` (rem) is between its items, `around` (rem) at its left, top, right and bottom, `ring` px more at each of them.
    None leaves as it is what Qt, or whoever made the layout, has set.
    """

    def __init__(
        self,
        style: Style,
        layout: QLayout,
        *,
        gap: float | None = None,
        around: tuple[float, float, float, float] | None = None,
        ring: int = 0,
    ) -> None:
        super().__init__(layout)
        self._style, self._layout, self._gap, self._around, self._ring = style, layout, gap, around, ring
        style.changed.connect(self._keep)
        self._keep()

    def _keep(self) -> None:
        if self._gap is not None:
            self._layout.setSpacing(self._style.px(self._gap))
        if self._around is not None:
            left, top, right, bottom = (self._style.px(each) + self._ring for each in self._around)
            self._layout.setContentsMargins(left, top, right, bottom)
