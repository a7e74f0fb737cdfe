"""A routine as its author wrote it: sections of items, before comfort is applied.

Knows exercises by id only; does not know what she can do today, nor time. Of most fields an author says nothing: where
routines are kept by the thousand, those are left out, which halves it.
"""

# Annotations are types here, no texts: msgspec, which reads them at each start, would compile every one of them.
import datetime as dt

import msgspec

from routine_app.domain.exercise import Dose, Exercise
from routine_app.domain.vocabulary import FirstSide, Place

DEFAULT_GET_READY_MS = 10_000
DEFAULT_REST_MS = 45_000
FORMAT = 1


class RoutineItem(msgspec.Struct, frozen=True, omit_defaults=True):
    """One exercise in a routine; None means "as the exercise or the routine has it".

    `tempo_scale` stretches the tempo (1.25 is a quarter slower, range 0.5-2). `rest_ms` lies between sets.
    `breathing` names a pattern of `domain.breath.PATTERNS` for holds and breathing. `place` is where she lies down.
    `first_side` begins where it works one side at a time. `core`: one of those to do if only a few get done.
    """

    exercise: str
    variation: str | None = None
    dose: Dose | None = None
    rest_ms: int | None = None
    tempo_scale: float = 1.0
    breathing: str | None = None
    first_side: FirstSide | None = None
    get_ready_ms: int | None = None
    self_paced: bool = False
    notes: str = ""
    place: Place | None = None
    core: bool = False


class Section(msgspec.Struct, frozen=True, omit_defaults=True):
    """A named part of a routine (warm-up, main, cool-down), gone through `repeat` times."""

    name: str
    items: tuple[RoutineItem, ...]
    repeat: int = 1


class Routine(msgspec.Struct, frozen=True, omit_defaults=True):
    """A routine. `exercises` are the author's own, defined in the same file; `place` is where she lies down.

    Without `countdown` no three, two, one comes before the work: she begins with her own breath.
    `review` is the day on which her physiotherapist and she look at it again; `physiotherapist` and `notes` go with it
    on Today and on paper, and the notes are heard in the first exercise.
    """

    id: str
    name: str
    description: str
    sections: tuple[Section, ...]
    get_ready_ms: int = DEFAULT_GET_READY_MS
    rest_ms: int = DEFAULT_REST_MS
    place: Place = Place.FLOOR
    countdown: bool = True
    exercises: tuple[Exercise, ...] = ()
    author: str = ""
    physiotherapist: str = ""
    notes: str = ""
    review: dt.date | None = None
    format: int = FORMAT
