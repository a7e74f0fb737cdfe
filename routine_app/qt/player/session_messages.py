"""What her last command has changed, said over the session's page, with the way to take it back.

Knows commands and how the session stands; what a command does is for the page.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from routine_app.application.session.status import Standing, WayBack, status_of, way_back
from routine_app.playback.commands import Command
from routine_app.qt.style.style import Style
from routine_app.qt.widgets.undo_message import UndoMessage


class SessionMessages:
    """One message at a time, over a part of the page and before the one `below`.

    `do` carries out the command that takes the last one back.
    """

    def __init__(
        self, style: Style, page: QWidget, over: QWidget, below: QWidget, do: Callable[[Command], None]
    ) -> None:
        self.message = UndoMessage(style, page, over, below)
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
