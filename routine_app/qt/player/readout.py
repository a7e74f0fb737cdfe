"""What she reads from across the room: side and set, breath, movement, what to do, and the count; and which exercise.

Knows a Reading (words and a number) and sizes; knows no player and works nothing out.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QWidget

from routine_app.application.session.readout import Mood, ReadoutView
from routine_app.qt.player.count import Count, height_for
from routine_app.qt.player.viewing import Sizes, sizes_for
from routine_app.qt.style.style import Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.accessible import be_heading
from routine_app.qt.widgets.fit_text import FitText, height_of


class Readout(QWidget):
    """The words and the number beside the stage; every text shrinks rather than being cut.

    `name` is made here, and stands where the page puts it: above the stage.
    """

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes = sizes_for(1280, 800, 1.0, style.capital_share)
        self._reading = ReadoutView()
        self.name = FitText(style, Ink.TEXT, QFont.Weight.Bold, self)
        self.part = FitText(style, Ink.PLUM, QFont.Weight.Bold, self)
        self.word = FitText(style, Ink.TEAL, QFont.Weight.Bold, self)
        self.move_word = FitText(style, Ink.TEXT, QFont.Weight.DemiBold, self)
        self.do = FitText(style, Ink.TEXT, QFont.Weight.Normal, self)
        self.count = Count(style, self)
        be_heading(self.name, 1)
        for label in (self.name, self.part, self.word, self.move_word, self.do):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for label in (self.name, self.do):
            label.setWordWrap(True)

    @property
    def reading(self) -> ReadoutView:
        """What it says now."""
        return self._reading

    def set_sizes(self, sizes: Sizes) -> None:
        """Take these sizes, and lay out anew."""
        self._sizes = sizes
        self.name.set_largest(sizes.name)
        self.part.set_largest(sizes.part)
        self.word.set_largest(sizes.word)
        self.move_word.set_largest(sizes.move)
        self.do.set_largest(sizes.sentence)
        self.count.set_digit_height(sizes.digits)
        self._arrange()

    def show_reading(self, reading: ReadoutView) -> None:
        """Say this; only what has changed is touched."""
        if reading == self._reading:
            return
        before, self._reading = self._reading, reading
        self.name.show_text(reading.name)
        self.part.show_text(reading.part)
        self.word.set_ink(Ink.TEAL if reading.mood is Mood.BREATH else Ink.TEXT)
        self.word.show_text(reading.word)
        self.move_word.show_text(reading.move)
        self.do.show_text(reading.do)
        self.count.show_count(reading.number, reading.of, reading.unit)
        if _shape(before) != _shape(reading):
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Stack the words from the top, and the count at the bottom; what is empty has no room."""
        sizes, width, y = self._sizes, self.width(), 0
        for label, size in ((self.part, sizes.part), (self.word, sizes.word), (self.move_word, sizes.move)):
            room = height_of(size) if label.text() else 0
            label.setGeometry(0, y, width, room)
            y += room + sizes.gap * (1 if room else 0)
        bottom = self.height()
        if self._reading.number:
            bottom -= height_for(sizes.digits)
            self.count.setGeometry(0, bottom, width, height_for(sizes.digits))
            bottom -= sizes.gap
        self.count.setVisible(bool(self._reading.number))
        self.do.setGeometry(0, y, width, max(10, bottom - y))


def _shape(reading: ReadoutView) -> tuple[bool, ...]:
    """Return which of its lines there are."""
    return bool(reading.part), bool(reading.word), bool(reading.move), bool(reading.number)
