"""The progress track: the whole session by exercise, each as wide as its time.

Knows spans of time; knows no exercise by name but what it is told to say aloud.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from routine_app.domain.outline import Outline, Span
from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import give_role
from routine_app.qt.widgets.text import RING

NARROWEST_PX = 6.0
_HOLLOW_REM = 2.0  # the least width of what is left out, which else would be too short to be seen as hollow
_THIN = 0.4  # how high what is to come is, of the whole


class Track(QWidget):
    """Done parts in teal, the present one in coral as far as it is, the rest muted, and what is left out hollow.

    To look at, not to press.
    """

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._spans: tuple[Span, ...] = ()
        self._t_ms = 0
        self._current = 0
        self._skipped: frozenset[int] = frozenset()
        self._shown = (-1, -1, self._skipped)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        give_role(self, QAccessible.Role.Graphic)
        self.setAccessibleName("Progress of the session")
        style.changed.connect(self._restyle)

    def set_outline(self, outline: Outline) -> None:
        """Show these exercises."""
        self._spans = outline.exercises
        self._describe()
        self.update()

    def set_time(self, t_ms: int, item: int | None, skipped: frozenset[int] = frozenset()) -> None:
        """Show how far the session is: at t, in this item (None: past the last one), these items being left out."""
        current = len(self._spans) if item is None else item
        length = max(1, self._longest())
        shown = (current, self.width() * 2 * t_ms // length, skipped)
        if shown != self._shown:
            self._shown, self._t_ms, self._current, self._skipped = shown, t_ms, current, skipped
            self._describe()
            self.update()

    def done(self, index: int) -> float:
        """Return how much of an exercise shows as done (0-1); of one that is left out, nothing."""
        if index in self._skipped:
            return 0.0
        if index != self._current:
            return 1.0 if index < self._current else 0.0
        return self._spans[index].fraction(self._t_ms)

    def sizeHint(self) -> QSize:
        """Return its height."""
        return QSize(200, max(10, round(self._style.px(0.7) / self._style.text_scale)))

    def bars(self) -> list[QRectF]:
        """Return where each exercise is drawn."""
        if not self._spans:
            return []
        gap = min(self._style.px(0.5), self.width() / (4 * len(self._spans)))
        room = self.width() - 2 * RING - gap * (len(self._spans) - 1)
        lengths = [max(1, span.end_ms - span.start_ms) for span in self._spans]
        least = [self._style.px(_HOLLOW_REM) if each in self._skipped else NARROWEST_PX for each in range(len(lengths))]
        spare = room - sum(least)
        bars, x = [], float(RING)
        for length, narrowest in zip(lengths, least, strict=True):
            width = narrowest + max(0.0, spare) * length / sum(lengths)
            bars.append(QRectF(x, 0, width, self.height()))
            x += width + gap
        return bars

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint a bar for each exercise."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for index, bar in enumerate(self.bars()):
            radius = min(bar.height(), bar.width()) / 2
            if index in self._skipped:
                self._paint_hollow(painter, bar, radius)
                continue
            self._paint_bar(painter, index, bar, radius)

    def _paint_bar(self, painter: QPainter, index: int, bar: QRectF, radius: float) -> None:
        """Paint what is to come thin, what is done thick, and a knob where she is: told apart without colours too."""
        style, done, is_current = self._style, self.done(index), index == self._current
        if done < 1:
            thin = bar.height() * (1 - _THIN) / 2
            painter.setBrush(style.color(Ink.EDGE))
            painter.drawRoundedRect(bar.adjusted(0, thin, 0, -thin), thin, thin)
        if done > 0 or is_current:
            width = min(max(bar.width() * done, bar.height()), bar.width())
            painter.setBrush(style.color(Ink.EMBER if is_current else Ink.GLOW))
            painter.drawRoundedRect(QRectF(bar.x(), 0, width, bar.height()), radius, radius)
            if is_current:
                painter.setBrush(style.color(Ink.TEXT))
                painter.drawEllipse(QRectF(bar.x() + width - 2 * radius, 0, 2 * radius, bar.height()))

    def _paint_hollow(self, painter: QPainter, bar: QRectF, radius: float) -> None:
        """Paint what is left out as an empty outline: told from the others without its colour too."""
        line = self._style.px(0.12)
        painter.save()
        painter.setPen(QPen(self._style.color(Ink.EDGE), line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = line / 2
        painter.drawRoundedRect(bar.adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.restore()

    def _longest(self) -> int:
        return max((span.end_ms for span in self._spans), default=0)

    def _describe(self) -> None:
        words = f"Exercise {min(self._current + 1, len(self._spans))} of {len(self._spans)}"
        words += f", {len(self._skipped)} left out" if self._skipped else ""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
