"""Finds what a widget or model is made of in Qt's own tree of objects: its timer, its animation, its scrolling area."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

Part = TypeVar("Part", bound=QObject)


def part(owner: QObject, kind: type[Part], name: str = "") -> Part:
    """Return the one of this kind, and of this object name where one is given; a direct child rather than a child's."""
    direct = owner.findChildren(kind, options=Qt.FindChildOption.FindDirectChildrenOnly)
    found = [each for each in direct or owner.findChildren(kind) if name in ("", each.objectName())]
    assert len(found) == 1, f"{len(found)} of {kind.__name__} in {type(owner).__name__}"
    return found[0]


def fire(timer: QTimer) -> None:
    """Let a timer that runs be due now; one that stands still never is."""
    if timer.isActive():
        timer.timeout.emit()


def around(widget: QWidget, kind: type[Part]) -> Part:
    """Return the nearest of this kind that holds a widget."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, kind):
        parent = parent.parentWidget()
    assert parent is not None
    return parent
