"""The current week: seven days with what was done on each, and her own plan to change.

Knows a WeekView; says nothing of days that were left out.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from routine_app.application.diary.view import WeekDay, WeekView
from routine_app.domain.formatting import WEEKDAYS, counted
from routine_app.qt.progress.marks import paint_stop
from routine_app.qt.style.icons import Icon, paint_icon
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import give_role
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.qt.widgets.text import TextLabel

MOST_PLANNED = 14


class WeekStrip(QWidget):
    """The seven days in a row."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._view: WeekView | None = None
        give_role(self, QAccessible.Role.Chart)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.changed.connect(self.updateGeometry)

    def show_week(self, view: WeekView) -> None:
        """Show this week."""
        self._view = view
        done = [_day_words(day) for day in view.days if day.sessions or day.marked]
        self.setAccessibleName(f"This week: {', '.join(done) or 'nothing yet'}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for a name, a disc and the minutes."""
        return QSize(self._style.px(24), self._style.px(5.2))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which the names do not touch."""
        return QSize(self._style.px(17), self._style.px(5.2))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the days."""
        if self._view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._style.font(Role.CAPTION))
        pitch = min(self.width() / 7, self._style.px(6))
        ahead = [day.ahead for day in self._view.days]
        today = (ahead.index(True) if True in ahead else 7) - 1
        for index, day in enumerate(self._view.days):
            self._paint_day(painter, day, pitch * (index + 0.5), is_today=index == today)

    def _paint_day(self, painter: QPainter, day: WeekDay, x: float, *, is_today: bool) -> None:
        style = self._style
        metrics = QFontMetricsF(painter.font())
        radius = style.px(1.15)
        middle = QPointF(x, metrics.height() + style.px(0.35) + radius)
        done = day.sessions > 0
        self._write(painter, WEEKDAYS[day.day.weekday()][:3], x, metrics.ascent(), is_today=is_today)
        edge = Ink.TEXT if is_today else Ink.GLOW if done else Ink.EDGE
        dashes = Qt.PenStyle.DashLine if day.ahead else Qt.PenStyle.SolidLine
        painter.setPen(QPen(style.color(edge), 2.4 if is_today else 1.4, dashes))
        painter.setBrush(style.color(Ink.GLOW if done else Ink.CARD))
        painter.drawEllipse(middle, radius, radius)
        if day.marked:
            corner = QPointF(middle.x() + radius * 0.72, middle.y() - radius * 0.72)
            paint_stop(painter, self._style, corner, radius * 1.5)
        if not done and day.stopped:
            below = middle.y() + radius + style.px(0.25) + metrics.ascent()
            self._write(painter, "stopped", x, below, is_today=False)
        if done:
            box = QRectF(middle.x() - radius * 0.55, middle.y() - radius * 0.55, radius * 1.1, radius * 1.1)
            paint_icon(painter, Icon.CHECK, box, style.color(Ink.CARD))
            below = middle.y() + radius + style.px(0.25) + metrics.ascent()
            self._write(painter, f"{day.minutes} min", x, below, is_today=False)

    def _write(self, painter: QPainter, words: str, x: float, y: float, *, is_today: bool) -> None:
        painter.setPen(self._style.color(Ink.TEXT if is_today else Ink.MUTED))
        width = QFontMetricsF(painter.font()).horizontalAdvance(words)
        painter.drawText(QPointF(x - width / 2, y), words)


def _day_words(day: WeekDay) -> str:
    """Return "Monday 24 min", "Tuesday 1 stopped early, pain up to 8"."""
    parts = [f"{day.minutes} min"] if day.sessions else []
    parts += [day.told] if day.marked else []
    return f"{WEEKDAYS[day.day.weekday()]} {', '.join(parts)}"


class PlanStepper(QWidget):
    """Her plan, with a button for fewer and one for more. `changed(int | None)`: sessions a week, 1 to 14, or none."""

    changed = Signal(object)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: int | None = None
        self.fewer = PillButton(style, "−", ButtonKind.QUIET)  # noqa: RUF001 - a minus sign
        self.more = PillButton(style, "+", ButtonKind.QUIET)
        self.words = TextLabel(style, "", Role.STRONG)
        self.words.setWordWrap(False)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.fewer, self.words, self.more):
            row.addWidget(part)
        self.fewer.clicked.connect(lambda: self._step(-1))
        self.more.clicked.connect(lambda: self._step(1))

    def show_plan(self, plan: int | None) -> None:
        """Show this plan, or that there is none."""
        self._plan = plan
        self.words.setText("No plan for a week" if plan is None else f"My plan: {plan} a week")
        said = "I have no plan for a week." if plan is None else f"My plan is {counted(plan, 'session')} a week."
        self.fewer.setAccessibleName(f"{said} One fewer")
        self.more.setAccessibleName(f"{said} One more")
        self.fewer.setEnabled(plan is not None)
        self.more.setEnabled(plan is None or plan < MOST_PLANNED)

    def _step(self, step: int) -> None:
        self.show_plan((self._plan or 0) + step or None)
        self.changed.emit(self._plan)
