"""What her last command has changed, said over the session's page, with the way to take it back.

Knows commands and how the session stands, and how large words must be from across the room; what a command does is for
the page.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QWidget

from routine_app.application.session.status import Standing, WayBack, status_of, way_back
from routine_app.playback.commands import Command
from routine_app.qt.player.viewing import sizes_for
from routine_app.qt.style.style import Role, Style
from routine_app.qt.widgets.text import RING
from routine_app.qt.widgets.undo_message import UndoMessage

STANDS_MS = 20_000
_SHORT = 30  # letters; more would hide the figure if they were as large
_LONG_SHARE = 0.8  # of what is to be read from across the room


class SessionMessage(UndoMessage):
    """The message over a part of the page, which it covers: it goes by itself, and its words are to be read from afar.

    It is read and reached by Tab before what stands `below`, a part of the page that was made after the other.
    """

    def __init__(self, style: Style, page: QWidget, over: QWidget, below: QWidget) -> None:
        self._over, self._below = over, below
        super().__init__(style, page, lambda: page, key="Z")
        self.setParent(page)  # it is in no layout
        self._rest = QTimer(self, singleShot=True, interval=STANDS_MS)
        self._rest.timeout.connect(self.send_away)
        self.closed.connect(self._rest.stop)
        self.column.setDirection(QBoxLayout.Direction.TopToBottom)
        for button in self.stops:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        over.installEventFilter(self)

    def tell(self, text: str, again: str = "", *, aloud: bool = True) -> None:
        """Say this for a while; what Undo brings is in its name alone, for there is no room."""
        super().tell(text, again, aloud=aloud)
        self.stackUnder(self._below)
        QWidget.setTabOrder(self._page, self.undo)
        QWidget.setTabOrder(self.undo, self.close_button)
        self._rest.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stand where what it stands over has gone to."""
        if watched is self._over and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._space()
        return super().eventFilter(watched, event)

    def _space(self) -> None:
        """Stand at the bottom left of what it stands over, as wide as that or as its buttons need."""
        style, space = self._style, self._over.geometry()
        pad, low = style.px(0.9), style.px(0.3)
        layout = self.layout()
        assert layout is not None  # noqa: S101
        layout.setContentsMargins(0, 0, 0, 0)
        self.column.setContentsMargins(pad, style.px(0.6), pad, low)
        self.column.setSpacing(style.px(0.2))
        self.then.hide()
        room = self._page.width() - space.left()
        width = min(max(space.width(), self.buttons.minimumSize().width() + 2 * pad), room)
        self.words.setFont(style.sized_font(self._letters()))
        self.said.invalidate()
        self.column.invalidate()
        height = min(self.column.totalHeightForWidth(width), space.bottom() + 1)
        left = space.left() - RING  # its edge is where what it stands over begins
        self.setGeometry(left, space.bottom() + 1 - height, width + 2 * RING, height)

    def _letters(self) -> int:
        """Return the size of its letters, in logical pixels: to be read from afar."""
        page, style = self._page, self._style
        sign = sizes_for(page.width(), page.height(), style.text_scale, style.capital_share).part
        share = 1 if len(self.words.text()) <= _SHORT else _LONG_SHARE
        return max(round(sign * share), style.font(Role.SIGN).pixelSize())


class SessionMessages:
    """One message at a time, over a part of the page and before the one `below`.

    `do` carries out the command that takes the last one back.
    """

    def __init__(
        self, style: Style, page: QWidget, over: QWidget, below: QWidget, do: Callable[[Command], None]
    ) -> None:
        self.message = SessionMessage(style, page, over, below)
        self._do = do
        self._back: WayBack | None = None
        self._goes_back = False
        self.message.undo_wanted.connect(self.undo)

    def tell(self, command: Command, before: Standing, after: Standing, *, did: bool) -> None:
        """Say what a command has changed; one that takes another back says that it has."""
        if self._goes_back and self._back is not None:
            self.message.tell(self._back.then)
            self._back = None
            return
        words = status_of(command, before, after, did=did)
        if words:
            self._back = way_back(command, before) if did else None
            self.message.tell(words, "" if self._back is None else self._back.then)

    def undo(self) -> None:
        """Take back what the message stands beside; nothing where none does."""
        if self._back is not None and self.message.can_undo:
            self._goes_back = True
            try:
                self._do(self._back.command)
            finally:
                self._goes_back = False

    def dismiss(self) -> bool:
        """Send the message away; return whether there was one."""
        was = not self.message.isHidden()
        self.message.send_away()
        return was
