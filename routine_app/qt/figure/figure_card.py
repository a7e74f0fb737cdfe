"""A card to press: a still of a variation with its name, moving under the mouse and the focus.

Knows words and a variation; does not know what a press does.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from routine_app.domain.exercise import Variation
from routine_app.qt.figure.still import HEIGHT_REM, FigureStill
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.buttons import KeyPressedButton, paint_ring
from routine_app.qt.widgets.layout_room import LayoutRoom
from routine_app.qt.widgets.text import RING, TextLabel

_GAP_REM = 0.25  # between the figure and the name


class CardWords(msgspec.Struct, frozen=True):
    """What a card says: a name, quiet lines, what she pinned, why it stands here, and why it does not suit today."""

    name: str
    lines: tuple[str, ...] = ()
    pinned: str = ""
    reason: str = ""
    swap: str = ""

    @property
    def spoken(self) -> str:
        """All of it, as a screen reader says it."""
        return ". ".join(part.rstrip(".") for part in (self.name, *self._told) if part)

    @property
    def _told(self) -> tuple[str, ...]:
        return (*self.lines, self.pinned, self.swap, self.reason)


class FigureCard(KeyPressedButton):
    """The card. A checked one is the one on show; one with a reason stands back, one that was swapped is edged."""

    def __init__(
        self,
        style: Style,
        variation: Variation,
        said: CardWords,
        height_rem: float = HEIGHT_REM,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self.said, self.variation = style, said, variation
        self.still = FigureStill(style, variation, height_rem)
        self.still.set_faint(bool(said.reason))
        self.setAccessibleName(said.spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setBackgroundRole(QPalette.ColorRole.Window)  # else its labels take a button's colours, not their own
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        column = QVBoxLayout(self)
        column.setSpacing(2)
        LayoutRoom(style, column, around=(0.75, 0.75, 0.75, 0.75), ring=RING)
        self._gap = QSpacerItem(0, 0)
        self._fill(column)
        style.changed.connect(self._space)
        self._space()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Move while it has the focus."""
        super().focusInEvent(event)
        self._stir()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stand still again."""
        super().focusOutEvent(event)
        self._stir()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Move under the mouse."""
        super().enterEvent(event)
        self._stir()

    def leaveEvent(self, event: QEvent) -> None:
        """Stand still again."""
        super().leaveEvent(event)
        self._stir()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the tile; teal round the one on show, and the focus ring round that."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = self._style
        radius = style.px(0.9)
        inner = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        chosen = self.isCheckable() and self.isChecked()
        edge = QPen(style.color(Ink.TEAL), 2.0) if chosen else QPen(style.color(Ink.LINE), 1.0)
        if self.said.swap and not chosen:
            edge = QPen(style.color(Ink.PLUM), 1.6)
        painter.setPen(edge)
        painter.setBrush(style.color(Ink.CARD if chosen or self.underMouse() else Ink.TILE))
        inset = edge.widthF() / 2
        painter.drawRoundedRect(inner.adjusted(inset, inset, -inset, -inset), radius, radius)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), radius + RING, style)

    def _fill(self, column: QVBoxLayout) -> None:
        style, said = self._style, self.said
        column.addWidget(self.still)
        column.addItem(self._gap)
        name = TextLabel(style, said.name, Role.HEADING, Ink.MUTED if said.reason else Ink.TEXT)
        column.addWidget(name.of_its_control())
        for text, ink in _lines(said):
            column.addWidget(TextLabel(style, text, Role.CAPTION, ink).of_its_control())
        column.addStretch(1)

    def _space(self) -> None:
        self._gap.changeSize(0, self._style.px(_GAP_REM), QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.updateGeometry()

    def _stir(self) -> None:
        self.still.set_moving(self.hasFocus() or self.underMouse())
        self.update()


def _lines(said: CardWords) -> Iterable[tuple[str, Ink]]:
    yield from ((line, Ink.MUTED) for line in said.lines if line)
    if said.pinned:
        yield said.pinned, Ink.TEAL
    for text in (said.swap, said.reason):
        if text:
            yield text, Ink.PLUM
