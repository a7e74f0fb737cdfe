"""Swatches: a row of colours or pictures of which one holds, each with its name beneath.

Knows how a swatch is painted and which keys choose it; does not know what the choice is for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.qt.figure.figures import figures_of
from routine_app.qt.style.style import TARGET_PX, Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import KeyPressedButton, paint_ring
from routine_app.qt.widgets.flow_layout import FlowLayout
from routine_app.qt.widgets.radio import RadioGroup, hold_one
from routine_app.qt.widgets.text import RING, TextLabel

PaintSwatch = Callable[[QPainter, QRectF], None]


class Swatch(KeyPressedButton):
    """One of several: a round picture, with a ring where it holds, and its name."""

    def __init__(
        self, style: Style, words: str, paint: PaintSwatch, disc_rem: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._style, self._paint, self._disc_rem = style, paint, disc_rem
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        style.changed.connect(self._restyle)
        figures_of(style).changed.connect(self.update)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return the room for picture, name and focus ring."""
        metrics = QFontMetrics(self.font())
        width = max(self._disc(), metrics.horizontalAdvance(self.text()) + 4, TARGET_PX)
        return QSize(width + 2 * RING + self._style.px(0.3), self._disc() + metrics.height() + 3 * RING + 4)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a swatch is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the picture in its disc, the ring of the chosen one, the name, and the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style, side = self._style, self._disc()
        disc = QRectF((self.width() - side) / 2, 2 * RING, side, side)
        inner = disc.adjusted(5, 5, -5, -5)
        edge = style.color(Ink.TEAL if self.underMouse() else Ink.EDGE)
        painter.save()
        path = QPainterPath()
        path.addEllipse(inner)
        painter.setClipPath(path)
        self._paint(painter, inner)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(edge, 1.2))
        painter.drawEllipse(inner)
        if self.isChecked():
            painter.setPen(QPen(style.color(Ink.TEAL), 3))
            painter.drawEllipse(disc.adjusted(1.5, 1.5, -1.5, -1.5))
        painter.setPen(style.color(Ink.TEAL if self.isChecked() else Ink.TEXT))
        painter.setFont(self.font())
        below = QRectF(0, disc.bottom() + 2, self.width(), self.height() - disc.bottom() - 2 - RING)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), self.text())
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), style.px(0.7), style)

    def _disc(self) -> int:
        return max(TARGET_PX, self._style.px(self._disc_rem))

    def _restyle(self) -> None:
        self.setFont(self._style.font(Role.CAPTION))
        self.updateGeometry()
        self.update()


class SwatchRow(RadioGroup):
    """A heading with swatches. `chosen(name)` when she has chosen another one; arrow keys choose too."""

    chosen = Signal(str)

    def __init__(
        self,
        style: Style,
        title: str,
        choices: Sequence[tuple[str, str, PaintSwatch]],
        disc_rem: float = 3.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.value = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(TextLabel(style, title, Role.STRONG).flush_with_buttons())
        holder = QWidget()
        flow = FlowLayout(holder, spacing=2, row_spacing=0)
        self.swatches: dict[str, Swatch] = {}
        for name, words, paint in choices:
            swatch = Swatch(style, words, paint, disc_rem)
            swatch.setAccessibleName(f"{title}: {words}")
            swatch.clicked.connect(lambda _=False, name=name: self._choose(name))
            self.swatches[name] = swatch
            flow.addWidget(swatch)
        column.addWidget(holder)
        self.radios = list(self.swatches.values())

    def set_value(self, name: str) -> None:
        """Show which one holds; Tab goes to that one, as among radio buttons."""
        self.value = name
        names = list(self.swatches)
        hold_one(self.radios, names.index(name) if name in names else None)

    def _choose(self, name: str) -> None:
        changed = name != self.value
        self.set_value(name)
        if changed:
            self.chosen.emit(name)
