"""`routine-app preview ROUTINE`: the plan and the timed script, without playing it.

Takes only its options into account, not her stored comfort or pins, so that the same line always gives the same answer.
Knows resolve and compile; the keys of the JSON are a promise to scripts (docs/cli.md).
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import msgspec

from routine_app.cli.options import Subcommands, add_comfort, add_everywhere, add_playing, add_routine, comfort_from
from routine_app.domain.exercise import HoldDose, RepsDose
from routine_app.domain.timeline import CueKind
from routine_app.domain.vocabulary import Breath, SegmentKind, Side, Sides

SPOKEN = "Times are those of a session that began now, by the voice"
ESTIMATED = "Times are estimated, as where no voice is."
NO_VOICE = "No voice was found on this computer: times are estimated."

if TYPE_CHECKING:
    from routine_app.domain.plan import Plan, PlanItem
    from routine_app.domain.timeline import Cue, Segment, Timeline


class ItemRow(msgspec.Struct, frozen=True):
    """One exercise of the plan; `replaced` is the id of the variation that the routine meant, if any."""

    exercise: str
    variation: str
    replaced: str | None
    reason: str | None
    sets: int
    reps: int | None
    sides: Sides


class SkippedRow(msgspec.Struct, frozen=True):
    """One exercise that is left out, and why."""

    exercise: str
    reason: str


class SegmentRow(msgspec.Struct, frozen=True):
    """One segment of the timeline; None where it has no such thing."""

    start_ms: int
    duration_ms: int
    kind: SegmentKind
    exercise: str | None
    variation: str | None
    side: Side | None
    set: int | None
    rep: int | None
    phase: str | None
    breath: Breath


class CueRow(msgspec.Struct, frozen=True):
    """One thing to hear; `text` is empty for a tone alone."""

    at_ms: int
    kind: CueKind
    text: str


class PreviewReport(msgspec.Struct, frozen=True):
    """The whole of `preview --json`."""

    routine: str
    author: str | None
    seconds: float
    items: tuple[ItemRow, ...]
    skipped: tuple[SkippedRow, ...]
    segments: tuple[SegmentRow, ...]
    cues: tuple[CueRow, ...]


def register(commands: Subcommands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "preview",
        help="the plan and the timed script, without opening a window",
        description="Shows what would be played. Only the options count here, not what is stored from earlier days.",
    )
    add_routine(parser)
    add_comfort(parser)
    add_playing(parser, shown=False)
    parser.add_argument("--heard", action="store_true", help="what she hears, and when: nothing else")
    parser.add_argument("--estimated", action="store_true", help="times as where no voice is, the same on any computer")
    parser.add_argument("--json", action="store_true", help="for scripts")
    add_everywhere(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the plan and the script."""
    from routine_app.cli.output import print_json, say
    from routine_app.cli.plan_text import heard_lines, plan_lines, routine_lines, script_lines
    from routine_app.content.catalogue import load_catalogue
    from routine_app.domain.compile import compile_plan
    from routine_app.domain.resolve import resolve
    from routine_app.paths import user_paths
    from routine_app.sound.speech import looking_on

    paths = user_paths(getattr(arguments, "data_dir", None))
    catalogue = load_catalogue(paths.routines)
    routine = catalogue.routine(arguments.routine)
    plan = resolve(routine, catalogue.exercises, comfort_from(arguments))
    speech = None if arguments.estimated else looking_on(paths.cache)
    if speech is not None and speech.title:
        timeline, stands_on = compile_plan(plan, None, speech.length_at_once_ms), f"{SPOKEN} {speech.title}."
    else:
        timeline, stands_on = compile_plan(plan), ESTIMATED if speech is None else NO_VOICE
    if arguments.json:
        print_json(preview(plan, timeline, routine.author))
    elif arguments.heard:
        say("\n".join(heard_lines(timeline)))
    else:
        lines = plan_lines(plan, timeline, tuple(routine_lines(routine)))
        say("\n".join([*lines, stands_on, "", "Script", *script_lines(timeline)]))
    return 0


def preview(plan: Plan, timeline: Timeline, author: str = "") -> PreviewReport:
    """Return the plan and its timeline in the form that scripts rely on."""
    return PreviewReport(
        routine=plan.routine_id,
        author=author or None,
        seconds=timeline.duration_ms / 1000,
        items=tuple(_item_row(item) for item in plan.items),
        skipped=tuple(SkippedRow(each.exercise, each.reason) for each in plan.skipped),
        segments=tuple(_segment_row(segment) for segment in timeline.segments),
        cues=tuple(_cue_row(cue) for cue in timeline.cues),
    )


def _item_row(item: PlanItem) -> ItemRow:
    return ItemRow(
        exercise=item.exercise.id,
        variation=item.variation.id,
        replaced=item.replaced.id if item.replaced else None,
        reason=item.reason or None,
        sets=item.dose.sets if isinstance(item.dose, RepsDose | HoldDose) else 1,
        reps=item.dose.reps if isinstance(item.dose, RepsDose) else None,
        sides=item.sides,
    )


def _segment_row(segment: Segment) -> SegmentRow:
    return SegmentRow(
        start_ms=segment.start_ms,
        duration_ms=segment.duration_ms,
        kind=segment.kind,
        exercise=segment.exercise,
        variation=segment.variation,
        side=segment.side,
        set=segment.set,
        rep=segment.rep,
        phase=segment.phase,
        breath=segment.breath,
    )


def _cue_row(cue: Cue) -> CueRow:
    return CueRow(cue.at_ms, cue.kind, cue.text)
