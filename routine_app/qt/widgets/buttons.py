"""Buttons: one painted pill in several kinds, each with a visible focus ring and a target of 44 px or more.

Knows how a button looks and which keys press it; knows nothing of what it does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from routine_app.domain.display_text import harmless
from routine_app.qt.style.icons import Icon, paint_icon
from routine_app.qt.style.style import TARGET_PX, Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.text import RING

RING_WIDTH = 2.5
_EDGE_PX, _EDGE = 1.2, 1 / 18  # px at the least, and of a rem: a large button has no hairline round it
WIDEST_REM = 24.0
NARROWEST_TAB_REM = 16.0
STRONGEST = 0.3  # how much colour the last number of a scale has
ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ButtonKind(StrEnum):
    """How much a button asks for attention."""

    PRIMARY = "primary"
    QUIET = "quiet"
    CARE = "care"  # it hurts, stop: told from all others by its colour
    CHOICE = "choice"  # a chip: one of several, plum when it is chosen
    TAB = "tab"  # a chip: one of several, teal when it is chosen
    NUMBER = "number"  # a number on a scale, in ink when it is chosen


_CHECKED: dict[ButtonKind, tuple[Ink, Ink]] = {
    ButtonKind.CHOICE: (Ink.PLUM, Ink.ON_PLUM),
    ButtonKind.TAB: (Ink.TEAL, Ink.ON_TEAL),
    ButtonKind.NUMBER: (Ink.TEXT, Ink.PAPER),
}

_SPOKEN_UP = (ButtonKind.PRIMARY, ButtonKind.QUIET, ButtonKind.CARE)


class KeyPressedButton(QAbstractButton):
    """A button that Enter and Space press, once a key press; other keys, such as arrows, are for whatever holds it.

    `clicked` also tells of a mark that a screen reader has set or taken: its "toggle" alone would change what shows.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_told = False
        self.toggled.connect(self._take_foreign_toggle)

    def setChecked(self, checked: bool) -> None:
        """Show it checked or not, which is no choice of hers."""
        with self._telling():
            super().setChecked(checked)

    def nextCheckState(self) -> None:
        """Change as a click does, which is told of by `clicked`."""
        with self._telling():
            super().nextCheckState()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter and Space only."""
        if event.key() in (*ENTER_KEYS, Qt.Key.Key_Space) and not event.isAutoRepeat():
            self.click()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Do nothing: the press was enough."""
        event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Know that what changes meanwhile is known of."""
        before, self._is_told = self._is_told, True
        try:
            yield
        finally:
            self._is_told = before

    def _take_foreign_toggle(self, checked: bool) -> None:
        """Tell of a toggle from outside as of a click; where one of several must hold, the others just give way."""
        if not self._is_told and (checked or not self.autoExclusive() or self.group() is not None):
            self.clicked[bool].emit(checked)  # type: ignore[index]  # the stubs know no overloads of a signal


class PillButton(KeyPressedButton):
    """A rounded button with text and perhaps an icon. Enter and Space press it; arrows are left to its parent."""

    def __init__(
        self,
        style: Style,
        text: str,
        kind: ButtonKind = ButtonKind.QUIET,
        icon: Icon | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._kind, self._icon = style, kind, icon
        self._role = Role.STRONG
        self._scale = self._room = self._tall = 1.0
        self._strength = 0.0
        self.setCheckable(kind in _CHECKED)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        style.changed.connect(self._restyle)
        self.set_words(text)
        self._restyle()

    @property
    def kind(self) -> ButtonKind:
        """How much it asks for attention."""
        return self._kind

    def set_words(self, text: str, accessible: str = "") -> None:
        """Set the text, and what a screen reader says where that is more."""
        text, accessible = harmless(text), harmless(accessible or text)
        if (text, accessible) != (self.words(), self.accessibleName()):
            self.setText(text.replace("&", "&&"))  # a lone & would make a shortcut
            self.setAccessibleName(accessible)
            self.updateGeometry()
            self.update()

    def set_face(self, text: str, icon: Icon | None) -> None:
        """Change what shows, text and icon, and leave what a screen reader says."""
        if (text, icon) != (self.words(), self._icon):
            self.setText(text.replace("&", "&&"))
            self._icon = icon
            self.updateGeometry()
            self.update()

    def set_scale(self, scale: float, padding: float = 1.0, height: float = 1.0) -> None:
        """Make the text and padding larger or smaller than the body text (1).

        The room around the text, at its sides and in all its height, is a share of the usual.
        """
        if (scale, padding, height) != (self._scale, self._room, self._tall):
            self._scale, self._room, self._tall = scale, padding, height
            self._restyle()

    def set_strength(self, strength: float) -> None:
        """Tint a number by how much it stands for (0-1)."""
        self._strength = strength
        self.update()

    def words(self) -> str:
        """Return the text as it shows."""
        return self.text().replace("&&", "&")

    def text_rect(self) -> QRect:
        """Return where the text is painted."""
        inner = self.rect().adjusted(RING, RING, -RING, -RING)
        icon = self._icon_room()
        pad = self._padding()
        return inner.adjusted(pad + icon, 0, -pad, 0)

    def shown_text(self) -> str:
        """Return the text as painted: elided only past the widest width a button takes.

        What tells a routine's name from the others may stand at its end, and so does its length: that stays.
        """
        is_name = self._kind is ButtonKind.TAB
        mode = Qt.TextElideMode.ElideMiddle if is_name else Qt.TextElideMode.ElideRight
        return QFontMetrics(self.font()).elidedText(self.words(), mode, self.text_rect().width() + 1)

    def sizeHint(self) -> QSize:
        """Return the room that the text, icon and focus ring need; a routine's name, however long, has all of its."""
        text = QFontMetrics(self.font()).horizontalAdvance(self.words()) + 2
        width = text + self._icon_room() + 2 * self._padding() + 2 * RING
        widest = width if self._kind is ButtonKind.TAB else self._style.px(WIDEST_REM * max(self._scale, 1.0))
        height = round(max(TARGET_PX, self._style.target() * self._scale * self._tall)) + 2 * RING
        return QSize(max(min(width, widest), height), height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button is never squeezed, but for a routine's long name in a narrow window."""
        hint = self.sizeHint()
        return (
            hint.boundedTo(QSize(self._style.px(NARROWEST_TAB_REM), hint.height()))
            if self._kind is ButtonKind.TAB
            else hint
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the pill, its icon, its text and the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge, ink = self._colours()
        pill = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        line = max(_EDGE_PX, self._style.rem * _EDGE)
        dashes = Qt.PenStyle.SolidLine if self.isEnabled() else Qt.PenStyle.DashLine  # told without colours, too
        painter.setPen(QPen(edge, line, dashes) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        radius = min(pill.height() / 2, self._style.px(1.6 * max(self._scale, 1.0)))
        painter.drawRoundedRect(pill.adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius)
        self._paint_content(painter, ink)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), radius + RING, self._style)

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        ticked = self.isChecked() and self._kind in (ButtonKind.CHOICE, ButtonKind.TAB)
        icon = Icon.CHECK if ticked else self._icon
        where = self.text_rect()
        if icon is not None:
            side = self._icon_side()
            room = side + (self._style.px(0.4) if self.words() else 0)
            text = QFontMetrics(self.font()).horizontalAdvance(self.shown_text())
            content = text + (room if self._icon is not None else 0)
            start = RING + (self.width() - 2 * RING - content) / 2
            if self._icon is None:  # a check mark stands in the padding, so that nothing moves
                side = self._style.px(0.8)
                start = RING + self._style.px(0.45)
                where = where.adjusted(self._style.px(0.45), 0, self._style.px(0.45), 0)
            else:
                where = QRect(round(start + room), where.y(), text + 2, where.height())
            paint_icon(painter, icon, QRectF(start, (self.height() - side) / 2, side, side), ink)
        painter.setPen(ink)
        painter.setFont(self.font())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), self.shown_text())

    def _colours(self) -> tuple[QColor, QColor | None, QColor]:
        """Return the fill, the edge and the ink for the present state."""
        style = self._style
        if not self.isEnabled():
            return style.color(Ink.TILE), style.color(Ink.REST), style.color(Ink.MUTED)
        if self._kind is ButtonKind.PRIMARY:
            fill = Ink.TEAL_PRESSED if self.isDown() or self.underMouse() else Ink.TEAL
            return style.color(fill), None, style.color(Ink.ON_TEAL)
        if self.isChecked():
            fill, ink = _CHECKED[self._kind]
            return style.color(fill), None, style.color(ink)
        ground = Ink.TILE if self.underMouse() else Ink.CARD
        if self._kind is ButtonKind.CARE:
            return style.color(ground), style.color(Ink.WARNING), style.color(Ink.WARNING)
        return style.blend(Ink.GLOW, ground, STRONGEST * self._strength), style.color(Ink.EDGE), style.color(Ink.TEXT)

    def _padding(self) -> int:
        if not self.words() or self._kind is ButtonKind.NUMBER:
            return 0
        return self._style.px((1.5 if self._kind is ButtonKind.PRIMARY else 1.15) * self._scale * self._room)

    def _icon_room(self) -> int:
        if self._icon is None:
            return 0
        return self._icon_side() + (self._style.px(0.4 * self._scale) if self.words() else 0)

    def _icon_side(self) -> int:
        """Return the side of its icon, in logical pixels: one without words is never smaller than beside body text."""
        return self._style.px(0.95 * (self._scale if self.words() else max(self._scale, 1.0)))

    def _restyle(self) -> None:
        font = self._style.font(self._role if self._kind in _SPOKEN_UP else Role.BODY)
        font.setPixelSize(max(11, round(font.pixelSize() * self._scale)))
        if self._kind is ButtonKind.PRIMARY:
            font.setWeight(QFont.Weight.Bold)
        self.setFont(font)
        self.updateGeometry()
        self.update()


def paint_ring(painter: QPainter, rect: QRectF, radius: float, style: Style) -> None:
    """Paint the focus ring just inside a rectangle."""
    inset = RING_WIDTH / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(style.color(Ink.TEAL), RING_WIDTH))
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
