"""Looks at a page as a careful eye would: is any text cut, is anything outside of what holds it, has it a name?"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QScrollArea, QWidget

from routine_app.qt.player.control_button import CareButton
from routine_app.qt.player.count import Count
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.fit_text import FitText
from routine_app.qt.widgets.text import RING, TextLabel


def settle() -> None:
    """Let layouts that follow from one another come to rest, also after a window became much smaller at once."""
    for _ in range(8):
        QApplication.processEvents()


def press(*keys: Qt.Key) -> None:
    """Press keys, one after another, each wherever the focus is."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def double_click(target: QWidget, place: QPoint) -> None:
    """Press twice; QTest's own double click leaves the button pressed."""
    QTest.mouseDClick(target, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=place)


def clipped(root: QWidget) -> list[str]:
    """Return what is cut or lies outside, each in words."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisibleTo(root) or _foreign(widget):
            continue
        found += [f"{_name(widget)}: {fault}" for fault in _faults(widget)]
    return found


def _faults(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.text():
        yield from _label_faults(widget)
    if isinstance(widget, PillButton) and widget.words():
        if widget.shown_text() != widget.words():
            yield f"shows only {widget.shown_text()!r}"
        if _is_low(widget):
            yield "is lower than its text"
    if isinstance(widget, Count):
        width, height, top = widget.ink_box()
        if width > widget.width() + 1 or top < 0 or height > widget.height():
            yield f"paints {width:.0f}x{height:.0f} from {top:.0f} in {widget.width()}x{widget.height()}"
    yield from _outside(widget)


def _is_low(button: PillButton) -> bool:
    """Whether a line of its text, or the letters themselves where these are large, stands out of it."""
    metrics = QFontMetrics(button.font())
    if not isinstance(button, CareButton):
        return metrics.height() > button.height()
    ink = metrics.tightBoundingRect(button.words())
    base = (button.height() - metrics.height()) / 2 + metrics.ascent()
    return base + ink.top() < RING or base + ink.bottom() > button.height() - RING


def _label_faults(label: QLabel) -> Iterator[str]:
    space = label.contentsRect().adjusted(max(label.indent(), 0), 0, 0, 0)
    if isinstance(label, FitText):  # its lines stand closer than a plain label's
        close = label.needs()
        if close.width() > space.width() or close.height() > space.height():
            yield f"{label.text()!r} needs {close.width()}x{close.height()}, has {space.width()}x{space.height()}"
        return
    flags = int(Qt.TextFlag.TextWordWrap) if label.wordWrap() else 0
    text = label.shown() if isinstance(label, TextLabel) else label.text()
    need = QFontMetrics(label.font()).boundingRect(QRect(0, 0, space.width(), 100_000), flags, text)
    if need.width() > space.width() + 1 or need.height() > space.height() + 1:
        yield f"{label.text()!r} needs {need.width()}x{need.height()}, has {space.width()}x{space.height()}"


def _outside(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow():
        return
    place = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
    around = parent.parentWidget()
    scrolls = isinstance(around, QScrollArea) and parent is around.viewport()
    within = parent.rect()
    beside = place.left() < within.left() or place.right() > within.right()
    above_or_below = place.top() < within.top() or place.bottom() > within.bottom()
    if beside or (above_or_below and not scrolls):
        yield f"lies at {place} in {within}"


def _foreign(widget: QWidget) -> bool:
    """Whether it is the inside of one of Qt's own widgets."""
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.parentWidget() is not None and not widget.children()


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__}({widget.accessibleName()})"


def unnamed(root: QWidget) -> list[str]:
    """Return the controls that can be pressed or written in and have no accessible name."""
    return [
        type(widget).__name__
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
        and not isinstance(widget, QScrollArea)
        and not widget.objectName().startswith("qt_")
    ]


def small_targets(root: QWidget, least: int = 44) -> list[str]:
    """Return the buttons that are smaller than a finger."""
    return [
        f"{_name(button)} {button.size()}"
        for button in root.findChildren(QAbstractButton)
        if type(button) is not QAbstractButton  # the corner of Qt's own tables, which does nothing here
        and button.isVisibleTo(root)
        and (button.width() < least or button.height() < least)
    ]


def tab_order(start: QWidget, most: int = 200) -> list[QWidget]:
    """Return what Tab reaches from a widget on, once round."""
    reached: list[QWidget] = []
    start.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(most):
        before = QApplication.focusWidget()
        assert before is not None
        QTest.keyClick(before, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is None or focused in reached:
            break
        reached.append(focused)
    return reached
