"""A plan and its script as text for people: what, how much, why, and when.

Knows plans and timelines; not where the text goes.
"""

from __future__ import annotations

from collections import deque
from itertools import count
from typing import TYPE_CHECKING

from routine_app.domain.dose import dose_text
from routine_app.domain.formatting import counted, elapsed_clock, minutes_text, seconds_text
from routine_app.domain.reasons import under_heading
from routine_app.domain.section_titles import titled_sections
from routine_app.domain.tempo import dose_as_done
from routine_app.domain.vocabulary import EQUIPMENT_NAMES, Breath, SegmentKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from routine_app.domain.plan import Plan, PlanItem
    from routine_app.domain.routine import Routine
    from routine_app.domain.timeline import Cue, Segment, Timeline

KIND_NAMES: dict[SegmentKind, str] = {
    SegmentKind.GET_READY: "get ready",
    SegmentKind.CHANGE_POSITION: "change position",
    SegmentKind.WORK: "work",
    SegmentKind.HOLD: "hold",
    SegmentKind.SWITCH_SIDE: "switch side",
    SegmentKind.REST: "rest",
    SegmentKind.BREATHE: "breathe",
    SegmentKind.FINISH: "finish",
}


def routine_lines(routine: Routine) -> Iterator[str]:
    """Yield what the author says of the routine as a whole: who, until when, and the notes."""
    if routine.author:
        yield f"Written by {routine.author}."
    if routine.physiotherapist:
        yield f"Physiotherapist: {routine.physiotherapist}."
    if routine.review is not None:
        yield f"To look at again together: {routine.review.isoformat()}."
    yield from routine.notes.splitlines()


def plan_lines(plan: Plan, timeline: Timeline, about: Iterable[str] = ()) -> Iterator[str]:
    """Yield the plan: length, lines `about` the routine, what to fetch, each exercise, what is left out."""
    changes = counted(plan.position_changes, "change of position", "changes of position")
    length = minutes_text(timeline.duration_ms)
    yield f"{plan.routine_name}: {length}, {counted(len(plan.items), 'exercise')}, {changes}."
    yield from about
    if plan.equipment:
        yield f"To fetch first: {'; '.join(EQUIPMENT_NAMES[each] for each in plan.equipment)}."
    core = dict.fromkeys(item.variation.short_name for item in plan.items if item.core)
    if core:
        yield f"If only a few get done: {', '.join(core)}."
    numbers = count(1)
    for title, items in titled_sections(plan.items):
        if title:
            yield ""
            yield title
        for item in items:
            yield from _item_lines(next(numbers), item)
    if plan.skipped:
        yield ""
        yield "Left out today"
        for skipped in plan.skipped:
            yield f"  {under_heading(skipped.name, skipped.reason)}"


def _item_lines(number: int, item: PlanItem) -> Iterator[str]:
    yield f"{number:>3}. {item.variation.short_name}: {dose_text(dose_as_done(item), item.sides)}"
    yield from told_of(item, "     ")


def told_of(item: PlanItem, indent: str) -> Iterator[str]:
    """Yield why and how, as lines that all begin with the indent."""
    for text in (item.reason, item.moved, item.note, *item.cautions):
        yield from (f"{indent}{line}" for line in text.splitlines())


def script_lines(timeline: Timeline) -> Iterator[str]:
    """Yield the timed script: a line for each segment, and what is heard, at the time when it is."""
    cues = deque(timeline.cues)
    lines = SegmentLines()
    for segment in timeline.segments:
        while cues and cues[0].at_ms < segment.start_ms:
            yield from cue_lines(cues.popleft())
        yield lines.line(segment)
    for cue in cues:
        yield from cue_lines(cue)


def heard_lines(timeline: Timeline) -> Iterator[str]:
    """Yield what she hears and when, each exercise with an empty line before it."""
    item = None
    for cue in (each for each in timeline.cues if each.text):
        segment = timeline.segments[timeline.index_at(cue.at_ms)]
        if segment.item != item and cue.at_ms:
            yield ""
        item = segment.item
        yield f"{elapsed_clock(cue.at_ms):>5}  {cue.text}"


class SegmentLines:
    """Puts segments into lines; the sentence of what to do stands only where it is new in this exercise."""

    def __init__(self) -> None:
        self._item: int | None = None
        self._said: set[str] = set()

    def line(self, segment: Segment) -> str:
        """Return one segment as a line: when, what, where in the count, and what to do."""
        if segment.item != self._item:
            self._item, self._said = segment.item, set()
        line = f"{elapsed_clock(segment.start_ms):>6}  {', '.join(part for part in _parts(segment) if part)}"
        if not segment.text or segment.text in self._said:
            return line
        self._said.add(segment.text)
        return f"{line}: {segment.text}"


def _parts(segment: Segment) -> Iterator[str]:
    """Yield what there is to say of a segment, in order; empty where it has no such thing."""
    phase = segment.phase or ""
    yield KIND_NAMES[segment.kind]
    yield f"{segment.side} side" if segment.side else ""
    yield f"set {segment.set} of {segment.sets}" if segment.set and segment.sets != 1 else ""
    yield _count(segment) if segment.rep else ""
    yield phase
    yield f"breathe {segment.breath}" if segment.breath is not Breath.FREE and "breathe" not in phase else ""
    yield seconds_text(segment.duration_ms) if segment.duration_ms else ""
    yield "until you are done" if segment.open else ""


def _count(segment: Segment) -> str:
    unit = "rep" if segment.kind is SegmentKind.WORK else "breath"
    return f"{unit} {segment.rep} of {segment.reps}" if segment.reps else f"{unit} {segment.rep}"


def cue_lines(cue: Cue) -> Iterator[str]:
    """Yield what is said, as a line; a tone without words yields none (the segments show it)."""
    if cue.text:
        yield f'{elapsed_clock(cue.at_ms):>6}    "{cue.text}"'
