"""A switch for on and off, and a row with its name: told by the knob's place, a word and the fill, not by colour alone.

Knows how it looks and which keys turn it; not what it is for.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import KeyPressedButton, paint_ring
from routine_app.qt.widgets.layout_room import LayoutRoom
from routine_app.qt.widgets.scrolling import keep_whole
from routine_app.qt.widgets.text import RING, TextLabel

ON, OFF = "On", "Off"
_WIDE_REM, _HIGH_REM = 3.0, 1.7
_EDGE = 2.0


class Switch(KeyPressedButton):
    """The switch: a check box to a screen reader. Enter and Space turn it, and so does a click."""

    def __init__(self, style: Style, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        style.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return the room for the word, the track and the focus ring: 44 px or more."""
        style = self._style
        return QSize(self._words() + style.px(_WIDE_REM) + 4 * RING, style.target() + 2 * RING)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a switch is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the word, the track with its knob, and the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style, on = self._style, self.isChecked()
        painter.setFont(self.font())
        painter.setPen(style.color(Ink.TEXT if self.isEnabled() else Ink.MUTED))
        words = QRectF(2 * RING, 0, self._words(), self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), ON if on else OFF)
        high = style.px(_HIGH_REM)
        wide = style.px(_WIDE_REM)
        track = QRectF(self.width() - wide - 2 * RING, (self.height() - high) / 2, wide, high)
        edge = Ink.TEAL if on and self.isEnabled() else Ink.EDGE
        painter.setPen(QPen(style.color(edge), _EDGE))
        painter.setBrush(style.color(edge if on else Ink.TILE if self.underMouse() else Ink.CARD))
        painter.drawRoundedRect(track, high / 2, high / 2)
        radius = high / 2 - style.px(0.28)
        middle = QPointF(track.right() - high / 2 if on else track.left() + high / 2, track.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.color(Ink.CARD if on else Ink.EDGE))
        painter.drawEllipse(middle, radius, radius)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), style.px(0.9), style)

    def _words(self) -> int:
        metrics = QFontMetrics(self.font())
        return max(metrics.horizontalAdvance(word) for word in (ON, OFF)) + self._style.px(0.5)

    def _restyle(self) -> None:
        self.setFont(self._style.font(Role.BODY))
        self.updateGeometry()
        self.update()


class SwitchRow(QWidget):
    """A name and perhaps an explanation, and the switch at the right; a click anywhere turns it. `chosen(bool)`."""

    chosen = Signal(bool)

    def __init__(self, style: Style, title: str, explanation: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keep_whole(self)
        self.switch = Switch(style, title)
        self.switch.setAccessibleDescription(explanation)
        self.switch.clicked.connect(self.chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        LayoutRoom(style, row, gap=0.6)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addStretch(1)
        said.addWidget(TextLabel(style, title, Role.STRONG).flush_with_buttons().of_its_control())
        if explanation:
            said.addWidget(TextLabel(style, explanation, Role.CAPTION, Ink.MUTED).flush_with_buttons().of_its_control())
        said.addStretch(1)
        row.addLayout(said, 1)
        row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def value(self) -> bool:
        """Whether it is on."""
        return self.switch.isChecked()

    def set_value(self, value: object) -> None:
        """Show it on or off."""
        self.switch.setChecked(bool(value))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Turn the switch."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.switch.click()
