"""A slider whose value is told in words, and a row with its name.

Knows steps and words; not what they are for. The wheel scrolls the page, not the value.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import paint_ring
from routine_app.qt.widgets.scrolling import keep_whole
from routine_app.qt.widgets.text import RING, TextLabel

_KNOB_REM, _THICK_REM = 0.75, 0.3
_LESS, _MORE = (Qt.Key.Key_Left, Qt.Key.Key_Down), (Qt.Key.Key_Right, Qt.Key.Key_Up)


class WordSlider(QSlider):
    """From `low` to `high` by `step`. `moved(int)` while it is dragged, `valueChanged(int)` once it is let go.

    Arrow keys go a step, Page keys three, Home and End to the ends.
    """

    moved = Signal(int)

    def __init__(self, style: Style, low: int, high: int, step: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._style = style
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setPageStep(3 * step)
        self.setTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """Return a target of 44 px or more in height."""
        return QSize(self._style.px(14), self._style.target() + 2 * RING)

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and room for its steps."""
        return QSize(self._style.px(6), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go by steps, as Qt does; whatever the writing's direction, right and up are more."""
        key = event.key()
        if key in (*_LESS, *_MORE):
            self.setValue(self.value() + (self.singleStep() if key in _MORE else -self.singleStep()))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to where it is pressed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self.isSliderDown():
            self._go_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take what it shows."""
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)  # which takes the value over

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the groove, full up to the knob, and the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = self._style
        left, right, y, x = *self._ends(), self.height() / 2, self._place(self.sliderPosition())
        thick = style.px(_THICK_REM)
        full = Ink.TEAL if self.isEnabled() else Ink.EDGE
        groove = QRectF(left, round(y - thick / 2) + 0.5, right - left, thick)  # its line covers whole pixels
        painter.setPen(QPen(style.color(Ink.EDGE), 1.4))
        painter.setBrush(style.color(Ink.CARD))
        painter.drawRoundedRect(groove, thick / 2, thick / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.color(full))
        groove.setRight(x)
        painter.drawRoundedRect(groove, thick / 2, thick / 2)
        painter.setPen(QPen(style.color(full), 2.4))
        painter.setBrush(style.color(full if self.isSliderDown() else Ink.CARD))
        painter.drawEllipse(QPointF(x, y), style.px(_KNOB_REM), style.px(_KNOB_REM))
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), style.px(0.9), style)

    def _ends(self) -> tuple[float, float]:
        """Return where the knob's middle stands at the lowest and at the highest value."""
        edge = self._style.px(_KNOB_REM) + RING + 2
        return edge, max(edge + 1, self.width() - edge)

    def _place(self, value: int) -> float:
        left, right = self._ends()
        return left + (right - left) * (value - self.minimum()) / max(1, self.maximum() - self.minimum())

    def _go_to(self, x: float) -> None:
        left, right = self._ends()
        share, step = min(max((x - left) / (right - left), 0.0), 1.0), self.singleStep()
        steps = round(share * (self.maximum() - self.minimum()) / step)
        self.setSliderPosition(self.minimum() + steps * step)
        self.moved.emit(self.sliderPosition())
        self.update()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class SliderRow(QWidget):
    """A name with the value in words, perhaps an explanation, and the slider. `chosen(int)`: she changed it."""

    chosen = Signal(int)

    def __init__(
        self,
        style: Style,
        title: str,
        steps: tuple[int, int, int],
        words: Callable[[int], str],
        explanation: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        keep_whole(self)
        self._title, self._say = title, words
        self.slider = WordSlider(style, *steps)
        self.slider.setAccessibleDescription(explanation)
        self.words = TextLabel(style, "", Role.BODY, Ink.TEAL)
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.slider.moved.connect(self._tell)
        self.slider.valueChanged.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._head(style))
        if explanation:
            why = TextLabel(style, explanation, Role.CAPTION, Ink.MUTED).of_its_control()
            column.addWidget(why.flush_with_buttons())
        column.addWidget(self.slider)
        self._tell(self.slider.value())

    def _head(self, style: Style) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 2 * RING, 0)
        head.addWidget(TextLabel(style, self._title, Role.STRONG).flush_with_buttons().of_its_control(), 1)
        head.addWidget(self.words, 1)
        return head

    @property
    def value(self) -> int:
        """The value as it stands."""
        return self.slider.value()

    def set_value(self, value: object) -> None:
        """Show this value."""
        self.slider.blockSignals(True)
        self.slider.setValue(int(str(value)))
        self.slider.blockSignals(False)
        self._tell(self.slider.value())

    def _take(self, value: int) -> None:
        self._tell(value)
        self.chosen.emit(value)

    def _tell(self, value: int) -> None:
        words = self._say(value)
        self.words.setText(words)
        self.slider.setAccessibleName(f"{self._title}: {words}")
