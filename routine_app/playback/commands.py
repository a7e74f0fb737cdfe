"""What she can ask for during a session: one table, whatever asks for it (keys, a clicker, the desktop, a terminal).

Knows the player's methods. Which key asks for what is for whoever has keys; what is asked first is for whoever can ask.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from routine_app.domain.care.pain_gate import GateChoice
from routine_app.playback.player import Events, Player


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


BY_ANSWER = frozenset({Command.EASIER_AND_FEWER, Command.CALMER, Command.UNDO_SKIP})
"""What she asks for by an answer to "It hurts", or by Undo, alone: no key does it."""

GATE_COMMANDS: Mapping[GateChoice, Command] = MappingProxyType(
    {
        GateChoice.EASIER: Command.EASIER_AND_FEWER,
        GateChoice.LEAVE_OUT: Command.SKIP,
        GateChoice.CALMER: Command.CALMER,
        GateChoice.END_SESSION: Command.STOP,
    }
)
"""What an answer of the pain gate asks for; to go on asks for nothing."""
GIVES_UP = frozenset({GateChoice.LEAVE_OUT, GateChoice.CALMER, GateChoice.END_SESSION})
"""The answers after which she does no more of what hurt."""

ACTIONS: Mapping[Command, Callable[[Player, int], Events]] = MappingProxyType(
    {
        Command.TOGGLE_PAUSE: Player.toggle_pause,
        Command.NEXT: Player.next,
        Command.BACK: Player.back,
        Command.SKIP: Player.skip,
        Command.UNDO_SKIP: Player.undo_skip,
        Command.EASIER: Player.easier,
        Command.UNDO_EASIER: Player.undo_easier,
        Command.MORE_REST: Player.more_rest,
        Command.FASTER: Player.faster,
        Command.SLOWER: Player.slower,
        Command.SELF_PACED: Player.toggle_self_paced,
        Command.CUES: Player.change_cues,
        Command.DONE: Player.done,
        Command.STOP: Player.stop,
        Command.EASIER_AND_FEWER: Player.easier_and_fewer,
        Command.CALMER: Player.calmer,
    }
)
"""What the player does for a command, at a time in ms; the other commands are for whoever shows the session."""
