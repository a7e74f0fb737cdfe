"""The desktop's media controls (media keys, headset buttons, what is on), for the window's thread.

Passes on between Qt and `system.mpris`, which has a thread of its own. Without a session bus nothing happens. Knows
commands and titles; not the player.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from routine_app.system.now_playing import MediaCommand, NowPlaying, PlaybackStatus

if TYPE_CHECKING:
    from routine_app.system.mpris import Mpris


class MediaControls(QObject):
    """Shows the session to the desktop and passes its commands on.

    Signals:
        play, pause, toggle, next, previous, stop: asked for by a key, a headset or the desktop.
        raise_window: the desktop asks to see the window.
    """

    play = Signal()
    pause = Signal()
    toggle = Signal()
    next = Signal()
    previous = Signal()
    stop = Signal()
    raise_window = Signal()
    _asked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Queued: it is emitted in the bus's thread, and heard in this one.
        self._asked.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _mpris(self) -> Mpris:
        """What talks to the bus: loaded for the first session, not for the window's first picture."""
        from routine_app.system.mpris import Mpris

        return Mpris(self.ask)

    @property
    def now(self) -> NowPlaying:
        """What the desktop is shown."""
        return self._mpris.now

    @property
    def position_ms(self) -> int:
        """Where the session is; set it as time goes on by itself."""
        return self._mpris.position_ms

    @position_ms.setter
    def position_ms(self, position_ms: int) -> None:
        self._mpris.position_ms = position_ms

    def open(self) -> None:
        """Let the desktop see the session, as soon as there is a bus."""
        self._mpris.open()

    def publish(self, status: PlaybackStatus, title: str, routine: str, length_ms: int, position_ms: int) -> None:
        """Show the state, the exercise as title and the routine as artist and album."""
        self._mpris.position_ms = position_ms
        self._mpris.publish(NowPlaying(status, title, routine, length_ms))

    def seek_to(self, position_ms: int) -> None:
        """Tell the desktop that the session is elsewhere now: time alone does not bring it there."""
        self._mpris.seek(position_ms)

    def close(self) -> None:
        """Leave the bus."""
        self._mpris.close()

    def ask(self, command: MediaCommand) -> None:
        """Pass on what the desktop asks for, which is heard a little later; may be called from any thread."""
        with suppress(RuntimeError):  # the window has gone meanwhile
            self._asked.emit(command.value)

    def _pass_on(self, command: str) -> None:
        signals = {
            MediaCommand.PLAY: self.play,
            MediaCommand.PAUSE: self.pause,
            MediaCommand.TOGGLE: self.toggle,
            MediaCommand.NEXT: self.next,
            MediaCommand.PREVIOUS: self.previous,
            MediaCommand.STOP: self.stop,
            MediaCommand.RAISE: self.raise_window,
        }
        signals[MediaCommand(command)].emit()
