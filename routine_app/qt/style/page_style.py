"""The style of one page: the window's while the page shows, and left as it was while it does not.

A window that is dragged larger takes other type at each step: a page that nobody sees takes it once, when it is opened.
Knows the window's style; not the page.
"""

from __future__ import annotations

from routine_app.qt.style.style import Style


class PageStyle(Style):
    """What a page asks in place of the window's style. `changed` is emitted for what the page has not taken yet."""

    def __init__(self, window: Style) -> None:
        self._window, self._shows = window, False
        super().__init__(window)
        self.catch_up()

    @property
    def of_window(self) -> Style:
        """The style that the whole window shares."""
        return self._window

    def set_shows(self, *, shows: bool) -> None:
        """Say whether the page shows, before it does: then it has all of the window's style at once."""
        self._shows = shows
        if shows:
            self.catch_up()

    def catch_up(self) -> None:
        """Be as the window's style is now."""
        if self._take(self._window):
            self.changed.emit()

    def _listen(self) -> None:
        self._window.changed.connect(self._follow)

    def _follow(self) -> None:
        if self._shows:
            self.catch_up()
