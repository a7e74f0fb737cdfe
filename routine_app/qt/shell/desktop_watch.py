"""Whether the system asks for less motion and more contrast, for the window's thread.

Passes on what `system.desktop_wishes` hears in a thread of its own, and what Qt knows of contrast; where neither says
anything of motion, what the system answered when it was asked once holds. Decides nothing.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QStyleHints

from routine_app.system.reduced_motion import system_reduces_motion

if TYPE_CHECKING:
    from routine_app.system.desktop_wishes import DesktopWishes, Wishes


class DesktopWatch(QObject):
    """`changed()` after the system has changed its mind, or been heard for the first time.

    The system is asked `at_once`, where something is to move with the first picture, else by `open`: the answer comes
    from another program, which the picture need not wait for.
    """

    changed = Signal()
    _told = Signal(object)

    def __init__(self, *, at_once: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reduced = system_reduces_motion() if at_once else None
        self._wishes: Wishes | None = None
        self._desktop: DesktopWishes | None = None
        # Queued: it is emitted in the bus's thread, and heard in this one.
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)
        _style_hints().accessibility().contrastPreferenceChanged.connect(self.changed)

    @property
    def less_motion(self) -> bool:
        """Whether less motion is asked for."""
        told = self._wishes.less_motion if self._wishes is not None else None
        return bool(self._reduced) if told is None else told

    @property
    def more_contrast(self) -> bool:
        """Whether more contrast is asked for."""
        of_qt = _style_hints().accessibility().contrastPreference()
        told = self._wishes is not None and self._wishes.more_contrast
        return bool(told) or of_qt is Qt.ContrastPreference.HighContrast

    def open(self) -> None:
        """Ask, and follow it from now on."""
        from routine_app.system.desktop_wishes import DesktopWishes  # loads D-Bus, which the first picture need not

        self._desktop = DesktopWishes(self._told.emit)
        self._desktop.open()
        if self._reduced is None:
            self._reduced = system_reduces_motion()
            if self._reduced:
                self.changed.emit()

    def close(self) -> None:
        """Follow it no more."""
        if self._desktop is not None:
            self._desktop.close()

    def _take(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self.changed.emit()


@cache
def _style_hints() -> QStyleHints:
    """Return Qt's hints, held for good: PySide takes what belongs to them for deleted once nobody holds them."""
    return QGuiApplication.styleHints()
