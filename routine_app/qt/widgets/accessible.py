"""What a screen reader takes a widget for, where Qt would say "filler": a heading, a chart, a picture, a dialog.

Knows roles and the levels of headings; the words are the widget's own: its accessible name, or a label's text.
"""

from __future__ import annotations

import sys
from functools import cache

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleAttributesInterface,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QLabel, QWidget
from shiboken6 import Shiboken

_ANNOUNCING = ("win32", "darwin")
_ROLE, _MODAL, _NEWS, _LEVEL = "spoken_role", "spoken_modal", "spoken_news", "spoken_level"


def give_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Let a screen reader take a widget for this. Say so while it is made: later, the reader knows it already."""
    _install()
    widget.setProperty(_ROLE, role.value)
    if QAccessible.isActive():  # its first words have made it known in Qt's own role
        known = QAccessible.queryAccessibleInterface(widget)
        if known.role() is not role:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))


def be_heading(widget: QWidget, level: int) -> None:
    """Let a screen reader take a widget for a heading: of the page (1), of a part of it (2), or within one (3)."""
    widget.setProperty(_LEVEL, level)
    give_role(widget, QAccessible.Role.Heading)


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
    Its own description would be said, too, if it came back at once: it does so when the focus goes.
    """
    if sys.platform in _ANNOUNCING:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
        return
    if _told_at_row(widget, words):
        return
    if isinstance(QAccessible.queryAccessibleInterface(widget), _InRole):
        widget.setProperty(_NEWS, words)
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.DescriptionChanged))
        widget.setProperty(_NEWS, None)
    else:
        _tell_as_description(widget, words)


def _tell_as_description(widget: QWidget, words: str) -> None:
    """Let it be said as a new description, which stays in a field with a hint: that stands in for none, and is said."""
    before, stays = widget.accessibleDescription(), bool(widget.property("placeholderText"))
    kept = widget.findChild(_OwnDescription)
    if before == words:
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.DescriptionChanged))
    widget.setAccessibleDescription(words)
    if not stays:
        widget.setAccessibleDescription("")
    if kept is None and (before or stays):
        kept = _OwnDescription(widget, before)
    if kept is not None:
        kept.told = words


def _told_at_row(widget: QWidget, words: str) -> bool:
    """Let it be said at the row of a list, where the widget is one and has a row; return whether it was."""
    if not widget.inherits("QAbstractItemView"):  # by its name: the type takes 1 ms to load, and a start has no list
        return False
    from PySide6.QtWidgets import QAbstractItemView

    from routine_app.qt.widgets.accessible_rows import tell_row_news

    if not isinstance(widget, QAbstractItemView) or not widget.currentIndex().isValid():
        return False
    tell_row_news(widget, words)
    return True


class _OwnDescription(QObject):
    """Gives a widget the description back that it had, once the focus is elsewhere."""

    def __init__(self, widget: QWidget, words: str) -> None:
        super().__init__(widget)
        self._widget, self._words, self.told = widget, words, ""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the focus go."""
        if event.type() is QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._give_back)
        return super().eventFilter(watched, event)

    def _give_back(self) -> None:
        if QApplication.focusWidget() in (None, self._widget):
            return  # another window is before this one
        if self._widget.accessibleDescription() in ("", self.told):
            self._widget.setAccessibleDescription(self._words)
        self.setParent(None)
        self.deleteLater()


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


class _Level(QAccessibleAttributesInterface):
    """Which level a heading has."""

    def __init__(self, shown: QWidget) -> None:
        super().__init__()
        self._shown = shown

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        """Return that there is a level."""
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> object:
        """Return the level."""
        return self._shown.property(_LEVEL) if key is QAccessible.Attribute.Level else None


class _Heading(_InRole):
    """A heading, which also has a level."""

    def __init__(self, shown: QWidget, role: QAccessible.Role) -> None:
        super().__init__(shown, role, "")
        self._level = _Level(shown)

    def interface_cast(self, wanted: QAccessible.InterfaceType) -> object:  # type: ignore[override]  # a pointer
        """Return where its level is told; a null pointer in place of Python's None, which Qt would take for one."""
        if wanted is QAccessible.InterfaceType.AttributesInterface:
            return self._level
        found = super().interface_cast(wanted)
        return Shiboken.VoidPtr(0) if found is None else found


def _made(_class: str, which: QObject) -> QAccessibleInterface | None:
    role = which.property(_ROLE)
    if role is None or not isinstance(which, QWidget):
        return None
    role = QAccessible.Role(role)
    return _Heading(which, role) if role is QAccessible.Role.Heading else _InRole(which, role, "")


@cache
def _install() -> None:
    QAccessible.installFactory(_made)
