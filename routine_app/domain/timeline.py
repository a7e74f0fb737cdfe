"""The compiled session: segments, breath and cues at absolute integer milliseconds, and the Moment at t.

Knows nothing of clocks, players or views. Everything here is immutable.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum

import msgspec

from routine_app.domain.exercise import Phase
from routine_app.domain.vocabulary import Breath, SegmentKind, Side

_WORK = (SegmentKind.WORK, SegmentKind.HOLD, SegmentKind.BREATHE)
_WAITING = (SegmentKind.GET_READY, SegmentKind.CHANGE_POSITION, SegmentKind.SWITCH_SIDE, SegmentKind.REST)


class CueKind(StrEnum):
    """What a cue tells her."""

    ANNOUNCE = "announce"
    AMOUNT = "amount"
    CAUTION = "caution"
    NOTE = "note"
    FETCH = "fetch"
    MOVE = "move"
    STEP = "step"
    COUNT = "count"
    COUNTDOWN = "countdown"
    BREATH_IN = "breath_in"
    BREATH_OUT = "breath_out"
    HALF = "half"
    LAST_THREE = "last_three"
    SWITCH = "switch"
    REST = "rest"
    NEXT = "next"
    END = "end"
    LEVEL = "level"


class Said(msgspec.Struct, frozen=True):
    """A sentence that is said `at_ms` after the start of its segment and takes `length_ms`; `brief`: also in short."""

    at_ms: int
    length_ms: int
    text: str
    kind: CueKind
    brief: bool = False

    @property
    def end_ms(self) -> int:
        """When it is over, from the start of the segment."""
        return self.at_ms + self.length_ms


class Segment(msgspec.Struct, frozen=True):
    """One stretch of the session.

    `item` is the index into the plan's items (None for finish). `set`, `rep` count from 1, `sets`, `reps` are
    their totals (for `breathe` and `hold`, `rep` counts breaths). `side` is set for one-sided work. A waiting segment
    (get_ready, change_position, switch_side, rest) bears the set and side that it leads to.
    `phase` names the tempo phase, and `say` is what is said of it where its name makes no sentence; for
    change_position `phase` names the way-point moved to, and `origin` the one left: both are one at a stop on the way.
    `waypoint` is where she waits, if not where she works.
    `text` is the one sentence that says what to do now. `countdown_end_ms` is the instant to which seconds count
    down, where they do (the end of the whole hold, rest, get-ready or change of position). An `open` segment waits at
    its end for her key; its duration is an estimate and its movement loops through `loop`. `talk` is what is told in
    it, in order, besides counts and breaths; a waiting segment lasts as long as that takes.
    """

    start_ms: int
    duration_ms: int
    kind: SegmentKind
    item: int | None = None
    exercise: str | None = None
    variation: str | None = None
    side: Side | None = None
    set: int | None = None
    sets: int | None = None
    rep: int | None = None
    reps: int | None = None
    phase: str | None = None
    breath: Breath = Breath.FREE
    text: str = ""
    countdown_end_ms: int | None = None
    open: bool = False
    loop: tuple[Phase, ...] = ()
    origin: str | None = None
    say: str = ""
    talk: tuple[Said, ...] = ()
    waypoint: str | None = None

    @property
    def end_ms(self) -> int:
        """Where the next segment begins."""
        return self.start_ms + self.duration_ms

    @property
    def is_work(self) -> bool:
        """Whether she works here: repetitions, a hold or paced breathing."""
        return self.kind in _WORK

    @property
    def is_waiting(self) -> bool:
        """Whether it is time to get ready, move, change sides or rest."""
        return self.kind in _WAITING

    @property
    def is_stop(self) -> bool:
        """Whether she stays where she is in a change of position: to fetch something, put it down, or sit a moment."""
        return self.origin is not None and self.origin == self.phase

    def is_one_part_with(self, other: Segment) -> bool:
        """Whether both are moves of one change of position; a stop on the way is a part of its own."""
        moves = self.kind is other.kind is SegmentKind.CHANGE_POSITION and not (self.is_stop or other.is_stop)
        return moves and self.bout == other.bout

    @property
    def bout(self) -> tuple[SegmentKind, int | None, str | None, int | None, Side | None]:
        """What segments of the same set of one side share, and no others beside them."""
        return (self.kind, self.item, self.variation, self.set, self.side)


class BreathSpan(msgspec.Struct, frozen=True):
    """A run of one kind of breath, across segment borders; fullness goes from `level` to `to_level`.

    A span ends where the next one starts. That may be before its `duration_ms` is over, where she swapped or asked
    for more rest in the middle of a breath: the next span then goes on from the fullness reached.
    """

    start_ms: int
    duration_ms: int
    breath: Breath
    level: float
    to_level: float


class Tone(StrEnum):
    """The short sounds; their files bear these names."""

    REP = "rep"
    BREATH_IN = "breath_in"
    BREATH_OUT = "breath_out"
    HALF = "half"
    LAST_THREE = "last_three"
    SWITCH = "switch"
    REST = "rest"
    END = "end"


class Cue(msgspec.Struct, frozen=True):
    """Something to hear: `text` to say ("" for none) and `tone` to sound (None for none).

    A higher `priority` wins where two would overlap. `estimate_ms` is how long saying the text takes.
    """

    at_ms: int
    kind: CueKind
    text: str = ""
    tone: Tone | None = None
    priority: int = 0
    estimate_ms: int = 0


class Timeline(msgspec.Struct, frozen=True):
    """Segments without gaps from 0, the breath over the same time, and cues in order of time."""

    segments: tuple[Segment, ...]
    breaths: tuple[BreathSpan, ...]
    cues: tuple[Cue, ...]

    @property
    def duration_ms(self) -> int:
        """The length of the session."""
        return self.segments[-1].end_ms if self.segments else 0

    def index_at(self, t_ms: int) -> int:
        """Return the index of the segment at t (clamped to the session)."""
        found = bisect_right(self.segments, t_ms, key=lambda segment: segment.start_ms) - 1
        return min(max(found, 0), len(self.segments) - 1)


class Unit(StrEnum):
    """What the giant number counts."""

    REPS = "reps"
    SECONDS = "seconds"
    BREATHS = "breaths"


class Moment(msgspec.Struct, frozen=True):
    """Everything a view needs at time `t_ms`.

    `text` is the sentence to show: what is being told, else the segment's own.
    `count` (of `of`, where there is a total) is the giant number. `phase_fraction` (0..1) runs through the named
    phase and loops in an open segment. `waiting` is true at the end of an open segment. `next_item` is the index of
    the plan item that follows, None at the last one.
    """

    t_ms: int
    duration_ms: int
    index: int
    segment: Segment
    elapsed_ms: int
    remaining_ms: int
    phase: str | None
    phase_fraction: float
    breath: Breath
    fullness: float
    count: int
    of: int | None
    unit: Unit
    waiting: bool
    text: str
    next_item: int | None

    @property
    def time_left_ms(self) -> int:
        """What is left of the session."""
        return self.duration_ms - self.t_ms
