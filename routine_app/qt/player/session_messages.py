"""What her last command has changed, said at the head of the session's page, with the way to take it back.

While it stands, the row that is else there gives way to it, and the rest of the page moves down by what it takes more:
so it covers nothing of what she does.

Knows commands and how the session stands, and how large words must be from across the room; what a command does is for
the page.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QWidget

from routine_app.application.session.status import (
    STILL_LEFT_OUT,
    Standing,
    WayBack,
    back_to,
    left_out_before,
    status_of,
    way_back,
)
from routine_app.playback.commands import Command
from routine_app.qt.player.viewing import sizes_for
from routine_app.qt.style.style import Role, Style
from routine_app.qt.style.timers import single_shot
from routine_app.qt.widgets.text import RING
from routine_app.qt.widgets.undo_message import UndoMessage

STANDS_MS = 20_000
_TWO_LINES = 1.6  # times as large as in one, for lines that break between words
_EDGE = 0.004  # of the page's height, above and below the buttons: a low page has none to spare


class SessionMessage(UndoMessage):
    """The message at the head of the page: it goes by itself, and its words are as large as one line of them allows.

    It is read and reached by Tab before the rest of the page.
    """

    def __init__(self, style: Style, page: QWidget) -> None:
        super().__init__(style, page, lambda: page, key="Z")
        self._rest = single_shot(self, STANDS_MS)
        self._rest.timeout.connect(self.send_away)
        self.closed.connect(self._rest.stop)
        for button in self.stops:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def tell(self, text: str, again: str = "", *, aloud: bool = True) -> None:
        """Say this for a while; what Undo brings is in its name alone, for there is no room."""
        super().tell(text, again, aloud=aloud)
        self.lower()  # the first of the page's parts
        QWidget.setTabOrder(self._page, self.undo)
        QWidget.setTabOrder(self.undo, self.close_button)
        self._rest.start()

    def _space(self) -> None:
        """Let words and buttons stand in one row, across the page."""
        style, layout = self._style, self.layout()
        assert layout is not None  # noqa: S101
        layout.setContentsMargins(0, 0, 0, 0)
        pad, low = style.px(0.9), round(self._page.height() * _EDGE)
        room = self.width() - 2 * RING - pad - 2 * style.px(0.6)
        self._has_words_room(room)
        self.column.setDirection(QBoxLayout.Direction.LeftToRight)
        self.column.setContentsMargins(pad, low, style.px(0.6), low)
        self.column.setSpacing(style.px(0.6))
        self.then.hide()
        self.words.setFont(style.sized_font(self._letters(room - self.buttons.minimumSize().width())))
        self.said.invalidate()
        self.column.invalidate()

    def _letters(self, room: int) -> int:
        """Return the size of its letters, in logical pixels: from afar in one line, else as of the page's in two."""
        page, style = self._page, self._style
        largest = sizes_for(page.width(), page.height(), style.text_scale, style.capital_share).part
        wide = QFontMetrics(style.sized_font(largest)).horizontalAdvance(self.words.text()) + 1
        fits, sign = largest * room // wide, style.font(Role.SIGN).pixelSize()
        if fits >= sign:
            return min(largest, fits)
        return max(min(sign, round(_TWO_LINES * fits)), style.font(Role.CAPTION).pixelSize())


class SessionMessages:
    """One message at a time; `do` carries out the command that takes the last one back.

    Of several exercises that she left out one after the other each is offered, the last first.
    """

    def __init__(self, style: Style, page: QWidget, do: Callable[[Command], None]) -> None:
        self.message = SessionMessage(style, page)
        self._do = do
        self._back: WayBack | None = None
        self._goes_back = False
        self._left_out: dict[int, str] = {}
        self.message.undo_wanted.connect(self.undo)

    def tell(self, command: Command, before: Standing, after: Standing, *, did: bool) -> None:
        """Say what a command has changed; one that takes another back says that it has."""
        if command is Command.SKIP and did and before.item is not None:
            self._left_out[before.item] = before.variation
        if self._goes_back and self._back is not None:
            self._tell_back(self._back, after)
            return
        words = status_of(command, before, after, did=did)
        if words:
            self._back = way_back(command, before) if did else None
            self.message.tell(words, "" if self._back is None else self._back.then)

    def _tell_back(self, done: WayBack, now: Standing) -> None:
        """Say what has been taken back, and offer what else she left out."""
        name = left_out_before(self._left_out, now) if done.command is Command.UNDO_SKIP else ""
        self._back = back_to(name) if name else None
        if self._back is None:
            self.message.tell(done.then)
        else:
            self.message.tell(STILL_LEFT_OUT.format(done.then, name), self._back.then)

    def end(self) -> None:
        """Send the message away and offer nothing of before: after a pain, too, no press leads back to what hurt."""
        self._left_out.clear()
        self.dismiss()

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
