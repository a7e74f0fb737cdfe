"""What she can ask for during a session: one table, whatever asks for it (keys, a clicker, the desktop, a terminal).

Knows the player's methods. Which key asks for what is for whoever has keys; what is asked first is for whoever can ask.
"""

from __future__ import annotations

from enum import StrEnum


class Command(StrEnum):
    """What she can ask for during a session."""

    TOGGLE_PAUSE = "toggle_pause"
    NEXT = "next"
    BACK = "back"
    SKIP = "skip"
    EASIER = "easier"
    UNDO_EASIER = "undo_easier"
    MORE_REST = "more_rest"
    FASTER = "faster"
    SLOWER = "slower"
    SELF_PACED = "self_paced"
    DONE = "done"
    FULL_SCREEN = "full_screen"
    MUTE = "mute"
    CUES = "cues"
    HURTS = "hurts"
    STOP = "stop"
    KEYS = "keys"
