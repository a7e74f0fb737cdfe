"""Where it hurts: her own figure, from behind and from the front, with a check box at each place; several may hold.

Knows the diary's places and where they lie on her; does not know what is done with the answer. Where there is no room
for pictures the same check boxes stand in rows. Left and right are hers.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routine_app.application.diary.words import site_words
from routine_app.figure.landmarks import Landmark
from routine_app.qt.figure.body_board import BodyBoard, BodyPlace
from routine_app.qt.figure.body_layout import Column
from routine_app.qt.figure.body_picture import Seen
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import give_role
from routine_app.qt.widgets.buttons import PillButton
from routine_app.qt.widgets.status_line import announce
from routine_app.qt.widgets.text import TextLabel
from routine_app.storage.records import PainSite

HOW = "Press each place; once more takes it back."
NONE = "Nothing chosen."
_SIDES = frozenset({PainSite.LEFT, PainSite.RIGHT})
_BOTH = frozenset({PainSite.BOTH})
PLACES: dict[PainSite, BodyPlace] = {
    PainSite.LEFT: BodyPlace(
        "Left side", "Left side, SI joint, at the dimple of the low back", Seen.BACK,
        (Landmark.DIMPLE_LEFT,), Column.BACK_LEFT,
    ),
    PainSite.RIGHT: BodyPlace(
        "Right side", "Right side, SI joint, at the dimple of the low back", Seen.BACK,
        (Landmark.DIMPLE_RIGHT,), Column.BETWEEN,
    ),
    PainSite.SACRUM: BodyPlace(
        "Middle", "Middle, on the sacrum, the bone between the dimples", Seen.BACK, (Landmark.SACRUM,), Column.BACK_LEFT
    ),
    PainSite.LEG: BodyPlace(
        "Down the leg", "Down the leg, from the buttock, on either side", Seen.BACK,
        (Landmark.THIGH_LEFT, Landmark.THIGH_RIGHT), Column.BETWEEN,
    ),
    PainSite.PUBIC: BodyPlace(
        "Pubic bone", "Pubic bone, in front, below the belly", Seen.FRONT, (Landmark.PUBIC_BONE,), Column.FRONT_RIGHT
    ),
}  # fmt: skip
_DIRECTIONS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_ACROSS = 2.0  # so much more a pixel across the way of an arrow key counts than one along it; further off is no way


class BodyMap(QWidget):
    """A check box for each place; `chosen(frozenset[PainSite])` after each press. Both sides together are BOTH.

    Tab comes to each of them, arrow keys go on to the neighbours, Space presses. `buttons` are by place.
    With `fills_page` it is as large as a page of its own lets it be. With `announces` off it is left to whoever holds
    it to have said what is chosen.
    """

    chosen = Signal(object)

    def __init__(
        self,
        style: Style,
        title: str = "Where does it hurt?",
        *,
        fills_page: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.value: frozenset[PainSite] = frozenset()
        self.announces = True
        self.setAccessibleName(title)
        give_role(self, QAccessible.Role.Grouping)
        self.board = BodyBoard(style, PLACES, fills_page=fills_page)
        self.buttons = self.board.buttons
        self.line = TextLabel(style, HOW, Role.CAPTION, Ink.MUTED).flush_with_buttons()
        self.words = TextLabel(style, NONE, Role.BODY, Ink.TEXT).flush_with_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (TextLabel(style, title, Role.STRONG).flush_with_buttons(), self.board, self.line, self.words):
            column.addWidget(part)
        for button in self.buttons.values():
            button.clicked.connect(lambda _: self._press())
        self.board.pointed.connect(self._name)

    @property
    def said(self) -> str:
        """What is chosen, in words: "Chosen: left side, pubic bone."."""
        return f"Chosen: {site_words(self.value)}." if self.value else NONE

    def set_value(self, sites: frozenset[PainSite]) -> None:
        """Show these places without saying that they have changed."""
        self.value = _BOTH | (sites - _SIDES) if sites >= _SIDES else sites
        shown = sites | _SIDES if PainSite.BOTH in sites else sites
        for site, button in self.buttons.items():
            button.setChecked(site in shown)
        self.words.setText(self.said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go to the nearest place in their direction, and stay where there is none."""
        way = _DIRECTIONS.get(Qt.Key(event.key()))
        held = next((button for button in self.buttons.values() if button.hasFocus()), None)
        if way is None or held is None:
            super().keyPressEvent(event)
            return
        site = self.neighbour(held, way)
        if site is not None:
            self.buttons[site].setFocus(Qt.FocusReason.TabFocusReason)

    def neighbour(self, held: PillButton, way: tuple[int, int]) -> PainSite | None:
        """Return the nearest place from a button in a direction (right, down), None where there is none."""
        found: dict[PainSite, float] = {}
        for site, button in self.buttons.items():
            off: QPoint = button.geometry().center() - held.geometry().center()
            ahead, across = off.x() * way[0] + off.y() * way[1], abs(off.x() * way[1] + off.y() * way[0])
            if ahead > across / _ACROSS:
                found[site] = ahead + _ACROSS * across
        return min(found, key=lambda site: found[site]) if found else None

    def _press(self) -> None:
        """Choose a place or take it back."""
        shown = frozenset(each for each, button in self.buttons.items() if button.isChecked())
        self.set_value(shown)
        if self.announces:
            announce(self, self.said)
        self.chosen.emit(self.value)

    def _name(self, site: PainSite | None) -> None:
        self.line.setText(HOW if site is None else f"{PLACES[site].name}.")
