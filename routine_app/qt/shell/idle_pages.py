"""Makes pages and parts of them ahead, while nothing else goes on, one at a time: opening them then holds nobody up.

Knows that they can be made; not what they are. What nobody comes near is not made: each page holds some MB, and shows
anew whatever changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

from routine_app.qt.widgets.made_later import MadeAhead

QUIET_MS = 700  # from the window's first picture on: what she does first goes before
BETWEEN_MS = 60  # between two pages: her key or click comes first


class IdlePages(QObject):
    """Makes these, in this order, while `may_make()`. Call `begin` when the window shows.

    `want` adds one more. Where nothing may be made it waits, without a look, for `go_on`.
    """

    def __init__(self, first: Iterable[MadeAhead], may_make: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left, self._may_make = list(first), may_make
        self._wanted, self._rests, self._waits = set(self._left), False, False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._make_next)

    def begin(self) -> None:
        """Begin, once it has been quiet for a moment."""
        self._timer.start(QUIET_MS)

    def want(self, page: MadeAhead) -> None:
        """Make this page too, where that has not been tried."""
        if page not in self._wanted:
            self._wanted.add(page)
            self._left.append(page)
            if self._rests:
                self._rests = False
                self._timer.start(BETWEEN_MS)

    def go_on(self) -> None:
        """Look again whether they may be made: she has come to another page."""
        if self._waits:
            self._waits = False
            self.begin()

    def close(self) -> None:
        """Make no more."""
        self._rests = self._waits = False
        self._timer.stop()

    def _make_next(self) -> None:
        if not self._may_make():
            self._timer.stop()
            self._waits = True
            return
        self._left = [each for each in self._left if not each.is_made]
        if not self._left:
            self._timer.stop()
            self._rests = True
            return
        self._timer.setInterval(BETWEEN_MS)
        self._left.pop(0).make()  # one that fails is not tried again here, but when she opens it
