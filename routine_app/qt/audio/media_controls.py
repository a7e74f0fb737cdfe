"""The desktop's media controls (MPRIS over D-Bus): media keys, headset buttons, and what is on.

Linux only; elsewhere, or without a session bus, `open()` returns False and nothing else happens. Knows commands and
titles; not the player. Interface: the MPRIS D-Bus Interface Specification, version 2.2 (freedesktop.org).
"""

from __future__ import annotations

import os
import sys
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

SERVICE = "org.mpris.MediaPlayer2.routine"
PATH = "/org/mpris/MediaPlayer2"
PLAYER_INTERFACE = "org.mpris.MediaPlayer2.Player"


class PlaybackStatus(StrEnum):
    """The three states that MPRIS knows."""

    PLAYING = "Playing"
    PAUSED = "Paused"
    STOPPED = "Stopped"


class MediaControls(QObject):
    """Shows the session to the desktop and passes its commands on.

    Signals:
        play, pause, toggle, next, previous, stop: asked for by a key, a headset or the desktop.
        raise_window: the desktop asks to see the window.
        seeked: the session is elsewhere now (µs); goes to the desktop.
    """

    play = Signal()
    pause = Signal()
    toggle = Signal()
    next = Signal()
    previous = Signal()
    stop = Signal()
    raise_window = Signal()
    seeked = Signal("qlonglong")  # type: ignore[arg-type]  # int64, as the specification asks

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.status = PlaybackStatus.STOPPED
        self.metadata: dict[str, object] = {}
        self.position_us = 0
        self._service = ""

    def open(self) -> bool:
        """Register on the session bus; returns whether the desktop can see the session now."""
        if not sys.platform.startswith("linux"):
            return False
        from PySide6.QtDBus import QDBusConnection

        from routine_app.qt.audio.mpris import attach

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return False
        attach(self)
        if not bus.registerObject(PATH, self, QDBusConnection.RegisterOption.ExportAdaptors):
            return False
        # A second window of the app keeps its own name, as the specification asks.
        for name in (SERVICE, f"{SERVICE}.instance{os.getpid()}"):
            if bus.registerService(name):
                self._service = name
                return True
        return False

    def publish(self, status: PlaybackStatus, title: str, routine: str, length_ms: int, position_ms: int) -> None:
        """Show the state, the exercise as title and the routine as artist and album; tells the bus only of changes."""
        from PySide6.QtDBus import QDBusObjectPath

        changed: dict[str, object] = {}
        self.position_us = position_ms * 1000
        metadata: dict[str, object] = {
            "mpris:trackid": QDBusObjectPath("/org/routine/session"),
            "mpris:length": length_ms * 1000,
            "xesam:title": title,
            "xesam:artist": [routine],
            "xesam:album": routine,
        }
        if {**metadata, "mpris:trackid": ""} != {**self.metadata, "mpris:trackid": ""}:
            self.metadata = metadata
            changed["Metadata"] = metadata
        if status is not self.status:
            self.status = status
            changed["PlaybackStatus"] = status.value
        if changed and self._service:
            self._announce(changed)

    def seek_to(self, position_ms: int) -> None:
        """Tell the bus that the session is elsewhere now: time alone does not bring it there."""
        self.position_us = position_ms * 1000
        if self._service:
            self.seeked.emit(self.position_us)

    def _announce(self, changed: dict[str, object]) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage

        message = QDBusMessage.createSignal(PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged")
        message.setArguments([PLAYER_INTERFACE, changed, []])
        QDBusConnection.sessionBus().send(message)

    def close(self) -> None:
        """Leave the bus."""
        if not self._service:
            return
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.sessionBus()
        bus.unregisterService(self._service)
        bus.unregisterObject(PATH)
        self._service = ""
