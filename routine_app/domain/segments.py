"""Lays steps out in time: script -> segments at absolute milliseconds.

Knows tempo and the script; does not know breath fullness, cues or players.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from routine_app.domain import sentences
from routine_app.domain.exercise import HoldDose, Phase, RepsDose
from routine_app.domain.options import CompileOptions
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.script import Bout, ChangeStep, FinishStep, WaitStep, sets_of
from routine_app.domain.tempo import cycles, is_open, timed_tempo
from routine_app.domain.timed_steps import TimedStep
from routine_app.domain.timeline import Said, Segment
from routine_app.domain.vocabulary import SegmentKind


def lay_out(plan: Plan, steps: Iterable[TimedStep], options: CompileOptions, start_ms: int) -> tuple[Segment, ...]:
    """Return the segments of the steps, one after another from `start_ms`."""
    laid: list[Segment] = []
    for timed in steps:
        laid.extend(_segments(plan, timed, options, laid[-1].end_ms if laid else start_ms))
    return _counted_down(laid)


def _segments(plan: Plan, timed: TimedStep, options: CompileOptions, at: int) -> Iterable[Segment]:
    match timed.step:
        case ChangeStep() | WaitStep():
            return (_waiting(plan, timed.step, timed, at),)
        case Bout() as bout:
            item = plan.items[bout.item]
            if is_open(item, options):
                return _open_set(item, bout, options, at)
            return _bout(item, bout, options, timed, at)
        case FinishStep():
            return (Segment(at, timed.ms, SegmentKind.FINISH, text=sentences.FINISH, talk=timed.talk),)


def _waiting(plan: Plan, step: ChangeStep | WaitStep, timed: TimedStep, at: int) -> Segment:
    item, to = plan.items[step.to.item], step.to
    waits = Segment(
        start_ms=at,
        duration_ms=timed.ms,
        kind=SegmentKind.CHANGE_POSITION,
        item=to.item,
        exercise=item.exercise.id,
        variation=item.variation.id,
        side=to.side,
        set=to.set,
        sets=sets_of(item),
        countdown_end_ms=at + timed.ms,
        talk=timed.talk,
    )
    if isinstance(step, ChangeStep):
        move = step.move
        return replace(waits, phase=move.to.value, origin=move.origin.value, text=move.text)
    text = sentences.waiting(item, step.kind, to.set, to.side, on_side=step.at is not None)
    return replace(waits, kind=step.kind, text=text, waypoint=step.at)


def _counted_down(laid: list[Segment]) -> tuple[Segment, ...]:
    """Let each move of a change of position count down to the end of the whole change, or to a stop on the way."""
    for number in range(len(laid) - 2, -1, -1):
        here, after = laid[number], laid[number + 1]
        if here.is_one_part_with(after):
            laid[number] = replace(here, countdown_end_ms=after.countdown_end_ms)
    return tuple(laid)


def _bout(item: PlanItem, bout: Bout, options: CompileOptions, timed: TimedStep, at: int) -> Iterator[Segment]:
    """Yield the phases of one set of one side, from the repetition or breath after those already done."""
    start_ms, talk = at, list(timed.talk)
    tempo, total = timed_tempo(item, options), cycles(item)
    end_ms = at + max(0, total - bout.done) * sum(phase.ms for phase in tempo)
    kind, sets = _bout_kind(item), sets_of(item)
    for rep in range(bout.done + 1, total + 1):
        for phase in tempo:
            yield Segment(
                start_ms=at,
                duration_ms=phase.ms,
                kind=kind,
                item=bout.item,
                exercise=item.exercise.id,
                variation=item.variation.id,
                side=bout.side,
                set=bout.set,
                sets=sets,
                rep=rep,
                reps=total,
                phase=phase.name,
                breath=phase.breath,
                say=phase.say,
                text=sentences.step_of(item, phase.step, bout.side),
                countdown_end_ms=end_ms if kind is SegmentKind.HOLD else None,
                talk=_told_by(talk, at - start_ms, at + phase.ms - start_ms),
            )
            at += phase.ms


def _told_by(talk: list[Said], from_ms: int, until_ms: int) -> tuple[Said, ...]:
    """Take what begins by then, in ms from the start of the set, and return it in ms from `from_ms`."""
    told: list[Said] = []
    while talk and talk[0].at_ms < until_ms:
        said = talk.pop(0)
        told.append(replace(said, at_ms=said.at_ms - from_ms))
    return tuple(told)


def _open_set(item: PlanItem, bout: Bout, options: CompileOptions, at: int) -> tuple[Segment, ...]:
    """Return one segment that waits for her; its length is an estimate for the repetitions that are left."""
    tempo: tuple[Phase, ...] = timed_tempo(item, options)
    total = cycles(item)
    if bout.done >= total:
        return ()
    first = tempo[0]
    return (
        Segment(
            start_ms=at,
            duration_ms=(total - bout.done) * sum(phase.ms for phase in tempo),
            kind=SegmentKind.WORK,
            item=bout.item,
            exercise=item.exercise.id,
            variation=item.variation.id,
            side=bout.side,
            set=bout.set,
            sets=sets_of(item),
            reps=total,
            phase=first.name,
            breath=first.breath,
            text=sentences.step_of(item, first.step, bout.side),
            open=True,
            loop=tempo,
        ),
    )


def _bout_kind(item: PlanItem) -> SegmentKind:
    if isinstance(item.dose, RepsDose):
        return SegmentKind.WORK
    return SegmentKind.HOLD if isinstance(item.dose, HoldDose) else SegmentKind.BREATHE
