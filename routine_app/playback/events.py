"""What the player reports. Adapters act on events; views need only the Moment.

Knows segments and cues; does not know who listens. `item` is always the index into the plan's items; `at_ms` is the
session's time, which stands still while she pauses or while an open segment waits.
"""

from __future__ import annotations

import msgspec

from routine_app.domain.plan import PlanItem
from routine_app.domain.timeline import Cue, Segment
from routine_app.domain.vocabulary import Side


class ItemStarted(msgspec.Struct, frozen=True):
    """An exercise begins (again, after going back): its change of position, get-ready or work."""

    item: int


class ItemFinished(msgspec.Struct, frozen=True):
    """An exercise is over: its last set is done, or she went on from it."""

    item: int


class ItemSkipped(msgspec.Struct, frozen=True):
    """She left out (the rest of) this exercise."""

    item: int
    reason: str


class SkipTakenBack(msgspec.Struct, frozen=True):
    """An exercise that she had left out is ahead of her again."""

    item: int


class SegmentStarted(msgspec.Struct, frozen=True):
    """A segment begins."""

    segment: Segment
    at_ms: int


class SetFinished(msgspec.Struct, frozen=True):
    """A set was done to its end (one side of it, where the sides take turns).

    `reps` is None for holds and breathing. `duration_ms` is the time it took without pauses; in a set at her own pace
    it includes the waiting for her key.
    """

    item: int
    variation_id: str
    side: Side | None
    set: int
    reps: int | None
    duration_ms: int
    at_ms: int


class CueDue(msgspec.Struct, frozen=True):
    """Something to hear, now."""

    cue: Cue


class Swapped(msgspec.Struct, frozen=True):
    """Another variation stands for what is left of this exercise; `fewer`: with less of it to do, too."""

    item: int
    from_id: str
    to_id: str
    reason: str
    fewer: bool = False


class ItemsJoined(msgspec.Struct, frozen=True):
    """Items have joined the plan at its end, from index `first` on; `lengths_ms` is how long each will take."""

    first: int
    items: tuple[PlanItem, ...]
    lengths_ms: tuple[int, ...]


class PaceChanged(msgspec.Struct, frozen=True):
    """She made the session slower or faster; from the next repetition or breath on it goes at `percent`."""

    percent: int


class Paused(msgspec.Struct, frozen=True):
    """The session stands still: `reason` is "user", or "gap" where the clock jumped (a suspended laptop)."""

    reason: str


class CountIn(msgspec.Struct, frozen=True):
    """The session goes on in so many seconds."""

    seconds_left: int


class Resumed(msgspec.Struct, frozen=True):
    """The session goes on."""


class Finished(msgspec.Struct, frozen=True):
    """The session was played to its end."""


class Stopped(msgspec.Struct, frozen=True):
    """She ended the session early."""


Event = (
    ItemStarted
    | ItemFinished
    | ItemSkipped
    | ItemsJoined
    | SkipTakenBack
    | SegmentStarted
    | SetFinished
    | CueDue
    | Swapped
    | PaceChanged
    | Paused
    | CountIn
    | Resumed
    | Finished
    | Stopped
)
