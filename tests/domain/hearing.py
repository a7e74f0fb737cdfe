"""What of a timeline is heard: words, tones, and words that would meet."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routine_app.domain.timeline import Cue, Timeline, Tone


def said(timeline: Timeline, start: int = 0, end: int | None = None) -> list[tuple[int, str]]:
    last = timeline.duration_ms if end is None else end
    return [(cue.at_ms, cue.text) for cue in timeline.cues if cue.text and start <= cue.at_ms < last]


def sounded(timeline: Timeline, tone: Tone) -> list[int]:
    return [cue.at_ms for cue in timeline.cues if cue.tone is tone]


def overlaps(cues: tuple[Cue, ...]) -> list[tuple[Cue, Cue]]:
    spoken = [cue for cue in cues if cue.text]
    return [(one, two) for one, two in pairwise(spoken) if one.at_ms + one.estimate_ms > two.at_ms]


def once_lying(step: str) -> str:
    """Return a first step as it is told to who has heard on the way on which side she will lie."""
    rest = re.sub(r"^Lie on your ((left|right) )?side(,| with)? ", "", step)
    return rest[:1].upper() + rest[1:]
