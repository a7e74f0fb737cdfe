"""What the player does for each command that it knows.

Knows the player's methods. The other commands are for whoever shows the session.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from routine_app.playback.commands import Command
from routine_app.playback.player import Events, Player

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
        Command.READY_AGAIN: Player.ready_again,
    }
)
"""What the player does for a command, at a time in ms; the other commands are for whoever shows the session."""
