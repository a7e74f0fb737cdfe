"""A page's frame: content that scrolls, in a column of readable width, over a footer that always shows.

Knows sizes only.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.ground import paint_ground
from routine_app.qt.widgets.scrolling import Scrolling

WIDEST_REM = 82.0


class Footer(QWidget):
    """The strip at the bottom, with a line above it."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.row = QHBoxLayout(self)

    def hold(self, *buttons: QWidget) -> None:
        """Hold these, in rows where there is no room for one."""
        holder = QWidget(self)
        flow = FlowLayout(holder)
        for button in buttons:
            flow.addWidget(button)
        self.row.addWidget(holder, 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the line."""
        painter = QPainter(self)
        paint_ground(painter, self.rect(), self._style.color(Ink.PAPER))
        painter.setPen(QPen(self._style.color(Ink.LINE), 1))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())


class ScrollPage(QWidget):
    """`column` takes the page's content, `footer.row` what must always show. Neither is wider than `WIDEST_REM`.

    `GAP_REM` is what stands between two parts of the column.
    """

    WIDEST_REM: ClassVar[float] = WIDEST_REM
    GAP_REM: ClassVar[float] = 0.55

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.content = QWidget()
        self.column = QVBoxLayout(self.content)
        self.area = Scrolling(style, self.content)
        self.footer = Footer(style)
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.area, 1)
        outer.addWidget(self.footer)
        style.changed.connect(self._space)
        self.content.installEventFilter(self)

    def put_above_footer(self, widget: QWidget) -> None:
        """Let this show between the content and the footer."""
        self._outer.insertWidget(1, widget)

    def to_top(self) -> None:
        """Scroll to the beginning."""
        self.area.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the keys that do, from the footer too, and to what Tab does not come near."""
        if not self.area.scroll_by(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column at a readable width."""
        super().resizeEvent(event)
        self._space()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll to what gets the focus when its layout moves."""
        if event.type() is QEvent.Type.LayoutRequest:
            focused = QApplication.focusWidget()
            if focused is not None and self.content.isAncestorOf(focused):
                self.reveal(focused)
        return super().eventFilter(watched, event)

    def reveal(self, widget: QWidget) -> None:
        """Scroll as little as needed to show a widget."""
        top = widget.mapTo(self.content, QPoint(0, 0)).y()
        self.area.ensureVisible(0, top + widget.height() // 2, 0, widget.height())

    def _space(self) -> None:
        style = self._style
        side = side_margin(style, self.width(), self.WIDEST_REM)
        self.column.setContentsMargins(side, style.px(1.3), side, style.px(1.7))
        self.column.setSpacing(style.px(self.GAP_REM))
        self.footer.row.setContentsMargins(side, style.px(0.45), side, style.px(0.45))
        self.footer.row.setSpacing(style.px(0.7))


def side_margin(style: Style, width: int, widest_rem: float = WIDEST_REM) -> int:
    """Return the room (px) at either side of a page of this width: its content is no wider than `widest_rem`."""
    least = style.px(2.6) if width > 760 else style.px(1)
    return max(least, (width - style.px(widest_rem)) // 2)
