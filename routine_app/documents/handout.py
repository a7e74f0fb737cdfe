"""A routine on paper, as values: what she takes home, or sticks on the wall.

Brings a plan, its pictures and what she must know into one value, every text whole and plain. Knows no file, no paper
and no form of writing: PDF, HTML and Markdown are made from this alone.
"""

from __future__ import annotations

from itertools import count, groupby
from typing import TYPE_CHECKING

import msgspec

from routine_app.documents.key_frames import KeyFrame, key_frames
from routine_app.domain.care.pain_gate import CAUTION_UP_TO, GO_UP_TO
from routine_app.domain.dose import dose_text
from routine_app.domain.exercise import TimeDose
from routine_app.domain.formatting import counted, minutes_text, seconds_text
from routine_app.domain.getting_down import getting_down
from routine_app.domain.options import CompileOptions
from routine_app.domain.reasons import on_paper
from routine_app.domain.section_titles import titled_sections
from routine_app.domain.tempo import dose_as_done, timed_tempo
from routine_app.domain.vocabulary import EQUIPMENT_NAMES, Breath, Sides

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from routine_app.domain.care.statements import CareContent
    from routine_app.domain.comfort import Week
    from routine_app.domain.exercise import Phase
    from routine_app.domain.plan import Plan, PlanItem
    from routine_app.figure.clip import Clip

STOP_IF = (
    f"it is sharp, or pain {CAUTION_UP_TO + 1} or more. At {GO_UP_TO + 1} or {CAUTION_UP_TO}: fewer, and smaller. "
    f"0 to {GO_UP_TO} is all right.\N{NO-BREAK SPACE}†"
)
"""Content sheet B4.3 †, in short; the whole of it stands on the safety page."""
DAGGER = "† A licensed clinician must confirm this."
FOOTER = (
    "Made with Routine from a physiotherapist's and her own choices. It is general information, and no substitute for"
    " advice from somebody who has examined you."
)
CORE_TITLE, OTHERS_TITLE = "What counts most", "The others"
NO_FLOOR = "no way down to the floor"
OTHER_SIDE = "Then the same on the other side."
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class HandoutItem(msgspec.Struct, frozen=True):
    """One exercise. `core`: to do where only a little gets done. Texts that are "" say nothing."""

    number: int
    name: str
    section: str
    core: bool
    dose: str
    tempo: str
    rest: str
    needs: str
    pictures: tuple[KeyFrame, ...]
    steps: tuple[str, ...]
    cautions: tuple[str, ...]
    mistakes: tuple[str, ...]
    stop_if: str
    swap: str
    note: str


class StopSigns(msgspec.Struct, frozen=True):
    """When to stop, whom to contact: questions with their marks, (how soon, whom, what for), her numbers."""

    signs: tuple[str, ...]
    contacts: tuple[tuple[str, str, str], ...]
    numbers: tuple[str, ...]


class Handout(msgspec.Struct, frozen=True):
    """The whole handout. `facts` are short: minutes, ways down; `for_whom` says for which week and what was avoided."""

    title: str
    author: str
    physiotherapist: str
    review: str
    notes: str
    for_whom: str
    facts: tuple[str, ...]
    fetch: tuple[str, ...]
    items: tuple[HandoutItem, ...]
    left_out: tuple[str, ...]
    stop: StopSigns
    days: tuple[str, ...] = DAYS
    dagger: str = DAGGER
    footer: str = FOOTER

    @property
    def core(self) -> tuple[HandoutItem, ...]:
        """What to do where only a little gets done; none where the routine names none."""
        return tuple(item for item in self.items if item.core)

    @property
    def parts(self) -> tuple[tuple[str, tuple[HandoutItem, ...]], ...]:
        """The parts in the order of the page: the core three and the others, else the routine's own sections."""
        if self.core:
            others = tuple(item for item in self.items if not item.core)
            return tuple(part for part in ((CORE_TITLE, self.core), (OTHERS_TITLE, others)) if part[1])
        sections = groupby(self.items, key=lambda item: item.section)
        return tuple((name or "Exercises", tuple(items)) for name, items in sections)


class HandoutFacts(msgspec.Struct, frozen=True):
    """What a plan does not say of itself. `core` are ids of exercises; `duration_ms` is how long the session takes."""

    week: Week | None
    for_whom: str
    duration_ms: int
    numbers: tuple[str, ...] = ()
    author: str = ""
    physiotherapist: str = ""
    review: str = ""
    notes: str = ""
    core: frozenset[str] = frozenset()


def handout_of(plan: Plan, clips: Mapping[str, Clip], care: CareContent, facts: HandoutFacts) -> Handout:
    """Return the handout of a plan. `clips` holds a clip for the id of each of its variations."""
    return Handout(
        title=plan.routine_name,
        author=facts.author,
        physiotherapist=facts.physiotherapist,
        review=facts.review,
        notes=facts.notes,
        for_whom=facts.for_whom,
        facts=(
            counted(len(plan.items), "exercise"),
            f"about {minutes_text(facts.duration_ms)}",
            getting_down(plan, NO_FLOOR),
        ),
        fetch=tuple(EQUIPMENT_NAMES[each] for each in plan.equipment),
        items=tuple(_items(plan, clips, facts)),
        left_out=tuple(on_paper(each.reason) for each in plan.skipped),
        stop=StopSigns(
            tuple(sign.marked for sign in care.stop_signs),
            tuple((each.title, each.whom, each.marked) for each in care.contacts),
            facts.numbers,
        ),
    )


def _items(plan: Plan, clips: Mapping[str, Clip], facts: HandoutFacts) -> Iterator[HandoutItem]:
    numbers = count(1)
    for title, held in titled_sections(plan.items):
        for item in held:
            yield _item(next(numbers), title, item, clips, facts)


def _item(number: int, section: str, item: PlanItem, clips: Mapping[str, Clip], facts: HandoutFacts) -> HandoutItem:
    variation = item.variation
    side = item.first_side if item.sides is Sides.EACH else None
    return HandoutItem(
        number=number,
        name=variation.short_name,
        section=section,
        core=item.exercise.id in facts.core,
        dose=dose_text(dose_as_done(item), item.sides),
        tempo=", ".join(_phase(phase) for phase in timed_tempo(item, CompileOptions())),
        rest=_rest(item),
        needs=", ".join(EQUIPMENT_NAMES[each] for each in item.things),
        pictures=key_frames(variation, clips[variation.id], facts.week, side),
        steps=(*variation.steps_on(side), *(() if side is None else (OTHER_SIDE,))),
        cautions=item.cautions,
        mistakes=variation.mistakes,
        stop_if=STOP_IF,
        swap=on_paper(item.reason),
        note=item.note,
    )


def _rest(item: PlanItem) -> str:
    if isinstance(item.dose, TimeDose) or item.dose.sets < 2:
        return ""
    return f"{seconds_text(item.rest_ms)} between sets"


def _phase(phase: Phase) -> str:
    """Return "lower 3 s, breathing in"; what names the breath itself says it once."""
    said = f"{phase.name} {seconds_text(phase.ms)}"
    if phase.breath is Breath.FREE or phase.breath.value in phase.name.split():
        return said
    return f"{said} (breathe {phase.breath})"
