"""Loads what a page will need in a thread, from when she comes near the page's button, so that it holds nobody up.

Knows names of modules; not what they are for. What cannot be loaded is left to the page.
"""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_MS = 30


class Preload(QObject):
    """Loads `modules` once it is told to begin. `loaded()` when they are there, or cannot be had."""

    loaded = Signal()

    def __init__(self, modules: Iterable[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._modules = tuple(modules)
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_over(self) -> bool:
        """Whether the modules are there, or cannot be had."""
        if self._thread is not None:
            return not self._thread.is_alive()
        return all(name in sys.modules for name in self._modules)

    def begin(self) -> None:
        """Begin now, if it has not begun."""
        if self._thread is None and not self.is_over:
            self._thread = threading.Thread(target=_load, args=(self._modules,), name="preload")
            self._thread.start()
            self._timer.start()

    def close(self) -> None:
        """Wait for what is being loaded: the end of the process would wait for it too."""
        self._timer.stop()
        if self._thread is not None:
            self._thread.join()

    def _look(self) -> None:
        if self._thread is not None and not self._thread.is_alive():
            self._timer.stop()
            self.loaded.emit()


def _load(modules: tuple[str, ...]) -> None:
    with suppress(Exception):  # the page tells of it when it is opened
        for name in modules:
            importlib.import_module(name)
