"""The mark in a field that empties it: ours, in the colours of the window, in place of the system's small picture.

Knows a field; not what is looked for in it.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QLineEdit, QToolButton

from routine_app.qt.style.icons import Icon, paint_icon
from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink

_SIZE, _SHARP = 32, 2  # px, and how much finer it is painted; Qt shows it smaller where its style has small marks
_AROUND = 3  # px free on each side
_QT_NAME = "_q_qlineeditclearaction"


def mark_clear_button(field: QLineEdit, style: Style) -> None:
    """Give the button of a field that empties it our mark, as the colours are now; again when they have changed."""
    action, button = field.findChild(QAction, _QT_NAME), field.findChild(QToolButton)
    if action is None or button is None:
        return
    hidden = button.isHidden()
    picture = QPixmap(_SIZE * _SHARP, _SIZE * _SHARP)
    picture.setDevicePixelRatio(_SHARP)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    side = _SIZE - 2 * _AROUND
    paint_icon(painter, Icon.CLOSE, QRectF(_AROUND, _AROUND, side, side), style.color(Ink.MUTED))
    painter.end()
    action.setIcon(QIcon(picture))
    button.setHidden(hidden)  # Qt shows it for a change, also in an empty field
