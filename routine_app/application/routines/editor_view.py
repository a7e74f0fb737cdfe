"""What the editor shows of a routine's text: its parts and items in the words of the file, and what it all comes to.

Reads the text with the app's own reader; what is broken stays out of reach of the form, and everything around it stays
in. Pure: knows no widget, no folder and no clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from routine_app.application.routines.left_to_text import (
    ITEM_KEYS,
    ROUTINE_KEYS,
    SECTION_KEYS,
    LeftToText,
    left_of_item,
    left_of_routine,
    left_of_section,
    not_as_form,
)
from routine_app.checked_yaml.nodes import Mapping, Scalar, items_of, text_of
from routine_app.content.document import parse_bytes
from routine_app.content.editing.edits import MoveEntry
from routine_app.content.routines import TEMPO_SCALES, read_routine
from routine_app.documents.handout import NO_FLOOR
from routine_app.domain.dose import dose_text
from routine_app.domain.exercise import RepsDose
from routine_app.domain.formatting import minutes_text, seconds_text
from routine_app.domain.getting_down import getting_down
from routine_app.domain.length import length_ms
from routine_app.domain.ordering import fewest_ways_down, ways_down
from routine_app.domain.problems import Severity
from routine_app.domain.resolve import resolve
from routine_app.domain.vocabulary import EQUIPMENT_NAMES, Sides

if TYPE_CHECKING:
    from collections.abc import Mapping as Dictionary

    from routine_app.checked_yaml.nodes import Node
    from routine_app.domain.comfort import Comfort
    from routine_app.domain.exercise import Exercise, Variation
    from routine_app.domain.plan import Plan, PlanItem
    from routine_app.domain.problems import Problem
    from routine_app.domain.routine import Routine
    from routine_app.domain.spoken_length import LengthOf

ViewSteps = Iterator["EditorView | None"]
"""Yields None after each step of working a view out, and the view at the end."""


class EditorItem(msgspec.Struct, frozen=True):
    """An item: where it stands (section, item), what it is, and what the file says of it, key by key ("" for nothing).

    `usual` is the dose where the file gives none, and `written` says that it gives it as a text, not in keys. `tempo`
    is what each part of a repetition takes, "" of what has none. `shown` is the id of the variation that it comes to.
    `broken`: it cannot be read, and is left to the text. `left` is what the form has no field for.
    """

    path: tuple[int, int]
    exercise: str
    name: str
    values: dict[str, str]
    usual: str = ""
    sides: Sides = Sides.BOTH
    tempo: str = ""
    written: bool = False
    shown: str = ""
    core: bool = False
    broken: bool = False
    left: LeftToText = LeftToText()


class EditorSection(msgspec.Struct, frozen=True):
    """A section with its items, and what the file says of it; `left` is what the form has no field for."""

    values: dict[str, str]
    items: tuple[EditorItem, ...]
    left: LeftToText = LeftToText()

    @property
    def name(self) -> str:
        """Its name, "" for none."""
        return self.values["name"]

    @property
    def repeat(self) -> str:
        """How often it is gone through, in the words of the file, "" for once."""
        return self.values["repeat"]


class EditorView(msgspec.Struct, frozen=True):
    """All of it. `facts` are minutes, ways down and what to fetch, empty while it cannot be read as a whole.

    `routine` is what the text says, None while it cannot be read; `exercises` are those that it may name, by id.
    `left` is what the form of the routine has no field for, `planned` what the whole comes to with her comfort.
    """

    name: str
    values: dict[str, str]
    sections: tuple[EditorSection, ...]
    problems: tuple[Problem, ...]
    facts: str = ""
    reorder: tuple[MoveEntry, ...] = ()
    routine: Routine | None = None
    exercises: Dictionary[str, Exercise] = {}
    left: LeftToText = LeftToText()
    planned: tuple[PlanItem, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the text is a routine that can be played."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


def view_steps(
    text: str, file: str, exercises: Dictionary[str, Exercise], comfort: Comfort, length_of: LengthOf
) -> ViewSteps:
    """Work out what the editor shows of a text, in steps that take about as long as each other."""
    parsed = parse_bytes(text.encode(), file)
    yield None
    reading = read_routine(parsed, exercises)
    yield None
    routine = reading.value
    known = dict(exercises) | {each.id: each for each in (routine.exercises if routine else ())}
    sections = _sections(parsed.root, known)
    values, left = _values(parsed.root, ROUTINE_KEYS), left_of_routine(parsed.root)
    if routine is None:
        yield EditorView(values["name"], values, sections, reading.problems, exercises=known, left=left)
        return
    plan = resolve(routine, exercises, comfort)
    yield EditorView(
        routine.name,
        values,
        sections,
        reading.problems,
        _facts(plan, length_of),
        reorder_edits(routine, known),
        routine,
        known,
        left,
        plan.items,
    )


def last_of(steps: ViewSteps) -> EditorView:
    """Take all steps that are left, and return the view."""
    return next(view for view in steps if view is not None)


def _sections(root: Node | None, known: Dictionary[str, Exercise]) -> tuple[EditorSection, ...]:
    return tuple(
        EditorSection(
            _values(section, SECTION_KEYS),
            tuple(_item((at, row), node, known, root) for row, node in enumerate(items_of(section, "items"))),
            left_of_section(section),
        )
        for at, section in enumerate(items_of(root, "sections"))
    )


def reorder_edits(routine: Routine, exercises: Dictionary[str, Exercise]) -> tuple[MoveEntry, ...]:
    """Return the moves within sections after which she gets down least; none where that changes nothing."""
    downs = [[_is_down(exercises[item.exercise], item.variation) for item in one.items] for one in routine.sections]
    orders = fewest_ways_down(downs)
    ordered = [down for row, order in zip(downs, orders, strict=True) for down in (row[index] for index in order)]
    if ways_down(ordered) >= ways_down([down for row in downs for down in row]):
        return ()
    edits = []
    for at, order in enumerate(orders):
        now = list(range(len(order)))
        for place, wanted in enumerate(order):
            found = now.index(wanted)
            if found != place:
                edits.append(MoveEntry((at, found), (at, place)))
                now.insert(place, now.pop(found))
    return tuple(edits)


def _is_down(exercise: Exercise, variation: str | None) -> bool:
    from routine_app.domain.fit import FLOOR_POSITIONS

    chosen = exercise.variation(variation) if variation else exercise.default
    return bool({chosen.positions[0], chosen.positions[-1]} & FLOOR_POSITIONS)


def _facts(plan: Plan, length_of: LengthOf) -> str:
    fetch = ", ".join(EQUIPMENT_NAMES[each] for each in plan.equipment)
    parts = [f"About {minutes_text(length_ms(plan, None, length_of))}", getting_down(plan, NO_FLOOR)]
    return f"{', '.join(parts)}. {f'To fetch: {fetch}.' if fetch else 'Nothing to fetch.'}"


def _values(node: Node | None, keys: tuple[str, ...]) -> dict[str, str]:
    return {key: text_of(node, key) for key in keys}


def _item(path: tuple[int, int], node: Node, exercises: Dictionary[str, Exercise], root: Node | None) -> EditorItem:
    if not isinstance(node, Mapping):
        return EditorItem(path, "", "Cannot be read: see the text", {}, broken=True, left=not_as_form(node))
    name = text_of(node, "exercise")
    exercise = exercises.get(name)
    values = {**_values(node, ITEM_KEYS), "dose": _dose(node)}
    if exercise is None:
        told = f"{name or 'No exercise'}: see the text"
        return EditorItem(path, name, told, values, broken=True, left=not_as_form(node))
    ids = {one.id: one for one in exercise.variations}
    variation = ids.get(values["variation"], exercise.default)
    return EditorItem(
        path,
        name,
        variation.short_name,
        values,
        usual=dose_text(variation.dose, variation.sides),
        sides=variation.sides,
        tempo=_tempo(variation, values["tempo_scale"]) if isinstance(variation.dose, RepsDose) else "",
        shown=variation.id,
        written=isinstance(node.get("dose"), Scalar),
        core=text_of(node, "core").casefold() in ("true", "yes", "on"),
        left=left_of_item(node, root),
    )


def _tempo(variation: Variation, scale: str) -> str:
    """Return the parts of a repetition, each with its seconds at the pace as it is written."""
    try:
        pace = float(scale or 1)
    except ValueError:
        return ""
    if not TEMPO_SCALES[0] <= pace <= TEMPO_SCALES[1]:
        return ""
    seconds = [seconds_text(round(phase.ms * pace)).replace(" ", "\N{NO-BREAK SPACE}") for phase in variation.tempo]
    return "; ".join(f"{phase.name} {each}" for phase, each in zip(variation.tempo, seconds, strict=True))


def _dose(node: Mapping) -> str:
    """Return the dose as one would write it: as it stands, or its keys put together."""
    held = node.get("dose")
    if not isinstance(held, Mapping):
        return text_of(node, "dose")
    sets, reps, hold, minutes = (text_of(held, key) for key in ("sets", "reps", "hold", "minutes"))
    if minutes:
        return f"{minutes} min"
    return f"{sets or '1'} x {f'{hold} s' if hold else reps}"
