"""What a screen reader takes a widget for, where Qt would say "filler": a heading, a chart, a picture, a dialog.

Knows roles only; the words are the widget's own: its accessible name, or a label's text. Qt has no way yet to say a
heading's level from Python.
"""

from __future__ import annotations

import sys
from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget

_ANNOUNCING = ("win32", "darwin")
_ROLE, _MODAL, _NEWS = "spoken_role", "spoken_modal", "spoken_news"


def give_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Let a screen reader take a widget for this. Say so while it is made: later, the reader knows it already."""
    _install()
    widget.setProperty(_ROLE, role.value)
    if QAccessible.isActive():  # its first words have made it known in Qt's own role
        known = QAccessible.queryAccessibleInterface(widget)
        if known.role() is not role:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))


def be_page(widget: QWidget) -> None:
    """Let a screen reader take a page for a section, for it may have the focus itself; one that has a role keeps it.

    Of a group a reader would say all that it holds, whenever she comes to it.
    """
    if widget.property(_ROLE) is None:
        give_role(widget, QAccessible.Role.Section)


def be_dialog(widget: QWidget, name: str, description: str = "") -> None:
    """Let a screen reader take a widget for a dialog that holds all keys, with its title and what it says.

    It need not be a window: a question over a page and a page that stands alone are dialogs to whoever only hears.
    """
    widget.setProperty(_MODAL, True)
    give_role(widget, QAccessible.Role.Dialog)
    widget.setAccessibleName(name)
    widget.setAccessibleDescription(description)


def be_no_dialog(widget: QWidget, name: str, description: str = "") -> None:
    """Take back `be_dialog`: it is a page among others again."""
    widget.setProperty(_MODAL, False)
    give_role(widget, QAccessible.Role.Section)
    widget.setAccessibleName(name)
    widget.setAccessibleDescription(description)


def tell_news(widget: QWidget, words: str) -> None:
    """Let a screen reader on this desktop say what has just happened; `widget` is what has the focus.

    Where there is AT-SPI, readers say a new description of what has the focus, and it alone: whether one also has an
    ear for announcements differs by its version, and what is sent both ways is said twice. Elsewhere it is announced.
    """
    if sys.platform in _ANNOUNCING:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
        return
    if isinstance(QAccessible.queryAccessibleInterface(widget), _InRole):
        widget.setProperty(_NEWS, words)
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.DescriptionChanged))
        widget.setProperty(_NEWS, None)
    else:
        before = widget.accessibleDescription()
        widget.setAccessibleDescription(words)
        widget.setAccessibleDescription(before)


class _InRole(QAccessibleWidget):
    """A widget in the role that it was given."""

    def role(self) -> QAccessible.Role:
        """Return the role that it has now."""
        shown = self.object()
        return QAccessible.Role(shown.property(_ROLE)) if shown is not None else super().role()

    def state(self) -> QAccessible.State:
        """Return the state as Qt knows it, and that a dialog holds all keys."""
        state = super().state()
        shown = self.object()
        if shown is not None and shown.property(_MODAL):
            state.modal = True
        return state

    def text(self, which: QAccessible.Text) -> str:
        """Return the name of a label as it stands: its text."""
        said = super().text(which)
        shown = self.object()
        if which is QAccessible.Text.Description and shown is not None and shown.property(_NEWS):
            return str(shown.property(_NEWS))
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
