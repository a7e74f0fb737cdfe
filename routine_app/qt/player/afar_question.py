"""A question over a session, which she reads from the floor: title and answers as large as the side and instruction.

Knows lengths and how large words must be from across the room; what is asked, and what an answer means, is for others.
"""

from __future__ import annotations

from routine_app.qt.player.viewing import sizes_for
from routine_app.qt.widgets.overlay import Overlay
from routine_app.qt.widgets.text import TextLabel

_ANSWER_PADDING, _ANSWER_HEIGHT = 0.6, 0.62  # of the usual: large letters need less around them
_SHARES, _LOW = ((760, 1.0), (600, 0.75)), 0.55  # of the size, from this height of the page on; and below
_WIDEST = 18  # times the letters' size
_WORDS = 0.7  # of the letters' size: what is said at length


class AfarQuestion(Overlay):
    """The panel, whose words are never below the usual size of type."""

    def _share(self, height: int) -> float:
        """Return how much of the size that is read from afar fits a page of a height (logical pixels), 1 for all."""
        return next((share for least, share in _SHARES if height >= least), _LOW)

    def _letters(self, text_scale: float | None = None) -> int:
        """Return the size of title and answers that is aimed at, in logical pixels, with her text or another."""
        page, style = self.parentWidget(), self._style
        assert page is not None  # noqa: S101
        sizes = sizes_for(page.width(), page.height(), text_scale or style.text_scale, style.capital_share)
        return round(sizes.part * self._share(page.height()))

    def _widest(self) -> int:
        return max(super()._widest(), _WIDEST * self._letters())

    def _arrange(self) -> None:
        """Take the sizes for the page before all is placed."""
        letters = self._letters()
        self.title.set_letters(letters)
        for button in self.buttons:
            button.set_scale(max(letters / self._style.rem, 1.0), _ANSWER_PADDING, _ANSWER_HEIGHT)
        for words in self._at_length():
            words.set_letters(round(_WORDS * letters))
        super()._arrange()

    def _at_length(self) -> tuple[TextLabel, ...]:
        """Return its other words."""
        return ()
