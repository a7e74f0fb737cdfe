"""Whether a screen reader runs, for the window's thread.

Passes on what `system.screen_reader` hears in a thread of its own; decides nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from routine_app.system.screen_reader import ScreenReader


class ReaderWatch(QObject):
    """`is_on`: whether one runs, as far as is known; followed between `open` and `close`."""

    _told = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_on = False
        self._reader: ScreenReader | None = None
        # Queued: it is emitted in the bus's thread, and heard in this one.
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def open(self) -> None:
        """Follow it from now on."""
        from routine_app.system.screen_reader import ScreenReader  # loads D-Bus, which the first picture need not

        self._reader = ScreenReader(self._told.emit)
        self._reader.open()

    def close(self) -> None:
        """Follow it no more."""
        if self._reader is not None:
            self._reader.close()

    def _take(self, is_on: bool) -> None:
        self.is_on = is_on
