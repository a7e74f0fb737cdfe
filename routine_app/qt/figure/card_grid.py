"""Cards in a grid, with arrow keys from one to the next.

Knows cards and their places; does not know what they are for.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from routine_app.qt.figure.figure_card import FigureCard
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.accessible import give_role
from routine_app.qt.widgets.grid_layout import GridLayout

_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CardGrid(QWidget):
    """`cards` by key, in their order.

    `stepped(card)` after an arrow key has given a card the focus. `left(int)`: an arrow key leads out of the grid,
    above (-1) or beneath (1).
    """

    stepped = Signal(object)
    left = Signal(int)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_role(self, QAccessible.Role.Grouping)
        self.cards: dict[str, FigureCard] = {}
        self._grid = GridLayout(style, self, fill=False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_cards(self, cards: Sequence[tuple[str, FigureCard]]) -> None:
        """Show these cards; the focus stays with the card of the same key."""
        focused = next((key for key, card in self.cards.items() if card.hasFocus()), None)
        known = list(self.cards.values())
        for card in known:
            card.setAutoExclusive(False)  # else what is deleted soon is still one of those of which one holds
            card.hide()
            self._grid.removeWidget(card)
            card.deleteLater()
        self.cards = dict(cards)
        for card in self.cards.values():
            self._grid.addWidget(card)
            card.show()
        for before, after in pairwise((*known[:1], *self.cards.values())):
            QWidget.setTabOrder(before, after)  # made anew, they would come after all of the page
        if focused in self.cards:
            self.cards[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def focused(self) -> FigureCard | None:
        """Return the card that has the focus."""
        return next((card for card in self.cards.values() if card.hasFocus()), None)

    def entered(self, x: int, *, from_above: bool) -> FigureCard:
        """Return the card that is come to from another grid, at a place (pixels) beneath or above it."""
        cards = list(self.cards.values())
        edge = cards[0 if from_above else -1].y()
        return min((card for card in cards if card.y() == edge), key=lambda card: abs(card.x() - x))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go to the nearest card that way; at the end of a row on to the next one, as lines are read."""
        at = self.focused()
        if at is None or event.key() not in _ARROWS:
            event.ignore()
            return
        nearest = self._nearest(at, event.key())
        if nearest is not None:
            nearest.setFocus(Qt.FocusReason.TabFocusReason)
            self.stepped.emit(nearest)
        elif _ARROWS[event.key()][1]:
            self.left.emit(_ARROWS[event.key()][1])

    def _nearest(self, at: FigureCard, key: int) -> FigureCard | None:
        across, down = _ARROWS[key]
        here = at.geometry().center()
        found = [card for card in self.cards.values() if _lies(card.geometry().center() - here, across, down)]
        if across and not found:
            cards = list(self.cards.values())
            place = cards.index(at) + across
            return cards[place] if 0 <= place < len(cards) else None
        return min(found, key=lambda card: _far(card.geometry().center() - here, across), default=None)


def _lies(way: QPoint, across: int, down: int) -> bool:
    """Whether a place lies to that side: beside in the same row, or above or below."""
    if across:
        return way.x() * across > 0 and abs(way.y()) < abs(way.x())
    return way.y() * down > 0


def _far(way: QPoint, across: int) -> int:
    near, aside = (way.x(), way.y()) if across else (way.y(), way.x())
    return abs(near) + 3 * abs(aside)
