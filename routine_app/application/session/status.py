"""What a command has changed, in one short sentence, and what it would be to take that back.

Knows commands and values; knows no widget and does not know who says it.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from routine_app.domain.cue_words import LEVEL_NAMES
from routine_app.domain.options import CompileOptions
from routine_app.playback.commands import Command

NO_EASIER = "There is no easier version here."
NOTHING_BEFORE = "There is no version before this one."
MORE_REST, NO_REST = "10 seconds more rest.", "There is no rest to come."
OWN_PACE, PACED = "At your own pace: press Enter after each set.", "Paced for you."
STILL_LEFT_OUT = "{} Still left out: {}."
SOUND_OFF, SOUND_ON = "Sound off.", "Sound on."


class Standing(msgspec.Struct, frozen=True):
    """How the session stands: its options, the variation that she does, whether sound is off.

    `item` is the index of what she does, and `left_out` are those that she left out.
    """

    options: CompileOptions
    variation: str = ""
    muted: bool = False
    item: int | None = None
    left_out: frozenset[int] = frozenset()


class WayBack(msgspec.Struct, frozen=True):
    """What takes a command back, and what is true then, in a sentence."""

    command: Command
    then: str


def status_of(command: Command, before: Standing, after: Standing, *, did: bool = True) -> str:
    """Return the sentence, "" for a command whose effect needs none; `did` is whether it changed anything."""
    now = f"Now: {after.variation}."
    said = {
        Command.EASIER: now if did else NO_EASIER,
        Command.UNDO_EASIER: now if did else NOTHING_BEFORE,
        Command.SKIP: f"Left out: {before.variation}." if did and before.variation else "",
        Command.MORE_REST: MORE_REST if did else NO_REST,
        Command.FASTER: _pace(after),
        Command.SLOWER: _pace(after),
        Command.SELF_PACED: _own_pace(after),
        Command.CUES: f"{LEVEL_NAMES[after.options.cue_level]}.",
        Command.MUTE: _sound(after),
    }
    return said.get(command, "")


def way_back(command: Command, before: Standing) -> WayBack | None:
    """Return what takes a command back that changed something; None where nothing does."""
    match command:
        case Command.EASIER:
            return WayBack(Command.UNDO_EASIER, f"Back to {before.variation}.")
        case Command.SKIP:
            return back_to(before.variation)
        case Command.FASTER:
            return WayBack(Command.SLOWER, _pace(before))
        case Command.SLOWER:
            return WayBack(Command.FASTER, _pace(before))
        case Command.SELF_PACED:
            return WayBack(command, _own_pace(before))
        case Command.MUTE:
            return WayBack(command, _sound(before))
    return None


def back_to(variation: str) -> WayBack:
    """Return what takes up the exercise that was left out last, of this name."""
    return WayBack(Command.UNDO_SKIP, f"Back to {variation}.")


def left_out_before(names: Mapping[int, str], now: Standing) -> str:
    """Return which of those that she left out (names by item) is taken up next; "" where it is none of them."""
    return names.get(max(now.left_out, default=-1), "")


def _pace(standing: Standing) -> str:
    return f"Pace {standing.options.pace_percent} %."


def _own_pace(standing: Standing) -> str:
    return OWN_PACE if standing.options.self_paced else PACED


def _sound(standing: Standing) -> str:
    return SOUND_OFF if standing.muted else SOUND_ON
