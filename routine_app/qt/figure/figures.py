"""The figures that views show, in her likeness. What draws them is loaded with the first that is drawn.

Knows no timeline and no widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from routine_app.qt.figure.shots import Likeness

if TYPE_CHECKING:
    from routine_app.qt.figure.kept_stills import KeptStills
    from routine_app.qt.figure.stages import Stages
    from routine_app.qt.style.style import Style


class Figures(QObject):
    """Keeps her likeness, and its stages while they are of use. `changed()`: she looks different now.

    `kept` has stills of earlier starts while one begins: later there is time to draw them, and they would only pile up.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.likeness = Likeness()
        self.kept: KeptStills | None = None
        self._stages: Stages | None = None

    def set_likeness(self, likeness: Likeness) -> None:
        """Let the figure look like this from now on."""
        if likeness != self.likeness:
            self.likeness = likeness
            if self._stages is not None:
                self._stages.dress(likeness)
            self.changed.emit()

    @property
    def stages(self) -> Stages:
        """The stages on which she is seen so; loaded when they are first asked for, which the first picture is not."""
        from routine_app.qt.figure.stages import Stages

        if self._stages is None:
            self._stages = Stages(self.likeness)
        return self._stages


def figures_of(style: Style) -> Figures:
    """Return the figures of a window: one for all widgets that share a style, and made for the first of them."""
    style = style.of_window
    found = style.findChild(Figures, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return Figures(style) if found is None else found
