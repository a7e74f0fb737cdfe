"""What stands on screen, in words: short, calm, and the same everywhere.

Knows domain values; knows no widget and no clock. Times are in ms.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from routine_app.domain.comfort import Week
from routine_app.domain.cue_words import capital, phase_in_full
from routine_app.domain.formatting import counted
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.problems import Problem, Severity
from routine_app.domain.sentences import limb
from routine_app.domain.timeline import Moment, Segment, Unit
from routine_app.domain.vocabulary import EQUIPMENT_NAMES, Breath, Equipment, SegmentKind, Side

DOT = "  ·  "
BREATH_WORDS: dict[Breath, str] = {
    Breath.IN: "Breathe in",
    Breath.OUT: "Breathe out",
    Breath.FREE: "Breathe easy",
}
KIND_WORDS: dict[SegmentKind, str] = {
    SegmentKind.GET_READY: "Get ready",
    SegmentKind.CHANGE_POSITION: "Move slowly",
    SegmentKind.SWITCH_SIDE: "Other side",
    SegmentKind.REST: "Rest",
    SegmentKind.FINISH: "Finished",
}
STOP_WORD = "Set up"  # she fetches, puts down or goes somewhere: she does not move from pose to pose
SIDE_WORDS: dict[Side, str] = {side: capital(limb(side)) for side in Side}
_BREATH_FIRST = {  # compiled when they are first looked for, as other patterns that no start needs
    Breath.IN: r"Breathe in\b,?(?: and)? *",
    Breath.OUT: r"Breathe out\b,?(?: and)? *",
}
UNIT_WORDS: dict[Unit, tuple[str, str]] = {
    Unit.REPS: ("time", "times"),
    Unit.SECONDS: ("second", "seconds"),
    Unit.BREATHS: ("breath", "breaths"),
}


def greeting(hour: int, week: Week | None = None, *, again: bool = False) -> str:
    """Return the greeting for an hour of the day (0-23), with her week of pregnancy where she has said it.

    `again`: after a session, at whose end she was asked the same.
    """
    part = "morning" if 4 <= hour < 12 else "afternoon" if 12 <= hour < 18 else "evening"
    said = f", week {week}" if isinstance(week, int) else ""
    return f"Good {part}{said}. How is your pelvis{' now' if again else ''}?"


def in_words(parts: Sequence[str]) -> str:
    """Return "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def mid_line(text: str) -> str:
    """Return a text as it reads after other words: with a small letter."""
    return f"{text[:1].lower()}{text[1:]}"


def comfort_line(plan: Plan) -> str:
    """Return what her comfort makes of a routine: "10 exercises, 3 of them swapped."."""
    swapped = sum(item.replaced is not None for item in plan.items)
    return f"{counted(len(plan.items), 'exercise')}, {f'{swapped} of them' if swapped else 'none'} swapped."


def routine_tab(name: str) -> str:
    """Return a routine's name without the word that all of them share."""
    return name.removesuffix(" routine") or name


def equipment_name(need: Equipment) -> str:
    """Return the readable name with a capital."""
    name = EQUIPMENT_NAMES[need]
    return name[0].upper() + name[1:]


def big_word(moment: Moment) -> str:
    """Return the word that she reads from across the room: the breath during work, else what this time is for."""
    if moment.segment.is_stop:
        return STOP_WORD
    return KIND_WORDS.get(moment.segment.kind) or BREATH_WORDS[moment.breath]


def move_word(moment: Moment) -> str:
    """Return what the movement of this phase is called, beside the breath's word: "Lower", "Slide and lift"; or ""."""
    segment = moment.segment
    if not segment.is_work:
        return ""
    say = next((phase.say for phase in segment.loop if phase.name == moment.phase), segment.say)
    return without_breath(phase_in_full(moment.breath, moment.phase, say), moment.breath).removesuffix(".")


def without_breath(text: str, breath: Breath) -> str:
    """Return a sentence without the breath that stands in the word above it: "Slide your left foot back"."""
    first = _BREATH_FIRST.get(breath)
    found = re.match(first, text) if first else None
    rest = text[found.end() :].lstrip("., ") if found else text
    return text if "breathe " in rest else capital(rest)


def part_line(segment: Segment, item: PlanItem | None = None) -> str:
    """Return "Left leg · set 1 of 2", as far as it applies; the item is the segment's, where there is one."""
    parts = [capital(limb(segment.side, item))] if segment.side else []
    if segment.set and segment.sets and segment.sets > 1:
        parts.append(f"set {segment.set} of {segment.sets}")
    line = DOT.join(parts)
    return line[:1].upper() + line[1:]


def count_lines(moment: Moment) -> tuple[str, str]:
    """Return what stands beside the giant number: "of 10" and "breaths"; a repetition needs no name."""
    one, many = UNIT_WORDS[moment.unit]
    if moment.of is None or moment.unit is Unit.SECONDS:
        return "", one if moment.count == 1 else many
    return f"of {moment.of}", "" if moment.unit is Unit.REPS else one if moment.of == 1 else many


def next_line(plan: Plan, moment: Moment) -> str:
    """Return what comes after this exercise."""
    if moment.next_item is None:
        return "That was all" if moment.segment.kind is SegmentKind.FINISH else "Last exercise"
    item = plan.items[moment.next_item]
    return f"Next: {item.variation.short_name}"


def file_problem(problem: Problem) -> str:
    """Return what is wrong with a file or folder, in a line: with its place where it has one."""
    if problem.severity is Severity.WARNING:
        return problem.message
    return str(problem) if problem.line > 1 or problem.column > 1 else f"{problem.file}: {problem.message}"


def swap_text(item: PlanItem) -> str:
    """Return why this variation stands here, or nothing where it is the routine's own and in the routine's order."""
    return " ".join(text for text in (item.reason if item.replaced is not None else "", item.moved) if text)
