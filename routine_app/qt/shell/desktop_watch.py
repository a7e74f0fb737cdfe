"""Whether the system asks for less motion and more contrast, for the window's thread.

Passes on what `system.desktop_wishes` hears in a thread of its own, and what Qt knows of contrast; where neither says
anything of motion, what was asked at the start holds. Decides nothing.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QStyleHints

from routine_app.system.desktop_wishes import DesktopWishes, Wishes


class DesktopWatch(QObject):
    """`changed()` after the system has changed its mind. `reduced` is what it was known to ask of motion before."""

    changed = Signal()
    _told = Signal(object)

    def __init__(self, *, reduced: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reduced = reduced
        self._wishes = Wishes()
        self._desktop = DesktopWishes(self._told.emit)
        # Queued: it is emitted in the bus's thread, and heard in this one.
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)
        _style_hints().accessibility().contrastPreferenceChanged.connect(self.changed)

    @property
    def less_motion(self) -> bool:
        """Whether less motion is asked for."""
        return self._reduced if self._wishes.less_motion is None else self._wishes.less_motion

    @property
    def more_contrast(self) -> bool:
        """Whether more contrast is asked for."""
        of_qt = _style_hints().accessibility().contrastPreference()
        return bool(self._wishes.more_contrast) or of_qt is Qt.ContrastPreference.HighContrast

    def open(self) -> None:
        """Follow it from now on."""
        self._desktop.open()

    def close(self) -> None:
        """Follow it no more."""
        self._desktop.close()

    def _take(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self.changed.emit()


@cache
def _style_hints() -> QStyleHints:
    """Return Qt's hints, held for good: PySide takes what belongs to them for deleted once nobody holds them."""
    return QGuiApplication.styleHints()
