"""Two pictures of her with check boxes led out from their places: what a body map shows and is pressed on.

Knows places, pictures and buttons; does not know which of them go together, nor what an answer is for.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot

import msgspec
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from routine_app.figure.landmarks import Landmark
from routine_app.qt.figure.body_layout import BodyLayout, ButtonSpot, Column, Placed
from routine_app.qt.figure.body_picture import SHARE, BodyPicture, Seen, share_down
from routine_app.qt.figure.figures import figures_of
from routine_app.qt.style.style import TARGET_PX, Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import ButtonKind, PillButton
from routine_app.storage.records import PainSite

LOW_PX = 500  # a window that is lower than this has rows of buttons alone
HEIGHT_REM = 22.0
_AROUND_REM = 25.5  # how high all else is, where it is the only thing that is asked on a page
HIGHEST = 0.45  # of the window's height, else: a picture is seen whole, with the words above it
LEAST_PX = 190  # in a picture that is lower than this the places would lie upon one another
_GAP_REM = 0.5
_DOT_REM, _DOT_SHARE = 0.42, 0.024  # the radius of a mark, and at most so much of the picture's height
_SIDES = ("your left", "your right", "your left")
_SIDES_DOWN = 0.27  # of the height: beside the shoulders
_TOWARDS = {
    Column.BACK_LEFT: Qt.AlignmentFlag.AlignRight,
    Column.BETWEEN: Qt.AlignmentFlag.AlignHCenter,
    Column.FRONT_RIGHT: Qt.AlignmentFlag.AlignLeft,
}


class BodyPlace(msgspec.Struct, frozen=True):
    """A place to choose: the words on its button, its whole name, and where it lies on which picture."""

    words: str
    name: str
    seen: Seen
    landmarks: tuple[Landmark, ...]
    column: Column


class BodyBoard(QWidget):
    """`buttons` holds a check box for each place. A press on the picture presses the nearest place.

    With `fills_page` it is as high as the window leaves room for. `pointed(PainSite | None)`: the place that the
    pointer is at, or has the focus.
    """

    pointed = Signal(object)

    def __init__(
        self,
        style: Style,
        places: Mapping[PainSite, BodyPlace],
        *,
        fills_page: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._places, self._fills_page = style, places, fills_page
        self._watched: QWidget | None = None
        self._pictures = {seen: BodyPicture(figures_of(style), seen) for seen in Seen}
        self._at: PainSite | None = None
        spots = [ButtonSpot(each.column, share_down(each.landmarks[0])) for each in places.values()]
        self._rows = BodyLayout(self, spots, SHARE, self._look)
        self.buttons: dict[PainSite, PillButton] = {}
        for site, place in places.items():
            button = PillButton(style, place.words, ButtonKind.CHOICE)
            button.setAccessibleName(place.name)
            button.toggled.connect(self.update)
            button.installEventFilter(self)
            self.buttons[site] = button
            self._rows.addWidget(button)
        self.setMouseTracking(True)
        style.changed.connect(self._restyle)
        figures_of(style).changed.connect(self.update)

    @property
    def placed(self) -> Placed | None:
        """Where pictures and buttons stand; None where there is no room for pictures."""
        return self._rows.arranged(self.width())

    def dots(self, placed: Placed) -> dict[PainSite, list[QPointF]]:
        """Return where each place is marked on the pictures."""
        rects = {Seen.BACK: placed.back, Seen.FRONT: placed.front}
        return {
            site: [self._pictures[place.seen].point(each, rects[place.seen]) for each in place.landmarks]
            for site, place in self._places.items()
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say which place is pointed at; show rows or pictures as the window becomes lower or higher."""
        kind = event.type()
        if watched is self._watched and kind is QEvent.Type.Resize:
            self._restyle()
        elif kind in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self._point(next((site for site, button in self.buttons.items() if button is watched), self._at))
        elif kind in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self._point(next((site for site, button in self.buttons.items() if button.hasFocus()), None))
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the window that it stands in by now."""
        super().showEvent(event)
        self._watch(self.window())

    def hideEvent(self, event: QHideEvent) -> None:
        """Watch no more."""
        super().hideEvent(event)
        self._watch(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name the place under the pointer."""
        site = self._site_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if site else Qt.CursorShape.ArrowCursor)
        self._point(site)

    def leaveEvent(self, event: QEvent) -> None:
        """Name what has the focus, if anything."""
        super().leaveEvent(event)
        self._point(next((site for site, button in self.buttons.items() if button.hasFocus()), None))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press the nearest place."""
        site = self._site_at(event.position())
        if site is not None and event.button() is Qt.MouseButton.LeftButton:
            self.buttons[site].setFocus(Qt.FocusReason.MouseFocusReason)
            self.buttons[site].click()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the pictures, the lines that lead to the buttons, and the places."""
        placed = self.placed
        if placed is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for seen, rect in ((Seen.BACK, placed.back), (Seen.FRONT, placed.front)):
            self._pictures[seen].paint(painter, rect, dark=self._style.dark)
        painter.setFont(self._style.font(Role.CAPTION))
        painter.setPen(self._style.color(Ink.MUTED))
        line = QRectF(0, placed.back.height() * _SIDES_DOWN, 0, painter.fontMetrics().height())
        for column, (left, width), words in zip(Column, placed.columns, _SIDES, strict=True):
            painter.drawText(line.adjusted(left, 0, left + width, 0), int(_TOWARDS[column]), words)
        for site, points in self.dots(placed).items():
            self._paint_place(painter, self.buttons[site], points)

    def _paint_place(self, painter: QPainter, button: PillButton, points: list[QPointF]) -> None:
        style, at = self._style, self._at is not None and button is self.buttons[self._at]
        holds, radius = button.isChecked(), self._radius() * (1.25 if at else 1.0)
        ink = style.color(Ink.PLUM if holds else Ink.TEAL if at else Ink.TEXT)
        inner = QRectF(button.geometry()).adjusted(4, 4, -4, -4)
        for point in points:
            start = QPointF(inner.left() if point.x() < inner.left() else inner.right(), inner.center().y())
            painter.setPen(QPen(ink, 2.0 if at or holds else 1.2))
            painter.drawLine(start, point)
        for point in points:
            painter.setPen(QPen(style.color(Ink.CARD), radius * 0.9))  # a rim that tells it from whatever lies beneath
            painter.setBrush(ink)
            painter.drawEllipse(point, radius, radius)
            painter.setPen(QPen(ink, 1.6))
            painter.setBrush(ink if holds else style.color(Ink.CARD))
            painter.drawEllipse(point, radius, radius)

    def _radius(self) -> float:
        """Return that of a place's mark: small enough that the dimples do not touch."""
        placed, usual = self.placed, float(self._style.px(_DOT_REM))
        return usual if placed is None else min(usual, placed.back.height() * _DOT_SHARE)

    def _site_at(self, at: QPointF) -> PainSite | None:
        """Return the place that is nearest, if it is as near as half of what a finger needs."""
        placed = self.placed
        if placed is None:
            return None
        near = {
            site: min(hypot(point.x() - at.x(), point.y() - at.y()) for point in points)
            for site, points in self.dots(placed).items()
        }
        nearest = min(near, key=lambda site: near[site])
        return nearest if near[nearest] <= max(TARGET_PX / 2, self._style.px(1.7)) else None

    def _look(self) -> tuple[int, int, int] | None:
        style, high = self._style, self.window().height()
        if high < LOW_PX:
            return None
        most = min(style.px(HEIGHT_REM), round(HIGHEST * high))
        left = high - style.px(_AROUND_REM) if self._fills_page else 0
        return LEAST_PX, max(most, left), style.px(_GAP_REM)

    def _point(self, site: PainSite | None) -> None:
        if site is not self._at:
            self._at = site
            self.pointed.emit(site)
            self.update()

    def _watch(self, window: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = window
        if window is not None:
            window.installEventFilter(self)
            self._restyle()

    def _restyle(self) -> None:
        self._rows.invalidate()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of its rows: how high it is follows from its width."""
        return self._rows.sizeHint()
