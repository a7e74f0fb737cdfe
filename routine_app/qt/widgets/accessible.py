"""What a screen reader takes a widget for, where Qt would say "filler": a heading, a chart, a picture, a group.

Knows roles only; the words are the widget's own: its accessible name, or a label's text. Qt has no way yet to say a
heading's level from Python.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget

_ROLE = "spoken_role"


def give_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Let a screen reader take a widget for this. Say so while it is made: later, the reader knows it already."""
    _install()
    widget.setProperty(_ROLE, role.value)
    if QAccessible.isActive():  # its first words have made it known in Qt's own role
        known = QAccessible.queryAccessibleInterface(widget)
        if known.role() is not role:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))


class _InRole(QAccessibleWidget):
    """A widget in the role that it was given."""

    def text(self, which: QAccessible.Text) -> str:
        """Return the name of a label as it stands: its text."""
        said = super().text(which)
        shown = self.object()
        if not said and which is QAccessible.Text.Name and isinstance(shown, QLabel):
            return shown.text()
        return said


def _made(_class: str, which: QObject) -> QAccessibleInterface | None:
    role = which.property(_ROLE)
    if role is None or not isinstance(which, QWidget):
        return None
    return _InRole(which, QAccessible.Role(role), "")


@cache
def _install() -> None:
    QAccessible.installFactory(_made)
