"""What the desktop is shown of a session and may ask for, as values by the names of MPRIS 2.2.

Knows no bus, no player and no window.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec


class PlaybackStatus(StrEnum):
    """The three states that MPRIS knows."""

    PLAYING = "Playing"
    PAUSED = "Paused"
    STOPPED = "Stopped"


class MediaCommand(StrEnum):
    """What the desktop can ask for, by the method's name."""

    PLAY = "Play"
    PAUSE = "Pause"
    TOGGLE = "PlayPause"
    NEXT = "Next"
    PREVIOUS = "Previous"
    STOP = "Stop"
    RAISE = "Raise"


class NowPlaying(msgspec.Struct, frozen=True):
    """What is on: the exercise as title, the routine as artist and album, and how long it all is."""

    status: PlaybackStatus = PlaybackStatus.STOPPED
    title: str = ""
    routine: str = ""
    length_ms: int = 0
