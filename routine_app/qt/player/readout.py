"""What she reads from across the room: exercise, side and set, breath, what to do, and the count.

Knows a Reading (words and a number); knows no player and works nothing out. Sizes follow the window's height.
"""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from routine_app.application.session.readout import Mood, ReadoutView
from routine_app.qt.player.count import Count, height_for
from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import give_role
from routine_app.qt.widgets.text import FitText

# Shares of the window's height. The count never goes below a fifth of it, the breath word never below 7 %.
COUNT_SHARE = 0.205
SIDE_SHARE = 0.034
DO_SHARE = 0.04
HINT_SHARE = 0.026
LINE_SHARE = 1.31  # height of a line by the size of its letters
SMALLEST_HINT_PX = 11  # smaller, it would only be in the way
DO_LINES = 3  # what the sentence is promised


class Squeeze(msgspec.Struct, frozen=True):
    """How the words share the height: her text scale at the most, breath word, name, and lines of the hint."""

    scale: float
    word: float
    name: float
    hint_lines: float


# From roomy to tight: the first one that leaves the sentence its lines is taken.
SQUEEZES = (
    Squeeze(1.3, 0.092, 0.054, 2),
    Squeeze(1.15, 0.09, 0.052, 2),
    Squeeze(1.0, 0.085, 0.05, 1),
    Squeeze(0.95, 0.077, 0.046, 1),
    Squeeze(0.85, 0.072, 0.042, 0),
)


class Readout(QWidget):
    """The words and the number beside the stage; every text shrinks rather than being cut."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._window_height = 800
        self._reading = ReadoutView()
        self.name = FitText(style, Ink.TEXT, QFont.Weight.Bold, self)
        self.part = FitText(style, Ink.PLUM, QFont.Weight.DemiBold, self)
        self.word = FitText(style, Ink.TEAL, QFont.Weight.Bold, self)
        self.do = FitText(style, Ink.TEXT, QFont.Weight.Normal, self)
        self.count = Count(style, self)
        self.hint = FitText(style, Ink.MUTED, QFont.Weight.Normal, self)
        give_role(self.name, QAccessible.Role.Heading)
        for label in (self.name, self.part, self.word, self.do, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for label in (self.name, self.do, self.hint):
            label.setWordWrap(True)
        style.changed.connect(self._arrange)

    @property
    def reading(self) -> ReadoutView:
        """What it says now."""
        return self._reading

    def set_window_height(self, pixels: int) -> None:
        """Set the height that all sizes are shares of, in logical pixels."""
        self._window_height = pixels
        self._arrange()

    def show_reading(self, reading: ReadoutView) -> None:
        """Say this; only what has changed is touched."""
        if reading == self._reading:
            return
        moved = (reading.name, reading.part) != (self._reading.name, self._reading.part)
        self._reading = reading
        self.name.show_text(reading.name)
        self.part.show_text(reading.part)
        self.word.set_ink(Ink.TEAL if reading.mood is Mood.BREATH else Ink.TEXT)
        self.word.show_text(reading.word)
        self.do.show_text(reading.do)
        self.count.show_count(reading.number, reading.of, reading.unit)
        self.hint.show_text(reading.hint)
        if moved:
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Stack name, part, word and sentence from the top; count and hint from the bottom."""
        for squeeze in SQUEEZES:
            sizes = self._sizes(squeeze)
            rooms = self._rooms(sizes, squeeze)
            top, bottom = self._around(rooms)
            if bottom - top >= _line(sizes[self.do], DO_LINES):
                break
        for label, size in sizes.items():
            label.set_largest(size)
        self.count.set_digit_height(self._digits())
        self._place(rooms, top, bottom)

    def _place(self, rooms: dict[FitText, int], top: int, bottom: int) -> None:
        width, y = self.width(), 0
        for label in (self.name, self.part, self.word):
            label.setGeometry(0, y, width, rooms[label])
            y += rooms[label] + self._gap() * (1 if rooms[label] else 0)
        self.do.setGeometry(0, top, width, max(10, bottom - top))
        self.count.setGeometry(0, bottom + self._gap(), width, height_for(self._digits()))
        self.hint.setVisible(rooms[self.hint] > 0)
        self.hint.setGeometry(0, self.height() - rooms[self.hint], width, rooms[self.hint])

    def _sizes(self, squeeze: Squeeze) -> dict[FitText, int]:
        """Return the largest font size of each text in logical pixels."""
        whole, scale = self._window_height, min(self._style.text_scale, squeeze.scale)
        return {
            self.name: round(whole * squeeze.name),
            self.part: round(whole * SIDE_SHARE * scale),
            self.word: round(whole * squeeze.word),
            self.do: round(whole * DO_SHARE * scale),
            self.hint: round(whole * HINT_SHARE * scale),
        }

    def _rooms(self, sizes: dict[FitText, int], squeeze: Squeeze) -> dict[FitText, int]:
        """Return the height of each text but the sentence, which takes what is left."""
        font = self._style.sized_font(sizes[self.name], QFont.Weight.Bold)
        shows_hint = squeeze.hint_lines > 0 and sizes[self.hint] >= SMALLEST_HINT_PX
        lines = 1 if QFontMetrics(font).horizontalAdvance(self.name.text()) <= self.width() else 2
        return {
            self.name: _line(sizes[self.name], lines),
            self.part: _line(sizes[self.part], 1) if self.part.text() else 0,
            self.word: _line(sizes[self.word], 1),
            self.hint: _line(sizes[self.hint], squeeze.hint_lines) if shows_hint else 0,
        }

    def _around(self, rooms: dict[FitText, int]) -> tuple[int, int]:
        """Return where the sentence begins and where it must end."""
        gap = self._gap()
        top = sum(room + gap for label, room in rooms.items() if room and label is not self.hint)
        hint = rooms[self.hint] + gap if rooms[self.hint] else 0
        return top, self.height() - hint - height_for(self._digits()) - gap

    def _gap(self) -> int:
        return round(self._window_height * 0.014)

    def _digits(self) -> int:
        return round(self._window_height * COUNT_SHARE)


def _line(size: int, lines: float) -> int:
    """Return the height of so many lines of text of a size; LINE_SHARE holds for all common fonts."""
    return round(size * LINE_SHARE * lines) + 2
