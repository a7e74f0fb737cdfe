"""Content that scrolls up and down where there is more of it than room.

Knows sizes and the look of the bar; not what scrolls.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from routine_app.qt.style.style import Style

_AROUND_PX = 12  # that shows above and below what is brought into view
_WHOLE = "comesIntoViewWhole"
_Action = QAbstractSlider.SliderAction
SCROLLS: dict[int, _Action] = {
    Qt.Key.Key_Up: _Action.SliderSingleStepSub,
    Qt.Key.Key_Down: _Action.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: _Action.SliderPageStepSub,
    Qt.Key.Key_PageDown: _Action.SliderPageStepAdd,
    Qt.Key.Key_Home: _Action.SliderToMinimum,
    Qt.Key.Key_End: _Action.SliderToMaximum,
}


class Scrolling(QScrollArea):
    """A frameless area that scrolls its content up and down only."""

    def __init__(self, style: Style, content: QWidget) -> None:
        super().__init__()
        self._style = style
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # One of our own: for one that Qt has made PySide6 looks through all widgets for its kind (7 ms of a start).
        self._view = QWidget()
        self.setViewport(self._view)
        self.setWidget(content)
        content.setAutoFillBackground(False)  # setWidget turns it on
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))  # else all of it is a handle
        self._restyle()
        # A method of its own: Qt lets go of it with the area. A lambda would be called for an area that is gone.
        style.changed.connect(self._restyle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by a key that what has the focus in it has no use for."""
        if not self.scroll_by(event):
            super().keyPressEvent(event)

    def scroll_by(self, event: QKeyEvent) -> bool:
        """Scroll by a key, if it is one that does; say whether."""
        action = SCROLLS.get(event.key())
        if action is not None:
            self.verticalScrollBar().triggerAction(action)
        return action is not None

    def _restyle(self) -> None:
        self.verticalScrollBar().setStyleSheet(self._style.bar_style())


def at_top(card: QWidget) -> QWidget:
    """Return what holds a card as high as its content, with room below it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    column.addStretch(1)
    return holder


def keep_whole(part: QWidget) -> None:
    """Let all of a part come into view with what has the focus in it: a field is not alone, without what it is for."""
    part.setProperty(_WHOLE, True)


def bring_into_view(widget: QWidget) -> None:
    """Let each scrolling area around a widget that keys have given the focus move as little as it takes to show it.

    A click moves nothing: what is pressed is in view, and may not slip away under the pointer.
    """
    if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
        return
    whole, around = widget, widget.parentWidget()
    while around is not None:
        if around.property(_WHOLE):
            whole = around
        elif isinstance(around, QScrollArea):
            _show_whole(around, whole if _has_room(around, whole) else widget)
        around = around.parentWidget()


def _has_room(area: QScrollArea, widget: QWidget) -> bool:
    return widget.height() + 2 * _AROUND_PX <= area.viewport().height()


def _show_whole(area: QScrollArea, widget: QWidget) -> None:
    """Scroll to all of a widget, or as much as there is room for, from its top.

    Of one to write in, Qt would show the line with the cursor alone.
    """
    content = area.widget()
    if content is not None and _has_room(area, widget):
        middle = widget.mapTo(content, widget.rect().center())
        area.ensureVisible(middle.x(), middle.y(), 0, widget.height() // 2 + _AROUND_PX)
    elif content is not None:
        area.verticalScrollBar().setValue(widget.mapTo(content, QPoint()).y() - _AROUND_PX)
