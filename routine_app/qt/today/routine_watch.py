"""Notices that something stirs in the folder of her routines, even one that is not there yet.

Knows folders; what has changed, and whether it matters, is for the day's model to find out. Network drives may tell
nothing: what comes back to the window looks for itself.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from routine_app.content.folder import list_folder
from routine_app.domain.display_text import harmless
from routine_app.qt.style.timers import single_shot

SETTLE_MS = 300
"""A program that saves a file stirs several times: it is over when nothing has stirred for so long."""


class RoutineWatch(QObject):
    """Watches one folder; `stirred()` once it is quiet again after anything may have changed in it."""

    stirred = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._watcher = QFileSystemWatcher(self)
        self._quiet = single_shot(self, SETTLE_MS)
        self._watcher.directoryChanged.connect(self._stir)
        self._watcher.fileChanged.connect(self._stir)
        self._quiet.timeout.connect(self._settled)
        self._follow()

    def _stir(self) -> None:
        self._quiet.start()

    def _settled(self) -> None:
        self._follow()
        self.stirred.emit()

    def _follow(self) -> None:
        """Watch what there is now: the folder and its files, or the nearest folder above it that exists."""
        wanted = {str(path) for path in self._places()}
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if gone := watched - wanted:
            self._watcher.removePaths(list(gone))
        if new := wanted - watched:
            self._watcher.addPaths(list(new))

    def _places(self) -> list[Path]:
        for place in (self._folder, *self._folder.parents):
            if place.is_dir():
                files = list_folder(place).files if place == self._folder else ()
                return [place, *(path for path in files if harmless(path.name) == path.name and path.is_file())]
        return []
