"""Loads what a page will need while nothing else is going on, in a thread, so that its first opening holds nobody up.

Knows names of modules, and whether it may begin; not what they are for. What cannot be loaded is left to the page.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

QUIET_MS = 1_500


class Preload(QObject):
    """Loads `modules` once the app has been open a moment and `may_begin()`, which it asks until then."""

    def __init__(self, modules: Iterable[str], may_begin: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._modules, self._may_begin = tuple(modules), may_begin
        self._timer = QTimer(self, interval=QUIET_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def close(self) -> None:
        """Do not begin any more."""
        self._timer.stop()

    def _look(self) -> None:
        if self._may_begin():
            self._timer.stop()
            threading.Thread(target=_load, args=(self._modules,), name="preload").start()


def _load(modules: tuple[str, ...]) -> None:
    with suppress(Exception):  # the page tells of it when it is opened
        for name in modules:
            importlib.import_module(name)
