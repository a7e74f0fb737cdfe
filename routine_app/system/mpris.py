"""The session as the desktop's media player (MPRIS 2.2 on D-Bus): media keys, headset buttons, lock screens.

Names, capitals and types are those of the MPRIS D-Bus Interface Specification (freedesktop.org); all that is a time is
an int64 of microseconds. Knows what is on as values, and commands by name; knows no player and no window.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from routine_app.system.dbus_object import Argument, BusError, BusObject, Interface, Method, Property, Signal
from routine_app.system.now_playing import MediaCommand, NowPlaying
from routine_app.system.session_bus import BusPlace

SERVICE = "org.mpris.MediaPlayer2.routine"
PATH = "/org/mpris/MediaPlayer2"
ROOT_INTERFACE = "org.mpris.MediaPlayer2"
PLAYER_INTERFACE = "org.mpris.MediaPlayer2.Player"
TRACK = "/org/routine/session"
_LARGEST = 2**63 - 1


class Mpris:
    """Shows a session to the desktop between `open` and `close`; nothing here waits for the bus.

    `command` is called in another thread. `position_ms` is where the session is, kept by its owner.
    """

    def __init__(self, command: Callable[[MediaCommand], None]) -> None:
        self.now = NowPlaying()
        self.position_ms = 0
        self._command = command
        self._object = BusObject(PATH, (self._root(), self._player()))
        # A second window of the app keeps a name of its own, as the specification asks.
        self.place = BusPlace((SERVICE, f"{SERVICE}.instance{os.getpid()}"), self._object.answer)

    def open(self) -> None:
        """Let the desktop see the session."""
        self.place.open()

    def close(self) -> None:
        """Take the session from the desktop."""
        self.place.close()

    def publish(self, now: NowPlaying) -> None:
        """Show what is on; the bus is told of changes only."""
        before, self.now = self.now, now
        changed = ["Metadata"] if _metadata(before) != _metadata(now) else []
        changed += ["PlaybackStatus"] if before.status is not now.status else []
        if changed:
            self.place.tell(self._object.changed(PLAYER_INTERFACE, changed))

    def seek(self, position_ms: int) -> None:
        """Tell the bus that the session is elsewhere now: time alone does not bring it there."""
        self.position_ms = position_ms
        self.place.tell(self._object.signal(PLAYER_INTERFACE, "Seeked", _microseconds(position_ms)))

    def _does(self, command: MediaCommand) -> Method:
        def call() -> tuple[()]:
            self._command(command)
            return ()

        return Method(command.value, call)

    def _root(self) -> Interface:
        facts = (
            _fact("CanQuit", "b", value=False),
            _fact("CanRaise", "b", value=True),
            _fact("HasTrackList", "b", value=False),
            _fact("Identity", "s", value="Routine"),
            _fact("DesktopEntry", "s", value="routine-app"),
            _fact("SupportedUriSchemes", "as", value=[]),
            _fact("SupportedMimeTypes", "as", value=[]),
        )
        return Interface(ROOT_INTERFACE, (self._does(MediaCommand.RAISE), Method("Quit", _nothing)), facts)

    def _player(self) -> Interface:
        track, position = Argument("o", "TrackId"), Argument("x", "Position")
        methods = (
            *(self._does(command) for command in MediaCommand if command is not MediaCommand.RAISE),
            # CanSeek is false: then these two have no effect.
            Method("Seek", _nothing, (Argument("x", "Offset"),)),
            Method("SetPosition", _nothing, (track, position)),
            Method("OpenUri", _cannot_open, (Argument("s", "Uri"),)),
        )
        return Interface(PLAYER_INTERFACE, methods, self._player_properties(), (Signal("Seeked", (position,)),))

    def _player_properties(self) -> tuple[Property, ...]:
        return (
            Property("PlaybackStatus", "s", lambda: self.now.status.value),
            Property("Metadata", "a{sv}", lambda: _metadata(self.now)),
            Property("Position", "x", lambda: _microseconds(self.position_ms)),
            *(_fact(name, "d", value=1.0) for name in ("Rate", "MinimumRate", "MaximumRate", "Volume")),
            *(_fact(f"Can{what}", "b", value=True) for what in ("Control", "Play", "Pause", "GoNext", "GoPrevious")),
            _fact("CanSeek", "b", value=False),
        )


def _fact(name: str, type_: str, *, value: Any) -> Property:  # noqa: ANN401 - of the type that D-Bus is told
    return Property(name, type_, lambda: value)


def _nothing(*_arguments: object) -> tuple[()]:
    return ()


def _cannot_open(_uri: str) -> tuple[()]:
    raise BusError("NotSupported", "Routine opens no addresses")


def _metadata(now: NowPlaying) -> dict[str, tuple[str, Any]]:
    title, routine = _clean(now.title), _clean(now.routine)
    return {
        "mpris:trackid": ("o", TRACK),
        "mpris:length": ("x", _microseconds(now.length_ms)),
        "xesam:title": ("s", title),
        "xesam:artist": ("as", [routine]),
        "xesam:album": ("s", routine),
    }


def _microseconds(ms: int) -> int:
    return max(0, min(ms * 1000, _LARGEST))


def _clean(text: str) -> str:
    """Return the text as D-Bus can carry it: UTF-8 without NUL, or the bus would throw us out."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
