"""What may be chosen about a session's timing and voice, apart from the plan.

Knows numbers and levels only; does not know how they are stored or set.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

PACE_MIN = 80
PACE_MAX = 130
PACE_STEP = 10


class CueLevel(StrEnum):
    """How much she wants to hear: sentences and tones, few words and tones, or tones alone."""

    FULL = "full"
    SHORT = "short"
    TONES = "tones"

    @property
    def following(self) -> CueLevel:
        """The next one, round and round: less and less, then all of it again."""
        levels = list(CueLevel)
        return levels[(levels.index(self) + 1) % len(levels)]


class CompileOptions(msgspec.Struct, frozen=True):
    """How to time a plan.

    `pace_percent` (80-130, else ValueError) is her speed: at 120 all work takes 100/120 of its time. `self_paced`
    makes every set of repetitions wait for her key.
    """

    pace_percent: int = 100
    self_paced: bool = False
    cue_level: CueLevel = CueLevel.FULL

    def __post_init__(self) -> None:
        if not PACE_MIN <= self.pace_percent <= PACE_MAX:
            raise ValueError(f"pace_percent must be {PACE_MIN}-{PACE_MAX}, not {self.pace_percent}")
