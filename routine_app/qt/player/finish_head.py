"""The top of Finish: the figure at rest, and what is said of the session, in a place that is kept for all of it.

What may be said changes with what she tells below; the place has the height of the longest of it, so that nothing under
her pointer moves. Knows words, a variation and the figures; no session.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from routine_app.domain.care.closing_word import ENOUGH, ClosingWord
from routine_app.domain.exercise import Variation
from routine_app.qt.figure.still import FigureStill
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.theme import Ink
from routine_app.qt.widgets.layout_room import LayoutRoom
from routine_app.qt.widgets.text import TextLabel

FIGURE_REM = 15.0
FIGURE_FROM_REM = 44.0
"""In a page that is narrower than this there is no room for the figure."""


class _Said(QWidget):
    """A title with lines below it."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.title = TextLabel(style, ENOUGH, Role.DISPLAY).flush_with_buttons().be_heading()
        self.sentence = TextLabel(style, "", Role.SIGN).flush_with_buttons()
        self.numbers = TextLabel(style, "", Role.STRONG, Ink.TEAL).flush_with_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        LayoutRoom(style, column, gap=0.35)
        for part in (self.title, self.sentence, self.numbers):
            column.addWidget(part)
        column.addStretch(1)

    def say(self, title: str, sentence: str, numbers: tuple[str, ...] = ()) -> None:
        self.title.setText(title)
        for label, text in ((self.sentence, sentence), (self.numbers, "\n".join(numbers))):
            label.setText(text)
            label.setVisible(bool(text))


class FinishHead(QWidget):
    """The figure and the words. `warm` is said where nothing calls for care, `careful` where something does.

    `below` takes what stands under the words, beside the figure. A page with room for a larger figure has its own
    (`leave_figure_out`).
    """

    def __init__(self, style: Style, resting: Variation | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.warm, self.careful, self._longest = _Said(style), _Said(style), _Said(style)
        self._stack = QStackedLayout()
        self.figure = None if resting is None else FigureStill(style, resting, FIGURE_REM)
        self._left_out = False
        self.below = QVBoxLayout()
        words, row = QVBoxLayout(), QHBoxLayout(self)
        words.addLayout(self._stack)
        words.addLayout(self.below)
        words.addStretch(1)
        row.setContentsMargins(0, 0, 0, 0)
        if self.figure is not None:
            self.figure.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # she rests
            row.addWidget(self.figure, 2, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 5)
        for part in (self.warm, self.careful, self._longest):  # not before: a stack without a parent shows its first
            self._stack.addWidget(part)  # part at once, as a window of its own
        style.changed.connect(self._fit)

    @property
    def title(self) -> str:
        """The title that shows."""
        return self.careful.title.text() if self._is_careful else self.warm.title.text()

    @property
    def sentence(self) -> str:
        """The sentence that shows."""
        return self.careful.sentence.text() if self._is_careful else self.warm.sentence.text()

    @property
    def numbers(self) -> str:
        """The lines with whom to call that show."""
        return self.careful.numbers.text() if self._is_careful else ""

    @property
    def _is_careful(self) -> bool:
        return self._stack.currentWidget() is self.careful

    def keep_place_for(self, sentence: str, numbers: tuple[str, ...]) -> None:
        """Keep as much place as this takes: the most that may have to be said."""
        self._longest.say(ENOUGH, sentence, numbers)

    def say_warmly(self, word: ClosingWord) -> None:
        """Show a title and a warm sentence."""
        self.warm.say(word.title, word.sentence)
        self._stack.setCurrentWidget(self.warm)

    def say_with_care(self, sentence: str, numbers: tuple[str, ...]) -> None:
        """Show what fits what she told, and whom she can call."""
        self.careful.say(ENOUGH, sentence, numbers)
        self._stack.setCurrentWidget(self.careful)

    def leave_figure_out(self, *, out: bool) -> None:
        """Show no figure however wide it is; or again where there is room."""
        self._left_out = out
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the figure where there is room for it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.figure is not None:
            self.figure.setVisible(not self._left_out and self.width() >= self._style.px(FIGURE_FROM_REM))
