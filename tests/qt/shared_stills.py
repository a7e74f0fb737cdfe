"""Stills of the figure, drawn once in each process of the tests: hundreds of windows show the same ones.

A still is the same wherever the variation, her likeness, its pixels and the colours of the room are. Only the newest
are kept. What draws them is tested in `tests/qt/figure`, where nothing is shared.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from routine_app.qt.figure.figures import Figures
from routine_app.qt.shell import application

if TYPE_CHECKING:
    import pytest
    from PySide6.QtCore import QObject, QSize
    from PySide6.QtGui import QPixmap

    from routine_app.domain.exercise import Variation
    from routine_app.qt.figure.shots import Likeness

    Shown = tuple[Variation, Likeness, int, int, float, bool]

MOST = 300


class SharedStills:
    """Stands in for the stills of an earlier start."""

    def __init__(self) -> None:
        self._drawn: OrderedDict[Shown, QPixmap] = OrderedDict()

    def find(
        self, variation: Variation, likeness: Likeness, size: QSize, ratio: float, *, dark: bool
    ) -> QPixmap | None:
        """Return the still as a window of another test drew it, or None."""
        shown = (variation, likeness, size.width(), size.height(), ratio, dark)
        if shown in self._drawn:
            self._drawn.move_to_end(shown)
        return self._drawn.get(shown)

    def keep(self, picture: QPixmap, variation: Variation, likeness: Likeness, *, dark: bool) -> None:
        """Keep a still that was drawn now."""
        size, ratio = picture.size(), picture.devicePixelRatio()
        self._drawn[variation, likeness, size.width(), size.height(), ratio, dark] = picture
        if len(self._drawn) > MOST:
            self._drawn.popitem(last=False)


SHARED = SharedStills()


def share_stills(patch: pytest.MonkeyPatch) -> None:
    """Let every window take the stills that another one drew."""
    make = Figures.__init__

    def sharing(self: Figures, parent: QObject | None = None) -> None:
        make(self, parent)
        self.__dict__["kept"] = SHARED

    patch.setattr(Figures, "__init__", sharing)
    patch.setattr(application, "KeptStills", lambda _folder: SHARED)
