"""Two quiet signs on Finish: pain before and now, and the days of this week on which she did something.

Knows numbers and dates; judges nothing.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from routine_app.domain.formatting import WEEKDAYS
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import give_role
from routine_app.qt.widgets.card import Card
from routine_app.qt.widgets.layout_room import LayoutRoom
from routine_app.qt.widgets.text import TextLabel

NOT_TOLD = "–"  # noqa: RUF001 - an en dash
WIDEST_NUMBER = "10"
SIGN_REM = 2.9
LARGE = 1.7
"""How much larger the numbers of pain are where there is room for it."""
LARGE_DOTS = 1.4
_LARGE_CARD_REM = 7.5
_PITCH_REM = 2.7
WEEK, WEEK_WITH_STOPS = "This week", "This week · a square: stopped early"
_STOP = 0.62  # of a dot's radius, to each side: the square with the letter of its day


class PainChange(QWidget):
    """Pain before and now, as large numbers; what she has not told is a dash, in the same place."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._share = style, 1.0
        self.before, self.now = TextLabel(style, "", Role.DISPLAY), TextLabel(style, "", Role.DISPLAY, Ink.TEAL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        LayoutRoom(style, row, gap=0.5)
        words = (("before", self.before), ("now", self.now))
        for place, (name, number) in enumerate(words):
            number.setWordWrap(False)
            number.setAlignment(Qt.AlignmentFlag.AlignCenter)
            caption = TextLabel(style, name, Role.BODY, Ink.MUTED)
            caption.setWordWrap(False)
            if place:
                arrow = TextLabel(style, "→", Role.DISPLAY, Ink.MUTED)
                arrow.setWordWrap(False)
                row.addWidget(arrow)
            row.addWidget(number)
            row.addWidget(caption)
        row.addStretch(1)
        style.changed.connect(self._size)
        self._size()

    def show_pain(self, before: int | None, now: int | None) -> None:
        """Show what she told (0-10)."""
        said = {"before the session": before, "now": now}
        for label, pain in ((self.before, before), (self.now, now)):
            label.setText(NOT_TOLD if pain is None else str(pain))
        told = (f"{'not told' if pain is None else pain} {when}" for when, pain in said.items())
        self.setAccessibleName(f"Pain: {', '.join(told)}")

    def be_large(self, *, large: bool) -> None:
        """Have numbers that are seen from afar; or those of a line."""
        self._share = LARGE if large else 1.0
        self._size()

    def _size(self) -> None:
        font = self._style.font(Role.DISPLAY)
        font.setPixelSize(round(font.pixelSize() * self._share))
        width = QFontMetrics(font).horizontalAdvance(WIDEST_NUMBER) + self._style.px(0.5)
        for label in (self.before, self.now):
            label.setFont(font)
            label.setFixedWidth(width)
        self.setFixedHeight(self._style.px(SIGN_REM * self._share))


class WeekDots(QWidget):
    """The seven days of a week: a full dot where a set was done, a square in an empty one where she only stopped."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._share = style, 1.0
        self._today: dt.date | None = None
        self.days: frozenset[dt.date] = frozenset()
        self.stopped: frozenset[dt.date] = frozenset()
        give_role(self, QAccessible.Role.Graphic)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.changed.connect(self.updateGeometry)

    def show_week(self, today: dt.date, days: frozenset[dt.date], stopped: frozenset[dt.date] = frozenset()) -> None:
        """Show the week of `today`, with these days done and those on which she only stopped early."""
        self._today, self.days, self.stopped = today, days, stopped
        names = ", ".join(
            f"{WEEKDAYS[day.weekday()]}{' stopped early' if day in stopped else ''}" for day in sorted(days | stopped)
        )
        self.setAccessibleName(f"This week: {names or 'nothing yet'}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for seven dots."""
        return QSize(self._style.px(7 * _PITCH_REM), self._style.px(SIGN_REM * self._share))

    def minimumSizeHint(self) -> QSize:
        """Return room for seven dots that nearly touch."""
        return QSize(self._style.px(7 * 2.2), self._style.px(SIGN_REM * self._share))

    def be_large(self, *, large: bool) -> None:
        """Have dots that are seen from afar, as far as there is room for them; or those of a line."""
        self._share = LARGE_DOTS if large else 1.0
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the dots, each with the first letter of its day."""
        if self._today is None:
            return
        painter, style = QPainter(self), self._style
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(style.font(Role.CAPTION))
        monday = self._today - dt.timedelta(days=self._today.weekday())
        pitch = min(self.width() / 7, style.px(_PITCH_REM * self._share))
        radius = style.px(1.0) * max(1.0, pitch / style.px(_PITCH_REM))
        for number in range(7):
            day = monday + dt.timedelta(days=number)
            done, middle = day in self.days, QPointF(pitch * number + radius + 2, self.height() / 2)
            painter.setPen(QPen(style.color(Ink.TEXT if day == self._today else Ink.EDGE), 1.4))
            painter.setBrush(style.color(Ink.GLOW if done else Ink.CARD))
            painter.drawEllipse(middle, radius, radius)
            if day in self.stopped:
                half = _STOP * radius
                painter.fillRect(
                    QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half), style.color(Ink.PLUM)
                )
            painter.setPen(style.color(Ink.CARD if done or day in self.stopped else Ink.TEXT))
            box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, WEEKDAYS[number][0])


class SignCard(Card):
    """A card with a title and one of the signs."""

    def __init__(self, style: Style, title: str, sign: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(style, parent=parent)
        self.title = TextLabel(style, title, Role.CAPTION, Ink.MUTED)
        self.title.setWordWrap(False)
        column = QVBoxLayout(self)
        column.addWidget(self.title)
        column.addWidget(sign, 1, Qt.AlignmentFlag.AlignVCenter)
        LayoutRoom(style, column, around=(1.2, 0.6, 1.0, 0.6))
        column.setSpacing(0)

    def be_large(self, *, large: bool) -> None:
        """Be as high as any other large sign; or as high as what is in it."""
        self.setMinimumHeight(self._style.px(_LARGE_CARD_REM) if large else 0)
