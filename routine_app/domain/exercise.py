"""Exercises and their variations, as the catalogue holds them.

Knows what an exercise is; does not know routines, plans, time or files.
Clinical facts come with the content files, each with its source.
"""

# Annotations are types here, no texts: msgspec, which reads them at each start, would compile every one of them.
from functools import lru_cache

import msgspec

from routine_app.domain.comfort import trimester
from routine_app.domain.vocabulary import (
    Breath,
    Demand,
    Equipment,
    Level,
    Position,
    Side,
    Sides,
    Suitability,
)

THIS_SIDE, OTHER_SIDE = "{side}", "{other}"
"""What stands in a step for the side that works ("left") and for the other one."""


class Phase(msgspec.Struct, frozen=True):
    """One named part of a tempo: `ms` > 0, and the step (0-based index) that describes it.

    `say` is the sentence that is said of it, where its name alone makes none ("reset": "Stand tall.").
    """

    name: str
    ms: int
    breath: Breath
    step: int = 0
    say: str = ""


class RepsDose(msgspec.Struct, frozen=True, tag="reps"):
    """Sets of counted repetitions; each repetition runs through the tempo once.

    `up_to` is the upper end where the author gave a range (0: none): `reps`, its lower end, is what is counted.
    """

    sets: int
    reps: int
    up_to: int = 0


class HoldDose(msgspec.Struct, frozen=True, tag="hold"):
    """Sets of a held position of `hold_ms`; the tempo is the breath inside the hold."""

    sets: int
    hold_ms: int


class TimeDose(msgspec.Struct, frozen=True, tag="time"):
    """About `ms` of breathing, counted in whole breaths of the tempo."""

    ms: int


Dose = RepsDose | HoldDose | TimeDose


class Trimesters(msgspec.Struct, frozen=True):
    """The content sheet's rating by trimester (weeks 1-13, 14-27, 28 on)."""

    first: Suitability = Suitability.OK
    second: Suitability = Suitability.OK
    third: Suitability = Suitability.OK

    def at(self, week: int) -> Suitability:
        """Return the rating for a week of pregnancy (1-42)."""
        return (self.first, self.second, self.third)[trimester(week) - 1]


class Caution(msgspec.Struct, frozen=True):
    """What to take care of, a whole sentence or two said to her; in weeks `from_week` to `until_week` (1-42) only.

    Without weeks it holds always, after the birth too; with them only in a pregnancy.
    """

    text: str
    from_week: int | None = None
    until_week: int | None = None

    @property
    def bound(self) -> bool:
        """Whether it holds in some weeks only."""
        return self.from_week is not None or self.until_week is not None

    def holds(self, weeks: tuple[int, int] | None) -> bool:
        """Whether it holds in any of these weeks of pregnancy (first and last); None: she is not pregnant."""
        if not self.bound:
            return True
        if weeks is None:
            return False
        first, last = weeks
        return (self.from_week or first) <= last and first <= (self.until_week or last)


class Gentler(msgspec.Struct, frozen=True):
    """The same in the same position, made easier: its name, what she does less, and a slower or shorter breath.

    `breathing` names a pattern of `domain.breath.PATTERNS`; "" keeps the tempo.
    """

    name: str
    step: str
    breathing: str = ""


class Variation(msgspec.Struct, frozen=True):
    """One way to do an exercise.

    `positions` are all gone through, in order, unless `any_position`: then any one of them will do.
    `until_week` is the last week in which it is chosen by itself; from `never_from_week` it is not offered.
    `name` is the full one, for professionals; `short_name` is what she reads and hears everywhere.
    Where it does not fit, the first of `instead` that does takes its place; `easier` and `gentler` are what she is
    offered first when it is too much (ids of variations of this exercise). `to_confirm` is what a clinician must
    confirm † of how it is chosen here, in sentences.
    `progression` holds the doses to grow into, nearest first. `side_words` say what one side means, with "{side}" and
    "{other}" in the place of left and right ("{side} ankle on your {other} thigh"). `closing_step` (0-based index) is
    the step that ends each side or the whole; it is told then, not before. `steps` may hold them too: see `steps_on`.
    `rests_on_side`: between sets she rolls onto her side. `clip` is the id of the movement that it is shown with,
    phase by phase; "": the movement under its own id. `clips` are those of positions in which it looks otherwise.
    """

    id: str
    exercise: str
    name: str
    short_name: str
    level: Level
    positions: tuple[Position, ...]
    demands: tuple[Demand, ...]
    equipment: tuple[Equipment, ...]
    sides: Sides
    dose: Dose
    tempo: tuple[Phase, ...]
    steps: tuple[str, ...]
    mistakes: tuple[str, ...]
    choose_when: str
    cautions: tuple[Caution, ...]
    sources: tuple[str, ...]
    any_position: bool = False
    optional: tuple[Equipment, ...] = ()
    optional_demands: tuple[Demand, ...] = ()
    progression: tuple[Dose, ...] = ()
    trimesters: Trimesters = Trimesters()
    until_week: int | None = None
    never_from_week: int | None = None
    named_in_article: bool = False
    side_words: str = ""
    closing_step: int | None = None
    instead: tuple[str, ...] = ()
    easier: tuple[str, ...] = ()
    gentler: Gentler | None = None
    to_confirm: tuple[str, ...] = ()
    rests_on_side: bool = False
    clip: str = ""
    clips: tuple[tuple[Position, str], ...] = ()

    @property
    def cycle_ms(self) -> int:
        """The length of one run through the tempo at pace 1."""
        return sum(phase.ms for phase in self.tempo)

    def side_words_on(self, side: Side) -> str:
        """Return what this side means for her limbs, "" where the variation does not say."""
        return self.side_words.replace(THIS_SIDE, side).replace(OTHER_SIDE, side.other)

    def seen_in(self, way: tuple[Position, ...]) -> "Variation":
        """Return it as it is shown where she does it in these positions."""
        return msgspec.structs.replace(self, clip=dict(self.clips).get(way[0], "")) if self.clips else self

    def steps_on(self, side: Side | None) -> tuple[str, ...]:
        """Return the steps for the side that works, {side} and {other} filled in; without a side as for the left."""
        side = side or Side.LEFT
        return _named(self.steps, side.value, side.other.value)


class Exercise(msgspec.Struct, frozen=True):
    """One of the ten exercises (or one of her own) with all its variations, the default one first.

    `name` is plain and true of each of them; `anatomical_name` is what professionals call it, "" where they say so too.
    """

    id: str
    name: str
    purpose: str
    muscles: tuple[str, ...]
    variations: tuple[Variation, ...]
    sources: tuple[str, ...] = ()
    named_in_article: bool = False
    anatomical_name: str = ""
    strengthens: bool = False

    @property
    def default(self) -> "Variation":
        """The variation that a routine means when it names the exercise alone."""
        return self.variations[0]

    def variation(self, variation_id: str) -> "Variation":
        """Return a variation by id; raises KeyError for an unknown one."""
        for variation in self.variations:
            if variation.id == variation_id:
                return variation
        raise KeyError(variation_id)

    def has(self, variation: Variation) -> bool:
        """Whether a variation is one of these as written, in whatever position it is seen: not one made gentler."""
        written = msgspec.structs.replace(variation, clip="") if variation.clips else variation
        return written in self.variations


@lru_cache(maxsize=1024)
def _named(steps: tuple[str, ...], side: str, other: str) -> tuple[str, ...]:
    return tuple(step.replace(THIS_SIDE, side).replace(OTHER_SIDE, other) for step in steps)
