"""The system's dialogs for a file: one to write, or some to read. Afterwards the window has the keys again.

Knows neither what is in a file nor what is done with it. Qt's dialogs are loaded with the first of them.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget


def ask_where_to_save(page: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Ask for a file to write, at first of this name in her home folder; None: she changed her mind."""
    from PySide6.QtWidgets import QFileDialog

    chosen, _ = QFileDialog.getSaveFileName(page, title, str(Path.home() / name), kinds)
    _take_keys_back(page)
    return Path(chosen) if chosen else None


def ask_what_to_open(page: QWidget, title: str, kinds: str) -> Path | None:
    """Ask for a file to read; None: she changed her mind."""
    from PySide6.QtWidgets import QFileDialog

    chosen, _ = QFileDialog.getOpenFileName(page, title, str(Path.home()), kinds)
    _take_keys_back(page)
    return Path(chosen) if chosen else None


def ask_for_several(page: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
    """Ask for files to read; none: she changed her mind."""
    from PySide6.QtWidgets import QFileDialog

    chosen, _ = QFileDialog.getOpenFileNames(page, title, str(Path.home()), kinds)
    _take_keys_back(page)
    return tuple(Path(each) for each in chosen)


def _take_keys_back(page: QWidget) -> None:
    """Ask for the keys: where two dialogs close at once (a file is replaced), a window manager may lose them."""
    page.window().activateWindow()
