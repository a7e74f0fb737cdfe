"""What the readout says at a moment: a pure function of the moment, the plan and whether time runs.

Knows words and values; knows no widget.
"""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from routine_app.application import words
from routine_app.domain.fetching import LONGER
from routine_app.domain.plan import Plan, PlanItem
from routine_app.domain.sentences import step_of
from routine_app.domain.spoken_lines import sentences_in
from routine_app.domain.timeline import Moment
from routine_app.domain.vocabulary import SegmentKind
from routine_app.playback.player import State

PAUSED_TEXT = "Press Space when you want to go on."
GAP_TEXT = "The computer was away for a moment, so this waits where you were. Press Space to go on."
LONG = 60  # letters: a sentence of more than two lines, from across the room
MIND_MS = 6_000  # for which one thing to mind is shown before the next one
_REST = re.compile(r"^Rest(?: for (?:about )?\d+ seconds)?\. (?=\S)")
_NEXT_MS = 9_000  # before the work begins: what comes is shown, and nothing else
LONGER_TEXT = "Longer: press Space"
WAITING_TEXT = "Take the time you need. Press Enter when you have done this set."

_QUIET = (SegmentKind.GET_READY, SegmentKind.REST)  # in these, what is told comes to an end before the time does


class Mood(StrEnum):
    """What the big word is about, which gives it its colour."""

    BREATH = "breath"
    NOW = "now"


class ReadoutView(msgspec.Struct, frozen=True):
    """All that the readout says."""

    name: str = ""
    part: str = ""
    word: str = ""
    mood: Mood = Mood.BREATH
    move: str = ""
    do: str = ""
    number: str = ""
    of: str = ""
    unit: str = ""


def reading_of(
    moment: Moment, plan: Plan, state: State, *, count_in_s: int = 0, after_gap: bool = False
) -> ReadoutView:
    """Return the reading; `count_in_s` are the seconds until it goes on, `after_gap` whether the computer was away."""
    segment = moment.segment
    item = plan.items[segment.item] if segment.item is not None else None
    of, unit = words.count_lines(moment)
    do = _sentence(moment, item)
    said = ReadoutView(
        name=item.variation.short_name if item else plan.routine_name,
        part=words.part_line(segment, item),
        word=words.big_word(moment),
        mood=Mood.BREATH if segment.is_work else Mood.NOW,
        move=beside(words.move_word(moment), do),
        do=do,
        number="" if moment.waiting else str(moment.count),
        of="" if moment.waiting else of,
        unit="" if moment.waiting else unit,
    )
    return _as_state(said, state, moment, count_in_s, after_gap=after_gap)


def beside(move: str, do: str) -> str:
    """Return the movement's word where there is room for it: a long sentence says it by itself, and needs its line."""
    return move if len(do) <= LONG else ""


def _as_state(said: ReadoutView, state: State, moment: Moment, count_in_s: int, *, after_gap: bool) -> ReadoutView:
    """Return the reading with what the player's state adds to it."""
    fetches = said.do.endswith(LONGER)
    if fetches:  # a long list needs the room for large letters: that Space waits stands beside the count
        said = replace(said, do=said.do.removesuffix(LONGER))
    if state is State.PAUSED:
        paused = said.do if fetches else PAUSED_TEXT  # what she has paused for stays in sight
        return _replace(said, word="Paused", do=GAP_TEXT if after_gap else paused)
    if (
        state is State.COUNTING_IN
    ):  # in the word: where repetitions are counted, three, two, one would be taken for them
        return _replace(said, word=f"Going on in {count_in_s}", number="", of="", unit="")
    if moment.waiting:
        return _replace(said, word="When you are ready", do=WAITING_TEXT)
    return replace(said, of=said.unit, unit=LONGER_TEXT) if fetches else said


def _replace(said: ReadoutView, **changes: str) -> ReadoutView:
    return replace(said, mood=Mood.NOW, move="", **changes)


def _sentence(moment: Moment, item: PlanItem | None) -> str:
    """Return what to do: what is told, the step of this phase, or in the quiet of a pause what to mind."""
    segment = moment.segment
    if item is not None and segment.open:  # its phases go round: the segment's own text is that of the first one
        step = next((phase.step for phase in segment.loop if phase.name == moment.phase), 0)
        return words.without_breath(step_of(item, step, segment.side), moment.breath)
    if segment.is_work:
        return words.without_breath(moment.text, moment.breath)
    return _plain(_minded(moment, item) or moment.text)


def _minded(moment: Moment, item: PlanItem | None) -> str:
    """Return which thing to mind is due once nothing is told any more, "" for none: each large enough to read."""
    segment = moment.segment
    told_ms = max((each.end_ms for each in segment.talk), default=0)
    quiet_ms = moment.elapsed_ms - told_ms - MIND_MS
    if item is None or segment.kind not in _QUIET or quiet_ms < 0:
        return ""
    if moment.remaining_ms <= _NEXT_MS:
        return segment.text
    to_mind = [each for text in (*item.cautions, item.note) for each in sentences_in(text)]
    turns = [*to_mind, segment.text]
    return turns[quiet_ms // MIND_MS % len(turns)]


def _plain(text: str) -> str:
    """Return the sentence of a rest without what stands above it and in the count."""
    return _REST.sub("", text)
