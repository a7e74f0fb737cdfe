"""The script, timed: how long each step lasts, and what is told in it.

Waiting lasts as long as what there is to say and to do. The first time that a variation is done in a session all of its
steps are told, with its note and caution: what she must know before she begins in getting ready, the rest while she
rests, holds or breathes. From then on it is short, and so it is from the start for what she has done lately
(`known`). Knows the script, plans and the length of each text; does not know segments, cue levels or clocks; all in ms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

import msgspec
from msgspec.structs import replace

from routine_app.domain import sentences, spoken_lines
from routine_app.domain.exercise import HoldDose, RepsDose, TimeDose
from routine_app.domain.known import is_known, put_on_ms, still_told
from routine_app.domain.options import CompileOptions
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.quiet_windows import QuietText, place_all
from routine_app.domain.reminders import moving_ms, reminder
from routine_app.domain.rest_words import lasting, rest_lasting
from routine_app.domain.script import FINISH_MS, Bout, ChangeStep, FinishStep, Step, WaitStep, item_of
from routine_app.domain.silences import BETWEEN_MS, before_work_ms, laid_out
from routine_app.domain.so_far import NOTHING, Leaving, SoFar
from routine_app.domain.spoken_length import LengthOf
from routine_app.domain.spoken_lines import SpokenLine, lying_words, once_lying
from routine_app.domain.tempo import cycles, timed_tempo
from routine_app.domain.timeline import CueKind, Said
from routine_app.domain.vocabulary import Breath, Position, SegmentKind, Side

_AFTER_MS = 600  # of silence before the ticks, or before what is not of this step
_MINDED_MS = 12_000  # of what to mind before she begins; the rest is told in the first pause
_LONGER_MS = 8_000  # so much longer a pause may be where others follow


class TimedStep(msgspec.Struct, frozen=True):
    """A step, its length, and what is told in it, in ms from its start."""

    step: Step
    ms: int
    talk: tuple[Said, ...] = ()


def timed_steps(
    plan: Plan,
    steps: Iterable[Step],
    options: CompileOptions,
    length_of: LengthOf,
    before: SoFar = NOTHING,
) -> Iterator[TimedStep]:
    """Yield the steps in order, timed, from how the session stands `before` them. A step of no length is left out."""
    script = tuple(steps)
    telling = _Telling(plan, options, length_of, script, before)
    for number in range(len(script)):
        timed = telling.timed(number)
        if timed.ms > 0:
            yield timed


class _Telling:
    """Goes through a script once, and knows what has been told already."""

    def __init__(
        self, plan: Plan, options: CompileOptions, length_of: LengthOf, script: tuple[Step, ...], before: SoFar
    ) -> None:
        self._plan, self._options, self._length_of, self._script = plan, options, length_of, script
        self._told = defaultdict(set, {variation: set(texts) for variation, texts in before.told.items()})
        self._before = before
        self._in_holds: dict[Bout, tuple[Said, ...]] = {}

    def timed(self, number: int) -> TimedStep:
        step = self._script[number]
        match step:
            case ChangeStep():
                return self._change(step, number)
            case WaitStep(kind=SegmentKind.GET_READY):
                return self._get_ready(step, number)
            case WaitStep():
                return self._pause(step, number)
            case Bout():
                return self._bout(step, number)
            case FinishStep():
                left = self._left(number)
                lines = [*self._closing(number), *spoken_lines.ending(left.item if left else None)]
                return self._lasting(step, lines, FINISH_MS, _AFTER_MS)

    def _change(self, step: ChangeStep, number: int) -> TimedStep:
        """Return one move; she begins it when she has heard how."""
        lines = self._lead(step.to, number) if _begins(self._script, number) else self._closing(number)
        talk = self._laid_out(step, [*lines, spoken_lines.move(step.move)])
        begins_ms, told_ms = (talk[-1].at_ms, talk[-1].end_ms) if talk else (0, 0)
        return TimedStep(step, max(begins_ms + step.move.ms, told_ms + BETWEEN_MS), talk)

    def _get_ready(self, step: WaitStep, number: int) -> TimedStep:
        item = self._plan.items[step.to.item]
        all_steps = list(spoken_lines.before(item, step.to.side))
        before = self._untold(item, all_steps)
        told = [] if is_known(self._plan, item) else before
        told = told or all_steps[:1]
        into = {line.text for line in spoken_lines.movement_again(item, step.to)} if _is_held(item) else set()
        steps = [line for line in all_steps if line in told or once_lying(line).text in into]
        begins = _begins(self._script, number)
        lead = self._lead(step.to, number) if begins else []
        again = [] if begins or spoken_lines.name_the_side(item, steps) else list(spoken_lines.side(item, step.to))
        later = self._no_room_later(step.to.item, number)
        self._told[item.variation.id].update(line.text for line in (*steps, *later))
        if step.to.side is not None or not begins:  # she has heard on which side to lie
            steps = [once_lying(each) for each in steps]
        at = 0 if item.start is Position.SIDE_LYING else 1
        lines = [*lead, *steps[:at], *again, *steps[at:], *later]
        puts_on_ms = put_on_ms(self._plan, step.to.item) if before else 0
        return self._lasting(step, lines, max(step.ms, puts_on_ms), before_work_ms(item, _AFTER_MS))

    def _pause(self, step: WaitStep, number: int) -> TimedStep:
        """Return a rest or a change of sides; none where the author wants none."""
        if step.ms <= 0:
            return TimedStep(step, 0)
        item = self._plan.items[step.to.item]
        kind = CueKind.REST if step.kind is SegmentKind.REST else CueKind.SWITCH
        text = sentences.waiting(item, step.kind, step.to.set, step.to.side, on_side=step.at is not None)
        comes = not _leads_to_get_ready(self._script, number + 1)  # else that tells how it begins
        reminded = reminder(item, step.to, step.ms) if kind is CueKind.REST and comes else ()
        again = list(spoken_lines.movement_again(item, step.to)) if comes and not reminded else []
        changes = kind is CueKind.SWITCH or again or len(reminded) > 1
        after_ms = before_work_ms(item, moving_ms(item) if changes else _AFTER_MS)
        after_ms += _needed(laid_out(reminded, self._length_of), _AFTER_MS)
        begun = [*self._closing(number), SpokenLine(rest_lasting(text, step.ms), kind, brief=True)]
        if _is_held(item) or not self._is_longer(begun + again, after_ms, step.ms):
            begun += again
        pending = self._pending(item, step.to.side)
        most_ms = step.ms + _LONGER_MS
        while pending and self._pauses(step.to.item, number) and self._is_longer(begun + pending, after_ms, most_ms):
            pending.pop()
        self._told[item.variation.id].update(line.text for line in pending)
        timed = self._lasting(step, [*begun, *pending], step.ms, after_ms)
        return replace(timed, talk=lasting(timed.talk, timed.ms))  # it may have become longer than its words said

    def _bout(self, bout: Bout, number: int) -> TimedStep:
        item = self._plan.items[bout.item]
        if _is_held(item) and bout not in self._in_holds:
            self._no_room_later(bout.item, number)
        length = max(0, cycles(item) - bout.done) * sum(phase.ms for phase in timed_tempo(item, self._options))
        return TimedStep(bout, length, self._in_holds.get(bout, ()))

    def _lasting(self, step: Step, lines: Sequence[SpokenLine], least_ms: int, after_ms: int) -> TimedStep:
        talk = self._laid_out(step, lines)
        return TimedStep(step, max(least_ms, _needed(talk, after_ms)), talk)

    def _laid_out(self, step: Step, lines: Sequence[SpokenLine]) -> tuple[Said, ...]:
        """Return the sentences one after another, the first ones once nobody speaks any more."""
        return laid_out(lines, self._length_of, self._before.speaks_ms if step is self._script[0] else 0)

    def _is_longer(self, lines: Sequence[SpokenLine], after_ms: int, ms: int) -> bool:
        """Whether telling all this takes longer, with the silence after it."""
        return _needed(laid_out(lines, self._length_of), after_ms) > ms

    def _lead(self, to: Bout, number: int) -> list[SpokenLine]:
        """Return what comes, on which side, and how much of it."""
        item = self._plan.items[to.item]
        is_first = to.item == 0 and _first_but_stops(self._script, number) == 0 and not self._before.told
        announced = spoken_lines.announced(item, is_first=is_first)
        amount = spoken_lines.amount(item, to, self._options)
        side = spoken_lines.side(item, to, moving=isinstance(self._script[number], ChangeStep))
        return [*self._closing(number), announced, *side, amount]

    def _closing(self, number: int) -> list[SpokenLine]:
        """Return how to leave the pose that she is in, where she was in a set before this step."""
        left, following = self._left(number), self._script[number]
        if left is None or not left.works:
            return []
        to = None if isinstance(following, FinishStep | Bout) else self._plan.items[following.to.item]
        stays = to is not None and to.variation.id == left.item.variation.id
        return (
            [] if stays and sentences.ends_lying_flat(left.item) else list(spoken_lines.closing(left.item, left.side))
        )

    def _left(self, number: int) -> Leaving | None:
        """Return what she did before a step, None where that was no set."""
        before = self._script[number - 1] if number else None
        if isinstance(before, Bout):
            return Leaving(self._plan.items[before.item], before.side, works=True)
        return None if number else self._before.leaving

    def _no_room_later(self, index: int, number: int) -> list[SpokenLine]:
        """Find room for what may be told later, and return what is told before she begins.

        That is what to mind, and all that finds no room.
        """
        item, ahead = self._plan.items[index], self._ahead(index, number)
        side = next((each.side for each in ahead if isinstance(each, Bout)), None)
        left = self._pending(item, side)
        if not _is_held(item):
            return left if not self._pauses(index, number) else self._minded(left)
        before = (
            self._minded(left) if isinstance(item.dose, HoldDose) and not isinstance(self._script[number], Bout) else []
        )
        left = left[len(before) :]
        for each in ahead:
            if isinstance(each, Bout) and left:
                left = self._fill(item, each, left)
        return [*before, *left]

    def _pending(self, item: PlanItem, side: Side | None) -> list[SpokenLine]:
        """Return what may be told once she has begun and has not been: what to mind first, in breathing last."""
        minded, later = spoken_lines.caution(item), still_told(self._plan, item, spoken_lines.later(item, side))
        of_all = spoken_lines.notes(self._plan.notes) if item is self._plan.items[0] else ()
        both = (later, minded) if isinstance(item.dose, TimeDose) else (minded, later)
        return self._untold(item, [*both[0], *both[1], *of_all])

    def _minded(self, lines: list[SpokenLine]) -> list[SpokenLine]:
        """Return the first of what to mind, as much as she can take in before she begins."""
        minded: list[SpokenLine] = []
        told_ms = 0
        for line in takewhile(lambda each: each.kind is CueKind.CAUTION, lines):
            told_ms += self._length_of(line.text)
            if minded and told_ms > _MINDED_MS:
                break
            minded.append(line)
        return minded

    def _pauses(self, index: int, number: int) -> bool:
        """Whether a rest or a change of sides of the item is still to come after this step."""
        return any(isinstance(each, WaitStep) and each.ms > 0 for each in self._ahead(index, number))

    def _fill(self, item: PlanItem, bout: Bout, lines: list[SpokenLine]) -> list[SpokenLine]:
        """Give the first of the lines a time within a hold or breathing, and return the others."""
        texts = [QuietText(self._length_of(line.text), _breath_of(item, line, bout.side)) for line in lines]
        places = place_all(texts, timed_tempo(item, self._options), cycles(item), bout.done)
        said = [
            Said(at_ms, text.length_ms, line.text, line.kind, line.brief)
            for line, text, at_ms in zip(lines, texts, places, strict=True)
            if at_ms is not None
        ]
        self._in_holds[bout] = tuple(said)
        self._told[item.variation.id].update(each.text for each in said)
        return lines[len(said) :]

    def _ahead(self, index: int, number: int) -> list[Step]:
        """Return the bouts and pauses of the item after this step, and the step itself where it is a bout."""
        rest = self._script[number if isinstance(self._script[number], Bout) else number + 1 :]
        own = takewhile(lambda each: item_of(each) == index, rest)
        return [each for each in own if not isinstance(each, ChangeStep)]

    def _untold(self, item: PlanItem, lines: Iterable[SpokenLine]) -> list[SpokenLine]:
        told = self._told[item.variation.id]
        return [line for line in lines if line.text and told.isdisjoint((line.text, lying_words(line.text)))]


def _needed(talk: Sequence[Said], after_ms: int) -> int:
    """Return how long telling all this takes, with the silence after it; none where nothing takes time."""
    told_ms = max((each.end_ms for each in talk), default=0)
    return told_ms + after_ms if told_ms else 0


def _is_held(item: PlanItem) -> bool:
    return not isinstance(item.dose, RepsDose)


def _breath_of(item: PlanItem, line: SpokenLine, side: Side | None) -> Breath | None:
    """Return the breath that a step is about, None where it is about all of it."""
    steps = item.variation.steps_on(side)
    about = {phase.breath for phase in item.variation.tempo if steps[phase.step : phase.step + 1] == (line.text,)}
    return about.pop() if len(about) == 1 else None


def _begins(script: Sequence[Step], number: int) -> bool:
    """Whether this step is the first on the way to its set, stops on it left aside."""
    here, first = script[number], _first_but_stops(script, number)
    if isinstance(here, ChangeStep) and (here.move.is_stop or not _leads_to_get_ready(script, number)):
        return False
    before = script[first - 1] if first else None
    on_the_way = isinstance(before, ChangeStep) or (
        isinstance(before, WaitStep) and before.kind is SegmentKind.GET_READY
    )
    return not on_the_way or before is None or item_of(before) != item_of(here)


def _first_but_stops(script: Sequence[Step], number: int) -> int:
    """Return the number of the first of the stops that come right before a step, or that step's own."""
    while number:
        before = script[number - 1]
        is_stop = isinstance(before, ChangeStep) and before.move.is_stop
        if not is_stop or item_of(before) != item_of(script[number]):
            break
        number -= 1
    return number


def _leads_to_get_ready(script: Sequence[Step], number: int) -> bool:
    """Whether a move is on the way to an exercise, and not onto her side for a rest within one, or back."""
    while isinstance(script[number], ChangeStep):
        number += 1
    step = script[number]
    return isinstance(step, WaitStep) and step.kind is SegmentKind.GET_READY
