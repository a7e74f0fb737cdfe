"""The bar of pages: at the left where there is room, narrower where there is less, a row on top where there is little.

In the row, what has no room is left out: first the icons, then the names, which a screen reader and a tip still say.

Knows names and icons of pages; does not know what is on them.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from routine_app.qt.style.icons import Icon, paint_icon
from routine_app.qt.style.style import ANY_SIZE, TARGET_PX, Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import give_role
from routine_app.qt.widgets.buttons import PillButton, paint_ring
from routine_app.qt.widgets.ground import paint_ground
from routine_app.qt.widgets.radio import hold_one, stepped_to

_BARE_PAD_REM = 0.5
_NARROW_REM = 2.7  # of a narrow button, without its name
_BAR_REM, _BAR_INSET = 0.25, 0.22
_EDGE_REM, _ABOVE_REM = 0.4, 1.6


class NavForm(StrEnum):
    """How the bar stands."""

    WIDE = "wide"
    NARROW = "narrow"
    TOP = "top"


class NavParts(StrEnum):
    """What a button of the row shows."""

    BOTH = "both"
    NAME = "name"
    ICON = "icon"


class NavButton(PillButton):
    """One page: icon and name, beside each other or one above the other. `neared()`: pointed at, or focused."""

    neared = Signal()

    def __init__(self, style: Style, text: str, icon: Icon, parent: QWidget | None = None) -> None:
        self.form = NavForm.WIDE
        self.parts = NavParts.BOTH
        super().__init__(style, text, icon=icon, parent=parent)
        self._mark = icon
        self.setCheckable(True)

    def set_form(self, form: NavForm) -> None:
        """Change how it stands."""
        self.form = form
        narrow = form is NavForm.NARROW
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred if form is NavForm.TOP else QSizePolicy.Policy.Expanding,
            QSizePolicy.Policy.Fixed,
        )
        self.setFont(self._style.font(Role.CAPTION if narrow else Role.STRONG))
        self.updateGeometry()
        self.update()

    def set_parts(self, parts: NavParts) -> None:
        """Leave out the icon, or the name, where a row has no room for both."""
        if parts is not self.parts:
            self.parts = parts
            self.setToolTip(self.accessibleName() if parts is NavParts.ICON else "")
            self.updateGeometry()
            self.update()

    def words(self) -> str:
        """Return the name as it shows: "" where the icon stands alone."""
        return "" if self.parts is NavParts.ICON else super().words()

    def text_rect(self) -> QRect:
        """Return where the name is painted."""
        style = self._style
        if self.form is NavForm.NARROW:
            line = QFontMetrics(self.font()).height()
            return QRect(2, self.height() - line - style.px(0.4), self.width() - 4, line)
        left = style.px(_BARE_PAD_REM if self.parts is NavParts.NAME else 2.9)
        return QRect(left, 0, self.width() - left - 4, self.height())

    def sizeHint(self) -> QSize:
        """Return the room for icon and name."""
        style, metrics = self._style, QFontMetrics(self.font())
        text = metrics.horizontalAdvance(self.words()) + 2
        if self.form is NavForm.NARROW:
            return QSize(max(text + style.px(1), 60), metrics.height() + style.px(_NARROW_REM))
        if self.parts is NavParts.ICON:
            return QSize(max(style.px(2.6), TARGET_PX), style.target() + 6)
        if self.parts is NavParts.NAME:
            return QSize(max(text + 2 * style.px(_BARE_PAD_REM), TARGET_PX), style.target() + 6)
        return QSize(text + style.px(2.9) + style.px(1), style.target() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the page's name, on a lighter ground where it is the one shown."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = self._style
        radius = style.px(0.7)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.color(Ink.CARD if self.isChecked() else Ink.TILE))
            painter.drawRoundedRect(box, radius, radius)
        if self.isChecked():
            self._paint_bar(painter, box)
        ink = style.color(Ink.TEAL if self.isChecked() else Ink.TEXT)
        side = style.px(1.35)
        narrow = self.form is NavForm.NARROW
        x = (self.width() - side) / 2 if narrow or self.parts is NavParts.ICON else style.px(1.05)
        y = style.px(0.65) if narrow else (self.height() - side) / 2
        if self.parts is not NavParts.NAME:
            paint_icon(painter, self._mark, QRectF(x, y, side, side), ink)
        painter.setPen(ink)
        painter.setFont(self.font())
        flags = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignHCenter if narrow else Qt.AlignmentFlag.AlignLeft
        )
        painter.drawText(self.text_rect(), int(flags), self.words())
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), radius + 3, style)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.neared.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.neared.emit()

    def _paint_bar(self, painter: QPainter, box: QRectF) -> None:
        """Paint the bar that tells the page that shows without its colour: at its left, in a row beneath it."""
        thick, inset = self._style.px(_BAR_REM), box.height() * _BAR_INSET
        painter.setBrush(self._style.color(Ink.TEAL))
        if self.form is NavForm.TOP:
            painter.drawRect(QRectF(box.x() + inset, box.bottom() - thick, box.width() - 2 * inset, thick))
        else:
            painter.drawRect(QRectF(box.x(), box.y() + inset, thick, box.height() - 2 * inset))

    def _restyle(self) -> None:
        self.set_form(self.form)


class Nav(QWidget):
    """The bar; `wanted(key)` when she presses a page's name, `neared(key)` when she points at it or focuses it.

    Tab comes to the page that shows, arrows to the others.
    """

    wanted = Signal(str)
    neared = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.form = NavForm.WIDE
        self.buttons: dict[str, NavButton] = {}
        self.setAccessibleName("Pages")
        give_role(self, QAccessible.Role.Grouping)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setSpacing(2)
        self._row.addStretch(1)
        style.changed.connect(self._restyle)

    def add(self, key: str, words: str, icon: Icon) -> None:
        """Add a page at the end."""
        button = NavButton(self._style, words, icon)
        button.clicked.connect(lambda: self.wanted.emit(key))
        button.neared.connect(lambda: self.neared.emit(key))
        self.buttons[key] = button
        self._row.insertWidget(self._row.count() - 1, button)
        self._restyle()

    def show_current(self, key: str) -> None:
        """Mark the page that shows; none where it has no name here."""
        keys = list(self.buttons)
        hold_one(list(self.buttons.values()), keys.index(key) if key in keys else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys give another page's name the focus; it opens when she presses it, for a page takes the focus."""
        if stepped_to(list(self.buttons.values()), event) is None:
            super().keyPressEvent(event)

    def set_form(self, form: NavForm) -> None:
        """Change how the bar stands."""
        if form is not self.form:
            self.form = form
            self._restyle()

    def height_beside(self) -> int:
        """Return how high the bar is at the least (pixels) where it stands at the side, narrow."""
        style = self._style
        button = QFontMetrics(style.font(Role.CAPTION)).height() + style.px(_NARROW_REM) + self._row.spacing()
        return len(self.buttons) * button + style.px(_ABOVE_REM) + style.px(_EDGE_REM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out of the row what it has no room for."""
        super().resizeEvent(event)
        self._spare_room()

    def _spare_room(self) -> None:
        for parts in NavParts:
            for button in self.buttons.values():
                button.set_parts(parts)
            need = sum(button.sizeHint().width() + 2 for button in self.buttons.values()) + 2 * self._style.px(
                _EDGE_REM
            )
            if self.form is not NavForm.TOP or need <= self.width():
                return

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the ground."""
        paint_ground(QPainter(self), self.rect(), self._style.color(Ink.NAV))

    def _restyle(self) -> None:
        style, top = self._style, self.form is NavForm.TOP
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if top else direction.TopToBottom)
        for button in self.buttons.values():
            button.set_parts(NavParts.BOTH)
            button.set_form(self.form)
        edge = style.px(_EDGE_REM)
        self._row.setContentsMargins(edge, 2 if top else style.px(_ABOVE_REM), edge, 2 if top else edge)
        width = {NavForm.WIDE: style.px(13), NavForm.NARROW: style.px(6)}.get(self.form)
        if width is None:
            self.setMinimumWidth(0)
            self.setMaximumWidth(ANY_SIZE)
            self._spare_room()
        else:
            widest = max((button.sizeHint().width() for button in self.buttons.values()), default=0)
            self.setFixedWidth(max(width, widest + 2 * edge))
