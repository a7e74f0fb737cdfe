"""What the diary holds, as values. Knows no database.

Every `at` and every start and end is an aware datetime: the instant and the local offset of that moment.
Durations are integer milliseconds of the player's time, which a stepped clock does not bend.

Those of which ten years hold thousands are `gc=False`: they can be in no cycle, and Python's collector need not go
through them all again and again while they are read.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from routine_app.domain.care.statements import HowSoon
from routine_app.domain.comfort import Comfort
from routine_app.domain.vocabulary import Side


class PainSite(StrEnum):
    """Where it hurts (content sheet E2); several may hold at once."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    SACRUM = "sacrum"
    PUBIC = "pubic"
    LEG = "leg"


PAIN_SITE_NAMES: dict[PainSite, str] = {
    PainSite.LEFT: "left side",
    PainSite.RIGHT: "right side",
    PainSite.BOTH: "both sides",
    PainSite.SACRUM: "middle, on the sacrum",
    PainSite.PUBIC: "pubic bone",
    PainSite.LEG: "down the leg",
}


class SessionState(StrEnum):
    """How a session stands: still open, gone through to the end, ended early by her, or left when she began afresh."""

    OPEN = "open"
    FINISHED = "finished"
    STOPPED = "stopped"
    LEFT = "left"


class PlannedItem(msgspec.Struct, frozen=True, gc=False):
    """One exercise of the plan as it stood at the start. `sets` counts every side; `estimate_ms` is its whole length.

    `replaced` is the variation that the routine meant, where comfort chose another, and `reason` says why. `joined`: it
    was not planned, but joined the session under way.
    """

    exercise: str
    variation: str
    name: str
    sets: int
    estimate_ms: int = 0
    replaced: str | None = None
    reason: str = ""
    joined: bool = False


class SetRecord(msgspec.Struct, frozen=True, gc=False):
    """A set that she finished. `item` is the index into the plan, `number` counts from 1 (for each side).

    `session_ms` is the player's time at its end; `reps` is None for holds; `breathing` marks paced breathing.
    """

    item: int
    exercise: str
    variation: str
    number: int
    duration_ms: int
    session_ms: int
    at: dt.datetime
    reps: int | None = None
    side: Side | None = None
    breathing: bool = False


class SkipRecord(msgspec.Struct, frozen=True, gc=False):
    """An exercise left out, and why. `item` is None where the plan left it out before the start."""

    exercise: str
    reason: str
    at: dt.datetime
    item: int | None = None
    variation: str | None = None


class SwapRecord(msgspec.Struct, frozen=True, gc=False):
    """One variation done in place of another. `planned` is true where comfort chose it before the start.

    `fewer`: there was less of it to do, too.
    """

    item: int
    exercise: str
    from_variation: str
    to_variation: str
    reason: str
    at: dt.datetime
    planned: bool = False
    fewer: bool = False


class PainRecord(msgspec.Struct, frozen=True, gc=False):
    """An exercise hurt: how much (0-10, None when she did not say), where, and whether it was a sharp pain.

    `item` is the index into the plan of what she gave up; None where she went on with it, or with an easier version.
    `side` is the side that worked, None where both did. Where it is not `confirmed`, she was still asked.
    """

    exercise: str
    at: dt.datetime
    pain: int | None = None
    sites: frozenset[PainSite] = frozenset()
    item: int | None = None
    variation: str | None = None
    side: Side | None = None
    sharp: bool = False
    confirmed: bool = True


class UnwellRecord(msgspec.Struct, frozen=True, gc=False):
    """She felt unwell: the id of the stop sign that held ("" where none did), and how soon to contact somebody."""

    at: dt.datetime
    sign: str = ""
    how_soon: HowSoon | None = None


class SessionSummary(msgspec.Struct, frozen=True, gc=False):
    """One line of the diary: what a calendar, a chart or a list needs.

    `day` is the local date at the start. `elapsed_ms` is the whole session with its rests, `work_ms` the sets alone.
    `routine_id` is what the routine can be had by again: its id, or the path of a file outside her folder.
    Pain is 0-10, effort 1-10; None is "not said". `flare` is whether it flared up the next day.
    """

    id: int
    routine_id: str
    routine_name: str
    day: dt.date
    started: dt.datetime
    ended: dt.datetime | None = None
    state: SessionState = SessionState.OPEN
    pace_percent: int = 100
    pain_before: int | None = None
    pain_after: int | None = None
    sites: frozenset[PainSite] = frozenset()
    effort: int | None = None
    flare: bool | None = None
    note: str = ""
    sets_done: int = 0
    elapsed_ms: int = 0
    work_ms: int = 0
    breathing_ms: int = 0


class SessionRecord(msgspec.Struct, frozen=True, gc=False):
    """A session with all that happened in it, each kind in the order in which it happened."""

    summary: SessionSummary
    planned: tuple[PlannedItem, ...] = ()
    sets: tuple[SetRecord, ...] = ()
    skips: tuple[SkipRecord, ...] = ()
    swaps: tuple[SwapRecord, ...] = ()
    pains: tuple[PainRecord, ...] = ()
    unwell: tuple[UnwellRecord, ...] = ()

    @property
    def id(self) -> int:
        """The session's number in the diary."""
        return self.summary.id


class Unfinished(msgspec.Struct, frozen=True):
    """A session that was cut short and can be gone on with.

    `next_item` is the index of the planned item to go on with, of which `next_sets_done` sets are done; it equals the
    number of items when all were done. `left_ms` is about how long the rest takes, with that item from its start;
    `comfort` is what she had set then.
    """

    session: SessionRecord
    comfort: Comfort
    next_item: int
    next_sets_done: int
    left_ms: int

    @property
    def next_name(self) -> str | None:
        """What to go on with, by name; None when nothing is left to do."""
        planned = self.session.planned
        return planned[self.next_item].name if self.next_item < len(planned) else None


class DayRecord(msgspec.Struct, frozen=True):
    """What she noted for a whole day (content sheet E1 and E5); None is "not said".

    Pain and stress are 0-10, sleep is hours, `night_wakes` how often she woke.
    """

    day: dt.date
    worst_pain: int | None = None
    average_pain: int | None = None
    stress: int | None = None
    sleep_hours: float | None = None
    night_wakes: int | None = None


class SessionChanges(msgspec.Struct, frozen=True):
    """Corrections to a session; what is UNSET stays as it is."""

    pain_before: int | msgspec.UnsetType | None = msgspec.UNSET
    pain_after: int | msgspec.UnsetType | None = msgspec.UNSET
    sites: frozenset[PainSite] | msgspec.UnsetType = msgspec.UNSET
    effort: int | msgspec.UnsetType | None = msgspec.UNSET
    flare: bool | msgspec.UnsetType | None = msgspec.UNSET
    note: str | msgspec.UnsetType = msgspec.UNSET
    started: dt.datetime | msgspec.UnsetType = msgspec.UNSET


class Edited(msgspec.Struct, frozen=True):
    """How a session's columns stood before an edit; undo puts them back."""

    session_id: int
    columns: tuple[tuple[str, str | int | float | None], ...]


class Deleted(msgspec.Struct, frozen=True):
    """All rows of a deleted session, by table; undo puts them back."""

    session_id: int
    rows: tuple[tuple[str, tuple[tuple[str | int | float | None, ...], ...]], ...]


Undo = Edited | Deleted
