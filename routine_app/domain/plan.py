"""What she will do today: the routine with her comfort applied, and a reason for every change.

Knows exercises and comfort's outcome; does not know time or how anything is shown.
"""

from __future__ import annotations

import msgspec

from routine_app.domain.breath import Pattern
from routine_app.domain.exercise import Dose, Exercise, Variation
from routine_app.domain.fit import FLOOR_POSITIONS
from routine_app.domain.vocabulary import Equipment, Place, Position, Side, Sides


class PlanItem(msgspec.Struct, frozen=True):
    """One exercise of today.

    `replaced` is the variation that the routine meant, `reason` why another stands here (a full sentence).
    `start` and `end` are the positions that she is in before and after. `cautions` are what to take care of today, each
    a text of its own of whole sentences. `moved` says why it does not stand where the routine has it.
    `place` is where she lies down for it, `helpful` what is not needed but worth having at hand. `rests_on_side`: she
    rolls onto her side between sets. `core`: one of those to do if only a few get done. `countdown`: three, two, one
    come before each set. `first_side` begins where it works one side at a time.
    """

    exercise: Exercise
    variation: Variation
    dose: Dose
    start: Position
    end: Position
    section: str = ""
    rest_ms: int = 45_000
    get_ready_ms: int = 10_000
    tempo_scale: float = 1.0
    breathing: Pattern | None = None
    self_paced: bool = False
    core: bool = False
    notes: str = ""
    replaced: Variation | None = None
    reason: str = ""
    cautions: tuple[str, ...] = ()
    moved: str = ""
    place: Place = Place.FLOOR
    helpful: tuple[Equipment, ...] = ()
    rests_on_side: bool = False
    countdown: bool = True
    first_side: Side = Side.LEFT

    @property
    def sides(self) -> Sides:
        """Whether both sides work at once or each in turn."""
        return self.variation.sides

    @property
    def note(self) -> str:
        """The author's note: said and shown with the variation that it was written for, "" where another stands in."""
        return self.notes if self.replaced is None else ""

    @property
    def things(self) -> tuple[Equipment, ...]:
        """What to have at hand for it, each once."""
        if not self.helpful:
            return self.variation.equipment
        return tuple(dict.fromkeys((*self.variation.equipment, *self.helpful)))

    @property
    def positions(self) -> tuple[Position, ...]:
        """The positions that she goes through, in order: who rises from a chair and sits down again stands, too."""
        return (self.start,) if self.variation.any_position else self.variation.positions

    @property
    def is_down(self) -> bool:
        """Whether she is down on the floor or on a bed for it, at its beginning or its end."""
        return bool({self.start, self.end} & FLOOR_POSITIONS)


class Skipped(msgspec.Struct, frozen=True):
    """An exercise that is left out today, and why (a full sentence)."""

    exercise: str
    name: str
    reason: str


class Plan(msgspec.Struct, frozen=True):
    """Today's session before it is timed.

    `seat` is what she gets down to the floor and up by where she does not kneel (chair or couch); None: she kneels.
    `calm` is the exercise that she can go on with where the rest is too much; None where none is known. `known` are the
    variations (ids) that she has done lately: of those she is told less. `notes` are the author's for all of it.
    """

    routine_id: str
    routine_name: str
    items: tuple[PlanItem, ...]
    skipped: tuple[Skipped, ...] = ()
    seat: Equipment | None = None
    calm: Exercise | None = None
    known: frozenset[str] = frozenset()
    notes: str = ""

    @property
    def equipment(self) -> tuple[Equipment, ...]:
        """What to fetch first, in order of first use, each once."""
        floor = any(item.is_down and item.place is Place.FLOOR for item in self.items)
        seat = (self.seat,) if self.seat is not None and floor else ()
        return tuple(dict.fromkeys((*(need for item in self.items for need in item.things), *seat)))

    @property
    def position_changes(self) -> int:
        """How often she changes position between one item and the next."""
        pairs = zip(self.items, self.items[1:], strict=False)
        return sum(
            before.end is not after.start or (before.is_down and after.is_down and before.place is not after.place)
            for before, after in pairs
        )
