"""What a command has changed, in one short sentence: for who cannot see the notice or the button that shows it.

Knows commands and values; knows no widget and does not know who says it.
"""

from __future__ import annotations

import msgspec

from routine_app.domain.cue_words import LEVEL_NAMES
from routine_app.domain.options import CompileOptions
from routine_app.playback.commands import Command

NO_EASIER = "There is no easier version here."
NOTHING_BEFORE = "There is no version before this one."
MORE_REST, NO_REST = "10 seconds more rest.", "There is no rest to come."
OWN_PACE, PACED = "At your own pace: press Enter after each set.", "Paced for you."
SOUND_OFF, SOUND_ON = "Sound off.", "Sound on."


class After(msgspec.Struct, frozen=True):
    """How the session stands after a command: `did` is whether it changed anything, `variation` what she does now."""

    options: CompileOptions
    variation: str = ""
    did: bool = True
    muted: bool = False


def status_of(command: Command, after: After) -> str:
    """Return the sentence, "" for a command whose effect is heard or seen by itself."""
    now = f"Now: {after.variation}."
    said = {
        Command.EASIER: now if after.did else NO_EASIER,
        Command.UNDO_EASIER: now if after.did else NOTHING_BEFORE,
        Command.MORE_REST: MORE_REST if after.did else NO_REST,
        Command.FASTER: f"Pace {after.options.pace_percent} %.",
        Command.SLOWER: f"Pace {after.options.pace_percent} %.",
        Command.SELF_PACED: OWN_PACE if after.options.self_paced else PACED,
        Command.CUES: f"{LEVEL_NAMES[after.options.cue_level]}.",
        Command.MUTE: SOUND_OFF if after.muted else SOUND_ON,
    }
    return said.get(command, "")
