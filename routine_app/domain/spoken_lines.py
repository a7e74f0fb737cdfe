"""What is told of an exercise, sentence by sentence: which, on which side, how much, how, and what to mind.

Knows plan items and words; does not know when anything is said or how long that takes. Sentences are short, calm and
make sense to someone with her eyes shut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from routine_app.domain import cue_words as words
from routine_app.domain import sentences
from routine_app.domain.exercise import RepsDose, TimeDose
from routine_app.domain.fetching import PUT_ON
from routine_app.domain.options import CompileOptions
from routine_app.domain.plan import PlanItem
from routine_app.domain.script import Bout, sets_of
from routine_app.domain.timeline import CueKind
from routine_app.domain.transitions import Move
from routine_app.domain.vocabulary import Position, Side

_LIE = r"^Lie on your (?:(?:left|right) )?side(?:,| with)? "
_LYING = frozenset({Position.SIDE_LYING, Position.SUPINE, Position.INCLINE})
_BETWEEN_SETS = "Between the sets,"
_SENTENCE_ENDS = r"(?<=[.!?])\s+"


class SpokenLine(msgspec.Struct, frozen=True):
    """One sentence to say. A `brief` one is said at every level that speaks at all."""

    text: str
    kind: CueKind
    brief: bool = False


def announced(item: PlanItem, *, is_first: bool) -> SpokenLine:
    """Return which exercise comes."""
    return SpokenLine(f"{'First' if is_first else 'Next'}: {item.variation.short_name}.", CueKind.ANNOUNCE, brief=True)


def ending(last: PlanItem | None) -> Iterator[SpokenLine]:
    """Yield how a session ends; who ends it lying down hears how to get up (content sheet B4.9)."""
    yield SpokenLine(sentences.FINISH, CueKind.END, brief=True)
    if last is not None and last.end in _LYING:
        text = sentences.GET_UP if last.end is Position.SIDE_LYING else sentences.ROLL_AND_GET_UP
        yield SpokenLine(text, CueKind.END, brief=True)  # safe at every level


def side(item: PlanItem, to: Bout, *, moving: bool = False) -> Iterator[SpokenLine]:
    """Yield which side comes first, or with which it goes on; `moving`: she is not yet in position."""
    if to.side is None:
        return
    text = words.capital(sentences.side_of(item, to.side))
    if text == words.capital(sentences.limb(to.side, item)) and to.set == 1:
        text = f"{text} first"
    elif moving and item.start is Position.SIDE_LYING and text.startswith("Lie "):
        text = f"You will l{text[1:]}"  # an author's words may name a limb alone, or begin with a capital
    yield SpokenLine(f"{text}.", CueKind.AMOUNT, brief=True)


def name_the_side(item: PlanItem, steps: Iterable[SpokenLine]) -> bool:
    """Whether these steps of it say by themselves which limb is meant."""
    pairs = zip(item.variation.steps_on(Side.LEFT), item.variation.steps_on(Side.RIGHT), strict=True)
    named = {text for pair in pairs if pair[0] != pair[1] for text in pair}
    return any(each.text in named for each in steps)


def amount(item: PlanItem, to: Bout, options: CompileOptions) -> SpokenLine:
    """Return how much there is to do, or in later sets, and within one, which one it is."""
    if to.set == 1 and not to.done:
        return SpokenLine(sentences.amount(item, options), CueKind.AMOUNT, brief=True)
    return SpokenLine(f"Set {to.set} of {sets_of(item)}." if sets_of(item) > 1 else "", CueKind.AMOUNT, brief=True)


def before(item: PlanItem, on: Side | None) -> Iterator[SpokenLine]:
    """Yield what she must know before she begins: all steps in order, but of breathing only how she is there."""
    steps = item.variation.steps_on(on)[: _steps_before(item)]
    yield from _steps(item, (step for step in steps if not step.startswith(_BETWEEN_SETS)), on)


def once_lying(step: SpokenLine) -> SpokenLine:
    """Return a first step without the side to lie on, which the way there has told: "Right knee bent."."""
    rest = lying_words(step.text)
    return step if rest == step.text else SpokenLine(rest, step.kind, step.brief)


@lru_cache(maxsize=4096)
def lying_words(text: str) -> str:
    """Return a step in the words of `once_lying`."""
    return words.capital(re.sub(_LIE, "", text, count=1)) or text


def movement_again(item: PlanItem, to: Bout) -> Iterator[SpokenLine]:
    """Yield how it begins on her other side, in the steps that name the limb.

    Repetitions tell by themselves how they go: of them only the first time. A hold is told all that leads into it each
    time, but what is said with the side: its words, or its first step unless she lies on her side.
    """
    held = not isinstance(item.dose, RepsDose)
    goes_on = to.set > 1 and (item.start is Position.SIDE_LYING or not held)  # on the same side, or by itself
    if to.side is None or goes_on or not item.variation.tempo:
        return
    into = item.variation.tempo[0].step
    first, last = into, into
    if held:
        first = int(item.start is not Position.SIDE_LYING)
        last = max(phase.step for phase in item.variation.tempo)
    for step in range(first, last + 1):
        text = sentences.step_of(item, step, to.side)
        if text != sentences.step_of(item, step, to.side.other) and not _says(item, text, to.side):
            yield once_lying(SpokenLine(text, CueKind.STEP))


def _says(item: PlanItem, text: str, side: Side) -> bool:
    """Whether a step says what the words of the side have just said: "Rest your left ankle on your right thigh."."""
    parts = item.variation.side_words_on(side).lower().split(", ")
    return any(part in text.lower() and side in part and side.other in part for part in parts)


def later(item: PlanItem, on: Side | None) -> Iterator[SpokenLine]:
    """Yield what may as well be told once she has begun: what is for her rests, the rest of the steps, and the note."""
    yield from _for_the_rests(item)
    yield from _steps(item, item.variation.steps_on(on)[_steps_before(item) :], on)
    yield from notes(item.note)


def notes(text: str) -> Iterator[SpokenLine]:
    """Yield what an author notes, of an exercise or of all of the routine, each sentence whole."""
    yield from (SpokenLine(each, CueKind.NOTE) for each in sentences_in(text))


def caution(item: PlanItem) -> Iterator[SpokenLine]:
    """Yield what to mind today, each sentence whole."""
    said = (text for each in item.cautions for text in sentences_in(each))
    yield from (SpokenLine(text, CueKind.CAUTION, brief=True) for text in said if not text.startswith(_BETWEEN_SETS))


def closing(item: PlanItem, on: Side | None) -> Iterator[SpokenLine]:
    """Yield how to leave the pose, where a step says so."""
    if item.variation.closing_step is not None:
        yield SpokenLine(sentences.step_of(item, item.variation.closing_step, on), CueKind.STEP)


def move(on_the_way: Move) -> SpokenLine:
    """Return how to move, or what to do at a stop on the way."""
    kind = CueKind.FETCH if on_the_way.is_stop else CueKind.MOVE
    return SpokenLine(on_the_way.text, kind, brief=True)


@lru_cache(maxsize=4096)
def sentences_in(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; a line that ends without a stop is one too."""
    said = words.in_one_breath(text)
    return tuple(each for each in re.split(_SENTENCE_ENDS, said) if each)


def _steps(item: PlanItem, steps: Iterable[str], on: Side | None) -> Iterator[SpokenLine]:
    closes = {each.text for each in closing(item, on)}
    yield from (SpokenLine(step, CueKind.STEP) for step in steps if step not in closes)


def _for_the_rests(item: PlanItem) -> Iterator[SpokenLine]:
    """Yield what she does between the sets, where there are several; the way onto her side tells that itself."""
    if sets_of(item) < 2 or item.variation.rests_on_side:
        return
    cautions = (text for each in item.cautions for text in sentences_in(each))
    for texts, kind in ((item.variation.steps, CueKind.STEP), (cautions, CueKind.NOTE)):
        for text in texts:
            if text.startswith(_BETWEEN_SETS):
                yield SpokenLine(text, kind, brief=kind is CueKind.NOTE)


def _steps_before(item: PlanItem) -> int:
    """Return how many steps are told before she begins; of breathing the first, and all that put pillows round her."""
    steps = len(item.variation.steps)
    if not isinstance(item.dose, TimeDose):
        return steps
    into_the_pose = min((phase.step for phase in item.variation.tempo), default=1)
    return max(1, into_the_pose) if PUT_ON.intersection(item.things) else min(1, steps)
