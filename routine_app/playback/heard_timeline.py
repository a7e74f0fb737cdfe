"""A timeline as it is heard: how far ahead its sounds are sure, where other sound should be low, what will be said.

Made once for a timeline, looked up by bisection. Knows cues and segments; sounds nothing. Times are session ms.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from routine_app.domain.timeline import Timeline
from routine_app.playback.ducking_windows import is_quiet, quiet_spans

EVER = 2**62


class HeardTimeline:
    """What the ear needs of one timeline."""

    def __init__(self, timeline: Timeline) -> None:
        self._cues = timeline.cues
        self._quiet = quiet_spans(timeline.cues)
        self._open_ends = [segment.end_ms for segment in timeline.segments if segment.open]

    def sure_until_ms(self, t_ms: int) -> int:
        """Return until when it is sure what sounds: the next end of a set at her own pace, else EVER."""
        number = bisect_left(self._open_ends, t_ms)
        return self._open_ends[number] if number < len(self._open_ends) else EVER

    def is_quiet(self, t_ms: int) -> bool:
        """Return whether other apps should be low: words are due."""
        return is_quiet(self._quiet, t_ms)

    def texts_from(self, t_ms: int) -> Iterator[str]:
        """Return the texts that are still to be said, in the order in which they fall due."""
        return (cue.text for cue in self._cues if cue.at_ms >= t_ms)
