"""A word in a window of its own, where the app's window could not be made and no terminal shows why.

Knows a text; not what went wrong.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

_UNSEEN = ("offscreen", "minimal", "vnc")


def show_fault(text: str) -> None:
    """Show the text until it is closed; nothing where Qt had not begun, or nobody would see it."""
    app = QApplication.instance()
    if not isinstance(app, QApplication) or app.platformName() in _UNSEEN:
        return
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Routine")
    box.setTextFormat(Qt.TextFormat.PlainText)  # it names files
    box.setText(text)
    box.exec()
