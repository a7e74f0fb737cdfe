"""Lays steps out in time: script -> segments at absolute milliseconds.

Knows tempo and the script; does not know breath fullness, cues or players.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from routine_app.domain import sentences
from routine_app.domain.exercise import HoldDose, Phase, RepsDose
from routine_app.domain.options import CompileOptions
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.script import FINISH_MS, Bout, ChangeStep, FinishStep, Step, WaitStep, sets_of
from routine_app.domain.tempo import cycles, is_open, timed_tempo
from routine_app.domain.timeline import Segment
from routine_app.domain.vocabulary import SegmentKind


def lay_out(plan: Plan, steps: Iterable[Step], options: CompileOptions, start_ms: int) -> tuple[Segment, ...]:
    """Return the segments of the steps, one after another from `start_ms`. A step of no length has none."""
    laid: list[Segment] = []
    for step in steps:
        laid.extend(_segments(plan, step, options, laid[-1].end_ms if laid else start_ms))
    return tuple(laid)


def _segments(plan: Plan, step: Step, options: CompileOptions, at: int) -> Iterable[Segment]:
    match step:
        case ChangeStep():
            return (_change(plan, step, at),)
        case WaitStep():
            return (_wait(plan, step, at),) if step.ms > 0 else ()
        case Bout():
            item = plan.items[step.item]
            return _open_set(item, step, options, at) if is_open(item, options) else _bout(item, step, options, at)
        case FinishStep():
            return (Segment(at, FINISH_MS, SegmentKind.FINISH, text=sentences.FINISH),)


def _change(plan: Plan, step: ChangeStep, at: int) -> Segment:
    item = plan.items[step.to.item]
    return Segment(
        start_ms=at,
        duration_ms=step.move.ms,
        kind=SegmentKind.CHANGE_POSITION,
        item=step.to.item,
        exercise=item.exercise.id,
        variation=item.variation.id,
        side=step.to.side,
        set=step.to.set,
        sets=sets_of(item),
        phase=step.move.to.value,
        text=step.move.text,
        countdown_end_ms=at + step.left_ms,
        origin=step.move.origin.value,
    )


def _wait(plan: Plan, step: WaitStep, at: int) -> Segment:
    item = plan.items[step.to.item]
    return Segment(
        start_ms=at,
        duration_ms=step.ms,
        kind=step.kind,
        item=step.to.item,
        exercise=item.exercise.id,
        variation=item.variation.id,
        side=step.to.side,
        set=step.to.set,
        sets=sets_of(item),
        text=sentences.waiting(item, step.kind, step.to.set, step.to.side),
        countdown_end_ms=at + step.ms,
    )


def _bout(item: PlanItem, bout: Bout, options: CompileOptions, at: int) -> Iterator[Segment]:
    """Yield the phases of one set of one side, from the repetition or breath after those already done."""
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
                text=sentences.step_of(item, phase.step, bout.side),
                countdown_end_ms=end_ms if kind is SegmentKind.HOLD else None,
            )
            at += phase.ms


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
