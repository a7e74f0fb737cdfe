"""What she can ask for during a session: one table, whatever asks for it (keys, a clicker, the desktop, a terminal).

Knows no player: what it does for each is in `actions.py`. Which key asks for what is for whoever has keys; what is
asked first is for whoever can ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from routine_app.domain.care.pain_gate import GateChoice


class Command(StrEnum):
    """What she can ask for during a session."""

    TOGGLE_PAUSE = "toggle_pause"
    NEXT = "next"
    BACK = "back"
    SKIP = "skip"
    UNDO_SKIP = "undo_skip"
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
    UNWELL = "unwell"
    UNDO = "undo"
    STOP = "stop"
    KEYS = "keys"
    EASIER_AND_FEWER = "easier_and_fewer"
    CALMER = "calmer"
    READY_AGAIN = "ready_again"


BY_ANSWER = frozenset({Command.EASIER_AND_FEWER, Command.CALMER, Command.READY_AGAIN, Command.UNDO_SKIP})
"""What she asks for by an answer to "It hurts", or by Undo, alone: no key does it."""

GATE_COMMANDS: Mapping[GateChoice, Command] = MappingProxyType(
    {
        GateChoice.GO_ON: Command.READY_AGAIN,
        GateChoice.EASIER: Command.EASIER_AND_FEWER,
        GateChoice.LEAVE_OUT: Command.SKIP,
        GateChoice.CALMER: Command.CALMER,
        GateChoice.END_SESSION: Command.STOP,
    }
)
"""What an answer of the pain gate asks for: who goes on was told to come out of it, and gets ready again."""
GIVES_UP = frozenset({GateChoice.LEAVE_OUT, GateChoice.CALMER, GateChoice.END_SESSION})
"""The answers after which she does no more of what hurt."""
